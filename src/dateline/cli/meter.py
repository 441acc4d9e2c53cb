"""How far an ingest has come: on standard error, with its rate and the time that is left."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

QUIET_SECONDS, STEP_SECONDS, LINE_SECONDS = 3.0, 0.5, 30.0


class Meter:
    """Shows a count now and then.

    At a terminal one line is renewed; elsewhere there is a new one every 30 seconds.
    """

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._terminal = sys.stderr.isatty()
        self._began = self._shown = clock()
        self._drew = False

    def show(self, read: int, new: int, total: int | None) -> None:
        """Tells how many were read, how many of them are new, and how many there will be about, if it is time for it.

        total: None if nobody knows.
        """
        now = self._clock()
        step = STEP_SECONDS if self._terminal else LINE_SECONDS
        if now - self._began < QUIET_SECONDS or now - self._shown < step:
            return
        self._shown = now
        text = describe(read, new, total, now - self._began)
        sys.stderr.write(f"\r\x1b[K{text}" if self._terminal else f"{text}\n")
        sys.stderr.flush()
        self._drew = self._terminal

    def close(self) -> None:
        """Wipes the line."""
        if self._drew:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
            self._drew = False


def describe(read: int, new: int, total: int | None, seconds: float) -> str:
    """The line: so many of about so many, so many a second, so much time left."""
    rate = read / seconds
    count = f"{read} of about {max(total, read)} reports" if total else f"{read} reports"
    parts = [count, f"{new} new", f"{rate:.1f} a second"]
    if total and rate and read < total:
        parts.append(f"{show_seconds((total - read) / rate)} left")
    return ", ".join(parts)


def show_seconds(seconds: float) -> str:
    """A stretch of time as people say it."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
