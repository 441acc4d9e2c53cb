"""`dateline eval`: how good a coding is, against what people say is in the texts."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.apps import make_app
from dateline.cli.code import set_up
from dateline.cli.output import replacing, write_stdout
from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.evals.evaluation import Evaluation

app = make_app()


class Format(StrEnum):
    """How an evaluation is written."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


@app.command("eval")
def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="JSON lines: docs/reference/gold.md.")],
    *,
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Readings of any coder (JSON lines), instead of coding.")
    ] = None,
    model: Annotated[str | None, typer.Option(metavar="NAME", help="An installed spaCy pipeline for English.")] = None,
    lexicon: Annotated[
        list[Path] | None, typer.Option("--lexicon", "--codebook", metavar="DIR", help="Own knowledge; repeatable.")
    ] = None,
    workers: Annotated[int, typer.Option(metavar="N", min=1, help="Processes that code.")] = 1,
    misses: Annotated[int, typer.Option(metavar="N", min=0, help="Text: so many of the worst misses.")] = 20,
    form: Annotated[Format, typer.Option("--format", help="How to write it.")] = Format.TEXT,
    out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write here.")] = None,
) -> None:
    """Score a coding against gold: by type and field, with intervals, what is confused, and the worst misses."""
    from dateline.evals.evaluation import code_gold, evaluate, read_coded
    from dateline.review.gold import read_gold

    if output is not None and (lexicon or model):
        raise UsageError(f"--output {output}: is coded already: leave out --lexicon and --model")
    told = read_gold(gold)
    settings = set_up(model, lexicon or [], workers)
    readings = read_coded(output) if output else code_gold(told, settings)
    text = _render(evaluate(told, readings), form, (gold.name, misses))
    if out is None:
        write_stdout(text)
        return
    with replacing(out) as write:
        write(text)


def _render(found: Evaluation, form: Format, more: tuple[str, int]) -> str:
    from dateline.evals.evaluation import to_plain
    from dateline.evals.told import to_page, to_text

    if form is Format.JSON:
        return json.dumps(to_plain(found), indent=2) + "\n"
    if form is Format.HTML:
        return to_page(found, f"Evaluation: {more[0]}")
    return to_text(found, misses=more[1])
