"""The model that judges predicates which no rule knows: multinomial logistic regression, trained on our sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.lexicon.files import BUILT_IN
from dateline.lexicon.ontology import Ontology
from dateline.model import WordVectors

FILE = Path("model") / "predicates.npz"
MADE_FOR = "plover"
NONE = "NONE"
SCALE = 4.0  # weight of a vector against a mark; the training used the same
SHOWN = 3
GRAMMAR = frozenset(":")  # in the names of marks that are no words

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """type: NONE for no event. probability: 0 to 1, as the model has it. words: what weighed most for the type."""

    type: str
    probability: float
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PredicateModel:
    """marks: name -> row of weights; two blocks of rows for word vectors follow them, the predicate's and its clause's.

    least: the probability below which nothing is said; sure: the one that is asked where rules tell of the sentence.
    """

    types: tuple[str, ...]
    marks: Mapping[str, int]
    weights: Floats
    bias: Floats
    least: float
    sure: float

    @property
    def width(self) -> int:
        """The numbers of a word vector that the model takes."""
        return (len(self.weights) - len(self.marks)) // 2

    def judge(self, word: str, marks: Sequence[str], around: Sequence[str], vectors: WordVectors) -> Judgement | None:
        """The likeliest type of a predicate; None if the vectors are not those that the model was trained with."""
        parts = [(mark, self.weights[self.marks[mark]]) for mark in marks if mark in self.marks]
        start = len(self.marks)
        known = [(near, unit(near, vectors)) for near in around]
        beside = [(near, vector) for near, vector in known if vector is not None]
        own = unit(word, vectors)
        if own is not None:
            if len(own) != self.width:
                return None
            parts.append((word, SCALE * (own @ self.weights[start : start + self.width])))
        for near, vector in beside:
            parts.append((near, SCALE / len(beside) * (vector @ self.weights[start + self.width :])))
        return self._decide(parts)

    def _decide(self, parts: Sequence[tuple[str, Floats]]) -> Judgement:
        scores = self.bias + sum((part for _, part in parts), np.zeros_like(self.bias))
        odds = np.exp(scores - scores.max())
        best = int(odds.argmax())
        heavy = sorted(parts, key=lambda part: -float(part[1][best]))
        words = (name.rpartition("=")[2] for name, _ in heavy if GRAMMAR.isdisjoint(name))
        return Judgement(
            type=self.types[best],
            probability=float(odds[best] / odds.sum()),
            words=tuple(dict.fromkeys(words))[:SHOWN],
        )


def unit(word: str, vectors: WordVectors) -> Floats | None:
    """A word's vector at length one; None for a word without one."""
    found = vectors(word)
    if found is None:
        return None
    vector = np.frombuffer(found, dtype=np.float32)
    length = float(np.sqrt(vector @ vector))
    return vector / np.float32(length) if length else None


def load_predicates(ontology: Ontology) -> PredicateModel | None:
    """The model; None for a codebook that it was not made for."""
    path = BUILT_IN / FILE
    if ontology.name != MADE_FOR or not path.exists():
        return None
    with np.load(path) as held:
        parts: dict[str, Any] = {name: held[name] for name in held.files}
    names = bytes(parts["marks"]).decode("utf-8").split("\n")
    return PredicateModel(
        types=tuple(bytes(parts["types"]).decode("utf-8").split("\n")),
        marks={name: row for row, name in enumerate(names)},
        weights=parts["weights"].astype(np.float32),
        bias=parts["bias"].astype(np.float32),
        least=float(parts["least"]),
        sure=float(parts["sure"]),
    )
