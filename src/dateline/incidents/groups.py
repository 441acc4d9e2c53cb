"""Incidents in the making, and what was judged of their claims."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.incidents.likeness import Likeness
from dateline.incidents.telling import Telling


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond:
    """A judgement on two claims. same: one happening, or two; by_person: outranks what programs judge."""

    id: int
    claims: tuple[int, int]
    same: bool
    by_person: bool = True


@dataclass(frozen=True, slots=True)
class Member:
    """A claim of an incident, with what it was put there for: its likeness to the claim that it fits best."""

    telling: Telling
    likeness: Likeness


@dataclass(slots=True)
class Group:
    """The members so far, those that tell most first."""

    members: list[Member] = field(default_factory=list)
