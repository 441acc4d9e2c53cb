"""Profiles: what an actor does, suffers, says and denies, and with whom."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.analysis.asked import Side, name_country
from dateline.incidents.describe import STATES
from dateline.store.derive import ACTOR, COUNTRY, RECIPIENT, SPEAKER
from dateline.store.opening import Store
from dateline.store.queries import FoundClaim, find_claims
from dateline.store.queries_profile import (
    ActorWanted,
    Dealing,
    FoundRole,
    count_dealings,
    count_roles,
    find_roles,
    name_entries,
)
from dateline.store.stamps import kept
from dateline.store.wanted import Wanted

DENIES = "denies"


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """Another actor. kind, text: its handle, a country or an entry of the lexicon; label: how it is shown.

    out: claims in which it is acted upon; back: in which it acts; quads: both by quad. They count whatever is said of
    what they tell: also what is denied or to come.
    """

    kind: str
    text: str
    label: str
    out: int
    back: int
    quads: Mapping[str, int]

    @property
    def count(self) -> int:
        """Claims with it in all."""
        return self.out + self.back


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """An actor in the reports of a period. acts, suffers, speaks: claims in that role. stances: claims it makes, by it.

    roles: the offices and roles that reports give
    to those that are meant, those of most reports first. says: its newest claims; denies: what it denies.
    """

    side: Side
    acts: int
    suffers: int
    speaks: int
    stances: Mapping[str, int]
    roles: tuple[FoundRole, ...]
    partners: tuple[Partner, ...]
    says: tuple[FoundClaim, ...]
    denies: tuple[FoundClaim, ...]


@kept
def profile_actor(
    store: Store, side: Side, *, since: dt.date | None = None, until: dt.date | None = None, limit: int = 20
) -> Profile:
    """The profile of an actor. since, until: days of publication, inclusive. limit: of each list. Raises StoreError."""
    wanted = ActorWanted(who=side.members, since=since, until=until)
    counted = count_roles(store, wanted)
    return Profile(
        side=side,
        acts=counted.roles.get(ACTOR, 0),
        suffers=counted.roles.get(RECIPIENT, 0),
        speaks=counted.roles.get(SPEAKER, 0),
        stances=counted.stances,
        roles=find_roles(store, wanted, limit=limit),
        partners=_name(store, _partners(count_dealings(store, wanted))[:limit]),
        says=_spoken(store, wanted, (), limit),
        denies=_spoken(store, wanted, (DENIES,), limit),
    )


def _name(store: Store, partners: Sequence[Partner]) -> tuple[Partner, ...]:
    """Entries of the lexicon are shown as reports call them."""
    names = name_entries(store, [p.text for p in partners if p.kind != COUNTRY])
    return tuple(replace(p, label=names.get(p.text, p.label)) if p.kind != COUNTRY else p for p in partners)


def _partners(dealings: Sequence[Dealing]) -> tuple[Partner, ...]:
    by_name: dict[tuple[str, str], list[Dealing]] = {}
    for dealing in dealings:
        # A country's own entry, and those of its towns, stand for the country, which is there already.
        if dealing.kind != COUNTRY and dealing.text.startswith(STATES):
            continue
        by_name.setdefault((dealing.kind, dealing.text), []).append(dealing)
    return tuple(sorted((_partner(*name, some) for name, some in by_name.items()), key=lambda p: (-p.count, p.text)))


def _partner(kind: str, text: str, dealings: Sequence[Dealing]) -> Partner:
    quads: Counter[str] = Counter()
    for dealing in dealings:
        quads[dealing.quad or ""] += dealing.count
    out = sum(d.count for d in dealings if d.out)
    return Partner(
        kind=kind,
        text=text,
        label=name_country(text) if kind == COUNTRY else text,
        out=out,
        back=sum(quads.values()) - out,
        quads=dict(sorted(quads.items())),
    )


def _spoken(store: Store, wanted: ActorWanted, stances: tuple[str, ...], limit: int) -> tuple[FoundClaim, ...]:
    """The newest claims that each of several makes, together."""
    found: dict[int, FoundClaim] = {}
    for who in wanted.who:
        asked = Wanted(speaker=who, stances=stances, since=wanted.since, until=wanted.until)
        found.update({claim.id: claim for claim in find_claims(store, asked, limit=limit)})
    newest = sorted(found.values(), key=lambda c: (c.published or dt.date.min, c.id), reverse=True)
    return tuple(newest[:limit])
