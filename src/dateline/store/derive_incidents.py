"""Rows by which claims are put together, and back: what a row tells of a claim."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from dateline.incidents.accounts import combine, gather
from dateline.incidents.blocks import find_keys, find_window
from dateline.incidents.describe import WIDE, Described, describe, describe_setting
from dateline.incidents.telling import Telling
from dateline.lexicon.incidents import load_incident_rules
from dateline.model import Claim, Reading
from dateline.store.codec import storable
from dateline.store.schema_incidents import tellings

Row = dict[str, Any]
SPLIT_HELD = 20_000
TOLLS = ("killed", "injured", "detained")
COLUMNS = tuple(column.name for column in tellings.columns)
_SAME = ("article", "origin", "type", "quad", "first", "last", "place", "trigger")
_SETS = ("modes", "auxiliary", "actors", "recipients", "words", "setting")
# The columns of `claims` that a telling is made of.
FIELDS = (
    "id", "article", "day", "type", "quad", "modes", "auxiliary", "stance", "evidence_start", "trigger_start", "place",
    "place_country", "place_admin1", "place_precision", "place_lat", "place_lon", "toll_least", *TOLLS,
)  # fmt: skip


def derive_tellings(reading: Reading, rows: Sequence[Row]) -> dict[str, list[Row]]:
    """The rows of `tellings` and `blocks`. rows: those of `claims`, one for each claim of the reading."""
    rules = load_incident_rules()
    found = describe(reading, rules.common)
    if not found:
        return {"tellings": [], "blocks": []}
    origin = origin_of(reading.article.source, rows[0]["article"])
    names = {actor.id: fold_origin(actor.name) for actor in reading.actors}
    made = [
        {**row, **_telling(found[claim.id], row["id"]), "origin": _origin(claim, names) or origin}
        for claim, row in zip(reading.claims, rows, strict=True)
        if claim.id in found
    ]
    setting = _join(describe_setting(reading))
    by_key = {row["id"]: row for row in made}
    blocks: list[Row] = []
    for account in gather(map(to_telling, made), rules):
        head = replace(combine(account), setting=_split(setting))
        by_key[head.claim]["setting"] = setting
        for part in account:
            by_key[part.claim]["account"] = head.claim
        low, high = find_window(head)
        blocks += [{"key": key, "low": low, "claim": head.claim, "high": high} for key in find_keys(head, rules)]
    return {"tellings": [{name: row[name] for name in COLUMNS} for row in made], "blocks": blocks}


def _telling(told: Described, key: int) -> Row:
    return {
        "claim": key,
        "account": key,
        **{name: _join(getattr(told, name)) for name in ("actors", "recipients", "words")},
        "setting": None,
        "trigger": storable(told.trigger),
        "first": told.first,
        "last": told.last,
        "sure": int(told.sure),
    }


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
    day = to_ordinal(row["day"])
    lat, lon = row["place_lat"], row["place_lon"]
    same: Any = {name: row[name] for name in _SAME} | {name: _split(row[name]) for name in _SETS}
    return Telling(
        **same,
        claim=row["id"],
        day=day,
        order=(day or 0, row["origin"], row["evidence_start"], row["trigger_start"] or 0, row["words"] or ""),
        sentence=row["evidence_start"],
        denied=row["stance"] == "denies",
        sure=bool(row["sure"]),
        country=row["place_country"],
        region=row["place_admin1"],
        exact=row["place_precision"] not in WIDE,
        spot=(lat, lon) if lat is not None and lon is not None else None,
        tolls=tuple((name, row[name]) for name in TOLLS if row[name] is not None),
        least=_split(row["toll_least"]),
    )


@lru_cache(maxsize=SPLIT_HELD)
def _split(codes: str | None) -> frozenset[str]:
    return frozenset(codes.split()) if codes else frozenset()


def to_ordinal(day: int) -> int | None:
    """The ordinal of a day such as 20240304, None for 0."""
    return dt.date(day // 10_000, day // 100 % 100, day % 100).toordinal() if day else None
