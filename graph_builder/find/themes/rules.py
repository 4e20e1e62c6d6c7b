"""The expressions of the clause grammar for themes, over a text spelled in letters (see find/letters.py).

A part is what stands between two limits (marks, verbs, adverbs, stop words). One expression runs over all parts of a
passage, passes those that hold no name, and says of the others which words decide what they name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..letters import FILLS, MUTE, Alphabet, none_of, one_of, word
from .lexicon import ThemeEntry
from .words import HEAD, GrammarWords, Sort

# A listed theme that ends so is of the kind only, where enough stands before it: 东江流域横向|生态补偿机制.
HEAD_ENDINGS = ("机制", "体系", "制度")
OPEN_ENDINGS = ("清单", "承诺制", "责任制", "负责制")
LENGTHENED = (*OPEN_ENDINGS, *HEAD_ENDINGS)
DRIVES = ("计划", "行动", "工程")
LONGEST_SHORT = 4
# Themes that plans name in passing as well: they count as the object of a verb only (加强食品安全, 办好进口博览会).
FIELDS = {"field": Sort.FIELD, "event": Sort.EVENT}
# What goes on so long without a mark or a verb is no prose; what follows may then be quadratic in it.
LONGEST_PART = 300
# The limit that may sum up a list.
SUM = "等"
# An amount behind a name, and what it ends in: 2个, 3.5万亩, 30个村.
COUNTED = (
    r"\d[\d.,]*+[多余]?[万亿]?(?:个[村镇县乡]?|[条项家所处座台套件户人亩名批类]|公里|万?平方米|人次)(?:以上|左右)?"
)
MEASURES = frozenset("个村镇县乡条项家所处座台套件户人亩名批类里米次上右")
# How many characters besides generic words make a name; behind a quoted phrase, or before a listed kind, more.
LEAST, MORE = 2, 4
# Which group of `Rules.part` was the last to match, by what was found.
HEADED, LISTED, BANNERED, OPEN, JOINED = 6, 7, 8, 9, 10

# How long the place's name behind a banner word is.
_PLACE = "{2,3}"
_LIMITS = Sort.CUT | Sort.VERB | Sort.ADVERB | Sort.STOP
_NAMING = HEAD | Sort.ENTRY | Sort.BANNER | Sort.TITLING
_OPENING = Sort.EDGE_VERB | Sort.ADVERB
# What a listed theme must not be besides to be one wherever it stands, nor a head to be no more than one.
_DOUBTFUL = Sort.FIELD | Sort.EVENT | Sort.LENGTHENED | Sort.INERT
_UNSURE = _DOUBTFUL | Sort.BANNER | Sort.TITLING | Sort.JOIN | Sort.TAIL | Sort.ROUND
_EMPTY = Sort.GENERIC | Sort.ROUND | Sort.TAIL | Sort.JOIN
_CLOSING = HEAD | Sort.ENTRY | Sort.BODY | Sort.PART


@dataclass(frozen=True, slots=True)
class Rules:
    """What the grammar looks for in the letters of a text, and what the words it finds mean.

    `part` is the next part that may name something. Its groups: where the verb in force ends with its adverbs (1);
    where the part begins (2); where a verb of winning (3) or another verb (4) ends that it opens with; where the rest
    begins (5); the last head (6); a listed theme (7); the end of a part with a banner and no other name (8), of another
    part without joins (9), of one with joins (10).
    """

    entries: Mapping[str, ThemeEntry]
    words: GrammarWords
    alphabet: Alphabet
    part: re.Pattern[str]
    # Listed themes; listed themes and the joins between.
    entry: re.Pattern[str]
    member: re.Pattern[str]
    # What a part begins with that is in no name: verbs and little words; words that no other list knows.
    opening: re.Pattern[str]
    openers: re.Pattern[str]
    opens: frozenset[str]
    # A word that no name goes over.
    limit: re.Pattern[str]
    # Where a list parts, and the verbs behind it.
    join: re.Pattern[str]
    drive_join: re.Pattern[str]
    verbs: re.Pattern[str]
    # In a piece: its head, nothing but tails behind; a place's drive; a round; a verb of winning; a tail at the end.
    head: re.Pattern[str]
    banner: re.Pattern[str]
    round: re.Pattern[str]
    won: re.Pattern[str]
    tail: re.Pattern[str]
    # So many characters that say something; what makes a body or an asset of a name, by the kind of its head.
    said: Mapping[int, re.Pattern[str]]
    banned: Mapping[str, re.Pattern[str]]
    # Whether a name besides banners comes in a part; a banner; a body up to its end.
    named: re.Pattern[str]
    banners: re.Pattern[str]
    listed_body: re.Pattern[str]
    # The letters of known words, of strong heads, of bodies; a piece whose last word is a body.
    known: frozenset[str]
    listing: frozenset[str]
    strong: frozenset[str]
    bodies: frozenset[str]
    listed_bodies: frozenset[str]
    embodied: re.Pattern[str]


def letter_of(sort: int) -> str:
    """The class of a word: L a limit, E a listed theme, F one that may be none, H a head, B a banner, G what names
    something else, J a joining word, R a round, T a tail, Y a body, O all others.

    A word that is also a head or a listed theme is no limit: 整治, 巩固拓展脱贫攻坚成果.
    """
    if sort & Sort.ENTRY:
        return "F" if sort & _UNSURE else "E"
    if sort & _NAMING:
        return "B" if sort & _NAMING == Sort.BANNER else "G" if sort & _UNSURE & ~Sort.TAIL else "H"
    if sort & _LIMITS:
        return "L"
    for bit, letter in ((Sort.JOIN, "J"), (Sort.ROUND, "R"), (Sort.TAIL, "T"), (Sort.BODY, "Y")):
        if sort & bit:
            return letter
    return "O"


def make_rules(words: GrammarWords, entries: Mapping[str, ThemeEntry]) -> Rules:
    """The rules for some words and listed themes, both by their folded forms."""
    sorts = {form: words.sorts.get(form, 0) | _sort(form, entries.get(form)) for form in {*words.sorts, *entries}}
    alphabet = Alphabet(sorts, _is_empty)

    def having(bits: int, but: int = 0) -> str:
        """The words inside parts that are one of these, and none of those."""
        return alphabet.where(lambda sort: letter_of(sort) != "L" and sort & bits != 0 and not sort & but)

    known, empty = alphabet.where(lambda _: True), alphabet.where(_is_empty)
    heads, joins, entry = having(HEAD | Sort.ENTRY), having(Sort.JOIN, Sort.INERT), having(Sort.ENTRY)
    tail, bodies = having(Sort.TAIL), having(Sort.BODY)
    said = f"{one_of(empty, MUTE)}*+{none_of(empty, MUTE)}"
    join = f"{word(having(_CLOSING))}(?:{word(having(Sort.TAIL, _CLOSING | Sort.JOIN))})*+({word(joins)})"
    return Rules(
        entries=entries,
        words=words,
        alphabet=alphabet,
        part=re.compile(_part(alphabet, having), re.VERBOSE),
        entry=re.compile(word(entry)),
        member=re.compile(f"({word(entry)})|{word(joins)}"),
        opening=re.compile(_opening(alphabet, having), re.VERBOSE),
        openers=re.compile("|".join(map(re.escape, words.openers))),
        opens=frozenset({opener[0] for opener in words.openers if opener[0] not in sorts} | set(FILLS)),
        limit=re.compile(word(_letters(alphabet, "L"))),
        join=re.compile(join),
        # 平安|宝山、法治|宝山: a place's drives part, too.
        drive_join=re.compile(f"{join}|{word(having(Sort.BANNER))}{none_of(known, FILLS)}{_PLACE}+({word(joins)})"),
        verbs=re.compile(f"(?:{word(having(_OPENING, HEAD | Sort.ENTRY))})*+"),
        head=re.compile(
            rf"(?:{none_of(heads)}*+({word(heads)}))++(?:{word(having(Sort.TAIL, HEAD | Sort.ENTRY))})*+\Z"
        ),
        # 平安|宝山, with nothing behind but tails.
        banner=re.compile(
            rf"{word(having(Sort.BANNER))}({none_of(known, FILLS)}{_PLACE}+)"
            rf"(?:{one_of(tail)}{none_of(having(~Sort.TAIL, Sort.TAIL))}*+)?+\Z"
        ),
        round=re.compile(word(having(Sort.ROUND))),
        won=re.compile(word(having(Sort.TITLING))),
        tail=re.compile(rf"{word(tail)}\Z"),
        said={least: re.compile(f"(?:{said}){{{least}}}") for least in range(1, MORE + 1)},
        banned={"programme": re.compile(one_of(having(Sort.ASSET))), "concept": re.compile(one_of(bodies))},
        banners=re.compile(one_of(_letters(alphabet, "B"))),
        named=re.compile(one_of(_letters(alphabet, "EFGH"))),
        listed_body=re.compile(f"{none_of(_letters(alphabet, 'LY'))}*+{one_of(_letters(alphabet, 'Y'))}"),
        listed_bodies=frozenset(_letters(alphabet, "Y")),
        known=frozenset(known),
        listing=frozenset(entry),
        strong=frozenset(having(Sort.STRONG)),
        bodies=frozenset(bodies),
        embodied=re.compile(rf"{one_of(bodies)}{none_of(known)}*+\Z"),
    )


def is_short_drive(form: str) -> bool:
    """Whether a listed drive is called so shortly that others are, too: 新时代名师|强基计划."""
    return len(form) <= LONGEST_SHORT and form.endswith(DRIVES)


def _sort(form: str, entry: ThemeEntry | None) -> int:
    if entry is None:
        return 0
    kind = FIELDS.get(entry.kind, 0)
    is_lengthened = entry.name.endswith(LENGTHENED) or is_short_drive(form)
    return Sort.ENTRY | kind | (Sort.LENGTHENED if is_lengthened else 0)


def _is_empty(sort: int) -> bool:
    """Whether a word says nothing of what is named; a listed theme says something."""
    return bool(sort & _EMPTY) and not sort & Sort.ENTRY


def _letters(alphabet: Alphabet, classes: str) -> str:
    return alphabet.where(lambda sort: letter_of(sort) in classes)


def _part(alphabet: Alphabet, having: Callable[..., str]) -> str:
    limits = _letters(alphabet, "L")
    stops = limits.replace(SUM, "")
    verbs = alphabet.where(lambda sort: letter_of(sort) == "L" and sort & Sort.VERB != 0)
    adverbs = alphabet.where(lambda sort: letter_of(sort) == "L" and sort & Sort.ADVERB != 0 and not sort & Sort.VERB)
    listed, heads, tails = (_letters(alphabet, letter) for letter in "EHT")
    ends = limits + having(Sort.JOIN, Sort.INERT)
    # What names something only at the end of a piece, and where a banner's place follows.
    closing = having(HEAD, Sort.ENTRY | Sort.TITLING | Sort.BANNER) + having(Sort.FIELD)
    banners = _letters(alphabet, "B")
    any_tail = having(Sort.TAIL)
    unknown = none_of(alphabet.where(lambda _: True), FILLS)

    rest = f"{none_of(limits, _letters(alphabet, 'FGHBR'))}{{0,{LONGEST_PART}}}+"

    def without(classes: str) -> str:
        return none_of(limits, _letters(alphabet, classes)) + "*+"

    return rf"""
        (?> (?:
            # No name before the limit, no head at an end, no banner with a place.
            {without("EFGHB")}
            (?: (?: {word(closing)} (?! (?:{word(any_tail)})*+ (?:{COUNTED})?+ {one_of(ends)} )
                  | {word(banners)} (?! {unknown}{_PLACE}+ {one_of(ends, any_tail)} ) ) {without("EFGHB")} )*+
            # An adverb right behind a verb keeps it in force: 落实|全面|… (An empty group marks the place: re spoils
            # a group that fails inside of a repeated one.)
            (?: {word(verbs)} (?:{word(adverbs)})*+ () | {word(stops)} )
          | {without("EFGHB")} {SUM} )* )
        () {_opening(alphabet, having)}? ()
        # One name with a head at its end.
        (?: (?: {without("EFGHBJ")} (?={one_of(heads)}) ({word(heads)}) )++ (?:{word(tails)})*+
            (?={one_of(stops)}|{COUNTED}{one_of(stops)})
        # A title to be won has any words: 创建|国家某某园.
        | (?(3) (?!) | (?:
              {without("EFGHBR")} ({word(listed)}) (?= {rest} {one_of(stops)})
            | {without("EFGBJ")} (?={one_of(stops)})
            | {without("EFGHB")} (?={one_of(limits)}) ) )
        | {without("EFGH")} (?={one_of(limits)}) ()
        | {without("J")} (?={one_of(limits)}) ()
        | {without("")} (?={one_of(limits)}) ()
        # Without this the rest of a text without names would be read again from each of its words.
        | \Z )
        """


def _opening(alphabet: Alphabet, having: Callable[..., str]) -> str:
    little = having(Sort.JOIN | Sort.TAIL, _OPENING)
    # 治理|数字化 and 服务|、: at the end of a part or before a join it is a noun.
    is_verb = f"(?!{one_of(_letters(alphabet, 'L'), having(Sort.JOIN))})"
    verbs, adverbs, titles = Sort.EDGE_VERB, Sort.ADVERB, Sort.TITLING
    return rf"""
        (?> (?: {word(having(titles, Sort.ENTRY))} {is_verb} ()
            |   {word(having(verbs, titles | Sort.ENTRY))} {is_verb} ()
            |   {word(having(adverbs, verbs | titles | Sort.ENTRY))} {is_verb}
            |   {word(little)} )+ )
        """
