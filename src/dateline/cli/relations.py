"""`dateline relations`: the pairs that most is told of, or the partners of one."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.apps import make_app
from dateline.cli.asking import Out, Since, Until, parse_days, spark, to_json, write
from dateline.cli.store import Target, opened

if TYPE_CHECKING:
    from dateline.analysis.relations import Relation

COLUMNS = ("pair", "count", "→", "←", "conflict", "cooperation", "score", "over time", "first", "last")

app = make_app()


class PairUnit(StrEnum):
    """What is counted."""

    INCIDENT = "incident"
    CLAIM = "claim"


class Form(StrEnum):
    """How relations are written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


@app.command()
def relations(
    a: Annotated[str | None, typer.Argument(metavar="[A]", help="Only pairs of A: a country, or several.")] = None,
    *,
    store: Target,
    since: Since = None,
    until: Until = None,
    unit: Annotated[PairUnit | None, typer.Option(help="What is counted.", show_default="incidents, if made")] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="At most so many.")] = 30,
    form: Annotated[Form, typer.Option("--format", help="How to write them.")] = Form.TABLE,
    out: Out = None,
) -> None:
    """Rank pairs of countries by what is told as having happened between them. Days are those of publication."""
    from dateline.analysis.asked import find_side
    from dateline.analysis.relations import rank_relations

    first, last = parse_days(since, until)
    side = find_side(a) if a else None
    with opened(store) as found:
        ranked = rank_relations(found, side, since=first, until=last, unit=unit.value if unit else None, limit=limit)
    write(_render(ranked, form), out)


def _render(ranked: tuple[Relation, ...], form: Form) -> str:
    if form is Form.JSON:
        return to_json(ranked)
    if form is Form.CSV:
        return _to_csv(ranked)
    from dateline.cli.tables import to_text

    return to_text(COLUMNS, [_row(relation) for relation in ranked]) if ranked else "no pair of countries is told of\n"


def _row(relation: Relation) -> tuple[str, ...]:
    return (
        f"{relation.a_label} and {relation.b_label}",
        *(str(getattr(relation, name)) for name in ("count", "out", "back", "conflict", "cooperation")),
        f"{relation.score:+.1f}" if relation.score is not None else "",
        spark(relation.counts),
        *(day.isoformat() if day else "" for day in (relation.first, relation.last)),
    )


def _to_csv(ranked: tuple[Relation, ...]) -> str:
    import csv
    import io

    names = ("a", "b", "count", "out", "back", "conflict", "cooperation", "net", "score", "first", "last")
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([[getattr(relation, name) for name in names] for relation in ranked])
    return text.getvalue()
