"""What people and programs judge of incidents: one happening or two. It holds at once, and can be taken back."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dateline.errors import StoreError
from dateline.incidents.groups import Bond
from dateline.store.incident_bonds import APART, KIND, SAME, anchor_claims, load_bonds
from dateline.store.incident_builds import require
from dateline.store.incident_writes import remake
from dateline.store.judgements import Judgement, add_row, add_undoing, list_held
from dateline.store.lookups import in_slices
from dateline.store.opening import Store
from dateline.store.schema import judgements
from dateline.store.schema_incidents import members
from dateline.store.schema_reviews import to_coded


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two judgements on incidents that cannot both be followed; `outranked` gives way."""

    outranked: Judgement
    by: Judgement


def judge_pair(store: Store, one: int, other: int, *, same: bool, who: str, why: str | None = None) -> int:
    """Judges that two incidents, or claims, tell of one happening, or of two; gives the judgement's key.

    It holds at once, and can be taken back with `undo_judgement`. Raises StoreError if there is no such incident.
    """
    one, other = to_coded(one), to_coded(other)
    with store.writing_to() as connection:
        require(connection, store.name)
        if one == other:
            raise StoreError(f"{store.name}: {one} and {one} are one claim: give two")
        about = " ".join(sorted(anchor_claims(connection, (one, other), store.name)))
        row = {"who": who, "kind": KIND, "about": about, "verdict": json.dumps(SAME if same else APART), "why": why}
        number = add_row(connection, row)
        _remake_around(connection, (one, other))
    return number


def undo_judgement(store: Store, judgement: int, *, who: str, why: str | None = None) -> int:
    """Takes back a judgement on incidents, or what took one back; gives the key of the new judgement.

    Raises StoreError if there is none, or it is taken back already.
    """
    with store.writing_to() as connection:
        require(connection, store.name)
        kind = connection.execute(select(judgements.c.kind).where(judgements.c.id == judgement)).scalar()
        if kind not in (None, KIND):
            raise StoreError(f"{store.name}: judgement {judgement} is about {kind}, not about incidents")
        before = set(load_bonds(connection))
        number = add_undoing(connection, judgement, store.name, {"who": who, "why": why})
        changed = before ^ set(load_bonds(connection))
        _remake_around(connection, [claim for bond in changed for claim in bond.claims])
    return number


def list_conflicts(store: Store) -> tuple[Conflict, ...]:
    """The judgements on incidents that are not followed, each with what stands against it. Raises StoreError."""
    with store.reading_from() as connection:
        require(connection, store.name)
        held = {j.id: j for j in list_held(connection, KIND)}
        bonds = load_bonds(connection)
        home = _find_homes(connection, [claim for bond in bonds for claim in bond.claims])
    found = ((bond, _find_against(bond, bonds, home)) for bond in bonds if not _is_followed(bond, home))
    return tuple(Conflict(outranked=held[bond.id], by=held[other.id]) for bond, other in found if other)


def _find_homes(connection: Connection, wanted: Sequence[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for some in in_slices(sorted(set(wanted))):
        query = select(members.c.claim, members.c.incident).where(members.c.claim.in_(some))
        found.update({row.claim: row.incident for row in connection.execute(query)})
    return found


def _is_followed(bond: Bond, home: Mapping[int, int]) -> bool:
    one, other = (home.get(claim) for claim in bond.claims)
    return (one == other) == bond.same


def _find_against(bond: Bond, bonds: Sequence[Bond], home: Mapping[int, int]) -> Bond | None:
    """The last judgement of the other kind that is followed, on the same incidents."""
    around = {home.get(claim) for claim in bond.claims}
    against = (b for b in bonds if b.same != bond.same and around == {home.get(claim) for claim in b.claims})
    return max((b for b in against if _is_followed(b, home)), key=lambda b: (b.by_person, b.id), default=None)


def _remake_around(connection: Connection, wanted: Sequence[int]) -> None:
    knots = select(members.c.knot).where(members.c.claim.in_(list(wanted))).distinct()
    remake(connection, connection.execute(knots).scalars().all(), {})
