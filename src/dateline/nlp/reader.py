"""From spaCy's documents to a parse of our own: read by columns, each string looked up once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from operator import add
from typing import TYPE_CHECKING, Any

from dateline.model import Parse, Token
from dateline.nlp.clauses import mend_clauses
from dateline.nlp.mend import close_hyphens, join_counts, join_hyphens, mend_lemma, mend_names

if TYPE_CHECKING:
    from spacy.tokens import Doc

COLUMNS: list[int | str] = [
    "ORTH", "LEMMA", "POS", "TAG", "DEP", "HEAD", "ENT_TYPE", "ENT_IOB", "SENT_START", "IS_SPACE", "LENGTH", "SPACY",
]  # fmt: skip
BEGINS = 3  # of ENT_IOB

Columns = list[list[int]]


class _Names(dict[int, str]):
    """Hash -> string."""

    def __init__(self, strings: Any) -> None:
        super().__init__()
        self.strings = strings

    def __missing__(self, key: int) -> str:
        found: str = self.strings[key % (1 << 64)]
        self[key] = found
        return found


class _Lemmas(dict[tuple[int, int, int], str]):
    """(word, lemma, part of speech) -> the lemma in lower case, put right."""

    def __init__(self, names: _Names) -> None:
        super().__init__()
        self.names = names

    def __missing__(self, key: tuple[int, int, int]) -> str:
        word, lemma, pos = (self.names[part] for part in key)
        found = self[key] = mend_lemma(word.lower(), pos, lemma.lower())
        return found


class Memory:
    """What was read off the strings of a vocabulary; empty until the first document comes."""

    def __init__(self) -> None:
        self._known: tuple[_Names, _Lemmas] | None = None

    def of(self, doc: Doc) -> tuple[_Names, _Lemmas]:
        """The names of hashes, and the lemmas, of a document's vocabulary."""
        if self._known is None:
            names = _Names(doc.vocab.strings)
            self._known = names, _Lemmas(names)
        return self._known


def to_parse(text: str, docs: Iterable[tuple[Doc, int]], memory: Memory) -> Parse:
    """Puts parsed pieces, each with the place where it starts, together to the parse of the text.

    Keeps nothing of a piece that it has read: the pieces of a long text need not be held all at once.
    """
    tokens: list[Token] = []
    sents: list[tuple[int, int]] = []
    for doc, offset in docs:
        if not len(doc):
            continue
        table: Columns = doc.to_array(COLUMNS).view("int64").T.tolist()
        _add(table, offset, memory.of(doc), (tokens, sents))
    join_hyphens(tokens)
    close_hyphens(tokens)
    mend_names(tokens)
    join_counts(tokens, sents)
    mend_clauses(tokens, sents)
    return Parse(text=text, tokens=tuple(tokens), sents=tuple(sents))


def _add(
    table: Columns, offset: int, words: tuple[_Names, _Lemmas], found: tuple[list[Token], list[tuple[int, int]]]
) -> None:
    """Adds the tokens and sentences of one piece."""
    names, lemmas = words
    tokens, sents = found
    orth, lemma, pos, tag, dep, _, ent, iob, start, space, length, spacy = table
    begins = list(accumulate(map(add, length, spacy), initial=offset))
    lemmatised = list(map(lemmas.__getitem__, zip(orth, lemma, pos, strict=True)))
    texts, classes, tags, labels, types = (
        list(map(names.__getitem__, column)) for column in (orth, pos, tag, dep, ent)
    )
    at = _places(space, len(tokens))
    edges = [0, *(i for i, mark in enumerate(start) if mark == 1 and i), len(orth)]
    for sent in pairwise(edges):
        first = len(tokens)
        for i, governor in _governed(table, at, sent):
            own = at[i]
            tokens.append(
                Token(
                    own,
                    begins[i],
                    begins[i] + length[i],
                    texts[i],
                    lemmatised[i],
                    classes[i],
                    tags[i],
                    labels[i] if governor != own else "ROOT",
                    governor,
                    types[i],
                    iob[i] == BEGINS,
                    len(sents),
                )
            )
        if len(tokens) > first:
            sents.append((first, len(tokens)))


def _places(space: list[int], count: int) -> list[int]:
    """The number of each token in the parse; -1 for white space, which has none."""
    numbers = accumulate((not blank for blank in space), initial=count)
    return [-1 if blank else number for blank, number in zip(space, numbers, strict=False)]


def _governed(table: Columns, at: list[int], sent: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """Each token of a sentence that is a word, with the word that governs it, itself for a root."""
    head = table[5]
    low, high = sent
    for i in range(low, high):
        if at[i] < 0:
            continue
        up = i + head[i]
        while low <= up < high and at[up] < 0 and head[up]:
            up += head[up]
        yield i, at[up] if low <= up < high and at[up] >= 0 else at[i]
