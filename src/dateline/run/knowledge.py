"""All that a coder knows, loaded once."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dateline.coding.outcome import Composition, load_composition
from dateline.coding.story import StoryWords, known_happenings
from dateline.lexicon.actors import ActorLexicon, load_actors
from dateline.lexicon.cache import cached
from dateline.lexicon.calibration import Calibration, load_calibration
from dateline.lexicon.contexts import ContextCues, load_contexts
from dateline.lexicon.files import BUILT_IN
from dateline.lexicon.gazetteer import Gazetteer, load_gazetteer
from dateline.lexicon.layers import check_layers
from dateline.lexicon.name_table import FILE, NameTable
from dateline.lexicon.ontology import Ontology, load_ontology
from dateline.lexicon.place_words import PlaceWords, load_place_words
from dateline.lexicon.predicates import PredicateModel, load_predicates
from dateline.lexicon.rules import Rules, load_rules
from dateline.lexicon.speech import SpeechWords, load_speech
from dateline.lexicon.timewords import TimeWords, load_time_words
from dateline.lexicon.tollwords import TollWords, load_toll_words
from dateline.nlp.casing import KnownCase
from dateline.resolve.times import NOTHING
from dateline.resolve.when.readers import READERS

# What stores, pages and analyses go by: a page that looks otherwise makes no reading out of date.
NOT_CODED_BY = ("analysis", "imports", "incidents", "schemas", "templates")


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """The codebook, the lexicons and the words of a language; `hash` changes with any of their files."""

    rules: Rules
    ontology: Ontology
    composition: Composition
    actors: ActorLexicon
    speech: SpeechWords
    times: TimeWords
    tolls: TollWords
    gazetteer: Gazetteer
    contexts: ContextCues
    story: StoryWords
    predicates: PredicateModel | None
    calibration: Calibration
    hash: str


def load_knowledge(layers: tuple[Path, ...] = ()) -> Knowledge:
    """Everything that coding needs, ours with the user's folders laid over it. Raises LexiconError.

    It is read once, and again when a file has changed.
    """
    check_layers(layers)
    return _load(layers, hash_files(layers))


@cache
def _load(layers: tuple[Path, ...], hash: str) -> Knowledge:
    with _uncollected():
        ontology = load_ontology(layers)
        read = cached("knowledge", hash, lambda: _read(layers, ontology))
        return Knowledge(
            **read,
            ontology=ontology,
            times=load_times(layers),
            predicates=load_predicates(ontology),
            hash=hash,
        )


def _read(layers: tuple[Path, ...], ontology: Ontology) -> dict[str, Any]:
    """What takes long to make and can be kept."""
    rules = load_rules(layers, ontology)
    return {
        "rules": rules,
        "composition": load_composition(layers, ontology),
        "actors": load_actors(layers),
        "speech": load_speech(layers),
        "gazetteer": load_gazetteer(layers),
        "tolls": load_toll_words(layers),
        "contexts": load_contexts(layers, ontology),
        "story": _story_words(rules, load_place_words(layers)),
        "calibration": load_calibration(layers),
    }


@contextmanager
def _uncollected() -> Iterator[None]:
    """What is loaded stays: to look through it for what can go, again and again, would take half as long again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _story_words(rules: Rules, places: PlaceWords) -> StoryWords:
    return StoryWords(
        definite=rules.status.get("definite", frozenset()),
        happenings=known_happenings(rules.deeds, places.happenings),
        before=rules.status.get("perfect", frozenset()),
        ahead=rules.status.get("set_for", frozenset()),
    )


def load_times(layers: tuple[Path, ...]) -> TimeWords:
    """The words and rules of time. Raises LexiconError, as for a rule that is to be read in a way that there is not."""
    return load_time_words(layers, readers=(NOTHING, *READERS))


def hash_files(layers: tuple[Path, ...]) -> str:
    """The first twelve hex digits of a hash over the name and content of every knowledge file that coding goes by."""
    digest = hashlib.sha256()
    for folder in (BUILT_IN, *layers):
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and _is_coded_by(p.relative_to(folder))):
            digest.update(path.relative_to(folder).as_posix().encode())
            digest.update(NameTable(path).hash().encode() if path.name == FILE.name else path.read_bytes())
    return digest.hexdigest()[:12]


def _is_coded_by(path: Path) -> bool:
    return path.parts[0] not in NOT_CODED_BY


def known_case(knowledge: Knowledge) -> KnownCase:
    """How names of actors and places are written, for text that comes in capitals."""

    def load() -> tuple[Mapping[str, str], Iterable[str]]:
        actors, places = knowledge.actors, knowledge.gazetteer
        names = (form for forms in actors.index.values() for entry, form in forms if not entry.is_role)
        return {**places.known_case(), **actors.known_case()}, (n for n in names if " " in n)

    return KnownCase(load)
