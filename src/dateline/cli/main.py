"""The command line: puts the commands together and turns errors into exit codes."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from importlib.util import find_spec

import typer

from dateline import __version__
from dateline.cli.apps import make_app
from dateline.cli.code import code
from dateline.cli.schema import schema
from dateline.errors import DatelineError

MISUSE = 2

app = make_app("Who did what to whom, when and where; who says so, and who denies it.", name="dateline")
app.command()(code)
app.command()(schema)

_PARTS = {
    "claims": "Who says what, on what proof, and who denies it.",
    "actors": "Who a phrase names: country, sectors, role.",
    "places": "Where a name is.",
    "ingest": "Read reports into a store: what is new is coded and kept.",
    "recode": "Code again what another coder, model or codebook coded.",
    "diff": "What that changed: claims gone, new, of another type, told otherwise.",
    "store": "Look after a store: check it, count what it holds, pack it, copy it.",
    "timeline": "What happened between two sides, by day, week or month.",
    "relations": "The pairs that most is told of, or the partners of one.",
    "brief": "A page on a relation: what happened, what is alleged, denied, changed.",
    "incidents": "What many reports tell of one happening: list, show, count, judge.",
    "export": "Event data out of a store: CSV, JSON lines, Parquet, PLOVER, CAMEO, FollowTheMoney.",
    "serve": "The web application over a store: claims, reports, search.",
    "review": "Judge claims: what waits, accept, correct, reject, add; samples, agreement, gold.",
    "eval": "How good a coding is, against what people say is in the texts.",
    "codebook": "The codebook: show a type, list the types, check the entries.",
}
_PASS_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}


def _mount(name: str, about: str) -> None:
    """A command that loads its part only when it is called: the others start the quicker."""

    def run_part(context: typer.Context) -> None:
        part = import_module(f"dateline.cli.{name}")
        part.app(list(context.args), prog_name=f"dateline {name}")

    app.command(name, help=about, context_settings=dict(_PASS_ON))(run_part)


for _name, _about in _PARTS.items():
    if find_spec(f"dateline.cli.{_name}"):
        _mount(_name, _about)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"dateline {__version__}")
        raise typer.Exit


@app.callback()
def start(
    version: bool = typer.Option(False, "--version", help="Print the version.", callback=_show_version, is_eager=True),
) -> None:
    """Who did what to whom, when and where; who says so, and who denies it."""


def main() -> None:
    """Runs the command line. Exits with 0, 1 (an input could not be read), 2 (misuse) or 130 (interrupted)."""
    # Processes share the cores, not threads: sums come out the same however many there are. Read when numpy is loaded.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        app()
    except DatelineError as error:
        print(f"dateline: {error}", file=sys.stderr)
        sys.exit(MISUSE)
    except BrokenPipeError:
        # Whoever read our output has left: nothing is wrong, and nothing may be flushed at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
