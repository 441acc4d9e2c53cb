"""`dateline ingest`: from files and folders into a store."""

from __future__ import annotations

import json
import re
import sys
import time
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.apps import make_app
from dateline.cli.code import GateOption, parse_day, set_up
from dateline.cli.profile import check_profile, show_profile
from dateline.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from dateline.ingest.intake import Given, Intake
    from dateline.ingest.web import Web
    from dateline.run.ingest import Plan, Summary, Told
    from dateline.store.opening import Store

SHOWN_FAULTS = 20
INTERRUPTED = 130

app = make_app()


class Engine(StrEnum):
    """What codes."""

    LOCAL = "local"
    RAY = "ray"


class Format(StrEnum):
    """How the summary is written."""

    TABLE = "table"
    JSON = "json"


StoreOption = Annotated[
    str, typer.Option("--store", metavar="PATH|URL", envvar="DATELINE_STORE", help="A file, or postgresql://...")
]
StoreOrNone = Annotated[
    str | None, typer.Option("--store", metavar="PATH|URL", envvar="DATELINE_STORE", help="A file, or postgresql://...")
]
SourcesArgument = Annotated[
    list[str], typer.Argument(metavar="SOURCE...", help="Files, folders, addresses of pages or feeds, or -.")
]
ColumnOption = Annotated[
    list[str] | None,
    typer.Option("--column", metavar="FIELD=NAME", help="Tables: which column is what; repeatable."),
]
PartsOption = Annotated[
    Path | None,
    typer.Option("--parts", metavar="DIR", help="Ray: where the parts go; --store takes them in at the end."),
]
AddressOption = Annotated[
    str | None,
    typer.Option("--address", metavar="HOST:PORT", help="Ray: a cluster that runs; one on this machine if not given."),
]


@app.command()
def ingest(
    inputs: SourcesArgument,
    *,
    store: StoreOrNone = None,
    published: Annotated[str | None, typer.Option(metavar="DATE", help="Day of publication, YYYY-MM-DD.")] = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="Who published the reports.")] = None,
    model: Annotated[str | None, typer.Option(metavar="NAME", help="An installed spaCy pipeline for English.")] = None,
    lexicon: Annotated[list[Path] | None, typer.Option(metavar="DIR", help="Own knowledge; repeatable.")] = None,
    workers: Annotated[int, typer.Option(metavar="N", min=1, help="Processes that code.")] = 1,
    copies: Annotated[bool, typer.Option("--copies", help="Code near-duplicates, too.")] = False,
    gate: GateOption = False,
    column: ColumnOption = None,
    follow: Annotated[bool, typer.Option(help="Feeds at addresses: fetch the pages that they tell of.")] = True,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="Fetch from your own network, too.")] = False,
    watch: Annotated[str | None, typer.Option(metavar="EVERY", help="Go on for ever, every 15m, 2h, 90s...")] = None,
    engine: Annotated[Engine, typer.Option(help="What codes: processes here, or a cluster of Ray.")] = Engine.LOCAL,
    parts: PartsOption = None,
    address: AddressOption = None,
    profile: Annotated[bool, typer.Option("--profile", help="Tell on standard error what each stage costs.")] = False,
    form: Annotated[Format, typer.Option("--format", help="How to write the summary.")] = Format.TABLE,
) -> None:
    """Read reports, code what is new, and keep it. It can be stopped at any moment; the same command goes on."""
    from dateline.ingest.intake import Given
    from dateline.run.ingest import Plan

    given = Given(published=parse_day("--published", published), source=source, columns=read_columns(column or []))
    web = make_web(allow_private, follow)
    plan = Plan(settings=set_up(model, lexicon or [], workers, gate=gate), copies=copies)
    pause = read_pause(watch) if watch else None
    check_profile(profile, workers, local=engine is Engine.LOCAL)
    if engine is Engine.RAY:
        from dateline.cli.ingest_cluster import Target, code_with_ray

        target = Target(parts=parts, store=store, address=address, as_json=form is Format.JSON)
        raise typer.Exit(code_with_ray(tuple(inputs), plan, given, target, pause=pause))
    if store is None or parts or address:
        raise UsageError("no store: give --store" if store is None else "--parts and --address go with --engine ray")
    summary = run_rounds(tuple(inputs), store, plan, (given, web), pause=pause, as_json=form is Format.JSON)
    show_profile(plan.settings, wanted=profile)
    raise typer.Exit(1 if summary.failed else 0)


def make_web(private: bool, follow: bool) -> Web:
    """How addresses are read."""
    from dateline.ingest.fetch import Reach
    from dateline.ingest.web import Web

    return Web(reach=Reach(private=private), follow=follow)


