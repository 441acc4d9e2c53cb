"""Cuts a text into tokens with codes, in pieces of bounded size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.lexicon.timeshapes import shape_of
from dateline.lexicon.timewords import ENDINGS, TimeWords

PIECE = 60_000
KEPT_SHAPES = 20_000
LINE_ENDS = "\n\r\x0b\f\x85\u2028\u2029"

_TOKEN = re.compile(
    r"\d{4}-\d\d-\d\d(?!\d)"
    r"|\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\d/])|\d{1,2}\.\d{1,2}\.\d{4}(?!\d)"
    r"|\d{1,2}:\d\d(?::\d\d)?(?!\d)"
    r"|\d{1,3}(?:,\d{3})+(?!\d)|\d+\.\d+|[1-9]/[1-9]\d?(?![\d/])"
    r"|['’]?(?:\d\d)?\d0['’]?[sS]\b|\d+(?:[sS][tT]|[nN][dD]|[rR][dD]|[tT][hH])\b|\d+"
    r"|[apAP]\.\s?[mM]\b\.?|(?:[^\W\d_]\.){2,}"
    r"|[^\W\d_]+"
    r"|(?P<space>\s+)|(?P<sign>[-–—_]+|[,.()/:;'’\"“”$£€¥#%&\[\]])|[^\w\s,.()/:;'’\"“”$£€¥#%&\[\]–—-]+"
)


@dataclass(slots=True)
class Tokens:
    """The tokens of a piece of text. starts, ends: characters of the whole text; lower: words in lower case."""

    text: str
    starts: list[int]
    ends: list[int]
    lower: list[str]
    codes: str

    def span(self, first: int, end: int) -> tuple[int, int]:
        """Characters of the tokens from `first` to before `end`."""
        return self.starts[first], self.ends[end - 1]


def cut(words: TimeWords, text: str, *, lines: bool = False) -> Iterator[Tokens]:
    """The tokens of a text, piece by piece; a piece ends at a paragraph or at least between words.

    lines: the end of a line and a wide gap are tokens too, as the head of an article needs.
    """
    coder = _Coder(words, lines=lines)
    at = 0
    while at < len(text):
        end = _piece_end(text, at)
        yield _tokens(coder, text, at, end)
        at = end


def _piece_end(text: str, at: int) -> int:
    if len(text) - at <= PIECE:
        return len(text)
    for sign in ("\n\n", "\n", ". ", " "):
        found = text.rfind(sign, at + PIECE // 2, at + PIECE)
        if found > 0:
            return found + len(sign)
    return at + PIECE


class _Coder:
    """Gives tokens their codes, and remembers those of unknown words."""

    def __init__(self, words: TimeWords, *, lines: bool) -> None:
        self.words = words
        self.lines = lines
        self.known = dict(words.codes)
        self.endings = tuple(words.values.get(ENDINGS, {}).items())
        self.dash, self.hyphen, self.pause, self.line = (
            words.shapes[frozenset({name})] for name in ("dash", "hyphen", "break", "line")
        )

    def code(self, token: str) -> str:
        found = self.known.get(token)
        if found is None:
            found = self.known.get(token.lower()) if token[0].islower() else None
            found = found or self.words.shapes[shape_of(token, self.endings)]
            if len(self.known) < KEPT_SHAPES:
                self.known[token] = found
        return found

    def gap(self, space: str) -> str | None:
        """The code of white space: a blank line is a token, a line's end only if asked for."""
        if space == " ":
            return None
        if space.count("\n") > 1:
            return self.pause
        return self.line if self.lines and (len(space) > 1 or space in LINE_ENDS) else None


def _tokens(coder: _Coder, text: str, at: int, end: int) -> Tokens:
    starts: list[int] = []
    ends: list[int] = []
    lower: list[str] = []
    codes: list[str] = []
    for match in _TOKEN.finditer(text, at, end):
        token = match.group()
        kind = match.lastgroup
        if kind == "space":
            if (code := coder.gap(token)) is None:
                continue
            codes.append(code)
        elif kind == "sign" and token[0] in "-–—_":
            codes.append(coder.hyphen if _glued(text, match.start(), match.end()) else coder.dash)
        else:
            codes.append(coder.code(token))
        starts.append(match.start())
        ends.append(match.end())
        lower.append(token.lower())
    return Tokens(text, starts, ends, lower, "".join(codes))


def _glued(text: str, start: int, end: int) -> bool:
    """Whether a dash stands between two words without a space."""
    return end - start == 1 and 0 < start and end < len(text) and text[start - 1].isalnum() and text[end].isalnum()
