"""Cuts the phrase of an actor into names, role words and what ties them together."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.lexicon.actors import ActorLexicon, Match
from dateline.lexicon.phrases import PhraseWords
from dateline.lexicon.words import Word, split_words


@dataclass(frozen=True, slots=True)
class Parts:
    """A phrase in parts.

    core: matches before the first preposition; tails: (preposition, matches after it);
    loose: words of the core that no match took; past, opposing: whether such words stand in the core.
    shunned: matches of the core that name another party ("Iran-backed", "pro-Russian").
    """

    words: tuple[Word, ...]
    core: tuple[Match, ...]
    tails: tuple[tuple[str, tuple[Match, ...]], ...]
    loose: tuple[int, ...]
    end: int
    past: bool
    opposing: bool
    shunned: frozenset[int]

    @property
    def loose_names(self) -> tuple[int, ...]:
        """The capitalised words that end the core and that nothing explains: an unknown name."""
        found: list[int] = []
        for i in range(self.end - 1, -1, -1):
            if i not in self.loose or not self.words[i].text[:1].isupper():
                break
            found.insert(0, i)
        return tuple(found)


def cut_phrase(lexicon: ActorLexicon, text: str) -> Parts:
    """The parts of a phrase."""
    words = split_words(text)
    matches, free = _scan(lexicon, words)
    small = lexicon.phrases
    cuts = [i for i in free if words[i].norm in small.belonging or words[i].norm in small.dealing]
    cuts = [i for i in cuts if i > 0 and not words[i].joined]
    end = cuts[0] if cuts else len(words)
    tails = []
    for n, cut in enumerate(cuts):
        stop = cuts[n + 1] if n + 1 < len(cuts) else len(words)
        tails.append((words[cut].norm, tuple(m for m in matches if cut < m.first and m.last <= stop)))
    core = tuple(m for m in matches if m.last <= end)
    return Parts(
        words=words,
        core=core,
        tails=tuple(tails),
        loose=tuple(i for i in free if i < end),
        end=end,
        past=any(words[i].norm in small.past_office for i in free if i < end),
        opposing=any(words[i].norm in small.opposing for i in free if i < end) or _opposes(words, end, small),
        shunned=frozenset(m.first for m in core if _is_shunned(words, m, small)),
    )


def _scan(lexicon: ActorLexicon, words: tuple[Word, ...]) -> tuple[list[Match], list[int]]:
    matches: list[Match] = []
    free: list[int] = []
    i = 0
    while i < len(words):
        match = lexicon.match(words, i)
        if match:
            matches.append(match)
            i = match.last
        else:
            free.append(i)
            i += 1
    return matches, free


def _is_shunned(words: tuple[Word, ...], match: Match, small: PhraseWords) -> bool:
    before = words[match.first - 1].norm if match.first and words[match.first].joined else ""
    after = words[match.last] if match.last < len(words) else None
    return before in small.stance_prefixes or bool(after and after.joined and after.norm in small.dealing_suffixes)


def _opposes(words: tuple[Word, ...], end: int, small: PhraseWords) -> bool:
    pairs = zip(words[:end], words[1:end], strict=False)
    return any(f"{a.norm} {b.norm}" in small.opposing for a, b in pairs)
