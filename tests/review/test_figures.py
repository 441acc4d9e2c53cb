from __future__ import annotations

import pytest

from dateline.review.agreement import estimate_alpha, find_alpha
from dateline.review.figures import bootstrap, estimate_share

# The worked examples of Krippendorff, Computing Krippendorff's Alpha-Reliability (2011): a row a person, . for none.
BINARY = ("0100000010", "1110010000")
LETTERS = ("aabbdcccedda", "babbbccceddd")
FOUR = ("123321412...", "1233224125.3", ".3332342251.", "12332441251.")


def units(rows: tuple[str, ...]) -> list[str]:
    return ["".join(values).replace(".", "") for values in zip(*rows, strict=True)]


@pytest.mark.parametrize(("rows", "alpha"), [(BINARY, 0.095), (LETTERS, 0.692), (FOUR, 0.743)])
def test_alpha_is_that_of_the_published_examples(rows: tuple[str, ...], alpha: float) -> None:
    assert find_alpha(units(rows)) == pytest.approx(alpha, abs=0.0005)


def test_alpha_has_an_interval_that_is_always_the_same() -> None:
    figure = estimate_alpha(units(FOUR))
    assert figure == estimate_alpha(units(FOUR))
    assert figure.n == 11
    assert figure.low is not None
    assert figure.high is not None
    assert figure.low < 0.743 < figure.high <= 1


def test_full_agreement_is_one_and_nothing_is_unknown() -> None:
    assert find_alpha(["aa", "bb", "aa"]) == 1
    assert find_alpha(["aa", "aa"]) is None
    assert estimate_alpha(["a", "b"]).value is None


@pytest.mark.parametrize(
    ("right", "n", "low", "high"),
    [(8, 10, 0.4902, 0.9433), (0, 20, 0.0, 0.1611), (20, 20, 0.8389, 1.0), (50, 100, 0.4038, 0.5962)],
)
def test_wilson_intervals(right: int, n: int, low: float, high: float) -> None:
    figure = estimate_share(right, n)
    assert figure.value == right / n
    assert (figure.low, figure.high) == (pytest.approx(low, abs=0.0001), pytest.approx(high, abs=0.0001))


def test_no_cases_no_figure() -> None:
    assert estimate_share(0, 0).value is None
    assert bootstrap([], lambda units: None).low is None


def test_bootstrap_holds_the_value_and_repeats_itself() -> None:
    values = [1.0] * 30 + [0.0] * 10
    figure = bootstrap(values, lambda units: sum(units) / len(units))
    assert figure.value == 0.75
    assert figure.low is not None
    assert figure.high is not None
    assert 0.55 < figure.low < 0.75 < figure.high < 0.95
    assert figure == bootstrap(values, lambda units: sum(units) / len(units))
