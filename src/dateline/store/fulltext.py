"""Full-text search over titles and texts: FTS5 in SQLite, a GIN index in PostgreSQL."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, column, func, literal_column, select, table, text

from dateline.store.schema import articles

# A tsvector holds one megabyte at most; what stands behind that many letters of a text is not searched.
SEARCHED = 250_000
_VECTOR = f"to_tsvector('english', coalesce(title, '') || ' ' || coalesce(left(text, {SEARCHED}), ''))"
_SQLITE = (
    "CREATE VIRTUAL TABLE article_words USING fts5"
    "(title, text, content='articles', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2')"
)
_POSTGRES = f"CREATE INDEX article_words ON articles USING gin (({_VECTOR})) WHERE text IS NOT NULL"
_WORD = re.compile(r"\w+")
_PARTS = re.compile(r'"([^"]*)"|(\S+)')


def create_fulltext(connection: Connection) -> None:
    """Makes the index."""
    connection.execute(text(_SQLITE if connection.dialect.name == "sqlite" else _POSTGRES))


def add_words(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Makes new articles findable; PostgreSQL does it by itself. Call it where they are written."""
    if connection.dialect.name == "sqlite" and rows:
        insert = text("INSERT INTO article_words (rowid, title, text) VALUES (:id, :title, :text)")
        connection.execute(insert, [{k: row[k] for k in ("id", "title", "text")} for row in rows])


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
