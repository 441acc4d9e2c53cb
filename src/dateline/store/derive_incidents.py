"""Rows by which claims are put together, and back: what a row tells of a claim."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from dateline.incidents.describe import describe
from dateline.incidents.telling import Telling
from dateline.lexicon.incidents import IncidentRules, load_incident_rules
from dateline.model import Claim, Reading
from dateline.store.codec import storable

Row = dict[str, Any]
TOLLS = ("killed", "injured", "detained")
CARRIED = "carried"


def derive_tellings(
    reading: Reading, numbers: Mapping[str, int], origin: str, rules: IncidentRules | None = None
) -> dict[str, list[Row]]:
    """The rows of `tellings` and `blocks`. numbers: keys of claims by their ids; origin: the report's source."""
    found = describe(reading, rules or load_incident_rules())
    names = {actor.id: fold_origin(actor.name) for actor in reading.actors}
    rows: dict[str, list[Row]] = {"tellings": [], "blocks": []}
    for claim in reading.claims:
        told = found.get(claim.id)
        if told is None:
            continue
        number = numbers[claim.id]
        rows["tellings"].append(
            {
                "claim": number,
                **{name: _join(getattr(told, name)) for name in ("actors", "recipients", "words")},
                "trigger": storable(told.trigger),
                "origin": _origin(claim, names) or origin,
                "low": told.low,
                "high": told.high,
            }
        )
        rows["blocks"] += [{"key": k, "low": told.low, "claim": number, "high": told.high} for k in told.keys]
    return rows


def origin_of(publisher: str | None, article: int) -> str:
    """The independent source of a report: who publishes it, or itself."""
    return fold_origin(publisher or "") or f"#{article}"


def fold_origin(name: str) -> str:
    """A name as sources are told apart by it."""
    return " ".join(storable(name).casefold().split())


def _origin(claim: Claim, names: Mapping[str, str]) -> str | None:
    """An agency whose word is passed on is the source, not those who pass it on."""
    return next((names[v] for v in claim.attribution.via if names.get(v)), None)


def _join(words: tuple[str, ...]) -> str | None:
    return storable(" ".join(words)) or None


def to_telling(row: Any) -> Telling:
    """A row of `claims` joined with its row of `tellings`."""
    first, last = row.time_start or row.time_end, row.time_end or row.time_start
    tolls = tuple((name, getattr(row, name)) for name in TOLLS if getattr(row, name) is not None)
    day = to_ordinal(row.day)
    return Telling(
        claim=row.id,
        article=row.article,
        origin=row.origin,
        day=day,
        type=row.type,
        quad=row.quad,
        low=row.low,
        high=row.high,
        order=(day or 0, row.origin, row.evidence_start, row.trigger_start or 0, row.words or ""),
        sentence=row.evidence_start,
        modes=_split(row.modes),
        auxiliary=_split(row.auxiliary),
        denied=row.stance == "denies",
        first=first.toordinal() if first else None,
        last=last.toordinal() if last else None,
        sure=not (row.time_basis or "").startswith(CARRIED),
        actors=_split(row.actors),
        recipients=_split(row.recipients),
        place=row.place,
        country=row.place_country,
        region=row.place_admin1,
        exact=row.place_precision not in ("country", "region", "admin1"),
        spot=(row.place_lat, row.place_lon) if row.place_lat is not None and row.place_lon is not None else None,
        tolls=tolls,
        words=_split(row.words),
        trigger=row.trigger,
    )


def _split(codes: str | None) -> frozenset[str]:
    return frozenset(codes.split()) if codes else frozenset()


def to_ordinal(day: int) -> int | None:
    """The ordinal of a day such as 20240304, None for 0."""
    return dt.date(day // 10_000, day // 100 % 100, day % 100).toordinal() if day else None


def iterate_fields() -> Iterator[str]:
    """The columns of `claims` that `to_telling` needs."""
    yield from ("id", "article", "day", "type", "quad", "modes", "auxiliary", "stance", "evidence_start")
    yield from ("trigger_start", "time_start", "time_end", "time_basis", "place", "place_country", "place_admin1")
    yield from ("place_precision", "place_lat", "place_lon", *TOLLS)
