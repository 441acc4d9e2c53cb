"""Reports made by hand that tell of one dealing each: who did what to whom on which day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from dateline.model import (
    Actor,
    Article,
    Attribution,
    Claim,
    CoderInfo,
    Event,
    EventTime,
    Evidence,
    Origin,
    Party,
    Reading,
)
from dateline.store.opening import Store
from support.stores import coded, fill

QUADS = {
    "ASSAULT": ("material_conflict", -9.0),
    "ACCUSE": ("verbal_conflict", -2.0),
    "AID": ("material_cooperation", 10.0),
    "CONSULT": ("verbal_cooperation", 2.5),
    "REQUEST": ("verbal_cooperation", 0.0),
}
INFO = CoderInfo(dateline="0.1.0", model="en_test 1.0", codebook="0123456789ab")


def deal(
    published: str | None,
    who: str,
    act: str,
    *,
    on: str | None = None,
    until: str | None = None,
    source: str = "Own Wire",
    status: tuple[str, ...] = (),
    speaker: str | None = None,
    stance: str = "affirms",
    number: int = 0,
) -> Reading:
    """A reading of one claim. who: `A>B`, A acts upon B; `A+B`, they act together. on, until: days of the event.

    number: tells reports apart that are alike otherwise.
    """
    actors, _, recipients = who.partition(">")
    names = [*actors.split("+"), *filter(None, recipients.split("+")), *([speaker] if speaker else [])]
    text = f"{who} {act} {published} {on} {source} {status} {speaker} {stance} {number}"
    words = Evidence(start=0, end=len(text), text=text)
    cast = {name: Actor(id=f"a-{name}", name=name, kind="state", country=name) for name in names}
    time = _time(on, until)
    event = Event(
        type=act,
        quad=QUADS[act][0],
        score=QUADS[act][1],
        trigger=words,
        actors=tuple(Party(actor=f"a-{n}", evidence=words) for n in actors.split("+")),
        recipients=tuple(Party(actor=f"a-{n}", evidence=words) for n in filter(None, recipients.split("+"))),
        time=time,
        auxiliary=status,
    )
    said = Attribution(
        kind="indirect" if speaker else "narrator", speaker=f"a-{speaker}" if speaker else None, stance=stance
    )
    claim = Claim(
        id="c1",
        attribution=said,
        evidence=words,
        origin=Origin(component="test", rule="test"),
        event=event,
        confidence=0.8,
    )
    day = dt.date.fromisoformat(published) if published else None
    article = Article(id=text, text=text, source=source, published=day, language="en")
    return Reading(article=article, coder=INFO, actors=tuple(cast.values()), claims=(claim,))


def _time(on: str | None, until: str | None) -> EventTime | None:
    if on is None:
        return None
    end = dt.date.fromisoformat(until or on)
    return EventTime(start=dt.date.fromisoformat(on), end=end, precision="day", basis="explicit")


def put(store: Store, readings: Iterable[Reading]) -> Store:
    """The store with these readings in it."""
    fill(store, [coded(reading) for reading in readings])
    return store
