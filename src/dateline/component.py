"""Dateline as a component of a spaCy pipeline: `nlp.add_pipe("dateline")`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from dateline import __version__

if TYPE_CHECKING:
    from dateline.model import CoderInfo, Reading, WordVectors
    from dateline.run.knowledge import Knowledge

SPANS = "dateline"


@Language.factory(
    "dateline",
    default_config={"lexicons": [], "published": None},
    requires=["token.dep", "token.tag", "token.lemma", "doc.ents"],
    assigns=["doc._.dateline", "doc.spans"],
)
def make_component(nlp: Language, name: str, lexicons: Sequence[str], published: str | None) -> Callable[[Doc], Doc]:
    """The component. lexicons: folders laid over the knowledge; published: the day of all docs that say no other.

    It leaves plain values, so that a DocBin keeps them: the reading as a dictionary in `doc._.dateline`, the triggers
    of events in `doc.spans["dateline"]`, labelled with their types. `doc._.published` gives the day of one doc.
    """
    # Imported late: every pipeline that is loaded on a machine looks at this file, whether it has the component or not.
    from dateline.export.record import to_record
    from dateline.model import CoderInfo
    from dateline.nlp.pipeline import describe_model
    from dateline.nlp.vectors import word_vectors
    from dateline.run.knowledge import load_knowledge

    for extension in ("dateline", "published"):
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=None)
    knowledge = load_knowledge(tuple(Path(folder) for folder in lexicons))
    info = CoderInfo(dateline=__version__, model=describe_model(nlp), codebook=knowledge.hash)
    tools = info, word_vectors(nlp)

    def read(doc: Doc) -> Doc:
        reading = _read(doc, published, knowledge, tools)
        doc._.dateline = to_record(reading)
        doc.spans[SPANS] = _triggers(doc, reading)
        return doc

    return read


def _read(
    doc: Doc, published: str | None, knowledge: Knowledge, tools: tuple[CoderInfo, WordVectors | None]
) -> Reading:
    from dateline.model import Article
    from dateline.nlp.reader import Memory, to_parse
    from dateline.run.coder import parse_date
    from dateline.run.reading import read_parse

    article = Article(id="doc", text=doc.text, published=parse_date(doc._.published or published))
    return read_parse(to_parse(doc.text, [(doc, 0)], Memory()), article, knowledge, *tools)


def _triggers(doc: Doc, reading: Reading) -> list[Span]:
    events: list[Any] = [c.event for c in reading.claims if c.event]
    spans = (doc.char_span(e.trigger.start, e.trigger.end, label=e.type) for e in events)
    return [span for span in spans if span is not None]
