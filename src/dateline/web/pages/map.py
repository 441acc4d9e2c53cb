"""Map: where claims tell of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Query
from pydantic import Field

from dateline.store.opening import Store
from dateline.store.queries_places import FoundPlace, count_places
from dateline.store.stamps import recall
from dateline.web.asking import ClaimsAsk
from dateline.web.page import Page, Table
from dateline.web.room import Here
from dateline.web.world import HEIGHT, WIDTH, Box, fit, project

MOST_DOTS, MOST_LISTED, LABELS = 300, 60, 12
SHADES = 5
# What a name takes up, in lengths that look the same in each view.
WIDE, HIGH = 90.0, 16.0
QUADS = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")


class Asked(ClaimsAsk):
    """Which claims, and which part of the world."""

    view: Annotated[Literal["fit", "world"], Field(description="As near as the places allow, or all.")] = "fit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A place on the map. x, y, r: in the units of the picture. quad: the most frequent one there."""

    place: FoundPlace
    x: float
    y: float
    r: float
    quad: str
    label: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """Where claims tell of.

    looked_at, all, placed: as in FoundPlaces. box: the part of the picture that is shown. shades: countries' codes with
    1 to 5, the most claims. unit: a length of the picture that looks the same in each view.
    """

    looked_at: int
    all: bool
    placed: int
    places: tuple[FoundPlace, ...]
    dots: tuple[Dot, ...]
    shades: Mapping[str, int]
    box: Box
    unit: float


def show(here: Here, ask: Annotated[Asked, Query()]) -> Map:
    """The view."""
    return recall(here.store, ("map", ask.model_dump_json()), lambda: make_map(here.store, ask))


def make_map(store: Store, ask: Asked) -> Map:
    """Where the claims that are asked for tell of."""
    found = count_places(store, ask.to_wanted())
    located = [(p, project(p.lat, p.lon)) for p in found.places if p.lat is not None and p.lon is not None][:MOST_DOTS]
    box = fit(at for _, at in located) if ask.view == "fit" else (0.0, 0.0, WIDTH, HEIGHT)
    unit = box[2] / WIDTH
    most = max((p.claims for p, _ in located), default=1)
    named = _choose_labels([at for _, at in located], unit)
    dots = tuple(
        Dot(
            place=p,
            x=x,
            y=y,
            r=round(unit * (3 + 13 * (p.claims / most) ** 0.5), 2),
            quad=_lead(p.quads),
            label=n in named,
        )
        for n, (p, (x, y)) in enumerate(located)
    )
    return Map(
        looked_at=found.looked_at,
        all=found.all,
        placed=found.placed,
        places=found.places[:MOST_LISTED],
        dots=dots,
        shades=_shade(found.places),
        box=box,
        unit=round(unit, 4),
    )


def _choose_labels(places: Sequence[tuple[float, float]], unit: float) -> set[int]:
    """The places whose names are shown: those told of most, and none over the name of another one."""
    chosen: list[int] = []
    for number, (x, y) in enumerate(places):
        others = (places[other] for other in chosen)
        if all(abs(x - a) > WIDE * unit or abs(y - b) > HIGH * unit for a, b in others):
            chosen.append(number)
        if len(chosen) == LABELS:
            break
    return set(chosen)


def _lead(quads: Mapping[str, int]) -> str:
    """The most frequent quad, "" where no event has one."""
    return max(QUADS, key=lambda quad: quads.get(quad, 0)) if set(quads) & set(QUADS) else ""


def _shade(places: Sequence[FoundPlace]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for place in places:
        if place.country:
            counts[place.country] = counts.get(place.country, 0) + place.claims
    most = max(counts.values(), default=1)
    return {code: max(1, round(SHADES * (count / most) ** 0.5)) for code, count in sorted(counts.items())}


def _table(shown: Map) -> Table:
    rows = tuple((p.name, p.country, p.lat, p.lon, p.claims, *(p.quads.get(q, 0) for q in QUADS)) for p in shown.places)
    return Table(columns=("place", "country", "lat", "lon", "claims", *QUADS), rows=rows)


PAGE = Page(
    path="/map",
    title="Map",
    about="Where the newest 5,000 of the claims asked for tell of: places with their claims by quad.",
    show=show,
    template="map.html",
    key="m",
    table=_table,
)
