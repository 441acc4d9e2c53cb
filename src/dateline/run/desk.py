"""Where articles are sorted as they come in: new, here already, or a copy of another."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dateline.ingest.intake import Intake
from dateline.ingest.near import ALIKE, likeness, sign, tells_more
from dateline.model import Article
from dateline.store.entry import CODED, COPY, KNOWN, NEAR_COPY, UNREADABLE, Entry, article_key, content_key
from dateline.store.lookups import NEAREST, Known, Near, find_near, look_up
from dateline.store.opening import Store

SAME_TEXT = "the same text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """A chunk that was looked at. entries: what to write, in order, those to be coded still without a reading.

    intakes: for each entry the intake that it is made of. known: (intake, status, reason) of what was there.
    """

    entries: tuple[Entry, ...]
    intakes: tuple[Intake, ...]
    known: tuple[tuple[Intake, str, str | None], ...]

    @property
    def codable(self) -> tuple[Intake, ...]:
        """What is to be coded."""
        return tuple(i for i, e in zip(self.intakes, self.entries, strict=True) if e.status == CODED)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Alike:
    """The bands of a text, and what shares some of them."""

    bands: tuple[int, ...]
    nears: tuple[Near, ...]


@dataclass(slots=True)
class _Coming:
    """What was seen but is not in the store yet: asked first, for it moves from here to there."""

    keys: set[str] = field(default_factory=set)
    contents: dict[str, str] = field(default_factory=dict)
    near: dict[int, list[tuple[int, Near]]] = field(default_factory=dict)
    count: int = 0


class Desk:
    """Knows what the store holds and what is on its way there.

    numbers: words that are numbers. wants_copies: near-duplicates are coded, too.
    """

    def __init__(self, store: Store, numbers: Collection[str], *, wants_copies: bool = False) -> None:
        self._store = store
        self._numbers = numbers
        self._wants_copies = wants_copies
        self._coming = _Coming()
        self._lock = threading.Lock()

    def sort(self, chunk: Sequence[Intake]) -> Sorted:
        """Looks at some articles, in their order. Raises StoreError."""
        keys = [article_key(i.article) for i in chunk]
        contents = [content_key(i.article) for i in chunk]
        with self._lock:
            coming = {key for key in keys if key in self._coming.keys}
            firsts = {c: self._coming.contents[c] for c in contents if c in self._coming.contents}
        held = look_up(self._store, keys, contents)
        held = Known(statuses=held.statuses, firsts=firsts | held.firsts)
        there = coming | held.statuses.keys()
        alike = self._find_alike(
            i.article
            for i, key, content in zip(chunk, keys, contents, strict=True)
            if i.fault is None and key not in there and content not in held.firsts
        )
        entries, intakes, known = [], [], []
        for intake, key, content in zip(chunk, keys, contents, strict=True):
            if key in coming or key in held.statuses:
                known.append((intake, *held.statuses.get(key, (KNOWN, None))))
                continue
            entry = self._judge(intake, held.firsts.get(content), alike)
            coming.add(key)
            if _can_be_copied(entry):
                held.firsts.setdefault(content, entry.first or key)
            self._expect(entry, key, content)
            entries.append(entry)
            intakes.append(intake)
        return Sorted(entries=tuple(entries), intakes=tuple(intakes), known=tuple(known))

    def forget(self, entries: Iterable[Entry]) -> None:
        """These are in the store now."""
        with self._lock:
            for entry in entries:
                self._coming.keys.discard(article_key(entry.article))
                self._coming.contents.pop(content_key(entry.article), None)
                for band in entry.bands:
                    rest = [(n, near) for n, near in self._coming.near.get(band, ()) if near.text != entry.article.text]
                    self._coming.near[band] = rest
                    if not rest:
                        del self._coming.near[band]

    def _find_alike(self, articles: Iterable[Article]) -> dict[str, _Alike]:
        """By text, its bands, and what may be nearly the same among all that came before this chunk."""
        signed = {text: sign(text) for text in dict.fromkeys(a.text for a in articles) if text.strip()}
        with self._lock:
            on_their_way = [list(self._count_shared(bands)) for bands in signed.values()]
        held = find_near(self._store, list(signed.values()))
        return {
            text: _Alike(bands=bands, nears=(*there, *coming))
            for (text, bands), there, coming in zip(signed.items(), held, on_their_way, strict=True)
        }

    def _judge(self, intake: Intake, first: str | None, alike: Mapping[str, _Alike]) -> Entry:
        article = intake.article
        if intake.fault is not None:
            return Entry(article=article, status=UNREADABLE, reason=intake.fault)
        if not article.text.strip():
            return Entry(article=article, status=CODED)
        if first is not None:
            return Entry(article=article, status=COPY, reason=SAME_TEXT, first=first)
        found = alike[article.text]
        near = self._find_near(article, found)
        if near is None:
            return Entry(article=article, status=CODED, bands=found.bands)
        if self._wants_copies or tells_more(article.text, near.text, self._numbers):
            return Entry(article=article, status=CODED, first=near.first, bands=found.bands)
        return Entry(article=article, status=NEAR_COPY, reason="nearly the same text", first=near.first)

    def _find_near(self, article: Article, alike: _Alike) -> Near | None:
        """The article that this one is nearly the same as: of those that share most, the one that came first."""
        with self._lock:
            on_their_way = list(self._count_shared(alike.bands))
        once = dict.fromkeys((*alike.nears, *on_their_way))
        nearest = sorted(once, key=lambda n: -n.shared)[:NEAREST]
        return next((n for n in nearest if likeness(article.text, n.text) >= ALIKE), None)

    def _count_shared(self, bands: Sequence[int]) -> Iterator[Near]:
        shared: dict[int, list[Near]] = {}
        for band in bands:
            for number, near in self._coming.near.get(band, ()):
                shared.setdefault(number, []).append(near)
        for _, nears in sorted(shared.items()):
            yield Near(first=nears[0].first, text=nears[0].text, shared=len(nears))

    def _expect(self, entry: Entry, key: str, content: str) -> None:
        with self._lock:
            self._coming.keys.add(key)
            self._coming.count += 1
            if _can_be_copied(entry):
                self._coming.contents.setdefault(content, entry.first or key)
            near = Near(first=entry.first or key, text=entry.article.text, shared=0)
            for band in set(entry.bands):
                self._coming.near.setdefault(band, []).append((self._coming.count, near))


def _can_be_copied(entry: Entry) -> bool:
    return entry.status != UNREADABLE and bool(entry.article.text.strip())
