"""Copies all reports of a made store inside its database: a million claims are there in minutes, not in hours."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from contextlib import closing

from sqlalchemy import Table

from dateline.store.schema import METADATA, SPREAD
from dateline.store.writes import SAMPLED_ROWS

# What the copies share with their originals, or do not need.
LEFT_OUT = ("meta", "runs", "judgements", "reviewed", "bands", "dyad_sums")
REPORT, CLAIM, HANDLE = "report", "claim", "handle"
# Which keys a column holds. Those that are named here hold the same in every table.
KEYS = {"article": REPORT, "reading": REPORT, "first_copy": REPORT, "claim": CLAIM, "target": CLAIM, "statement": CLAIM,
        "target_statement": CLAIM, "speaker": CLAIM, "addressee": CLAIM, "incident": CLAIM, "knot": CLAIM,
        "account": CLAIM, "handle": HANDLE}  # fmt: skip
OWN = {("articles", "id"): REPORT, ("readings", "id"): REPORT, ("mentions", "actor"): CLAIM,
       ("parties", "actor"): CLAIM, ("pairs", "actor"): HANDLE, ("pairs", "recipient"): HANDLE,
       ("handles", "id"): HANDLE}  # fmt: skip
# Every second name is a new one in each copy.
IS_NEW = "(SELECT n.kind = 'name' AND n.id % 2 = 0 FROM handles n WHERE n.id = {})"
TEXTS = {
    ("articles", "key"): "substr(t.key, 1, 56) || printf('%08x', k)",
    ("articles", "content"): "substr(t.content, 1, 56) || printf('%08x', k)",
    ("articles", "name"): "t.name || '-' || k",
    ("articles", "text"): "replace(t.text, 'unique', 'unique' || k || 'x')",
    ("handles", "text"): "t.text || ' ' || k",
    ("actors", "name"): "CASE WHEN (SELECT n.id % 2 FROM handles n "
    "WHERE n.text = lower(t.name) AND n.kind = 'name') = 0 THEN t.name || ' ' || k ELSE t.name END",
}


def copy_reports(path: str, copies: int) -> None:
    """Adds so many copies of every report, under new keys; half of the names in them are new."""
    with closing(sqlite3.connect(path, isolation_level=None)) as file:
        for pragma in ("synchronous = OFF", "cache_size = -400000", "temp_store = MEMORY"):
            file.execute(f"PRAGMA {pragma}")
        file.execute("CREATE TEMP TABLE copies AS WITH RECURSIVE c(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM c "
                     f"WHERE k < {copies}) SELECT k FROM c")  # fmt: skip
        shifts = _measure(file)
        file.execute("BEGIN")
        indexes = _drop_indexes(file)
        # Handles come last: until then, they tell which ones are new.
        for table in sorted(METADATA.sorted_tables, key=lambda t: t.name == "handles"):
            if table.name not in LEFT_OUT:
                file.execute(_copy(table, shifts))
        for statement in indexes:
            file.execute(statement)
        for name in ("article_words", "handle_parts"):
            file.execute(f"INSERT INTO {name} ({name}) VALUES ('rebuild')")
        file.execute("COMMIT")
        file.execute(f"PRAGMA analysis_limit = {SAMPLED_ROWS}")
        file.execute("ANALYZE")
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _measure(file: sqlite3.Connection) -> Mapping[str, int]:
    """By how much the keys of one copy differ from those of the next."""
    reports, handles = (file.execute(f"SELECT max(id) FROM {name}").fetchone()[0] for name in ("articles", "handles"))
    return {REPORT: reports, CLAIM: reports * SPREAD, HANDLE: handles + 1}


def _drop_indexes(file: sqlite3.Connection) -> list[str]:
    """They are made again at the end, which is quicker. Gives the statements for that."""
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE INDEX%'"
    found = file.execute(query).fetchall()
    for name, _ in found:
        file.execute(f"DROP INDEX {name}")
    return [sql for _, sql in found]


def _copy(table: Table, shifts: Mapping[str, int]) -> str:
    name = table.name
    names = ", ".join(f'"{c.name}"' for c in table.columns)
    values = ", ".join(_value(name, c.name, shifts) for c in table.columns)
    order = ", ".join(str(n + 1) for n, c in enumerate(table.columns) if c.primary_key)
    only = "WHERE t.kind = 'name' AND t.id % 2 = 0" if name == "handles" else ""
    return f"INSERT INTO {name} ({names}) SELECT {values} FROM {name} t CROSS JOIN copies {only} ORDER BY {order}"


def _value(table: str, column: str, shifts: Mapping[str, int]) -> str:
    plain = f't."{column}"'
    kind = OWN.get((table, column)) or KEYS.get(column) or (CLAIM if column == "id" else None)
    if table == "handles" and column == "id":
        return f"{plain} + k * {shifts[HANDLE]}"
    if kind == HANDLE:
        return f"{plain} + k * {shifts[HANDLE]} * coalesce({IS_NEW.format(plain)}, 0)"
    if kind:
        return f"{plain} + k * {shifts[kind]}"
    return TEXTS.get((table, column), plain)