def run_rounds(
    inputs: tuple[str, ...], store: str, plan: Plan, how: tuple[Given, Web], *, pause: float | None, as_json: bool
) -> Summary:
    """Ingests and tells what came of it, once or, with a pause between, until it is interrupted."""
    from dateline.store.opening import open_store

    opened = open_store(store, create_missing=True)
    try:
        while True:
            summary = run_round(inputs, opened, plan, how)
            show_faults(summary)
            print(json.dumps(summary.plain(), indent=2) if as_json else to_text(summary, opened.name))
            if pause is None:
                return summary
            wait(pause)
    finally:
        opened.close()


def run_round(inputs: tuple[str, ...], store: Store, plan: Plan, how: tuple[Given, Web]) -> Summary:
    """Ingests once, with progress on standard error."""
    from dateline.ingest.estimate import make_gauge
    from dateline.ingest.files import read_inputs
    from dateline.run.ingest import ingest_all

    given, web = how
    gauge = make_gauge(inputs)
    intakes = tell_columns(read_inputs(inputs, given, sys.stdin.buffer, web=web, gauge=gauge))
    return meter_ingest(lambda told: ingest_all(intakes, store, plan, told), lambda: gauge.total)


def tell_columns(intakes: Iterable[Intake]) -> Iterator[Intake]:
    """The intakes; tells on standard error which columns of tables were taken."""
    from dateline.ingest.intake import COLUMNS

    told = set()
    for intake in intakes:
        for note in intake.notes:
            if note.code == COLUMNS and note.text not in told:
                told.add(note.text)
                print(f"dateline: columns: {note.text} (--column changes that)", file=sys.stderr)
        yield intake


def read_columns(told: list[str]) -> tuple[tuple[str, str], ...]:
    """(field, column) of each FIELD=NAME. Raises UsageError for what is none, or a field that there is not."""
    from dateline.ingest.tables import KNOWN

    pairs = [pair.partition("=") for pair in told]
    for field, _, column in pairs:
        if field not in KNOWN or not column:
            raise UsageError(f"--column {field}: give FIELD=NAME, where FIELD is one of {', '.join(KNOWN)}")
    return tuple((field, column) for field, _, column in pairs)


def read_pause(every: str) -> float:
    """The seconds of a pause such as `90s`, `15m`, `2h`. Raises UsageError for what is none."""
    found = re.fullmatch(r"(\d+)\s*([smh]?)", every.strip())
    if not found or not int(found[1]):
        raise UsageError(f"--watch {every}: give a pause such as 90s, 15m or 2h")
    return int(found[1]) * {"": 1.0, "s": 1.0, "m": 60.0, "h": 3600.0}[found[2]]


def wait(seconds: float) -> None:
    """Waits; an interrupt ends the command, which has done all that it could."""
    try:
        time.sleep(seconds)
    except KeyboardInterrupt:
        raise typer.Exit(0) from None


def meter_ingest(work: Callable[[Told], Summary], total: Callable[[], int | None]) -> Summary:
    """What some work makes, with progress on standard error; an interrupt ends the command.

    total: how many reports there will be, as far as it is known by then.
    """
    from dateline.cli.meter import Meter

    meter = Meter()
    try:
        return work(lambda s: meter.show(s.read, s.counts.get("coded", 0), total()))
    except KeyboardInterrupt:
        meter.close()
        print("dateline: stopped; what was coded is kept, and the same command goes on from there", file=sys.stderr)
        raise typer.Exit(INTERRUPTED) from None
    finally:
        meter.close()


def show_faults(summary: Summary) -> None:
    """Tells of the first inputs at fault on standard error."""
    for name, reason in summary.faults[:SHOWN_FAULTS]:
        told = reason if name in reason.partition(": ")[0] else f"{name}: {reason}"
        print(f"dateline: {told}", file=sys.stderr)
    if len(summary.faults) > SHOWN_FAULTS:
        print(f"dateline: and {len(summary.faults) - SHOWN_FAULTS} more; the store keeps each reason", file=sys.stderr)


def to_text(summary: Summary, store: str) -> str:
    """The summary for people: its lines add up to what was read."""
    counts = summary.counts
    lines = [
        ("new", counts.get("coded", 0), f"{summary.claims} claims"),
        ("here already", counts.get("known", 0), ""),
        ("the same text again", counts.get("copy", 0), ""),
        ("nearly the same text", counts.get("near-copy", 0), ""),
        *((f"skipped: {_SKIPPED.get(why, why)}", n, "") for why, n in sorted(summary.skipped.items())),
        ("not readable", counts.get("unreadable", 0), ""),
        ("failed", counts.get("failed", 0), ""),
    ]
    shown = [("read", summary.read, f"into {store}"), *(line for line in lines if line[1] or line[0] == "new")]
    width = max(len(name) for name, _, _ in shown)
    return "\n".join(f"{name:<{width}} {count:>9}  {more}".rstrip() for name, count, more in shown)


_SKIPPED = {"language": "not English", "empty": "no text"}
