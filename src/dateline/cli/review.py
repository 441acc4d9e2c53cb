"""`dateline review`: people judge claims, blind to each other if they are to, and what comes of it."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.apps import make_app
from dateline.cli.output import replacing, write_stdout
from dateline.cli.store import Target, opened

if TYPE_CHECKING:
    from dateline.review.agreeing import Agreement
    from dateline.review.samples import Precision, Sample
    from dateline.store.queries_review import Waiting

app = make_app(
    "Judge claims: what waits, one claim, accept, correct, reject, add; samples, agreement, precision, gold."
)


class Format(StrEnum):
    """How it is written."""

    TEXT = "text"
    JSON = "json"


Claim = Annotated[str, typer.Argument(metavar="CLAIM", help="Its number, or ARTICLE:START-END:TYPE.")]
Who = Annotated[str, typer.Option(metavar="NAME", envvar="DATELINE_WHO", help="Who judges.")]
Viewer = Annotated[str | None, typer.Option("--who", metavar="NAME", envvar="DATELINE_WHO", help="Who asks.")]
Why = Annotated[str | None, typer.Option(metavar="WORDS", help="The reason.")]
Settles = Annotated[bool, typer.Option("--settle", help="This is the last word, whatever others judged before.")]
Fields = Annotated[
    list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help="A field as it is shown, or JSON; repeatable.")
]
Form = Annotated[Format, typer.Option("--format", help="How to write it.")]


@app.command()
def queue(
    *,
    store: Target,
    who: Viewer = None,
    sample: Annotated[str | None, typer.Option(metavar="NAME", help="Of this sample alone.")] = None,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="At most.")] = 20,
    form: Form = Format.TEXT,
) -> None:
    """List the claims that wait: those drawn for you, then those that a look would teach most, with reasons."""
    from dateline.store.queries_review import list_queue

    with opened(store) as found:
        waiting = list_queue(found, who=who, sample=sample, limit=limit)
    _write(_as_json(waiting) if form is Format.JSON else "\n".join(_queue_lines(waiting)) + "\n")


@app.command()
def show(claim: Claim, *, store: Target, who: Viewer = None, form: Form = Format.TEXT) -> None:
    """Show one claim with its words, every field, and the judgements that you may see."""
    from dateline.cli.review_shown import show_claim, tell_claim
    from dateline.store.review_desk import find_claim

    with opened(store) as held:
        found = find_claim(held, claim, who)
    _write(json.dumps(tell_claim(found), indent=2) + "\n" if form is Format.JSON else show_claim(found))


@app.command()
def accept(claim: Claim, *, store: Target, who: Who, why: Why = None, settle: Settles = False) -> None:
    """Judge that a claim is right as it was coded."""
    from dateline.store import review_desk

    with opened(store, readonly=False) as found:
        number = review_desk.accept(found, claim, who=who, why=why, settles=settle)
    print(f"judgement {number}: accepted")


@app.command()
def correct(
    claim: Claim, *, store: Target, who: Who, fields: Fields = None, why: Why = None, settle: Settles = False
) -> None:
    """Give fields of a claim other values: --set type=AID --set "actors=Ana Rusk [NOR GOV]" --set time=2024-03-04."""
    from dateline.review.parsing import pair_up
    from dateline.store import review_desk

    given = pair_up(fields or [])
    with opened(store, readonly=False) as found:
        number = review_desk.correct(found, claim, given, who=who, why=why, settles=settle)
    print(f"judgement {number}: corrected {', '.join(given)}")


@app.command()
def reject(claim: Claim, *, store: Target, who: Who, why: Why = None, settle: Settles = False) -> None:
    """Judge that a claim is not there."""
    from dateline.store import review_desk

    with opened(store, readonly=False) as found:
        number = review_desk.reject(found, claim, who=who, why=why, settles=settle)
    print(f"judgement {number}: rejected")


@app.command()
def add(
    report: Annotated[str, typer.Argument(metavar="REPORT", help="Its name, or its number.")],
    at: Annotated[str, typer.Argument(metavar="WORDS", help="The event's word, or START-END.")],
    *,
    store: Target,
    who: Who,
    fields: Fields = None,
    why: Why = None,
) -> None:
    """Add a claim that was missed, by its words: --set type=AID --set "actors=Ana Rusk"."""
    from dateline.review.parsing import pair_up
    from dateline.store import review_desk

    start, dash, end = at.partition("-")
    spot = {"start": int(start), "end": int(end)} if dash and start.isdecimal() and end.isdecimal() else at
    with opened(store, readonly=False) as found:
        number = review_desk.add(found, report, spot, pair_up(fields or []), who=who, why=why)
    print(f"judgement {number}: added")


@app.command()
def undo(
    judgement: Annotated[int, typer.Argument(metavar="JUDGEMENT", help="Its number.")],
    *,
    store: Target,
    who: Who,
    why: Why = None,
) -> None:
    """Take a judgement back; both stay on record."""
    from dateline.store.undoing import undo_any

    with opened(store, readonly=False) as found:
        number = undo_any(found, judgement, who=who, why=why)
    print(f"judgement {number}: takes {judgement} back")


@app.command()
def sample(
    size: Annotated[int, typer.Argument(metavar="N", min=1, help="How many claims.")],
    *,
    store: Target,
    who: Who,
    seed: Annotated[int | None, typer.Option(metavar="N", min=0, help="Draws the same again; kept.")] = None,
    coder: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Who judges; two are blind.")] = None,
    kind: Annotated[str | None, typer.Option("--type", metavar="TYPE", help="Claims of this type alone.")] = None,
) -> None:
    """Draw claims of events at random, to tell how many of all are right, and how far people agree."""
    from dateline.store.review_samples import draw_sample

    with opened(store, readonly=False) as found:
        drawn = draw_sample(found, size, who=who, seed=seed, coders=coder or (), kind=kind.upper() if kind else None)
    print(_sample_line(drawn))


@app.command()
def agreement(*, store: Target, form: Form = Format.TEXT) -> None:
    """Tell how far people agree on the claims that two or more judged: Krippendorff's alpha by field."""
    from dateline.store.review_samples import find_agreement

    with opened(store) as found:
        fields = find_agreement(found)
    _write(_as_json(fields) if form is Format.JSON else "\n".join(_agreement_lines(fields)) + "\n")


