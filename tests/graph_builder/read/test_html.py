"""HTML pages: body, paragraphs, headings, tables, particulars, encodings."""

from __future__ import annotations

import pytest

from graph_builder.errors import DocumentError
from graph_builder.read import read_bytes
from graph_builder.source import Paragraph, SourceText, Table

PARAGRAPHS = "<p>1、 推进“一网通办”，优化营商环境，完善政务服务体系。(责任单位:区政务办、区科委)</p>" * 4


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>".encode()


def lines(source: SourceText) -> list[str]:
    return [source.text[b.span.start : b.span.end] for b in source.blocks if isinstance(b, Paragraph)]


def grid(source: SourceText) -> list[tuple[int, int, int, int, str]]:
    (table,) = (block for block in source.blocks if isinstance(block, Table))
    return [(c.row, c.column, c.row_span, c.column_span, source.text[c.span.start : c.span.end]) for c in table.cells]


@pytest.mark.parametrize(
    ("body", "expected", "why"),
    [
        ("<p>一、工作要求</p><p>二、工作任务</p>", ["一、工作要求", "二、工作任务"], "paragraphs"),
        ("<div>一、工作要求<br>二、工作任务<br/></div>", ["一、工作要求", "二、工作任务"], "line breaks"),
        ("<ul><li>区政务办</li><li>区科委</li></ul>", ["区政务办", "区科委"], "list items"),
        (
            "<ol start=3><li>推进</li><li><p>优化</p></li></ol>",
            ["3. 推进", "4. 优化"],
            "numbers of ordered lists, as shown",
        ),
        ("<ol type=a><li>推进<ol><li>优化</ol><li>完善</ol>", ["a. 推进", "1. 优化", "b. 完善"], "lists in lists"),
        ("<ol><li>1、推进</li><li>（二）优化</li></ol>", ["1、推进", "（二）优化"], "not where the text has its own"),
        ("<ol style='list-style:none'><li>推进</li></ol>", ["推进"], "nor where they are switched off"),
        ("<p>推进<strong>一网</strong><span>通办</span></p>", ["推进一网通办"], "inline elements join"),
        ("<p>推进一网\n   通办</p>", ["推进一网通办"], "a line break of the source between Chinese words is nothing"),
        ("<p>A plan\nof work</p>", ["A plan of work"], "but a space between Latin ones"),
        (
            "<p>&emsp;&nbsp;一、&nbsp;要求&ldquo;好&rdquo;</p>",
            ["一、\xa0要求“好”"],
            "entities; indents are not in the span",
        ),
        ("<p>　　一、　要求</p>", ["一、　要求"], "ideographic spaces inside stay"),
        ("<p>要求</p><script>var a='<p>x</p>'</script><style>p{}</style>", ["要求"], "scripts and styles"),
        ("<nav><a>首页</a></nav><p>要求</p><footer>某网</footer>", ["要求"], "navigation and footer"),
        ("<div><p>一<div>二</div>三</div>", ["一", "二", "三"], "unclosed paragraphs"),
        ("<pre>一、要求\n二、任务</pre>", ["一、要求", "二、任务"], "preformatted text keeps its lines"),
        ("<!-- <p>旧</p> --><p>新</p>", ["新"], "comments"),
        ("<p style='display:none'>旧</p><p>新</p>", ["新"], "hidden elements"),
    ],
)
def test_paragraphs(body: str, expected: list[str], why: str) -> None:
    assert lines(read_bytes("page", page(body))) == expected, why


def test_headings_keep_their_level() -> None:
    source = read_bytes("page", page("<h1>方案</h1><h3><b>一、要求</b></h3><p>正文</p>"))

    assert [block.heading for block in source.blocks if isinstance(block, Paragraph)] == [1, 3, 0]


@pytest.mark.parametrize(
    "container",
    ["<div class='view TRS_UEDITOR'>%s</div>", "<div id='zoom'>%s</div>", "<div id='UCAP-CONTENT'>%s</div>"],
)
def test_the_body_is_taken_from_the_sites_container(container: str) -> None:
    around = "<div>您所在的位置：首页 &gt; 政务公开</div>%s<div>分享到：微信 微博</div>"

    source = read_bytes("page", page(around % (container % PARAGRAPHS)))

    assert len(lines(source)) == 4
    assert "首页" not in source.text


