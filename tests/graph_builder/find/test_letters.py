"""Texts in letters: of the same length, one letter a known word, everything else as it stands."""

import re

import pytest

from graph_builder.find.letters import FILL, FILLS, MUTE, Alphabet, is_single, none_of, one_of, word

VERB, HEAD, EMPTY, JOIN = 1, 2, 4, 8
WORDS = {"推进": VERB, "机制": HEAD | EMPTY, "长效机制": HEAD | EMPTY, "改革": HEAD, "、": JOIN}


@pytest.fixture(scope="module")
def alphabet() -> Alphabet:
    return Alphabet(WORDS, lambda bits: bool(bits & EMPTY))


def test_a_text_in_letters_keeps_its_length_and_all_it_does_not_know(alphabet: Alphabet) -> None:
    text = "推进医保改革、长效机制(试行)。"

    letters = alphabet.spell(text)

    assert len(letters) == len(text)
    assert [letters[text.index(part)] for part in "医保、(试行)。"] == list("医保、(试行)。")
    assert all(letters[text.index(form)] != form[0] for form in ("推进", "改革", "长效机制"))


def test_the_longest_word_wins_and_words_that_mean_the_same_have_one_letter(alphabet: Alphabet) -> None:
    assert alphabet.spell("长效机制")[0] == alphabet.spell("机制")[0]
    assert alphabet.spell("长效机制")[1:] == MUTE * 3
    assert alphabet.spell("改革")[1:] == FILL


def test_expressions_find_words_by_what_they_can_be(alphabet: Alphabet) -> None:
    text = "推进医保改革、机制"
    heads, joins = (alphabet.where(lambda bits, bit=bit: bool(bits & bit)) for bit in (HEAD, JOIN))

    found = [text[slice(*match.span())] for match in re.finditer(word(heads), alphabet.spell(text))]

    assert found == ["改革", "机制"]
    assert re.split(one_of(joins), alphabet.spell(text))[1] == alphabet.spell("机制")
    assert re.match(f"{none_of(heads, FILLS)}+", alphabet.spell("医保改革")).end() == 2
    assert [letter for letter in joins if is_single(letter)] == ["、"]


def test_no_word_that_holds_makes_an_expression_that_finds_nothing(alphabet: Alphabet) -> None:
    assert re.search(one_of(alphabet.where(lambda bits: bits > 100)), alphabet.spell("推进改革、机制")) is None
