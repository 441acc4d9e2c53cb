"""Puts claims about one happening together.

Claims that are alike pair by pair would chain one day of a war to the next. So a claim joins an incident as a whole:
those that tell most come first, and each goes where it fits best with all that is there, or begins an incident.
The result depends on the claims alone, not on the order in which they came.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dateline.incidents.bonds import merge, settle
from dateline.incidents.groups import Bond, Group, Member
from dateline.incidents.likeness import ENOUGH, Likeness, compare
from dateline.incidents.telling import Telling
from dateline.lexicon.incidents import IncidentRules

APART = 0.02
# So many of an incident's claims, those that tell most, are compared with: they stand for the others.
SPEAKERS = 8
ALONE = Likeness(1.0, ("first",))
UNDECIDED = Likeness(1.0, ("undecided",))
# By so much an incident must fit better than any other.
CLEAR = 0.2


def cluster(
    tellings: Iterable[Telling], rules: IncidentRules, bonds: Sequence[Bond] = ()
) -> tuple[tuple[Member, ...], ...]:
    """Incidents out of claims. bonds: what was judged of them; a person's word holds against every score."""
    settled = settle(bonds)
    groups: list[Group] = []
    for telling in sorted(tellings, key=how_telling):
        _place(telling, groups, rules, settled.apart)
    found = (tuple(group.members) for group in merge(groups, settled))
    return tuple(sorted(found, key=lambda members: min(m.telling.claim for m in members)))


def how_telling(telling: Telling) -> tuple[object, ...]:
    """Sorts claims that tell more before those that tell less; the rest is what does not depend on a store."""
    known = (
        2 * telling.is_dated + (telling.first is not None) + telling.sure,
        2 * (telling.place is not None and telling.exact) + (telling.place is not None),
        bool(telling.actors) + bool(telling.recipients),
        bool(telling.tolls),
    )
    return (not telling.occurs, -sum(known), *telling.order, telling.claim)


def _place(telling: Telling, groups: list[Group], rules: IncidentRules, apart: Mapping[int, frozenset[int]]) -> None:
    """Puts a claim where it fits best. Where it fits two incidents alike it is left alone: unknown is a value."""
    against = apart.get(telling.claim, frozenset())
    fits = []
    for group in groups:
        if against and any(m.telling.claim in against for m in group.members):
            continue
        if found := _fit(telling, group, rules):
            fits.append((*found, group))
    fits.sort(key=lambda fit: -fit[0])
    if not fits or (len(fits) > 1 and fits[0][0] - fits[1][0] < CLEAR):
        groups.append(Group([Member(telling, UNDECIDED if fits else ALONE)]))
    else:
        fits[0][2].members.append(Member(telling, fits[0][1]))


def _fit(telling: Telling, group: Group, rules: IncidentRules) -> tuple[float, Likeness] | None:
    """How well a claim fits an incident, and what it fits best; None if it does not."""
    total, closest = 0.0, None
    speakers = group.members[:SPEAKERS]
    for member in speakers:
        found = compare(telling, member.telling, rules)
        if found.score < APART:
            return None
        total += found.score
        if closest is None or found.score > closest.score:
            closest = found
    mean = total / len(speakers)
    return (mean, closest) if closest and mean >= ENOUGH else None
