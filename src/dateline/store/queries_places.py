"""Named queries for where claims tell of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from dateline.store.lookups import in_slices
from dateline.store.opening import Store
from dateline.store.queries import find_ids
from dateline.store.schema import claims
from dateline.store.wanted import Wanted

LOOKED_AT = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlace:
    """A place. lat, lon: degrees (WGS 84), None if not known. quads: claims by quad; claims: in all."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    claims: int
    quads: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlaces:
    """Where the newest claims that are wanted tell of, the most frequent places first.

    looked_at: how many claims were counted; all: whether these are all that there are. placed: those with a place.
    """

    looked_at: int
    all: bool
    placed: int
    places: tuple[FoundPlace, ...]


def count_places(store: Store, wanted: Wanted) -> FoundPlaces:
    """The places of the newest claims that are wanted: so many are looked at, that it stays quick in any store.

    Raises as `find_claims`.
    """
    columns = (claims.c.place, claims.c.place_country, claims.c.place_lat, claims.c.place_lon)
    query = select(*columns, claims.c.quad, func.count()).where(claims.c.place.is_not(None))
    found: dict[tuple[Any, ...], dict[str, int]] = {}
    with store.reading_from() as connection:
        ids = find_ids(connection, wanted, limit=LOOKED_AT + 1)
        for some in in_slices(ids[:LOOKED_AT]):
            rows: Any = connection.execute(query.where(claims.c.id.in_(list(some))).group_by(*columns, claims.c.quad))
            for *place, quad, count in rows:
                counts = found.setdefault(tuple(place), {})
                counts[quad or ""] = counts.get(quad or "", 0) + count
    places = [_place(place, quads) for place, quads in found.items()]
    return FoundPlaces(
        looked_at=min(len(ids), LOOKED_AT),
        all=len(ids) <= LOOKED_AT,
        placed=sum(p.claims for p in places),
        places=tuple(sorted(places, key=lambda p: (-p.claims, p.name, p.country or ""))),
    )


def _place(place: tuple[Any, ...], quads: Mapping[str, int]) -> FoundPlace:
    name, country, lat, lon = place
    return FoundPlace(name=name, country=country, lat=lat, lon=lon, claims=sum(quads.values()), quads=dict(quads))
