"""The coder: a parser and the knowledge, ready to read articles."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from itertools import tee
from pathlib import Path
from typing import TYPE_CHECKING

from dateline import __version__
from dateline.errors import UsageError
from dateline.model import Article, CoderInfo, Evidence, Note, Reading
from dateline.nlp.gate import Gate, Passed, make_gate
from dateline.nlp.pipeline import describe_model, load_model, parse_texts
from dateline.nlp.segments import split_paragraphs
from dateline.nlp.slim import forgetting
from dateline.nlp.vectors import word_vectors
from dateline.run.clock import Clock
from dateline.run.knowledge import Knowledge, known_case, load_knowledge
from dateline.run.reading import read_parse
from dateline.settings import DEFAULT_MODEL

if TYPE_CHECKING:
    from spacy.language import Language

# What the name of the model ends in if sentences are passed over: other readings come of it.
GATED = " gated"
# The code of notes on what was passed over.
PASSED = "passed-over"


class Coder:
    """Reads reports. Made by `dateline.load`."""

    def __init__(self, nlp: Language, knowledge: Knowledge, gate: Gate | None = None) -> None:
        self.nlp = nlp
        self.knowledge = knowledge
        self._known_case = known_case(knowledge)
        self._vectors = word_vectors(nlp)
        self.gate = gate
        self.clock = Clock()
        model = describe_model(nlp) + (GATED if gate else "")
        self.info = CoderInfo(dateline=__version__, model=model, codebook=knowledge.hash)

    def read(
        self,
        text: str,
        *,
        published: dt.date | str | None = None,
        id: str | None = None,
        source: str | None = None,
        title: str | None = None,
        url: str | None = None,
        mentions: Iterable[tuple[int, int]] = (),
    ) -> Reading:
        """The reading of a text. published: a date or its ISO form. mentions: spans known to be actors.

        Raises UsageError for a date that is none.
        """
        key = id or hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
        return self.read_article(
            Article(
                id=key,
                text=text,
                url=url,
                source=source,
                title=title,
                published=parse_date(published),
                mentions=tuple(mentions),
            )
        )

    def forgetting(self) -> AbstractContextManager[None]:
        """Within it, rare words that come up are forgotten at its end, so that memory stays as it is.

        Only for whoever uses the coder alone: no document of its pipeline, and no `pipe`, may last through its end.
        """
        return forgetting(self.nlp)

    def read_article(self, article: Article) -> Reading:
        """The reading of one article."""
        return next(self.pipe([article]))

    def pipe(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """The readings of articles, in order; parses them in batches."""
        ahead, along = tee(articles)
        lap = self.clock.lap
        passed: deque[list[Passed]] = deque()

        def split(text: str) -> Iterable[tuple[int, int]]:
            kept, over = self.gate.sort(text) if self.gate else (split_paragraphs(text), [])
            passed.append(over)
            return kept

        parses = parse_texts(self.nlp, (a.text for a in ahead), self._known_case, split=split, lap=lap)
        self.clock.start()
        for article, parse in zip(along, parses, strict=True):
            lap("tokens")
            self.clock.count(len(parse.tokens))
            reading = read_parse(parse, article, self.knowledge, self.info, self._vectors, lap=lap)
            over = tuple(_tell(p, article.text) for p in passed.popleft())
            yield replace(reading, notes=(*reading.notes, *over)) if over else reading
            self.clock.start()


def _tell(passed: Passed, text: str) -> Note:
    """What was passed over, as a note of the reading."""
    words = Evidence(start=passed.start, end=passed.end, text=text[passed.start : passed.end])
    return Note(code=PASSED, text=f"not parsed: {passed.why}", evidence=words)


def parse_date(value: dt.date | str | None) -> dt.date | None:
    """A date or its ISO form as a date. Raises UsageError for what is none."""
    if value is None or isinstance(value, dt.date):
        return value
    try:
        return dt.date.fromisoformat(value[:10])
    except ValueError as error:
        raise UsageError(f"{value!r} is no date: write it as YYYY-MM-DD") from error


def load_coder(model: str | None = None, lexicons: Iterable[str | Path] = (), *, gate: bool = False) -> Coder:
    """A coder with a model and the user's lexicons; see `dateline.load`."""
    layers = tuple(Path(folder) for folder in lexicons)
    for layer in layers:
        if not layer.is_dir():
            raise UsageError(f"{layer}: there is no such folder: give the folder that holds lang/, actors/ or the like")
    nlp, knowledge = load_model(model or DEFAULT_MODEL), load_knowledge(layers)
    rules = knowledge.rules
    return Coder(nlp, knowledge, make_gate(nlp, rules.heads | rules.light) if gate else None)
