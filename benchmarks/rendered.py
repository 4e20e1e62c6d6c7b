"""The founding plan as a web page, a Word file and a workbook: what a district publishes instead of plain text."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape
from pathlib import Path

PLAN = Path(__file__).parents[1] / "data" / "plans" / "changning-2021.txt"
# 5、 …做好各项工作。(责任单位:区委组织部、区委宣传部): number, task and units of an item.
ITEM = re.compile(r"([0-9]+)、 (.+)\(责任单位:(.+)\)")
HEADER = ("序号", "重点任务", "责任单位")
LINKS = 400


def render_all(folder: Path) -> list[Path]:
    """The plan in each format, as files in a folder."""
    lines = [line.strip() for line in PLAN.read_text("utf-8").splitlines() if line.strip()]
    writers: dict[str, Callable[[list[str], Path], None]] = {"html": _page, "docx": _document, "xlsx": _sheet}
    paths = []
    for suffix, write in writers.items():
        paths.append(folder / f"founding.{suffix}")
        write(lines, paths[-1])
    return paths


def _page(lines: list[str], path: Path) -> None:
    """An article between the navigation and the scripts of a site, each paragraph styled by an office program."""
    links = "".join(f'<li><a href="/col/{number}/index.html" title="栏目">政务公开</a></li>' for number in range(LINKS))
    script = "".join(f"function f{number}(a,b){{if(a<b){{return a*{number};}}}}\n" for number in range(LINKS))
    style = "text-indent: 2em; font-family: 仿宋_GB2312; font-size: 16pt;"
    text = "\n".join(f'<p style="{style}"><span style="{style}">{escape(line)}</span></p>' for line in lines[3:])
    path.write_text(
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{lines[0]}</title><script>{script}</script></head>'
        f'<body><div class="header"><ul>{links}</ul></div><h1>{lines[0]}</h1><div class="info"><p>{lines[1]}</p>'
        f'<p>{lines[2]}</p></div><div class="article-content" id="zoom">{text}</div>'
        f'<div class="footer"><ul>{links}</ul><script>{script}</script></div></body></html>',
        "utf-8",
    )


def _document(lines: list[str], path: Path) -> None:
    """A paragraph a line, with the styles and lists that come with every new file."""
    from docx import Document

    document = Document()
    for line in lines:
        document.add_paragraph(line)
    document.save(str(path))


def _sheet(lines: list[str], path: Path) -> None:
    """A row a task under a merged title: its number, its text and its units."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    wrapped = book.add_format({"text_wrap": True, "border": 1})
    sheet.merge_range(0, 0, 0, len(HEADER) - 1, lines[0], wrapped)
    sheet.write_row(1, 0, HEADER, wrapped)
    items = [match.groups() for line in lines if (match := ITEM.fullmatch(line))]
    for row, (number, task, units) in enumerate(items, start=2):
        sheet.write_row(row, 0, (int(number), task, units), wrapped)
    book.close()
