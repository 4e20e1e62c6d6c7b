"""Labels, verbs and the faults of the role lexicon."""

from __future__ import annotations

import pytest

from graph_builder.errors import LexiconError
from graph_builder.find.answers.roles import Label, load_roles, read_label, verb_role
from graph_builder.find.units.groups import load_group_words
from graph_builder.find.units.names import load_unit_words
from graph_builder.find.units.persons import load_person_words

LABELS = [
    ("牵头单位", Label("units", "lead")),
    ("责 任 单 位", Label("units", "responsible")),
    ("主责部门", Label("units", "responsible")),
    ("协办单位", Label("units", "support")),
    ("协同责任单位", Label("units", "support")),
    ("部门分工", Label("units", "responsible")),
    ("责任领导", Label("persons")),
    ("责任人", Label("persons")),
    ("完成时限", Label("deadline")),
    ("工作目标", Label("other")),
    ("牵头单位及责任人", Label("mixed", "lead")),
    ("责任单位(牵头)", Label("units", "lead")),
    ("市直牵头部门", Label("units", "lead")),
    ("责任单位(排在第一位的为牵头单位)", Label("units", "responsible", first_is_lead=True)),
]
NO_LABELS = ["下列单位", "区商务委", "各责任单位", "会议要求", "", "责任重大", "牵头单位要"]

VERBS = [
    ("牵头", "lead"),
    ("牵头负责", "lead"),
    ("按职责分工牵头", "lead"),
    ("按职责分工负责", "responsible"),
    ("组织实施", "responsible"),
    ("负责落实", "responsible"),
    ("积极配合", "support"),
    ("协助负责", "support"),
    ("参与", "support"),
    ("加强指导", "support"),
    ("工作", None),
]


@pytest.mark.parametrize(("words", "expected"), LABELS)
def test_a_label_says_what_stands_behind_it(words: str, expected: Label) -> None:
    assert read_label(words) == expected


@pytest.mark.parametrize("words", NO_LABELS)
def test_other_words_are_no_label(words: str) -> None:
    assert read_label(words) is None


@pytest.mark.parametrize(("words", "role"), VERBS)
def test_a_verb_phrase_gives_a_role(words: str, role: str | None) -> None:
    assert verb_role(words) == role


def test_all_faults_of_the_role_lexicon_are_told_at_once() -> None:
    with pytest.raises(LexiconError) as caught:
        load_roles("nouns: [单位, 单位]\nheads: {lead: [牵头]}\nextra: 1\n", where="mine.yaml")

    message = str(caught.value)
    assert "mine.yaml" in message
    assert "nouns: '单位' stands twice" in message
    assert "heads: must hold exactly lead, responsible, support" in message
    assert "extra: unknown key" in message
    assert "bare_labels: needs a list of words" in message


@pytest.mark.parametrize("load", [load_group_words, load_person_words, load_unit_words])
def test_a_lexicon_that_is_no_mapping_is_refused(load) -> None:  # type: ignore[no-untyped-def]  # three loaders, three records
    with pytest.raises(LexiconError, match=r"mine\.yaml: 1 fault"):
        load("[]", where="mine.yaml")


@pytest.mark.parametrize("load", [load_group_words, load_person_words, load_unit_words])
def test_unknown_keys_and_empty_lists_are_told_together(load) -> None:  # type: ignore[no-untyped-def]  # see above
    with pytest.raises(LexiconError) as caught:
        load("surprise: [x]\n", where="mine.yaml")

    assert "unknown key 'surprise'" in str(caught.value)
    assert "needs a list of words" in str(caught.value)
