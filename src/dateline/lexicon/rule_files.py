"""Reads acts and operators, entry by entry, into their records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from dateline.errors import LexiconError
from dateline.lexicon import shapes
from dateline.lexicon.files import layer_of, read_tables
from dateline.lexicon.hints import OnFault, unknown
from dateline.lexicon.ontology import Ontology, is_for
from dateline.lexicon.outer import parse_outer

WORD_KINDS = ("verb", "noun", "adj")
EXTRA_FIELDS = ("examples", "not_examples", "enabled", "note")


def load_entries(
    kind: type[Any], layers: tuple[Path, ...], pattern: str, ontology: Ontology, *, ids: set[str], on_fault: OnFault
) -> dict[str, tuple[str, Any]]:
    """Entries of a kind (Act, Operator) with their places, by id; those of later layers first, as they go before ours.

    ids: takes up all ids that are seen.
    """
    found: dict[str, tuple[str, Any]] = {}
    ranks: dict[str, int] = {}
    for path, table in read_tables(layers, pattern):
        spoken = is_for(table, ontology, str(path))
        known = frozenset(found) if spoken else None
        entries = tuple(_load_file(kind, path, table, known, on_fault))
        # also of what another codebook speaks of: an operator that is kept may name one that is not
        ids.update(name for name, _ in entries)
        for name, (place, _) in entries:
            if name in found and ranks[name] == layer_of(path, layers):
                other = found[name][0].partition(": ")[0]
                on_fault(LexiconError(f"{place}: stands in {other}, too: give one of them another id"))
        read = {name: entry for name, entry in entries if spoken or _holds_anywhere(entry[1])}
        found.update(read)
        ranks.update(dict.fromkeys(read, layer_of(path, layers)))
    kept = {name: (place, record) for name, (place, record) in found.items() if record is not None}
    return {name: kept[name] for name in sorted(kept, key=lambda name: -ranks[name])}


def _holds_anywhere(record: Any) -> bool:
    """Whether an operator gives back whatever act stands inside (`try to`, `go on with`): it names no type."""
    cells = getattr(record, "table", {})
    outers = [parse_outer(cell) for cell in cells.values()]
    return set(cells) == {"*"} and not record.bare and all(outer.keeps and not outer.type for outer in outers)


def _load_file(
    kind: type[Any], path: Path, table: dict[str, Any], known: frozenset[str] | None, on_fault: OnFault
) -> Iterator[tuple[str, tuple[str, Any]]]:
    """Id, place and record of each entry; no record for one that is switched off. known: ids of files before, which
    may be switched off; None for any.
    """
    key = kind.__name__.lower()
    defaults = _defaults(kind, path, table, key)
    seen: set[str] = set()
    for number, entry in enumerate(shapes.entries(str(path), key, table.get(key, [])), 1):
        place = f"{path}: {key} {entry.get('id', f'number {number}')!r}"
        try:
            name = _read_id(place, entry, seen)
            enabled = shapes.flag(place, "enabled", entry.get("enabled", True))
            if not enabled and known is not None and name not in known:
                raise unknown(place, key, name, known)
            yield name, (place, _build(kind, {**defaults, **entry}, place) if enabled else None)
        except LexiconError as error:
            on_fault(error)


def _defaults(kind: type[Any], path: Path, table: dict[str, Any], key: str) -> dict[str, Any]:
    """The fields that a file gives to all its entries."""
    fields = [name.rstrip("_") for name in kind.__dataclass_fields__ if name != "id"]
    for name in table:
        if name not in (key, "ontology", *fields):
            raise unknown(str(path), "section", name, (key, "ontology", *fields))
    return {name: value for name, value in table.items() if name not in (key, "ontology")}


def _read_id(place: str, entry: Mapping[str, Any], seen: set[str]) -> str:
    name = entry.get("id")
    if not isinstance(name, str) or not name:
        raise LexiconError(f"{place}: has no id: give it one, such as id = 'my-word'")
    if name in seen:
        raise LexiconError(f"{place}: stands twice in this file: give one of them another id")
    seen.add(name)
    return name


def _build(kind: type[Any], entry: Mapping[str, Any], place: str) -> Any:
    record = shapes.build(kind, place, {k: v for k, v in entry.items() if k not in EXTRA_FIELDS})
    listed = [word for words in WORD_KINDS for word in getattr(record, words)]
    if not listed:
        raise LexiconError(f"{place}: names no words: give it verb, noun or adj")
    for word in listed:
        if word != word.lower():
            raise LexiconError(f"{place}: {word!r} has capitals: write the dictionary form, {word.lower()!r}")
    return record
