"""Keeps incidents up to date: only those that new claims touch are made again, in the transaction of the claims.

A knot is a set of claims of which each is as likely as not one happening with another one of the set. What it comes to
depends on its claims alone: so a store holds the same incidents in whatever order its reports came.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, select, update

from dateline.incidents.accounts import combine
from dateline.incidents.blocks import LONGEST, TOLERANCE
from dateline.incidents.bonds import move, tear
from dateline.incidents.clusters import cluster
from dateline.incidents.groups import Bond, Member
from dateline.incidents.likeness import ENOUGH, compare
from dateline.incidents.summary import summarize
from dateline.incidents.telling import Telling
from dateline.lexicon.incidents import load_incident_rules
from dateline.store.bulk import add_rows
from dateline.store.derive import to_day
from dateline.store.derive_incidents import FIELDS, origin_of, to_telling
from dateline.store.dyads import renew_dyads
from dateline.store.incident_bonds import load_bonds
from dateline.store.lookups import in_slices
from dateline.store.review_rows import follow_members, put_incidents
from dateline.store.schema import SPREAD, articles, claims, readings
from dateline.store.schema_incidents import blocks, incidents, members, tellings

Pair = tuple[int, int]
# The reason of a claim that stands where the account does that it is part of.
SAME_ACCOUNT = "same-account"
Row = dict[str, Any]


def update_incidents(connection: Connection, readings: Sequence[int], knots: Iterable[int] = ()) -> None:
    """Puts the claims of new readings where they belong. knots: those that have lost claims."""
    _share_origins(connection, readings)
    fresh = load_accounts(connection, _find_fresh(connection, readings))
    alike = find_alike(connection, fresh)
    remake(connection, {*knots, *_knots_of(connection, {other for _, other in alike})}, fresh, alike)


def remake(
    connection: Connection, touched: Iterable[int], fresh: Mapping[int, Telling], alike: Iterable[Pair] = ()
) -> None:
    """Makes the incidents of some knots again, together with accounts that stand in none yet.

    alike: fresh accounts with those that they can be one happening with.
    """
    knots, bonds = _follow_bonds(connection, set(touched), fresh)
    kept = _load_members(connection, knots)
    whole = {**load_accounts(connection, [c for c in kept if c not in fresh]), **fresh}
    found, torn = tear(whole, bonds)
    bonds = move(bonds, found)
    rows: list[Row] = []
    made: list[Row] = []
    for knot in _tie(found, kept, (*alike, *torn, *(bond.claims for bond in bonds if bond.same))):
        within = frozenset(t.claim for t in knot)
        told = [bond for bond in bonds if within.issuperset(bond.claims)]
        for group in cluster(knot, load_incident_rules(), told):
            rows += _member_rows(group, min(within))
            made.append(_incident_row(group))
    _write_members(connection, rows, kept)
    old = {row.incident for row in kept.values()}
    _write_incidents(connection, made, old)
    renew_dyads(connection, {*old, *(row["id"] for row in made)})


def release(connection: Connection, readings: Sequence[int]) -> set[int]:
    """Takes the claims of readings out of their incidents, and gives the knots that have lost claims."""
    knots: set[int] = set()
    touched: set[int] = set()
    for number in readings:
        own = members.c.claim.between(number * SPREAD, (number + 1) * SPREAD - 1)
        rows = connection.execute(select(members.c.knot, members.c.incident).where(own).distinct()).all()
        knots.update(row.knot for row in rows)
        touched.update(row.incident for row in rows)
        connection.execute(delete(members).where(own))
    _delete(connection, incidents.c.id, sorted(touched))
    renew_dyads(connection, touched)
    return knots


def find_alike(connection: Connection, fresh: Mapping[int, Telling]) -> list[Pair]:
    """Each fresh account with those that are as likely as not one happening with it."""
    # It does not matter which is which: of two fresh ones one looks at the other.
    pairs = [pair for pair in find_pairs(connection, list(fresh)) if pair[1] not in fresh or pair[0] < pair[1]]
    others = load_accounts(connection, sorted({other for _, other in pairs} - fresh.keys()))
    known = {**others, **fresh}
    rules = load_incident_rules()
    return [
        (claim, other)
        for claim, other in pairs
        if other in known and compare(known[claim], known[other], rules).score >= ENOUGH
    ]


def _knots_of(connection: Connection, wanted: Iterable[int]) -> set[int]:
    found: set[int] = set()
    for some in in_slices(sorted(wanted)):
        found.update(connection.execute(select(members.c.knot).where(members.c.claim.in_(some)).distinct()).scalars())
    return found


def find_pairs(connection: Connection, wanted: Sequence[int]) -> list[Pair]:
    """Each account with those that share a key and days with it."""
    one, other = blocks.alias("one"), blocks.alias("other")
    found: set[Pair] = set()
    for some in in_slices(wanted):
        query = (
            select(one.c.claim, other.c.claim)
            .join(other, other.c.key == one.c.key)
            .where(one.c.claim.in_(some), other.c.claim != one.c.claim, *_days_overlap(one, other))
        )
        found.update((row[0], row[1]) for row in connection.execute(query))
    return sorted(found)


def _days_overlap(one: Any, other: Any) -> tuple[Any, ...]:
    # The first bounds what the index is walked through: nothing is looked for over a longer time than that.
    return (
        other.c.low.between(one.c.low - LONGEST - TOLERANCE, one.c.high + TOLERANCE),
        other.c.high >= one.c.low - TOLERANCE,
    )


def load_accounts(connection: Connection, wanted: Sequence[int]) -> dict[int, Telling]:
    """What these accounts tell, by the key of their first claim."""
    columns = [*(claims.c[name] for name in FIELDS), *(c for c in tellings.c if c.name != "claim")]
    parts: dict[int, list[Telling]] = {}
    for some in in_slices(wanted):
        query = (
            select(*columns)
            .join(claims, claims.c.id == tellings.c.claim)
            .where(tellings.c.account.in_(some))
            .order_by(tellings.c.claim)
        )
        for row in connection.execute(query).mappings():
            parts.setdefault(row["account"], []).append(to_telling(row))
    return {account: combine(told) for account, told in parts.items()}


def _share_origins(connection: Connection, numbers: Sequence[int]) -> None:
    """What a copy tells comes from where its first copy came from."""
    first = articles.alias("first")
    query = (
        select(readings.c.id, readings.c.article, articles.c.publisher, articles.c.first_copy)
        .add_columns(first.c.publisher.label("first_publisher"))
        .join(articles, articles.c.id == readings.c.article)
        .join(first, first.c.id == articles.c.first_copy)
        .where(readings.c.id.in_(numbers))
    )
    for row in connection.execute(query).all():
        own, shared = origin_of(row.publisher, row.article), origin_of(row.first_publisher, row.first_copy)
        rows = tellings.c.claim.between(row.id * SPREAD, (row.id + 1) * SPREAD - 1)
        connection.execute(update(tellings).where(rows, tellings.c.origin == own).values(origin=shared))


def _find_fresh(connection: Connection, readings: Sequence[int]) -> list[int]:
    """The accounts of readings."""
    found: list[int] = []
    for first, last in _runs_of(readings):
        within = tellings.c.claim.between(first * SPREAD, (last + 1) * SPREAD - 1)
        found += connection.execute(select(tellings.c.account).where(within).distinct()).scalars()
    return found


def _runs_of(numbers: Sequence[int]) -> list[Pair]:
    """The first and the last of numbers that follow one another: what is written together has such keys."""
    found: list[Pair] = []
    for number in sorted(numbers):
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


def _load_members(connection: Connection, knots: Iterable[int]) -> dict[int, Any]:
    found = {}
    for some in in_slices(sorted(knots)):
        for row in connection.execute(select(members).where(members.c.knot.in_(some))):
            found[row.claim] = row
    return found


def _follow_bonds(
    connection: Connection, knots: set[int], fresh: Mapping[int, Telling]
) -> tuple[set[int], tuple[Bond, ...]]:
    """The knots with those that judgements tie to them, and the judgements."""
    bonds = load_bonds(connection)
    if not bonds:
        return knots, ()
    home: dict[int, int] = {}
    for some in in_slices(sorted({claim for bond in bonds for claim in bond.claims})):
        query = select(members.c.claim, members.c.knot).where(members.c.claim.in_(some))
        home.update({row.claim: row.knot for row in connection.execute(query)})
    while True:
        more = {
            home[claim]
            for bond in bonds
            if bond.same and any(c in fresh or home.get(c) in knots for c in bond.claims)
            for claim in bond.claims
            if claim in home
        }
        if more <= knots:
            return knots, bonds
        knots = knots | more


def _tie(found: Mapping[int, Telling], kept: Mapping[int, Any], pairs: Iterable[Pair]) -> list[list[Telling]]:
    """The claims knot by knot, as they hang together now."""
    root = {claim: claim for claim in found}

    def top(claim: int) -> int:
        while root[claim] != claim:
            root[claim] = root[root[claim]]
            claim = root[claim]
        return claim

    first: dict[int, int] = {}
    together = [(first.setdefault(row.knot, claim), claim) for claim, row in kept.items() if claim in root]
    for pair in (*together, *pairs):
        if pair[0] in root and pair[1] in root:
            low, high = sorted(map(top, pair))
            root[high] = low
    knots: dict[int, list[Telling]] = {}
    for claim in sorted(found):
        knots.setdefault(top(claim), []).append(found[claim])
    return list(knots.values())


def _member_rows(group: Sequence[Member], knot: int) -> list[Row]:
    same = {"incident": _first(group), "knot": knot}
    rows = []
    for member in group:
        score = round(member.likeness.score, 3)
        for part in member.telling.claims:
            reasons = " ".join(member.likeness.reasons) if part.claim == member.telling.claim else SAME_ACCOUNT
            rows.append({"claim": part.claim, **same, "score": score, "reasons": reasons})
    return rows


def _first(group: Sequence[Member]) -> int:
    return min(m.telling.claim for m in group)


def _incident_row(group: Sequence[Member]) -> Row:
    told = summarize(group)
    first, last = (dt.date.fromordinal(day) if day else None for day in (told.first, told.last))
    days = (dt.date.fromordinal(day) if day else None for day in (told.first_told, told.last_told))
    first_told, last_told = map(to_day, days)
    same = ("type", "quad", "place", "told", "claims", "reports", "sources", "score")
    return {
        "id": _first(group),
        **{name: getattr(told, name) for name in same},
        "place_country": told.country,
        "time_start": first,
        "time_end": last,
        "first_told": first_told,
        "last_told": last_told,
    }


def _write_members(connection: Connection, rows: Sequence[Row], kept: Mapping[int, Any]) -> None:
    """Writes what is not there as it should be, and nothing else."""
    changed = [r for r in rows if r["claim"] in kept and _differs(r, kept[r["claim"]])]
    added = [r for r in rows if r["claim"] not in kept]
    _delete(connection, members.c.claim, [r["claim"] for r in changed])
    if changed or added:
        add_rows(connection, members, [*changed, *added])
        put_incidents(connection, [*changed, *added])
        follow_members(connection, [*changed, *added])


def _differs(row: Row, kept: Any) -> bool:
    return any(row[name] != getattr(kept, name) for name in ("incident", "knot", "score", "reasons"))


def _write_incidents(connection: Connection, rows: Sequence[Row], old: Iterable[int]) -> None:
    _delete(connection, incidents.c.id, sorted({*old, *(row["id"] for row in rows)}))
    add_rows(connection, incidents, rows)


def _delete(connection: Connection, column: Any, values: Sequence[int]) -> None:
    for some in in_slices(values):
        connection.execute(delete(column.table).where(column.in_(some)))
