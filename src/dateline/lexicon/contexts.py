"""What a sentence or paragraph is about: cue words for the ontology's contexts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from dateline.errors import LexiconError
from dateline.lexicon import shapes
from dateline.lexicon.files import read_tables
from dateline.lexicon.hints import unknown
from dateline.lexicon.ontology import Ontology, is_for

STRONG, WEAK, ENOUGH = 2, 1, 2
LISTS = {"strong": STRONG, "weak": WEAK, "blocked": 0}
SECTIONS = ("ontology", "joints", "forms", "endings", "contexts")
FIELDS = (*LISTS, "examples", "not_examples")
Phrase = tuple[str, ...]
REMEMBERED = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """How words of cues and texts are made alike. joints: what is left out, inside words too;
    forms: word -> the form to take for it; endings: ending -> what to put in its place, the first that fits.
    met: words that were met, as they were made.
    """

    joints: tuple[str, ...] = ()
    forms: Mapping[str, str] = field(default_factory=dict)
    endings: Mapping[str, str] = field(default_factory=dict)
    met: dict[str, str] = field(default_factory=dict, compare=False, repr=False)

    def words(self, texts: Iterable[str]) -> list[str]:
        """The words of some texts, made alike."""
        text = " ".join(texts)
        if self.joints:
            text = _any_of(self.joints).sub(" ", text)
        if len(self.met) >= REMEMBERED:
            self.met.clear()
        return [self.met.get(word) or self._alike(word) for word in text.split()]

    def _alike(self, word: str) -> str:
        found = self.met[word] = self._trim(self.forms.get(word, word))
        return found

    def _trim(self, word: str) -> str:
        for ending, rest in self.endings.items():
            if word.endswith(ending) and len(word) > len(ending) + 2:
                return word[: len(word) - len(ending)] + rest
        return word


@cache
def _any_of(joints: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(j) for j in sorted(joints, key=len, reverse=True)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ContextCues:
    """The cues of all contexts. by_first: first word -> (phrase, context, weight), the longest phrase first.

    order: the contexts as the ontology has them. Weights: a text has a context from ENOUGH upward.
    """

    order: tuple[str, ...] = ()
    spelling: Spelling = field(default_factory=Spelling)
    by_first: Mapping[str, tuple[tuple[Phrase, str, int], ...]] = field(default_factory=dict)


def load_contexts(layers: tuple[Path, ...], ontology: Ontology, language: str = "en") -> ContextCues:
    """Reads `lang/<language>/contexts.toml` of all layers, those of them that are for this ontology.

    Raises LexiconError naming file, context and remedy.
    """
    spelling: dict[str, Any] = {"joints": (), "forms": {}, "endings": {}}
    weights: dict[tuple[str, str], int] = {}
    for path, table in read_tables(layers, f"lang/{language}/contexts.toml"):
        if not is_for(table, ontology, str(path)):
            continue
        for key in table:
            if key not in SECTIONS:
                raise unknown(str(path), "section", key, SECTIONS)
        spelling["joints"] += shapes.words(str(path), "joints", table.get("joints", []))
        for key in ("forms", "endings"):
            spelling[key] = {**spelling[key], **shapes.texts(str(path), key, table.get(key, {}))}
        for name, entry in shapes.table(str(path), "contexts", table.get("contexts", {})).items():
            _check(path, name, entry, ontology)
            weights.update({(cue, name): weight for key, weight in LISTS.items() for cue in entry.get(key, ())})
    alike = Spelling(**spelling)
    return ContextCues(order=tuple(ontology.contexts), spelling=alike, by_first=_index(weights, alike))


def find_contexts(cues: ContextCues, words: Sequence[str]) -> tuple[str, ...]:
    """The contexts of a text, in the ontology's order. words: its lemmas in lower case, in text order.

    One strong cue makes a context, or two different weak ones; a word counts for one cue of a context only.
    """
    found: dict[str, dict[Phrase, int]] = {}
    for phrase, context, weight in _matches(cues, cues.spelling.words(words)):
        found.setdefault(context, {})[phrase] = weight
    return tuple(c for c in cues.order if sum(found.get(c, {}).values()) >= ENOUGH)


def _matches(cues: ContextCues, words: Sequence[str]) -> Iterator[tuple[Phrase, str, int]]:
    """All cues in the text; a longer one hides those of its context that begin inside it."""
    hidden_until: dict[str, int] = {}
    for at, word in enumerate(words):
        for phrase, context, weight in cues.by_first.get(word, ()):
            end = at + len(phrase)
            if at >= hidden_until.get(context, 0) and tuple(words[at:end]) == phrase:
                hidden_until[context] = end
                yield phrase, context, weight


def _index(
    weights: Mapping[tuple[str, str], int], spelling: Spelling
) -> dict[str, tuple[tuple[Phrase, str, int], ...]]:
    found: dict[str, list[tuple[Phrase, str, int]]] = {}
    for (cue, context), weight in weights.items():
        phrase = tuple(spelling.words([cue]))
        found.setdefault(phrase[0], []).append((phrase, context, weight))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in found.items()}


def _check(path: Path, name: str, entry: dict[str, Any], ontology: Ontology) -> None:
    place = f"{path}: context {name}"
    if name not in ontology.contexts:
        raise unknown(str(path), "context", name, ontology.contexts)
    for key, value in shapes.table(str(path), name, entry).items():
        if key not in FIELDS:
            raise unknown(place, "field", key, FIELDS)
        if not isinstance(value, list) or not all(isinstance(cue, str) and cue.strip() for cue in value):
            raise LexiconError(f"{place}: {key} must be a list of words or phrases")
