"""Tells people at a terminal how far long work has come."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.model import Reading

QUIET_SECONDS, STEP_SECONDS = 3.0, 0.5


def show_progress(readings: Iterable[Reading], *, clock: Callable[[], float] = time.monotonic) -> Iterator[Reading]:
    """The readings as they come; after some seconds, a line on standard error counts them.

    Nothing is shown where standard error is no terminal. The line vanishes at the end.
    """
    if not sys.stderr.isatty():
        yield from readings
        return
    began = shown = clock()
    try:
        for count, reading in enumerate(readings, 1):
            yield reading
            now = clock()
            if now - began > QUIET_SECONDS and now - shown > STEP_SECONDS:
                shown = now
                _show(f"{count} reports, {count / (now - began):.1f} a second")
    finally:
        if shown != began:
            _show("")


def _show(text: str) -> None:
    sys.stderr.write(f"\r\x1b[K{text}")
    sys.stderr.flush()
