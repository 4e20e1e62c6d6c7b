"""Parameters: words and Python values, checked against the declaration."""

from __future__ import annotations

import pytest

from graph_builder.errors import UsageError
from queries.parameters import bind, convert, read_pairs
from queries.preset import Column, Parameter, Preset

PRESET = Preset(
    id="sample",
    title="样例",
    title_en="sample",
    group="load",
    question="？",
    question_en="?",
    parameters=(
        Parameter("unit", "string", "the unit", example="区发展改革委"),
        Parameter("role", "string", "a role", default="", choices=("lead", "support")),
        Parameter("limit", "int", "rows", default=10, minimum=1),
        Parameter("groups", "bool", "groups", default=True),
    ),
    columns=(Column("id", "string", is_key=True),),
    version=1,
    maturity="stable",
    rows="",
)


def test_words_become_a_mapping_cut_at_the_first_equals() -> None:
    assert read_pairs(["unit=区发改委", "note=a=b", "empty="]) == {"unit": "区发改委", "note": "a=b", "empty": ""}


@pytest.mark.parametrize("pairs", [["unit"], ["=x"], ["a=1", "a=2"]])
def test_malformed_words_are_refused(pairs: list[str]) -> None:
    with pytest.raises(UsageError, match="parameter"):
        read_pairs(pairs)


def test_defaults_fill_what_is_not_given() -> None:
    assert bind(PRESET, {"unit": " 区科委 ", "limit": "3", "groups": "否"}) == {
        "unit": "区科委",
        "role": "",
        "limit": 3,
        "groups": False,
    }


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, "needs the parameter 'unit': the unit .for example unit=区发展改革委."),
        ({"unit": ""}, "must not be empty"),
        (
            {"unit": "a", "lmit": 3},
            "no parameter 'lmit'; did you mean 'limit'. .parameters: unit, role, limit, groups.",
        ),
        ({"unit": "a", "limit": "x"}, "parameter 'limit': a whole number is wanted, not 'x'"),
        ({"unit": "a", "limit": 0}, "0 is too small; the least is 1"),
        ({"unit": "a", "limit": True}, "a whole number is wanted"),
        ({"unit": "a", "role": "laed"}, "'laed' is not one of lead, support; did you mean 'lead'"),
        ({"unit": "a", "groups": "maybe"}, "true or false is wanted, not 'maybe'"),
        ({"unit": 3}, "a string is wanted, not int 3"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_line(given: dict[str, object], expected: str) -> None:
    with pytest.raises(UsageError, match=expected) as caught:
        bind(PRESET, given)

    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("value", "kind", "expected"),
    [
        ("7", "int", 7),
        ("-7", "int", -7),
        ("0.5", "float", 0.5),
        (2, "float", 2.0),
        ("TRUE", "bool", True),
        ("0", "bool", False),
        ("lead, support", "list", ("lead", "support")),
        ("区发改委、区科委", "list", ("区发改委", "区科委")),
        ('["a,b", "c"]', "list", ("a,b", "c")),
        (["a"], "list", ("a",)),
        ("", "list", ()),
    ],
)
def test_values_are_read_as_their_type(value: object, kind: str, expected: object) -> None:
    assert convert(value, kind) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("1.5", "int"),
        ("９９９９９９９９９９９９９９９９９９９９", "int"),
        ("nan", "float"),
        ("inf", "float"),
        ("[1]", "list"),
        ("[", "list"),
        (7, "list"),
    ],
)
def test_values_of_another_type_are_refused(value: object, kind: str) -> None:
    with pytest.raises(ValueError, match="wanted"):
        convert(value, kind)  # type: ignore[arg-type]
