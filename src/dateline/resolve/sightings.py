"""What an article has mentioned so far, and quick ways back to it: looking back must not grow with the text."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from dateline.grammar import Tree
from dateline.model import ActorCode
from dateline.resolve.candidates import Candidate

# How far back one looks: mentions, and figures that go by one word. More than an ordinary article has.
MENTIONS, NAMESAKES = 1500, 200

Key = tuple[str, str]


@dataclass(slots=True, eq=False)
class Figure:
    """An actor in the making: its code so far, its mentions, the names and role words that it goes by.

    said: the role word of each mention with the words that say whom it means; number: the figure's place in the
    order of coming; last: that of its last mention among all mentions.
    """

    code: ActorCode
    number: int = 0
    last: int = -1
    mentions: list[Candidate] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    said: set[tuple[str, frozenset[str]]] = field(default_factory=set)
    gender: str = "any"

    def is_other(self, head: str) -> bool:
        """Whether it goes by a role word of several words that ends with this one: the foreign minister."""
        return any(word.endswith(f" {head}") for word in self.words)

    def begins(self, word: str) -> bool:
        """Whether it has a name of several words that begins with a word."""
        return any(name.split()[:1] == [word] and " " in name for name in self.names)


class Sightings:
    """The mentions of an article in their order, with indexes by sentence and by the words that figures go by."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.figures: dict[Figure, None] = {}
        self.seen: list[tuple[Candidate, Figure]] = []
        self.by_head: dict[int, Figure] = {}
        self.by_last: dict[int, Figure] = {}
        self.by_reach: dict[int, Candidate] = {}
        self._born = 0
        self._sents: list[int] = []
        self._places: dict[Figure, list[int]] = {}
        self._keys: dict[Key, deque[Figure]] = {}

    def start(self, code: ActorCode) -> Figure:
        """A new figure."""
        figure = Figure(code=code, number=self._born)
        self._born += 1
        self.figures[figure] = None
        return figure

    def note(self, candidate: Candidate, figure: Figure) -> None:
        """Records a mention of a figure."""
        figure.mentions.append(candidate)
        figure.said.add((candidate.word, candidate.marks))
        figure.last = len(self.seen)
        self._places.setdefault(figure, []).append(figure.last)
        self.by_head.setdefault(candidate.phrase.head, figure)
        self.by_reach[candidate.phrase.reach] = candidate
        if figure.code.kind != "state":
            self.by_last[candidate.phrase.last] = figure
        self.seen.append((candidate, figure))
        # mentions come by their heads; one that does not is told of with the sentence before it
        self._sents.append(max(self.tree.tokens[candidate.phrase.head].sent, self._sents[-1] if self._sents else 0))

    def learn(self, figure: Figure, names: Iterable[str], words: Iterable[str]) -> None:
        """Records that a figure goes by some names and role words."""
        keys = [key for name in names if name not in figure.names for key in _keys_of(name)]
        keys += [("word", word) for word in words if word not in figure.words]
        figure.names.update(names)
        figure.words.update(words)
        for key in keys:
            known = self._keys.setdefault(key, deque(maxlen=NAMESAKES))
            if figure not in known:
                known.append(figure)

    def absorb(self, kept: Figure, other: Figure) -> None:
        """Gives all that is recorded of one figure to another."""
        self.learn(kept, other.names, other.words)
        places = self._places.pop(other, [])
        for place in places:
            self.seen[place] = (self.seen[place][0], kept)
        for candidate in other.mentions:
            for index, token in ((self.by_head, candidate.phrase.head), (self.by_last, candidate.phrase.last)):
                if index.get(token) is other:
                    index[token] = kept
        kept.said |= other.said
        self._places.setdefault(kept, []).extend(places)
        kept.mentions += other.mentions
        kept.last = max(kept.last, other.last)
        del self.figures[other]

    def since(self, sent: int) -> list[tuple[Candidate, Figure]]:
        """The mentions from a sentence on."""
        return self.seen[bisect_left(self._sents, sent) :]

    def backwards(self) -> Iterator[tuple[Candidate, Figure]]:
        """The mentions from the last one back, as far as one looks."""
        for place in range(len(self.seen) - 1, max(len(self.seen) - 1 - MENTIONS, -1), -1):
            yield self.seen[place]

    def latest(self, fits: Callable[[Figure], bool]) -> Figure | None:
        """The figure mentioned last that passes a test."""
        return next((figure for _, figure in self.backwards() if fits(figure)), None)

    def ending(self, *words: str) -> set[Figure]:
        """The figures with a name that ends with one of the words."""
        return self._under("last", words)

    def going_by(self, *words: str) -> set[Figure]:
        """The figures with one of the role words."""
        return self._under("word", words)

    def related(self, name: str) -> set[Figure]:
        """The figures with a name of the same first or last word, or whose initials the name may be."""
        words = name.split() or [""]
        return self.ending(words[-1]) | self._under("first", words[:1]) | self._under("initials", (name,))

    def _under(self, kind: str, words: Iterable[str]) -> set[Figure]:
        return {f for word in words for f in self._keys.get((kind, word), ()) if f in self.figures}


def _keys_of(name: str) -> Iterator[Key]:
    words = name.split() or [""]
    yield "last", words[-1]
    yield "first", words[0]
    for initials in initials_of(name):
        yield "initials", initials


def initials_of(name: str) -> tuple[str, str]:
    """The first letters of a name's words, of all and of the longer ones."""
    words = name.split()
    return "".join(word[0] for word in words), "".join(word[0] for word in words if len(word) > 3)


def by_mention(figures: Iterable[Figure]) -> list[Figure]:
    """The figures, the one mentioned last first."""
    return sorted(figures, key=lambda f: -f.last)


def by_coming(figures: Iterable[Figure]) -> list[Figure]:
    """The figures, the one that came last first."""
    return sorted(figures, key=lambda f: -f.number)
