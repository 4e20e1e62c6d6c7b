"""A marked plan as TXT, HTML, XLSX or OFD: bytes a government site could serve."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from html import escape
from itertools import groupby

from markup import Line, Marked

FIXED = (2020, 1, 1, 0, 0, 0)
Spot = tuple[int, int, int, int, str]  # row, column, row span, column span, text


def txt(plan: Marked) -> bytes:
    """The text itself, in the encoding of the header."""
    return plan.text.encode(plan.header.get("encoding", "utf-8"))


def spots(plan: Marked, rows: list[Line]) -> Iterator[Spot]:
    """The cells of a table with the merges that `^` and `~~` say."""
    for r, row in enumerate(rows):
        for c, cell in enumerate(row.cells):
            if isinstance(cell, str):
                continue
            down = 1
            while r + down < len(rows) and rows[r + down].cells[c] == "^":
                down += 1
            across = 1
            while c + across < len(row.cells) and row.cells[c + across] == "~~":
                across += 1
            yield r, c, down, across, plan.text[cell[0] : cell[1]]


def blocks(plan: Marked) -> Iterator[tuple[bool, list[Line]]]:
    """Runs of table rows (True) and of paragraphs (False), in document order."""
    for is_table, lines in groupby(plan.lines, key=lambda line: line.kind == "row"):
        yield is_table, list(lines)


def html(plan: Marked) -> bytes:
    """A page with navigation and footer around the text, and the meta tags of government sites if asked for."""
    body = "\n".join(
        _table(plan, lines) if is_table else "\n".join(_paragraph(plan, line) for line in lines)
        for is_table, lines in blocks(plan)
    )
    head = plan.header
    meta = (
        f'<meta name="ArticleTitle" content="{escape(head["title"])}">\n'
        f'<meta name="PubDate" content="{head["date"]} 10:20">\n'
        f'<meta name="ContentSource" content="{escape(head["issuer"])}">\n'
    )
    page = (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n<meta charset="utf-8">\n{meta if head.get("meta") else ""}'
        f"<title>{escape(head['title'])}</title>\n<style>p{{text-indent:2em}}</style>\n</head>\n<body>\n"
        '<div class="nav"><a href="/">首页</a> <a href="/zwgk/">政务公开</a> <a href="/hd/">互动交流</a></div>\n'
        f'<div class="article-content" id="zoom">\n{body}\n</div>\n'
        '<div class="footer">版权所有 网站地图 联系我们<script>var a=1;</script></div>\n</body>\n</html>\n'
    )
    return page.encode(head.get("encoding", "utf-8"))


def _paragraph(plan: Marked, line: Line) -> str:
    text = escape(plan.shown(line))
    if line.kind == "title":
        return f'<h1 style="text-align:center">{text}</h1>'
    return f"<p><strong>{text}</strong></p>" if line.kind == "heading" else f"<p>　　{text}</p>"


def _table(plan: Marked, rows: list[Line]) -> str:
    cells: dict[int, list[str]] = {r: [] for r in range(len(rows))}
    for r, _, down, across, text in spots(plan, rows):
        merge = (f' rowspan="{down}"' if down > 1 else "") + (f' colspan="{across}"' if across > 1 else "")
        cells[r].append(f"<td{merge}><p>{escape(text).replace(chr(10), '</p><p>')}</p></td>")
    return '<table border="1">\n' + "\n".join(f"<tr>{''.join(row)}</tr>" for row in cells.values()) + "\n</table>"


def xlsx(plan: Marked) -> bytes:
    """A sheet: the title merged over the columns, then the table with its merged cells."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": datetime(*FIXED)})
    sheet = book.add_worksheet("任务分解")
    wrap = book.add_format({"text_wrap": True, "valign": "vcenter", "border": 1})
    at = 0
    width = max(len(line.cells) for line in plan.lines)
    for is_table, lines in blocks(plan):
        if not is_table:
            for line in lines:
                sheet.merge_range(at, 0, at, width - 1, plan.shown(line), wrap)
                at += 1
            continue
        for r, c, down, across, text in spots(plan, lines):
            value: str | int = int(text) if text.isdigit() else text
            if down * across > 1:
                sheet.merge_range(at + r, c, at + r + down - 1, c + across - 1, value, wrap)
            else:
                sheet.write(at + r, c, value, wrap)
        at += len(lines)
    sheet.set_column(0, width, 18)
    book.close()
    return out.getvalue()


def ofd(plan: Marked) -> bytes:
    """A package after GB/T 33190: one text object a line, pages of 40 lines, lines of 36 characters."""
    lines: list[tuple[float, str]] = []
    for line in plan.lines:
        for k, text in enumerate(plan.shown(line).split("\n")):
            lines.extend(_wrapped(text, indent=line.kind != "title" and k == 0))
    pages = [lines[n : n + 40] for n in range(0, len(lines), 40)]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in _ofd_parts(pages).items():
            package.writestr(zipfile.ZipInfo(name, FIXED), '<?xml version="1.0" encoding="UTF-8"?>\n' + text)
    return out.getvalue()


def _wrapped(text: str, *, indent: bool) -> Iterator[tuple[float, str]]:
    first = 34 if indent else 36
    yield (30.0 if indent else 20.0), text[:first]
    for n in range(first, len(text), 36):
        yield 20.0, text[n : n + 36]


def _ofd_parts(pages: list[list[tuple[float, str]]]) -> dict[str, str]:
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    parts = {
        "OFD.xml": f'<ofd:OFD {space} DocType="OFD" Version="1.0"><ofd:DocBody><ofd:DocInfo>'
        "<ofd:DocID>0123456789abcdef0123456789abcdef</ofd:DocID></ofd:DocInfo>"
        "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {space}><ofd:CommonData><ofd:MaxUnitID>99999</ofd:MaxUnitID>"
        "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
        "<ofd:PublicRes>PublicRes.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages>"
        + "".join(f'<ofd:Page ID="{n + 1}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
        + "</ofd:Pages></ofd:Document>",
        "Doc_0/PublicRes.xml": f'<ofd:Res {space} BaseLoc="Res"><ofd:Fonts>'
        '<ofd:Font ID="9001" FontName="宋体" FamilyName="宋体"/></ofd:Fonts></ofd:Res>',
    }
    for n, lines in enumerate(pages):
        objects = "".join(_ofd_line(10000 + n * 100 + k, x, 20 + k * 6, text) for k, (x, text) in enumerate(lines))
        parts[f"Doc_0/Pages/Page_{n}/Content.xml"] = (
            f"<ofd:Page {space}><ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:Area>"
            f'<ofd:Content><ofd:Layer ID="{8000 + n}" Type="Body">{objects}</ofd:Layer></ofd:Content></ofd:Page>'
        )
    return parts


def _ofd_line(number: int, x: float, y: float, text: str) -> str:
    steps = " ".join(["4.6"] * (len(text) - 1))
    return (
        f'<ofd:TextObject ID="{number}" Boundary="{x} {y} {len(text) * 4.6:.1f} 6" Font="9001" Size="4.6">'
        f'<ofd:TextCode X="0" Y="4.6" DeltaX="{steps}">{escape(text)}</ofd:TextCode></ofd:TextObject>'
    )
