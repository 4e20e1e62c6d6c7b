"""A marked plan as DOCX, and through LibreOffice as DOC or PDF (on the maker's machine only)."""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from markup import Line, Marked
from render import blocks, spots

FONT = "Noto Serif CJK SC"
NUMERAL = re.compile(r"[一二三四五六七八九十]+|\d+")


def docx(plan: Marked) -> bytes:
    """A Word file; labels marked automatic come from numbering.xml and stand in no run of text."""
    from docx import Document
    from docx.oxml.ns import qn

    document = Document()
    style = document.styles["Normal"]
    style.font.name = FONT
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    if "page_header" in plan.header:
        document.sections[0].header.paragraphs[0].text = plan.header["page_header"]
    numbers: dict[str, int] = {}
    for is_table, lines in blocks(plan):
        if is_table:
            _table(document, plan, lines)
        else:
            for line in lines:
                _paragraph(document, plan, line, numbers)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _paragraph(document: Any, plan: Marked, line: Line, numbers: dict[str, int]) -> None:
    text = plan.shown(line)
    paragraph = document.add_paragraph(text.removeprefix(line.auto))
    if line.kind == "title":
        paragraph.alignment = 1
    if line.auto:
        _number(document, paragraph, line.auto, numbers)


def _number(document: Any, paragraph: Any, label: str, numbers: dict[str, int]) -> None:
    pattern = NUMERAL.sub("%1", label.strip(), count=1)
    kind = "decimal" if re.search(r"\d", label) else "chineseCountingThousand"
    key = f"{kind} {pattern}"
    # A list that starts again at one is a list of its own.
    if key not in numbers or NUMERAL.findall(label)[:1] in (["一"], ["1"]):
        numbers["last"] = numbers.get("last", 39) + 1
        numbers[key] = _define(document, pattern, kind, numbers["last"])
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = numbers[key]


def _define(document: Any, pattern: str, kind: str, number: int) -> int:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    root = document.part.numbering_part.element
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{pattern}"/><w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
    )
    root.insert(0, abstract)
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
    return number


def _table(document: Any, plan: Marked, rows: list[Line]) -> None:
    from docx.shared import Cm

    table = document.add_table(len(rows), len(rows[0].cells), style="Table Grid")
    for r, c, down, across, text in spots(plan, rows):
        cell = table.cell(r, c)
        if down * across > 1:
            cell = cell.merge(table.cell(r + down - 1, c + across - 1))
        cell.text = text
    if plan.header.get("narrow"):
        widths = [6.5 if "任务" in plan.text[slice(*cell)] else 2.1 for cell in rows[0].cells]  # type: ignore[misc]
        table.autofit = False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Cm(width)


def converted(plan: Marked, kind: str) -> bytes:
    """The DOCX through LibreOffice; `kind` is doc or pdf."""
    target = "doc:MS Word 97" if kind == "doc" else "pdf"
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "plan.docx")
        source.write_bytes(docx(plan))
        subprocess.run(
            [
                "soffice",
                "--headless",
                f"-env:UserInstallation=file://{folder}/profile",
                "--convert-to",
                target,
                "--outdir",
                folder,
                str(source),
            ],
            check=True,
            capture_output=True,
        )
        return Path(folder, f"plan.{kind}").read_bytes()
