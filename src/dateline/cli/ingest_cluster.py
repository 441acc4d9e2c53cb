"""`dateline ingest --engine ray` into parts, and `dateline store load` from there into a store."""

from __future__ import annotations

import json
import sys
from contextlib import redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from dateline.cli.ingest import INTERRUPTED, meter_ingest, show_faults, to_text
from dateline.cli.meter import Meter
from dateline.errors import UsageError
from dateline.ingest.fetch import is_address
from dateline.ingest.files import STDIN
from dateline.ingest.gauge import project

if TYPE_CHECKING:
    from dateline.ingest.intake import Given
    from dateline.run.cluster import Job, Tally
    from dateline.run.ingest import Plan, Summary

SHOWN_LOST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """Where it goes. parts: the folder for the parts; store: takes them in at the end, None if it is not to be."""

    parts: Path | None
    store: str | None
    address: str | None
    as_json: bool


def code_with_ray(inputs: tuple[str, ...], plan: Plan, given: Given, target: Target, *, pause: float | None) -> int:
    """Codes into parts, tells what came of it, and takes the parts into a store if there is one; the exit code.

    Raises UsageError for options that do not go together.
    """
    from dateline.run.cluster import Job

    if target.parts is None:
        raise UsageError("--engine ray: no folder for the parts: give --parts")
    if pause is not None:
        raise UsageError("--watch goes with --engine local")
    for name in inputs:
        if name == STDIN or is_address(name):
            raise UsageError(f"--engine ray: {name}: give files or folders that every machine sees under this path")
    job = Job(inputs=inputs, folder=target.parts, given=given, settings=plan.settings)
    tally = run_metered(job, target.address)
    tell(tally, target)
    if target.store is not None:
        load_into(tally.folder, target.store, copies=plan.copies, as_json=target.as_json)
    return 1 if tally.summary.failed or tally.lost else 0


def run_metered(job: Job, address: str | None) -> Tally:
    """Codes into parts with progress on standard error; an interrupt ends it, and what was coded is kept."""
    from dateline.run.cluster import Cluster, code_parts

    meter = Meter()
    try:
        # What Ray itself has to say must not stand among the figures.
        with redirect_stdout(sys.stderr):
            return code_parts(
                job,
                Cluster(address=address),
                lambda t: meter.show(t.summary.read, t.new, project(t.summary.read, t.share)),
            )
    except KeyboardInterrupt:
        meter.close()
        print("dateline: stopped; the parts that were made are kept, and the same command goes on", file=sys.stderr)
        raise typer.Exit(INTERRUPTED) from None
    finally:
        meter.close()


def tell(tally: Tally, target: Target) -> None:
    """What came of it: on standard output, with what is lost or at fault on standard error."""
    show_faults(tally.summary)
    for path in tally.lost[:SHOWN_LOST]:
        print(
            f"dateline: {path}: not all of it was coded, for workers died of it (out of memory?): "
            "the same command tries again; with fewer --workers each has more",
            file=sys.stderr,
        )
    if len(tally.lost) > SHOWN_LOST:
        print(f"dateline: and {len(tally.lost) - SHOWN_LOST} more", file=sys.stderr)
    counts = {"parts": tally.parts, "here already": tally.here, "lost": len(tally.lost)}
    if target.as_json:
        print(json.dumps({**tally.summary.plain(), **counts, "folder": str(tally.folder)}, indent=2))
        return
    print(to_text(tally.summary, f"{tally.parts} parts below {tally.folder} ({tally.here} of them were here already)"))


def load_into(parts: Path, store: str, *, copies: bool, as_json: bool) -> Summary:
    """Takes parts into a store, and tells what came of it."""
    from dateline.ingest.gauge import Gauge
    from dateline.run.ingest import Plan
    from dateline.run.load import load_parts
    from dateline.settings import Settings
    from dateline.store.opening import open_store

    opened = open_store(store, create_missing=True)
    plan = Plan(settings=Settings(), copies=copies)
    gauge = Gauge(None)
    try:
        summary = meter_ingest(lambda told: load_parts(parts, opened, plan, told, gauge), lambda: gauge.total)
    finally:
        opened.close()
    show_faults(summary)
    print(json.dumps(summary.plain(), indent=2) if as_json else to_text(summary, opened.name))
    return summary
