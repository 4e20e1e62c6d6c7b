"""A kind of body that a region can have, as the vocabulary declares it."""

from __future__ import annotations

from dataclasses import dataclass

_KIND_NAMES = """
party government congress consultative court procuratorate supervision mass armed enterprise park subdistrict town
institution ministry group
"""
KINDS = frozenset(_KIND_NAMES.split())
NATIONAL = "全国"
# The scope of provinces and of cities that have offices as a province has (办公厅).
OFFICES = "省"


@dataclass(frozen=True, slots=True)
class Body:
    """A kind of body that a region can have. `name` lacks the level (发展改革委), `full` the region ({R}).

    `parts` are the words of its function, `scope` the region it is for ('' everywhere below the nation, `=上海市` that
    region only), `since` and `until` the years it is known to exist (0: open), `again` says that an older body had the
    same name and place.
    """

    name: str
    full: str
    kind: str
    scope: str
    since: int
    until: int
    parts: tuple[str, ...]
    type: str
    keys: tuple[str, ...]
    again: bool = False

    def stands_in(self, year: int | None) -> bool:
        """Whether the body exists in that year; True where the year is unknown."""
        return year is None or (self.since <= year and (not self.until or year <= self.until))
