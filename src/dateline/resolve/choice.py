"""Chooses among the meanings of a name at a date, or leaves it undecided and says why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from dateline.lexicon.entries import Entry
from dateline.lexicon.words import name_key

OFFICES = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
ARMED = frozenset({"REB", "PRM", "UAF"})

# What a name most likely means where several kinds of things bear it: states and their capitals before
# towns, bodies before towns, persons last because a bare surname is the weakest sign.
_RANK = {
    "state": 0, "territory": 0, "former": 0, "partial": 0, "seat": 1, "capital": 1, "demonym": 1, "region": 2,
    "people": 2, "organization": 2, "group": 2, "party": 2, "agency": 2, "person": 3, "city": 4,
}  # fmt: skip


SEATS = frozenset({"capital", "seat"})


class Choice(NamedTuple):
    """The meaning chosen. entry is None where several would do; sectors are those at the date."""

    entry: Entry | None
    country: str | None
    sectors: tuple[str, ...]
    basis: str


def choose(entries: Sequence[Entry], on: dt.date | None) -> Choice | None:
    """The meaning of a name on a day; None if there is none but role words."""
    named = [e for e in entries if not e.is_role]
    # a town goes on when the state is gone whose capital it was
    named = [e for e in named if e.kind not in SEATS or e.holds(on)] or named
    if not named:
        return None
    if len(named) == 1:
        return _at_date(named, on)
    best = min(_RANK.get(e.kind, 2) for e in named)
    kept = [e for e in named if _RANK.get(e.kind, 2) == best]
    choices = [_at_date(rows, on) for rows in ([kept] if len(kept) == 1 else _bearers(kept))]
    return choices[0] if len(choices) == 1 else _agree(choices, on)


def _bearers(entries: Sequence[Entry]) -> list[list[Entry]]:
    """The rows of each bearer of a name; two lists may know one body of a state under two ids."""
    by_id: dict[str, list[Entry]] = {}
    first: dict[tuple[str, str | None], str] = {}
    for entry in entries:
        key = (name_key(entry.name), entry.country)
        by_id.setdefault(first.setdefault(key, entry.id), []).append(entry)
    return list(by_id.values())


def _at_date(rows: list[Entry], on: dt.date | None) -> Choice:
    """What one bearer of the name was on a day, from the rows of its successive roles."""
    held = [row for row in rows if row.holds(on)]
    # reports without a day know a group by what made it known: its fight, not the party that it became
    fighting = [row for row in rows if on is None and row.kind != "person" and ARMED & set(row.sectors)]
    held = held if any("GOV" in row.sectors for row in held) else fighting[-1:] or held
    if held:
        # without a day, earlier roles of a person may be meant as well: the present ones come first
        earlier = [row for row in rows if on is None and row not in held and row.kind == "person"]
        sectors = tuple(dict.fromkeys(s for row in (*held, *reversed(earlier)) for s in row.sectors))
        return Choice(entry=held[0], country=held[0].country, sectors=sectors, basis=held[0].basis)
    past = [r for r in rows if r.until and (on is None or r.until <= on)]
    last = max(past, key=lambda r: r.until or dt.date.min) if past else rows[0]
    if last.kind != "person":
        return Choice(entry=last, country=last.country, sectors=last.sectors, basis=f"{last.basis}; not of that date")
    if not past:
        return Choice(entry=last, country=last.country, sectors=(), basis=f"{last.name}: no role yet at that date")
    left = ("ELI",) if OFFICES & set(last.sectors) else ("CVL",)
    before = [s for row in reversed(rows) for s in row.sectors]
    sectors = tuple(dict.fromkeys([*last.sectors, *left, *before])) if on is None else left
    basis = f"{last.role or last.name} until {last.until}"
    return Choice(entry=last, country=last.country, sectors=sectors, basis=basis)


def _agree(choices: list[Choice], on: dt.date | None) -> Choice:
    """One of several bearers if the date or size sets it apart, else what all have in common."""
    current = [c for c in choices if c.entry and c.entry.holds(on)] or choices
    if len(current) == 1:
        return current[0]
    by_size = sorted(current, key=lambda c: -(c.entry.weight if c.entry else 0))
    first, second = (c.entry.weight if c.entry else 0 for c in by_size[:2])
    if first > 5 * second:
        return by_size[0]
    countries = {c.country for c in current}
    sectors = {c.sectors for c in current}
    names = ", ".join(sorted({c.entry.id for c in current if c.entry}))
    return Choice(
        entry=None,
        country=countries.pop() if len(countries) == 1 else None,
        sectors=sectors.pop() if len(sectors) == 1 else (),
        basis=f"undecided between {names}",
    )
