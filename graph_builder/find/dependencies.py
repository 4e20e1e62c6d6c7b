"""Find which tasks of one plan rest on which others: by a shared project, by explicit words, as parent and part.

`依托区行政服务中心新建项目，…` rests on the one other task that names this project; `依托各类平台` rests on none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ..model import Dependency, Span, Task

SHARED_PROJECT = "shared project"
EXPLICIT_WORDING = "explicit wording"
PART = "part"

# A cue, and what it speaks of: behind it for 依托, in front of it for 完成后. Each begins with one set of characters,
# which is scanned fastest.
_BEHIND = re.compile(
    r"[依配结借衔按根对](?:(?<=依)托|(?<=配)合|(?<=结)合|(?<=借)助|(?<=衔)接|(?<=按)照|(?<=根)据|(?<=对)接)"
    r"(?P<object>[^，,。；;：:\n]{4,40})"
)
_BASE = re.compile(r"基础上")
_BASE_OPENS = re.compile(r"在(?P<base>[^，,。；;：:\n]{4,40})$")
_IN_FRONT = re.compile(r"[成工用动收台发](?<=完成|建成|竣工|投用|启动|启用|落成|验收|出台|印发)之?后")
_ITEM = re.compile(r"第(?P<label>\d{1,3})(?:项|条)(?:任务|工作)?")
_ITEM_CUES = ("见", "按", "按照", "参照", "结合", "同", "上述", "本方案")
_LONGEST = 44
_BREAKS = "，,。；;：:\n"
_SHORTEST_NAME = 4


def find_dependencies(tasks: Sequence[Task], text: str) -> tuple[Task, ...]:
    """The same tasks, each with the other tasks of the plan that it rests on, and the words or names that say so.

    A parent rests on its parts. Of tasks that share a project the later ones rest on the first. Words that could speak
    of several tasks speak of none.
    """
    parts, projects, spoken, labels = _parts(tasks), _projects(tasks), _Speaker(tasks), _unique_labels(tasks)
    return tuple(
        _resting_on(
            task,
            [
                *parts.get(task.id, ()),
                *_shared_projects(task, projects),
                *_said(task, spoken, text),
                *_items(task, labels, text),
            ],
        )
        for task in tasks
    )


def _resting_on(task: Task, found: Sequence[Dependency]) -> Task:
    """The task with each other task it rests on once a reason."""
    kept: dict[tuple[str, str], Dependency] = {}
    for dependency in found:
        kept.setdefault((dependency.task, dependency.reason), dependency)
    return replace(task, depends_on=tuple(kept.values())) if kept else task


class _Speaker:
    """Which one task a stretch of words speaks of. Names are looked up by their first characters."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        self._names: dict[str, list[tuple[str, str]]] = {}
        for name, task in _owned_names(tasks):
            self._names.setdefault(name[:_SHORTEST_NAME], []).append((name, task))

    def spoken_of(self, words: str) -> set[str]:
        return {
            task
            for start in range(len(words) - _SHORTEST_NAME + 1)
            for name, task in self._names.get(words[start : start + _SHORTEST_NAME], ())
            if words.startswith(name, start)
        }


def _parts(tasks: Sequence[Task]) -> dict[str, list[Dependency]]:
    parts: dict[str, list[Dependency]] = {}
    for task in tasks:
        if task.parent:
            parts.setdefault(task.parent, []).append(Dependency(task.id, PART, task.span))
    return parts


def _projects(tasks: Sequence[Task]) -> dict[str, list[Task]]:
    carriers: dict[str, list[Task]] = {}
    for task in tasks:
        for name in dict.fromkeys(project.name for project in task.projects):
            carriers.setdefault(name, []).append(task)
    return carriers


def _shared_projects(task: Task, carriers: Mapping[str, Sequence[Task]]) -> Iterator[Dependency]:
    """The task rests on the one that names its project first."""
    for project in task.projects:
        first = carriers[project.name][0]
        if first.id != task.id:
            yield Dependency(first.id, SHARED_PROJECT, project.span)


def _said(task: Task, speaker: _Speaker, text: str) -> Iterator[Dependency]:
    for span in _objects(task.span, text):
        spoken_of = speaker.spoken_of(text[span.start : span.end]) - {task.id, task.parent}
        if len(spoken_of) == 1:
            yield Dependency(spoken_of.pop(), EXPLICIT_WORDING, span)


def _objects(stretch: Span, text: str) -> Iterator[Span]:
    for match in _BEHIND.finditer(text, *stretch):
        yield Span(*match.span("object"))
    for match in _BASE.finditer(text, *stretch):
        before = text[max(stretch.start, match.start() - _LONGEST) : match.start()].removesuffix("的")
        opened = _BASE_OPENS.search(before)
        if opened:
            start = match.start() - len(text[max(stretch.start, match.start() - _LONGEST) : match.start()])
            yield Span(start + opened.start("base"), start + opened.end("base"))
    for match in _IN_FRONT.finditer(text, *stretch):
        start = max(stretch.start, match.start() - _LONGEST)
        start = max(start, *(text.rfind(mark, start, match.start()) + 1 for mark in _BREAKS))
        yield Span(start, match.end())


def _items(task: Task, labels: dict[str, str], text: str) -> Iterator[Dependency]:
    for match in _ITEM.finditer(text, *task.span):
        cue = next((cue for cue in _ITEM_CUES if text.endswith(cue, task.span.start, match.start())), None)
        other = labels.get(match["label"], task.id)
        if cue is not None and other != task.id:
            yield Dependency(other, EXPLICIT_WORDING, Span(match.start() - len(cue), match.end()))


def _owned_names(tasks: Sequence[Task]) -> Iterator[tuple[str, str]]:
    """The names by which one task only can be spoken of (its title, projects, quoted themes), with its id."""
    owners: dict[str, str] = {}
    for task in tasks:
        own = {task.title, *(project.name for project in task.projects)}
        own.update(theme.name for theme in task.themes if theme.quoted)
        for name in own:
            # '' marks a name that a second task carries too: it speaks of neither.
            owners[name] = task.id if name not in owners else ""
    return ((name, owner) for name, owner in owners.items() if owner and len(name) >= _SHORTEST_NAME)


def _unique_labels(tasks: Sequence[Task]) -> dict[str, str]:
    seen: dict[str, list[str]] = {}
    for task in tasks:
        seen.setdefault(task.label.strip("、.．（）()第条项"), []).append(task.id)
    return {label: ids[0] for label, ids in seen.items() if len(ids) == 1}
