"""Networks: who dealt with whom in a period, and who stands in the middle of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.analysis.asked import name_country
from dateline.analysis.series import choose_pair_unit
from dateline.lexicon.joint import joint_types
from dateline.store.opening import Store
from dateline.store.queries_dyads import Dyad, DyadsWanted, count_dyads
from dateline.store.stamps import kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """An actor. degree: with how many others; weight: units with them. betweenness: the share of
    shortest ways between others that lead over it; pagerank: by the weights of its edges; both over the edges shown."""

    id: str
    label: str
    degree: int
    weight: int
    betweenness: float
    pagerank: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Two actors. count, quads: units between them; out: in which source acts upon target; back: target upon source.

    net: sum of their scores.
    """

    source: str
    target: str
    count: int
    out: int
    back: int
    quads: Mapping[str, int]
    net: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """The countries of a period and their dealings, the heaviest first. left_out: edges beyond `limit`.

    unit: what is counted, incident | claim.
    """

    since: dt.date | None
    until: dt.date | None
    unit: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int


@kept
def make_network(
    store: Store,
    *,
    since: dt.date | None = None,
    until: dt.date | None = None,
    unit: str | None = None,
    least: int = 1,
    limit: int = 500,
) -> Network:
    """The network of what is told as having happened. since, until: days of publication. least: units of an edge.

    unit: as in `rank_relations`. Raises as it.
    """
    unit = choose_pair_unit(store, unit)
    wanted = DyadsWanted(since=since, until=until, unit=unit, joint=joint_types())
    cells: dict[tuple[str, str], list[Dyad]] = {}
    for dyad in count_dyads(store, wanted):
        cells.setdefault((dyad.a, dyad.b), []).append(dyad)
    edges = [edge for pair, some in cells.items() if (edge := _edge(pair, some)).count >= least]
    edges.sort(key=lambda edge: (-edge.count, edge.source, edge.target))
    shown = tuple(edges[:limit])
    return Network(
        since=since, until=until, unit=unit, nodes=_nodes(shown), edges=shown, left_out=len(edges) - len(shown)
    )


def _edge(pair: tuple[str, str], dyads: Sequence[Dyad]) -> Edge:
    quads: Counter[str] = Counter()
    for dyad in dyads:
        quads[dyad.quad or ""] += dyad.count
    return Edge(
        source=pair[0],
        target=pair[1],
        count=sum(d.count for d in dyads),
        out=sum(d.out for d in dyads),
        back=sum(d.back for d in dyads),
        quads=dict(sorted(quads.items())),
        net=round(sum(d.net for d in dyads), 6),
    )


def _nodes(edges: Sequence[Edge]) -> tuple[Node, ...]:
    # Imported late: only networks need it.
    import networkx

    graph = networkx.Graph()
    graph.add_weighted_edges_from((e.source, e.target, e.count) for e in edges)
    if not edges:
        return ()
    between, rank = networkx.betweenness_centrality(graph), networkx.pagerank(graph, weight="weight")
    nodes = [
        Node(
            id=name,
            label=name_country(name),
            degree=graph.degree[name],
            weight=graph.degree(name, weight="weight"),
            betweenness=between[name],
            pagerank=rank[name],
        )
        for name in graph
    ]
    return tuple(sorted(nodes, key=lambda node: (-node.weight, node.id)))
