"""One text, any encoding, any line end: the same paragraphs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph_builder.read import read_bytes

CHARACTERS = st.sampled_from("一二三区市委办推进改革优化（）()：:、，。“”\u3000 0123456789镕\t")
LINES = st.lists(st.text(CHARACTERS, max_size=30), min_size=1, max_size=12)
ENCODINGS = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be")


def paragraphs(data: bytes) -> list[str]:
    source = read_bytes("plan.txt", data)
    return [source.text[block.span.start : block.span.end] for block in source.blocks]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@settings(max_examples=30, deadline=None)
@given(lines=LINES)
def test_encodings_and_line_ends_give_the_same_paragraphs(encoding: str, end: str, lines: list[str]) -> None:
    # UTF-16 without a mark is told by its NULs, which only ASCII has: a plan has digits and a line end.
    lines = ["2023年重点工作", *lines]

    found = paragraphs(end.join(lines).encode(encoding))

    assert found == paragraphs("\n".join(lines).encode())


@settings(max_examples=100, deadline=None)
@given(lines=LINES, cut=st.integers(min_value=30))
def test_a_text_cut_anywhere_keeps_all_paragraphs_before_the_cut(lines: list[str], cut: int) -> None:
    data = "\n".join(["2023年重点工作任务分解方案", *lines]).encode()

    found = paragraphs(data[:cut])

    assert found[:-1] == paragraphs(data)[: len(found) - 1]
