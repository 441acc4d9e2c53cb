"""All pairs at once, and one actor."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.analysis.asked import find_side
from dateline.analysis.moves import find_moves, newly_contested
from dateline.analysis.networks import make_network
from dateline.analysis.profiles import profile_actor
from dateline.analysis.relations import rank_relations
from dateline.errors import UsageError
from dateline.model import Reading
from dateline.store.opening import Store
from support.dealings import deal, put
from support.stores import name_reading


def every(start: str, counts: list[int], who: str, act: str) -> list[Reading]:
    """Reports every ten days."""
    first = dt.date.fromisoformat(start)
    return [
        deal((first + dt.timedelta(days=10 * n)).isoformat(), who, act, number=number)
        for n, count in enumerate(counts)
        for number in range(count)
    ]


def test_pairs_that_moved_come_first(store: Store) -> None:
    put(
        store,
        [
            *every("2024-01-01", [2, 3, 2, 3, 2, 9], "FRA>DEU", "ASSAULT"),
            *every("2024-01-01", [3, 2, 3, 2, 3, 3], "ITA>ESP", "AID"),
            *every("2024-02-20", [5], "NOR>SWE", "AID"),
            *every("2024-01-01", [5], "PRT>ESP", "AID"),
        ],
    )
    moves = find_moves(store, until=dt.date(2024, 2, 24), window=10, windows=6, unit="claim")
    assert [(m.a, m.b, m.trend.verdict) for m in moves] == [
        ("DEU", "FRA", "escalating"),
        ("ESP", "ITA", "steady"),
        ("NOR", "SWE", "unknown"),
    ]
    assert moves[0].counts == (2, 3, 2, 3, 2, 9)
    assert (moves[0].nets[-1], moves[0].count, moves[0].a_label) == (-81.0, 9, "Germany")
    assert find_moves(store, window=10, windows=6)[0].a == "DEU"


def test_an_empty_store_has_no_moves(store: Store) -> None:
    assert find_moves(store) == ()
    assert rank_relations(store) == ()
    assert make_network(store).nodes == ()


def test_relations_are_ranked_and_turned_to_who_is_asked_for(store: Store) -> None:
    put(
        store,
        [
            *every("2024-01-01", [2, 1], "FRA>DEU", "ASSAULT"),
            *every("2024-01-01", [1], "DEU>FRA", "AID"),
            deal("2024-01-05", "FRA+DEU", "CONSULT"),
            deal("2024-01-05", "FRA+DEU", "REQUEST"),
            deal("2024-01-05", "ITA>FRA", "AID"),
            deal("2024-01-05", "ITA>FRA", "AID", status=("future",)),
        ],
    )
    first, second = rank_relations(store, unit="claim")
    assert (first.a, first.b, first.count, first.out, first.back) == ("DEU", "FRA", 5, 2, 4)
    assert (first.conflict, first.cooperation, first.net, first.score) == (3, 2, -14.5, pytest.approx(-2.9))
    assert (first.first, first.last) == (dt.date(2024, 1, 1), dt.date(2024, 1, 11))
    assert (sum(first.counts), len(first.counts)) == (5, 12)
    assert (second.a, second.b, second.count) == ("FRA", "ITA", 1)
    (turned,) = rank_relations(store, find_side("ITA"), unit="claim")
    assert (turned.a, turned.b, turned.out, turned.back) == ("ITA", "FRA", 1, 0)
    late = rank_relations(store, since=dt.date(2024, 1, 6), unit="claim")
    assert [(r.count, r.out, r.back) for r in late] == [(1, 0, 1)]
    assert rank_relations(store, find_side("nobody such")) == ()


def test_what_two_reports_tell_alike_counts_once_unless_claims_are_asked_for(store: Store) -> None:
    put(
        store,
        [
            deal("2024-01-05", "FRA>DEU", "ASSAULT", number=1),
            deal("2024-01-05", "FRA>DEU", "ASSAULT", number=2),
            deal("2024-01-20", "FRA>DEU", "ASSAULT", number=3),
        ],
    )
    (relation,) = rank_relations(store)
    assert (relation.count, relation.out, relation.back, relation.conflict) == (2, 0, 2, 2)
    assert (relation.net, dict(relation.quads)) == (-18.0, {"material_conflict": 2})
    assert [r.count for r in rank_relations(store, unit="claim")] == [3]
    (move,) = find_moves(store, window=10, windows=2)
    assert move.counts == (1, 1)
    assert (make_network(store).edges[0].count, make_network(store).unit) == (2, "incident")
    assert make_network(store, unit="claim").edges[0].count == 3
    with pytest.raises(UsageError, match="not for all pairs at once"):
        rank_relations(store, unit="report")


def test_a_network_has_who_stands_in_the_middle(store: Store) -> None:
    put(store, [deal("2024-01-05", f"{a}>{b}", "AID") for a, b in (("FRA", "DEU"), ("FRA", "ITA"), ("ESP", "FRA"))])
    network = make_network(store)
    middle = network.nodes[0]
    assert (middle.id, middle.label, middle.degree, middle.weight) == ("FRA", "France", 3, 3)
    # all three shortest ways between the others lead over it
    assert middle.betweenness == pytest.approx(1.0)
    assert sum(node.pagerank for node in network.nodes) == pytest.approx(1.0)
    assert [(e.source, e.target, e.out, e.back) for e in network.edges] == [
        ("DEU", "FRA", 0, 1),
        ("ESP", "FRA", 1, 0),
        ("FRA", "ITA", 1, 0),
    ]
    assert (len(make_network(store, limit=1).edges), make_network(store, limit=1).left_out) == (1, 2)
    assert make_network(store, least=2).edges == ()


def test_a_profile_tells_what_one_does_says_and_denies(store: Store) -> None:
    put(
        store,
        [
            deal("2024-01-05", "FRA>DEU", "AID"),
            deal("2024-01-06", "DEU>FRA", "ASSAULT", speaker="FRA"),
            deal("2024-01-07", "FRA>ITA", "ASSAULT", speaker="FRA", stance="denies"),
        ],
    )
    profile = profile_actor(store, find_side("France"))
    assert (profile.acts, profile.suffers, profile.speaks) == (2, 1, 2)
    assert dict(profile.stances) == {"affirms": 1, "denies": 1}
    assert [(p.label, p.out, p.back, p.count) for p in profile.partners] == [("Germany", 1, 1, 2), ("Italy", 1, 0, 1)]
    assert dict(profile.partners[0].quads) == {"material_conflict": 1, "material_cooperation": 1}
    assert [claim.type for claim in profile.denies] == ["ASSAULT"]
    assert len(profile.says) == 2
    late = profile_actor(store, find_side("France"), since=dt.date(2024, 1, 7))
    assert (late.acts, late.suffers) == (1, 0)


def test_offices_stand_in_a_profile_with_their_report(store: Store) -> None:
    put(store, [name_reading("one", day=4), name_reading("two", day=9)])
    (role,) = profile_actor(store, find_side("Ana Rusk")).roles
    assert (role.name, role.role, role.reports, role.report) == ("Ana Rusk", "minister", 2, "one")
    assert (role.first, role.last) == (dt.date(2024, 3, 4), dt.date(2024, 3, 9))


def test_what_is_newly_disputed(store: Store) -> None:
    put(store, [name_reading("one", day=4), name_reading("two", day=9)])
    found = newly_contested(store, since=dt.date(2024, 3, 1))
    assert [(c.how, c.day, c.claim.type, c.answer.stance) for c in found] == [
        ("denies", dt.date(2024, 3, 9), "ASSAULT", "denies"),
        ("denies", dt.date(2024, 3, 4), "ASSAULT", "denies"),
    ]
    assert len(newly_contested(store, since=dt.date(2024, 3, 5))) == 1
    assert newly_contested(store, since=dt.date(2024, 3, 1), until=dt.date(2024, 3, 3)) == ()


def test_windows_before_the_first_report_are_no_quiet_past(store: Store) -> None:
    put(store, every("2024-01-01", [4, 4, 4, 9], "FRA>DEU", "ASSAULT"))
    (move,) = find_moves(store, until=dt.date(2024, 2, 9), window=10, windows=13, unit="claim")
    assert move.counts == (4, 4, 4, 9)
    assert move.trend.why == "3 windows before the last: fewer than 5"
