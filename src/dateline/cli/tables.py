"""Tables of plain text."""

from __future__ import annotations

import io
import os
import shutil
import sys
from collections.abc import Sequence

from dateline.cli.output import plain_width


def to_text(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table as wide as the terminal, or as COLUMNS says."""
    # Imported late: only tables need it.
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    terminal = sys.stdout.isatty()
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for column in columns:
        table.add_column(column)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    width = shutil.get_terminal_size().columns if terminal else plain_width()
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=terminal, no_color=not terminal or "NO_COLOR" in os.environ)
    console.print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"
