"""Where it happened: our own sentences of event_places.txt, each with its event's verb and the words of its place."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import dateline
from dateline.model import Article, Event, Reading
from dateline.run.coder import Coder

SHEET = Path(__file__).parent / "event_places.txt"
HALVES = ("learn", "held")
MARK = re.compile(r"[*\[\]]")

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence, the characters of its verb and of the names of its place (none: it does not say), and its half."""

    text: str
    verb: Span
    places: tuple[Span, ...]
    half: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the coder made of a sentence: the places given to events of its verb, None where there is no such event."""

    sentence: Sentence
    places: tuple[Span, ...] | None

    @property
    def right(self) -> bool:
        """Whether an event of the verb is where the sentence says, or nowhere if it does not say."""
        if self.places is None:
            return False
        if not self.sentence.places:
            return not self.places
        return any(touch(place, wanted) for place in self.places for wanted in self.sentence.places)


def load_sentences() -> Iterator[Sentence]:
    """The sentences of the sheet, each with its half."""
    half = HALVES[0]
    for row in SHEET.read_text(encoding="utf-8").splitlines():
        if row.startswith("## "):
            half = HALVES[row.startswith("## held back")]
        elif row and not row.startswith("#"):
            yield read_sentence(row, half)


def read_sentence(row: str, half: str) -> Sentence:
    """A line of the sheet without its marks, and where they stood."""
    at = {sign: [m.start() - n for n, m in enumerate(MARK.finditer(row)) if m.group() == sign] for sign in "*[]"}
    places = tuple(zip(at["["], at["]"], strict=True))
    return Sentence(text=MARK.sub("", row), verb=(at["*"][0], at["*"][1]), places=places, half=half)


def find_places(coder: Coder, sentences: Sequence[Sentence]) -> Iterator[Found]:
    """What the coder makes of each sentence, read as a report of its own."""
    articles = (Article(id=str(n), text=s.text) for n, s in enumerate(sentences))
    for sentence, reading in zip(sentences, coder.pipe(articles), strict=True):
        events = [event for event in told(reading) if touch((event.trigger.start, event.trigger.end), sentence.verb)]
        where = (event.place.evidence for event in events if event.place and event.place.evidence)
        yield Found(sentence=sentence, places=tuple((w.start, w.end) for w in where) if events else None)


def told(reading: Reading) -> Iterator[Event]:
    """The events of a reading."""
    return (claim.event for claim in reading.claims if claim.event)


def touch(one: Span, other: Span) -> bool:
    """Whether two stretches of characters share one."""
    return one[0] < other[1] and other[0] < one[1]


def figures(found: Sequence[Found]) -> dict[str, float]:
    """The share of verbs that are coded, and of those the share that is where it should be."""
    coded = [f for f in found if f.places is not None]
    return {"coded": len(coded) / len(found), "right": sum(f.right for f in coded) / max(1, len(coded))}


def main(half: str = "learn") -> None:
    """Prints the misses of one half, then the figures."""
    found = list(find_places(dateline.load(), [s for s in load_sentences() if s.half == half]))
    for f in found:
        if not f.right:
            text, got = f.sentence.text, f.places
            say = "no event" if got is None else f"got {[text[s:e] for s, e in got]}"
            print(f"<{text[slice(*f.sentence.verb)]}> want {[text[s:e] for s, e in f.sentence.places]}, {say}: {text}")
    print(figures(found))


if __name__ == "__main__":
    main(*sys.argv[1:])
