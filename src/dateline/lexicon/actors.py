"""The names of actors: states, regions, organisations, persons, and the words for offices and jobs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from dateline.lexicon.actor_files import Named, read_actors
from dateline.lexicon.entries import Entry
from dateline.lexicon.phrases import PhraseWords, load_phrase_words
from dateline.lexicon.words import Word, norms

@dataclass(frozen=True, slots=True)
class Match:
    """The words first to last (excluded) of a sequence, and what they may mean."""

    first: int
    last: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class ActorLexicon:
    """All names and role words, indexed by their comparable words. Never changed once loaded."""

    index: Mapping[str, tuple[tuple[Entry, str], ...]]
    longest: Mapping[str, int]
    cases: Mapping[str, str]
    entries: tuple[Entry, ...]
    phrases: PhraseWords

    def match(self, words: Sequence[Word], first: int) -> Match | None:
        """The longest name or role word that starts at a word, if the text's capitals allow it."""
        for count in range(min(self.longest.get(words[first].norm, 0), len(words) - first), 0, -1):
            last = first + count
            key = " ".join(w.norm for w in words[first:last])
            found = self.index.get(key)
            if found:
                fitting = tuple(dict.fromkeys(e for e, form in found if e.is_role or fits_case(form, words[first:last])))
                if fitting:
                    return Match(first, last, fitting)
        return None

    def look_up(self, name: str) -> tuple[Entry, ...]:
        """All meanings of a name, whatever its case."""
        return tuple(e for e, _ in self.index.get(" ".join(norms(name)), ()))

    def known_case(self) -> Mapping[str, str]:
        """Lower-cased word -> the way it is written, for names, demonyms and acronyms."""
        return self.cases


def fits_case(form: str, words: Sequence[Word]) -> bool:
    """Whether words are written as a name may be: acronyms in capitals, other names with a capital."""
    letters = [c for c in form if c.isalpha()]
    if len(letters) <= 6 and letters and all(c.isupper() for c in letters):
        return all(c.isupper() for w in words for c in w.text if c.isalpha())
    if not any(c.isupper() for c in form):
        return True
    return any(w.text[:1].isupper() or w.text[:1].isdigit() for w in words) and (
        words[0].text[:1].isupper() or not form[:1].isupper()
    )


def build_lexicon(named: Iterable[Named], phrases: PhraseWords) -> ActorLexicon:
    """The index over entries, each with all the forms that its name is written in."""
    index: dict[str, dict[tuple[Entry, str], None]] = {}
    longest: dict[str, int] = {}
    pairs = list(named)
    for entry, forms in pairs:
        for form in forms:
            key = norms(form)
            if key:
                index.setdefault(" ".join(key), {})[entry, form] = None
                longest[key[0]] = max(longest.get(key[0], 0), len(key))
    return ActorLexicon(
        index=MappingProxyType({key: tuple(found) for key, found in index.items()}),
        longest=MappingProxyType(longest),
        cases=MappingProxyType(written_forms(pairs)),
        entries=tuple(entry for entry, _ in pairs),
        phrases=phrases,
    )


def load_actors(layers: tuple[Path, ...] = ()) -> ActorLexicon:
    """The built-in names and role words with the user's folders laid over them.

    Raises LexiconError naming file, line and remedy where a row is wrong.
    """
    return build_lexicon(read_actors(layers), load_phrase_words(layers))


def written_forms(named: Iterable[Named]) -> dict[str, str]:
    """Lower-cased word -> spelling with capitals, from the forms of names (not of role words or cities)."""
    cases: dict[str, str] = {}
    for entry, forms in named:
        if not entry.is_role and entry.kind != "city":
            for form in forms:
                for word in form.replace("-", " ").split():
                    if word[:1].isupper():
                        cases.setdefault(word.lower(), word)
    return cases
