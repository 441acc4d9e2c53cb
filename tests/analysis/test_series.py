from __future__ import annotations

import datetime as dt

import pytest

from dateline.analysis.asked import Asked, find_side, list_regions
from dateline.analysis.series import Series, make_series
from dateline.errors import UsageError
from dateline.store.opening import Store
from support.dealings import deal, put


def ask(store: Store, a: str = "FRA", b: str | None = "DEU", **more: object) -> Series:
    more = {"unit": "claim", **more}
    asked = Asked(a=find_side(a), b=find_side(b) if b else None, **more)  # type: ignore[arg-type]
    return make_series(store, asked)


def counts(series: Series) -> list[tuple[str, int]]:
    return [(point.first.isoformat(), point.count) for point in series.points]


def test_periods_have_no_gaps_and_both_directions(store: Store) -> None:
    put(
        store,
        [
            deal("2024-01-03", "FRA>DEU", "ASSAULT", on="2024-01-02"),
            deal("2024-01-16", "DEU>FRA", "AID", on="2024-01-16"),
            deal("2024-01-17", "DEU>ITA", "AID", on="2024-01-16"),
        ],
    )
    series = ask(store)
    assert counts(series) == [("2024-01-01", 1), ("2024-01-08", 0), ("2024-01-15", 1)]
    first, empty, last = series.points
    assert (first.out, first.back, first.conflict, first.net) == (1, 0, 1, -9.0)
    assert (last.out, last.back, last.cooperation, last.score) == (0, 1, 1, 10.0)
    assert (empty.score, empty.net, dict(empty.types)) == (None, 0.0, {})
    assert first.quads == {"material_conflict": 1}
    assert first.last == dt.date(2024, 1, 7)


@pytest.mark.parametrize(("by", "first"), [("day", "2024-02-29"), ("week", "2024-02-26"), ("month", "2024-02-01")])
def test_the_day_of_the_event_goes_before_that_of_the_report(store: Store, by: str, first: str) -> None:
    put(store, [deal("2024-03-05", "FRA>DEU", "ASSAULT", on="2024-02-29")])
    assert counts(ask(store, by=by)) == [(first, 1)]


def test_the_day_of_publication_is_never_in_disguise(store: Store) -> None:
    put(
        store,
        [
            deal("2024-03-05", "FRA>DEU", "ASSAULT"),
            deal("2024-03-06", "FRA>DEU", "AID", on="2024-03-06"),
            # some day of a stretch that the report lies in; of one long before it; no day at all
            deal("2024-03-07", "FRA>DEU", "ACCUSE", on="2024-03-01", until="2024-03-31"),
            deal("2024-03-08", "FRA>DEU", "ACCUSE", on="2023-01-01", until="2023-12-31"),
            deal(None, "FRA>DEU", "CONSULT"),
        ],
    )
    series = ask(store)
    assert (series.dates.event, series.dates.published, series.dates.unplaced) == (1, 2, 2)
    assert series.dates.share_published == pytest.approx(2 / 3)
    assert (series.total, series.points[0].count, series.points[0].published) == (3, 3, 2)


def test_what_did_not_happen_is_counted_on_demand(store: Store) -> None:
    put(
        store,
        [
            deal("2024-01-03", "FRA>DEU", "ASSAULT", on="2024-01-02"),
            deal("2024-01-03", "FRA>DEU", "ASSAULT", on="2024-01-02", status=("negated",)),
            deal("2024-01-03", "FRA>DEU", "ASSAULT", on="2024-01-02", speaker="DEU", stance="denies"),
        ],
    )
    assert ask(store).total == 1
    assert ask(store, told="all").total == 3


