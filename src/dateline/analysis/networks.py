"""Networks: who dealt with whom in a period, and who stands in the middle of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.store.opening import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An actor. degree: with how many others; weight: claims with them. betweenness, pagerank: as networkx has them."""

    id: str
    label: str
    degree: int
    weight: int
    betweenness: float
    pagerank: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """What one actor did to another one: claims in all and by quad; net: sum of their scores."""

    source: str
    target: str
    count: int
    quads: Mapping[str, int]
    net: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The countries of a period and their dealings, the heaviest first. left_out: edges beyond `limit`."""

    since: dt.date | None
    until: dt.date | None
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int


def make_network(
    store: Store, *, since: dt.date | None = None, until: dt.date | None = None, least: int = 1, limit: int = 500
) -> Network:
    """The network of what is told as having happened. since, until: days of publication. least: claims of an edge."""
    raise NotImplementedError
