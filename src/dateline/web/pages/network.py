"""Network: which countries dealt with which, and how."""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin
from typing import Annotated

from fastapi import Query
from pydantic import Field

from dateline.analysis.networks import Edge, Network, Node, make_network
from dateline.errors import UsageError
from dateline.store.opening import Store
from dateline.store.stamps import recall
from dateline.web.asking import Ask, Day
from dateline.web.lately import find_lately
from dateline.web.page import Page, Table
from dateline.web.room import Here

SIZE, RADIUS, MOST_EDGES, WIDEST = 640.0, 250.0, 120, 9.0
BAD, GOOD, EVEN = "bad", "good", "even"


class Asked(Ask):
    """Which period, and how much."""

    since: Annotated[Day | None, Field(description="Published on this day or later; a year if left out.")] = None
    until: Annotated[Day | None, Field(description="Published on this day or before.")] = None
    least: Annotated[int, Field(ge=1, le=1_000_000, description="Claims that a tie needs.")] = 1
    limit: Annotated[int, Field(ge=1, le=500, description="Ties at most.")] = MOST_EDGES


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A node where it is drawn; r: its size; turned: whether its name stands to the left."""

    node: Node
    x: float
    y: float
    r: float
    turned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """An edge where it is drawn. tone: good | bad | even, by its scores."""

    edge: Edge
    d: str
    width: float
    tone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A network with its picture, a circle in which those with most claims stand side by side."""

    network: Network
    spots: tuple[Spot, ...]
    ties: tuple[Tie, ...]
    size: float


def show(here: Here, ask: Annotated[Asked, Query()]) -> Drawn:
    """The view."""
    if ask.since and ask.until and ask.since > ask.until:
        raise UsageError(f"since {ask.since} is after until {ask.until}: no day lies between them")
    return recall(here.store, ("network", ask.model_dump_json()), lambda: draw(here.store, ask))


def draw(store: Store, ask: Asked) -> Drawn:
    """The network with a place for each of its nodes."""
    since = ask.since or find_lately(store, ask.until)
    network = make_network(store, since=since, until=ask.until, least=ask.least, limit=ask.limit)
    spots = {spot.node.id: spot for spot in _place(network.nodes)}
    most = max((e.count for e in network.edges), default=1)
    ties = tuple(_tie(e, spots[e.source], spots[e.target], most) for e in reversed(network.edges))
    return Drawn(network=network, spots=tuple(spots.values()), ties=ties, size=SIZE)


def _place(nodes: tuple[Node, ...]) -> tuple[Spot, ...]:
    most = max((n.weight for n in nodes), default=1)
    found = []
    for number, node in enumerate(nodes):
        angle = 2 * pi * number / len(nodes) - pi / 2
        x, y = SIZE / 2 + RADIUS * cos(angle), SIZE / 2 + RADIUS * sin(angle)
        size = 3 + 9 * (node.weight / most) ** 0.5
        found.append(Spot(node=node, x=round(x, 1), y=round(y, 1), r=round(size, 1), turned=x < SIZE / 2))
    return tuple(found)


def _tie(edge: Edge, a: Spot, b: Spot, most: int) -> Tie:
    """A line that bends to the middle of the circle, so that neighbours' ties are told apart."""
    middle = SIZE / 2
    bend = ((a.x + b.x) / 2 + middle) / 2, ((a.y + b.y) / 2 + middle) / 2
    return Tie(
        edge=edge,
        d=f"M{a.x} {a.y}Q{bend[0]:.1f} {bend[1]:.1f} {b.x} {b.y}",
        width=round(1 + WIDEST * (edge.count / most), 1),
        tone=BAD if edge.net < 0 else GOOD if edge.net > 0 else EVEN,
    )


def _table(shown: Drawn) -> Table:
    names = ("source", "target", "count", "out", "back", "net")
    return Table(columns=names, rows=tuple(tuple(getattr(e, n) for n in names) for e in shown.network.edges))


PAGE = Page(
    path="/network",
    title="Network",
    about="Which countries dealt with which, by claims told as having happened: ties, and who stands in the middle.",
    show=show,
    template="network.html",
    key="n",
    table=_table,
)
