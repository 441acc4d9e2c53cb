"""Remembers what was worked out for words, in rows of one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import numpy


class Remembered:
    """Rows of a table, by the numbers that they were worked out from."""

    def __init__(self) -> None:
        self._rows: dict[bytes, int] = {}
        self._table: Any = None
        self._lasting = 0  # so many outlive `forgetting`: the first ones

    def __len__(self) -> int:
        return len(self._rows)

    def of(self, asked: Any, learn: Callable[[Any], Any], most: int) -> Any:
        """A row for each row of numbers asked. learn: gives those for numbers that are new.

        most: all are forgotten once there are more.
        """
        keys = asked.view(f"V{asked.itemsize * asked.shape[1]}").ravel().tolist()
        if len(self._rows) > most:
            self._rows.clear()
            self._lasting = 0
        new = {key: at for at, key in enumerate(keys) if key not in self._rows}
        if new:
            self._add(list(new), learn(asked[list(new.values())]), most)
        rows = numpy.fromiter(map(self._rows.__getitem__, keys), dtype="int64", count=len(keys))
        return self._table[rows]

    def _add(self, keys: list[bytes], learned: Any, most: int) -> None:
        first, last = len(self._rows), len(self._rows) + len(keys)
        if self._table is None or last > len(self._table):
            room: Any = numpy.zeros((max(most, last), learned.shape[1]), dtype=learned.dtype)
            if self._table is not None:
                room[:first] = self._table[:first]
            self._table = room
        self._table[first:last] = learned
        self._rows.update(zip(keys, range(first, last), strict=True))

    @contextmanager
    def forgetting(self) -> Iterator[None]:
        """What is learned within it is forgotten at its end."""
        self._lasting = len(self._rows)
        try:
            yield
        finally:
            while len(self._rows) > self._lasting:
                self._rows.popitem()
