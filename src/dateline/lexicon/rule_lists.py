"""The plain lists of words that rules are read with: light verbs, word classes, words of status."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dateline.lexicon import shapes
from dateline.lexicon.files import BUILT_IN, read_tables
from dateline.lexicon.hints import unknown


def load_words(layers: tuple[Path, ...], pattern: str, only: str) -> frozenset[str]:
    """The words of files that hold one list."""
    found: set[str] = set()
    for path, table in read_tables(layers, pattern):
        for name, listed in table.items():
            if name != only:
                raise unknown(str(path), "list", name, (only,))
            found.update(shapes.words(str(path), name, listed))
    return frozenset(found)


def read_classes(layers: tuple[Path, ...], pattern: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """The word classes of each file: the place, the name, the words."""
    return [
        (f"{path}: {name}", name, shapes.words(str(path), name, listed))
        for path, table in read_tables(layers, pattern)
        for name, listed in table.items()
    ]


def flatten_classes(read: Iterable[tuple[str, str, tuple[str, ...]]]) -> dict[str, frozenset[str]]:
    """The classes by name, put together from all files; a class in a class is replaced by its words."""
    raw: dict[str, list[str]] = {}
    for _, name, listed in read:
        raw.setdefault(name, []).extend(listed)

    def flat(name: str, seen: tuple[str, ...] = ()) -> set[str]:
        found: set[str] = set()
        for word in raw[name]:
            inner = word[1:] if word[1:] in raw and word.startswith("@") else ""
            if not inner:
                found.add(word)
            elif inner not in (*seen, name):
                found |= flat(inner, (*seen, name))
        return found

    return {name: frozenset(flat(name)) for name in raw}


def load_status(layers: tuple[Path, ...], pattern: str) -> dict[str, frozenset[str]]:
    """The lists of words of status."""
    found: dict[str, frozenset[str]] = {}
    for path, table in read_tables(layers, pattern):
        for name, listed in table.items():
            if found and name not in found and path.parent.parent.parent != BUILT_IN:
                raise unknown(str(path), "list", name, found)
            found[name] = found.get(name, frozenset()) | frozenset(shapes.words(str(path), name, listed))
    return found
