"""Word's automatic numbers, as Word displays them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from graph_builder.read import read_bytes
from graph_builder.read.number_formats import written

sys.path.insert(0, str(Path(__file__).parent))

from word_file import item, level, numbering, paragraph, word_file


def lines(body: str, **parts: str) -> list[str]:
    source = read_bytes("plan.docx", word_file(body, **parts))
    return [source.text[block.span.start : block.span.end] for block in source.blocks]


@pytest.mark.parametrize(
    ("number_format", "values", "expected"),
    [
        ("decimal", [1, 10, 100], "1 10 100"),
        ("decimalZero", [1, 12], "01 12"),
        ("chineseCounting", [1, 10, 11, 20, 21, 99, 100, 105], "一 十 十一 二十 二十一 九十九 一〇〇 一〇五"),
        (
            "chineseCountingThousand",
            [1, 10, 12, 20, 100, 101, 110, 115, 1005],
            "一 十 十二 二十 一百 一百零一 一百一十 一百一十五 一千零五",
        ),
        ("japaneseCounting", [1, 10, 11, 20, 100, 105], "一 十 十一 二十 百 百五"),
        ("ideographDigital", [1, 10, 11, 20, 105], "一 一〇 一一 二〇 一〇五"),
        ("chineseLegalSimplified", [1, 10, 12], "壹 壹拾 壹拾贰"),
        ("ideographLegalTraditional", [2, 10], "貳 壹拾"),
        ("ideographTraditional", [1, 10, 11], "甲 癸 11"),
        ("ideographZodiac", [1, 12], "子 亥"),
        ("decimalEnclosedCircle", [1, 20, 21, 50, 51], "① ⑳ ㉑ ㊿ 51"),
        ("decimalEnclosedCircleChinese", [1, 10], "① ⑩"),
        ("decimalEnclosedParen", [1, 20, 21], "⑴ ⒇ 21"),
        ("decimalEnclosedFullstop", [1, 20], "⒈ ⒛"),
        ("ideographEnclosedCircle", [1, 10], "㊀ ㊉"),
        ("decimalFullWidth", [1, 12], "１ １２"),
        ("lowerLetter", [1, 26, 27, 28, 53], "a z aa bb aaa"),
        ("upperLetter", [3], "C"),
        ("lowerRoman", [1, 4, 9, 14, 40, 90, 400], "i iv ix xiv xl xc cd"),
        ("upperRoman", [4], "IV"),
        ("ordinal", [1, 2, 3, 4, 11, 21], "1st 2nd 3rd 4th 11th 21st"),
        ("none", [1], ""),
        ("notAFormat", [7], "7"),
    ],
)
def test_number_formats(number_format: str, values: list[int], expected: str) -> None:
    assert " ".join(written(value, number_format) for value in values) == expected


@pytest.mark.parametrize("number_format", ["upperLetter", "lowerRoman", "chineseCountingThousand", "decimal"])
def test_huge_numbers_stay_short(number_format: str) -> None:
    assert written(10**9, number_format) == "1000000000"


@pytest.mark.parametrize(
    ("levels", "items", "expected", "why"),
    [
        ([(0, "chineseCounting", "%1、")], [0, 0], ["一、甲", "二、甲"], "chapters"),
        ([(0, "decimal", "第%1条")], [0], ["第1条甲"], "words around the number"),
        ([(0, "chineseCountingThousand", "（%1）")], [0] * 3, ["（一）甲", "（二）甲", "（三）甲"], "brackets"),
        (
            [(0, "chineseCounting", "%1、"), (1, "decimal", "%2.")],
            [0, 1, 1, 0, 1],
            ["一、甲", "1.甲", "2.甲", "二、甲", "1.甲"],
            "a lower level starts anew after a higher one",
        ),
        (
            [(0, "decimal", "%1."), (1, "decimal", "%1.%2"), (2, "decimal", "%1.%2.%3")],
            [0, 1, 2, 2, 1, 2],
            ["1.甲", "1.1甲", "1.1.1甲", "1.1.2甲", "1.2甲", "1.2.1甲"],
            "paths",
        ),
        (
            [(0, "decimal", "%1."), (1, "decimal", "%1.%2")],
            [1, 1, 0],
            ["1.1甲", "1.2甲", "1.甲"],
            "a missing upper level shows its start",
        ),
        ([(0, "bullet", "\uf0d8"), (1, "bullet", "▲")], [0, 1], ["➢甲", "▲甲"], "bullets"),
        ([(0, "none", "")], [0], ["甲"], "no number"),
    ],
)
def test_labels(levels: list[tuple[int, str, str]], items: list[int], expected: list[str], why: str) -> None:
    body = "".join(item("甲", level=index) for index in items)

    assert lines(body, numbering=numbering(*(level(*each) for each in levels))) == expected, why


def test_legal_levels_show_all_numbers_as_decimal() -> None:
    parts = numbering(level(0, "chineseCounting", "第%1章"), level(1, "decimal", "%1.%2", "<w:isLgl/>"))

    assert lines(item("总则") + item("目的", level=1), numbering=parts) == ["第一章总则", "1.1目的"]


@pytest.mark.parametrize(
    ("restart", "expected", "why"),
    [
        ("", ["一、", "1.", "二、", "1."], "by default after any level above"),
        ('<w:lvlRestart w:val="0"/>', ["一、", "1.", "二、", "2."], "0: runs on across chapters"),
    ],
)
def test_level_restart(restart: str, expected: list[str], why: str) -> None:
    parts = numbering(level(0, "chineseCounting", "%1、"), level(1, "decimal", "%2.", restart))

    body = item("甲") + item("甲", level=1) + item("甲") + item("甲", level=1)

    assert [line.removesuffix("甲") for line in lines(body, numbering=parts)] == expected, why


def test_lists_of_one_definition_run_on_and_a_start_override_restarts_once() -> None:
    numbers = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
        "</w:lvlOverride></w:num>"
    )
    parts = numbering(level(0, "decimal", "%1."), numbers=numbers)

    body = item("甲", 1) + item("乙", 2) + item("丙", 3) + item("丁", 3)

    assert lines(body, numbering=parts) == ["1.甲", "2.乙", "1.丙", "2.丁"]


def test_an_overridden_level_has_its_own_text() -> None:
    numbers = (
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        + level(0, "chineseCounting", "第%1项 ", start=4)
        + "</w:lvlOverride></w:num>"
    )

    assert lines(item("甲"), numbering=numbering(level(0, "decimal", "%1."), numbers=numbers)) == ["第四项 甲"]


@pytest.mark.parametrize(("suffix", "expected"), [("tab", "1. 甲"), ("space", "1. 甲"), ("nothing", "1.甲")])
def test_what_stands_behind_the_number(suffix: str, expected: str) -> None:
    assert lines(item("甲"), numbering=numbering(level(0, "decimal", "%1.", suffix=suffix))) == [expected]


def test_a_style_gives_its_list_and_the_level_reserved_for_it() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="B"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="C"><w:basedOn w:val="B"/></w:style>'
    )
    parts = numbering(
        level(0, "chineseCounting", "%1、", '<w:pStyle w:val="A"/>'),
        level(1, "decimal", "%2.", '<w:pStyle w:val="B"/>'),
    )

    body = "".join(paragraph("甲", f'<w:pStyle w:val="{style}"/>') for style in "ABC")

    assert lines(body, numbering=parts, styles=styles) == ["一、甲", "1.甲", "2.甲"]


def test_a_paragraph_can_switch_its_styles_number_off() -> None:
    styles = '<w:style w:styleId="A"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    off = '<w:pStyle w:val="A"/><w:numPr><w:numId w:val="0"/></w:numPr>'

    body = paragraph("甲", '<w:pStyle w:val="A"/>') + paragraph("乙", off)

    assert lines(body, numbering=numbering(level(0, "decimal", "%1.")), styles=styles) == ["1.甲", "乙"]


def test_a_definition_may_stand_in_a_numbering_style() -> None:
    parts = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/>{level(0, "decimal", "%1)")}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )

    assert lines(item("甲") + item("乙"), numbering=parts, styles=styles) == ["1)甲", "2)乙"]


def test_numbers_in_table_cells_count_row_by_row() -> None:
    row = "<w:tr><w:tc>" + item("") + "</w:tc><w:tc>" + paragraph("推进") + "</w:tc></w:tr>"

    source = read_bytes(
        "plan.docx", word_file(f"<w:tbl>{row * 2}</w:tbl>", numbering=numbering(level(0, "decimal", "%1")))
    )

    assert source.text == "1\t推进\n2\t推进"


@pytest.mark.parametrize(
    "parts",
    [
        "",
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>',
        '<w:num w:numId="1"/>',
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="x"/></w:abstractNum><w:num w:numId="1"/>',
    ],
)
def test_broken_definitions_give_the_text_without_a_number(parts: str) -> None:
    assert lines(item("甲"), numbering=parts) == ["甲"]
