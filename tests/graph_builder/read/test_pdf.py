"""PDF files: wrapped lines, pages that cut sentences and tables, running heads, locked and damaged files."""

from __future__ import annotations

import io
from pathlib import Path
from types import ModuleType

import pypdfium2
import pytest

from graph_builder.errors import DocumentError
from graph_builder.read import read, read_bytes
from graph_builder.source import Paragraph, SourceText, Table


def paragraphs(document: object) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]  # type: ignore[attr-defined]


def lines(source: SourceText) -> list[str]:
    return [source.text[b.span.start : b.span.end] for b in source.blocks if isinstance(b, Paragraph)]


def table_of(source: SourceText) -> Table:
    (table,) = (block for block in source.blocks if isinstance(block, Table))
    return table


def test_wrapped_lines_and_page_breaks_leave_paragraphs_whole(samples: Path, made: ModuleType) -> None:
    assert lines(read(samples / "prose.pdf")) == paragraphs(made.prose())


def test_what_was_left_out_at_the_edges_is_reported(samples: Path) -> None:
    findings = read(samples / "prose.pdf").findings

    assert [(finding.kind, finding.message) for finding in findings] == [
        (
            "page-furniture",
            "left out at the edges of pages: '青禾区2022年重点工作任务分解方案' (3 times), a page number (3 times)",
        )
    ]


def test_a_table_over_eight_pages_is_one_table_with_its_merged_cells(samples: Path, made: ModuleType) -> None:
    source = read(samples / "table.pdf")

    table = table_of(source)
    texts = {(c.row, c.column): source.text[c.span.start : c.span.end] for c in table.cells}
    assert (table.row_count, table.column_count) == (17, 6)
    assert [texts[row, 2] for row in range(1, 17)] == [made.TASKS[index % 4] for index in range(16)]
    assert [texts[row, 5] for row in range(1, 17)] == [made.DUE[index % 4] for index in range(16)]
    assert [(texts[c.row, 1], c.row, c.row_span) for c in table.cells if c.row_span > 1] == [
        ("经济发展", 1, 5),
        ("社会民生", 6, 6),
        ("生态环境", 12, 5),
    ]
    assert lines(source) == ["青禾区2022年重点工作任务分解表", "注：排在第一位的为牵头单位。"]


def test_rows_cut_by_a_page_are_put_together(samples: Path, made: ModuleType) -> None:
    source = read(samples / "cut.pdf")

    expected = [[cell.text for cell in row.cells] for row in made.cut().tables[0].rows]
    assert source.text.splitlines()[1:] == ["\t".join(row) for row in expected]


def _sideways(data: bytes, degrees: int) -> bytes:
    """The pages drawn turned, with the mark by which a viewer shows them upright."""
    source, turned = pypdfium2.PdfDocument(data), pypdfium2.PdfDocument.new()
    for index in range(len(source)):
        width, height = source[index].get_size()
        drawing = source.page_as_xobject(index, turned).as_pageobject()
        matrix = pypdfium2.PdfMatrix().rotate(degrees, ccw=True)
        drawing.set_matrix(matrix.translate(height, 0) if degrees == 90 else matrix.translate(0, width))
        page = turned.new_page(height, width)
        page.insert_obj(drawing)
        page.set_rotation(degrees)
        page.gen_content()
    buffer = io.BytesIO()
    turned.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("degrees", [90, 270])
def test_pages_drawn_sideways_are_read_as_they_are_shown(samples: Path, made: ModuleType, degrees: int) -> None:
    data = _sideways((samples / "prose.pdf").read_bytes(), degrees)

    shown = [line.replace(" ", "") for line in lines(read_bytes("plan.pdf", data))]

    assert shown == [text.replace(" ", "") for text in paragraphs(made.prose())]


def _blank_pdf() -> bytes:
    document = pypdfium2.PdfDocument.new()
    document.new_page(595, 842)
    buffer = io.BytesIO()
    document.save(buffer)
    document.close()
    return buffer.getvalue()


def test_a_scan_gives_no_blocks_and_says_so() -> None:
    source = read_bytes("scan.pdf", _blank_pdf())

    assert (source.text, source.blocks) == ("", ())
    assert [(finding.severity, finding.kind) for finding in source.findings] == [("warning", "scanned-pdf")]


def test_a_locked_file_is_refused(samples: Path) -> None:
    with pytest.raises(DocumentError, match=r"locked\.pdf: a PDF protected by a password"):
        read(samples / "locked.pdf")


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.99])
def test_a_truncated_file_is_refused(samples: Path, share: float) -> None:
    data = (samples / "prose.pdf").read_bytes()

    with pytest.raises(DocumentError, match=r"^cut\.pdf: a truncated"):
        read_bytes("cut.pdf", data[: int(len(data) * share)])
