"""Finds who depends on whom as a pipeline's own parser does, all texts of a batch abreast.

That parser goes through a text move by move. Of each move it asks eight words: the top of the stack, the next word,
their children; what each of them counts there is worked out beforehand, so that a move is a sum and a small product.
Its own code works them out text by text and asks for Python's lock at every turn; here one product serves the next
move of all texts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import SimpleNamespace
from typing import Any

import numpy
from spacy.language import Language
from spacy.ml.parser_model import ParserStepModel
from spacy.pipeline import DependencyParser
from spacy.tokens import Doc

from dateline.nlp.embedding import in_batches
from dateline.nlp.greedy import is_greedy

PARSER, SYNTAX = "parser", "dateline_syntax"


class Scores:
    """How good each move is, by the words that it is chosen by."""

    def __init__(self, lower: Any, upper: Any) -> None:
        weights = lower.get_param("W")
        self.asked, self.width, pieces, inner = weights.shape
        if pieces != 2:
            raise ValueError(f"a layer of {pieces} pieces, not 2")
        self.weights = numpy.ascontiguousarray(weights.transpose(0, 2, 1, 3).reshape(-1, inner).T)
        self.absent = lower.get_param("pad")[0].transpose(0, 2, 1).ravel()
        self.bias = lower.get_param("b").T.ravel()
        self.upper = numpy.ascontiguousarray(upper.get_param("W").T)
        self.upper_bias = upper.get_param("b")
        # Tens of megabytes, which cost more to ask for anew than to fill.
        self._room: Any = numpy.empty((0, len(self.absent)), dtype=weights.dtype)

    def parts(self, vectors: Any) -> Any:
        """What each word counts at each place: one row for each; the first rows are for no word.

        Holds until it is asked again.
        """
        if len(self._room) <= len(vectors):
            self._room = numpy.empty((len(vectors) + 1, len(self.absent)), dtype=vectors.dtype)
        table = self._room[: len(vectors) + 1]
        table[0] = self.absent
        numpy.matmul(vectors, self.weights, out=table[1:])
        return table.reshape(-1, len(self.bias))

    def of(self, parts: Any, words: Any) -> Any:
        """The scores of all moves. words: for each text the numbers of those that are asked, -1 for none."""
        rows = (words + 1) * self.asked + numpy.arange(self.asked)
        seen = numpy.add.reduce(parts.take(rows, axis=0), axis=1) + self.bias
        hidden = numpy.maximum(seen[:, : self.width], seen[:, self.width :])
        scores: Any = hidden @ self.upper + self.upper_bias
        return scores


class Syntax:
    """Gives documents their heads, dependencies and sentences."""

    def __init__(self, parser: DependencyParser) -> None:
        self.parser = parser
        self.tokens, lower, upper = parser.model.layers
        self.scores = Scores(lower, upper)
        # All that the parser's own lookup of the words asked reads of its model.
        self._asking: Any = SimpleNamespace(state2vec=SimpleNamespace(nF=self.scores.asked))

    def __call__(self, doc: Doc) -> Doc:
        """The document with its syntax."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 128) -> Iterator[Doc]:
        """The documents with their syntax, in order."""
        for batch in in_batches(docs, batch_size):
            self.parser.set_annotations(batch, self._states(batch))
            yield from batch

    def _states(self, docs: list[Doc]) -> list[Any]:
        """Where the parser stands when it has gone through each document."""
        states: list[Any] = self.parser.moves.init_batch(docs)
        left = [state for state in states if not state.is_final()]
        parts = self.scores.parts(self.tokens.predict(docs)) if left else None
        while left:
            asked = ParserStepModel.get_token_ids(self._asking, left)
            left = self.parser.transition_states(left, self.scores.of(parts, asked))
        return states


@Language.factory(SYNTAX)
def make_syntax(nlp: Language, name: str) -> Syntax:
    """What stands for a pipeline's own parser."""
    return Syntax(nlp.get_pipe(PARSER))


def can_stand_for(parser: Any) -> bool:
    """Whether a pipe finds syntax in the way that is known here."""
    return is_greedy(parser, DependencyParser) and bool(parser.model.get_ref("lower").get_dim("nP") == 2)
