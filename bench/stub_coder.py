"""A coder that makes claims up out of a text, always the same: for trials in which only the store matters."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable, Iterator
from string import ascii_uppercase
from zlib import crc32

from dateline.model import (
    Actor,
    Article,
    Attribution,
    Claim,
    CoderInfo,
    Event,
    Evidence,
    Origin,
    Party,
    Reading,
)
from dateline.settings import Settings

SECONDS = 0.002
POISON = "[poison for coders]"
TYPES = ("ASSAULT", "CONSULT", "REJECT", "ACCUSE", "AID", "THREATEN")
_SENTENCE = re.compile(r"[^.]+\.")


def load_stub(settings: Settings) -> StubCoder:
    """As the function that loads a coder."""
    return StubCoder()


class StubCoder:
    """Two actors, and a claim for each sentence; its process dies of a text with poison in it."""

    info = CoderInfo(dateline="stub", model="none 1", codebook="000000000000")

    def read_article(self, article: Article) -> Reading:
        """The reading of one article."""
        if POISON in article.text:
            os._exit(9)
        time.sleep(SECONDS)
        spans = [(m.start(), m.end()) for m in _SENTENCE.finditer(article.text)]
        first, second = _state(article.text[-80:]), _state(article.text[:80])
        return Reading(
            article=article,
            coder=self.info,
            actors=(
                Actor(id="a1", name=article.text.split()[0], kind="state", country=first, mentions=((0, 3),)),
                Actor(id="a2", name="Sudland", kind="state", country=second, sectors=("GOV", "MIL")),
            ),
            claims=tuple(_claim(n, article.text, span) for n, span in enumerate(spans, 1)),
        )

    def pipe(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """The readings of articles, in order."""
        yield from map(self.read_article, articles)


def _state(words: str) -> str:
    """One of so many countries that not everything is one happening with everything else."""
    first, second = divmod(crc32(words.encode("utf-8", "replace")) % 26**2, 26)
    return f"X{ascii_uppercase[first]}{ascii_uppercase[second]}"


def _claim(number: int, text: str, span: tuple[int, int]) -> Claim:
    words = Evidence(start=span[0], end=span[1], text=text[span[0] : span[1]])
    event = Event(
        type=TYPES[len(words.text) % len(TYPES)],
        trigger=words,
        actors=(Party(actor="a1", evidence=words),),
        recipients=(Party(actor="a2", evidence=words),),
    )
    return Claim(
        id=f"c{number}",
        attribution=Attribution(kind="indirect", speaker="a1", source=words, act="says"),
        evidence=words,
        origin=Origin(component="stub", rule="stub"),
        event=event,
        answers=(f"c{number - 1}",) if number % 3 == 0 else (),
        answer_kinds=("denies",) if number % 3 == 0 else (),
    )
