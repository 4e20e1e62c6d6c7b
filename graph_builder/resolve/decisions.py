"""What persons decided, as an append-only text log that replays: which name is which unit, which phrase is a theme.

One line a decision, fields joined by tabs: date, kind, action, subject, object, scope. `kind` is unit or theme,
`action` accept, reject or undo (an undo names the decision it takes back by its other fields, so that logs merged by
git still replay). For units the subject is a name as written, the object a unit's id, the scope a region's full name
or empty for all. Blank lines and lines that begin with # say nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ..errors import LexiconError, UsageError, faults, nearest

ACTIONS = ("accept", "reject", "undo")
KINDS = ("unit", "theme")
_FIELDS = ("date", "kind", "action", "subject", "object", "scope")


@dataclass(frozen=True, slots=True)
class Decision:
    """One line of the log; `line` is where it stands (0: not written yet), `date` what the command wrote or ''."""

    kind: str
    action: str
    subject: str
    object: str = ""
    scope: str = ""
    date: str = ""
    line: int = 0

    @property
    def pair(self) -> tuple[str, str, str, str]:
        """What the decision is about, whatever it says of it."""
        return (self.kind, self.subject, self.object, self.scope)


class Decisions:
    """The decisions in force, in the order in which they were made."""

    def __init__(self, active: Iterable[Decision]) -> None:
        self.active = tuple(active)
        self._units: dict[tuple[str, str], str] = {}
        self._rejected: dict[tuple[str, str], set[str]] = {}
        for decision in self.active:
            if decision.kind != "unit":
                continue
            key = (decision.subject, decision.scope)
            if decision.action == "accept":
                self._units[key] = decision.object
            else:
                self._rejected.setdefault(key, set()).add(decision.object)

    def unit_for(self, name: str, region: str) -> str:
        """The id of the unit that a name was accepted as, in this region or everywhere; '' where nobody decided."""
        return self._units.get((name, region)) or self._units.get((name, ""), "")

    def rejected(self, name: str, region: str) -> frozenset[str]:
        """The ids of the units that a name was said not to be."""
        return frozenset(self._rejected.get((name, region), set()) | self._rejected.get((name, ""), set()))

    def accepted(self, kind: str) -> tuple[Decision, ...]:
        """The acceptances in force of one kind (unit, theme)."""
        return tuple(entry for entry in self.active if entry.kind == kind and entry.action == "accept")

    def refused(self, kind: str) -> tuple[Decision, ...]:
        """The rejections in force of one kind (unit, theme)."""
        return tuple(entry for entry in self.active if entry.kind == kind and entry.action == "reject")


def load_decisions(path: Path, *, may_be_new: bool = False) -> Decisions:
    """The decisions in force after replaying a log; with `may_be_new`, a file that is not there is an empty log.

    Raises LexiconError with all faults, each with its line: unknown words, contradictions, an undo of nothing.
    """
    wrong: list[str] = []
    active = replay(_parsed(_lines(path, may_be_new), wrong), wrong)
    if wrong:
        raise LexiconError(faults("decision log", str(path), sorted(wrong, key=_line_of)))
    return Decisions(active)


def replay(entries: Iterable[Decision], wrong: list[str]) -> list[Decision]:
    """The decisions in force after these; what contradicts an earlier one goes to `wrong`."""
    active: dict[tuple[str, str, str, str], Decision] = {}
    chosen: dict[tuple[str, str, str], Decision] = {}
    for entry in entries:
        rival = active.get(entry.pair)
        if entry.action == "undo":
            if active.pop(entry.pair, None) is None:
                wrong.append(f"line {entry.line}: undo: nothing in force says '{entry.subject}' {entry.object}")
            chosen.pop((entry.kind, entry.subject, entry.scope), None)
            continue
        if rival is not None and rival.action != entry.action:
            said = f"'{entry.subject}' {entry.object}"
            wrong.append(f"line {entry.line}: {entry.action}: {said} contradicts line {rival.line} ({rival.action})")
            continue
        key = (entry.kind, entry.subject, entry.scope)
        other = chosen.get(key)
        if entry.action == "accept" and other is not None and other.object != entry.object:
            said = f"'{entry.subject}' is {other.object} by line {other.line}"
            wrong.append(f"line {entry.line}: accept: {said}, not {entry.object}")
            continue
        active[entry.pair] = entry
        if entry.action == "accept":
            chosen[key] = entry
    return list(active.values())


def append_decision(path: Path, decision: Decision) -> Decision:
    """Write one decision at the end of the log and return it with its line; refuses what contradicts the log.

    Raises LexiconError where the log has faults, UsageError where the decision contradicts it.
    """
    lines = _lines(path, may_be_new=True)
    wrong: list[str] = []
    entries = list(_parsed(lines, wrong))
    added = replace(decision, line=len(lines) + 1)
    if not wrong:
        replay(entries, wrong)
    if wrong:
        raise LexiconError(faults("decision log", str(path), wrong))
    refused = [f"{path}: {message}" for message in _new_faults(entries, added)]
    if refused:
        raise UsageError("; ".join(refused))
    tail = "" if not lines or _ends_line(path) else "\n"
    with path.open("a", encoding="utf-8", newline="\n") as log:
        log.write(tail + written(added) + "\n")
    return added


def undo_decision(path: Path, line: int, date: str) -> Decision:
    """Take back the decision that stands on that line of the log, by a new line at its end.

    Raises UsageError where no decision in force stands there.
    """
    active = load_decisions(path).active
    entry = next((entry for entry in active if entry.line == line), None)
    if entry is None:
        lines = ", ".join(str(entry.line) for entry in active) or "none"
        raise UsageError(f"{path}: no decision in force on line {line} (lines in force: {lines})")
    return append_decision(path, replace(entry, action="undo", date=date))


def written(decision: Decision) -> str:
    """The decision as a line of the log, without its line break."""
    values = (getattr(decision, field) for field in _FIELDS)
    return "\t".join(" ".join(str(value).split()) for value in values).rstrip("\t")


def _new_faults(entries: list[Decision], added: Decision) -> list[str]:
    wrong: list[str] = []
    replay([*entries, added], wrong)
    return wrong


def _parsed(lines: list[str], wrong: list[str]) -> Iterator[Decision]:
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = line.split("\t")
        if not 4 <= len(fields) <= len(_FIELDS):
            wrong.append(f"line {number}: not {', '.join(_FIELDS)} joined by tabs: '{line}'")
            continue
        date, kind, action, subject, target, scope = (*fields, "", "")[: len(_FIELDS)]
        faulty = list(_word_faults(number, kind, action, subject))
        wrong.extend(faulty)
        if not faulty:
            yield Decision(kind, action, subject, target, scope, date, number)


def _word_faults(number: int, kind: str, action: str, subject: str) -> Iterator[str]:
    if kind not in KINDS:
        yield f"line {number}: kind: unknown '{kind}' (kinds: {', '.join(KINDS)}){nearest(kind, KINDS)}"
    if action not in ACTIONS:
        yield f"line {number}: action: unknown '{action}' (actions: {', '.join(ACTIONS)}){nearest(action, ACTIONS)}"
    if not subject:
        yield f"line {number}: subject: empty"


def _lines(path: Path, may_be_new: bool) -> list[str]:
    if may_be_new and not path.exists():
        return []
    try:
        return path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise LexiconError(f"{path}: no decision log that can be read ({reason})") from error


def _ends_line(path: Path) -> bool:
    return path.read_bytes().endswith((b"\n", b"\r"))


def _line_of(message: str) -> int:
    return int(message.split(":")[0].removeprefix("line "))
