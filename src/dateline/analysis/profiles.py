"""Profiles: what an actor does, suffers, says and denies, and with whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.analysis.asked import Side
from dateline.store.opening import Store
from dateline.store.queries import FoundClaim


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleHeld:
    """A role that reports give to an actor. first, last: days of publication. report: the first one that does so."""

    name: str
    role: str
    first: dt.date | None
    last: dt.date | None
    reports: int
    article: int
    report: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """Another actor. kind, text: its handle. out: claims in which it is acted upon; back: in which it acts."""

    kind: str
    text: str
    out: int
    back: int
    quads: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """An actor in the reports of a period. acts, suffers, speaks: claims in that role. stances: claims it makes, by it.

    says, denies: the newest claims that it makes, and those that it denies.
    """

    side: Side
    acts: int
    suffers: int
    speaks: int
    stances: Mapping[str, int]
    roles: tuple[RoleHeld, ...]
    partners: tuple[Partner, ...]
    says: tuple[FoundClaim, ...]
    denies: tuple[FoundClaim, ...]


def profile_actor(
    store: Store, side: Side, *, since: dt.date | None = None, until: dt.date | None = None, limit: int = 20
) -> Profile:
    """The profile of an actor. since, until: days of publication, inclusive. limit: of each list. Raises StoreError."""
    raise NotImplementedError
