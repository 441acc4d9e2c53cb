"""What the exported tables share: each event as a report tells it, with a stable id."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dateline.lexicon.ontology import load_ontology
from dateline.model import Actor, Article, Claim, Event, Party, Reading

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A claim with an event. id: stable for the same article and claim; actors: those of the reading by their ids."""

    id: str
    reading: Reading
    claim: Claim
    event: Event
    actors: Mapping[str, Actor]

    @property
    def acting(self) -> tuple[Actor, ...]:
        """Who acts, in order."""
        return self._named(self.event.actors)

    @property
    def receiving(self) -> tuple[Actor, ...]:
        """Who is acted upon, in order."""
        return self._named(self.event.recipients)

    @property
    def speaker(self) -> Actor | None:
        """Who says so, if it is an actor of the reading."""
        return self.actors.get(self.claim.attribution.speaker or "")

    @property
    def speaker_name(self) -> str | None:
        """The speaker's name, else the words that stand for one; None for the narrator or if there are none."""
        source = self.claim.attribution.source
        return self.speaker.name if self.speaker else source.text if source else None

    @property
    def days(self) -> tuple[dt.date | None, dt.date | None]:
        """First and last day of the event; None where the text fixes none."""
        time = self.event.time
        return (time.start, time.end) if time else (None, None)

    @property
    def day(self) -> dt.date | None:
        """The day of the event, if it is one and known."""
        start, end = self.days
        return start if start == end else None

    def _named(self, parties: Iterable[Party]) -> tuple[Actor, ...]:
        return tuple(self.actors[p.actor] for p in parties if p.actor in self.actors)


def tell_events(reading: Reading) -> Iterator[Told]:
    """The claims of a reading that hold an event, in order."""
    actors = {actor.id: actor for actor in reading.actors}
    article = identify_article(reading.article)
    for claim in reading.claims:
        if claim.event is not None:
            yield Told(id=make_id(article, claim.id), reading=reading, claim=claim, event=claim.event, actors=actors)


def identify_article(article: Article) -> str:
    """An id of the article that no other shares: names of articles may come twice."""
    day = article.published.isoformat() if article.published else None
    return make_id(article.id, article.url, article.source, day, article.title, article.text)


def make_id(*parts: str | None) -> str:
    """Twenty hexadecimal digits that are always the same for the same parts."""
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:20]


@cache
def _quads() -> Mapping[str, int]:
    return {key: quad.number for name, quad in load_ontology().quads.items() for key in (name, quad.name)}


def number_quad(quad: str | None) -> int | None:
    """The number of a quad, 1 to 4; None if it is unknown."""
    return _quads().get(quad or "")
