"""From a source text to the outline of a plan: metadata, headings, task drafts, preamble."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..find.answers.blocks import find_answers, find_rules
from ..find.punctuation import WIDE_MARKS, fold, signs_to_fold
from ..find.script import half_width_digits, simplified
from ..find.units.clauses import is_named
from ..find.units.names import compact
from ..model import Finding, Span
from ..outline import Metadata, Outline, TaskDraft
from ..source import SourceText
from .classify import classify
from .cut import read_lines
from .drafts import Drafter, Drafts
from .fields import is_front_line
from .flat import restore_tables
from .front import Front, read_front, year_of
from .labels import DETAIL_KINDS
from .lines import COMPLETE, Line, squeezed
from .numbering import numbering_findings
from .parts import Parts, read_parts
from .shape import cut_out, names_somebody
from .tables import TableReader
from .title import ends_a_title, is_notice, is_title, issuer_of_title, own_title
from .tree import Grower, Node
from .wrapping import unwrapped, wraps_of

_LONGEST_HEADING = 32
_SHORTEST_RUNNING_TITLE = 8
_PLACE = re.compile("[一-龥]{2,16}[省市区县州旗盟镇乡会]")


def segment(source: SourceText) -> Outline:
    """The outline of a plan: its tasks before their words are read, and all that stands around them.

    Section ids and the tasks' `section` and `parent` are clause paths here; the caller makes them unique over plans.
    """
    signs = signs_to_fold(source.text)
    has_marks_only = signs <= WIDE_MARKS
    text = source.text if has_marks_only else half_width_digits(simplified(source.text))
    lines, findings, are_whole = read_lines(text, source.blocks)
    wraps = () if are_whole else wraps_of(text, lines)
    text = unwrapped(text, wraps)
    parts = read_parts(text, restore_tables(text, lines))
    folded = fold(text, signs if has_marks_only else None)
    start, front = _front(text, folded, parts.parts[0], source)
    bodies, metadata = _bodies(text, parts, start, _metadata(text, front.metadata, parts, start))
    kept, headers = _without_running_titles(text, bodies, metadata.title)
    root = _grow(text, folded, kept)
    is_cut = _is_cut(text, parts)
    nodes = classify(text, root, title=metadata.title, is_cut=is_cut)
    tables = TableReader(source.text, folded)
    drafts = Drafter(source.text, tables).draft(nodes)
    tasks = _closed(text, drafts, metadata.title, is_cut)
    preamble = tuple(sorted({*front.preamble, *drafts.preamble}))
    head = [line.span for line in parts.parts[0][:start]]
    return Outline(
        metadata=_as_written(metadata, source.text, text),
        sections=tuple(drafts.sections),
        tasks=tasks,
        preamble=preamble,
        rules=find_rules(
            text,
            [*head, *drafts.preamble, *_headings(drafts), *_cover(tasks), *tables.rule_spans, *_asides(text, tasks)],
        ),
        findings=(*findings, *headers, *drafts.findings, *numbering_findings(root), *_task_findings(tasks)),
        wraps=wraps,
        reading=text,
        folded=folded,
    )


def _front(text: str, folded: str, lines: Sequence[Line], source: SourceText) -> tuple[int, Front]:
    """How many lines are front matter, and what they say. Headings right above the first task are not front matter."""
    start = 0
    while start < len(lines) and not _is_structure(folded, lines[start]):
        start += 1
    front = read_front(text, lines[:start], source.meta)
    if start == len(lines):
        return start, front
    kept = start
    while kept > 0 and _is_first_heading(text, lines[kept - 1], front.metadata.title):
        kept -= 1
    return (start, front) if kept == start else (kept, read_front(text, lines[:kept], source.meta))


def _is_structure(folded: str, line: Line) -> bool:
    is_detail = line.label is not None and line.label.kind in DETAIL_KINDS
    if line.table is not None or (line.label is not None and not is_detail):
        return True
    if _is_salutation(folded[slice(*line.span)]):
        return False
    # Front matter has its lists too: • 发布日期:2021-02-08 · 一是要明确责任，二是要抓好落实。
    return line.span.end - line.span.start > 12 and names_somebody(find_answers(folded, line.span))


def _is_salutation(words: str) -> bool:
    """Whether a line of the front matter says to whom it goes: 各县区河长办,市级责任单位: · not 责任单位:各县区."""
    return words[-1:] == ":" and "各" in words and words.count(":") == 1 and not any(sign in words for sign in "。;")


def _is_first_heading(text: str, line: Line, title: str) -> bool:
    if not line.heading and line.span.end - line.span.start > _LONGEST_HEADING:
        return False
    words = text[slice(*line.span)]
    if not (title or line.heading) or squeezed(words) in title or ends_a_title(words) or is_front_line(words):
        return False
    return bool(line.heading) or not any(sign in words for sign in "。；;，,：:！？!?•·")


def _bodies(text: str, parts: Parts, start: int, metadata: Metadata) -> tuple[list[list[Line]], Metadata]:
    """The lines of each part below its title. The title of a notice gives way to that of the plan it covers."""
    bodies = [parts.parts[0][start:]]
    for part in parts.parts[1:]:
        title, length = _own_title(text, part)
        bodies.append(part[length:])
        if title and (is_notice(metadata.title) or _is_fuller(title, metadata.title)):
            metadata = replace(metadata, title=title)
    return bodies, metadata


def _is_fuller(title: str, other: str) -> bool:
    """Whether a title is the other with a place before it: 某旗2024年民生实事清单 for 2024年民生实事清单."""
    return title.endswith(other) and _PLACE.fullmatch(title, 0, len(title) - len(other)) is not None


def _own_title(text: str, part: Sequence[Line]) -> tuple[str, int]:
    head = []
    for line in part[:4]:
        if line.label is not None or line.table is not None:
            break
        head.append(line.span)
    return own_title(text, head)


def _without_running_titles(
    text: str, bodies: Sequence[Sequence[Line]], title: str
) -> tuple[list[list[Line]], list[Finding]]:
    """The parts without lines that repeat the plan's title, and a finding for each of these."""
    kept: list[list[Line]] = []
    findings = []
    for body in bodies:
        kept.append([])
        for line in body:
            if line.label is None and line.table is None and title and is_title(text, line.span, title):
                findings.append(Finding("info", "page-header", f"title repeated, left out: {title}", line.span))
            else:
                kept[-1].append(line)
    return kept, findings


