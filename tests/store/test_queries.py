"""What analysts ask of a store."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from dateline.errors import StoreError, UsageError
from dateline.model import Reading
from dateline.store.entry import SKIPPED, Entry
from dateline.store.judgements import judge, list_judgements, undo
from dateline.store.opening import Store
from dateline.store.queries import count_claims, find_claims
from dateline.store.queries_articles import ArticlesWanted, find_actors, find_articles
from dateline.store.queries_counts import count_by
from dateline.store.wanted import Wanted
from support.readings import make_reading
from support.stores import article, coded, fill, name_reading, take_all_for_many

MARCH = dt.date(2024, 3, 4)


def with_countries(reading: Reading) -> Reading:
    """The ministry is Norland's, the navy and its minister Sudland's."""
    countries = {"a1": "NOR", "a2": "SUD", "a4": "SUD", "a3": "NOR"}
    ids = {"a2": "sudland.navy"}
    cast = tuple(
        replace(a, country=countries.get(a.id), lexicon_id=ids.get(a.id)) for a in reading.actors
    )  # fmt: skip
    return replace(reading, actors=cast)


@pytest.fixture(scope="module")
def full(shared_store: Store) -> Store:
    store = shared_store
    first = with_countries(make_reading())
    second = with_countries(name_reading("second", day=9, source="Second Wire", tail="Whales were seen off Elba."))
    undated = name_reading("undated")
    undated = replace(undated, article=replace(undated.article, published=None, source=None))
    fill(store, [coded(first), coded(second), coded(with_countries(undated))])
    fill(store, [Entry(article=article("french", "Baleines"), status=SKIPPED, reason="language: not English")])
    return store


@pytest.mark.parametrize(
    ("wanted", "count"),
    [
        (Wanted(), 12),
        (Wanted(actor="SUD"), 3),
        (Wanted(actor="sudland.navy"), 3),
        (Wanted(actor="NAVY"), 3),
        (Wanted(actor="nobody"), 0),
        (Wanted(recipient="NOR"), 3),
        (Wanted(actor="SUD", recipient="NOR"), 3),
        (Wanted(actor="NOR", recipient="SUD"), 0),
        (Wanted(actor="NOR", recipient="SUD", mutual=True), 3),
        (Wanted(actor="SUD", recipient="fishing boats", types=("ASSAULT",)), 3),
        (Wanted(actor="SUD", recipient="NOR", types=("AID",)), 0),
        (Wanted(anyone="NOR"), 3),
        (Wanted(speaker="rusk"), 6),
        (Wanted(speaker="SUD", stances=("denies",)), 3),
        (Wanted(types=("CONSULT", "ASSAULT")), 6),
        (Wanted(quads=("material conflict",)), 3),
        (Wanted(since=MARCH, until=MARCH), 4),
        (Wanted(since=dt.date(2024, 3, 5)), 4),
        (Wanted(until=MARCH), 4),
        (Wanted(actor="SUD", since=MARCH, until=MARCH), 1),
        (Wanted(happened_since=dt.date(2024, 3, 7), happened_until=dt.date(2024, 3, 7)), 3),
        (Wanted(happened_since=dt.date(2024, 3, 8)), 0),
        (Wanted(source="Second Wire"), 4),
        (Wanted(place="NOR"), 3),
        (Wanted(place="port"), 3),
        (Wanted(place="100%"), 0),
        (Wanted(contested=True), 3),
        (Wanted(answered=("confirms",)), 0),
        (Wanted(asserted=True), 3),
        (Wanted(words="whale"), 4),
        (Wanted(words='"fishing boats near"'), 12),
        (Wanted(words='"boats fishing"'), 0),
        (Wanted(words="whales AND (OR NEAR* ^"), 0),
        (Wanted(words="whales", actor="SUD", contested=True), 1),
        (Wanted(article=2), 4),
    ],
    ids=str,
)
def test_claims_are_found_and_counted(full: Store, monkeypatch: pytest.MonkeyPatch, wanted: Wanted, count: int) -> None:
    found = find_claims(full, wanted)
    assert len(found) == count
    assert count_claims(full, wanted) == count
    take_all_for_many(monkeypatch)
    assert find_claims(full, wanted) == found
    assert find_claims(full, wanted, limit=1, offset=1) == found[1:2]


def test_the_newest_come_first_and_pages_go_on(full: Store) -> None:
    for wanted in (Wanted(), Wanted(speaker="SUD"), Wanted(actor="SUD", recipient="NOR"), Wanted(contested=True)):
        whole = find_claims(full, wanted)
        assert [c.published for c in whole] == sorted((c.published for c in whole), key=_day, reverse=True)
        paged = [c for n in range(len(whole)) for c in find_claims(full, wanted, limit=1, offset=n)]
        assert tuple(paged) == whole


def _day(day: dt.date | None) -> dt.date:
    return day or dt.date.min


def test_a_claim_is_found_with_what_shows_it(full: Store) -> None:
    (attack, *_) = find_claims(full, Wanted(types=("ASSAULT",), article=1))
    assert (attack.report, attack.local, attack.publisher, attack.published) == ("boats", "c1", "Own Wire", MARCH)
    assert (attack.actors, attack.recipients) == (("Sudland's navy",), ("fishing boats",))
    assert (attack.speaker, attack.act, attack.modes) == ("Norland's foreign ministry", "alleges", ("firearms",))
    assert attack.said == "that Sudland's navy fired on fishing boats near Port Alder, killing three people"
    assert (attack.trigger, attack.killed, attack.place) == ("fired on", 3, "Port Alder")


@pytest.mark.parametrize(
    ("by", "wanted", "found"),
    [
        (("type",), Wanted(), [(("",), 6), (("ASSAULT",), 3), (("CONSULT",), 3)]),
        (("month",), Wanted(), [(("",), 4), (("2024-03",), 8)]),
        (("day", "stance"), Wanted(contested=True), [(("", "affirms"), 1), (("2024-03-04", "affirms"), 1),
                                                     (("2024-03-09", "affirms"), 1)]),
        (("year",), Wanted(source="Second Wire"), [(("2024",), 4)]),
        (("speaker",), Wanted(), [(("SUD",), 6), (("NOR",), 3)]),
        (("actor",), Wanted(types=("ASSAULT",)), [(("SUD",), 3)]),
        (("pair",), Wanted(), [(("SUD", "NOR"), 3)]),
        (("pair",), Wanted(until=MARCH), [(("SUD", "NOR"), 1)]),
        (("type",), Wanted(actor="SUD", recipient="NOR"), [(("ASSAULT",), 3)]),
    ],
)  # fmt: skip
def test_counts(full: Store, by: tuple[str, ...], wanted: Wanted, found: object) -> None:
    assert sorted(count_by(full, wanted, by)) == sorted(found)  # type: ignore[call-overload]


@pytest.mark.parametrize("by", [(), ("nothing",), ("pair", "type")])
def test_not_counted_by(full: Store, by: tuple[str, ...]) -> None:
    with pytest.raises(UsageError, match="count by"):
        count_by(full, Wanted(), by)


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        (ArticlesWanted(), ["second", "boats", "french", "undated"]),
        (ArticlesWanted(words="whales"), ["second"]),
        (ArticlesWanted(since=MARCH, until=MARCH), ["boats"]),
        (ArticlesWanted(source="Second Wire", status="coded"), ["second"]),
        (ArticlesWanted(status="skipped"), ["french"]),
        (ArticlesWanted(copies_of=1), []),
    ],
)
def test_articles(full: Store, wanted: ArticlesWanted, names: list[str]) -> None:
    assert [a.article.id for a in find_articles(full, wanted)] == names


def test_actors(full: Store) -> None:
    assert [(a.text, a.claims) for a in find_actors(full, kind="country")] == [("SUD", 9), ("NOR", 3)]
    assert [(a.text, a.claims) for a in find_actors(full, "rusk")] == [("ana rusk", 6)]


def test_judgements_are_added_and_taken_back(store: Store) -> None:
    first = judge(store, "same", "1 2", {"same": True}, who="A. Reader", why="both name the ship")
    second = judge(store, "same", "1 3", False, who="dateline 0.1.0")
    back = undo(store, first, who="B. Reader")
    assert [j.id for j in list_judgements(store)] == [second]
    assert [(j.id, j.undone_by) for j in list_judgements(store, everything=True)] == [(1, back), (2, None), (3, None)]
    with pytest.raises(StoreError, match="taken back already"):
        undo(store, first, who="B. Reader")
    with pytest.raises(StoreError, match="no judgement 99"):
        undo(store, 99, who="B. Reader")
    undo(store, back, who="A. Reader", why="no, it was right")
    assert [(j.id, j.verdict) for j in list_judgements(store, about="1 2")] == [(first, {"same": True})]


@pytest.mark.parametrize("harm", ["UPDATE judgements SET who = 'me'", "DELETE FROM judgements"])
def test_judgements_are_never_changed(store: Store, harm: str) -> None:
    from sqlalchemy import text

    judge(store, "same", "1 2", True, who="A. Reader")
    with pytest.raises(StoreError, match="only ever added to"), store.writing_to() as connection:
        connection.execute(text(harm))
    assert len(list_judgements(store)) == 1
