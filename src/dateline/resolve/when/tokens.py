"""Cuts a text into tokens with codes, in pieces of bounded size."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress

from dateline.lexicon.timeshapes import shape_of
from dateline.lexicon.timewords import ENDINGS, TimeWords

PIECE = 60_000
KEPT_SHAPES = 20_000
DASHES = "-–—_"
SIGHT = 3  # how far the expression for a token may look beyond a blank
_NONE = ""
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


def cut(words: TimeWords, text: str) -> Iterator[Tokens]:
    """The tokens of a text, piece by piece; a piece ends at a paragraph or at least between words."""
    coder = _coder(words)
    at = 0
    while at < len(text):
        end = _piece_end(text, at)
        codes = [_NONE if code == coder.line else code for code in map(coder.__getitem__, _split(text, at, end))]
        yield _tokens(coder, text, at, (_split(text, at, end), codes))
        at = end


def cut_head(words: TimeWords, text: str, length: int) -> Tokens | None:
    """The tokens that a text begins with; the end of a line and a wide gap are tokens too."""
    coder, every = _coder(words), _split(text, 0, _piece_end(text, 0))
    if len(text) > length:
        starts = list(accumulate(map(len, every), initial=0))
        last = bisect_right(starts, length - SIGHT) - 1
        while last > 0 and every[last] != " ":
            last -= 1
        # no token goes on over a blank: what stands before one is cut the same, whatever is cut off behind it
        every = every[:last] + _TOKEN.findall(text, starts[last], length)
    return _tokens(coder, text[:length], 0, (every, list(map(coder.__getitem__, every)))) if every else None


@lru_cache(maxsize=1)  # the head of a report is read before the rest
def _split(text: str, at: int, end: int) -> list[str]:
    return _TOKEN.findall(text, at, end)


@lru_cache(maxsize=4)
def _coder(words: TimeWords) -> _Coder:
    return _Coder(words)


def _piece_end(text: str, at: int) -> int:
    if len(text) - at <= PIECE:
        return len(text)
    for sign in ("\n\n", "\n", ". ", " "):
        found = text.rfind(sign, at + PIECE // 2, at + PIECE)
        if found > 0:
            return found + len(sign)
    return at + PIECE


class _Coder(dict[str, str]):
    """Token -> code; a blank has none (''). Remembers the codes of the words that it met."""

    def __init__(self, words: TimeWords) -> None:
        super().__init__({" ": _NONE})
        self.known, self.shapes, self.line = words.codes, words.shapes, words.shapes[frozenset({"line"})]
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
        """The code of white space: a blank line, a line's end, or a wide gap."""
        if space.count("\n") > 1:
            return self.shapes[frozenset({"break"})]
        wide = len(space) > 1 or space in LINE_ENDS
        return self.line if wide else _NONE


def _tokens(coder: _Coder, text: str, at: int, found: tuple[list[str], list[str]]) -> Tokens:
    every, codes = found
    starts = list(accumulate(map(len, every), initial=at))
    for place in [n for n, code in enumerate(codes) if code == coder.dash] if coder.dash in codes else ():
        if _glued(text, starts[place], starts[place + 1]):
            codes[place] = coder.hyphen
    return Tokens(text, list(compress(starts, codes)), list(compress(every, codes)), "".join(codes))


def _glued(text: str, start: int, end: int) -> bool:
    """Whether a dash stands between two words without a space."""
    return end - start == 1 and start > 0 and end < len(text) and text[start - 1].isalnum() and text[end].isalnum()
