"""Cuts the phrase of an actor into names, role words and what ties them together."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.lexicon.actors import ActorLexicon, Match
from dateline.lexicon.entries import Entry
from dateline.lexicon.phrases import PhraseWords
from dateline.lexicon.words import POSSESSIVE, Word, split_words
from dateline.resolve.choice import Choice, choose
from dateline.resolve.kinds import OWN_NAMES

LARGE_TOWN = 200_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Words first to last (excluded) that are a name (choice) or a role word (roles).

    shunned: whether it names another party than the actor ("Iran-backed", "pro-Russian", "ethnic Turks").
    """

    first: int
    last: int
    roles: tuple[Entry, ...]
    choice: Choice | None
    shunned: bool

    @property
    def role(self) -> Entry | None:
        """The role word, if it is one and no name."""
        return self.roles[0] if self.roles and self.choice is None else None


@dataclass(frozen=True, slots=True)
class Parts:
    """A phrase in parts.

    core: pieces before the first preposition, from word start to end (excluded); tails: (preposition or comma,
    pieces after it); loose: words of the core that nothing explains; past, opposing: whether such words stand in
    the core.
    """

    words: tuple[Word, ...]
    start: int
    end: int
    core: tuple[Piece, ...]
    tails: tuple[tuple[str, tuple[Piece, ...]], ...]
    loose: frozenset[int]
    past: bool
    opposing: bool

    @property
    def loose_names(self) -> tuple[int, ...]:
        """The capitalised words that end the core and that nothing explains: an unknown name."""
        first = self.end
        while first > self.start and first - 1 in self.loose and self.words[first - 1].capital:
            first -= 1
        return tuple(range(first, self.end))

    @property
    def head(self) -> Piece | None:
        """The last piece, if it ends the core or only an unknown name follows."""
        last = self.core[-1] if self.core else None
        if last is None:
            return None
        rest = [i for i in range(last.last, self.end) if self.words[i].norm != POSSESSIVE]
        return last if tuple(rest) == self.loose_names else None

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All pieces, those of the core first."""
        return (*self.core, *(piece for _, tail in self.tails for piece in tail))


def cut_phrase(
    lexicon: ActorLexicon, text: str, on: dt.date | None, persons: tuple[tuple[int, int], ...] = ()
) -> Parts:
    """The parts of a phrase, its names resolved at a day. persons: spans of the text known to be persons' names."""
    words = split_words(text)
    pieces = [p for p in _pieces(lexicon, words, on) if not _in_person(words, p, persons)]
    return _cut(lexicon, words, pieces, 0)


def _in_person(words: tuple[Word, ...], piece: Piece, persons: tuple[tuple[int, int], ...]) -> bool:
    """Whether a role word, or a place beside other words, is but a part of a person's name."""
    start, end = words[piece.first].start, words[piece.last - 1].end
    for first, last in persons:
        if first <= start and end <= last:
            alone = first == start and end == last
            return piece.role is not None or (not alone and piece.choice is not None and not _is_own(piece.choice))
    return False


def _is_own(choice: Choice) -> bool:
    return choice.entry is not None and choice.entry.kind in OWN_NAMES


def _cut(lexicon: ActorLexicon, words: tuple[Word, ...], pieces: list[Piece], start: int) -> Parts:
    small = lexicon.phrases
    covered = {i for p in pieces for i in range(p.first, p.last)}
    free = [i for i in range(start, len(words)) if i not in covered]
    cuts = _cuts(words, start, covered, small)
    end = cuts[0] if cuts else len(words)
    core = tuple(p for p in pieces if start <= p.first and p.last <= end)
    opened = next((i for i in range(start, end) if i in covered or not _opens(words[i], small)), end)
    if end < len(words) and words[end].norm == "of" and _is_transparent(words, opened, end, core, small):
        return _cut(lexicon, words, pieces, end + 1)
    return Parts(
        words=words,
        start=opened,
        end=end,
        core=core,
        tails=_tails(words, pieces, cuts),
        loose=frozenset(i for i in free if opened <= i < end and words[i].norm != POSSESSIVE),
        past=any(words[i].norm in small.past_office for i in free if i < end),
        opposing=_opposes(words[start:end], small),
    )


def _opens(word: Word, small: PhraseWords) -> bool:
    """Whether a word only counts or points."""
    return word.norm in small.openers or word.norm[:1].isdigit()


