"""Where the labels stand in a stretch of text: `牵头单位：`, `【责任单位】`, `责任领导:`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from ..punctuation import bracket_pairs
from ..times.deadlines import is_deadline
from ..units.groups import is_group
from ..units.names import compact, is_unit_name
from ..units.persons import is_person_name
from .roles import Label, read_label, role_lexicon

_HARD = frozenset(",;。.、()\n\t|/:-")
_ALSO = re.compile(r"\((?:责任|主体|配合|主要|实施|承办|主办|协办|牵头)\)(?=单位|部门)")  # 牵头（责任）单位
_WINDOW = 40
_SOFT = " *_#"


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A label and where it stands; `end` is behind its colon, where the list begins."""

    start: int
    end: int
    label: Label


def find_labels(folded: str, start: int, end: int) -> list[PlacedLabel]:
    """The labels in folded[start:end], in reading order. One without a colon counts only at the very start."""
    found: list[PlacedLabel] = []
    opening = opening_label(folded, start, end)
    if opening is not None:
        found.append(opening)
    if folded.find(":", start, end) < 0:
        return _with_spaced(folded, [*found, *_glued_to_names(folded, start, end)], end)
    closed = _closed(folded, found[-1].end if found else start, end)
    openers = [opener for opener, _ in closed]
    for colon in _colons(folded, start, end):
        low = found[-1].end if found else start
        place = bisect_left(openers, colon) - 1
        if colon < low or (place >= 0 and colon < closed[place][1]):
            continue
        placed = _label_before(folded, low, colon)
        if placed is not None:
            found.append(placed)
    found = sorted([*found, *_glued_to_names(folded, start, end)], key=lambda one: one.start)
    return _with_spaced(folded, found, end)


def with_colons(folded: str) -> str:
    """The text, of the same length, with a colon behind a label that 为 or a dash joins to its list.

    `牵头单位为市住建局`, `责任单位——区科委`; not `第一位的责任单位为牵头单位`.
    """
    if not any(sign in folded for sign in _JOINTS):
        return folded
    labels = role_lexicon().labels
    return _JOINED.sub(lambda match: f"{match[1]}:" if _is_ours(labels.get(match[1])) else match[0], folded)


def _glued_to_names(folded: str, start: int, end: int) -> list[PlacedLabel]:
    """The labels in mid-list that neither a colon nor a blank parts from their list: `甲局牵头，配合单位乙局`."""
    placed = (opening_label(folded, match.end(), end) for match in _BEFORE_LABEL.finditer(folded, start, end))
    return [label for label in placed if label is not None]


def _is_ours(label: Label | None) -> bool:
    return label is not None and label.kind == "units"


def _with_spaced(folded: str, found: list[PlacedLabel], end: int) -> list[PlacedLabel]:
    """The labels with those that stand between blanks or in brackets: `牵头单位 市住建局 配合单位 市财政局`."""
    if not found or not _BLANK_OR_BRACKET.search(folded, found[0].end, end):
        return found
    labels = role_lexicon().labels
    places = {one.start for one in found}
    # A plan that puts one label in brackets puts the next one there, too: 【责任单位】甲局【完成时限】6月底.
    bracketed = _GLUED_BRACKET if ")" in folded[found[0].start : found[0].end] else _BRACKETED
    more = [
        PlacedLabel(match.start(), match.end(), labels[match.group(1)])
        for pattern in (_SPACED, bracketed)
        for match in pattern.finditer(folded, found[0].end, end)
        if match.group(1) in labels and match.start(1) not in places
    ]
    return sorted([*found, *more], key=lambda one: one.start) if more else found


