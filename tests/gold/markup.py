"""A plan written with its gold inside: the markup of `tests/gold/plans/*.plan`, and its reading.

A file is a header (`key: value`), a line `---`, and lines of text. Inside a line:

    {1|…}            a task with label 1; flags before the label: ? uncertain, ! truncated, > child, + inherits units
    <uL:市财政局>     a unit: L lead, R responsible, S support; then p positional or r rule; * group; +市 elided prefix
    <t:…> <q:…>      a theme, unquoted or quoted; <n:…> quoted but no theme; <p:…> a project
    <m:raw|metric|op|value|unit>   a target        <d:3月底前|0331b>   a deadline (b d q c m: kind)
    <h:王某某|副区长>  a person                      <o:等> the list is open     <x:…> named, not responsible

A `?` at the end of a code makes the item uncertain. At the start of a line: `=` title, `#1 一、|…` heading of level 1
(`#1+`: its units are inherited), `!` a numbered paragraph that is no task, `*` the label is automatic numbering,
`|| a || b` a table row (`^` merged with the cell above, `~~` with the cell to the left, `\\n` a line break).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

CODE = re.compile(r"<([a-zA-Z][a-zA-Z]?[a-z]?[*?+\u4e00-\u9fff]*):")
# `>` ends an item, but not in an operator between bars: `|>=|`.
ATTRIBUTES = re.compile(r"(?:\|[<>]=?(?=\|)|[^<>])*>")
BOARDS = ("板块", "类别", "领域")
ROLES = {"L": "lead", "R": "responsible", "S": "support"}
BASES = {"": "explicit", "p": "positional", "r": "rule"}
UNIT = re.compile(r"u([LRS])([pr]?)(\*?)(?:\+([\u4e00-\u9fff]+))?(\??)$")


@dataclass
class Item:
    """One annotated stretch of the text."""

    code: str
    start: int
    end: int = -1
    raw: str = ""
    attributes: list[str] = field(default_factory=list)


@dataclass
class TaskMark:
    """One task as marked, with the items in it and in its table row."""

    flags: str
    label: str
    depth: int
    section: str
    start: int
    end: int = -1
    items: list[Item] = field(default_factory=list)
    inherited: list[Item] = field(default_factory=list)
    also: tuple[int, int] | None = None


@dataclass
class SectionMark:
    """One heading; `begin` is where its title starts behind the label."""

    label: str
    level: int
    clause: str
    items: list[Item]
    begin: int
    end: int
    certain: bool = True


@dataclass
class Line:
    """One block as rendered: a paragraph, or a table row of cells (a span, or a merge mark `^` or `~~`)."""

    kind: str
    start: int
    end: int = -1
    auto: str = ""
    level: int = 0
    cells: list[tuple[int, int] | str] = field(default_factory=list)


class Marked:
    """Reads one `.plan` file: `header`, `lines` to render, `text`, `tasks`, `sections`, loose `items`, `non_tasks`."""

    def __init__(self, path: Path) -> None:
        head, body = path.read_text("utf-8").split("\n---\n", 1)
        self.header = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
        self.text = ""
        self.lines: list[Line] = []
        self.tasks: list[TaskMark] = []
        self.sections: list[SectionMark] = []
        self.items: list[Item] = []
        self.non_tasks: list[Line] = []
        self._task: TaskMark | None = None
        self._columns: dict[int, list[Item]] = {}
        self._counts: list[int] = []
        self._boards = 0
        self._has_boards = False
        glued = self.header.get("oneline") == "yes"
        for number, line in enumerate(body.rstrip("\n").split("\n")):
            self._line(line)
            self.text += "" if glued and number > 2 else "\n"
        if self._task is not None:
            raise ValueError(f"{path}: task {self._task.label} is not closed")
        self.text = traditional(self.text, self.header.get("traditional", ""))
        headed = [item for section in self.sections for item in section.items]
        for item in [*self.items, *headed, *(i for task in self.tasks for i in task.items)]:
            item.raw = self.text[item.start : item.end]

    def shown(self, line: Line) -> str:
        """The text of a paragraph as rendered."""
        return self.text[line.start : line.end]

    def _line(self, line: str) -> None:
        if line.startswith("|| "):
            self._row(re.split(r" \|\|(?: |$)", line[3:]))
            return
        self._columns = {}
        if line.startswith("#"):
            self._heading(line)
            return
        auto = line[1 : line.index("{")] if line.startswith("*") else ""
        kind = {"=": "title", "!": "rule"}.get(line[:1], "paragraph")
        found, start = self._inline(line[1:] if auto or kind != "paragraph" else line)
        self.lines.append(Line(kind, start, len(self.text), auto))
        if kind == "rule":
            self.non_tasks.append(self.lines[-1])
        self.items.extend(item for item in found if item.code[0] in "tqnx")

    def _heading(self, line: str) -> None:
        mark, rest = line.split(" ", 1)
        label, title = rest.split("|", 1)
        level = int(mark[1])
        padded = [*self._counts, *([0] * level)][:level]
        self._counts = [*padded[:-1], padded[-1] + 1]
        clause = ".".join(str(n) for n in self._counts)
        start = len(self.text)
        self.text += label
        begin = len(self.text)
        found, _ = self._inline(title)
        inherited = found if "+" in mark else []
        self.sections.append(SectionMark(label.strip(), level, clause, inherited, begin, len(self.text)))
        for item in found:
            if item.code[0] in "tq":
                item.code = item.code.rstrip("?") + "?"  # whether a heading names themes is a matter of taste
                self.items.append(item)
        self.lines.append(Line("heading", start, len(self.text), label if "*" in mark else "", level))

    def _row(self, cells: list[str]) -> None:
        first = len(self.tasks)
        row: list[Item] = []
        shown: list[tuple[int, int] | str] = []
        for column, cell in enumerate(cells):
            if column:
                self.text += "\n" if self.header.get("flatten") == "yes" else "\t"
            if cell in ("^", "~~"):
                shown.append(cell)
                row.extend(self._columns.get(column, []) if cell == "^" else [])
                continue
            found, start = self._inline(cell.replace("\\n", "\n"))
            self._columns[column] = found
            row.extend(found)
            shown.append((start, len(self.text)))
        also = shown[int(self.header["also"])] if "also" in self.header else None
        for task in self.tasks[first:]:
            task.items.extend(row)
            task.also = also if isinstance(also, tuple) else None
        self._board(cells, shown, has_task=len(self.tasks) > first)
        self.lines.append(Line("row", -1, cells=shown))

    def _board(self, cells: list[str], shown: list[tuple[int, int] | str], *, has_task: bool) -> None:
        """A cell of the first column that heads several rows (板块): readers may call it a heading or not."""
        if not has_task and cells.count("~~") >= len(cells) - 2 and isinstance(shown[1], tuple):
            self._boards += 1
            self.sections.append(SectionMark(cells[0], 1, str(self._boards), [], *shown[1], certain=False))
        elif not has_task:
            self._has_boards = cells[0] in BOARDS
        elif self._has_boards and isinstance(shown[0], tuple):
            self._boards += 1
            self.sections.append(SectionMark("", 1, str(self._boards), [], *shown[0], certain=False))

    def _inline(self, line: str) -> tuple[list[Item], int]:
        """Append the line to the text; its items that stand outside tasks, and where it starts."""
        start = len(self.text)
        loose: list[Item] = []
        stack: list[Item] = []
        at = 0
        while at < len(line):
            code = CODE.match(line, at)
            if code:
                stack.append(Item(code[1], len(self.text)))
                at = code.end()
                continue
            char = line[at]
            if char == "{":
                at = self._open(line, at)
                continue
            if char == "}":
                self._close()
            elif char in "|>" and stack:
                at = self._end(line, at, stack.pop(), loose)
                continue
            else:
                self.text += char
            at += 1
        return loose, start

    def _open(self, line: str, at: int) -> int:
        stop = line.index("|", at)
        flags, label = re.fullmatch(r"([?!>+]*)(.*)", line[at + 1 : stop]).groups()  # type: ignore[union-attr]
        certain = [s for s in self.sections if s.certain]
        section = certain[-1].clause if certain else ""
        self._task = TaskMark(flags, label, flags.count(">"), section, len(self.text))
        self._task.inherited = list(certain[-1].items) if certain else []
        self.tasks.append(self._task)
        return stop + 1

    def _close(self) -> None:
        assert self._task is not None
        self._task.end = len(self.text)
        self._task = None

    def _end(self, line: str, at: int, item: Item, loose: list[Item]) -> int:
        stop = ATTRIBUTES.match(line, at).end() - 1  # type: ignore[union-attr]
        item.attributes = line[at + 1 : stop].split("|") if line[at] == "|" else []
        item.end = len(self.text)
        (loose if self._task is None else self._task.items).append(item)
        return stop + 1


def traditional(text: str, mode: str) -> str:
    """The text in traditional characters: all of it (`yes`) or every second line (`mixed`); lengths stay."""
    if not mode:
        return text
    from opencc import OpenCC

    convert = OpenCC("s2t").convert
    lines = [convert(line) if mode == "yes" or n % 2 else line for n, line in enumerate(text.split("\n"))]
    result = "\n".join(lines).replace("湖裏", "湖里")  # place names keep 里
    if len(result) != len(text):
        raise ValueError("the traditional text has another length")
    return result
