"""What the commands of analysis have in common: who is asked for, and where the answer goes."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from dateline.cli.code import parse_day
from dateline.cli.output import replacing, write_stdout
from dateline.errors import UsageError

if TYPE_CHECKING:
    from dateline.analysis.asked import Asked
    from dateline.store.opening import Store

BLOCKS = "▁▂▃▄▅▆▇█"


class By(StrEnum):
    """Periods."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Unit(StrEnum):
    """What is counted."""

    INCIDENT = "incident"
    CLAIM = "claim"
    REPORT = "report"
    SOURCE = "source"


Since = Annotated[str | None, typer.Option(metavar="DATE", help="On this day or later.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", help="On this day or before.")]
Out = Annotated[str | None, typer.Option(metavar="FILE", help="Write here.")]
Units = Annotated[Unit | None, typer.Option(help="What to count; incidents if the store has them, else claims.")]
Told = Annotated[bool, typer.Option("--all", help="Count also what is denied, negated, to come or supposed.")]
Window = Annotated[int, typer.Option(metavar="DAYS", min=1, help="Days that are compared with those before them.")]


def parse_days(since: str | None, until: str | None) -> tuple[date | None, date | None]:
    """The days that two options give. Raises UsageError for none, or if the first comes after the last."""
    first, last = parse_day("--since", since), parse_day("--until", until)
    if first and last and first > last:
        raise UsageError(f"--since {first} is after --until {last}: no day lies between them")
    return first, last


def ask(a: str, b: str | None, days: tuple[date | None, date | None], **more: Any) -> Asked:
    """What is asked for. Raises UsageError for a name that is none."""
    from dateline.analysis.asked import Asked, find_side

    return Asked(a=find_side(a), b=find_side(b) if b else None, since=days[0], until=days[1], **more)


def check_known(store: Store, asked: Asked) -> None:
    """Raises UsageError if nobody in the store is meant by one of the sides, with what may have been meant."""
    from dateline.analysis.asked import find_near
    from dateline.store.queries_articles import is_known

    for side in filter(None, (asked.a, asked.b)):
        if not any(is_known(store, who) for who in side.members):
            near = find_near(side.label)
            hint = f"did you mean {' or '.join(near)}?" if near else "give a country (KGZ), a region, or part of a name"
            raise UsageError(f"{side.label!r}: nobody is called so in {store.name}: {hint}")


def to_plain(value: Any) -> Any:
    """A record as JSON has it."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: to_plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        return {name: to_plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [to_plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def to_json(value: Any) -> str:
    """A record as JSON text."""
    return json.dumps(to_plain(value), ensure_ascii=False, indent=2) + "\n"


def write(text: str, out: str | None) -> None:
    """To standard output, or to a file. Raises UsageError if it cannot be written."""
    if out is None:
        write_stdout(text)
        return
    with replacing(Path(out)) as write_part:
        write_part(text)


def spark(numbers: tuple[int, ...]) -> str:
    """Numbers as a line of small bars; nothing is a blank."""
    most = max(numbers, default=0)
    return "".join(BLOCKS[(n * len(BLOCKS) - 1) // most] if n else " " for n in numbers)
