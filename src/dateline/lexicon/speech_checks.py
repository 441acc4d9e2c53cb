"""Whether the values in a file of words of saying are of the kinds that are wanted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dateline.errors import LexiconError
from dateline.lexicon import shapes
from dateline.lexicon.hints import unknown

TEXTS = ("act", "stance", "negated", "strength")
FLAGS = ("answers", "unsourced", "trails", "unnamed", "alike", "enabled")
EXAMPLES = "examples"
PLAIN = ("id", EXAMPLES, *TEXTS, *FLAGS)


def check_cues(path: Path, table: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The entries of a file, each a table with an id of its own whose values are of the right kinds.

    Raises LexiconError naming file, entry and remedy.
    """
    seen: set[str] = set()
    for number, row in enumerate(shapes.entries(str(path), "cue", table.get("cue", [])), 1):
        name = row.get("id")
        if not isinstance(name, str) or not name:
            raise LexiconError(f"{path}: cue number {number}: has no id: give it one, such as 'say'")
        if name in seen:
            raise LexiconError(f"{path}: cue {name!r}: stands twice in this file: give one of them another id")
        seen.add(name)
        _check_values(f"{path}: cue {name!r}", row)
        yield row


def check_lists(path: Path, table: dict[str, Any], section: str) -> dict[str, frozenset[str]]:
    """The lists of words of a section."""
    return shapes.word_tables(str(path), section, table.get(section, {}))


def _check_values(place: str, row: dict[str, Any]) -> None:
    for name, value in row.items():
        if name in FLAGS:
            shapes.flag(place, name, value)
        elif name in TEXTS:
            shapes.text(place, name, value)
        elif name == EXAMPLES:
            for example in shapes.entries(place, name, value):
                shapes.texts(place, name, example)
                if not example.get("text"):
                    raise LexiconError(f"{place}: an example has no text: give it one")
        elif name not in PLAIN:
            row[name] = list(shapes.words(place, name, value))


def check_keys(path: Path, place: str, row: Mapping[str, Any], known: set[str]) -> None:
    """Raises LexiconError for a key that is none of those known."""
    for key in row:
        if key not in known:
            raise unknown(f"{path}: {place}", "key", key, known)