def test_those_who_meet_meet_each_other_and_those_who_ask_together_do_not(store: Store) -> None:
    put(
        store,
        [
            deal("2024-01-03", "FRA+DEU", "CONSULT", on="2024-01-02"),
            deal("2024-01-03", "FRA+DEU", "REQUEST", on="2024-01-02"),
            deal("2024-01-03", "FRA+DEU>ITA", "ASSAULT", on="2024-01-02"),
        ],
    )
    series = ask(store)
    assert (series.total, series.points[0].out, series.points[0].back) == (1, 1, 1)
    assert dict(series.points[0].types) == {"CONSULT": 1}


def test_reports_and_sources_count_once_a_period(store: Store) -> None:
    put(
        store,
        [
            deal("2024-01-03", "FRA>DEU", "ASSAULT", on="2024-01-02", source="A"),
            deal("2024-01-03", "FRA>DEU", "ACCUSE", on="2024-01-02", source="A"),
            deal("2024-01-03", "DEU>FRA", "ASSAULT", on="2024-01-02", source="B"),
        ],
    )
    assert ask(store, unit="claim").total == 3
    assert ask(store, unit="report").total == 3
    by_source = ask(store, unit="source")
    assert by_source.total == 2
    assert dict(by_source.points[0].types) == {"ASSAULT": 2, "ACCUSE": 1}
    assert dict(by_source.points[0].quads) == {"material_conflict": 2, "verbal_conflict": 1}


def test_incidents_are_counted_where_they_are_made(store: Store) -> None:
    put(
        store,
        [
            deal("2024-01-03", "FRA>DEU", "ASSAULT", on="2024-01-02", source="A"),
            deal("2024-01-04", "FRA>DEU", "ASSAULT", on="2024-01-02", source="B"),
            deal("2024-01-04", "DEU>FRA", "AID", on="2024-01-03", source="B"),
        ],
    )
    series = ask(store, unit=None)
    assert (series.unit, series.total, dict(series.points[0].types)) == ("incident", 2, {"AID": 1, "ASSAULT": 1})
    assert (series.points[0].out, series.points[0].back, series.points[0].net) == (1, 1, 1.0)
    assert (series.dates.event, series.dates.published) == (2, 0)


def test_groups_and_regions_are_counted_together(store: Store) -> None:
    put(
        store,
        [
            deal("2024-01-03", "EST>FRA", "AID", on="2024-01-02"),
            deal("2024-01-03", "LVA>DEU", "AID", on="2024-01-02"),
            deal("2024-01-03", "EST+LVA>FRA", "AID", on="2024-01-02"),
            deal("2024-01-03", "SWE>FRA", "AID", on="2024-01-02"),
        ],
    )
    series = ask(store, "baltics", "FRA,Germany")
    assert (series.total, series.asked.a.kind, series.asked.b and series.asked.b.label) == (
        3,
        "region",
        "France, Germany",
    )
    assert ask(store, "EST", None).total == 2


def test_days_wanted_are_days_of_the_event(store: Store) -> None:
    put(
        store,
        [
            deal("2024-02-10", "FRA>DEU", "ASSAULT", on="2024-01-31"),
            deal("2024-01-28", "FRA>DEU", "CONSULT", on="2024-02-02"),
            deal("2024-02-20", "FRA>DEU", "AID", on="2024-02-20"),
        ],
    )
    february = ask(store, since=dt.date(2024, 2, 1), until=dt.date(2024, 2, 9), by="day")
    assert counts(february) == [("2024-02-02", 1)]


def test_nothing_is_no_series(store: Store) -> None:
    assert ask(store).points == ()
    assert ask(store).dates.share_published is None


def test_what_is_asked_wrong_is_told(store: Store) -> None:
    with pytest.raises(UsageError, match="day, week or month"):
        ask(store, by="year")
    with pytest.raises(UsageError, match="incident, claim"):
        ask(store, unit="rumour")
    with pytest.raises(UsageError, match="names nobody"):
        find_side("FRA,,DEU")


def test_regions_are_countries_that_there_are() -> None:
    assert len(list_regions()) > 20
    assert {
        find_side(code).label for side in list_regions() for code in side.members if find_side(code).label == code
    } == set()
