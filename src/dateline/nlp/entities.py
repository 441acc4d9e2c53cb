"""Finds names as a pipeline's own part does, all words of a batch at once instead of one after another.

That part goes through a text word by word: B-X opens a name, I-X goes on with it, L-X closes it, U-X is a name of one
word, O none. As long as no name is open, what it does depends on the word alone; so all openings are known at once, and
only names of several words are followed to their ends, all of them together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span

from dateline.nlp.embedding import in_batches, largest
from dateline.nlp.greedy import is_greedy

NER, NAMES = "ner", "dateline_names"
OPEN, GO_ON, CLOSE, ALONE, OUTSIDE = "B-", "I-", "L-", "U-", "O"
# What each of the three words is that a choice is made by: the word itself, the first of the open name, the one before.
ITSELF, FIRST, BEFORE = range(3)
HERE: list[int | str] = ["SENT_START", "IS_SPACE"]


class Moves:
    """What can be chosen: the column of each move, by kind and label."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = names
        self.opening = numpy.array([n.startswith(OPEN) for n in names])
        self.alone = numpy.array([n.startswith(ALONE) and n != ALONE for n in names])
        self.never = ~(self.opening | self.alone | numpy.array([n == OUTSIDE for n in names]))
        at = {name: i for i, name in enumerate(names)}
        self.inside = numpy.array([at.get(GO_ON + n[2:], 0) for n in names])
        self.last = numpy.array([at.get(CLOSE + n[2:], 0) for n in names])
        self.outside = at[OUTSIDE]


class Names:
    """Gives documents their names."""

    def __init__(self, ner: EntityRecognizer) -> None:
        tokens, lower, upper = ner.model.layers
        self.tokens = tokens
        weights = lower.get_param("W")
        self.weights = weights.reshape(-1, weights.shape[-1]).T
        self.shape = weights.shape[:-1]
        self.absent = lower.get_param("pad")[0]
        self.bias = lower.get_param("b")
        self.upper, self.upper_bias = upper.get_param("W"), upper.get_param("b")
        self.moves = Moves([ner.moves.get_class_name(i) for i in range(ner.moves.n_moves)])

    def __call__(self, doc: Doc) -> Doc:
        """The document with its names."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """The documents with their names, in order."""
        for batch in in_batches(docs, batch_size):
            filled = [doc for doc in batch if len(doc)]
            if filled:
                self._name(filled)
            yield from batch

    def _name(self, docs: list[Doc]) -> None:
        parts = self.tokens.predict(docs) @ self.weights
        parts = parts.reshape(-1, *self.shape)
        marks = numpy.concatenate([doc.to_array(HERE).astype("int64") for doc in docs])
        edges = numpy.cumsum([0, *map(len, docs)])
        stops = numpy.append(marks[1:, 0] == 1, True)
        stops[edges[1:] - 1] = True
        choice = self._choose(parts, stops, marks[:, 1] == 1)
        ends = self._follow(parts, stops, choice)
        found = numpy.flatnonzero(choice != self.moves.outside)
        spans = list(zip(found.tolist(), ends[found].tolist(), choice[found].tolist(), strict=True))
        at = numpy.searchsorted(found, edges).tolist()
        for doc, first, low, high in zip(docs, edges.tolist(), at, at[1:], strict=False):
            doc.set_ents(list(self._spans(doc, first, spans[low:high])))

    def _choose(self, parts: Any, stops: Any, blank: Any) -> Any:
        """The move at each word if no name is open there. stops: words that a name cannot go on from."""
        moves = self.moves
        scores = self._scores(parts[:, ITSELF] + self.absent[FIRST] + self.absent[BEFORE])
        scores[:, moves.never] = -numpy.inf
        scores[numpy.ix_(stops | blank, moves.opening)] = -numpy.inf
        scores[numpy.ix_(blank, moves.alone)] = -numpy.inf
        return scores.argmax(axis=1)

    def _scores(self, parts: Any) -> Any:
        return self._hidden(parts) @ self.upper.T + self.upper_bias

    def _hidden(self, parts: Any) -> Any:
        return largest(parts + self.bias)

    def _follow(self, parts: Any, stops: Any, choice: Any) -> Any:
        """The last word of the name that would open at each word."""
        ends = numpy.arange(len(choice))
        first = numpy.flatnonzero(self.moves.opening[choice])
        inside, last = self.moves.inside[choice[first]], self.moves.last[choice[first]]
        at = first + 1
        while len(first):
            hidden = self._hidden(parts[at, ITSELF] + parts[first, FIRST] + parts[at - 1, BEFORE])
            on = numpy.einsum("ij,ij->i", hidden, self.upper[inside]) + self.upper_bias[inside]
            off = numpy.einsum("ij,ij->i", hidden, self.upper[last]) + self.upper_bias[last]
            more = ~stops[at] & ((on > off) | ((on == off) & (inside < last)))
            ends[first[~more]] = at[~more]
            first, at, inside, last = first[more], at[more] + 1, inside[more], last[more]
        return ends

    def _spans(self, doc: Doc, offset: int, spans: Iterable[tuple[int, int, int]]) -> Iterator[Span]:
        free = offset
        for first, last, move in spans:
            if first >= free:
                free = last + 1
                yield Span(doc, first - offset, free - offset, label=self.moves.names[move][2:])


@Language.factory(NAMES)
def make_names(nlp: Language, name: str) -> Names:
    """What stands for a pipeline's own finder of names."""
    return Names(nlp.get_pipe(NER))


def can_stand_for(ner: Any) -> bool:
    """Whether a pipe finds names in the way that is known here."""
    if not is_greedy(ner, EntityRecognizer):
        return False
    lower = ner.model.get_ref("lower")
    return bool(lower.get_dim("nF") == 3 and lower.get_dim("nP") > 1)