def _grow(text: str, folded: str, bodies: Sequence[Sequence[Line]]) -> Node:
    grower = Grower(text, folded, [line for body in bodies for line in body])
    for body in bodies:
        grower.grow(body)
    return grower.root


def _metadata(text: str, found: Metadata, parts: Parts, start: int) -> Metadata:
    issuer = found.issuer or parts.signer or issuer_of_title(found.title)
    whole = replace(found, issuer=issuer, signed=found.signed or parts.signed)
    body = parts.parts[0][start:]
    return replace(whole, year=year_of(text, whole, body[0].whole.start if body else len(text)))


def _as_written(metadata: Metadata, text: str, reading: str) -> Metadata:
    """The metadata in the script of the text, wherever they stand in it in one piece."""
    if text is reading:
        return metadata
    title, issuer, number = (
        _slice_of(text, reading, value) for value in (metadata.title, metadata.issuer, metadata.number)
    )
    return replace(metadata, title=title, issuer=issuer, number=number)


def _slice_of(text: str, reading: str, words: str) -> str:
    place = reading.find(words) if words else -1
    return text[place : place + len(words)] if place >= 0 else words


def _is_cut(text: str, parts: Parts) -> bool:
    """Whether the text ends in mid-sentence: no mark at its end, and no signature below."""
    last = parts.parts[-1][-1:] if not parts.around or not parts.signed else []
    return bool(last) and last[0].table is None and text[last[0].whole.end - 1] not in COMPLETE


