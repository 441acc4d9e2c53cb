"""The tables of a store: the same on SQLite and PostgreSQL.

A reading is kept whole (`readings.record`), so that it comes back exactly. The tables below it (actors, claims, ...)
are made of it by `derive`, for the current reading of each article, and only serve to find things.

Keys below a reading are made of its own: reading * 2**20 + place in the reading. So they are never given twice, rows
of one reading lie together, and no key has to be asked back from the database.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    text,
)

from dateline.store.columns import days, key, number, spans, told, within, words

METADATA = MetaData()
SPREAD = 1 << 20
LONG = text("time_end > time_start")

meta = Table("meta", METADATA, Column("name", String(40), primary_key=True), told("value"))

runs = Table("runs", METADATA, key(), told("command"), told("began"), *words("ended", "counts"))

# key: of everything that makes an article another one; content: of what would be coded.
# status: coded | copy | near-copy | skipped | failed; reason: why it was not coded. reading: the current one.
# An exact copy's text stands with the article that it is a copy of. dateline: as JSON, for what was coded.
articles = Table(
    "articles",
    METADATA,
    key(),
    Column("key", String(64), nullable=False),
    Column("content", String(64), nullable=False),
    told("name"),
    *words("url", "title", "author", "publisher", "language", "dateline", "text", "mentions", "reason"),
    Column("published", Date),
    Column("status", String(10), nullable=False),
    number("first_copy"),
    number("reading"),
    within("runs"),
    told("came"),
    Index("articles_key", "key", unique=True),
    Index("articles_content", "content"),
    Index("articles_name", "name"),
    Index("articles_published", "published"),
    Index("articles_publisher", "publisher", "published"),
    Index("articles_status", "status"),
    Index("articles_first_copy", "first_copy"),
)

# One row for each band of an article's MinHash signature: near-duplicates share at least one.
bands = Table(
    "bands",
    METADATA,
    key("band"),
    Column("article", BigInteger().with_variant(Integer, "sqlite"), ForeignKey("articles.id"), primary_key=True),
    sqlite_with_rowid=False,
)

# record: the reading as JSON without its text, compressed (zlib).
readings = Table(
    "readings",
    METADATA,
    key(),
    within("articles"),
    within("runs"),
    told("made"),
    told("dateline"),
    told("model"),
    told("codebook"),
    Column("record", LargeBinary, nullable=False),
    Index("readings_article", "article"),
    Index("readings_coder", "codebook", "model", "dateline"),
)

actors = Table(
    "actors",
    METADATA,
    key(),
    within("readings"),
    told("local"),
    told("name"),
    told("kind"),
    Column("country", String(3)),
    *words("sectors", "role", "lexicon_id", "basis"),
    Index("actors_country", "country"),
    Index("actors_lexicon", "lexicon_id"),
)

mentions = Table(
    "mentions",
    METADATA,
    Column("actor", BigInteger().with_variant(Integer, "sqlite"), ForeignKey("actors.id"), primary_key=True),
    key("start"),
    key("end"),
    sqlite_with_rowid=False,
)

times = Table(
    "times",
    METADATA,
    key(),
    within("readings"),
    *spans("words"),
    *words("text", "timex", "precision", "basis"),
    Column("first", Date),
    Column("last", Date),
)

places = Table(
    "places",
    METADATA,
    key(),
    within("readings"),
    *spans("words"),
    *words("text", "name", "country", "admin1", "precision"),
    Column("lat", Float),
    Column("lon", Float),
    number("geonames_id"),
    Index("places_name", "country", "name"),
)

# statement: the first of the claims that share one act of saying. day (see `roles`), publisher: the article's.
# said_start, said_end: days on which it was said. checks: outcomes, verified or unverified; checked_by: the names of
# those who looked into it, a line each in the same order, empty for whom the text does not name.
claims = Table(
    "claims",
    METADATA,
    key(),
    within("articles"),
    within("readings"),
    told("local"),
    number("statement", needed=True),
    number("day", needed=True),
    *words("publisher", "type", "modes", "contexts", "auxiliary", "quad", "cameo"),
    Column("score", Float),
    *spans("trigger"),
    *days("time"),
    *words("time_precision", "time_basis"),
    *spans("time_words"),
    *words("place", "place_country", "place_admin1", "place_precision"),
    Column("place_lat", Float),
    Column("place_lon", Float),
    number("geonames_id"),
    *spans("place_words"),
    number("killed"),
    number("injured"),
    number("detained"),
    *words("toll_least"),
    *(told(name) for name in ("kind", "act", "stance")),
    number("speaker"),
    number("addressee"),
    *words("channel", "support", "certainty", "via"),
    *days("said"),
    *words("checks", "checked_by"),
    *spans("source", "cue", "content", "evidence", "proof"),
    Column("confidence", Float, nullable=False),
    told("component"),
    told("rule"),
    Index("claims_article", "article"),
    Index("claims_day", "day"),
    Index("claims_type", "type", "day", "quad"),
    Index("claims_time", "time_start", "time_end"),
    Index("claims_place", "place_country", "place"),
    Index("claims_statement", "statement"),
    Index("claims_stance", "stance", "day"),
    Index("claims_publisher", "publisher", "day"),
    Index("claims_confidence", "confidence"),
    # What lasts longer than a day.
    Index("claims_long", "time_end", sqlite_where=LONG, postgresql_where=LONG),
)

parties = Table(
    "parties",
    METADATA,
    Column("claim", BigInteger().with_variant(Integer, "sqlite"), ForeignKey("claims.id"), primary_key=True),
    Column("side", String(9), primary_key=True),
    key("place"),
    number("actor"),
    *spans("words"),
    sqlite_with_rowid=False,
)

# how: denies | contradicts | ... ; statement, target_statement: those of the two claims.
answers = Table(
    "answers",
    METADATA,
    Column("claim", BigInteger().with_variant(Integer, "sqlite"), ForeignKey("claims.id"), primary_key=True),
    key("target"),
    told("how"),
    number("target_statement", needed=True),
    Index("answers_target", "target_statement"),
    Index("answers_how", "how"),
    sqlite_with_rowid=False,
)

notes = Table(
    "notes",
    METADATA,
    key(),
    within("readings"),
    told("code"),
    told("text"),
    *spans("words"),
    Index("notes_code", "code"),
)

# What actors are found by: a country's code, an entry of the lexicon, a name in small letters.
handles = Table(
    "handles",
    METADATA,
    key(),
    Column("kind", String(8), nullable=False),
    told("text"),
    Index("handles_text", "text", "kind", unique=True),
    Index("handles_kind", "kind"),
)

# day: of publication as a number, 20240304; 0 if it is not known. role: actor | recipient | speaker | addressee.
roles = Table(
    "roles",
    METADATA,
    key("handle"),
    Column("role", String(9), primary_key=True),
    key("day"),
    Column("claim", BigInteger().with_variant(Integer, "sqlite"), ForeignKey("claims.id"), primary_key=True),
    Index("roles_claim", "claim"),
    sqlite_with_rowid=False,
)

# Stands for anybody in `pairs`: no handle has this key.
ANYONE = 0

# Who acts upon whom, and every country with ANYONE; joint: who acts together with whom, and upon nobody else, both ways
# round. With it stands what series are made of, so that no other table is asked: told: 1 for what is told as having
# happened and not denied by who speaks; first, last: days of the event; incident: as in `members`, None as long as it
# is in none.
pairs = Table(
    "pairs",
    METADATA,
    key("actor"),
    key("recipient"),
    key("day"),
    Column("claim", BigInteger().with_variant(Integer, "sqlite"), ForeignKey("claims.id"), primary_key=True),
    Column("type", String(40), nullable=False),
    number("joint", needed=True),
    number("told", needed=True),
    Column("score", Float),
    number("first"),
    number("last"),
    number("incident"),
    Index("pairs_claim", "claim"),
    sqlite_with_rowid=False,
)

# Only ever added to. about: what is judged; verdict: JSON; undoes: the judgement that this one takes back.
judgements = Table(
    "judgements",
    METADATA,
    key(),
    told("made"),
    told("who"),
    told("kind"),
    told("about"),
    told("verdict"),
    *words("why"),
    number("undoes"),
    Index("judgements_about", "kind", "about"),
    Index("judgements_undoes", "undoes", unique=True),
)

# Made of a reading, in the order in which rows can be written.
DERIVED = (actors, mentions, times, places, claims, parties, answers, notes, roles, pairs)
