"""Where a text is in quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from dateline.grammar.tree import Tree

CLOSERS = {"“": "”", '"': '"', "``": "''", "''": "''", "‘": "’", "'": "'", "«": "»", "„": "“", "”": "”"}
_MARKS = re.compile(
    r"``|''|[“”\"«»„]"
    r"|(?P<low>(?<![\w’'.,!?…])[‘'](?=[\w“\"(\[$.…]))"  # a single mark that opens
    r"|(?<=[\w.,!?…”\")\]%-])[’'](?![\w])"  # a single mark that closes, or an apostrophe
)
_PARTNERS = {sign: re.compile(rf"(?<=[\w.,!?…”\")\]%-]){sign}(?!\w)") for sign in "’'"}
_BEFORE_OPENING = " \t\n\r\u00a0([—–-―"
SHORTEST_SPEECH = 4
FARTHEST = 5000
SHORTEST_WORD = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A stretch of one paragraph in quotation marks. first, last: tokens, marks included; start, end: characters.

    chain: number shared by the pieces of one quotation that runs over several paragraphs;
    opens: whether it begins its paragraph; speech: whether it reads as an utterance, not as a fragment.
    """

    first: int
    last: int
    start: int
    end: int
    chain: int
    opens: bool
    speech: bool


class Quotations:
    """The quotations of a text, in order, with a quick way to those at a place."""

    def __init__(self, quotes: tuple[Quote, ...]) -> None:
        self.all = quotes
        self._firsts = [q.first for q in quotes]

    def at(self, i: int) -> Quote | None:
        """The quotation that a token stands in."""
        n = bisect_right(self._firsts, i) - 1
        return self.all[n] if n >= 0 and i <= self.all[n].last else None

    def utters(self, i: int) -> bool:
        """Whether a token stands inside a quoted utterance."""
        quote = self.at(i)
        return quote is not None and quote.speech

    def touching(self, first: int, last: int) -> tuple[Quote, ...]:
        """The quotations that share a token with a stretch."""
        low = bisect_right(self._firsts, first) - 1
        low += low < 0 or self.all[low].last < first
        return self.all[low : bisect_right(self._firsts, last)]


def paragraphs(tree: Tree) -> tuple[tuple[int, int], ...]:
    """The (first, last + 1) tokens of each paragraph, as line breaks between sentences tell them."""
    tokens, text = tree.tokens, tree.parse.text
    gaps = {t.i: text[tokens[t.i - 1].end : t.start] for t in tokens[1:]}
    breaks = {i for i, gap in gaps.items() if "\n" in gap}
    at_sentence = {first for first, _ in tree.parse.sents}
    wrapped = len(breaks - at_sentence) > len(breaks & at_sentence)
    cuts = [i for i in sorted(breaks & at_sentence) if not wrapped or gaps[i].count("\n") > 1]
    edges = [0, *cuts, len(tokens)]
    return tuple((a, b) for a, b in pairwise(edges) if a < b)


def find_quotes(tree: Tree, blocks: tuple[tuple[int, int], ...]) -> tuple[Quote, ...]:
    """All quotations, outermost only, in text order."""
    starts = [t.start for t in tree.tokens]
    found: list[Quote] = []
    running: str | None = None
    chain = 0
    for number, block in enumerate(blocks):
        start, end = tree.tokens[block[0]].start, tree.tokens[block[1] - 1].end
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        following = tree.parse.text[tree.tokens[after[0]].start :][:2] if after else ""
        for piece in _pieces(tree.parse.text, (start, end), running, following):
            chain += not piece.continues
            first, last = bisect_left(starts, piece.start), bisect_left(starts, piece.end) - 1
            running = piece.mark if piece.runs_on else None
            if first < last:
                found.append(_quote(tree, (first, last), (piece.start, piece.end), chain, first == block[0]))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int
    end: int
    mark: str
    continues: bool
    runs_on: bool


def _pieces(text: str, block: tuple[int, int], running: str | None, following: str) -> Iterator[_Piece]:
    """Quotations of one paragraph. running: the mark of one left open before; following: how the next one starts."""
    start, end = block
    opened = start if running and text.startswith(running, start) else -1
    mark, continues = (running or "", True) if opened == start else ("", False)
    for match in _MARKS.finditer(text, start, end):
        sign = match.group()
        if opened < 0:
            if _opens(sign, text, match, start):
                opened, mark, continues = match.start(), sign, False
        elif _closes(sign, mark, text, match) and match.start() > opened:
            yield _Piece(opened, match.end(), mark, continues, False)
            opened = -1
    if opened >= 0 and len(mark.strip("‘'")) > 0:
        yield _Piece(opened, end, mark, continues, following.startswith(mark))


def _opens(sign: str, text: str, match: re.Match[str], start: int) -> bool:
    if sign not in CLOSERS:
        return False
    if sign in ("'", "‘"):
        return match["low"] is not None and _closes_soon(sign, text, match)
    if sign in ('"', "''", "”"):
        return match.start() == start or text[match.start() - 1] in _BEFORE_OPENING
    return True


def _closes(sign: str, mark: str, text: str, match: re.Match[str]) -> bool:
    """Whether a mark ends the quotation that is open; nested ones do not."""
    before, after = text[match.start() - 1], text[match.end() : match.end() + 1]
    if sign == "“" and mark == "“":
        return before in ".,!?…" and not after.isalnum()
    if sign != CLOSERS[mark]:
        return False
    # a straight mark after a space and before a letter opens, whatever is open already
    return not (sign == mark and before in " (\n" and after.isalnum())


def _closes_soon(sign: str, text: str, match: re.Match[str]) -> bool:
    """A single mark opens a quotation only if its partner stands in the same paragraph, and not too far."""
    far = min(match.end() + FARTHEST, len(text))
    stop = text.find("\n", match.end(), far)
    return _PARTNERS[CLOSERS[sign]].search(text, match.end(), stop if stop >= 0 else far) is not None


def _quote(tree: Tree, ends: tuple[int, int], chars: tuple[int, int], chain: int, opens: bool) -> Quote:
    first, last = ends
    inside = [t for t in tree.tokens[first : last + 1] if t.text.strip("“”\"'`‘’«»")]
    words = [t for t in inside if t.pos != "PUNCT"]
    stopped = bool(inside) and inside[-1].text[-1:] in ",.?!…-—–;"
    capital = bool(words) and words[0].text[0].isupper()
    titled = all(t.text[0].isupper() or len(t.text) < SHORTEST_WORD for t in words)
    uttered = inside[-1].text[-1:] in ".?!…" or opens and inside[-1].text == "," if inside else False
    titled = titled and (len(words) >= SHORTEST_WORD - 1 or not uttered)
    clause = any(t.pos in ("VERB", "AUX") and t.tag in ("VBD", "VBZ", "VBP", "VB", "MD") for t in words)
    said = len(words) >= SHORTEST_SPEECH if capital else len(words) > SHORTEST_SPEECH and clause
    speech = (said or capital and stopped and bool(words)) and not titled
    return Quote(first=first, last=last, start=chars[0], end=chars[1], chain=chain, opens=opens, speech=speech)