def test_nested_editor_boxes_give_the_text_once() -> None:
    source = read_bytes("page", page(f"<div class='TRS_Editor'><div class='TRS_Editor'>{PARAGRAPHS}</div></div>"))

    assert len(lines(source)) == 4


def test_without_a_known_container_the_densest_part_is_taken() -> None:
    links = "<ul>" + "<li><a href='#'>政务公开目录</a></li>" * 30 + "</ul>"

    source = read_bytes("page", page(f"<div>{links}</div><div><div class='x9'>{PARAGRAPHS}</div></div>"))

    assert len(lines(source)) == 4


def test_a_table_keeps_its_merged_cells_and_is_rendered_a_line_a_row() -> None:
    source = read_bytes(
        "page",
        page(
            "<p>附件</p><table><thead><tr><th>序号</th><th>任务</th><th colspan=2>单位</th></tr></thead>"
            "<tr><td rowspan='2'>1</td><td><p>推进</p><p>一网通办</p></td><td>区政务办</td><td></td></tr>"
            "<tr><td>优化</td><td>区科委</td><td>区财政局</td></tr></table>"
        ),
    )

    assert grid(source) == [
        (0, 0, 1, 1, "序号"),
        (0, 1, 1, 1, "任务"),
        (0, 2, 1, 2, "单位"),
        (1, 0, 2, 1, "1"),
        (1, 1, 1, 1, "推进\n一网通办"),
        (1, 2, 1, 1, "区政务办"),
        (1, 3, 1, 1, ""),
        (2, 1, 1, 1, "优化"),
        (2, 2, 1, 1, "区科委"),
        (2, 3, 1, 1, "区财政局"),
    ]
    assert source.text == "附件\n序号\t任务\t单位\t\n1\t推进\n一网通办\t区政务办\t\n\t优化\t区科委\t区财政局"


@pytest.mark.parametrize("span", ["0", "99999999999", "-3", "x", ""])
def test_nonsense_spans_are_bounded(span: str) -> None:
    body = f"<table><tr><td rowspan='{span}'>1</td><td>甲</td></tr><tr><td>乙</td><td>丙</td></tr></table>"

    source = read_bytes("page", page(body))

    (table,) = source.blocks
    assert isinstance(table, Table)
    assert table.row_count == 2


def test_a_table_that_only_arranges_the_page_gives_paragraphs() -> None:
    inner = "<table><tr><td>序号</td><td>任务</td></tr><tr><td>1</td><td>推进一网通办</td></tr></table>"

    source = read_bytes("page", page(f"<table><tr><td><p>一、要求</p><p>二、任务</p>{inner}</td></tr></table>"))

    assert lines(source) == ["一、要求", "二、任务"]
    assert [cell[4] for cell in grid(source)] == ["序号", "任务", "1", "推进一网通办"]


def test_meta_elements_are_kept_as_written() -> None:
    head = (
        "<title>某通知_某某区人民政府</title><meta name='ArticleTitle' content='2023年重点工作方案'>"
        "<meta name='PubDate' content='2023-03-08 09:30'><meta name='ContentSource' content='某某区政府办公室'>"
    )

    source = read_bytes("page", page(PARAGRAPHS, head))

    assert dict(source.meta) == {
        "date": "2023-03-08 09:30",
        "issuer": "某某区政府办公室",
        "title": "2023年重点工作方案",
    }


@pytest.mark.parametrize(
    ("head", "body", "expected", "why"),
    [
        ("<title>某方案_某某区人民政府</title>", "", "某方案", "the site's name is cut off"),
        ("<title>某方案 - 某某网</title>", "", "某方案", "also behind a dash"),
        ("<title>2021-2025年方案</title>", "", "2021-2025年方案", "a dash inside the title stays"),
        ("<title>政务公开</title><meta property='og:title' content='某方案'>", "", "某方案", "og:title before title"),
        ("<title>政务公开</title>", "<h1>某方案</h1>", "某方案", "a heading before title"),
    ],
)
def test_title_of_last_resort(head: str, body: str, expected: str, why: str) -> None:
    assert read_bytes("page", page(body + PARAGRAPHS, head)).meta["title"] == expected, why


