"""What each stage of a run costs, as a table on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.run.clock import Clock
    from dateline.settings import Settings

LOADING, REST = "loading", "in and out"


def check_profile(wanted: bool, workers: int, *, local: bool = True) -> None:
    """Raises UsageError if a profile of several processes, or of other machines, is asked for."""
    if wanted and (workers > 1 or not local):
        raise UsageError("--profile: tells of one process: leave out --workers and --engine")


def show_profile(settings: Settings, *, wanted: bool) -> None:
    """Tells what the stages cost this process, if that is wanted and it coded anything at all."""
    if not wanted:
        return
    from dateline.run.many import load_reader

    clock = getattr(load_reader(settings), "clock", None)
    if clock is not None and clock.articles:
        print(to_text(clock, time.process_time()), file=sys.stderr)


def to_text(clock: Clock, now: float) -> str:
    """Seconds of the processor, share of what came after loading, milliseconds for 1,000 words, stage by stage."""
    coding = sum(clock.seconds.values())
    rest = max(now - clock.began - coding, 0.0)
    return "\n".join(_lines(clock, rest, coding + rest))


def _lines(clock: Clock, rest: float, total: float) -> Iterator[str]:
    thousands = max(clock.words, 1) / 1000
    yield f"{'stage':<12}{'seconds':>9}{'share':>8}{'ms/1,000 words':>16}"
    for stage, seconds in (*clock.seconds.items(), (REST, rest), ("all", total)):
        share = seconds / total if total else 0.0
        yield f"{stage:<12}{seconds:>9.2f}{share:>8.1%}{seconds / thousands * 1000:>16.1f}"
    yield f"{LOADING:<12}{clock.began:>9.2f}"
    yield f"{clock.articles} articles, {clock.words} words and marks"
