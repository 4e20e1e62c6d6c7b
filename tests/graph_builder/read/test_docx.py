"""Word files: paragraphs, headings, merged cells, text boxes, tracked changes, damage."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from graph_builder.errors import DocumentError
from graph_builder.read import read_bytes
from graph_builder.source import Paragraph, SourceText, Table

sys.path.insert(0, str(Path(__file__).parent))

from word_file import item, level, numbering, paragraph, word_file


def lines(source: SourceText) -> list[str]:
    return [source.text[b.span.start : b.span.end] for b in source.blocks if isinstance(b, Paragraph)]


def grid(source: SourceText) -> list[tuple[int, int, int, int, str]]:
    (table,) = (block for block in source.blocks if isinstance(block, Table))
    return [(c.row, c.column, c.row_span, c.column_span, source.text[c.span.start : c.span.end]) for c in table.cells]


def saved(document: docx.document.Document) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def box(text: str) -> str:
    return f"<w:txbxContent>{paragraph(text)}</w:txbxContent>"


@pytest.mark.parametrize(
    ("inside", "expected", "why"),
    [
        (run("推进") + run("一网通办"), ["推进一网通办"], "runs join"),
        (run("一、") + "<w:r><w:tab/><w:t>要求</w:t></w:r>", ["一、\t要求"], "tabs"),
        ("<w:r><w:t>任务</w:t><w:br/><w:t>责任单位：甲局</w:t></w:r>", ["任务", "责任单位：甲局"], "line breaks"),
        (
            '<w:r><w:t>推进一</w:t><w:br w:type="page"/><w:t>网通办</w:t></w:r>',
            ["推进一网通办"],
            "a page break is layout",
        ),
        (run("推进") + f"<w:del>{run('旧')}</w:del><w:ins>{run('新')}</w:ins>", ["推进新"], "tracked changes"),
        (f"<w:moveFrom>{run('旧')}</w:moveFrom><w:moveTo>{run('新')}</w:moveTo>", ["新"], "tracked moves"),
        (f"<w:hyperlink>{run('甲局')}</w:hyperlink>", ["甲局"], "links"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('甲局')}</w:sdtContent></w:sdt>", ["甲局"], "content controls"),
        ("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("要求"), ["要求"], "field codes"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>旧</w:t></w:r>" + run("要求"), ["要求"], "hidden text"),
        ('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>要求</w:t></w:r>', ["要求"], "hidden switched off"),
        (
            "<w:ruby><w:rt><w:r><w:t>yao</w:t></w:r></w:rt><w:rubyBase>" + run("要") + "</w:rubyBase></w:ruby>",
            ["要"],
            "pinyin",
        ),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:char="25B2"/></w:r>' + run("要"), ["▲要"], "symbols"),
        (
            run("要求") + f"<w:r><w:pict><v:textbox>{box('附件')}</v:textbox></w:pict></w:r>",
            ["要求", "附件"],
            "text boxes",
        ),
        (
            f"<w:r><mc:AlternateContent><mc:Choice><wps:txbx>{box('附件')}</wps:txbx></mc:Choice>"
            f"<mc:Fallback><w:pict>{box('附件')}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
            ["附件"],
            "a text box in two renderings stands once",
        ),
    ],
)
def test_paragraph_text(inside: str, expected: list[str], why: str) -> None:
    assert lines(read_bytes("plan.docx", word_file(f"<w:p>{inside}</w:p>"))) == expected, why


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    first = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('推进')}</w:p>"

    assert lines(read_bytes("plan.docx", word_file(first + paragraph("一网通办")))) == ["推进一网通办"]


def test_headings_come_from_styles_and_outline_levels() -> None:
    document = docx.Document()
    document.add_heading("一、工作任务", 1)
    document.add_heading("（一）经济", 2)
    document.add_paragraph("正文")

    source = read_bytes("plan.docx", saved(document))

    assert [block.heading for block in source.blocks if isinstance(block, Paragraph)] == [1, 2, 0]


def test_an_outline_level_counts_before_the_style() -> None:
    styles = '<w:style w:styleId="A"><w:name w:val="heading 2"/></w:style>'
    body = (
        paragraph("甲", '<w:pStyle w:val="A"/>')
        + paragraph("乙", '<w:pStyle w:val="A"/><w:outlineLvl w:val="0"/>')
        + paragraph("丙", '<w:pStyle w:val="A"/><w:outlineLvl w:val="9"/>')
    )

    source = read_bytes("plan.docx", word_file(body, styles=styles))

    assert [block.heading for block in source.blocks if isinstance(block, Paragraph)] == [2, 1, 0]


def test_merged_cells_written_by_python_docx() -> None:
    document = docx.Document()
    document.add_paragraph("附件")
    table = document.add_table(rows=3, cols=3)
    for row, texts in enumerate([("板块", "任务", "单位"), ("经济", "推进", "甲局"), ("", "优化", "")]):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(2, 1).merge(table.cell(2, 2))

    source = read_bytes("plan.docx", saved(document))

    assert source.text == "附件\n板块\t任务\t单位\n经济\t推进\t甲局\n\t优化\t"
    assert grid(source)[3:] == [
        (1, 0, 2, 1, "经济"),
        (1, 1, 1, 1, "推进"),
        (1, 2, 1, 1, "甲局"),
        (2, 1, 1, 2, "优化"),
    ]


def test_rows_that_begin_later_and_deleted_rows() -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    rows = (
        "<w:tr>" + cell.format("甲") + cell.format("乙") + "</w:tr>",
        "<w:tr><w:trPr><w:del/></w:trPr>" + cell.format("旧") + cell.format("旧") + "</w:tr>",
        '<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell.format("丙") + "</w:tr>",
    )

    source = read_bytes("plan.docx", word_file(f"<w:tbl>{''.join(rows)}</w:tbl>"))

    assert source.text == "甲\t乙\n\t丙"


def test_a_table_inside_a_cell_gives_a_line_a_row() -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "任务"
    inner = table.cell(0, 1).add_table(rows=2, cols=2)
    for row in range(2):
        for column in range(2):
            inner.cell(row, column).text = f"{row}{column}"

    source = read_bytes("plan.docx", saved(document))

    assert grid(source)[1][4] == "00 01\n10 11"


def test_a_table_that_frames_prose_gives_paragraphs_and_its_inner_table() -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    inner = "<w:tbl><w:tr>" + cell.format("序号") + cell.format("任务") + "</w:tr></w:tbl>"

    source = read_bytes(
        "plan.docx", word_file(f"<w:tbl><w:tr><w:tc>{paragraph('一、要求')}{inner}<w:p/></w:tc></w:tr></w:tbl>")
    )

    assert lines(source) == ["一、要求"]
    assert [cell[4] for cell in grid(source)] == ["序号", "任务"]


def test_strict_files_are_read() -> None:
    data = word_file(item("甲"), numbering=numbering(level(0, "decimal", "%1.")))
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(name, content)

    assert lines(read_bytes("plan.docx", buffer.getvalue())) == ["1.甲"]


MANY_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
    for key, name in [*((f"x{number}", f"x{number}") for number in range(1_000)), ("H", "heading 2")]
)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (lambda part: part, "as Word writes it, far behind the first piece that is unpacked"),
        (lambda part: part.decode().encode("utf-16"), "in UTF-16"),
        (lambda part: part.replace(b"w:", b"q:").replace(b"xmlns:w=", b"xmlns:q="), "with another prefix"),
    ],
)
def test_the_style_of_a_heading_is_found(written: Callable[[bytes], bytes], why: str) -> None:
    body = paragraph("甲", '<w:pStyle w:val="H"/>') + paragraph("乙")
    data = word_file(body, styles=MANY_STYLES)
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, written(part) if name == "word/styles.xml" else part)

    source = read_bytes("plan.docx", buffer.getvalue())

    assert [block.heading for block in source.blocks if isinstance(block, Paragraph)] == [2, 0], why


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (lambda part: part.decode().encode("utf-16"), "in UTF-16"),
        (lambda part: part.replace(b"w:", b"q:").replace(b"xmlns:w=", b"xmlns:q="), "with another prefix"),
        (lambda part: part.replace(b"<w:r>", b"<!-- <w:p> --><w:r>"), "with comments"),
        (
            lambda part: (
                part.replace(b"<w:t>", b"<w:t><![CDATA[").replace(b"</w:t>", b"]]></w:t>").replace(b"&amp;", b"&")
            ),
            "with CDATA",
        ),
        (lambda part: part.replace(b'"', b"'"), "with single quotes"),
        (lambda part: part.replace(b'w:val="', b'w:val = "'), "with blanks around the signs of equality"),
        (lambda part: b"\xef\xbb\xbf<?xml version='1.0'?>\r\n" + part + b"\n", "with a mark of its encoding"),
    ],
)
def test_markup_of_other_programs_is_read(written: Callable[[bytes], bytes], why: str) -> None:
    buffer = io.BytesIO()
    body = item("甲 &amp; 乙") + "<w:tbl><w:tr><w:tc>" + paragraph("丙") + "</w:tc></w:tr></w:tbl>"
    data = word_file(body, numbering=numbering(level(0, "decimal", "%1.")))
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, written(part) if name.startswith("word/") else part)

    assert lines(read_bytes("plan.docx", buffer.getvalue())) == ["1.甲 & 乙", "丙"], why


def _with_part(name: str, content: bytes | str) -> bytes:
    buffer = io.BytesIO(word_file(item("甲")))
    with zipfile.ZipFile(buffer, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (word_file(paragraph("甲"))[:-30], "truncated or damaged zip"),
        (word_file(paragraph("甲"))[:200], "truncated or damaged zip"),
        (word_file("<w:p>"), "damaged XML"),
        (word_file("</w:p>"), "damaged XML"),
        (word_file("<w:p>" + "<w:r><w:t " * 50_000), "damaged XML"),
        (word_file("<w:p>" + '<w:del w:x="' * 50_000), "damaged XML"),
        (word_file("<w:p>" + "<w:del>" * 50_000), "damaged XML"),
        (word_file("<w:tbl><w:tr><w:tc>" * 5_000 + "</w:tc></w:tr></w:tbl>" * 5_000), "damaged XML"),
        (word_file("<w:tbl><w:tr><w:p></w:p></w:tbl></w:tr>"), "damaged XML"),
        (word_file(""), "without text"),
        (_with_part("word/styles.xml", BOMB), "declares entities"),
        (_with_part("word/numbering.xml", b"\0" * (80 * 1024 * 1024)), "more than 64 MB"),
    ],
)
def test_damaged_and_hostile_files_are_refused(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=rf"^plan\.docx: .*{reason}"):
        read_bytes("plan.docx", data)


def test_an_external_entity_is_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("geheim")
    part = f'<!DOCTYPE x [<!ENTITY a SYSTEM "{secret.as_uri()}">]><x>&a;</x>'

    with pytest.raises(DocumentError, match="declares entities"):
        read_bytes("plan.docx", _with_part("word/styles.xml", part))
