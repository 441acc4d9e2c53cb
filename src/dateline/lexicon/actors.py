"""The names of actors: states, regions, organisations, persons, and the words for offices and jobs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from dateline.lexicon.actor_files import Named, read_actors, read_towns
from dateline.lexicon.casing import written_forms
from dateline.lexicon.entries import Entry, Town
from dateline.lexicon.hints import OnFault, raise_fault
from dateline.lexicon.name_table import FILE, Beside, Meanings, NameTable
from dateline.lexicon.near import near_index, near_names
from dateline.lexicon.phrases import PhraseWords, load_phrase_words
from dateline.lexicon.reference import ReferenceWords, load_reference_words
from dateline.lexicon.words import Word, name_key

REMEMBERED = 5_000
_MISSPELT = frozenset({"state", "demonym", "capital"})


class Match(NamedTuple):
    """The words first to last (excluded) of a sequence, and what they may mean."""

    first: int
    last: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, eq=False)
class ActorLexicon:
    """All names and role words, indexed by their comparable words. Not changed once loaded, but for what it remembers.

    Equal to itself alone: to compare a million names takes minutes, and what is remembered of phrases asks each time.
    lengths: by a first word, how many words such names have, the most first. pairs: the first two words of names.
    met: what words that were met mean as they were written.
    """

    index: Mapping[str, tuple[tuple[Entry, str], ...]]
    towns: Mapping[str, Sequence[Town]]
    surnames: Mapping[str, tuple[Entry, ...]]
    lengths: Mapping[str, tuple[int, ...]]
    pairs: frozenset[str]
    near: Mapping[str, tuple[str, ...]]
    cases: Mapping[str, str]
    entries: tuple[Entry, ...]
    phrases: PhraseWords
    reference: ReferenceWords
    tables: tuple[NameTable, ...] = ()
    met: dict[str, tuple[tuple[Entry, ...], bool]] = field(default_factory=dict, compare=False, repr=False)

    def all_entries(self) -> Iterator[Entry]:
        """Every entry, those of name tables last; they are read as they are asked for."""
        yield from self.entries
        for table in self.tables:
            yield from table.entries()

    def match(self, words: Sequence[Word], first: int) -> Match | None:
        """The longest name or role word that starts at a word, if the text's capitals allow it."""
        counts = self.lengths.get(words[first].norm, ())
        if counts and counts[0] > 1 and not self._goes_on(words, first):
            counts = counts[-1:] if counts[-1] == 1 else ()
        for count in counts:
            last = first + count
            if last > len(words):
                continue
            entries, shortened = self._written(words[first:last])
            # an abbreviated title ("Sen.") is one only where a name follows
            if entries and not (shortened and (last >= len(words) or not words[last].capital)):
                return None if self._opens_longer(words, first, last) else Match(first, last, entries)
        return None

    def _written(self, words: Sequence[Word]) -> tuple[tuple[Entry, ...], bool]:
        """What words may mean as they are written, and whether only as an abbreviated title. Most come again soon."""
        written = words[0].text if len(words) == 1 else " ".join([w.text for w in words])
        found = self.met.get(written)
        if found is None:
            if len(self.met) >= REMEMBERED:
                self.met.clear()
            entries = self._meanings(words[0].norm if len(words) == 1 else " ".join([w.norm for w in words]), words)
            found = self.met[written] = entries, all(e.is_role and e.name.endswith(".") for e in entries)
        return found

    def _goes_on(self, words: Sequence[Word], first: int) -> bool:
        """Whether a name may begin with a word and the one behind it; of those of tables, whether with the word."""
        norm = words[first].norm
        known = first + 1 < len(words) and f"{norm} {words[first + 1].norm}" in self.pairs
        return known or any(table.counts(norm) for table in self.tables)

    def _opens_longer(self, words: Sequence[Word], first: int, last: int) -> bool:
        """Whether a name that starts with an article is the beginning of a longer one that does without it."""
        if words[first].norm not in self.phrases.articles or last - first < 2:
            return False
        inner = self.match(words, first + 1)
        return inner is not None and inner.last > last

    def _meanings(self, key: str, words: Sequence[Word]) -> tuple[Entry, ...]:
        listed = self.index.get(key, ())
        fitting = tuple(e for e, form in listed if e.is_role or fits_case(form, words))
        if len(fitting) > 1:
            fitting = tuple(dict.fromkeys(fitting))
        if key in self.towns and words[0].text[:1].isupper():
            fitting += tuple(town.entry() for town in self.towns[key])
        return fitting

    def respell(self, word: str) -> tuple[Entry, ...]:
        """The entries of the one state whose name, people or capital a word misspells; none if unsure."""
        found = [e for name in near_names(self.near, word) for e, _ in self.index[name] if e.kind in _MISSPELT]
        return tuple(found) if len({e.country for e in found}) == 1 else ()

    def look_up(self, name: str) -> tuple[Entry, ...]:
        """All meanings of a name, whatever its case."""
        return tuple(e for e, _ in self.index.get(name_key(name), ()))

    def known_case(self) -> Mapping[str, str]:
        """Lower-cased word -> the way it is written, for names, demonyms and acronyms."""
        return self.cases


