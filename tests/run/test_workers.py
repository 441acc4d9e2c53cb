from __future__ import annotations

import os
import time
from collections.abc import Iterator

import pytest

from dateline.errors import DatelineError, UsageError
from dateline.run.workers import AHEAD, map_apart

BIG = "x" * 1_000_000


def slow_square(number: int) -> int:
    time.sleep(0.05 if number % 3 == 0 else 0)
    return number * number


def refuse_seven(number: int) -> int:
    if number == 7:
        raise UsageError("not seven")
    return number


def die_at_five(task: tuple[int, str]) -> int:
    if task[0] == 5:
        os._exit(9)
    return task[0]


def test_answers_come_in_the_order_of_the_tasks() -> None:
    assert list(map_apart(slow_square, range(30), 2)) == [n * n for n in range(30)]


def test_no_tasks_no_answers() -> None:
    assert list(map_apart(slow_square, [], 2)) == []


def test_an_error_of_the_function_is_raised() -> None:
    with pytest.raises(UsageError, match="not seven"):
        list(map_apart(refuse_seven, range(20), 2))


def test_a_worker_that_dies_is_told_and_nothing_hangs() -> None:
    with pytest.raises(DatelineError, match="ended unexpectedly"):
        list(map_apart(die_at_five, ((n, BIG) for n in range(20)), 2))


def test_tasks_are_taken_no_further_ahead_than_needed() -> None:
    taken = []

    def tasks() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    answers = map_apart(slow_square, tasks(), 2)
    assert next(answers) == 0
    assert len(taken) <= 2 * AHEAD + 1
    answers.close()  # type: ignore[attr-defined]
