"""Cuts the phrase of an actor into names, role words and what ties them together."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import NamedTuple

from dateline.lexicon.actors import ActorLexicon
from dateline.lexicon.phrases import PhraseWords
from dateline.lexicon.words import POSSESSIVE, Word, split_words
from dateline.resolve.pieces import Piece, find_pieces


class Parts(NamedTuple):
    """A phrase in parts.

    core: pieces before the first preposition, from word start to end (excluded); tails: (preposition or comma,
    pieces after it); loose: words of the core that nothing explains; past, opposing: whether such words stand in
    the core; loose_names: those capitalised words that end the core and that nothing explains, an unknown name;
    head: the last piece, if it ends the core or only an unknown name follows.
    """

    words: tuple[Word, ...]
    start: int
    end: int
    core: tuple[Piece, ...]
    tails: tuple[tuple[str, tuple[Piece, ...]], ...]
    loose: frozenset[int]
    past: bool
    opposing: bool
    loose_names: tuple[int, ...]
    head: Piece | None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All pieces, those of the core first."""
        return (*self.core, *(piece for _, tail in self.tails for piece in tail))


def cut_phrase(
    lexicon: ActorLexicon, text: str, on: dt.date | None, persons: tuple[tuple[int, int], ...] = ()
) -> Parts | None:
    """The parts of a phrase, its names resolved at a day; None if it holds no name or role word.

    persons: spans of the text known to be persons' names.
    """
    words = split_words(text)
    pieces = find_pieces(lexicon, words, on, persons)
    return _cut(lexicon, words, pieces, 0) if pieces else None


def _cut(lexicon: ActorLexicon, words: tuple[Word, ...], pieces: list[Piece], start: int) -> Parts:
    small = lexicon.phrases
    covered = {i for p in pieces for i in range(p.first, p.last)}
    free = [i for i in range(start, len(words)) if i not in covered]
    cuts = _cuts(words, start, covered, small)
    within = {i for p in pieces for i in range(p.first + 1, p.last)}
    cuts = [i for i in cuts if i not in within]
    end = cuts[0] if cuts else len(words)
    core = tuple(p for p in pieces if start <= p.first and p.last <= end)
    leads = words[start].norm in small.where and start not in covered  # "from Washington"
    first = start + leads
    opened = next((i for i in range(first, end) if i in covered or not _opens(words[i], small)), end)
    if end < len(words) and words[end].norm in small.genitive and _is_transparent(words, opened, end, core, small):
        return _cut(lexicon, words, pieces, end + 1)
    loose = frozenset(i for i in free if opened <= i < end and words[i].norm != POSSESSIVE)
    names = _loose_names(words, opened, end, loose)
    return Parts(
        words=words,
        start=opened,
        end=end,
        core=core,
        tails=_tails(words, pieces, cuts),
        loose=loose,
        past=any(words[i].norm in small.past_office for i in free if i < end),
        opposing=_opposes(words[start:end], small),
        loose_names=names,
        head=_head(words, core, end, names),
    )


def _loose_names(words: tuple[Word, ...], start: int, end: int, loose: frozenset[int]) -> tuple[int, ...]:
    first = end
    while first > start and first - 1 in loose and words[first - 1].capital:
        first -= 1
    return tuple(range(first, end))


def _head(words: tuple[Word, ...], core: tuple[Piece, ...], end: int, names: tuple[int, ...]) -> Piece | None:
    if not core:
        return None
    rest = tuple(i for i in range(core[-1].last, end) if words[i].norm != POSSESSIVE)
    return core[-1] if rest == names else None


def _opens(word: Word, small: PhraseWords) -> bool:
    """Whether a word only counts or points."""
    return word.norm in small.openers or word.norm[:1].isdigit()


def _cuts(words: tuple[Word, ...], start: int, covered: set[int], small: PhraseWords) -> list[int]:
    """The words at which tails start: prepositions, or words after a comma or bracket; not in `more than`, `up to`."""
    found = []
    counting = next((i for i in range(start, len(words)) if not _opens(words[i], small)), len(words))
    # "two suspected robbers": what follows a number describes those counted
    first = counting + (start < counting < len(words) and words[counting].norm in small.describing)
    for i in range(max(start + 1, first), len(words)):
        ties = words[i].norm in small.belonging or words[i].norm in small.dealing
        if (ties and i not in covered and not words[i].joined) or (words[i].parted):
            found.append(i)
    return found


def _is_transparent(
    words: tuple[Word, ...], opened: int, end: int, core: tuple[Piece, ...], small: PhraseWords
) -> bool:
    """Whether the core only counts or groups what follows its "of"."""
    if opened >= end - 1:
        return opened >= end or words[opened].norm in small.transparent or words[opened].norm.isdigit()
    strong = any(p.choice or any(e.priority >= 5 for e in p.roles) for p in core)
    return not strong and words[end - 1].norm in small.transparent


def _tails(words: tuple[Word, ...], pieces: list[Piece], cuts: list[int]) -> tuple[tuple[str, tuple[Piece, ...]], ...]:
    tails = []
    for n, cut in enumerate(cuts):
        stop = cuts[n + 1] if n + 1 < len(cuts) else len(words)
        tie = "," if words[cut].parted else words[cut].norm
        first = cut if tie == "," else cut + 1
        tails.append((tie, tuple(p for p in pieces if first <= p.first and p.last <= stop)))
    return tuple(tails)


def _opposes(words: tuple[Word, ...], small: PhraseWords) -> bool:
    norms = [word.norm for word in words]
    pairs = (f"{one} {other}" for one, other in pairwise(norms))
    return not (small.opposing.isdisjoint(norms) and small.opposing.isdisjoint(pairs))
