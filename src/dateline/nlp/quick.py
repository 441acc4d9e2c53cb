"""Makes a loaded spaCy pipeline quick without changing what it says.

Two parts cost more than they need to. Matrix products go through numpy, whose library uses what the processor has to
offer. Word classes and lemmas, for which all patterns are matched against each token anew, follow from the word, its
tag and its dependency alone (but for a few patterns of several words): each such triple is worked out once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import accumulate
from typing import Any

import numpy
from spacy.language import Language
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from thinc.api import NumpyOps

from dateline.nlp import entities, syntax
from dateline.nlp.embedding import in_batches, largest, remember_words
from dateline.nlp.encoder import quicken_layers
from dateline.nlp.remember import Remembered

RULER, LEMMATIZER, CLASSES = "attribute_ruler", "lemmatizer", "dateline_classes"
TELLS = {"LOWER", "ORTH", "TAG", "DEP", "IS_SPACE"}
ASKED: list[int | str] = ["ORTH", "TAG", "DEP"]
WIDE: list[int | str] = ["LOWER", "DEP"]
DEP, LISTS, OTHER = "DEP", {"IN", "NOT_IN"}, "dep"
# Stands for words that no pattern names.
UNNAMED = "unnamedword"
TOLD: list[int | str] = ["POS", "MORPH", "LEMMA"]
# How many triples are remembered: names have no end.
MOST = 30_000


class QuickOps(NumpyOps):  # type: ignore[misc,unused-ignore]
    """Thinc's operations, with numpy's matrix product."""

    def gemm(self, x: Any, y: Any, out: Any = None, trans1: bool = False, trans2: bool = False) -> Any:
        """The product of two matrices, each turned if asked."""
        return numpy.matmul(x.T if trans1 else x, y.T if trans2 else y, out=out)

    def maxout(self, X: Any) -> tuple[Any, Any]:  # noqa: N803
        """The largest of the last axis; not which it was, which only training asks for."""
        return largest(X), None


class Classes:
    """Gives words their class, form and lemma as a ruler and a lemmatizer would, from memory."""

    def __init__(self, ruler: AttributeRuler, lemmatizer: Any) -> None:
        index = lemmatizer.lookups.get_table("lemma_index", {})
        for pos, words in index.items():
            index[pos] = frozenset(words)  # a list is searched from end to end for each new word
        self.wide: Any = AttributeRuler(ruler.vocab, name="dateline_ruler")
        narrow = AttributeRuler(ruler.vocab, name="dateline_word_ruler")
        patterns: list[dict[str, Any]] = list(ruler.patterns)
        for pattern in patterns:
            if not all(len(words) == 1 and TELLS.issuperset(words[0]) for words in pattern["patterns"]):
                self.wide.add(**pattern)
            if alone := [words for words in pattern["patterns"] if len(words) == 1]:
                narrow.add(**{**pattern, "patterns": alone})
        self._narrow, self._lemmatizer = narrow, lemmatizer
        self._overwrites: bool = lemmatizer.overwrite
        several: list[dict[str, Any]] = list(self.wide.patterns)
        self._openings = _openings(several, ruler.vocab.strings)
        self._reach = max((len(words) for pattern in several for words in pattern["patterns"]), default=1)
        # What no pattern tells apart is one to us: what is learned of one word, or dependency, holds for the others.
        self._words, self._spellings = _named(patterns, "LOWER", "ORTH")
        deps, spelled = _named(patterns, DEP)
        strings = ruler.vocab.strings
        self._other = strings.add(OTHER)
        self._deps: Any = None
        if deps is not None and not spelled and OTHER not in deps:
            self._deps = numpy.array([strings.add(dep) for dep in sorted(deps)], dtype="uint64")
        # Class, form and lemma, by what the patterns see and by the triple; the lemma, by word, class and form.
        self._kinds: dict[tuple[str, ...], tuple[int, ...]] = {}
        self._known, self._lemmas = Remembered(), Remembered()

    @contextmanager
    def memory_zone(self, mem: Any = None) -> Iterator[None]:
        """What is learned within it is forgotten at its end: the spellings of its lemmas will be."""
        try:
            with self._known.forgetting(), self._lemmas.forgetting():
                yield
        finally:
            getattr(self._lemmatizer, "cache", {}).clear()

    def __call__(self, doc: Doc) -> Doc:
        """The document with its words' classes."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """The documents with their words' classes, in order."""
        for batch in in_batches(docs, batch_size):
            told: Any = self._known.of(self._asked(batch), partial(self._learn, batch[0]), MOST)
            ends = list(accumulate(map(len, batch)))
            for doc, end in zip(batch, ends, strict=True):
                if len(doc):
                    doc.from_array(TOLD, told[end - len(doc) : end])
                yield self._tell_wide(doc)

    def _asked(self, docs: Sequence[Doc]) -> Any:
        """The triples of all words."""
        table = numpy.concatenate([doc.to_array(ASKED).reshape(-1, len(ASKED)) for doc in docs])
        if self._deps is not None:
            table[~numpy.isin(table[:, 2], self._deps), 2] = self._other
        return table

    def _tell_wide(self, doc: Doc) -> Doc:
        """What patterns of several words tell: they fit only around some words and dependencies."""
        if self._openings is None:
            ruled: Doc = self.wide(doc)
            return ruled
        table, reach = doc.to_array(WIDE), self._reach
        if not self._openings.isdisjoint(table.ravel().tolist()):
            near = [i for i, seen in enumerate(table.tolist()) if not self._openings.isdisjoint(seen)]
            spans = (doc[max(i - reach + 1, 0) : i + reach] for i in near)
            found = {(a, m, s + span.start, e + span.start) for span in spans for a, m, s, e in self.wide.match(span)}
            self.wide.set_annotations(doc, sorted(found))
        return doc

    def _learn(self, doc: Doc, triples: Any) -> Any:
        """Works out what is new: class and form by what the patterns see of it, then the lemma by these."""
        strings = doc.vocab.strings
        seen = [(self._seen(strings[word]), strings[tag], strings[dep]) for word, tag, dep in triples.tolist()]
        if len(self._kinds) > MOST:
            self._kinds.clear()
        self._learn_kinds(doc, list({kind: None for kind in seen if kind not in self._kinds}))
        told: Any = numpy.array([self._kinds[kind] for kind in seen], dtype="uint64")
        forms = numpy.column_stack((triples[:, :1], told[:, :2]))
        lemmas = self._lemmas.of(forms, partial(self._find_lemmas, doc), MOST)[:, 0]
        told[:, 2] = lemmas if self._overwrites else numpy.where(told[:, 2], told[:, 2], lemmas)
        return told

    def _learn_kinds(self, doc: Doc, new: list[tuple[str, ...]]) -> None:
        if new:
            words, tags, deps = (list(column) for column in zip(*new, strict=True))
            alone = Doc(doc.vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words))))
            self._kinds.update(zip(new, map(tuple, self._narrow(alone).to_array(TOLD).tolist()), strict=True))

    def _find_lemmas(self, doc: Doc, forms: Any) -> Any:
        """The lemma of each word with its class and form."""
        alone = Doc(doc.vocab, words=[doc.vocab.strings[word] for word in forms[:, 0].tolist()])
        classes: Any = numpy.ascontiguousarray(forms[:, 1:])
        alone.from_array(TOLD[:2], classes)
        return self._lemmatizer(alone).to_array(TOLD[2:]).reshape(-1, 1)

    def _seen(self, word: str) -> str:
        """What the patterns see of a word: itself, or that it is none of those that they name."""
        lower = word.lower()
        if self._words is None or word.isspace() or word in self._words or lower in self._words:
            return word
        return word if any(spelling.search(lower) for spelling in self._spellings) else UNNAMED


def _openings(patterns: Iterable[dict[str, Any]], strings: Any) -> frozenset[int] | None:
    """For each pattern a word or dependency that it cannot do without; None if one of them has none, or no length."""
    found: set[int] = set()
    for words in (words for pattern in patterns for words in pattern["patterns"]):
        asked = [word[name] for word in words for name in WIDE if isinstance(word.get(name), str)]
        if not asked or any("OP" in word for word in words):
            return None
        found.add(strings.add(asked[0]))
    return frozenset(found)


def _named(patterns: Iterable[dict[str, Any]], *attributes: str) -> tuple[set[str] | None, list[re.Pattern[str]]]:
    """The values of attributes that patterns name, and how others are spelled that they mean.

    None for the values if a pattern asks for them in a way that is not known here.
    """
    tokens = [word for pattern in patterns for words in pattern["patterns"] for word in words]
    asked = [word[name] for word in tokens for name in attributes if name in word]
    found: set[str] = set()
    spelled: list[re.Pattern[str]] = []
    for wanted in asked:
        if isinstance(wanted, str):
            found.add(wanted)
        elif isinstance(wanted, dict) and LISTS.issuperset(wanted):
            found.update(value for listed in wanted.values() for value in listed)
        elif isinstance(wanted, dict) and set(wanted) == {"REGEX"}:
            spelled.append(re.compile(wanted["REGEX"]))
        else:
            return None, spelled
    return found, spelled


@Language.factory(CLASSES)
def make_classes(nlp: Language, name: str) -> Classes:
    """The memory of a pipeline that holds a ruler and a lemmatizer."""
    ruler = nlp.get_pipe(RULER)
    if not isinstance(ruler, AttributeRuler):
        raise TypeError(f"{RULER} is a {type(ruler).__name__}, not a ruler of attributes")
    return Classes(ruler, nlp.get_pipe(LEMMATIZER))


def quicken(nlp: Language) -> Language:
    """The pipeline with quicker parts in place of those that we know how to replace."""
    quick = QuickOps()
    for node in _nodes(nlp):
        if type(node.ops) is NumpyOps:
            node.ops = quick
    if {RULER, LEMMATIZER} <= set(nlp.pipe_names) and getattr(nlp.get_pipe(LEMMATIZER), "mode", None) == "rule":
        nlp.add_pipe(CLASSES, after=LEMMATIZER)
        nlp.select_pipes(disable=[*nlp.disabled, RULER, LEMMATIZER])
    for _, component in nlp.pipeline:
        if hasattr(model := getattr(component, "model", None), "walk"):
            remember_words(model)
            quicken_layers(model)
    for own, quicker, fits in (
        (syntax.PARSER, syntax.SYNTAX, syntax.can_stand_for),
        (entities.NER, entities.NAMES, entities.can_stand_for),
    ):
        if own in nlp.pipe_names and fits(nlp.get_pipe(own)):
            nlp.add_pipe(quicker, after=own)
            nlp.select_pipes(disable=[*nlp.disabled, own])
    return nlp


def _nodes(nlp: Language) -> Iterator[Any]:
    """The layers of all models of a pipeline."""
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        if model is not None and hasattr(model, "walk"):
            yield from model.walk()
