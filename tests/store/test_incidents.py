"""Claims about one happening, put together in a store."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from sqlalchemy import inspect, text

from dateline.errors import StoreError, UsageError
from dateline.model import Reading
from dateline.store import migrations
from dateline.store.checks import check
from dateline.store.entry import NEAR_COPY, Entry, article_key
from dateline.store.fetch import read_readings
from dateline.store.incident_builds import rebuild
from dateline.store.incident_judgements import judge_pair, list_conflicts, undo_judgement
from dateline.store.incidents import read_incident
from dateline.store.opening import Store, open_store
from dateline.store.queries_counts import count_by
from dateline.store.queries_incidents import count_incidents, find_incidents, incidents_of
from dateline.store.schema import SPREAD
from dateline.store.wanted import Wanted
from dateline.store.writes import begin_run, write_readings
from support.readings import make_reading
from support.stores import article, coded, fill, lead_back_to_3, name_reading, take_all_for_many

ATTACKS, TALKS = Wanted(types=("ASSAULT",)), Wanted(types=("CONSULT",))


def elsewhere(reading: Reading, town: str = "Hill Town") -> Reading:
    """The reading with its attack in another town, its talks on another day."""
    attack, denial, quotation, talks = reading.claims
    assert attack.event
    assert attack.event.place
    assert talks.event
    assert talks.event.time
    there = replace(attack.event, place=replace(attack.event.place, name=town))
    later = replace(talks.event.time, start=dt.date(2024, 3, 20), end=dt.date(2024, 3, 20))
    moved = replace(attack, event=there), denial, quotation, replace(talks, event=replace(talks.event, time=later))
    return replace(reading, claims=moved)


def with_toll(reading: Reading, killed: int) -> Reading:
    attack = reading.claims[0]
    assert attack.event
    assert attack.event.toll
    event = replace(attack.event, toll=replace(attack.event.toll, killed=killed))
    return replace(reading, claims=(replace(attack, event=event), *reading.claims[1:]))


def claim(reading: int, place: int = 0) -> int:
    return reading * SPREAD + place


@pytest.fixture
def full(store: Store) -> Store:
    fill(store, [coded(make_reading()), coded(with_toll(name_reading("second", source="Second Wire"), 5))])
    fill(store, [coded(elsewhere(name_reading("third", day=5, source="Third Wire")))])
    return store


def together(store: Store, wanted: Wanted) -> list[list[int]]:
    """The readings that tell of each incident."""
    found = [read_incident(store, i.id) for i in find_incidents(store, wanted)]
    return sorted(sorted(t.claim.id // SPREAD for t in one.claims) for one in found)


def test_what_is_alike_is_one_incident(full: Store) -> None:
    assert together(full, ATTACKS) == [[1, 2], [3]]
    assert together(full, TALKS) == [[1, 2], [3]]
    assert check(full) == ()


def test_an_incident_is_found_with_what_shows_it(full: Store) -> None:
    other, attack = find_incidents(full, ATTACKS)
    assert (other.place, other.sources, other.last_told) == ("Hill Town", 1, dt.date(2024, 3, 5))
    assert (attack.type, attack.place, attack.place_country) == ("ASSAULT", "Port Alder", "NOR")
    assert (attack.claims, attack.reports, attack.sources, attack.told) == (2, 2, 2, 2)
    assert (attack.killed, attack.injured) == ((3, 5), None)
    assert (attack.actors, attack.recipients) == (("Sudland's navy",), ("fishing boats",))
    assert (attack.first_told, attack.last_told) == (dt.date(2024, 3, 4), dt.date(2024, 3, 4))
    assert attack.standing == "denied"
    assert attack.said.startswith("that Sudland's navy fired")


def test_an_incident_is_read_with_claims_sources_and_answers(full: Store) -> None:
    found = read_incident(full, claim(2))
    assert found.found.id == claim(1)
    assert [(t.claim.report, t.origin) for t in found.claims] == [("boats", "own wire"), ("second", "second wire")]
    assert {"same-place", "same-actor-name"} <= {r for t in found.claims for r in t.reasons}
    assert [(s.origin, s.killed) for s in found.sources] == [("own wire", (3, 3)), ("second wire", (5, 5))]
    assert [(a.claim.report, a.how, a.target) for a in found.answers] == [
        ("boats", "denies", claim(1)),
        ("second", "denies", claim(2)),
    ]
    with pytest.raises(StoreError, match="no incident 99"):
        read_incident(full, 99)


@pytest.mark.parametrize(
    ("wanted", "sources", "count"),
    [
        (Wanted(), 1, 4),
        (Wanted(), 2, 2),
        (ATTACKS, 1, 2),
        (Wanted(types=("ASSAULT",), place="hill"), 1, 1),
        (Wanted(source="Second Wire"), 1, 2),
        (Wanted(since=dt.date(2024, 3, 5)), 1, 2),
        (Wanted(contested=True), 1, 2),
        (Wanted(actor="navy", recipient="boats"), 1, 2),
        (Wanted(speaker="rusk"), 1, 0),
        (Wanted(types=("AID",)), 1, 0),
    ],
    ids=str,
)
def test_incidents_are_filtered_by_their_claims(
    full: Store, monkeypatch: pytest.MonkeyPatch, wanted: Wanted, sources: int, count: int
) -> None:
    assert count_incidents(full, wanted, sources=sources) == count
    found = find_incidents(full, wanted, sources=sources)
    assert len(found) == count
    assert [i.last_told for i in found] == sorted((i.last_told for i in found if i.last_told), reverse=True)
    take_all_for_many(monkeypatch)
    assert find_incidents(full, wanted, sources=sources) == found
    assert find_incidents(full, wanted, sources=sources, limit=1, offset=1) == found[1:2]


@pytest.mark.parametrize(
    ("by", "unit", "found"),
    [
        (("type",), "claim", [(("",), 6), (("ASSAULT",), 3), (("CONSULT",), 3)]),
        (("type",), "report", [(("",), 3), (("ASSAULT",), 3), (("CONSULT",), 3)]),
        (("type",), "source", [(("",), 3), (("ASSAULT",), 3), (("CONSULT",), 3)]),
        (("type",), "incident", [(("ASSAULT",), 2), (("CONSULT",), 2)]),
        (("day", "type"), "incident", [(("2024-03-04", "ASSAULT"), 1), (("2024-03-04", "CONSULT"), 1),
                                       (("2024-03-05", "ASSAULT"), 1), (("2024-03-05", "CONSULT"), 1)]),
        (("publisher",), "incident", [(("Own Wire",), 2), (("Second Wire",), 2), (("Third Wire",), 2)]),
        (("speaker",), "incident", []),
        (("pair",), "source", []),
    ],
)  # fmt: skip
def test_counts(full: Store, by: tuple[str, ...], unit: str, found: list[tuple[tuple[str, ...], int]]) -> None:
    assert sorted(count_by(full, Wanted(), by, unit=unit)) == found


def test_counts_of_whom(store: Store) -> None:
    def at_home(name: str, source: str) -> Reading:
        reading = name_reading(name, source=source)
        return replace(reading, actors=tuple(replace(a, country="SUD") for a in reading.actors))

    fill(store, [coded(at_home("one", "Own Wire")), coded(at_home("two", "Own Wire"))])
    for unit, count in (("claim", 2), ("report", 2), ("source", 1), ("incident", 1)):
        assert count_by(store, Wanted(), ("pair",), unit=unit) == [(("SUD", "SUD"), count)]
        assert count_by(store, ATTACKS, ("actor",), unit=unit) == [(("SUD",), count)]
        assert count_by(store, ATTACKS, ("stance",), unit=unit) == [(("affirms",), count)]


def test_only_units_are_counted(full: Store) -> None:
    with pytest.raises(UsageError, match="count sheep"):
        count_by(full, Wanted(), ("type",), unit="sheep")


def test_claims_lead_to_incidents(full: Store) -> None:
    found = incidents_of(full, [claim(1), claim(1, 1), claim(2), claim(3), 77])
    assert found == {claim(1): claim(1), claim(2): claim(1), claim(3): claim(3)}


def test_copies_and_what_an_agency_tells_are_one_source(store: Store) -> None:
    first = make_reading()
    relayed = tuple(replace(c, attribution=replace(c.attribution, via=("a5",))) for c in first.claims)
    via = [replace(name_reading(name, source=name), claims=relayed) for name in ("Paper", "Gazette")]
    near = Entry(article=article("near", "near"), status=NEAR_COPY, first=article_key(first.article), reason="near")
    more = replace(coded(name_reading("more", source="Copycat")), first=article_key(first.article))
    fill(store, [coded(first), near, more, *map(coded, via)])
    found = read_incident(store, claim(1))
    assert (found.found.reports, found.found.sources, found.copies) == (4, 2, 1)
    assert {t.origin for t in found.claims} == {"own wire", "the two governments"}


def test_the_order_of_reports_does_not_matter(store: Store) -> None:
    readings = [
        make_reading(),
        elsewhere(name_reading("third", day=5)),
        with_toll(name_reading("second", day=6), 4),
        elsewhere(name_reading("fourth", day=4)),
        elsewhere(name_reading("fifth"), "Far Town"),
    ]
    for reading in reversed(readings):
        fill(store, [coded(reading)])
    names = [sorted(t.claim.report for t in read_incident(store, i.id).claims) for i in find_incidents(store, ATTACKS)]
    assert sorted(names) == [["boats", "second"], ["fifth"], ["fourth", "third"]]


def test_made_again_they_are_the_same(full: Store) -> None:
    before = find_incidents(full, Wanted())
    told: list[tuple[int, int]] = []
    assert rebuild(full, lambda done, count: told.append((done, count))) == 4
    assert find_incidents(full, Wanted()) == before
    assert told == [(3, 3)]
    assert check(full) == ()


def test_what_is_coded_again_moves(full: Store) -> None:
    run = begin_run(full, "test")
    write_readings(full, {2: elsewhere(name_reading("second", source="Second Wire"))}, run)
    assert together(full, ATTACKS) == [[1], [3, 4]]
    write_readings(full, {1: replace(make_reading(), claims=())}, run)
    assert together(full, ATTACKS) == [[3, 4]]
    assert check(full) == ()


def test_a_person_parts_and_joins(full: Store) -> None:
    parted = judge_pair(full, claim(1), claim(2), same=False, who="A. Reader", why="two boats")
    assert together(full, ATTACKS) == [[1], [2], [3]]
    joined = judge_pair(full, claim(2), claim(3), same=True, who="A. Reader")
    assert together(full, ATTACKS) == [[1], [2, 3]]
    assert [j.id for j in read_incident(full, claim(2)).judgements] == [parted, joined]
    assert together(full, TALKS) == [[1, 2], [3]]
    back = undo_judgement(full, joined, who="B. Reader")
    undo_judgement(full, parted, who="B. Reader")
    assert together(full, ATTACKS) == [[1, 2], [3]]
    undo_judgement(full, back, who="A. Reader")
    assert together(full, ATTACKS) == [[1, 2, 3]]
    assert check(full) == ()


def test_judgements_outlive_what_is_made_of_them(full: Store) -> None:
    judge_pair(full, claim(1), claim(2), same=False, who="A. Reader")
    judge_pair(full, claim(1), claim(3), same=True, who="A. Reader")
    rebuild(full)
    assert together(full, ATTACKS) == [[1, 3], [2]]
    write_readings(full, {1: make_reading()}, begin_run(full, "test"))
    assert together(full, ATTACKS) == [[2], [3, 4]]
    fill(full, [coded(name_reading("later", source="Fourth Wire"))])
    assert [len(one) for one in together(full, ATTACKS)] in ([2, 2], [1, 3])


@pytest.mark.parametrize(
    ("judge", "found"),
    [
        (("A. Reader", "dateline 0.1.0"), [[1], [2], [3]]),
        (("dateline 0.1.0", "A. Reader"), [[1, 2], [3]]),
        (("A. Reader", "B. Reader"), [[1, 2], [3]]),
    ],
)
def test_a_persons_word_outranks_a_programs(full: Store, judge: tuple[str, str], found: list[list[int]]) -> None:
    first = judge_pair(full, claim(1), claim(2), same=False, who=judge[0])
    second = judge_pair(full, claim(1), claim(2), same=True, who=judge[1])
    assert together(full, ATTACKS) == found
    (conflict,) = list_conflicts(full)
    winner = first if len(found) == 3 else second
    assert (conflict.by.id, conflict.outranked.id) == (winner, first + second - winner)


def test_judgements_that_cannot_all_be_followed_are_told(full: Store) -> None:
    judge_pair(full, claim(1), claim(2), same=False, who="A. Reader")
    judge_pair(full, claim(2), claim(3), same=True, who="A. Reader")
    assert list_conflicts(full) == ()
    last = judge_pair(full, claim(1), claim(3), same=True, who="B. Reader")
    assert together(full, ATTACKS) == [[1, 3], [2]]
    (conflict,) = list_conflicts(full)
    assert conflict.by.id != last


@pytest.mark.parametrize(("one", "other"), [(1, 2), (claim(1), claim(1, 1)), (claim(1), claim(1))])
def test_only_claims_of_events_are_judged(full: Store, one: int, other: int) -> None:
    with pytest.raises(StoreError):
        judge_pair(full, one, other, same=True, who="A. Reader")
    with pytest.raises(StoreError, match="no judgement 5"):
        undo_judgement(full, 5, who="A. Reader")


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        ("DELETE FROM members WHERE claim = {first}", "1 claims stand in no incident"),
        ("UPDATE incidents SET claims = 9 WHERE id = {first}", "is not what its claims make"),
        ("DELETE FROM incidents WHERE id = {first}", "is not what its claims make"),
        ("DELETE FROM blocks", "0 rows in blocks"),
    ],
)
def test_harm_is_found(full: Store, harm: str, told: str) -> None:
    with full.writing_to() as connection:
        connection.execute(text(harm.format(first=claim(1))))
    assert any(told in problem for problem in check(full)), check(full)


REVIEWS = ("reviewed",)


def lead_back(store: Store) -> None:
    """Makes the store one of version 1, which had no incidents and no reviewed claims."""
    with store.writing_to() as connection:
        lead_back_to_3(connection)
        reviewed = (f"reviewed_{name}" for name in ("actors", "claims", "parties", "answers", "roles", "pairs"))
        for table in ("members", "incidents", "blocks", "tellings", "reviewed", *reviewed):
            connection.execute(text(f"DROP TABLE {table}"))
        connection.execute(text("UPDATE meta SET value = '1' WHERE name = 'version'"))


def shape(store: Store, names: tuple[str, ...]) -> dict[str, object]:
    with store.reading_from() as connection:
        seen = inspect(connection)
        return {
            name: (
                sorted((c["name"], str(c["type"]), c["nullable"]) for c in seen.get_columns(name)),
                sorted((i["name"], i["column_names"]) for i in seen.get_indexes(name)),
                seen.get_pk_constraint(name)["constrained_columns"],
                [f["referred_table"] for f in seen.get_foreign_keys(name)],
            )
            for name in names
        }


def test_a_store_of_version_1_is_led_forward(full: Store, address: str) -> None:
    names = ("tellings", "blocks", "members", "incidents", *REVIEWS)
    expected, found = shape(full, names), find_incidents(full, Wanted())
    lead_back(full)
    newer = open_store(address)
    assert shape(newer, names) == expected
    with newer.reading_from() as connection:
        assert migrations.read_version(connection, "") == migrations.VERSION
    assert len(list(read_readings(newer))) == 3
    with pytest.raises(StoreError, match="dateline incidents --rebuild"):
        find_incidents(newer, Wanted())
    assert [problem for problem in check(newer) if "not made yet" not in problem] == []
    fill(newer, [coded(name_reading("later", source="Fourth Wire"))])
    assert rebuild(newer) == 4
    assert check(newer) == ()
    assert [i.claims for i in find_incidents(newer, ATTACKS)] == [1, 3]
    assert [i.id for i in find_incidents(newer, Wanted())] == [i.id for i in found]
    newer.close()
