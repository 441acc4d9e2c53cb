"""Full-text search over titles and texts: FTS5 in SQLite, a GIN index in PostgreSQL; and parts of names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, column, func, literal_column, select, table, text

from dateline.store.schema import articles, handles

# A tsvector holds one megabyte at most; what stands behind that many letters of a text is not searched.
SEARCHED = 250_000
_VECTOR = f"to_tsvector('english', coalesce(title, '') || ' ' || coalesce(left(text, {SEARCHED}), ''))"
_SQLITE = (
    "CREATE VIRTUAL TABLE article_words USING fts5"
    "(title, text, content='articles', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')"
)
# Any three letters that follow each other lead to the names that hold them.
_PARTS_OF_NAMES = (
    "CREATE VIRTUAL TABLE handle_parts USING fts5(text, content='handles', content_rowid='id', tokenize='trigram')"
)
LEAST_PART = 3
_POSTGRES = f"CREATE INDEX article_words ON articles USING gin (({_VECTOR})) WHERE text IS NOT NULL"
_WORD = re.compile(r"\w+")
_PARTS = re.compile(r'"([^"]*)"|(\S+)')


def create_fulltext(connection: Connection) -> None:
    """Makes the indexes."""
    for statement in (_SQLITE, _PARTS_OF_NAMES) if connection.dialect.name == "sqlite" else (_POSTGRES,):
        connection.execute(text(statement))


def add_words(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Makes new articles findable; PostgreSQL does it by itself. Call it where they are written."""
    if connection.dialect.name == "sqlite" and rows:
        insert = text("INSERT INTO article_words (rowid, title, text) VALUES (:id, :title, :text)")
        connection.execute(insert, [{k: row[k] for k in ("id", "title", "text")} for row in rows])


def add_names(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """The same for parts of new names. rows: of `handles`."""
    if connection.dialect.name == "sqlite" and rows:
        insert = text("INSERT INTO handle_parts (rowid, text) VALUES (:id, :text)")
        connection.execute(insert, [{k: row[k] for k in ("id", "text")} for row in rows])


def holds_part(dialect: str, part: str) -> ColumnElement[bool]:
    """The condition on handles that their text holds a part, in small letters."""
    if dialect != "sqlite" or len(part) < LEAST_PART:
        return handles.c.text.contains(part, autoescape=True)
    quoted = '"' + part.replace('"', '""') + '"'
    index = table("handle_parts", column("rowid"))
    return handles.c.id.in_(select(index.c.rowid).where(literal_column("handle_parts").op("MATCH")(quoted)))


def matches(dialect: str, words: str) -> ColumnElement[bool]:
    """The condition on articles that all the words stand in title or text; "words in quotes" stand together."""
    if dialect == "sqlite":
        return articles.c.id.in_(_rows_with(words))
    vector: ColumnElement[str] = literal_column(f"({_VECTOR})")
    found = (vector.op("@@")(func.phraseto_tsquery("english", part)) for part in split(words))
    return and_(articles.c.text.is_not(None), *found)


def matches_index(dialect: str, words: str) -> Select[Any] | None:
    """The keys of the articles with these words, from an index of its own; None where a database has no such index."""
    return _rows_with(words) if dialect == "sqlite" else None


def _rows_with(words: str) -> Select[Any]:
    wanted = literal_column("article_words").op("MATCH")(quote(words))
    return select(table("article_words", column("rowid")).c.rowid).where(wanted)


def quote(words: str) -> str:
    """A user's words as a query of FTS5, in which nothing but quotes has a meaning."""
    return " ".join(f'"{part}"' for part in split(words)) or '""'


def split(words: str) -> list[str]:
    """The words that a user asks for, and the phrases that stand in quotes; signs mean nothing."""
    parts = (" ".join(_WORD.findall(phrase or word)) for phrase, word in _PARTS.findall(words))
    return [part for part in parts if part]
