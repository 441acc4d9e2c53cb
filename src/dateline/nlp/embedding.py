"""Remembers the vectors of words: what a word looks like, before its neighbours count, is worked out once.

The first layers of a model see nothing of a word but the word itself, its normal form and whether a blank follows it.
Most words of a text have been seen before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import numpy
from spacy.tokens import Doc
from thinc.api import Model

from dateline.nlp.remember import Remembered

# What the first layers may look at: each follows from the three that words are told apart by.
SEEN = {"ORTH", "NORM", "LOWER", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"}
KEY: list[int | str] = ["ORTH", "NORM", "SPACY"]
# How many words are remembered: names have no end.
MOST = 20_000
ROWS = 256


def in_batches(docs: Iterable[Doc], size: int) -> Iterator[list[Doc]]:
    """The documents, so many at a time."""
    rest = iter(docs)
    while batch := list(islice(rest, size)):
        yield batch


def largest(parts: Any) -> Any:
    """The maximum over the last axis; for the two or three that it has, quicker than to ask for it.

    So many rows at a time that they stay within the processor's reach.
    """
    found: Any = numpy.empty(parts.shape[:-1], dtype=parts.dtype)
    for first in range(0, len(parts), ROWS):
        rows, held = parts[first : first + ROWS], found[first : first + ROWS]
        numpy.maximum(rows[..., 0], rows[..., -1], out=held)
        for at in range(1, parts.shape[-1] - 1):
            numpy.maximum(held, rows[..., at], out=held)
    return found


class Memory:
    """The vectors of the words seen so far."""

    def __init__(self, embed: Any) -> None:
        self.embed = embed
        self._known = Remembered()

    def __call__(self, docs: Sequence[Doc]) -> list[Any]:
        """A table for each document, with a row for each word."""
        if not any(map(len, docs)):
            return [numpy.zeros((0, 0), dtype="f") for _ in docs]
        words = numpy.concatenate([doc.to_array(KEY) for doc in docs])
        found = self._known.of(words, lambda new: self._learn(docs[0].vocab, new), MOST)
        ends = numpy.cumsum([len(doc) for doc in docs])
        return numpy.split(found, ends[:-1])

    def _learn(self, vocab: Any, words: Any) -> Any:
        strings = vocab.strings
        doc = Doc(vocab, words=[strings[orth] for orth, _, _ in words.tolist()], spaces=words[:, 2].astype(bool))
        for token, norm in zip(doc, words[:, 1].tolist(), strict=True):
            if token.norm != norm:
                token.norm_ = strings[norm]
        return self.embed.predict([doc])[0]


def remember_words(model: Any) -> None:
    """Gives the layers of a model that look at words alone a memory, in place; those that look at more are left."""
    for node in list(model.walk()):
        for at, layer in enumerate(node.layers):
            if node.has_ref("embed") and layer is node.get_ref("embed") and _looks_at_words(layer):
                node.layers[at] = _remembering(layer)


def _looks_at_words(embed: Any) -> bool:
    columns = [c for node in embed.walk() for c in node.attrs.get("columns", ())]
    keys = {node.attrs["key_attr"] for node in embed.walk() if "key_attr" in node.attrs}
    return bool(columns) and SEEN.issuperset(columns) and SEEN.issuperset(keys)


def _remembering(embed: Any) -> Any:
    memory = Memory(embed)

    def forward(model: Any, docs: Sequence[Doc], is_train: bool) -> tuple[list[Any], Any]:
        return memory(docs), None

    return Model("dateline_memory", forward, layers=[embed])
