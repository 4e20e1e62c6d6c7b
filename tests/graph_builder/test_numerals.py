"""What Chinese numerals count, and what is no number."""

import pytest

from graph_builder.numerals import chinese_number

NUMBERS = {
    "三": 3,
    "两": 2,
    "十": 10,
    "十二": 12,
    "二十": 20,
    "廿五": 25,
    "两百": 200,
    "一百零三": 103,
    "一百二": 120,
    "一百一十": 110,
    "三千五百": 3500,
    "三千零五": 3005,
    "三万五": 35_000,
    "十万": 100_000,
    "三千五百万": 35_000_000,
    "一亿二千万": 120_000_000,
    "二〇": 20,
    "二〇二一": 2021,
    "一九九八": 1998,
}
NONE = ["", "三四", "三四十", "几十", "二十三四", "百", "千万", "十十", "百分之三", "一网"]


@pytest.mark.parametrize(("numeral", "value"), NUMBERS.items())
def test_a_numeral_has_a_value(numeral: str, value: int) -> None:
    assert chinese_number(numeral) == value


@pytest.mark.parametrize("numeral", NONE)
def test_what_says_no_single_number_has_none(numeral: str) -> None:
    assert chinese_number(numeral) is None
