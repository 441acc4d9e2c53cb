"""The examples of docs/reference/formulas.md, recomputed by plain arithmetic."""

from __future__ import annotations

import datetime as dt
import math
import random
from itertools import combinations

import pytest

from dateline.analysis.asked import Asked, find_side
from dateline.analysis.changes import LEAST_PERIODS, PENALTY, find_breaks, find_changes
from dateline.analysis.levels import smooth
from dateline.analysis.replies import measure_replies
from dateline.analysis.reporting import mix_sources, profile_reporting
from dateline.analysis.series import make_series
from dateline.analysis.trends import judge, judge_trend
from dateline.errors import UsageError
from dateline.model import Reading
from dateline.store.opening import Store
from support.dealings import deal, put


def asked(**more: object) -> Asked:
    return Asked(a=find_side("FRA"), b=find_side("DEU"), **{"unit": "claim", **more})  # type: ignore[arg-type]


def test_the_level_is_a_gamma_whose_past_fades() -> None:
    # counts 2, 0, 4; a count weighs half after 2 periods: w = 0.5 ** (1 / 2) = 0.7071
    w = 0.70710678
    seen = 4 + w * 0 + w * w * 2
    periods = 1 + w + w * w
    shape = seen + 0.5
    mean = shape / periods
    low = mean * (1 - 1 / (9 * shape) - 1.645 / (3 * math.sqrt(shape))) ** 3
    high = mean * (1 - 1 / (9 * shape) + 1.645 / (3 * math.sqrt(shape))) ** 3
    level = smooth([2, 0, 4], half_life=2)[-1]
    assert (level.mean, level.low, level.high) == pytest.approx((mean, low, high))
    assert (level.mean, level.low, level.high) == pytest.approx((2.4920, 1.0345, 4.4543), abs=1e-3)


def test_the_band_is_that_of_the_gamma_distribution() -> None:
    from scipy.stats import gamma

    for counts in ([1], [3, 2, 4], [12, 30, 25, 18]):
        level = smooth(counts)[-1]
        weights = [0.5 ** (age / 4) for age in range(len(counts))]
        shape = 0.5 + sum(w * n for w, n in zip(weights, reversed(counts), strict=True))
        low, high = gamma.ppf([0.05, 0.95], shape, scale=1 / sum(weights))
        assert (level.low, level.high) == pytest.approx((low, high), rel=0.08)


def test_nothing_is_no_certainty_of_nothing() -> None:
    level = smooth([0, 0, 0])[-1]
    assert level.low < 0.001
    assert level.high > level.mean > 0


def test_a_trend_is_the_last_window_against_those_before() -> None:
    # past: mean -3, deviations 2 1 0 -1 -2, squares add up to 10, sd = sqrt(10 / 4) = 1.5811; z = (-8 + 3) / 1.5811
    trend = judge([-1, -2, -3, -4, -5, -8], [2, 2, 2, 2, 2, 3])
    assert trend.z == pytest.approx(-5 / 1.5811, abs=1e-3)
    assert (trend.verdict, trend.percentile, trend.past) == ("escalating", 0.0, (-1, -2, -3, -4, -5))
    assert judge([-1, -2, -3, -4, -5, 4], [2, 2, 2, 2, 2, 3]).verdict == "easing"
    # one of the five is below -4, one alike: (1 + 0.5) / 5
    steady = judge([-1, -2, -3, -4, -5, -4], [2, 2, 2, 2, 2, 3])
    assert (steady.verdict, steady.percentile) == ("steady", 30.0)


@pytest.mark.parametrize(
    ("nets", "counts", "why"),
    [
        ([-1, -2, -3, -4, -9], [9, 9, 9, 9, 9], "fewer than 5"),
        ([-1, -2, -3, -4, -5, -9], [1, 1, 1, 1, 1, 9], "fewer than 10"),
        ([-1, -2, -3, -4, -5, -9], [9, 9, 9, 9, 9, 2], "2 in the last window"),
        ([-1, -1, -1, -1, -1, -9], [9, 9, 9, 9, 9, 9], "alike"),
    ],
)
def test_too_little_is_unknown(nets: list[float], counts: list[int], why: str) -> None:
    trend = judge(nets, counts)
    assert (trend.verdict, trend.z, trend.percentile) == ("unknown", None, None)
    assert why in trend.why


def cost(counts: list[int], edges: tuple[int, ...]) -> float:
    values = [2 * math.sqrt(n + 3 / 8) for n in counts]
    parts = [values[a:b] for a, b in zip((0, *edges), (*edges, len(values)), strict=True)]
    squares = sum(sum((v - sum(part) / len(part)) ** 2 for v in part) for part in parts)
    return squares + len(edges) * PENALTY * math.log(len(values))


def best(counts: list[int]) -> float:
    """The least cost of all cuts there are."""
    places = range(LEAST_PERIODS, len(counts) - LEAST_PERIODS + 1)
    cuts = [edges for number in range(4) for edges in combinations(places, number)]
    fits = [e for e in cuts if all(b - a >= LEAST_PERIODS for a, b in zip((0, *e), (*e, len(counts)), strict=True))]
    return min(cost(counts, edges) for edges in fits)


