"""Which day each happening of a passage is given; the passages are in event_times.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import dateline

PASSAGES = Path(__file__).with_name("event_times.toml")


def _passages() -> Iterator[Any]:
    for kind, passages in tomllib.loads(PASSAGES.read_text(encoding="utf-8")).items():
        for number, passage in enumerate(passages, 1):
            yield pytest.param(passage, id=f"{kind}-{number}")


@pytest.mark.parametrize("passage", tuple(_passages()))
def test_happenings_have_the_days_that_the_words_give_them(passage: dict[str, Any], coder: dateline.Coder) -> None:
    published = passage.get("published", "2012-11-08") or None
    reading = coder.read(passage["text"], published=published)
    found: dict[str, set[str]] = {}
    for claim in reading.claims:
        if claim.event:
            found.setdefault(claim.event.trigger.text, set()).add(_days(claim.event.time))
    assert {word: found.get(word) for word in passage["want"]} == {w: {days} for w, days in passage["want"].items()}


def _days(time: Any) -> str:
    if time is None or time.start is None:
        return ""
    return f"{time.start}" if time.start == time.end else f"{time.start}..{time.end}"
