"""Works out the layers in which a word sees its neighbours, as a pipeline's own model does, with less moving of data.

Each of these layers looks at three words at a time, multiplies, takes the largest of three numbers, evens them out and
adds what came out to what went in. Three neighbours stand side by side in a table of words already: every third row,
taken as wide as three, is a view of it, so that nothing is copied. Rows are worked out so many at a time that they
stay within the processor's reach.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy
from thinc.api import Model

SIGHT = 3  # words that are seen at once: the one before, itself, the one behind
ROWS = 512
EPSILON = 1e-8
PARTS = ["expand_window", "maxout", "layernorm"]


@dataclass(frozen=True)
class Layer:
    """One layer. weights: from three words to the pieces, which stand one after another."""

    weights: Any
    bias: Any
    pieces: int
    scale: Any
    shift: Any

    def of(self, seen: Any) -> Any:
        """What each row of three words adds to the middle one."""
        parts = seen @ self.weights
        parts += self.bias
        pieces = parts.reshape(len(parts), self.pieces, -1)
        found = numpy.maximum(pieces[:, 0], pieces[:, 1])
        for at in range(2, self.pieces):
            numpy.maximum(found, pieces[:, at], out=found)
        return self._even(found)

    def _even(self, rows: Any) -> Any:
        width = rows.shape[1]
        rows -= numpy.add.reduce(rows, axis=1, keepdims=True) / width
        spread = numpy.einsum("ij,ij->i", rows, rows) / width + EPSILON
        rows *= (spread**-0.5)[:, None]
        rows *= self.scale
        rows += self.shift
        return rows


class Encoder:
    """All the layers of a model, one after another. pad: rows of zeros between texts."""

    def __init__(self, layers: Sequence[Layer], pad: int) -> None:
        self.layers, self.pad = tuple(layers), pad

    def __call__(self, texts: Sequence[Any]) -> list[Any]:
        """The vectors of each text's words, from the vectors that look at the words alone."""
        lengths = [len(text) for text in texts]
        if not any(lengths):
            return list(texts)
        starts = numpy.cumsum([self.pad, *(n + self.pad for n in lengths if n)])
        rows = numpy.concatenate([numpy.arange(s, s + n) for s, n in zip(starts, filter(None, lengths), strict=False)])
        table = self._through(numpy.concatenate([t for t in texts if len(t)]), rows, int(starts[-1]))
        return numpy.split(table, numpy.cumsum(lengths)[:-1])

    def _through(self, words: Any, rows: Any, count: int) -> Any:
        """Words through all layers. rows: where each stands among so many."""
        thirds = -(-count // SIGHT)
        # A row before the first and one behind the last, for those that see over the edge.
        table: Any = numpy.zeros((thirds * SIGHT + 2, words.shape[1]), dtype=words.dtype)
        other = numpy.zeros_like(table)
        table[rows + 1] = words
        for layer in self.layers:
            for first in range(SIGHT):
                self._third(layer, table, other, first, thirds)
            table, other = other, table
        return table[rows + 1]

    def _third(self, layer: Layer, table: Any, other: Any, first: int, count: int) -> None:
        """Every third row through a layer, from one table to the other."""
        width = table.shape[1]
        seen = table[first : first + count * SIGHT].reshape(count, SIGHT * width)
        target = other[1:-1].reshape(count, SIGHT, width)[:, first]
        for low in range(0, count, ROWS):
            rows = slice(low, low + ROWS)
            numpy.add(seen[rows, width : 2 * width], layer.of(seen[rows]), out=target[rows])


def read_layers(encode: Any) -> tuple[Layer, ...] | None:
    """The layers of a model; None if they are not of the kind that is known here."""
    if not all(layer.name.startswith("residual(") for layer in encode.layers):
        return None
    steps = [[node for node in layer.walk() if node.name in PARTS] for layer in encode.layers]
    if not steps or any([node.name for node in step] != PARTS for step in steps):
        return None
    if any(window.attrs["window_size"] != 1 or pieces.get_dim("nP") < 2 for window, pieces, _ in steps):
        return None
    return tuple(_layer(pieces, norm) for _, pieces, norm in steps)


def _layer(pieces: Any, norm: Any) -> Layer:
    weights, bias = pieces.get_param("W"), pieces.get_param("b")
    _, count, width = weights.shape
    weights = numpy.ascontiguousarray(weights.transpose(1, 0, 2).reshape(-1, width).T)
    return Layer(weights, bias.T.ravel(), count, norm.get_param("G"), norm.get_param("b"))


def quicken_layers(model: Any) -> None:
    """Puts an encoder in the place of the layers of a model that it can stand for, in place."""
    for node in list(model.walk()):
        for at, layer in enumerate(node.layers):
            if layer.name.startswith("with_array(residual(") and (layers := read_layers(layer.layers[0])):
                node.layers[at] = _encoding(Encoder(layers, layer.attrs["pad"]))


def _encoding(encoder: Encoder) -> Any:
    def forward(model: Any, texts: Sequence[Any], is_train: bool) -> tuple[list[Any], Any]:
        return encoder(texts), None

    return Model("dateline_encoder", forward)
