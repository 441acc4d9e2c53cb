"""`dateline timeline`: what happened between two sides, by day, week or month."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from dateline.cli.apps import make_app
from dateline.cli.asking import By, Out, Since, Told, Unit, Units, Until, Window, ask, check_known, parse_days, write
from dateline.cli.store import Target, opened

app = make_app()


class Form(StrEnum):
    """How a timeline is written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"
    SVG = "svg"
    HTML = "html"


Who = Annotated[str, typer.Argument(metavar="A", help="A country (KGZ), a name, a region (Sahel), or several: A,B.")]
Whom = Annotated[str | None, typer.Argument(metavar="[B]", help="The other side, likewise; anybody if left out.")]


@app.command()
def timeline(
    a: Who,
    b: Whom = None,
    *,
    store: Target,
    by: Annotated[By, typer.Option(help="Periods.")] = By.WEEK,
    unit: Units = None,
    everything: Told = False,
    since: Since = None,
    until: Until = None,
    window: Window = 28,
    form: Annotated[Form, typer.Option("--format", help="How to write it.")] = Form.TEXT,
    out: Out = None,
) -> None:
    """What happened between A and B in each period: how much, how hostile, whether it escalates or eases.

    Periods are those of the event's day; where it is not told, of the report's, which is marked.
    """
    from dateline.analysis.changes import find_changes
    from dateline.analysis.reporting import mix_sources
    from dateline.analysis.series import make_series
    from dateline.analysis.trends import judge_trend
    from dateline.cli.timeline_output import Shown, render

    days = parse_days(since, until)
    asked = ask(a, b, days, by=by.value, unit=_name(unit), told="all" if everything else "asserted")
    with opened(store) as found, found.holding():
        check_known(found, asked)
        series = make_series(found, asked)
        shown = Shown(
            series=series,
            trend=judge_trend(series, window=window),
            changes=find_changes(found, series),
            mixes=mix_sources(found, asked),
        )
    write(render(shown, form.value), out)


def _name(unit: Unit | None) -> str | None:
    return unit.value if unit else None
