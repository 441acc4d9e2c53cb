"""The kinds of columns that the tables are made of."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import BigInteger, Column, Date, ForeignKey, Integer, Text


def key(name: str = "id") -> Column[int]:
    """A key that we give ourselves."""
    return Column(name, BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False)


def number(name: str, *, needed: bool = False) -> Column[int]:
    """A whole number: a key of elsewhere, or a count."""
    return Column(name, BigInteger().with_variant(Integer, "sqlite"), nullable=not needed)


def within(table: str, *, needed: bool = True) -> Column[int]:
    """The key of the row of another table that this one belongs to; named like that table, in the singular."""
    return Column(
        table.removesuffix("s"),
        BigInteger().with_variant(Integer, "sqlite"),
        ForeignKey(f"{table}.id"),
        nullable=not needed,
    )


def words(*names: str) -> list[Column[str]]:
    """Texts that may be unknown."""
    return [Column(name, Text) for name in names]


def days(name: str) -> list[Column[dt.date]]:
    """The first and the last of some days: two columns."""
    return [Column(f"{name}_{end}", Date) for end in ("start", "end")]


def told(name: str) -> Column[str]:
    """A text that is always known."""
    return Column(name, Text, nullable=False)


def spans(*names: str) -> list[Column[int]]:
    """Half-open spans of characters of the article's text: two columns a name."""
    return [Column(f"{name}_{end}", Integer) for name in names for end in ("start", "end")]