@app.command()
def precision(*, store: Target, form: Form = Format.TEXT) -> None:
    """Tell how many of the claims of events are right, by the random samples that were judged."""
    from dateline.store.review_samples import estimate_precision

    with opened(store) as found:
        told = estimate_precision(found)
    _write(_as_json(told) if form is Format.JSON else "\n".join(_precision_lines(told)) + "\n")


@app.command()
def export(
    *, store: Target, out: Annotated[Path | None, typer.Option(metavar="FILE", help="Write here.")] = None
) -> None:
    """Write what people judged as gold (JSON lines) for `dateline eval`."""
    from dateline.review.gold import write_gold
    from dateline.store.review_samples import export_gold

    with opened(store) as found:
        lines = list(write_gold(export_gold(found)))
    if not lines:
        print("dateline: nothing was judged so far", file=sys.stderr)
    if out is None:
        _write("".join(lines))
        return
    with replacing(out) as write:
        for line in lines:
            write(line)


def _queue_lines(waiting: tuple[Waiting, ...]) -> Iterator[str]:
    if not waiting:
        yield "Nothing waits."
    for one in waiting:
        c = one.claim
        act = "/".join((c.type or "statement", *c.modes))
        told = " -> ".join(part for part in (", ".join(c.actors), act, ", ".join(c.recipients)) if part)
        yield f"{c.id}  {told}  ({'; '.join(one.reasons)})"
        yield f"    {c.report}: {c.said}"


def _sample_line(drawn: Sample) -> str:
    who = f", for {' and '.join(drawn.coders)}" if drawn.coders else ""
    blind = ", blind to each other" if len(drawn.coders) > 1 else ""
    return f"sample {drawn.name}: {len(drawn.claims)} of {drawn.of} claims, seed {drawn.seed}{who}{blind}"


def _agreement_lines(fields: tuple[Agreement, ...]) -> Iterator[str]:
    from dateline.review.figures import show_figure

    if not fields:
        yield "No claim was judged by two people yet, or they are not done."
        return
    yield f"{'field':<12} {'n':>4}  {'alpha':<24} same"
    for one in fields:
        yield f"{one.field:<12} {one.same.n:>4}  {show_figure(one.alpha):<24} {show_figure(one.same)}"


def _precision_lines(told: Precision) -> Iterator[str]:
    from dateline.review.figures import show_figure

    if told.right.value is None:
        yield "unknown: draw a sample (`dateline review sample 100`) and judge it"
        return
    yield f"right in what is counted: {show_figure(told.right)}, of {told.right.n} claims drawn at random"
    yield f"right in every field:     {show_figure(told.whole)}"
    if told.outdated:
        yield f"The sample was coded with codebook {told.codebook}, the newest readings with another: draw a new one."


def _as_json(value: object) -> str:
    from pydantic import TypeAdapter

    return (
        TypeAdapter(type(value) if not isinstance(value, tuple) else tuple).dump_json(value, indent=2).decode() + "\n"
    )


def _write(text: str) -> None:
    write_stdout(text)
