"""Names in a file with an index, for lists that are too long for memory: SQLite, opened when a name is first asked for.

The file `actors/names.sqlite` of a lexicon folder. Its names mean what rows of actors/persons do.
"""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from dateline.errors import LexiconError
from dateline.lexicon.entries import Entry
from dateline.lexicon.words import name_key

FILE = Path("actors/names.sqlite")
REMEDY = "import the list again with `dateline actors import`"
FORMAT = "1"
KEPT = 20_000

Item = TypeVar("Item")
Meanings = tuple[tuple[Entry, str], ...]

_MAKE = """
CREATE TABLE entries (number INTEGER PRIMARY KEY, id TEXT, name TEXT, kind TEXT, country TEXT, sectors TEXT, role TEXT,
                      since TEXT, until TEXT, basis TEXT);
CREATE TABLE forms (key TEXT NOT NULL, entry INTEGER NOT NULL, form TEXT NOT NULL, PRIMARY KEY (key, entry, form))
                    WITHOUT ROWID;
CREATE TABLE starts (word TEXT NOT NULL, words INTEGER NOT NULL, PRIMARY KEY (word, words)) WITHOUT ROWID;
CREATE TABLE about (what TEXT PRIMARY KEY, value TEXT NOT NULL);
"""


def write_names(path: Path, named: Iterable[tuple[Entry, tuple[str, ...]]]) -> int:
    """Writes entries with the forms of their names into a new file; says how many. Replaces an older file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    digest, number = sha256(), 0
    with closing(sqlite3.connect(new)) as base:
        base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _MAKE)
        for number, (entry, forms) in enumerate(named, 1):
            digest.update(repr((entry, forms)).encode())
            _add(base, number, entry, forms)
        base.executemany("INSERT INTO about VALUES (?, ?)", [("format", FORMAT), ("hash", digest.hexdigest())])
        base.commit()
    new.replace(path)
    return number


def _add(base: sqlite3.Connection, number: int, entry: Entry, forms: tuple[str, ...]) -> None:
    days = (day.isoformat() if day else None for day in (entry.since, entry.until))
    told = (entry.id, entry.name, entry.kind, entry.country, "|".join(entry.sectors), entry.role, *days, entry.basis)
    base.execute("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (number, *told))
    for form in forms:
        if key := name_key(form):
            base.execute("INSERT OR IGNORE INTO forms VALUES (?, ?, ?)", (key, number, form))
            base.execute("INSERT OR IGNORE INTO starts VALUES (?, ?)", (key.partition(" ")[0], key.count(" ") + 1))


class NameTable:
    """Looks names up in a file. Opened lazily, once in each process; the last answers are kept."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._open: tuple[int, sqlite3.Connection] | None = None
        self._meanings: dict[str, Meanings] = {}
        self._counts: dict[str, tuple[int, ...]] = {}

    def __getstate__(self) -> Path:
        return self.path

    def __setstate__(self, path: Path) -> None:
        NameTable.__init__(self, path)

    def meanings(self, key: str) -> Meanings:
        """The entries of a name in comparable words, each with the form that was written."""
        if key not in self._meanings:
            ask = (
                "SELECT e.*, f.form FROM forms f JOIN entries e ON e.number = f.entry WHERE f.key = ? ORDER BY e.number"
            )
            found = tuple((_entry(row), str(row[-1])) for row in self._ask(ask, key))
            _make_room(self._meanings)
            self._meanings[key] = found
        return self._meanings[key]

    def counts(self, word: str) -> tuple[int, ...]:
        """How many words the names have that start with a word, the most first."""
        if word not in self._counts:
            ask = "SELECT words FROM starts WHERE word = ? ORDER BY words DESC"
            found = tuple(int(row[0]) for row in self._ask(ask, word))
            _make_room(self._counts)
            self._counts[word] = found
        return self._counts[word]

    def entries(self) -> Iterator[Entry]:
        """All entries, one after the other."""
        for row in self._ask("SELECT * FROM entries ORDER BY number"):
            yield _entry(row)

    def hash(self) -> str:
        """What changes with the names, without reading them."""
        return "".join(str(row[0]) for row in self._ask("SELECT value FROM about ORDER BY what"))

    def _ask(self, question: str, *values: str) -> Iterator[tuple[str, ...]]:
        try:
            yield from self._connection().execute(question, values)
        except sqlite3.Error as error:
            raise LexiconError(f"{self.path}: is no table of names: {error}: {REMEDY}") from error

    def _connection(self) -> sqlite3.Connection:
        if self._open is None or self._open[0] != os.getpid():
            place = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
            self._open = os.getpid(), sqlite3.connect(place, uri=True, check_same_thread=False)
        return self._open[1]


def _make_room(kept: dict[str, Any]) -> None:
    """Forgets all answers when there are too many, which is cheaper than to know the oldest."""
    if len(kept) >= KEPT:
        kept.clear()


def _entry(row: tuple[str, ...]) -> Entry:
    _, ident, name, kind, country, sectors, role, since, until, basis = row[:10]
    return Entry(
        id=ident, name=name, kind=kind, country=country or None, sectors=tuple(sectors.split("|")) if sectors else (),
        role=role or None, since=_day(since), until=_day(until), basis=basis,
    )  # fmt: skip


def _day(value: str | None) -> dt.date | None:
    return dt.date.fromisoformat(value) if value else None


class Beside(Mapping[str, tuple[Item, ...]]):
    """A mapping whose answers have those of name tables after them. Only what is in memory is listed.

    The last answers are kept: every word of a text is asked for.
    """

    def __init__(
        self, known: Mapping[str, tuple[Item, ...]], more: Callable[[str], tuple[Item, ...]], *, falling: bool = False
    ) -> None:
        self._known = known
        self._more = more
        self._falling = falling
        self._found: dict[str, tuple[Item, ...]] = {}

    def _find(self, key: str) -> tuple[Item, ...]:
        found = self._found.get(key)
        if found is None:
            _make_room(self._found)
            found = self._found[key] = self._together(key)
        return found

    def _together(self, key: str) -> tuple[Item, ...]:
        known, more = self._known.get(key, ()), self._more(key)
        if not more:
            return known
        return tuple(sorted({*known, *more}, key=_number, reverse=True)) if self._falling else (*known, *more)

    def __getitem__(self, key: str) -> tuple[Item, ...]:
        if found := self._find(key):
            return found
        raise KeyError(key)

    def get(self, key: str, default: Any = None) -> Any:
        """The items of a key, or the default."""
        return self._find(key) or default

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and bool(self._find(key))

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


def _number(item: object) -> int:
    return item if isinstance(item, int) else 0
