"""What is written comes back, once, whole."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from sqlalchemy import func, select

from dateline.errors import StoreError
from dateline.store.entry import COPY, FAILED, KNOWN, NEAR_COPY, UNREADABLE, Entry, article_key
from dateline.store.fetch import read_article, read_reading, read_readings
from dateline.store.opening import Store, open_store
from dateline.store.schema import METADATA, answers, articles, claims, pairs, roles
from dateline.store.writer import Writer
from dateline.store.writes import begin_run, end_run, write_readings
from support.readings import make_filed, make_reading
from support.stores import article, coded, fill, name_reading


def count(store: Store, table: str) -> int:
    with store.reading_from() as connection:
        return connection.execute(select(func.count()).select_from(METADATA.tables[table])).scalar() or 0


def test_a_reading_comes_back_exactly(store: Store) -> None:
    reading = make_reading()
    assert fill(store, [coded(reading)]) == ["coded"]
    assert read_reading(store, "boats") == reading
    assert list(read_readings(store)) == [reading]


def test_the_dateline_stands_with_the_article(store: Store) -> None:
    fill(store, [coded(make_filed()), Entry(article=article("y", "words"), status=FAILED, reason="too deep")])
    assert read_reading(store, "boats") == make_filed()
    assert read_article(store, "boats").article.dateline == make_filed().article.dateline
    assert read_article(store, "y").article.dateline is None


def test_a_new_reading_brings_its_dateline(store: Store) -> None:
    fill(store, [coded(make_reading())])
    assert read_article(store, "boats").article.dateline is None
    write_readings(store, {1: make_filed()}, begin_run(store, "recode"))
    assert read_article(store, "boats").article.dateline == make_filed().article.dateline


def test_odd_characters_come_back(store: Store) -> None:
    reading = make_reading()
    odd = replace(reading, article=replace(reading.article, text="a\0b “c” \u2028 é 🚢", mentions=((0, 1),)))
    fill(store, [coded(odd)])
    assert read_reading(store, 1) == odd


def test_twice_is_once(store: Store) -> None:
    assert fill(store, [coded(make_reading())]) == ["coded"]
    assert fill(store, [coded(make_reading()), coded(name_reading("other"))]) == [KNOWN, "coded"]
    assert (count(store, "articles"), count(store, "readings"), count(store, "claims")) == (2, 2, 8)


def test_a_text_that_came_in_meanwhile_is_a_copy(store: Store) -> None:
    reading = make_reading()
    fill(store, [coded(reading)])
    again = replace(reading, article=replace(reading.article, source="Another Wire"))
    assert fill(store, [coded(again)]) == [COPY]
    held = read_article(store, 2)
    assert (held.first_copy, held.article.text, held.article.source) == (1, reading.article.text, "Another Wire")
    assert count(store, "readings") == 1


def test_copies_point_at_their_first(store: Store) -> None:
    first = make_reading()
    near = Entry(article=article("near", "much the same"), status=NEAR_COPY, first=article_key(first.article))
    assert fill(store, [coded(first), near]) == ["coded", NEAR_COPY]
    assert read_article(store, "near").first_copy == 1


def test_what_failed_keeps_its_reason(store: Store) -> None:
    broken = Entry(article=article("x:3", ""), status=UNREADABLE, reason="not a line of JSON")
    stumbled = Entry(article=article("y", "words"), status=FAILED, reason="too deep")
    fill(store, [broken, stumbled])
    assert [read_article(store, n).reason for n in ("x:3", "y")] == ["not a line of JSON", "too deep"]
    assert read_reading(store, "y") is None


def test_claims_are_found_by_who_and_what(store: Store) -> None:
    fill(store, [coded(make_reading())])
    with store.reading_from() as connection:
        attack = connection.execute(select(claims).where(claims.c.local == "c1")).one()
        assert (attack.type, attack.modes, attack.killed, attack.place_country) == ("ASSAULT", " firearms ", 3, "NOR")
        denial = connection.execute(select(answers)).one()
        assert (denial.target, denial.how, denial.target_statement) == (attack.id, "denies", attack.statement)
        assert connection.execute(select(func.count()).select_from(pairs)).scalar() == 1
        assert {r.role for r in connection.execute(select(roles))} == {"actor", "recipient", "speaker"}


def test_a_new_reading_takes_the_place_of_the_old(store: Store) -> None:
    fill(store, [coded(make_reading()), coded(name_reading("other"))])
    new = replace(make_reading(), claims=make_reading().claims[:1])
    write_readings(store, {1: new}, begin_run(store, "recode"))
    assert read_reading(store, 1) == new
    assert (count(store, "readings"), count(store, "claims"), count(store, "answers")) == (3, 5, 1)


def test_all_or_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from dateline.store import writes

    monkeypatch.setattr(writes, "_insert_derived", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        fill(store, [coded(make_reading())])
    assert count(store, "articles") == 0


def test_the_writer_keeps_the_order_and_tells(store: Store) -> None:
    told: list[str] = []
    with Writer(store, begin_run(store, "test"), lambda batch, _: told.extend(e.article.id for e in batch)) as writer:
        for n in range(40):
            writer.put([coded(name_reading(f"r{n:02}"))])
    assert told == sorted(told)
    assert count(store, "articles") == 40


def test_without_a_thread_an_interrupt_loses_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    from dateline.store import writer as module

    real, calls = module.write_entries, []

    def interrupted(*given: object) -> list[str]:
        calls.append(given)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return real(*given)  # type: ignore[arg-type]

    def write() -> None:
        with Writer(store, begin_run(store, "test"), lambda *_: None, apart=False) as writer:
            for n in range(5):
                writer.put([coded(name_reading(f"r{n}"))])

    monkeypatch.setattr(module, "write_entries", interrupted)
    monkeypatch.setattr(module, "ENOUGH_ARTICLES", 2)
    with pytest.raises(KeyboardInterrupt):
        write()
    assert count(store, "articles") == 4


@pytest.mark.parametrize("apart", [True, False])
def test_several_batches_are_written_at_once(store: Store, *, apart: bool) -> None:
    told: list[int] = []
    with Writer(store, begin_run(store, "test"), lambda batch, _: told.append(len(batch)), apart=apart) as writer:
        for n in range(30):
            writer.put([coded(name_reading(f"r{n}-{m}")) for m in range(5)])
    assert told == [130, 20]


def test_without_a_thread_what_was_coded_before_a_fault_is_written(store: Store) -> None:
    def code() -> None:
        with Writer(store, begin_run(store, "test"), lambda *_: None, apart=False) as writer:
            writer.put([coded(name_reading("r"))])
            raise MemoryError

    with pytest.raises(MemoryError):
        code()
    assert count(store, "articles") == 1


def test_the_writer_raises_what_it_met(store: Store) -> None:
    def stumble(batch: object, statuses: object) -> None:
        raise StoreError("full")

    def write() -> None:
        with Writer(store, begin_run(store, "test"), stumble) as writer:
            for n in range(100):
                writer.put([coded(name_reading(f"r{n}"))])

    with pytest.raises(StoreError, match="full"):
        write()


def test_many_write_and_read_at_once(store: Store, address: str) -> None:
    faults: list[BaseException] = []

    def work(number: int) -> None:
        try:
            own = open_store(address)
            for n in range(10):
                fill(own, [coded(name_reading(f"w{number}-{n}"))])
                assert len(list(read_readings(own))) > n
            own.close()
        except Exception as fault:  # noqa: BLE001
            faults.append(fault)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert (count(store, "articles"), count(store, "claims")) == (40, 160)


def test_who_writes_all_the_time_lets_others_write(store: Store, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.store.writer.ENOUGH_ARTICLES", 5)
    written: list[str] = []

    def write_on() -> None:
        with Writer(store, begin_run(store, "test"), lambda batch, _: written.append(batch[0].article.id)) as writer:
            for n in range(120):
                writer.put([coded(name_reading(f"a{n}-{m}")) for m in range(5)])

    thread = threading.Thread(target=write_on)
    thread.start()
    other = open_store(address)
    for n in range(5):
        fill(other, [coded(name_reading(f"b{n}"))])
        written.append("other")
    thread.join()
    other.close()
    assert written[-1] != "other"
    assert len(written) == 125


def test_runs_are_kept(store: Store) -> None:
    run = begin_run(store, "ingest")
    end_run(store, run, {"read": 3})
    with store.reading_from() as connection:
        row = connection.execute(select(METADATA.tables["runs"])).one()
    assert (row.command, row.counts) == ("ingest", '{"read": 3}')
    assert row.began <= row.ended


def test_articles_have_their_status(store: Store) -> None:
    fill(store, [coded(make_reading())])
    with store.reading_from() as connection:
        row = connection.execute(select(articles)).one()
    assert (row.status, row.reading, row.language, row.publisher) == ("coded", 1, "en", "Own Wire")
