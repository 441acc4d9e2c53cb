"""How much of some inputs was read, so that it can be told how many reports there will be."""

from __future__ import annotations

from collections.abc import Callable

# What an address counts as beside files, in bytes.
ADDRESS_BYTES = 100_000

Moved = Callable[[float], None]


def ignore(part: float) -> None:
    """For those who do not ask how much was read."""


class Gauge:
    """Told of inputs as they are read, each by its size.

    size: of all inputs in bytes, None if nobody knows. count: reports that came out of them so far.
    """

    def __init__(self, size: int | None) -> None:
        self.count = 0
        self._size = size
        self._done = 0
        self._now = (0, 0.0)

    def expect(self, size: int) -> None:
        """All inputs have so many bytes."""
        self._size = size

    def begin(self, size: int) -> None:
        """The next input, of so many bytes; those before it are done."""
        self._done += self._now[0]
        self._now = (size, 0.0)

    def move(self, part: float) -> None:
        """So much of the input was read: 0 to 1."""
        self._now = (self._now[0], min(part, 1.0))

    def tally(self) -> None:
        """One more report."""
        self.count += 1

    @property
    def share(self) -> float | None:
        """How much of all inputs was read, 0 to 1; None if nobody knows."""
        if not self._size:
            return None
        size, part = self._now
        return min(1.0, (self._done + size * part) / self._size)

    @property
    def total(self) -> int | None:
        """How many reports there will be if the rest is like what was read; None if nobody knows."""
        return project(self.count, self.share)


def project(count: int, share: float | None) -> int | None:
    """How many there will be if a share of all gave so many; None if nobody knows."""
    return round(count / share) if share else None