def _cuts(words: tuple[Word, ...], start: int, covered: set[int], small: PhraseWords) -> list[int]:
    """The words at which tails start: prepositions, or words after a comma or bracket."""
    found = []
    for i in range(start + 1, len(words)):
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


def _pieces(lexicon: ActorLexicon, words: tuple[Word, ...], on: dt.date | None) -> list[Piece]:
    matches = _matches(lexicon, words)
    covered = {i for m in matches if any(e.kind != "city" for e in m.entries) for i in range(m.first, m.last)}
    titled = {m.last for m in matches if any(e.kind == "title" for e in m.entries)}
    personal = _after_titles(words, titled, covered)
    found: list[Piece] = []
    for match in matches:
        entries = match.entries
        if match.first in personal:
            entries = tuple(e for e in entries if e.is_role or e.kind in OWN_NAMES)
        if match.first in titled or _is_part_of_name(words, match, covered, lexicon.phrases):
            entries = tuple(e for e in entries if e.kind != "city")
        entries = _likely(entries, words[match.first].norm if match.last - match.first == 1 else "", lexicon)
        if entries:
            roles = tuple(sorted((e for e in entries if e.is_role), key=lambda e: -e.priority))
            shunned = _is_shunned(words, match, lexicon.phrases)
            found.append(Piece(match.first, match.last, roles, choose(entries, on), shunned))
    return [_common_noun(piece, before) for before, piece in zip([None, *found], found, strict=False)]


def _matches(lexicon: ActorLexicon, words: tuple[Word, ...]) -> list[Match]:
    found: list[Match] = []
    i = 0
    while i < len(words):
        match = lexicon.match(words, i)
        if match and not any(w.parted for w in words[i + 1 : match.last]):
            found.append(match)
            i = match.last
        else:
            i += 1
    return found


def _likely(entries: tuple[Entry, ...], word: str, lexicon: ActorLexicon) -> tuple[Entry, ...]:
    """Entries without towns that a role word or, for small towns, a ruler's surname outweighs."""
    if word in lexicon.surnames:
        entries = tuple(e for e in entries if e.kind != "city" or e.weight >= LARGE_TOWN)
    if any(e.is_role for e in entries) and all(e.is_role or e.kind == "city" for e in entries):
        return tuple(e for e in entries if e.is_role)
    return entries


def _common_noun(piece: Piece, before: Piece | None) -> Piece:
    """`Ruritania's Justice Department` is not the agency that bears the plain name elsewhere."""
    if piece.choice is None or piece.choice.entry is None or piece.choice.entry.kind != "agency" or before is None:
        return piece
    owner = before.choice.country if before.choice and not before.shunned else None
    if owner is None or piece.choice.country in (None, owner) or piece.first - before.last > 1:
        return piece
    return replace(piece, choice=None if piece.roles else replace(piece.choice, entry=None, country=owner))


def _after_titles(words: tuple[Word, ...], titled: set[int], covered: set[int]) -> set[int]:
    """The words after a title that make one name with an unknown word ("Minister Jordan Doe", "Gen. Doe Salvador")."""
    found: set[int] = set()
    for start in titled:
        end = start
        while end < len(words) and words[end].capital and not words[end].parted and words[end].norm != POSSESSIVE:
            end += 1
        if any(i not in covered for i in range(start, end)):
            found.update(range(start, end))
    return found


def _is_part_of_name(words: tuple[Word, ...], match: Match, covered: set[int], small: PhraseWords) -> bool:
    """Whether an unknown name goes on before or after a match, so that a town's name is but part of it."""
    before, after = match.first - 1, match.last
    if before >= 0 and before not in covered and not words[match.first].parted and words[before].capital:
        if words[before].norm not in small.openers and words[before].norm != POSSESSIVE and before > 0:
            return True
        if before == 0 and words[0].norm not in small.openers | small.belonging | small.dealing:
            return True
    if after >= len(words) or after in covered or words[after].parted or not words[after].capital:
        return False
    return words[after].norm != POSSESSIVE


def _is_shunned(words: tuple[Word, ...], match: Match, small: PhraseWords) -> bool:
    before = words[match.first - 1].norm if match.first else ""
    after = words[match.last] if match.last < len(words) else None
    return before in small.stance_prefixes or bool(after and after.joined and after.norm in small.dealing_suffixes)


def _opposes(words: tuple[Word, ...], small: PhraseWords) -> bool:
    pairs = pairwise(words)
    return any(w.norm in small.opposing for w in words) or any(f"{a.norm} {b.norm}" in small.opposing for a, b in pairs)
