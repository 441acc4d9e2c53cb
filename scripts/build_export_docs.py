"""Writes docs/reference/export-*.md from the columns' data; with --check it only says whether the pages are current."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from dateline.export.columns import TABLES, Column, read_columns

FOLDER = Path(__file__).parent.parent / "docs" / "reference"
HEAD = "<!-- Made by scripts/build_export_docs.py from src/dateline/data/schemas/exports/{table}.csv: change that. -->"
TITLES = {
    "claims": "The table of claims",
    "plover": "The table of PLOVER events",
    "cameo": "The table of CAMEO events",
    "ftm": "Entities of FollowTheMoney",
}
ABOUT = {
    "claims": """\
`dateline export --as csv`, `--as jsonl` and `--as parquet` write a row for each claim with an event: what one report
tells on one's word. Two reports of the same event are two rows, and a denied event has a row for each side.
In CSV the items of a list are joined by `; ` (a semicolon in one becomes a comma), and unknown is an empty cell.
Parquet in a folder has a part for each month of publication, `year=2024/month=3/claims.parquet`; articles without a
day are in `year=0/month=0` (pandas reads no null there), and their `published` is null.""",
    "plover": """\
`dateline export --as plover` writes CSV with the columns that users of POLECAT know: a row for each event as a report
tells it, several actors or recipients in one cell, joined by `; `. `--asserted` leaves out what is planned,
threatened, hypothetical or denied.""",
    "cameo": """\
`dateline export --as cameo` writes CSV with the columns that users of GDELT and ICEWS know: a row for each pair of an
actor and a recipient, one side empty where there is none. CAMEO has no status of events: without `--asserted`, what is
planned, threatened, hypothetical or denied is among the rows, and `Auxiliary` and `Stance` tell it.""",
    "ftm": """\
`dateline export --as ftm` writes an entity of FollowTheMoney a line: articles, the persons, organizations and public
bodies in their events, where they are mentioned, and the events. Ids are the same each time. Whoever stands in the
lexicon by name is one entity in all articles; any other name is an entity of its article alone, for the same name may
be another's. An event is told, not proved: `notes` have its status and who says so.""",
}


def render(table: str) -> str:
    """The page of a table."""
    lines = [HEAD.format(table=table), "", f"# {TITLES[table]}", "", ABOUT[table], "", *_grid(read_columns(table))]
    return "\n".join(lines) + "\n"


def pages() -> Iterator[tuple[Path, str]]:
    """Each page's path, and what it should hold."""
    for table in TABLES:
        yield FOLDER / f"export-{table}.md", render(table)


def _grid(columns: tuple[Column, ...]) -> Iterator[str]:
    yield from ("| column | kind | meaning |", "|---|---|---|")
    yield from (f"| {c.name} | {c.kind} | {c.meaning} |" for c in columns)


def main() -> int:
    """Writes the pages, or checks them; 1 if one is out of date."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="do not write")
    check = parser.parse_args().check
    old = [path for path, wanted in pages() if not path.exists() or path.read_text(encoding="utf-8") != wanted]
    for path, wanted in () if check else pages():
        path.parent.mkdir(exist_ok=True)
        path.write_text(wanted, encoding="utf-8")
    sys.stdout.writelines(f"{path.name} {'is' if check else 'was'} out of date\n" for path in old)
    return 1 if check and old else 0


if __name__ == "__main__":
    sys.exit(main())
