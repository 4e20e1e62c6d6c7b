"""Measure what a file format costs: pages, documents and sheets against jieba.lcut, PDF against the bare library."""

from __future__ import annotations

import logging
import tempfile
from pathlib import Path

from measuring import Row, pairs, row, timed
from rendered import render_all

GOLD = Path(__file__).parents[1] / "data" / "gold"
FILES = ("chongming-2024.html", "suzhou-2022.docx", "neimenggu-2021.docx", "longhua-2023.xlsx", "shaoxing-2019.xlsx")
PDF_FILES = ("guiyang-2021.pdf", "jinnan-2025.pdf", "hefei-2023.pdf")
PAIRS = 9


def bench_formats() -> list[Row]:
    """Documents a second, file to JSON, beside jieba.lcut of the same text: the founding plan, then denser ones."""
    import jieba

    jieba.setLogLevel(logging.ERROR)
    with tempfile.TemporaryDirectory() as folder:
        return [_row(path) for path in [*render_all(Path(folder)), *(GOLD / name for name in FILES)]]


def _row(path: Path) -> Row:
    import jieba

    from graph_builder.contract import plan_to_json
    from graph_builder.extraction import extract
    from graph_builder.read import read

    text = read(path).text

    def whole() -> object:
        return plan_to_json(extract(path))

    def words() -> object:
        return jieba.lcut(text)

    whole(), words()
    ours, theirs = pairs(lambda: timed(whole, 5), lambda: timed(words, 5), PAIRS)
    return row(f"documents a second, {path.suffix[1:]} ({path.name})", theirs, ours, "≥ 2", faster=True)


def bench_pdf() -> list[Row]:
    """Reading a PDF (lines, tables, page furniture) beside pypdfium2 giving the text of its pages."""
    from graph_builder.read import read_bytes

    rows = []
    for name in PDF_FILES:
        data = (GOLD / name).read_bytes()

        def ours_of(name: str = name, data: bytes = data) -> object:
            return read_bytes(name, data)

        def bare(data: bytes = data) -> object:
            return _bare_text(data)

        ours_of(), bare()
        ours, theirs = pairs(lambda w=ours_of: timed(w, 5), lambda b=bare: timed(b, 5), PAIRS)
        rows.append(row(f"reading {name} / pypdfium2's text of it", ours, theirs, "≤ 1.3"))
    return rows


def _bare_text(data: bytes) -> list[str]:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_range() for page in document]
