"""Plain text: encodings, line ends, and files that are no text."""

from __future__ import annotations

import pytest

from graph_builder.errors import DocumentError, UsageError
from graph_builder.read import read, read_bytes

PLAN = "某某区2023年重点工作方案\n\n一、 工作任务\n1、 推进“一网通办”。(责任单位:区政务办、区科委)\n"


@pytest.mark.parametrize(
    ("codec", "reported"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
    ],
)
def test_encodings_are_told_apart(codec: str, reported: str) -> None:
    source = read_bytes("plan.txt", PLAN.encode(codec))

    assert (source.text, source.source.encoding, source.source.format) == (PLAN, reported, "txt")


@pytest.mark.parametrize(
    ("text", "codec", "reported"),
    [
        ("重點工作任務分工方案\n一、重點任務\n1、推進改革。（教育局、財政局）\n", "big5", "big5hkscs"),
        ("重点工作任务分工方案\n一、重点任务\n1、推进改革。（教育局、财政局）\n", "gb18030", "gb18030"),
        ("重點工作任務分工方案\n一、重點任務\n1、推進改革。（教育局、財政局）\n", "gb18030", "gb18030"),
    ],
)
def test_big5_is_told_from_gb18030(text: str, codec: str, reported: str) -> None:
    source = read_bytes("plan.txt", text.encode(codec))

    assert (source.text, source.source.encoding) == (text, reported)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_paragraphs_end_at_any_line_end_and_the_text_stays_raw(end: str) -> None:
    text = PLAN.replace("\n", end)

    source = read_bytes("plan.txt", text.encode())

    assert source.text == text
    assert [text[b.span.start : b.span.end] for b in source.blocks] == [
        "某某区2023年重点工作方案",
        "一、 工作任务",
        "1、 推进“一网通办”。(责任单位:区政务办、区科委)",
    ]


def test_spans_leave_out_the_white_space_around_a_line_but_the_text_keeps_it() -> None:
    text = "\f　　一、工作要求 \t\r\n"

    source = read_bytes("plan.txt", text.encode())

    assert source.text == text
    assert [text[b.span.start : b.span.end] for b in source.blocks] == ["一、工作要求"]


def test_big5_is_read_where_it_is_asked_for() -> None:
    text = "重點工作任務分解。一、推進河長制"

    source = read_bytes("plan.txt", text.encode("big5"), encoding="big5")

    assert source.text == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty file"),
        (b" \r\n\t\n", "nothing but white space"),
        (bytes(range(256)) * 20, "not a text file"),
        (b"\x00\x01\x02\x03" * 100, "not a text file"),
        (b"\x03\x04\x05\x06abcd" * 100, "control characters"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=rf"^plan\.txt: .*{reason}"):
        read_bytes("plan.txt", data)


def test_a_wrong_encoding_is_refused_with_the_place() -> None:
    with pytest.raises(DocumentError, match="not utf-8: byte 0xc7 at offset 4"):
        read_bytes("plan.txt", PLAN.encode("gb18030"), encoding="utf-8")


def test_an_unknown_encoding_is_refused_with_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"unknown encoding 'gb18038'.*did you mean 'gb18030'"):
        read_bytes("plan.txt", PLAN.encode(), encoding="gb18038")


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16"])
def test_a_text_cut_in_mid_character_is_read_with_a_finding(codec: str) -> None:
    source = read_bytes("plan.txt", "推进一网通办".encode(codec)[:-1])

    assert source.text.startswith("推进一网通")
    assert [finding.kind for finding in source.findings] == ["encoding-damaged"]


def test_a_missing_file_is_named() -> None:
    with pytest.raises(DocumentError, match=r"no/such\.txt: no such file"):
        read("no/such.txt")