def test_labelled_particulars_are_found() -> None:
    info = (
        "<table><tr><td>发文字号：</td><td>某政办〔2023〕5号</td></tr></table>"
        "<p>发布机构：某某区政府办公室</p><p><b>发布日期:</b> 2023-03-08</p>"
    )

    meta = read_bytes("page", page(info + f"<div id='zoom'>{PARAGRAPHS}</div>")).meta

    assert dict(meta) == {"date": "2023-03-08", "issuer": "某某区政府办公室", "number": "某政办〔2023〕5号"}


@pytest.mark.parametrize(
    ("codec", "label"),
    [("utf-8", "utf-8"), ("utf-8", "gb2312"), ("gb18030", "gb2312"), ("big5", "big5"), ("utf-16", "utf-16")],
)
def test_encodings_of_pages(codec: str, label: str) -> None:
    text = f"<html><head><meta charset='{label}'></head><body><p>重點工作。推進</p></body></html>"

    assert lines(read_bytes("page", text.encode(codec))) == ["重點工作。推進"]


@pytest.mark.parametrize("body", ["", "<img src='a.png'>", "<script>x()</script>"])
def test_a_page_without_text_is_refused(body: str) -> None:
    with pytest.raises(DocumentError, match=r"^page: an HTML page without text"):
        read_bytes("page", page(body))


def test_deep_nesting_is_survived() -> None:
    depth = 2_000

    source = read_bytes("page", page("<div>" * depth + "要求" + "</div>" * depth))

    assert "要求" in source.text


@pytest.mark.parametrize(
    ("opening", "why"),
    [
        ("<div>", "plain"),
        ("<div></b>", "a closing tag of another name ends nothing"),
        ("<DIV></Span></p>", "whatever the case of the letters"),
        ("</div><div><div>", "closing tags in front of what they would close"),
        ("<i><b>", "elements of several names"),
    ],
)
def test_endless_nesting_is_refused(opening: str, why: str) -> None:
    with pytest.raises(DocumentError, match="nests its elements more than 5000 deep"):
        read_bytes("page", page(opening * 100_000 + "要求"))


def test_tables_that_arrange_the_page_stand_in_one_another() -> None:
    depth = 200

    source = read_bytes("page", page("<table><tr><td>" * depth + "<p>要求</p>任务" + "</td></tr></table>" * depth))

    assert source.text == "要求\n任务"


@pytest.mark.parametrize(
    ("body", "expected", "why"),
    [
        ("<p title='a>b\"<i>'>要求</p>", "要求", "signs of markup in an attribute"),
        ("<p>a &lt;b&gt; &amp;amp; c</p>", "a <b> &amp; c", "signs of markup in the text"),
        ("<p>要<!-- <p> > -->求</p>", "要求", "a comment"),
        ("<p>要<?php echo() ?>求</p>", "要求", "a script of the server that was not run"),
        ("<p>要<o:p>求</o:p></p>", "要求", "an element of an office program"),
        ("<p>要</p><xmp><b>求</b><!-- </xmp>", "要\n<b>求</b><!--", "an element that shows its markup"),
        ("<ol><li>甲<ul><li>乙</li></ul></li><li>丙</li></ol>", "1. 甲\n乙\n2. 丙", "a list in a list"),
        ("<h2>甲<p>乙</p></h2>丙", "甲\n乙\n丙", "a paragraph in a heading"),
    ],
)
def test_markup_is_read_as_a_browser_reads_it(body: str, expected: str, why: str) -> None:
    assert read_bytes("page", page(body)).text == expected, why


def test_many_flat_elements_are_not_taken_for_nesting() -> None:
    assert len(read_bytes("page", page("<p>要求<br></p><div>任务</div>" * 6_000)).blocks) == 12_000
