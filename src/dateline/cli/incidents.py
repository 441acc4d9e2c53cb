"""`dateline incidents`: what many reports tell of one happening, put together; and what people judge of it."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.apps import make_app
from dateline.cli.code import parse_day
from dateline.cli.output import write_stdout
from dateline.cli.store import Target, opened
from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.cli.incidents_shown import Asked
    from dateline.store.opening import Store
    from dateline.store.wanted import Wanted

app = make_app()


class Format(StrEnum):
    """How it is written."""

    TEXT = "text"
    JSON = "json"
    CSV = "csv"


class Unit(StrEnum):
    """What is counted."""

    CLAIM = "claim"
    REPORT = "report"
    SOURCE = "source"
    INCIDENT = "incident"


Two = Annotated[tuple[int, int] | None, typer.Option(metavar="A B", help="Judge that two tell of one happening.")]
Types = Annotated[list[str] | None, typer.Option("--type", metavar="TYPE", help="Event type; repeatable.")]
Who = Annotated[str | None, typer.Option(metavar="NAME", envvar="DATELINE_WHO", help="Who judges.")]
Conflicts = Annotated[bool, typer.Option("--conflicts", help="List judgements that cannot be followed.")]


@app.command()
def incidents(
    *,
    store: Target,
    about: Annotated[str | None, typer.Option(metavar="WHO", help="Who takes part: part of a name, or RUS.")] = None,
    speaker: Annotated[str | None, typer.Option(metavar="WHO", help="Who says so: likewise.")] = None,
    kind: Types = None,
    place: Annotated[str | None, typer.Option(metavar="WHERE", help="Part of a place's name, or a country.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Told on this day or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Told on this day or before.")] = None,
    source: Annotated[str | None, typer.Option(metavar="NAME", help="Told by this publisher.")] = None,
    words: Annotated[str | None, typer.Option(metavar="WORDS", help="These stand in a report of it.")] = None,
    contested: Annotated[bool, typer.Option("--contested", help="What somebody disputes.")] = False,
    sources: Annotated[int, typer.Option(metavar="N", min=1, help="Told by N independent sources at least.")] = 1,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help="At most.")] = 50,
    show: Annotated[int | None, typer.Option(metavar="ID", help="One incident, whole.")] = None,
    by: Annotated[Unit | None, typer.Option(help="Count these by type, instead of listing.")] = None,
    same: Two = None,
    apart: Annotated[tuple[int, int] | None, typer.Option(metavar="A B", help="Judge that they tell of two.")] = None,
    undo: Annotated[int | None, typer.Option(metavar="N", help="Take judgement N back.")] = None,
    who: Who = None,
    why: Annotated[str | None, typer.Option(metavar="WORDS", help="The reason of a judgement.")] = None,
    conflicts: Conflicts = False,
    rebuild: Annotated[bool, typer.Option("--rebuild", help="Make all incidents again.")] = False,
    form: Annotated[Format, typer.Option("--format", help="How to write it.")] = Format.TEXT,
) -> None:
    """List incidents, told last first: claims about one happening, put together; or show one, count, judge."""
    from dateline.cli.incidents_shown import Asked

    _check_one(show=show, by=by, same=same, apart=apart, undo=undo, conflicts=conflicts, rebuild=rebuild)
    if rebuild or same or apart or undo is not None:
        _change(store, (same, apart, undo), (who, why))
        return
    wanted = _want((about, speaker, place, source, words), kind or [], (since, until), contested=contested)
    asked = Asked(show=show, by=by and by.value, conflicts=conflicts, sources=sources, limit=limit, form=form.value)
    _write(store, wanted, asked)


def _check_one(**asked: object) -> None:
    """Raises UsageError if more than one thing is to be done."""
    named = [f"--{name}" for name, value in asked.items() if value is not None and value is not False]
    if len(named) > 1:
        raise UsageError(f"{' and '.join(named)}: give one of them at a time")


def _want(
    given: tuple[str | None, ...], types: list[str], days: tuple[str | None, str | None], *, contested: bool
) -> Wanted:
    from dateline.store.wanted import Wanted

    since, until = parse_day("--since", days[0]), parse_day("--until", days[1])
    if since and until and since > until:
        raise UsageError(f"--since {since} is after --until {until}: no day lies between them")
    if not all(types):
        raise UsageError("--type is empty: name a type, as ASSAULT (`dateline codebook list`)")
    about, speaker, place, source, words = given
    return Wanted(
        anyone=about, speaker=speaker, place=place, source=source, words=words, since=since, until=until,
        types=tuple(name.upper() for name in types), contested=contested,
    )  # fmt: skip


def _write(store: str, wanted: Wanted, asked: Asked) -> None:
    from dateline.cli.incidents_shown import tell

    with opened(store) as found:
        text = tell(found, wanted, asked)
    write_stdout(text)


def _change(
    store: str,
    what: tuple[tuple[int, int] | None, tuple[int, int] | None, int | None],
    told: tuple[str | None, str | None],
) -> None:
    """Judges, takes back, or, where neither is asked for, makes everything again."""
    same, apart, undo = what
    with opened(store, readonly=False) as found:
        if same or apart or undo is not None:
            who, why = told
            if not who:
                raise UsageError("who judges? give --who NAME, or set DATELINE_WHO")
            print(_judge(found, (same, apart, undo), who, why))
        else:
            print(_rebuild(found))


def _judge(
    found: Store,
    what: tuple[tuple[int, int] | None, tuple[int, int] | None, int | None],
    who: str,
    why: str | None,
) -> str:
    from dateline.store.incident_judgements import judge_pair, undo_judgement

    same, apart, undo = what
    if undo is not None:
        return f"judgement {undo_judgement(found, undo, who=who, why=why)} takes {undo} back"
    one, other = same or apart or (0, 0)
    number = judge_pair(found, one, other, same=same is not None, who=who, why=why)
    return f"judgement {number}: {one} and {other} tell of {'one happening' if same else 'two happenings'}"


def _rebuild(found: Store) -> str:
    from dateline.cli.meter import Meter
    from dateline.store.incident_builds import rebuild

    meter = Meter()
    try:
        count = rebuild(found, lambda done, count: meter.show(done, done, count))
    except KeyboardInterrupt:
        print("dateline: stopped; the incidents are not made: give the same command again", file=sys.stderr)
        raise typer.Exit(130) from None
    finally:
        meter.close()
    return f"{found.name}: {count} incidents"
