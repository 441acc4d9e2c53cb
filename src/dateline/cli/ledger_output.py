"""Writes the ledger: as a table, JSON, CSV or a web page."""

from __future__ import annotations

import csv
import io
import json
import shutil
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.cli.output import plain_width, replacing, watch, write_stdout
from dateline.cli.progress import show_progress

if TYPE_CHECKING:
    from dateline.model import Reading
    from dateline.run.contested import Matter
    from dateline.run.ledger import Choice, LedgerRow

Record = dict[str, Any]
LONG = 160
RATIOS = {
    "report": 2, "said": 5, "speaker": 3, "says": 3, "denies": 3, "backs": 3, "accused": 2, "why": 3, "standing": 3,
    "act": 2, "checks": 2,
}  # fmt: skip
WIDTHS = {"day": 10, "since": 10, "last": 10, "reports": 7, "outlets": 7, "proof": 7}
TABLE_ROWS = ("day", "report", "speaker", "act", "accused", "said", "proof", "checks", "standing", "why")
TABLE_MATTERS = ("said", "says", "denies", "backs", "since", "last", "reports", "outlets", "standing")
ROW_FIELDS = (
    "report", "outlet", "day", "claims", "speaker", "speaker_country", "via", "said_on", "act", "stance", "said",
    "events", "accused", "about", "proof", "proof_words", "checks", "answers", "standing", "by", "why",
)  # fmt: skip
MATTER_FIELDS = ("said", "events", "says", "denies", "backs", "since", "last", "reports", "outlets", "standing")
TITLES = {
    "accused": "of whom",
    "why": "who answers",
    "checks": "who checked it",
    "says": "who says so",
    "denies": "who denies it",
    "backs": "who bears it out",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """What is wanted. form: table | json | csv | html; contested: the matters in dispute instead of all rows."""

    form: str
    contested: bool = False
    out: str | None = None


def write_ledger(readings: Iterable[Reading], choice: Choice, shown: Shown) -> int:
    """Writes the chosen rows; tells on standard error which inputs were at fault, and counts them."""
    from dateline.run.contested import contested, stand_across
    from dateline.run.ledger import ledger, select

    faults: list[str] = []
    rows = stand_across(ledger(watch(show_progress(readings), faults)))
    matters = contested(rows, choice) if shown.contested else ()
    records = [matter_record(m) for m in matters] if shown.contested else [row_record(r) for r in select(rows, choice)]
    text = _render(records, shown)
    if shown.out is None:
        write_stdout(text)
    else:
        with replacing(Path(shown.out)) as write:
            write(text)
    return len(faults)


def row_record(row: LedgerRow) -> Record:
    """A row as plain data."""
    return {
        "report": row.report,
        "outlet": row.outlet,
        "day": row.day.isoformat() if row.day else None,
        "claims": list(row.claims),
        "speaker": row.speaker.name,
        "speaker_country": row.speaker.country,
        "via": list(row.via),
        "said_on": row.said_on.isoformat() if row.said_on else None,
        "act": row.act,
        "stance": row.stance,
        "said": row.said,
        "events": list(row.events),
        "accused": [a.name for a in row.accused],
        "about": [a.name for a in row.about],
        "proof": row.proof,
        "proof_words": row.proof_words,
        "checks": [{"how": how, "by": who.name} for how, who in row.checks],
        "answers": [{"claim": claim, "how": how} for claim, how in row.answers],
        "standing": row.standing.kind,
        "by": list(row.standing.by),
        "why": row.standing.why if row.standing.by else "",
    }


def matter_record(matter: Matter) -> Record:
    """A matter as plain data."""
    return {
        "said": matter.said,
        "events": list(matter.events),
        "says": list(matter.says),
        "denies": list(matter.denies),
        "backs": list(matter.backs),
        "since": matter.since.isoformat() if matter.since else None,
        "last": matter.last.isoformat() if matter.last else None,
        "reports": matter.reports,
        "outlets": matter.outlets,
        "standing": list(matter.standings),
    }


def _render(records: Sequence[Record], shown: Shown) -> str:
    match shown.form:
        case "json":
            return json.dumps(records, ensure_ascii=False, indent=2) + "\n"
        case "csv":
            return _render_csv(records, shown)
        case "html":
            return _render_page(records, shown)
        case _:
            return _render_table(records, shown)


def _render_csv(records: Sequence[Record], shown: Shown) -> str:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    columns = MATTER_FIELDS if shown.contested else ROW_FIELDS
    writer.writerow(columns)
    writer.writerows([guard(flat(record[c])) for c in columns] for record in records)
    return file.getvalue()


def flat(value: Any) -> str:
    """A value as a cell of a table."""
    if isinstance(value, dict):
        return " ".join(str(v) for v in value.values())
    if isinstance(value, list):
        return "; ".join(flat(v) for v in value)
    return "" if value is None else str(value)


def guard(text: str) -> str:
    """A report's words must not become a formula in a spreadsheet."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text


def _render_page(records: Sequence[Record], shown: Shown) -> str:
    from dateline.export.page import to_listing

    columns = TABLE_MATTERS if shown.contested else TABLE_ROWS
    title = "Contested claims" if shown.contested else "Claims"
    rows = [[flat(record[c]) for c in columns] for record in records]
    return to_listing(title, [TITLES.get(c, c) for c in columns], rows)


def _render_table(records: Sequence[Record], shown: Shown) -> str:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    if not records:
        return "Nothing is contested.\n" if shown.contested else "No claims.\n"
    columns = TABLE_MATTERS if shown.contested else TABLE_ROWS
    kept = [c for c in columns if any(flat(record[c]) for record in records)]
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 2, 0, 0), pad_edge=False, expand=True)
    for name in kept:
        width = WIDTHS.get(name)
        table.add_column(
            TITLES.get(name, name), overflow="fold", width=width, ratio=None if width else RATIOS.get(name, 1)
        )
    for record in records:
        table.add_row(*(Text(_cell(record, c)) for c in kept))
    file = io.StringIO()
    Console(file=file, width=_width(shown), highlight=False, emoji=False, markup=False, no_color=True).print(table)
    return "\n".join(line.rstrip() for line in file.getvalue().split("\n"))


def _cell(record: Record, column: str) -> str:
    """What a cell shows: a standing breaks between its words; what is left open is doubted, whatever the verb."""
    if column == "act" and record["stance"] == "doubts":
        return "doubts"
    text = _shorten(flat(record[column]))
    return text.replace("-", " ") if column == "standing" else text


def _shorten(text: str) -> str:
    """Without control characters, which could steer a terminal, and not too long."""
    plain = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return plain if len(plain) <= LONG else plain[: LONG - 1].rstrip() + "…"


def _width(shown: Shown) -> int:
    if shown.out is None and sys.stdout.isatty():
        return shutil.get_terminal_size().columns
    return plain_width()
