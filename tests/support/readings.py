"""Readings made by hand, so that the faces can be tested without a parser."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from dateline.model import (
    Actor,
    Article,
    Attribution,
    Claim,
    CoderInfo,
    Dateline,
    Event,
    EventPlace,
    EventTime,
    Evidence,
    Note,
    Origin,
    Party,
    Place,
    Reading,
    Time,
    Toll,
)

TEXT = (
    "GENEVA, March 4 - Norland's foreign ministry alleged on Monday that Sudland's navy fired on fishing boats "
    "near Port Alder, killing three people. Sudland's defence minister, Ana Rusk, denied it: \"Our ships were in "
    'harbour & <asleep>." The two governments will hold talks on Thursday.'
)
INFO = CoderInfo(dateline="0.1.0", model="en_test 1.0", codebook="0123456789ab")


def words(text: str, nth: int = 0) -> Evidence:
    """The evidence for the words that read so in TEXT."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(text, start + 1)
    return Evidence(start=start, end=start + len(text), text=text)


def make_filed() -> Reading:
    """As `make_reading`, with its dateline."""
    line = Dateline(start=0, end=15, text="GENEVA, March 4", place="GENEVA", date=dt.date(2024, 3, 4))
    reading = make_reading()
    return replace(reading, article=replace(reading.article, dateline=line))


def make_reading() -> Reading:
    """Two sides, an attack that one alleges and the other denies, and talks to come."""
    return Reading(
        article=Article(
            id="boats",
            text=TEXT,
            source="Own Wire",
            title="Boats & <guns>",
            published=dt.date(2024, 3, 4),
            language="en",
        ),
        coder=INFO,
        actors=_actors(),
        times=(_time("on Monday", dt.date(2024, 3, 4)), _time("on Thursday", dt.date(2024, 3, 7))),
        places=(Place(start=108, end=118, text="Port Alder", name="Port Alder"),),
        claims=(_attack(), _denial(), _quotation(), _talks()),
        notes=(Note(code="undecided", text="which 'it' is denied", evidence=words("it")),),
    )


def _actors() -> tuple[Actor, ...]:
    return (
        Actor(id="a1", name="Norland's foreign ministry", kind="organization", sectors=("GOV",), basis="its words"),
        Actor(id="a2", name="Sudland's navy", kind="organization", sectors=("MIL",), basis="its words"),
        Actor(id="a3", name="fishing boats", kind="unnamed", sectors=("CVL",), basis="a trade"),
        Actor(id="a4", name="Ana Rusk", kind="person", sectors=("GOV", "MIL"), role="minister", basis="her role"),
        Actor(id="a5", name="The two governments", kind="group", basis="a group", mentions=((0, 6),)),
    )


def _time(text: str, day: dt.date) -> Time:
    found = words(text)
    return Time(
        start=found.start, end=found.end, text=text, timex=day.isoformat(), first=day, last=day,
        precision="day", basis="relative",
    )  # fmt: skip


def _attack() -> Claim:
    event = Event(
        type="ASSAULT",
        mode=("firearms",),
        contexts=("military", "maritime"),
        trigger=words("fired on"),
        actors=(Party(actor="a2", evidence=words("Sudland's navy")),),
        recipients=(Party(actor="a3", evidence=words("fishing boats")),),
        place=EventPlace(name="Port Alder", country="NOR", evidence=words("near Port Alder")),
        toll=Toll(killed=3),
        quad="material conflict",
        score=-9.5,
        cameo="190",
    )
    said = Attribution(
        kind="indirect", speaker="a1", source=words("Norland's foreign ministry"), cue=words("alleged"), act="alleges",
        support="none",
    )  # fmt: skip
    content = words("that Sudland's navy fired on fishing boats near Port Alder, killing three people")
    return _claim("c1", said, content=content, event=event)


def _denial() -> Claim:
    denied = Attribution(
        kind="indirect", speaker="a4", source=words("Ana Rusk"), cue=words("denied"), act="denies", stance="denies"
    )
    return _claim("c2", denied, content=words("it:"), answers=("c1",))


def _quotation() -> Claim:
    said = Attribution(kind="direct", speaker="a4", source=words("Ana Rusk"), act="says")
    return _claim("c3", said, content=words("Our ships were in harbour & <asleep>."))


def _talks() -> Claim:
    day = dt.date(2024, 3, 7)
    event = Event(
        type="CONSULT",
        mode=("meet",),
        auxiliary=("future",),
        trigger=words("talks"),
        actors=(Party(actor="a5", evidence=words("The two governments")),),
        time=EventTime(start=day, end=day, precision="day", basis="relative", evidence=words("on Thursday")),
    )
    return _claim("c4", Attribution(), event=event)


def _claim(
    name: str,
    said: Attribution,
    *,
    event: Event | None = None,
    content: Evidence | None = None,
    answers: tuple[str, ...] = (),
) -> Claim:
    evidence = event.trigger if event else said.cue or content
    assert evidence is not None
    return Claim(
        id=name,
        attribution=said,
        evidence=evidence,
        origin=Origin(component="coding", rule=f"test.{name}"),
        event=event,
        content=content,
        answers=answers,
        answer_kinds=("denies",) * len(answers),
        confidence=0.8,
    )
