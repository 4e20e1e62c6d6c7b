"""The user's own roster: which bodies a group of a region has (成员单位 …), as a table."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..errors import LexiconError, faults
from .groups import group_of, is_group
from .names import clean


class Roster:
    """Members by region and group name, as the user lists them."""

    def __init__(self, members: Mapping[tuple[str, str], tuple[str, ...]]) -> None:
        self._members = dict(members)

    def members(self, region: str, group: str) -> tuple[str, ...]:
        """The names listed for a group of a region; empty where the roster says nothing."""
        return self._members.get((region, group), ())


def load_roster(path: Path) -> Roster:
    """A roster from a file of lines `region TAB group TAB members joined by 、`; `#` begins a comment.

    Raises LexiconError with all faults, each with its line.
    """
    from .divisions import load_divisions
    from .places import region_named

    wrong: list[str] = []
    members: dict[tuple[str, str], tuple[str, ...]] = {}
    for number, line in enumerate(_lines(path), 1):
        if not line.strip() or line.startswith("#"):
            continue
        fields = [field.strip() for field in line.split("\t")]
        if len(fields) != 3 or not all(fields):
            wrong.append(f"line {number}: not region, group, members: '{line}'")
            continue
        divisions = load_divisions()
        name = clean(fields[1])
        group = group_of(name, region_named(fields[0], divisions), divisions).name if is_group(name) else name
        key = (fields[0], group)
        if key in members:
            wrong.append(f"line {number}: group: '{fields[1]}' of {fields[0]} is listed twice")
        members[key] = tuple(name for name in fields[2].split("、") if name)
    if wrong:
        raise LexiconError(faults("roster", str(path), wrong))
    return Roster(members)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: no roster that can be read ({error})") from error
