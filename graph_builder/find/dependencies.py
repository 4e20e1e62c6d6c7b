"""Find which tasks of one plan rest on which others: by a shared project, by explicit words, as parent and part.

`依托区行政服务中心新建项目，…` rests on the one other task that names this project; `依托各类平台` rests on none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
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
    return tuple(
        [
            _resting_on(task, [*parts.get(task.id, ()), *_shared_projects(task, carriers), *_said(task, names, text)])
            for task in tasks
        ]
    )


def _resting_on(task: Task, found: Sequence[Dependency]) -> Task:
    """The task with each other task it rests on once a reason."""
    if not found:
        return task
    kept: dict[tuple[str, str], Dependency] = {}
    for dependency in found:
        kept.setdefault((dependency.task, dependency.reason), dependency)
    return task._replace(depends_on=tuple(kept.values()))


class _Names:
    """Which one task a stretch of words, or a number, speaks of; asked only where a cue stands, so read only then."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        self._tasks = tasks

    def spoken_of(self, words: str) -> set[str]:
        """The tasks whose names stand in the words. Names are looked up by their first characters."""
        openings = [words[start : start + _SHORTEST_NAME] for start in range(len(words) - _SHORTEST_NAME + 1)]
        if self._openings.isdisjoint(openings):
            return set()
        return {
            task
            for start, opening in enumerate(openings)
            for name, task in self._by_opening.get(opening, ())
            if words.startswith(name, start)
        }

    @cached_property
    def _openings(self) -> set[str]:
        """How the names of all tasks begin: words without one of these speak of none, and no name is looked up."""
        return {name[:_SHORTEST_NAME] for task in self._tasks for name in _names_of(task)}

    @cached_property
    def by_label(self) -> dict[str, str]:
        """The task of each number that one task only has."""
        seen: dict[str, list[str]] = {}
        for task in self._tasks:
            seen.setdefault(task.label.strip("、.．（）()第条项"), []).append(task.id)
        return {label: ids[0] for label, ids in seen.items() if len(ids) == 1}

    @cached_property
    def _by_opening(self) -> dict[str, list[tuple[str, str]]]:
        openings: dict[str, list[tuple[str, str]]] = {}
        for name, task in _owned_names(self._tasks):
            openings.setdefault(name[:_SHORTEST_NAME], []).append((name, task))
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


def _said(task: Task, names: _Names, text: str) -> Iterator[Dependency]:
    for cue in _CUE.finditer(text, *task.span):
        if cue["item"]:
            yield from _numbered(task, cue, names, text)
            continue
        span = _object(task.span, cue, text)
        spoken_of = names.spoken_of(text[span.start : span.end]) - {task.id, task.parent} if span else set()
        if span and len(spoken_of) == 1:
            yield Dependency(spoken_of.pop(), EXPLICIT_WORDING, span)


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


def _numbered(task: Task, cue: re.Match[str], names: _Names, text: str) -> Iterator[Dependency]:
    """按第3项任务 speaks of the third task; 全年第3项 of none: a word of reference must stand before the number."""
    word = next((word for word in _ITEM_CUES if text.endswith(word, task.span.start, cue.start())), None)
    number = cue["item"].rstrip("任务工作项条")
    other = names.by_label.get(number, task.id) if word else task.id
    if word is not None and other != task.id:
        yield Dependency(other, EXPLICIT_WORDING, Span(cue.start() - len(word), cue.end()))


def _owned_names(tasks: Sequence[Task]) -> Iterator[tuple[str, str]]:
    """The names by which one task only can be spoken of, with its id."""
    owners: dict[str, str] = {}
    for task in tasks:
        for name in dict.fromkeys(_names_of(task)):
            # '' marks a name that a second task carries too: it speaks of neither.
            owners[name] = task.id if name not in owners else ""
    return ((name, owner) for name, owner in owners.items() if owner and len(name) >= _SHORTEST_NAME)


def _names_of(task: Task) -> list[str]:
    """The names a task can be spoken of by: its title, its projects, its quoted themes."""
    names = [task.title, *[project.name for project in task.projects]]
    return names + [theme.name for theme in task.themes if theme.quoted]
