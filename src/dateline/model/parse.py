"""A parsed text, free of the library that parsed it."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place in the text and in the dependency tree.

    i: index in the parse; start, end: characters; pos: Universal POS; tag: Penn tag;
    dep: ClearNLP/spaCy English label; head: index of the governor (its own for a root);
    ent: type of the named entity that it stands in ('' for none); ent_start: first token of it;
    sent: index of its sentence; lower: the word in lower case.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    ent: str
    ent_start: bool
    sent: int
    lower: str = field(init=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lower", self.text.lower())


@dataclass(frozen=True, slots=True)
class Parse:
    """A text with its tokens; sents are (first, last + 1) token indices; no token is white space."""

    text: str
    tokens: tuple[Token, ...]
    sents: tuple[tuple[int, int], ...]
