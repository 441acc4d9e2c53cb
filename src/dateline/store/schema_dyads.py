"""The tables that pairs of countries are counted from, so that not every claim is looked at.

Both are made of `pairs` and `members`, and can be made again at any time. They hold what is told as having happened;
those who act together count in the types that the store's remark `joint` lists.
"""

from __future__ import annotations

from sqlalchemy import Column, Float, Index, String, Table, text

from dateline.store.columns import key, number
from dateline.store.schema import METADATA

# By whom a row is seen: who sees what was coded, who sees what stands after judgements, or both.
CODED, STANDING, BOTH = 1, 2, 3
LONG = text("last > first")

# An incident, as it counts for two countries, in the order in which it is summed up. a, b: handles, a < b. first, last:
# days of publication on which it was told of them. out: 1 if a acts upon b; back: b upon a. type: of the claim that
# told it first; score: the mean.
dyads = Table(
    "dyads",
    METADATA,
    key("first"),
    key("a"),
    key("b"),
    Column("type", String(40), primary_key=True),
    key("incident"),
    key("seen"),
    number("last", needed=True),
    number("out", needed=True),
    number("back", needed=True),
    Column("score", Float),
    Index("dyads_pair", "a", "b", "first"),
    Index("dyads_incident", "incident"),
    # Few are told on more than one day.
    Index("dyads_long", "last", sqlite_where=LONG, postgresql_where=LONG),
    sqlite_with_rowid=False,
)

# Sums of those by the month, and by the year, of their first day. span: 202403, or 2024; 0 without a day.
dyad_sums = Table(
    "dyad_sums",
    METADATA,
    key("span"),
    key("a"),
    key("b"),
    Column("type", String(40), primary_key=True),
    key("seen"),
    number("found", needed=True),
    number("out", needed=True),
    number("back", needed=True),
    number("conflict", needed=True),
    number("cooperation", needed=True),
    number("scored", needed=True),
    Column("net", Float, nullable=False),
    number("first", needed=True),
    number("last", needed=True),
    Index("dyad_sums_pair", "a", "b", "span"),
    sqlite_with_rowid=False,
)
SEEN = (dyads, dyad_sums)
