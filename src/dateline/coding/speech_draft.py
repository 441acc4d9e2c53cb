"""A statement in the making, and how its spans are cut."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from dateline.grammar.tree import Tree
from dateline.lexicon.speech import SpeechCue
from dateline.model import Token

LOOSE = frozenset({"relcl", "acl", "advcl", "parataxis", "punct", "cc", "conj", "appos", "prep"})
MARKS = frozenset({"“", "”", '"', "``", "''", "‘", "’", "'", "«", "»", "(", ")", "[", "]"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is known of a statement before quotations are laid over it. Token indices, both ends included.

    entry: the cue's entry, None for a quotation that goes on without one; cue: (first, last, head);
    rank: 0 for a finite clause or a quotation, 1 for an infinitive or gerund, 2 for an object, 3 for what hangs on a
    noun, 4 for an adverb;
    chains: the quotations that it holds; around: whether the cue is put into or behind the clause that it tells;
    spoken: whether these are the speaker's own words without quotation marks.
    """

    entry: SpeechCue | None
    cue: tuple[int, int, int] | None
    source: int | None
    first: int
    last: int
    addressee: int | None = None
    stance: str = "affirms"
    rank: int = 0
    source_ends: tuple[int, int] | None = None
    chains: tuple[int, ...] = ()
    around: bool = False
    spoken: bool = False


class Covered:
    """Tells whether one of many stretches covers another."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._firsts = [first for first, _ in ordered]
        self._reach = list(accumulate((last for _, last in ordered), max))

    def holds(self, first: int, last: int) -> bool:
        """Whether a stretch lies within one of them."""
        at = bisect_right(self._firsts, first) - 1
        return at >= 0 and self._reach[at] >= last


def cover(tree: Tree, heads: Iterable[Token], without: Token | None = None) -> tuple[int, int] | None:
    """First and last token of what hangs below some heads, without a cue among it and punctuation at the ends."""
    skip = {t.i for t in tree.subtree(without)} if without is not None else set()
    inside = {t.i for head in heads for t in tree.subtree(head)} - skip
    return trim(tree, sorted(inside))


def trim(tree: Tree, inside: Sequence[int]) -> tuple[int, int] | None:
    """The ends of a run of tokens without commas, full stops and a leading complementizer."""
    low, high, tokens = 0, len(inside) - 1, tree.tokens
    while low <= high and _is_edge(tokens[inside[high]]):
        high -= 1
    while low <= high and (_is_edge(tokens[inside[low]]) or low < high and _is_lead(tokens[inside[low]])):
        low += 1
    return (inside[low], inside[high]) if low <= high else None


def _is_edge(token: Token) -> bool:
    return token.pos == "PUNCT" and token.text not in MARKS or token.dep == "cc"


def _is_lead(token: Token) -> bool:
    return token.lower == "that" and (token.dep == "mark" or token.tag in ("IN", "WDT"))


def phrase(tree: Tree, head: Token) -> tuple[int, int]:
    """The ends of a speaker's noun phrase: titles, names and appositions, without its relative clauses."""
    inside: list[int] = []
    stack = [head]
    while stack:
        top = stack.pop()
        inside.append(top.i)
        stack.extend(t for t in tree.children(top) if t.dep not in ("relcl", "acl", "advcl", "parataxis", "ccomp"))
    inside.sort()
    # only what is joined to the head without a gap belongs to the name
    low = high = inside.index(head.i)
    while low > 0 and inside[low - 1] == inside[low] - 1:
        low -= 1
    while high + 1 < len(inside) and inside[high + 1] == inside[high] + 1:
        high += 1
    ends = trim(tree, inside[low : high + 1])
    return ends if ends is not None else (head.i, head.i)