def fits_case(form: str, words: Sequence[Word]) -> bool:
    """Whether words are written as a name may be: acronyms in capitals, other names with a capital."""
    is_acronym, has_capital = _casing(form)
    if is_acronym:
        return all(c.isupper() for w in words for c in w.text if c.isalpha())
    if not has_capital:
        return True
    return any(w.text[:1].isupper() or w.text[:1].isdigit() for w in words) and (
        words[0].text[:1].isupper() or not form[:1].isupper()
    )


@lru_cache(maxsize=REMEMBERED)
def _casing(form: str) -> tuple[bool, bool]:
    """Whether a form is an acronym, and whether it has a capital at all."""
    letters = [c for c in form if c.isalpha()]
    return 0 < len(letters) <= 6 and all(map(str.isupper, letters)), any(map(str.isupper, form))


def load_actors(layers: tuple[Path, ...] = (), *, on_fault: OnFault = raise_fault) -> ActorLexicon:
    """The built-in names and role words with the user's folders laid over them.

    Raises LexiconError naming file, line and remedy where a row is wrong; on_fault: what to do with it instead.
    """
    tables = tuple(NameTable(layer / FILE) for layer in layers if (layer / FILE).is_file())
    pairs, towns = list(read_actors(layers, on_fault=on_fault)), read_towns(layers)
    index: dict[str, dict[tuple[Entry, str], None]] = {}
    lengths: dict[str, set[int]] = {}
    for entry, forms in pairs:
        for form in forms:
            key = name_key(form)
            if key:
                index.setdefault(key, {})[entry, form] = None
    for key in (*index, *towns):
        lengths.setdefault(key.partition(" ")[0], set()).add(key.count(" ") + 1)
    listed = {key: tuple(found) for key, found in index.items()}
    counts = {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}
    return ActorLexicon(
        index=_beside(listed, tables),
        towns=MappingProxyType(dict(towns)),
        surnames=MappingProxyType(_surnames(pairs)),
        lengths=_counts_beside(counts, tables),
        pairs=frozenset(" ".join(key.split(" ", 2)[:2]) for key in (*index, *towns) if " " in key),
        near=MappingProxyType(near_index(_misspellable(index))),
        cases=MappingProxyType(written_forms(pairs, layers)),
        entries=tuple(entry for entry, _ in pairs),
        tables=tables,
        phrases=load_phrase_words(layers),
        reference=load_reference_words(layers),
    )


def _beside(known: dict[str, Meanings], tables: tuple[NameTable, ...]) -> Mapping[str, Meanings]:
    if not tables:
        return MappingProxyType(known)
    return Beside(known, lambda key: tuple(found for table in tables for found in table.meanings(key)))


def _counts_beside(known: dict[str, tuple[int, ...]], tables: tuple[NameTable, ...]) -> Mapping[str, tuple[int, ...]]:
    if not tables:
        return MappingProxyType(known)
    return Beside(known, lambda word: tuple(n for table in tables for n in table.counts(word)), falling=True)


def _misspellable(index: Mapping[str, Iterable[tuple[Entry, str]]]) -> Iterator[str]:
    """The names of states, peoples and capitals that are no acronyms."""
    for key, found in index.items():
        if any(e.kind in _MISSPELT and not form.isupper() for e, form in found):
            yield key


def _surnames(named: Iterable[Named]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, dict[Entry, None]] = {}
    for entry, _ in named:
        if entry.kind == "person":
            found.setdefault(name_key(entry.name).rpartition(" ")[2], {})[entry] = None
    return {surname: tuple(entries) for surname, entries in found.items()}
