"""Roles that a collection of reports teaches: who is said to hold which office, on which day, in which words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

DECIDED, UNDECIDED, CONFIRMED, STRUCK = "decided", "undecided", "confirmed", "struck"


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Sighting:
    """One report that gives a person a role. on: its day of publication; words: those that tell it."""

    name: str
    on: dt.date
    article: str
    role: str
    country: str
    sectors: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LearnedRole:
    """What sightings come to for a person and a stretch of time.

    aliases: shorter names that mean nobody else; since: the day of the first sighting; until: the day of the first one
    of the next role, None if there is none; state: decided | undecided | confirmed | struck, the last two by a person;
    why: the reason for it.
    """

    name: str
    aliases: tuple[str, ...]
    role: str
    country: str
    sectors: tuple[str, ...]
    since: dt.date
    until: dt.date | None
    state: str
    why: str
    sightings: tuple[Sighting, ...]

    def holds(self, on: dt.date) -> bool:
        """Whether it is known to hold on a day."""
        return self.since <= on and (self.until is None or on < self.until)
