"""Briefs as documents: Markdown, and one page of HTML that prints well."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from dateline.analysis.briefs import Brief
from dateline.analysis.charts.svg import to_svg

_TEMPLATES = Path(__file__).parent.parent / "data" / "templates"


def to_markdown(brief: Brief) -> str:
    """The brief as Markdown with footnotes."""
    text: str = _template("brief.md").render(brief=brief, ranges=to_ranges)
    return text


def to_html(brief: Brief) -> str:
    """The brief as one page of HTML that needs nothing else: no network, no script."""
    charts = [(shown, to_svg(spec)) for shown, spec in brief.charts]
    text: str = _template("brief.html").render(brief=brief, charts=charts, ranges=to_ranges)
    return text


def to_sheet(
    title: str,
    *,
    facts: Sequence[str],
    charts: Sequence[tuple[str, str]],
    columns: Sequence[str],
    rows: Sequence[Sequence[str]],
) -> str:
    """One page of HTML: lines of plain text, charts as SVG with what each shows, and a table."""
    text: str = _template("sheet.html").render(title=title, facts=facts, charts=charts, columns=columns, rows=rows)
    return text


def to_ranges(numbers: tuple[int, ...]) -> list[tuple[int, int]]:
    """Numbers in their order as stretches without gaps: 1, 2, 3, 5 are (1, 3) and (5, 5)."""
    found: list[tuple[int, int]] = []
    for number in numbers:
        if found and number == found[-1][1] + 1:
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
    return found


@cache
def _template(name: str) -> Any:
    # Imported late: only pages need it.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

    room = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return room.get_template(name)