def test_no_other_cut_is_better() -> None:
    chance = random.Random(4)
    tried = [[1, 0, 1, 2, 1, 0, 7, 9, 8, 7, 9, 8], [5] * 12, [0, 0, 0, 9, 9, 9, 0, 0, 0, 0, 0, 1]]
    tried += [[chance.randint(0, 3) + 6 * (n > 7) for n in range(14)] for _ in range(5)]
    for counts in tried:
        assert cost(counts, find_breaks(counts)) == pytest.approx(best(counts))
    assert find_breaks(tried[0]) == (6,)
    assert find_breaks(tried[1]) == ()
    assert find_breaks([3, 9, 3, 9, 3]) == ()


def weeks(counts: list[int], *, source: str = "A", start: str = "2024-01-01") -> list[Reading]:
    first = dt.date.fromisoformat(start)
    days = [(first + dt.timedelta(days=7 * n)).isoformat() for n in range(len(counts))]
    return [
        deal(day, "FRA>DEU", "ASSAULT", on=day, source=source, number=number)
        for day, count in zip(days, counts, strict=True)
        for number in range(count)
    ]


def test_a_change_names_what_made_it_and_whether_the_sources_changed(store: Store) -> None:
    put(store, [*weeks([1] * 6), *weeks([8] * 6, source="B", start="2024-02-12")])
    (change,) = find_changes(store, make_series(store, asked()), claims=3)
    assert (change.day, change.of, change.before, change.after) == (dt.date(2024, 2, 12), "conflict", 1.0, 8.0)
    assert (change.sources_changed, change.new_sources) == (True, ("B",))
    assert len(change.claims) == 3
    assert {claim.publisher for claim in change.claims} == {"B"}


def test_a_change_by_the_same_sources_is_none_of_the_sources(store: Store) -> None:
    put(store, [*weeks([1] * 6), *weeks([8] * 6, start="2024-02-12")])
    (change,) = find_changes(store, make_series(store, asked()))
    assert (change.sources_changed, change.new_sources) == (False, ())


def test_windows_are_of_whole_periods(store: Store) -> None:
    put(store, weeks([2, 2, 3, 2, 4, 2, 3, 2, 4, 2, 9, 9]))
    trend = judge_trend(make_series(store, asked()), window=14)
    assert (trend.first, trend.last) == (dt.date(2024, 3, 11), dt.date(2024, 3, 24))
    assert (trend.net, trend.past) == (-162.0, (-36.0, -45.0, -54.0, -45.0, -54.0))
    assert trend.verdict == "escalating"


def test_replies_are_held_against_chance(store: Store) -> None:
    acts = ["2024-01-01", "2024-01-05", "2024-01-09", "2024-01-13", "2024-01-17"]
    told = [deal(day, "FRA>DEU", "ASSAULT", on=day) for day in acts]
    told += [deal(day, "DEU>FRA", "ASSAULT", on=day) for day in ("2024-01-02", "2024-01-07")]
    told += [deal("2024-01-20", "DEU>FRA", "AID", on="2024-01-20")]
    put(store, told)
    first = measure_replies(store, asked(), within=2)[0]
    # 20 days, 2 of them with an answer: a day has one with 0.1, two days with 1 - 0.9 ** 2
    assert (first.asker, first.answerer, first.of) == ("France", "Germany", "conflict")
    assert (first.days, first.answered, first.median, first.share) == (5, 2, 1.5, 0.4)
    assert first.expected == pytest.approx(0.19)
    assert first.ratio == pytest.approx(0.4 / 0.19)
    with pytest.raises(UsageError, match="nobody is named"):
        measure_replies(store, Asked(a=find_side("FRA")))


def test_few_acts_are_measured_against_nothing(store: Store) -> None:
    put(store, [deal("2024-01-01", "FRA>DEU", "ASSAULT"), deal("2024-01-30", "DEU>FRA", "ASSAULT")])
    assert {(r.share, r.expected, r.ratio) for r in measure_replies(store, asked())} == {(None, None, None)}


def test_weekdays_are_held_against_those_that_there_were(store: Store) -> None:
    # from a Monday to the Monday of the week after: two Mondays, one of each other day
    put(store, [deal(day, "FRA>DEU", "AID") for day in ("2024-01-01", "2024-01-03", "2024-01-08", None)])
    reporting = profile_reporting(store, asked())
    monday, tuesday, wednesday = reporting.weekdays[:3]
    assert (reporting.reports, reporting.undated) == (3, 1)
    assert (monday.reports, monday.index) == (2, pytest.approx(2 / (3 * 2 / 8)))
    assert (tuesday.index, wednesday.index) == (0, pytest.approx(1 / (3 * 1 / 8)))
    assert [slot.index for slot in reporting.months][:2] == [1, None]


def test_shares_of_sources_add_up(store: Store) -> None:
    put(
        store,
        [
            deal("2024-01-02", "FRA>DEU", "AID", source="A"),
            deal("2024-01-03", "FRA>DEU", "ACCUSE", source="A"),
            deal("2024-01-03", "FRA>DEU", "AID", source="B"),
            deal("2024-01-17", "FRA>DEU", "AID", source="B"),
        ],
    )
    first, second = mix_sources(store, asked())
    assert (first.first, first.reports, first.shares) == (dt.date(2024, 1, 1), 3, {"A": 2 / 3, "B": 1 / 3})
    assert (second.first, second.shares) == (dt.date(2024, 1, 15), {"B": 1.0})
