"""Find which tasks of one plan rest on which others: by a shared project, by explicit words, as parent and part.

`依托区行政服务中心新建项目，…` rests on the one other task that names this project; `依托各类平台` rests on none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property

from ..model import Dependency, Span, Task

SHARED_PROJECT = "shared project"
EXPLICIT_WORDING = "explicit wording"
PART = "part"

# A cue: 依托 speaks of what stands behind it, 完成后 of what stands in front, 第3项 of a task by its number. One set of
# first characters, which is scanned fastest, then what may follow each.
_CUE = re.compile(
    r"[依配结借衔按根对基成工用动收台发第](?:"
    r"(?P<behind>托(?<=依托)|合(?<=[配结]合)|助(?<=借助)|接(?<=[衔对]接)|照(?<=按照)|据(?<=根据))"
    r"|(?P<base>础上(?<=基础上))"
    r"|(?P<front>(?<=完成|建成|竣工|投用|启动|启用|落成|验收|出台|印发)之?后)"
    r"|(?P<item>(?<=第)\d{1,3}(?:项|条)(?:任务|工作)?))"
)
_OBJECT = re.compile(r"[^，,。；;：:\n]{4,40}")
_BASE_OPENS = re.compile(r"在(?P<base>[^，,。；;：:\n]{4,40})$")
_ITEM_CUES = ("见", "按", "按照", "参照", "结合", "同", "上述", "本方案")
_LONGEST = 44
_BREAKS = "，,。；;：:\n"
_SHORTEST_NAME = 4


def find_dependencies(tasks: Sequence[Task], text: str) -> tuple[Task, ...]:
    """The same tasks, each with the other tasks of the plan that it rests on, and the words or names that say so.

    A parent rests on its parts. Of tasks that share a project the later ones rest on the first. Words that could speak
    of several tasks speak of none.
    """
    parts, carriers, names = _parts(tasks), _first_carriers(tasks), _Names(tasks)
    resting: list[Task] = []
    for task in tasks:
        found = parts.get(task.id, [])
        if task.projects:
            found = found + _shared_projects(task, carriers)
        for cue in _CUE.finditer(text, *task.span):
            found = found + _said(task, cue, names, text)
        resting.append(_resting_on(task, found) if found else task)
    return tuple(resting)


def _resting_on(task: Task, found: Sequence[Dependency]) -> Task:
    """The task with each other task it rests on once a reason."""
    kept: dict[tuple[str, str], Dependency] = {}
    for dependency in found:
        kept.setdefault((dependency.task, dependency.reason), dependency)
    return task._replace(depends_on=tuple(kept.values()))


class _Names:
    """Which one task a stretch of words, or a number, speaks of; asked only where a cue stands, so read only then."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        self._tasks = tasks

    def spoken_of(self, words: str) -> set[str]:
        """The tasks whose names stand in the words; a name that two tasks carry speaks of neither."""
        carriers: dict[str, set[str]] = {}
        for start in range(len(words) - _SHORTEST_NAME + 1):
            for name, task in self._by_opening.get(words[start : start + _SHORTEST_NAME], ()):
                if words.startswith(name, start):
                    carriers.setdefault(name, set()).add(task)
        return {task for tasks in carriers.values() if len(tasks) == 1 for task in tasks}

    @cached_property
    def by_label(self) -> dict[str, str]:
        """The task of each number that one task only has."""
        seen: dict[str, list[str]] = {}
        for task in self._tasks:
            seen.setdefault(task.label.strip("、.．（）()第条项"), []).append(task.id)
        return {label: ids[0] for label, ids in seen.items() if len(ids) == 1}

    @cached_property
    def _by_opening(self) -> dict[str, list[tuple[str, str]]]:
        """The names of all tasks (titles, projects, quoted themes), each with its task, by their first characters."""
        openings: dict[str, list[tuple[str, str]]] = {}
        for task in self._tasks:
            names = [task.title, *[project.name for project in task.projects]]
            names += [theme.name for theme in task.themes if theme.quoted]
            for name in names:
                if len(name) >= _SHORTEST_NAME:
                    openings.setdefault(name[:_SHORTEST_NAME], []).append((name, task.id))
        return openings


def _parts(tasks: Sequence[Task]) -> dict[str, list[Dependency]]:
    parts: dict[str, list[Dependency]] = {}
    for task in tasks:
        if task.parent:
            parts.setdefault(task.parent, []).append(Dependency(task.id, PART, task.span))
    return parts


def _first_carriers(tasks: Sequence[Task]) -> dict[str, str]:
    """The task that names each project first."""
    carriers: dict[str, str] = {}
    for task in tasks:
        for project in task.projects:
            carriers.setdefault(project.name, task.id)
    return carriers


def _shared_projects(task: Task, carriers: Mapping[str, str]) -> list[Dependency]:
    """The task rests on the one that names its project first."""
    return [
        Dependency(first, SHARED_PROJECT, project.span)
        for project in task.projects
        if (first := carriers[project.name]) != task.id
    ]


def _said(task: Task, cue: re.Match[str], names: _Names, text: str) -> list[Dependency]:
    """The one task that the words at a cue speak of."""
    if cue["item"]:
        return _numbered(task, cue, names, text)
    span = _object(task.span, cue, text)
    spoken_of = names.spoken_of(text[span.start : span.end]) - {task.id, task.parent} if span else set()
    return [Dependency(spoken_of.pop(), EXPLICIT_WORDING, span)] if span and len(spoken_of) == 1 else []


def _object(stretch: Span, cue: re.Match[str], text: str) -> Span | None:
    """The words a cue speaks of; None where there are none."""
    if cue["behind"]:
        words = _OBJECT.match(text, cue.end(), stretch.end)
        return Span(*words.span()) if words else None
    start = max(stretch.start, cue.start() - _LONGEST)
    if cue["base"]:
        opened = _BASE_OPENS.search(text[start : cue.start()].removesuffix("的"))
        return Span(start + opened.start("base"), start + opened.end("base")) if opened else None
    return Span(max(start, *(text.rfind(mark, start, cue.start()) + 1 for mark in _BREAKS)), cue.end())


def _numbered(task: Task, cue: re.Match[str], names: _Names, text: str) -> list[Dependency]:
    """按第3项任务 speaks of the third task; 全年第3项 of none: a word of reference must stand before the number."""
    word = next((word for word in _ITEM_CUES if text.endswith(word, task.span.start, cue.start())), None)
    number = cue["item"].rstrip("任务工作项条")
    other = names.by_label.get(number, task.id) if word else task.id
    if word is None or other == task.id:
        return []
    return [Dependency(other, EXPLICIT_WORDING, Span(cue.start() - len(word), cue.end()))]
