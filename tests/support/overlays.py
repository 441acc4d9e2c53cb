"""Loads a user's folder as far as one of its files is concerned."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dateline.coding.outcome import load_composition
from dateline.lexicon.actor_files import read_actors, read_towns
from dateline.lexicon.calibration import load_calibration
from dateline.lexicon.casing import written_forms
from dateline.lexicon.contexts import load_contexts
from dateline.lexicon.examples import read_examples
from dateline.lexicon.gazetteer import load_gazetteer
from dateline.lexicon.layers import check_layers
from dateline.lexicon.ontology import load_ontology
from dateline.lexicon.phrases import load_phrase_words
from dateline.lexicon.place_words import load_place_words
from dateline.lexicon.reference import load_reference_words
from dateline.lexicon.rules import load_rules
from dateline.lexicon.speech import load_speech
from dateline.lexicon.tollwords import load_toll_words
from dateline.run.knowledge import load_times

Layers = tuple[Path, ...]


def _rules(layers: Layers) -> None:
    ontology = load_ontology(layers)
    load_rules(layers, ontology)
    read_examples(layers, ontology)


def _actors(layers: Layers) -> None:
    list(read_actors(layers))


# By what a file's name begins with, the first that fits.
LOADERS: tuple[tuple[str, Callable[[Layers], object]], ...] = (
    ("ontology/plover/composition", lambda layers: load_composition(layers, load_ontology(layers))),
    ("ontology/", load_ontology),
    ("actors/cities/", read_towns),
    ("actors/", _actors),
    ("lang/en/roles/", _actors),
    ("lang/en/first_names", load_reference_words),
    ("lang/en/reference", load_reference_words),
    ("lang/en/phrases", load_phrase_words),
    ("lang/en/places", load_place_words),
    ("lang/en/casing", lambda layers: written_forms((), layers)),
    ("lang/en/contexts", lambda layers: load_contexts(layers, load_ontology(layers))),
    ("lang/en/speech/", load_speech),
    ("lang/en/time/", load_times),
    ("lang/en/tolls", load_toll_words),
    ("lang/en/", _rules),
    ("places/", load_gazetteer),
    ("model/", load_calibration),
)


def load_layer(folder: Path, name: str) -> None:
    """Loads what a file of a user's folder adds to, after the check of all names of files."""
    check_layers((folder,))
    next(load for start, load in LOADERS if name.startswith(start))((folder,))


def write(folder: Path, name: str, text: str | bytes) -> None:
    """Writes a file of a user's folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
