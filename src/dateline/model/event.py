"""What is said to have happened."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dateline.model.evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor in an event, by the actor's id, and the words that put it there."""

    actor: str
    evidence: Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class EventTime:
    """The days of an event, both inclusive. basis says how they were found."""

    start: dt.date | None
    end: dt.date | None
    precision: str
    basis: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPlace:
    """The place of an event; fields as in Place."""

    name: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None
    precision: str = "city"
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """People killed, injured, detained, as the text counts them; None is unknown.

    least: which of these numbers the text gives as a lower bound (`at least 12`, `several`).
    """

    killed: int | None = None
    injured: int | None = None
    detained: int | None = None
    least: tuple[str, ...] = ()


# Types that are done by being told: an agreement to meet is made, though the meeting is to come.
PROMISED = ("AGREE",)
TO_COME = ("future",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event in the codebook's terms: type, mode, contexts, auxiliary as the ontology names them."""

    type: str
    trigger: Evidence
    mode: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    auxiliary: tuple[str, ...] = ()
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    time: EventTime | None = None
    place: EventPlace | None = None
    toll: Toll | None = None
    quad: str | None = None
    score: float | None = None
    cameo: str | None = None

    @property
    def is_told_as_done(self) -> bool:
        """Whether it is told as having happened; what is promised has, once it is promised."""
        return not self.auxiliary or self.type in PROMISED and self.auxiliary == TO_COME
