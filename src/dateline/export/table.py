"""A reading as a table for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING

from dateline.export.view import ClaimView, Field, merge_views, view_claims
from dateline.model import Evidence, Reading

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

NARROW = 100
SHORT = 90
RATIOS = {"where": 3, "status": 3, "says": 4, "denied by": 4}
CLAIM_RATIO, DAY_WIDTH = 10, 10
COLUMNS = ("when", "where", "status", "says", "denied by")
TITLES = {"says": "who says so", "denied by": "who denies it"}
COLORS = {"status": "yellow", "says": "cyan", "denied by": "magenta"}


def to_table(reading: Reading, *, width: int = 120, color: bool = False, explain: bool = False) -> str:
    """The reading's claims in order, as text that fits into `width` columns.

    color: with a terminal's colours. explain: each field with its words and its reason below.
    """
    from rich.console import Console

    file = StringIO()
    console = Console(
        file=file, width=max(width, 40), force_terminal=color, no_color=not color, highlight=False, emoji=False,
        markup=False, legacy_windows=False,
    )  # fmt: skip
    _print_head(console, reading)
    views = merge_views(view_claims(reading))
    if views:
        console.print(_grid(views) if width >= NARROW else _stack(views))
    elif not reading.notes:
        console.print("No claims.")
    for line in _explain(views) if explain else ():
        console.print(line)
    _print_notes(console, reading)
    return "\n".join(line.rstrip() for line in file.getvalue().split("\n"))


def _print_head(console: Console, reading: Reading) -> None:
    article = reading.article
    day = article.published.isoformat() if article.published else None
    console.print(_text(article.title or article.id, "bold"))
    console.print(_text(" · ".join(part for part in (article.source, day, article.url) if part), "dim"), end="\n")


def _text(value: str, style: str = "") -> RenderableType:
    from rich.text import Text

    return Text(_clean(value), style=style)


def _clean(value: str) -> str:
    """Without control characters: a report's bytes must not steer the reader's terminal."""
    return " ".join("".join(c if c.isprintable() else " " for c in value).split())


def _grid(views: tuple[ClaimView, ...]) -> RenderableType:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, padding=(0, 2, 0, 0), pad_edge=False, expand=True)
    table.add_column("#", justify="right", style="dim", no_wrap=True)
    table.add_column("who → act → whom", overflow="fold", ratio=CLAIM_RATIO)
    for name in COLUMNS:
        ratio = RATIOS.get(name)
        table.add_column(
            TITLES.get(name, name), style=COLORS.get(name, ""), overflow="fold", ratio=ratio,
            width=None if ratio else DAY_WIDTH,
        )  # fmt: skip
    for view in views:
        table.add_row(_text(str(view.number)), _happening(view), *(_text(_cell(view, name)) for name in COLUMNS))
    return table


def _happening(view: ClaimView) -> RenderableType:
    """Who does what to whom, or what is said."""
    from rich.text import Text

    if view.claim.event is None:
        return _text(_in_quotes(view.value("content") or view.claim.evidence.text), "italic")
    parts = ((view.value(name), style) for name, style in (("who", ""), ("act", "bold"), ("whom", "")))
    told = Text(" → ").join(Text(_clean(value), style=style) for value, style in parts if value)
    return told.append(f": {_in_quotes(view.value('content'))}", style="italic") if view.said else told


def _cell(view: ClaimView, name: str) -> str:
    if name == "denied by" and view.denied_in:
        return f"{view.value(name)} ({', '.join(f'#{n}' for n in view.denied_in)})"
    if name == "status" and view.answers:
        numbers = ", ".join(f"#{n}" for n in view.answers)
        denies = view.stance == "denies"
        return f"denies {numbers}" if denies else f"{view.value(name)}, answers {numbers}"
    return view.value(name)


def _shorten(text: str) -> str:
    plain = _clean(text)
    return plain if len(plain) <= SHORT else plain[: SHORT - 1].rstrip() + "…"


def _stack(views: tuple[ClaimView, ...]) -> RenderableType:
    from rich.table import Table

    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for view in views:
        table.add_row(_text(str(view.number)), _happening(view))
        rest = ((TITLES.get(n, n), _cell(view, n)) for n in COLUMNS)
        table.add_row("", _text(" · ".join(f"{title}: {value}" for title, value in rest if value)))
    return table


def _explain(views: tuple[ClaimView, ...]) -> Iterator[RenderableType]:
    from rich import box
    from rich.table import Table

    for view in views:
        origin = view.claim.origin
        title = f"#{view.number}  {origin.component}, rule {origin.rule}, confidence {view.claim.confidence:.2f}"
        yield _text(title, "bold")
        table = Table(box=box.SIMPLE, padding=(0, 2, 0, 0), pad_edge=False)
        for column in ("field", "value", "words", "why"):
            table.add_column(column, overflow="fold")
        for field in view.fields:
            table.add_row(*(_text(cell) for cell in _explained(field)))
        yield table


def _explained(field: Field) -> tuple[str, str, str, str]:
    return TITLES.get(field.name, field.name), _shorten(field.value), "; ".join(map(_quote, field.words)), field.why


def _quote(words: Evidence) -> str:
    return f"{_in_quotes(words.text)} {words.start}-{words.end}"


def _in_quotes(text: str) -> str:
    short = _shorten(text)
    return short if short.startswith(("“", '"')) else f"“{short}”"


def _print_notes(console: Console, reading: Reading) -> None:
    for note in reading.notes:
        place = f" {_quote(note.evidence)}" if note.evidence else ""
        console.print(_text(f"note ({note.code}): {note.text}{place}", "dim"))
