"""Who acts on whom, in sentences of our own: golden/parties.txt says how a line is written.

Single misses are printed (run with -s), not failed: the share of right lines has a floor in golden/floors.toml.
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.model import Article, Event, Party, Reading

if TYPE_CHECKING:
    from dateline.run.coder import Coder

GOLDEN = Path(__file__).parents[1] / "golden"
FLOOR = tomllib.loads((GOLDEN / "floors.toml").read_text(encoding="utf-8"))["parties"]["right"]
NOBODY, ANY = "-", "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the sheet: the text and its day, the word of the act, and the parties wanted on each side."""

    text: str
    day: dt.date | None
    trigger: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]


def read_lines() -> Iterator[Line]:
    for row in (GOLDEN / "parties.txt").read_text(encoding="utf-8").splitlines():
        if not row or row.startswith("#"):
            continue
        text, _, wanted = row.partition(" | ")
        trigger, _, parties = wanted.partition(" => ")
        sides = [tuple(side.strip().split(",")) for side in parties.split(" > ")]
        day = dt.date.fromisoformat(text[1:11]) if text.startswith("@") else None
        yield Line(
            text=text[12:] if day else text, day=day, trigger=trigger, actors=sides[0], recipients=sides[1]
        )  # fmt: skip


def stands(wanted: str, parties: tuple[Party, ...], reading: Reading) -> bool:
    """Whether a code, or `~` and a word of the name, stands for one of the parties."""
    actors = {a.id: a for a in reading.actors}
    country, _, sector = wanted.partition("/")
    for party in parties:
        actor = actors[party.actor]
        if wanted.startswith("~"):
            if wanted[1:].lower() in f"{actor.name} {party.evidence.text}".lower():
                return True
        elif actor.country == country and (not sector or sector in actor.sectors):
            return True
    return False


def side_holds(wanted: tuple[str, ...], parties: tuple[Party, ...], reading: Reading) -> bool:
    if wanted == (NOBODY,):
        return not parties
    return wanted == (ANY,) or all(stands(w, parties, reading) for w in wanted)


def holds(line: Line, event: Event, reading: Reading) -> bool:
    both = (*event.actors, *event.recipients)
    # a reciprocal act may come out with one side as the recipient
    mutual = line.recipients == (NOBODY,) and len(line.actors) > 1
    if mutual:
        return all(stands(w, both, reading) for w in line.actors)
    return side_holds(line.actors, event.actors, reading) and side_holds(line.recipients, event.recipients, reading)


def is_right(line: Line, reading: Reading) -> bool:
    told = [c.event for c in reading.claims if c.event and c.event.trigger.text == line.trigger]
    return any(holds(line, event, reading) for event in told)


LINES = list(read_lines())


@pytest.fixture(scope="module")
def readings(coder: Coder) -> list[Reading]:
    return list(coder.pipe(Article(id=str(n), text=line.text, published=line.day) for n, line in enumerate(LINES)))


def test_there_are_enough() -> None:
    assert len(LINES) >= 200


def test_who_acts_on_whom(readings: list[Reading]) -> None:
    misses = [line for line, reading in zip(LINES, readings, strict=True) if not is_right(line, reading)]
    for line in misses:
        print(f"{line.text} | {line.trigger} => {line.actors} > {line.recipients}")
    assert 1 - len(misses) / len(LINES) >= FLOOR