def _closed(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The outermost closed brackets: a label inside one belongs to the name before it (区商务委（责任人：张三）)."""
    if folded.find("(", start, end) < 0:
        return []
    outermost: list[tuple[int, int]] = []
    for opener, closer in sorted(bracket_pairs(folded, start, end)[0]):
        if not outermost or opener > outermost[-1][1]:
            outermost.append((opener, closer))
    return outermost


def _colons(folded: str, start: int, end: int) -> Iterator[int]:
    at = folded.find(":", start, end)
    while at >= 0:
        yield at
        at = folded.find(":", at + 1, end)


def _label_before(folded: str, low: int, colon: int) -> PlacedLabel | None:
    left = _left_edge(folded, low, colon)
    words = folded[left:colon]
    if not words:
        return None
    label = None if _is_behind_a_name(words) else read_label(words)
    if label is not None:
        return PlacedLabel(left + len(words) - len(words.lstrip(_SOFT)), colon + 1, label)
    if words[0] == "各" and (label := read_label(words[1:])) and _opens_list(folded, colon + 1, colon + 1, len(folded)):
        return PlacedLabel(left, colon + 1, label)
    for at in _breaks(words):
        label = read_label(words[at:])
        if label is not None:
            return PlacedLabel(left + at, colon + 1, label)
    return _glued(folded, left, colon)


def _is_behind_a_name(words: str) -> bool:
    """Whether a blank parts a label from the name before it: `县财政局 责任领导`, not `责 任 领 导`."""
    name, blank, label = words.strip(_SOFT).rpartition(" ")
    return bool(blank) and len(label) > 1 and is_unit_name(compact(name))


def _left_edge(folded: str, low: int, colon: int) -> int:
    """The start of the words before a colon, behind the nearest separator; a bracket right at the colon is skipped."""
    at = colon - 1
    stop = max(low, colon - _WINDOW)
    while at > stop and folded[at] in _SOFT:
        at -= 1
    if at >= stop and folded[at] == ")":
        opener = folded.rfind("(", stop, at)
        at = opener - 1 if opener >= stop else at
    while at >= stop and (folded[at] not in _HARD or _ALSO.match(folded, max(0, at - 3))):
        at -= 4 if folded[at] == ")" else 1
    return at + 1


def _breaks(words: str) -> list[int]:
    return [match.end() for match in re.finditer(r"[ *_]+", words)][:8]


def _glued(folded: str, left: int, colon: int) -> PlacedLabel | None:
    # `区商务委配合单位:`: a lost separator; what is left of the label must be a whole name.
    if folded[colon - 1] not in role_lexicon().label_ends:
        return None
    for size in range(min(10, colon - left - 2), 3, -1):
        label = read_label(folded[colon - size : colon])
        if label is not None and is_unit_name(folded[left : colon - size].strip()):
            return PlacedLabel(colon - size, colon + 1, label)
    return None


_FIRST_STOP = re.compile(r"[、,;。\s()/]")
_SPACED = re.compile(r"(?<=[\s;,。])([\u4e00-\u9fff]{2,4}(?:单位|部门|领导|时限|时间))\s+(?=[^\s:])")
# 【责任领导】李明华【责任单位】区教育局: brackets for colons.
_GLUED_BRACKET = re.compile(r"\(([\u4e00-\u9fff]{4,8})\)\s?:?\s?(?=[^\s、,;。()])")
_BRACKETED = re.compile(rf"(?<=[\s;,。]){_GLUED_BRACKET.pattern}")
_JOINTS = ("位为", "门为", "位是", "门是", "位-", "门-")
_JOINED = re.compile(
    r"(?:(?<=[,。;.(\s])|^)([\u4e00-\u9fff]{4,8})(?:[为是]|-(?=-))(?=[\u4e00-\u9fff-])(?!牵头|主责|责任|主办|配合|协办)"
)
_BEFORE_LABEL = re.compile("[,;。](?=(?:牵头|配合|责任|协办|参与|主责)(?:单位|部门)[\u4e00-\u9fff])")
_BLANK_OR_BRACKET = re.compile(r"[\s(]")
# The usual label: one word and a colon.
_PLAIN = re.compile(r"([\u4e00-\u9fff]{2,12})[:]\s*")
_OPENING = re.compile(r"[\s*_#▲●◆■★☆\-]*(?:[(]\s*)?(?:[0-9]{1,2}[.、)]\s*)?")
_CLOSING = re.compile(r"\s*[)]?[\s*_]*[:;]?\s*")


def opening_label(folded: str, start: int, end: int) -> PlacedLabel | None:
    """A label that opens the stretch without a colon: `【责任单位】甲局`, `牵头单位 甲局`, `责任单位甲局`."""
    if start >= end or (folded[start] not in role_lexicon().label_starts and "\u4e00" <= folded[start] <= "\u9fff"):
        return None
    opening = _OPENING.match(folded, start, end)
    first = opening.end() if opening else start
    if first >= end or folded[first] not in role_lexicon().label_starts:
        return None
    labels = role_lexicon().labels
    plain = _PLAIN.match(folded, first, end)
    if plain and (label := labels.get(plain.group(1))) is not None:
        return PlacedLabel(first, plain.end(), label)
    words, ends = _without_spaces(folded, first, min(end, first + 30))
    if words[:4] not in role_lexicon().label_heads:
        return None
    for size in range(min(12, len(words)), 3, -1):
        label = labels.get(words[:size])
        if label is None or words[:size].endswith(("科", "处")):
            continue
        closing = _CLOSING.match(folded, ends[size - 1], end)
        behind = closing.end() if closing else ends[size - 1]
        # 【包联领导】王 刚: a bracket of its own says as much as a colon.
        is_boxed = label.kind != "units" and "(" in folded[start:first] and ")" in folded[ends[size - 1] : behind]
        if is_boxed or _opens_list(folded, ends[size - 1], behind, end):
            return PlacedLabel(first, behind, label)
    return None


def _opens_list(folded: str, label_end: int, start: int, end: int) -> bool:
    """Whether a list follows a label: behind a colon always, else only a name or a time (`牵头单位要主动` has none)."""
    if ":" in folded[label_end:start]:
        return True
    stop = _FIRST_STOP.search(folded, start, min(end, start + 30))
    name = compact(folded[start : stop.start() if stop else min(end, start + 30)])
    return is_unit_name(name) or is_group(name) or is_person_name(name) or is_deadline(name)


def _without_spaces(folded: str, start: int, end: int) -> tuple[str, list[int]]:
    kept = [(folded[at], at + 1) for at in range(start, end) if folded[at] not in " *_"]
    return "".join(char for char, _ in kept), [at for _, at in kept]
