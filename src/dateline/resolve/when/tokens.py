"""Cuts a text into tokens with codes, in pieces of bounded size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress

from dateline.lexicon.timeshapes import shape_of
from dateline.lexicon.timewords import ENDINGS, TimeWords

PIECE = 60_000
KEPT_SHAPES = 20_000
DASHES = "-–—_"
LINE_ENDS = "\n\r\x0b\f\x85\u2028\u2029"

# Every character belongs to a token, so that the lengths of the tokens give their places.
_TOKEN = re.compile(
    r"[^\W\d_]{3,}| |[-–—_]+|[,()/:;'’\"“”$£€¥#%&\[\]]"
    r"|\d{4}-\d\d-\d\d(?!\d)"
    r"|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\d/])|\d{1,2}\.\d{1,2}\.\d{4}(?!\d)"
    r"|\d{1,2}:\d\d(?::\d\d)?(?!\d)"
    r"|\d{1,3}(?:,\d{3})+(?!\d)|\d+\.\d+|[1-9]/[1-9]\d?(?![\d/])"
    r"|(?:\d\d)?\d0['’]?[sS]\b|\d+(?:[sS][tT]|[nN][dD]|[rR][dD]|[tT][hH])\b|\d+"
    r"|[apAP]\.\s?[mM]\b\.?|(?:[^\W\d_]\.){2,}"
    r"|[^\W\d_]+|\s+|\.|[^\w\s,.()/:;'’\"“”$£€¥#%&\[\]–—-]+"
)


@dataclass(slots=True)
class Tokens:
    """The tokens of a piece of text, without white space. starts: characters of the whole text; codes: one each."""

    text: str
    starts: list[int]
    words: list[str]
    codes: str

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Characters of the tokens from `first` to before `end`."""
        return self.starts[first], self.starts[end - 1] + len(self.words[end - 1])

    def lower(self, token: int) -> str:
        """A token in lower case."""
        return self.words[token].lower()


def cut(words: TimeWords, text: str, *, lines: bool = False) -> Iterator[Tokens]:
    """The tokens of a text, piece by piece; a piece ends at a paragraph or at least between words.

    lines: the end of a line and a wide gap are tokens too, as the head of an article needs.
    """
    coder = _coder(words, lines=lines)
    at = 0
    while at < len(text):
        end = _piece_end(text, at)
        yield _tokens(coder, text, at, end)
        at = end


@lru_cache(maxsize=4)
def _coder(words: TimeWords, *, lines: bool) -> _Coder:
    return _Coder(words, lines=lines)


def _piece_end(text: str, at: int) -> int:
    if len(text) - at <= PIECE:
        return len(text)
    for sign in ("\n\n", "\n", ". ", " "):
        found = text.rfind(sign, at + PIECE // 2, at + PIECE)
        if found > 0:
            return found + len(sign)
    return at + PIECE


class _Coder(dict[str, str]):
    """Token -> code; white space that is no break has none (''). Remembers the codes of the words that it met."""

    def __init__(self, words: TimeWords, *, lines: bool) -> None:
        super().__init__({" ": ""})
        self.known, self.shapes, self.lines = words.codes, words.shapes, lines
        self.endings = tuple(words.values.get(ENDINGS, {}).items())
        self.dash, self.hyphen = words.shapes[frozenset({"dash"})], words.shapes[frozenset({"hyphen"})]

    def __missing__(self, token: str) -> str:
        if token.isspace():
            return self._gap(token)
        if token[0] in DASHES:
            return self.dash
        found = self.known.get(token) or self.shapes[shape_of(token, self.endings)]
        if len(self) < KEPT_SHAPES:
            self[token] = found
        return found

    def _gap(self, space: str) -> str:
        """The code of white space: a blank line is a token, a line's end only if asked for."""
        if space.count("\n") > 1:
            return self.shapes[frozenset({"break"})]
        wide = len(space) > 1 or space in LINE_ENDS
        return self.shapes[frozenset({"line"})] if self.lines and wide else ""


def _tokens(coder: _Coder, text: str, at: int, end: int) -> Tokens:
    every = _TOKEN.findall(text, at, end)
    starts = list(accumulate(map(len, every), initial=at))
    codes = list(map(coder.__getitem__, every))
    for place in [n for n, code in enumerate(codes) if code == coder.dash] if coder.dash in codes else ():
        if _glued(text, starts[place], starts[place + 1]):
            codes[place] = coder.hyphen
    return Tokens(text, list(compress(starts, codes)), list(compress(every, codes)), "".join(codes))


def _glued(text: str, start: int, end: int) -> bool:
    """Whether a dash stands between two words without a space."""
    return end - start == 1 and start > 0 and end < len(text) and text[start - 1].isalnum() and text[end].isalnum()
