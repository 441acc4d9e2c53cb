"""What pairs of countries are counted from is what their claims make, whatever is written, judged or taken back."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text

from dateline.lexicon.joint import joint_types
from dateline.model import Reading
from dateline.store import migrations, queries_dyads
from dateline.store.checks import check
from dateline.store.dyad_rows import find_acts
from dateline.store.dyads_kept import DAY, LAST_DAY, MONTH, YEAR, cut_days
from dateline.store.fetch import read_readings
from dateline.store.incident_builds import rebuild
from dateline.store.incident_judgements import judge_pair, undo_judgement
from dateline.store.opening import Store, open_store, see_reviewed
from dateline.store.queries import find_claims
from dateline.store.queries_dyads import Dyad, DyadsWanted, count_dyads
from dateline.store.queries_incidents import find_incidents
from dateline.store.review_desk import correct, reject
from dateline.store.reviews import undo_ruling
from dateline.store.wanted import Wanted
from dateline.store.writes import begin_run, write_readings
from support.dealings import QUADS, deal, put
from support.stores import lead_back_to_8

COUNTRIES = ("FRA", "DEU", "ITA", "ESP")
FIRST = dt.date(2022, 11, 20)
MIDDLE, LAST = dt.date(2023, 2, 10), dt.date(2024, 2, 3)
ASKED = [
    DyadsWanted(),
    DyadsWanted(quads=False, bare=True, starts=(FIRST, dt.date(2023, 1, 1), MIDDLE)),
    DyadsWanted(since=MIDDLE, starts=(MIDDLE, dt.date(2023, 7, 1), dt.date(2024, 1, 2))),
    DyadsWanted(until=MIDDLE),
    DyadsWanted(since=dt.date(2023, 1, 1), until=dt.date(2023, 12, 31)),
    DyadsWanted(since=MIDDLE, until=LAST, who=("FRA",)),
    DyadsWanted(since=dt.date(2022, 12, 5), until=LAST, most=2),
    DyadsWanted(most=3, starts=(FIRST, MIDDLE)),
]


def tell(number: int, chance: random.Random) -> Reading:
    """A report as it may come: some tell of the same happening on another day, some have no day."""
    one, other = chance.sample(COUNTRIES, 2)
    days = chance.randrange(460)
    day = FIRST + dt.timedelta(days=days)
    told = None if chance.random() < 0.05 else day + dt.timedelta(days=chance.choice((0, 0, 1, 3)))
    return deal(
        told.isoformat() if told else None,
        f"{one}{chance.choice('>>+')}{other}",
        chance.choice(list(QUADS)),
        on=day.isoformat(),
        source=f"Wire {number}",
        status=("future",) if chance.random() < 0.1 else (),
        number=number,
    )


def follow(number: int, first: Reading) -> Reading:
    """Another report of what a report tells, some days later."""
    claim = first.claims[0]
    assert claim.event is not None
    assert claim.event.time is not None
    day = claim.event.time.start
    assert day is not None
    actors = [a.country for a in first.actors if a.country]
    sign = ">" if claim.event.recipients else "+"
    later = (day + dt.timedelta(days=2)).isoformat()
    return deal(
        later, sign.join(actors), claim.event.type, on=day.isoformat(), source=f"Later Wire {number}", number=number
    )


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with reports of more than a year; a third of what they tell is told again later."""
    chance = random.Random(7)
    told = [tell(number, chance) for number in range(90)]
    put(store, told)
    put(store, [follow(number, reading) for number, reading in enumerate(told[::3])])
    return store


def count(store: Store, asked: DyadsWanted) -> list[Dyad]:
    found = count_dyads(store, replace(asked, unit="incident", joint=joint_types()))
    return sorted((replace(d, net=round(d.net, 6)) for d in found), key=lambda d: (d.a, d.b, d.window, d.quad or ""))


