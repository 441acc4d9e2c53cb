"""One meaning of a name or role word."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

ROLE_KINDS = frozenset({"title", "person", "group", "organ", "modifier", "hardware"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One meaning of a name or a word.

    kind: state | territory | former | partial | demonym | capital | seat | region | people | city |
    person | organization | group | party | agency, or for a role word title | post | body | organ | modifier |
    hardware.
    priority: of role words, 1 to 9; from 5 on the word fixes the sector as a head.
    since, until: the days between which it holds, the second excluded; None is open.
    weight: of a city, its inhabitants.
    """

    id: str
    name: str
    kind: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    basis: str = ""
    priority: int = 0
    weight: int = 0

    def __hash__(self) -> int:
        # an id has few rows: all fields need be looked at only to tell those apart
        return hash(self.id)

    @property
    def is_role(self) -> bool:
        """Whether it is a word for an office, job or kind of group, not a name."""
        return self.priority > 0

    def holds(self, on: dt.date | None) -> bool:
        """Whether it holds on a day; without a day, whether it is open or undated."""
        if on is None:
            return self.until is None
        return (self.since is None or self.since <= on) and (self.until is None or on < self.until)


class Town(NamedTuple):
    """A town: its name, the state (ISO3) that it is in, its inhabitants."""

    name: str
    country: str
    people: int

    def entry(self) -> Entry:
        """The town as an entry."""
        ident, basis = f"city:{self.name}:{self.country}", f"town {self.name}"
        return Entry(id=ident, name=self.name, kind="city", country=self.country, weight=self.people, basis=basis)
