"""The paragraphs and tables of a Word file read from its markup in one pass.

Only the tags that say something are looked at; those that merely wrap others (sdt, ins, hyperlink, smartTag) are passed
over, so that what they hold stands where they stood. Left out is what a reader of the file does not see: deletions,
former properties, hidden runs, the second form of what is given in two (mc:AlternateContent).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape
from typing import NamedTuple

from .content import Unreadable
from .docx_blocks import Block, Cell, Paragraph, Row, Table

# What a tag that says something may be called, written so that each letter is looked at once.
WORD_NAME = (
    "p(?:Pr|Style|PrChange)?|t(?:c|r|bl|ab|cPrChange|rPrChange|xbxContent)|numId|ilvl|outlineLvl|vMerge|hMerge|vanish"
    "|grid(?:Span|Before)|br|cr|noBreakHyphen|sym|del|moveFrom|rt|rPrChange|sdtPr"
)
ALTERNATIVE = "mc:(?:AlternateContent|Choice|Fallback)"
# All between the tags of w:t and m:t, or the name and the attributes of a tag. No < stands in a tag, so that none is
# looked for further than the next one.
TEXT = r"[wm]:t(?:\s[^<>]*)?>([^<]*)"
TAG = r'(/?(?:w:(?:{names})|{alternative}))(?=[\s/>])([^<>"]*(?:"[^<"]*"[^<>"]*)*)>'
TOKEN = re.compile(f"<(?:{TEXT}|{TAG.format(names=WORD_NAME, alternative=ALTERNATIVE)})")
# Runs are looked at only where one is hidden.
TOKEN_WITH_RUNS = re.compile(f"<(?:{TEXT}|{TAG.format(names=WORD_NAME + '|r', alternative=ALTERNATIVE)})")
VALUE = re.compile(r'\sw:val="([^"]*)"')
CHARACTER = re.compile(r'\sw:char="([^"]*)"')
LAYOUT_BREAK = re.compile(r'\sw:type="(?:page|column)"')
SIGNS = {"w:tab": "\t", "w:cr": "\n", "w:noBreakHyphen": "-"}
SETTINGS = frozenset({"w:pStyle", "w:numId", "w:ilvl", "w:outlineLvl"})
MERGES = frozenset({"w:vMerge", "w:gridSpan", "w:hMerge"})
HIDDEN = frozenset({"w:moveFrom", "w:rt", "w:sdtPr", "w:pPrChange", "w:tcPrChange", "w:trPrChange", "w:rPrChange"})
DEEPEST = 250


class Place(NamedTuple):
    """Where the reader stands: what it fills, and what it comes back to when a table or text box ends."""

    end: str
    blocks: list[Block]
    paragraph: Paragraph | None = None
    table: Table | None = None
    row: Row | None = None
    cell: Cell | None = None


def read_blocks(markup: str, name: str) -> list[Block]:
    """The paragraphs and tables of a body in order; raises Unreadable where they nest as in no Word file."""
    reader = _Reader(markup)
    if not reader.read():
        raise Unreadable(f"{name} is damaged (its paragraphs, rows and tables nest as in no Word file)")
    return reader.body


class _Reader:
    def __init__(self, markup: str) -> None:
        pattern = TOKEN_WITH_RUNS if "<w:vanish" in markup else TOKEN
        self._tokens = iter(pattern.findall(markup))
        self.body: list[Block] = []
        self._blocks = self.body
        # Text that stands in no paragraph goes where nobody looks.
        self._parts: list[str] = []
        self._paragraph: Paragraph | None = None
        self._table: Table | None = None
        self._row: Row | None = None
        self._cell: Cell | None = None
        self._is_in_properties = False
        self._is_in_run = False
        self._is_chosen: list[bool] = []
        self._outer: list[Place] = []
        self._is_sound = True

    def read(self) -> bool:
        """Take all tokens; whether they nest as they should."""
        actions = self._actions()
        for text, tag, attributes in self._tokens:
            if text:
                self._parts.append(text)
            elif tag in actions:
                actions[tag](tag, attributes)
        return self._is_sound and not self._outer and self._paragraph is None

    def _actions(self) -> dict[str, Callable[[str, str], None]]:
        return {
            "w:p": self._open_paragraph,
            "/w:p": self._close_paragraph,
            "w:pPr": self._open_properties,
            "/w:pPr": self._close_properties,
            "w:tbl": self._open_table,
            "/w:tbl": self._close_outer,
            "w:tr": self._open_row,
            "/w:tr": self._close_row,
            "w:tc": self._open_cell,
            "/w:tc": self._close_cell,
            "w:txbxContent": self._open_box,
            "/w:txbxContent": self._close_outer,
            "w:gridBefore": self._skip_columns,
            "w:br": self._break,
            "w:sym": self._symbol,
            "w:del": self._delete,
            "w:r": self._run,
            "/w:r": self._run,
            "w:vanish": self._vanish,
            "mc:AlternateContent": self._open_alternatives,
            "/mc:AlternateContent": self._close_alternatives,
            "mc:Choice": self._choose,
            "mc:Fallback": self._choose,
            **dict.fromkeys(SETTINGS, self._set),
            **dict.fromkeys(MERGES, self._merge),
            **dict.fromkeys(SIGNS, self._sign),
            **dict.fromkeys(HIDDEN, self._hide),
        }

    def _open_paragraph(self, _: str, attributes: str) -> None:
        paragraph = Paragraph()
        self._is_sound &= self._paragraph is None
        self._blocks.append(paragraph)
        if not _is_empty(attributes):
            self._paragraph = paragraph
            self._parts = paragraph.parts

    def _close_paragraph(self, _: str, __: str) -> None:
        self._is_sound &= self._paragraph is not None
        self._paragraph = None
        self._parts = []

    def _open_properties(self, _: str, attributes: str) -> None:
        self._is_in_properties = not _is_empty(attributes)

    def _close_properties(self, _: str, __: str) -> None:
        self._is_in_properties = False

    def _set(self, tag: str, attributes: str) -> None:
        if self._paragraph is not None and self._is_in_properties:
            if self._paragraph.settings is None:
                self._paragraph.settings = {}
            self._paragraph.settings[tag[2:]] = _value(attributes, "")

    def _open_table(self, _: str, attributes: str) -> None:
        if _is_empty(attributes):
            return
        table = Table()
        self._blocks.append(table)
        self._leave("/w:tbl")
        self._table = table

    def _open_box(self, _: str, attributes: str) -> None:
        if _is_empty(attributes):
            return
        box: list[Block] = []
        if self._paragraph is not None:
            self._paragraph.boxes = self._paragraph.boxes or []
            self._paragraph.boxes.append(box)
        self._leave("/w:txbxContent")
        self._blocks = box

    def _leave(self, end: str) -> None:
        """Begin something of its own, up to the tag that ends it; what stands outside its paragraphs is left out."""
        self._outer.append(Place(end, self._blocks, self._paragraph, self._table, self._row, self._cell))
        self._is_sound &= len(self._outer) < DEEPEST
        self._blocks, self._parts = [], []
        self._paragraph = self._table = self._row = self._cell = None

    def _close_outer(self, tag: str, _: str) -> None:
        if not self._outer or self._outer[-1].end != tag or self._paragraph is not None or self._row is not None:
            self._is_sound = False
            return
        _, self._blocks, self._paragraph, self._table, self._row, self._cell = self._outer.pop()
        self._parts = [] if self._paragraph is None else self._paragraph.parts

    def _open_row(self, _: str, attributes: str) -> None:
        self._is_sound &= self._row is None
        self._row = None if _is_empty(attributes) else Row()

    def _close_row(self, _: str, __: str) -> None:
        row, self._row = self._row, None
        self._is_sound &= row is not None and self._cell is None
        if row is not None and self._table is not None and not row.is_deleted:
            self._table.rows.append(row)

    def _open_cell(self, _: str, attributes: str) -> None:
        self._is_sound &= self._cell is None
        cell = Cell()
        if self._row is not None:
            self._row.cells.append(cell)
        if not _is_empty(attributes):
            self._cell, self._blocks = cell, cell.blocks

    def _close_cell(self, _: str, __: str) -> None:
        self._is_sound &= self._cell is not None and self._paragraph is None
        self._cell, self._blocks = None, []

    def _merge(self, tag: str, attributes: str) -> None:
        if self._cell is not None and not self._cell.blocks:
            self._cell.merge = {**(self._cell.merge or {}), tag: _value(attributes, "continue")}

    def _skip_columns(self, _: str, attributes: str) -> None:
        if self._row is not None and self._cell is None:
            self._row.before = number(_value(attributes, ""), 0)

    def _sign(self, tag: str, _: str) -> None:
        if not self._is_in_properties:
            self._parts.append(SIGNS[tag])

    def _break(self, _: str, attributes: str) -> None:
        # Page and column breaks are layout; a sentence may run on behind them.
        if not LAYOUT_BREAK.search(attributes):
            self._parts.append("\n")

    def _symbol(self, _: str, attributes: str) -> None:
        code = CHARACTER.search(attributes)
        self._parts.append(escape(symbol(code[1] if code else "")))

    def _delete(self, tag: str, attributes: str) -> None:
        """A deletion, or the mark that a paragraph's end or a row is deleted."""
        if not _is_empty(attributes):
            self._skip(tag)
        elif self._is_in_properties and self._paragraph is not None:
            self._paragraph.is_joined = True
        elif self._row is not None and self._cell is None:
            self._row.is_deleted = True

    def _hide(self, tag: str, attributes: str) -> None:
        if not _is_empty(attributes):
            self._skip(tag)

    def _run(self, tag: str, attributes: str) -> None:
        self._is_in_run = tag == "w:r" and not _is_empty(attributes)

    def _vanish(self, _: str, attributes: str) -> None:
        if self._is_in_run and not self._is_in_properties and _value(attributes, "") not in ("0", "false", "off"):
            self._skip("w:r")
            self._is_in_run = False

    def _open_alternatives(self, _: str, attributes: str) -> None:
        if not _is_empty(attributes):
            self._is_chosen.append(False)

    def _close_alternatives(self, _: str, __: str) -> None:
        if self._is_chosen:
            self._is_chosen.pop()

    def _choose(self, tag: str, attributes: str) -> None:
        """Take the first of several forms, which is the best one; the others are for old programs."""
        if self._is_chosen and not self._is_chosen[-1]:
            self._is_chosen[-1] = True
        elif not _is_empty(attributes):
            self._skip(tag)

    def _skip(self, name: str) -> None:
        """Pass over the rest of an element."""
        depth = 1
        for _, tag, attributes in self._tokens:
            if tag == name and not _is_empty(attributes):
                depth += 1
            elif tag == f"/{name}":
                depth -= 1
                if not depth:
                    return
        self._is_sound = False


def _is_empty(attributes: str) -> bool:
    return attributes.endswith("/")


def _value(attributes: str, default: str) -> str:
    match = VALUE.search(attributes)
    return unescape(match[1]) if match else default


def number(written: str, default: int) -> int:
    """A whole number as files write it; the default for what is none or too large to be meant."""
    return int(written) if written.isascii() and written.isdigit() and len(written) < 6 else default


def symbol(code: str) -> str:
    """The character of a symbol run; those of the symbol fonts' private area are pictures, not text."""
    try:
        value = int(code, 16)
    except ValueError:
        return ""
    return "" if value < 32 or 0xD800 <= value < 0xF900 or value > 0x10FFFF else chr(value)