def gather(found: list[Dyad]) -> dict[tuple[object, ...], list[float]]:
    """Types of one quad are one, in whatever rows they came."""
    sums: dict[tuple[object, ...], list[float]] = {}
    for d in found:
        kept = sums.setdefault((d.a, d.b, d.window, d.quad), [0.0] * 7)
        told = (d.count, d.out, d.back, d.conflict, d.cooperation, d.net, d.scored)
        sums[d.a, d.b, d.window, d.quad] = [round(one + other, 6) for one, other in zip(kept, told, strict=True)]
    return sums


def agree(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sums are what is counted claim by claim, as it was coded and as it stands; and the store's check holds."""
    for seen in (store, see_reviewed(store)):
        for asked in ASKED:
            kept = count(seen, asked)
            with monkeypatch.context() as patch:
                patch.setattr(queries_dyads, "joint_of", lambda connection: None)
                counted = count(seen, asked)
            assert gather(kept) == gather(counted), asked
            assert {(d.a, d.b, d.first, d.last) for d in kept} == {(d.a, d.b, d.first, d.last) for d in counted}
            assert kept, asked
    assert check(store) == ()


def test_sums_are_what_reports_tell(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with filled.reading_from() as connection:
        long = connection.execute(text("SELECT count(*) FROM dyads WHERE last > first")).scalar()
        whole = connection.execute(text("SELECT count(*) FROM dyad_sums WHERE span BETWEEN 1 AND 9999")).scalar()
    assert long
    assert whole
    agree(filled, monkeypatch)


def test_sums_follow_what_is_coded_again(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    old = list(read_readings(filled))[:20]
    new = {n: replace(reading, claims=_turn(n, reading)) for n, reading in enumerate(old, 1)}
    before = count(filled, ASKED[0])
    write_readings(filled, new, begin_run(filled, "test"))
    assert count(filled, ASKED[0]) != before
    agree(filled, monkeypatch)


def _turn(number: int, reading: Reading) -> tuple[object, ...]:
    (claim,) = reading.claims
    assert claim.event is not None
    if number % 3 == 0:
        return ()
    return (replace(claim, event=replace(claim.event, type="AID", quad="material_cooperation", score=10.0)),)


def test_sums_follow_judgements_on_incidents_and_their_undoing(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before = count(filled, ASKED[0])
    told_twice = next(i for i in find_incidents(filled, Wanted(), limit=200) if i.claims > 1)
    with filled.reading_from() as connection:
        query = text("SELECT claim FROM members WHERE incident = :incident ORDER BY claim")
        one, other = connection.execute(query, {"incident": told_twice.id}).scalars().all()[:2]
    number = judge_pair(filled, one, other, same=False, who="Ana")
    assert sum(d.count for d in count(filled, ASKED[0])) == sum(d.count for d in before) + 1
    agree(filled, monkeypatch)
    undo_judgement(filled, number, who="Ana")
    assert count(filled, ASKED[0]) == before
    agree(filled, monkeypatch)


def test_sums_follow_judgements_on_claims_and_their_undoing(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    standing = see_reviewed(filled)
    before = count(filled, ASKED[0])
    told = find_claims(filled, Wanted(actor="FRA", asserted=True), limit=12)
    made = [reject(filled, str(claim.id), who="Ana") for claim in told[:6]]
    made += [correct(filled, str(claim.id), {"actors": "Spain [ESP GOV]"}, who="Ana") for claim in told[6:10]]
    made += [correct(filled, str(claim.id), {"type": "ASSAULT"}, who="Ana") for claim in told[10:]]
    assert count(filled, ASKED[0]) == before
    assert count(standing, ASKED[0]) != before
    agree(filled, monkeypatch)
    for judgement in made:
        undo_ruling(filled, judgement, who="Ana")
    assert count(standing, ASKED[0]) == before
    agree(filled, monkeypatch)


def test_acts_are_looked_for_from_their_incidents(tmp_path: Path) -> None:
    """Not among all pairs of countries, to which the index of a new store's handles would lead."""
    store = open_store(tmp_path / "new.db", create_missing=True)
    with store.reading_from() as connection:
        query = find_acts([1, 2], ()).compile(connection, compile_kwargs={"literal_binds": True})
        steps = [row.detail for row in connection.execute(text(f"EXPLAIN QUERY PLAN {query}"))]
    store.close()
    assert "members" in steps[0]
    assert any("pairs USING INDEX pairs_claim" in step for step in steps)


def test_sums_are_made_again_with_the_incidents(filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    before = count(filled, ASKED[0])
    rebuild(filled)
    assert count(filled, ASKED[0]) == before
    agree(filled, monkeypatch)


def test_a_store_of_version_8_is_counted_once_its_incidents_are_made(filled: Store, address: str) -> None:
    reject(filled, str(find_claims(filled, Wanted(actor="FRA", asserted=True), limit=1)[0].id), who="Ana")
    before, standing = count(filled, ASKED[0]), count(see_reviewed(filled), ASKED[0])
    with filled.writing_to() as connection:
        lead_back_to_8(connection)
    newer = open_store(address)
    with newer.reading_from() as connection:
        assert migrations.read_version(connection, "") == migrations.VERSION
    rebuild(newer)
    assert count(newer, ASKED[0]) == before
    assert count(see_reviewed(newer), ASKED[0]) == standing
    assert check(newer) == ()
    newer.close()


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        ("UPDATE dyads SET score = 3 WHERE incident = (SELECT min(incident) FROM dyads)", "is not counted for its"),
        ("DELETE FROM dyads WHERE incident = (SELECT max(incident) FROM dyads)", "is not counted for its"),
        ("UPDATE dyad_sums SET found = found + 1 WHERE span = 2023", "the sums of 2023"),
        ("DELETE FROM dyad_sums WHERE span = 202301", "the sums of 202301"),
    ],
)
def test_a_check_finds_what_is_counted_wrong(filled: Store, damage: str, found: str) -> None:
    with filled.writing_to() as connection:
        connection.execute(text(damage))
    problems = check(filled)
    assert problems
    assert all(found in problem for problem in problems)


def test_another_list_of_types_that_count_together_is_counted_claim_by_claim(filled: Store) -> None:
    with filled.reading_from() as connection:
        joint = connection.execute(text("SELECT count(DISTINCT claim) FROM pairs WHERE joint = 1")).scalar()
    assert joint
    none = count_dyads(filled, DyadsWanted(unit="incident"))
    some = count_dyads(filled, DyadsWanted(unit="incident", joint=joint_types()))
    assert 0 < sum(d.count for d in none) < sum(d.count for d in some)


def days_of(pieces: list[tuple[int, int, int]]) -> Iterator[int]:
    """Every day of 2022 to 2024 that pieces hold, as often as they hold it; 0 for what has no day."""
    every = [dt.date(2022, 1, 1) + dt.timedelta(days=n) for n in range(1096)]
    for day in [0, *(d.year * 10_000 + d.month * 100 + d.day for d in every)]:
        yield from (day for size, low, high in pieces if low <= day // size <= high)


@pytest.mark.parametrize(
    ("first", "last", "sizes"),
    [
        (0, LAST_DAY, {YEAR}),
        (10101, LAST_DAY, {YEAR}),
        (10101, 20230415, {YEAR, MONTH, DAY}),
        (20220101, 20221231, {YEAR}),
        (20220201, 20220430, {MONTH}),
        (20220131, 20240229, {YEAR, MONTH, DAY}),
        (20220315, LAST_DAY, {YEAR, MONTH, DAY}),
        (20220315, 20220402, {DAY}),
        (20231201, 20240115, {MONTH, DAY}),
        (20230228, 20230228, {DAY}),
    ],
)
def test_days_are_cut_into_pieces_that_hold_each_once(first: int, last: int, sizes: set[int]) -> None:
    pieces = cut_days(first, last)
    assert {size for size, _, _ in pieces} == sizes
    assert list(days_of(pieces)) == [day for day in days_of([(DAY, 0, LAST_DAY)]) if first <= day <= last]
