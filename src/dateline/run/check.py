"""Checks the knowledge files as a whole: what can be loaded, and whether the names in it fit together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from dateline.coding.outcome import load_composition
from dateline.errors import LexiconError
from dateline.lexicon.actors import load_actors
from dateline.lexicon.contexts import load_contexts
from dateline.lexicon.examples import read_examples
from dateline.lexicon.gazetteer import load_gazetteer
from dateline.lexicon.layers import check_layers
from dateline.lexicon.ontology import Ontology, load_ontology
from dateline.lexicon.rules import load_rules
from dateline.lexicon.speech import load_speech
from dateline.lexicon.tollwords import load_toll_words
from dateline.run.knowledge import load_times

Findings = Iterator[tuple[str, int] | str]
"""Counts of what was loaded, and faults."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """counts: (what, how many) of what was loaded. faults: messages, each with file or entry, and remedy."""

    counts: tuple[tuple[str, int], ...]
    faults: tuple[str, ...]


def check_knowledge(layers: tuple[Path, ...] = ()) -> Report:
    """Loads all knowledge, ours with the layers over it; goes on after a fault, so that all are seen at once."""
    counts: list[tuple[str, int]] = []
    faults: list[str] = []

    def attempt(load: Callable[[], Findings]) -> None:
        try:
            for found in load():
                if isinstance(found, str):
                    faults.append(found)
                else:
                    counts.append(found)
        except LexiconError as error:
            faults.append(str(error))

    ontologies: list[Ontology] = []
    attempt(partial(_check_files, layers))
    attempt(partial(_check_ontology, layers, ontologies))
    for check_words in (_check_actors, _check_speech, _check_times, _check_places, _check_tolls):
        attempt(partial(check_words, layers))
    for ontology in ontologies:
        for check in (_check_composition, _check_rules, _check_contexts, _check_examples):
            attempt(partial(check, layers, ontology))
    return Report(counts=tuple(counts), faults=tuple(faults))


def _check_files(layers: tuple[Path, ...]) -> Findings:
    check_layers(layers)
    yield from ()


def _check_ontology(layers: tuple[Path, ...], found: list[Ontology]) -> Findings:
    ontology = load_ontology(layers)
    found.append(ontology)
    yield f"types of {ontology.title}", len(ontology.types)
    yield "modes", sum(len(t.modes) for t in ontology.types.values())
    yield "contexts", len(ontology.contexts)


def _check_actors(layers: tuple[Path, ...]) -> Findings:
    faults: list[LexiconError] = []
    yield "actors", len(load_actors(layers, on_fault=faults.append).entries)
    yield from map(str, faults)


def _check_speech(layers: tuple[Path, ...]) -> Findings:
    yield "words of saying", sum(1 for _ in load_speech(layers).entries())


def _check_times(layers: tuple[Path, ...]) -> Findings:
    yield "kinds of times", len(load_times(layers).rules)


def _check_places(layers: tuple[Path, ...]) -> Findings:
    load_gazetteer(layers)
    yield from ()


def _check_tolls(layers: tuple[Path, ...]) -> Findings:
    yield "words of tolls", len(load_toll_words(layers).verbs)


def _check_composition(layers: tuple[Path, ...], ontology: Ontology) -> Findings:
    load_composition(layers, ontology)
    yield from ()


def _check_contexts(layers: tuple[Path, ...], ontology: Ontology) -> Findings:
    yield "cues of contexts", sum(len(cues) for cues in load_contexts(layers, ontology).by_first.values())


def _check_examples(layers: tuple[Path, ...], ontology: Ontology) -> Findings:
    yield "examples of rules", len(read_examples(layers, ontology))


def _check_rules(layers: tuple[Path, ...], ontology: Ontology) -> Findings:
    faults: list[LexiconError] = []
    rules = load_rules(layers, ontology, on_fault=faults.append)
    yield "acts", len(rules.acts)
    yield "operators", len(rules.operators)
    yield from map(str, faults)
