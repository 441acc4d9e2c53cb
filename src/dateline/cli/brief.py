"""`dateline brief`: one page on a relation, each sentence with its reports."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.apps import make_app
from dateline.cli.asking import By, Out, Since, Unit, Units, Until, Window, ask, check_known, parse_days, to_json, write
from dateline.cli.store import Target, opened
from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.analysis.briefs import Brief

app = make_app()


class Form(StrEnum):
    """How a brief is written."""

    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    JSON = "json"


@app.command()
def brief(
    a: Annotated[str, typer.Argument(metavar="A", help="A country (KGZ), a name, a region (Sahel), or several: A,B.")],
    b: Annotated[str | None, typer.Argument(metavar="[B]", help="The other side; anybody if left out.")] = None,
    *,
    store: Target,
    since: Since = None,
    until: Until = None,
    by: Annotated[By, typer.Option(help="Periods of its numbers and charts.")] = By.WEEK,
    unit: Units = None,
    window: Window = 28,
    form: Annotated[Form, typer.Option("--format", help="How to write it; pdf needs Chromium.")] = Form.MARKDOWN,
    out: Out = None,
) -> None:
    """Write a page on A and B: what happened, what is alleged, what is denied, what changed, in numbers.

    It is composed of records alone: what is quoted are the reports' own words, and each sentence names its reports.
    """
    from dateline.analysis.briefs import write_brief

    if form is Form.PDF and out is None:
        raise UsageError("--format pdf: give --out FILE")
    asked = ask(a, b, parse_days(since, until), by=by.value, unit=unit.value if isinstance(unit, Unit) else None)
    with opened(store) as found:
        check_known(found, asked)
        written = write_brief(found, asked, window=window)
    if form is Form.PDF:
        _print(written, Path(out or ""))
    else:
        write(_render(written, form), out)


def _render(written: Brief, form: Form) -> str:
    from dateline.analysis.pages import to_html, to_markdown

    if form is Form.JSON:
        return to_json(written)
    return to_html(written) if form is Form.HTML else to_markdown(written)


def _print(written: Brief, out: Path) -> None:
    from dateline.analysis.pages import to_html
    from dateline.analysis.prints import to_pdf

    data = to_pdf(to_html(written))
    try:
        out.write_bytes(data)
    except OSError as error:
        raise UsageError(f"--out {out}: {error.strerror}: choose a place that can be written to") from error
