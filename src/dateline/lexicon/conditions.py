"""What rules ask of the words around them, sorted so that it is quickly answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

ANY = "*"


@dataclass(frozen=True, slots=True)
class Condition:
    """Alternatives, of which one must hold.

    anything: whether any word will do. words: lemmas and forms. phrases: (last word, the words before it, nearest
    first); endings: those last words. kinds: what stands behind `#` in the files.
    """

    anything: bool
    words: frozenset[str]
    phrases: tuple[tuple[str, tuple[str, ...]], ...]
    endings: frozenset[str]
    kinds: tuple[str, ...]


def with_closed(phrases: Iterable[str]) -> Iterator[str]:
    """Phrases as they are, and those with hyphens also in one word: `pull-out` in a list is read as `pullout`."""
    for phrase in phrases:
        yield phrase
        if "-" in phrase and " - " not in phrase:
            yield phrase.replace("-", "")


class Conditions:
    """Sorts lists of alternatives, each once. classes: what `@name` stands for."""

    def __init__(self, classes: Mapping[str, frozenset[str]]) -> None:
        self._classes = classes
        self._known: dict[frozenset[str], Condition] = {}

    def of(self, alternatives: frozenset[str]) -> Condition:
        """The condition that some alternatives make."""
        found = self._known.get(alternatives)
        if found is None:
            found = self._known[alternatives] = self._sort(alternatives)
        return found

    def _sort(self, alternatives: frozenset[str]) -> Condition:
        words = sorted(set(with_closed(self._spelled_out(alternatives, frozenset()))))
        parts = [word.split(" ") for word in words if " " in word]
        return Condition(
            anything=ANY in words,
            words=frozenset(w for w in words if " " not in w and not w.startswith("#")) - {ANY},
            phrases=tuple((last, tuple(before[::-1])) for *before, last in parts),
            endings=frozenset(last for *_, last in parts),
            kinds=tuple(word[1:] for word in words if word.startswith("#")),
        )

    def _spelled_out(self, words: Iterable[str], seen: frozenset[str]) -> Iterator[str]:
        for word in words:
            if not word.startswith("@"):
                yield word
            elif word not in seen:
                yield from self._spelled_out(self._classes[word[1:]], seen | {word})
