"""Phrases in which several states share one noun: `US and British forces`, `Chadian, Malian and Nigerien officials`."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.grammar import Tree
from dateline.lexicon.actors import ActorLexicon
from dateline.lexicon.entries import Entry
from dateline.lexicon.words import Word, split_words
from dateline.resolve.kinds import PEOPLES, PLACES
from dateline.resolve.nounphrases import Phrase

_LONGEST = 4  # words of a state's name that may modify a noun
_PARTNERS = frozenset({"ADJ", "PROPN", "NOUN"})


def shared_phrases(tree: Tree, lexicon: ActorLexicon, text: str, phrase: Phrase) -> tuple[str, ...]:
    """The phrases that are meant, one for each state (`US forces`, `British forces`); none if one is meant."""
    links = lexicon.phrases.links
    start = _reach_left(tree, lexicon, phrase)
    span = tree.tokens[start : phrase.head + 1]
    if not any(t.lower in links for t in span):
        return ()
    words = split_words(text[span[0].start : span[-1].end])
    return _share(lexicon, words)


def _reach_left(tree: Tree, lexicon: ActorLexicon, phrase: Phrase) -> int:
    """The first token of the states in a row before a phrase, where the parser took the row apart."""
    first = phrase.first
    while first >= 2 and tree.tokens[first - 1].lower in lexicon.phrases.links | {","}:
        before = tree.tokens[first - 2]
        if before.pos not in _PARTNERS or not any(e.kind in PEOPLES for e in lexicon.look_up(before.text)):
            break
        first -= 2
    return first


def _share(lexicon: ActorLexicon, words: Sequence[Word]) -> tuple[str, ...]:
    """The states of a row, each with the noun that stands after the last."""
    small = lexicon.phrases
    parts: list[list[Word]] = [[]]
    for word in words:
        if word.norm in small.links or word.parted:
            parts.append([])
        if word.norm not in small.links:
            parts[-1].append(word)
    last = _bare(parts.pop(), lexicon)
    length = _state_length(lexicon, last)
    rest = last[length:]
    states: list[list[Word]] = [last[:length]]
    for part in reversed([_bare(p, lexicon) for p in parts if p]):
        if _state_length(lexicon, part) != len(part) or not part:
            break
        states.append(part)
    if not length or not rest or len(states) < 2:
        return ()
    return tuple(" ".join(w.text for w in (*state, *rest)) for state in reversed(states))


def _bare(words: list[Word], lexicon: ActorLexicon) -> list[Word]:
    first = next((i for i, w in enumerate(words) if w.norm not in lexicon.phrases.openers), len(words))
    return words[first:]


def _state_length(lexicon: ActorLexicon, words: Sequence[Word]) -> int:
    """How many words at the start of a phrase name a state or people."""
    for length in range(min(_LONGEST, len(words)), 0, -1):
        found: tuple[Entry, ...] = lexicon.look_up(" ".join(w.text for w in words[:length]))
        if any(e.kind in PLACES | PEOPLES for e in found) and words[0].capital:
            return length
    return 0
