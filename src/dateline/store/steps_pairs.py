"""A step of the store's tables: pairs tell what series are made of. Once released, it stays as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import permutations, product
from typing import Any

from sqlalchemy import Connection, bindparam, text

SOME = 500  # claims at a time
LONGEST_NAME = 200
COLUMNS = {
    "joint": "{int} NOT NULL DEFAULT 0", "told": "{int} NOT NULL DEFAULT 0", "score": "FLOAT", "first": "{int}",
    "last": "{int}", "incident": "{int}",
}  # fmt: skip
_DAY = {
    "sqlite": "CAST(replace({0}, '-', '') AS INTEGER)",
    "postgresql": "CAST(to_char({0}, 'YYYYMMDD') AS BIGINT)",
}
_FILL = (
    "UPDATE pairs SET told = CASE WHEN c.auxiliary IS NULL AND c.stance <> 'denies' THEN 1 ELSE 0 END, "
    "score = c.score, first = {first}, last = coalesce({last}, {first}) FROM claims c WHERE c.id = pairs.claim"
)
_IN = "UPDATE pairs SET incident = m.incident FROM members m WHERE m.claim = pairs.claim"
_INDEXES = (
    "CREATE INDEX handles_kind ON handles (kind)",
    "CREATE INDEX claims_confidence ON claims (confidence)",
    "CREATE INDEX incidents_reports ON incidents (reports)",
    "CREATE INDEX claims_long ON claims (time_end) WHERE time_end > time_start",
)
_NAMES = (
    "CREATE VIRTUAL TABLE handle_parts USING fts5(text, content='handles', content_rowid='id', tokenize='trigram')",
    "INSERT INTO handle_parts (rowid, text) SELECT id, text FROM handles WHERE kind = 'name'",
)
_TOGETHER = text(
    "SELECT p.claim FROM parties p WHERE p.side = 'actor' AND NOT EXISTS "
    "(SELECT 1 FROM roles r WHERE r.claim = p.claim AND r.role = 'recipient') "
    "GROUP BY p.claim HAVING count(DISTINCT p.actor) > 1 ORDER BY p.claim"
)
_ACTORS = text(
    "SELECT p.claim, c.day, c.type, p.actor, a.name, a.country, a.lexicon_id FROM parties p "
    "JOIN claims c ON c.id = p.claim JOIN actors a ON a.id = p.actor "
    "WHERE p.side = 'actor' AND p.claim IN :claims ORDER BY p.claim, p.place"
).bindparams(bindparam("claims", expanding=True))
_HANDLES = text("SELECT id, kind, text FROM handles WHERE text IN :texts").bindparams(
    bindparam("texts", expanding=True)
)
_ADD = text(
    "INSERT INTO pairs (actor, recipient, day, claim, type, joint, told) "
    "VALUES (:actor, :recipient, :day, :claim, :type, 1, 0)"
)


def widen_pairs(connection: Connection) -> None:
    """From version 5 to 6. Those who act together are pairs, too."""
    dialect = connection.dialect.name
    number = "INTEGER" if dialect == "sqlite" else "BIGINT"
    for name, kind in COLUMNS.items():
        connection.execute(text(f"ALTER TABLE pairs ADD COLUMN {name} {kind.format(int=number)}"))
    together = list(connection.execute(_TOGETHER).scalars())
    for start in range(0, len(together), SOME):
        if rows := list(_pair_up(connection, together[start : start + SOME])):
            connection.execute(_ADD, rows)
    first, last = (_DAY[dialect].format(f"c.time_{end}") for end in ("start", "end"))
    connection.execute(text(_FILL.format(first=first, last=last)))
    connection.execute(text(_IN))
    for statement in (*_INDEXES, *(_NAMES if dialect == "sqlite" else ())):
        connection.execute(text(statement))


def _pair_up(connection: Connection, claims: Sequence[int]) -> Iterator[dict[str, Any]]:
    """Rows of those who act together, both ways round."""
    cast: dict[int, dict[int, Any]] = {}
    for row in connection.execute(_ACTORS, {"claims": list(claims)}):
        cast.setdefault(row.claim, {})[row.actor] = row
    keys = _find_handles(connection, [row for acting in cast.values() for row in acting.values()])
    for acting in cast.values():
        known = {actor: [keys[h] for h in _handles_of(row) if h in keys] for actor, row in acting.items()}
        told = next(iter(acting.values()))
        both = (pair for one, other in permutations(acting, 2) for pair in product(known[one], known[other]))
        for actor, recipient in dict.fromkeys(both):
            if actor != recipient:
                same = {"day": told.day, "claim": told.claim, "type": told.type}
                yield {"actor": actor, "recipient": recipient, **same}


def _find_handles(connection: Connection, rows: Sequence[Any]) -> dict[tuple[str, str], int]:
    texts = sorted({name for row in rows for _, name in _handles_of(row)})
    found: dict[tuple[str, str], int] = {}
    for start in range(0, len(texts), SOME):
        for row in connection.execute(_HANDLES, {"texts": texts[start : start + SOME]}):
            found[row.kind, row.text] = row.id
    return found


def _handles_of(row: Any) -> list[tuple[str, str]]:
    name = " ".join(row.name.casefold().split())[:LONGEST_NAME]
    known = (("country", row.country), ("lexicon", row.lexicon_id), ("name", name))
    return [(kind, name) for kind, name in known if name]
