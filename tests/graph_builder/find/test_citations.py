"""Citations: 《…》 and the number behind it."""

import pytest

from graph_builder.find.citations import find_citations
from graph_builder.model import Span

CASES = [
    ("落实《关于推进城市更新的意见》，加快改造。", [("关于推进城市更新的意见", "")], "a title alone"),
    ("按照《实施意见》（沪府发〔2021〕3号）要求", [("实施意见", "沪府发〔2021〕3号")], "number in full-width brackets"),
    ("按照《实施意见》(国办发[2020]12号)要求", [("实施意见", "国办发[2020]12号")], "number in half-width brackets"),
    ("贯彻《关于转发《工作方案》的通知》", [("关于转发《工作方案》的通知", "")], "a title within a title"),
    ("贯彻《条例》《办法》", [("条例", ""), ("办法", "")], "two titles in a row"),
    ("《一个没有收尾的标题，开展工作。", [], "an opening mark without its end"),
    ("《》为空", [], "nothing inside"),
    ("见《方案》（试行）", [("方案", "")], "a bracket that is no number"),
]


@pytest.mark.parametrize(("sentence", "expected", "why"), CASES, ids=[case[2] for case in CASES])
def test_citations_of_a_sentence(sentence, expected, why):
    (found,) = find_citations(sentence, [[Span(0, len(sentence))]])

    assert [(citation.title, citation.number) for citation in found] == expected, why
    assert all(sentence[slice(*citation.span)] == f"《{citation.title}》" for citation in found)


def test_only_the_given_stretches_are_read():
    text = "《甲》《乙方案》《丙方案》"

    first, none = find_citations(text, [[Span(3, 8)], []])

    assert [citation.title for citation in first] == ["乙方案"]
    assert none == ()