def _headings(drafts: Drafts) -> list[Span]:
    """The headings, in which a rule may be stated: 一、督查内容（列第一位的责任单位为牵头单位）."""
    return [section.span for section in drafts.sections]


def _asides(text: str, tasks: Sequence[TaskDraft]) -> list[Span]:
    """The tasks that say of whom others name no more: 以下各项工作均需各县落实，不再列出."""
    if "不再" not in text:
        return []
    return [task.span for task in tasks if text.find("不再", task.span.start, task.span.end) >= 0]


def _cover(tasks: Sequence[TaskDraft]) -> list[Span]:
    """The answer stretches, in which a rule may be stated with the first list: （…；排在第一位的为牵头部门，下同）."""
    return [Span(block.span.start, block.span.end) for task in tasks[:3] for block in task.answers]


def _closed(text: str, drafts: Drafts, title: str, is_cut: bool) -> tuple[TaskDraft, ...]:
    """The tasks in reading order, the last one flagged where the plan breaks off, running titles out of the bodies."""
    tasks = drafts.tasks
    if tasks and len(title) >= _SHORTEST_RUNNING_TITLE and text.find(title, tasks[0].span.start) >= 0:
        tasks = [_without_title(text, task, title) for task in tasks]
    if not tasks or not is_cut:
        return tuple(tasks)
    last = max(range(len(tasks)), key=lambda place: tasks[place].span.end)
    task = tasks[last]
    if text[task.span.end :].strip():
        return tuple(tasks)
    own = [block for block in task.answers if not block.inherited]
    if not own:
        tasks[last] = task._replace(truncated=True, answers=())
    elif _is_left_open(text, own[-1].span) and own[-1].span.end == task.span.end:
        kept = _whole_names(text, own[-1].span)
        listed = [own[-1]._replace(span=kept)] if kept is not None else []
        body = task.body if listed else (*task.body, own[-1].span)
        tasks[last] = task._replace(truncated=True, answers=(*own[:-1], *listed), body=body)
    return tuple(tasks)


def _whole_names(text: str, span: Span) -> Span | None:
    """A list that breaks off, up to its last whole name; None if it has none.

    `（责任单位：区水务局、区农` ends behind 区水务局, `（责任单位：区水务局、乌衣镇` behind 乌衣镇.
    """
    quote = text[slice(*span)].rstrip()
    last = max(quote.rfind(sign) for sign in "、，,；;：:")
    if is_named(compact(fold(quote[last + 1 :]))):
        return Span(span.start, span.start + len(quote))
    return None if last < 0 or quote[last] in "：:" else Span(span.start, span.start + last)


def _is_left_open(text: str, span: Span) -> bool:
    quote = text[slice(*span)]
    opened, closed = (sum(quote.count(sign) for sign in signs) for signs in ("(（〔[【", ")）〕]】"))
    return quote[:1] in "(（〔[【" and opened > closed


def _without_title(text: str, task: TaskDraft, title: str) -> TaskDraft:
    """The task without a running title in the middle of its sentences: a page header that came along."""
    place = text.find(title, *task.span)
    if place < 0 or text[place - 1 : place] in ("《", "“"):
        return task
    hole = Span(place, place + len(title))
    return task._replace(body=tuple(piece for span in task.body for piece in cut_out(text, span, [hole])))


def _task_findings(tasks: Sequence[TaskDraft]) -> list[Finding]:
    if not tasks:
        return [Finding("warning", "no-tasks", "no numbered item here names units or stands in a chapter of tasks")]
    found = []
    for task in tasks:
        quote = task.title[:24]
        if task.truncated:
            found.append(
                Finding("warning", "task-truncated", f"the plan breaks off in task {task.label} {quote}", task.span)
            )
        elif not names_somebody(task.answers):
            found.append(
                Finding("warning", "task-without-units", f"task {task.label} names no unit: {quote}", task.span)
            )
    return found
