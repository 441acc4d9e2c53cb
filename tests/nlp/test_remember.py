"""What is remembered of words is found again, bounded, and forgotten when it has to be."""

from __future__ import annotations

from typing import Any

import numpy

from dateline.nlp.remember import Remembered


def doubled(memory: Remembered, *numbers: int, most: int = 100) -> tuple[list[int], list[int]]:
    """What is told of numbers, and those that had to be worked out."""
    learned: list[int] = []

    def learn(new: Any) -> Any:
        learned.extend(new[:, 0].tolist())
        return new * 2

    asked = numpy.array(numbers, dtype="uint64").reshape(-1, 1)
    return memory.of(asked, learn, most)[:, 0].tolist(), learned


def test_what_is_new_is_worked_out_once() -> None:
    memory = Remembered()
    assert doubled(memory, 3, 5, 3) == ([6, 10, 6], [3, 5])
    assert doubled(memory, 5, 7) == ([10, 14], [7])


def test_all_are_forgotten_once_there_are_too_many() -> None:
    memory = Remembered()
    doubled(memory, *range(10), most=4)
    assert doubled(memory, 3, most=4) == ([6], [3])
    assert len(memory) == 1


def test_what_was_learned_within_is_forgotten() -> None:
    memory = Remembered()
    doubled(memory, 3, 5)
    with memory.forgetting():
        assert doubled(memory, 5, 7) == ([10, 14], [7])
    assert doubled(memory, 9, 7, 5, 3) == ([18, 14, 10, 6], [9, 7])


def test_rows_that_were_written_anew_within_are_not_taken_for_the_old_ones() -> None:
    memory = Remembered()
    doubled(memory, 3, 5, 7)
    with memory.forgetting():
        assert doubled(memory, 11, 13, most=2) == ([22, 26], [11, 13])
    assert len(memory) == 0
    assert doubled(memory, 3, 5) == ([6, 10], [3, 5])
