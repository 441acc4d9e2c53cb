"""The tables of incidents: what claims are compared by, and what they come to.

`tellings` and `blocks` are made of a reading, as the tables of `schema` are. `members` and `incidents` are made of all
claims together and of what was judged, and can be made again at any time.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, Float, ForeignKey, Index, Integer, String, Table, Text

from dateline.store import schema
from dateline.store.columns import key, number, told, words
from dateline.store.schema import METADATA


def of_claim() -> Column[int]:
    """The claim that a row belongs to, as its key."""
    return Column("claim", BigInteger().with_variant(Integer, "sqlite"), ForeignKey("claims.id"), primary_key=True)


# As in incidents.telling.Telling; actors, recipients, words, setting: parted by blanks. Days are ordinals.
# account: the first of the claims of its report that tell of the same happening; setting stands with that one.
tellings = Table(
    "tellings",
    METADATA,
    of_claim(),
    number("account", needed=True),
    *words("actors", "recipients", "words", "setting"),
    told("trigger"),
    told("origin"),
    number("first"),
    number("last"),
    number("sure", needed=True),
    Index("tellings_account", "account"),
    sqlite_with_rowid=False,
)

# Accounts that share a key, and whose days overlap, are compared. low, high: ordinals of days.
blocks = Table(
    "blocks",
    METADATA,
    key(name="key"),
    key(name="low"),
    of_claim(),
    number("high", needed=True),
    Index("blocks_claim", "claim"),
    sqlite_with_rowid=False,
)

# incident: the first of its claims. knot: the first of all claims that can be in one incident with this one or with
# one of those. score, reasons: what it was put there for, as in incidents.likeness.Likeness.
members = Table(
    "members",
    METADATA,
    of_claim(),
    number("incident", needed=True),
    number("knot", needed=True),
    Column("score", Float, nullable=False),
    told("reasons"),
    Index("members_incident", "incident"),
    Index("members_knot", "knot"),
    sqlite_with_rowid=False,
)

# As in incidents.summary.Summary; first_told, last_told: days of publication as numbers, 0 if not known.
incidents = Table(
    "incidents",
    METADATA,
    key(),
    told("type"),
    *words("quad"),
    Column("place", Text),
    Column("place_country", String(3)),
    Column("time_start", Date),
    Column("time_end", Date),
    number("first_told", needed=True),
    number("last_told", needed=True),
    number("told", needed=True),
    number("claims", needed=True),
    number("reports", needed=True),
    number("sources", needed=True),
    Column("score", Float, nullable=False),
    Index("incidents_last_told", "last_told"),
    Index("incidents_reports", "reports"),
    Index("incidents_type", "type", "first_told", "quad"),
    Index("incidents_place", "place_country", "first_told"),
)

# Made of a reading, in the order in which rows can be written.
DERIVED = (*schema.DERIVED, tellings, blocks)
