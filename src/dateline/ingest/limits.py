"""How much of one input is read: a report has an end, and what unpacks to a thousand times its size is no report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from dateline.errors import InputError

LONGEST_REPORT = 20_000_000
LONGEST_LINE = LONGEST_REPORT
LEAST_UNPACKED, MOST_RATIO = 200_000_000, 300
BLOCK = 1 << 18


def read_whole(stream: BinaryIO, most: int = LONGEST_REPORT) -> bytes:
    """All bytes of a stream. Raises InputError if there are more than `most`."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise InputError(f"more than {_megabytes(most)}: split it into its reports")
    return data


def bounded_lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream; one that is too long is cut short by a byte more than is allowed, and so known."""
    while line := stream.readline(LONGEST_LINE + 1):
        yield line
        while len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            line = stream.readline(LONGEST_LINE + 1)
            if len(line) <= LONGEST_LINE:
                break


def check_line(line: bytes) -> None:
    """Raises InputError for a line that `bounded_lines` had to cut."""
    if len(line) > LONGEST_LINE:
        raise InputError(f"a line of more than {_megabytes(LONGEST_LINE)}: give one report a line")


class Unpacked:
    """A stream of what an archive unpacks to, up to a multiple of what it takes packed.

    Reading on from there raises InputError: whoever packed it meant to fill a disk.
    """

    def __init__(self, stream: BinaryIO, packed: int) -> None:
        self._stream = stream
        self._left = max(LEAST_UNPACKED, MOST_RATIO * packed)

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes, all that are left if it is negative."""
        return self._count(self._stream.read(size if size >= 0 else self._left + 1))

    def readline(self, size: int = -1) -> bytes:
        """The next line, up to `size` bytes of it."""
        return self._count(self._stream.readline(size if size >= 0 else self._left + 1))

    def readable(self) -> bool:
        """As every stream that is read."""
        return True

    def _count(self, data: bytes) -> bytes:
        self._left -= len(data)
        if self._left < 0:
            raise InputError(f"unpacks to more than {MOST_RATIO} times its size: not read on")
        return data


def _megabytes(count: int) -> str:
    return f"{count // 1_000_000} MB"
