from __future__ import annotations

import io
from itertools import count

import pytest

from dateline.cli.progress import show_progress
from support.readings import make_reading


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_long_work_is_counted_and_the_line_vanishes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", screen := Terminal())
    seconds = count(step=2)
    readings = [make_reading()] * 4
    assert list(show_progress(readings, clock=lambda: float(next(seconds)))) == readings
    assert "2 reports, 0.5 a second" in screen.getvalue()
    assert "1 reports" not in screen.getvalue()
    assert screen.getvalue().endswith("\r\x1b[K")


def test_quick_work_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", screen := Terminal())
    list(show_progress([make_reading()] * 4))
    assert screen.getvalue() == ""


def test_nothing_is_shown_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", log := io.StringIO())
    seconds = count(step=100)
    list(show_progress([make_reading()] * 4, clock=lambda: float(next(seconds))))
    assert log.getvalue() == ""
