"""An evaluation for people: as text, and as a page that needs nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from dateline.evals.counts import Counts, Found
from dateline.evals.evaluation import Evaluation
from dateline.evals.misses import Miss
from dateline.review.figures import show_figure

TEMPLATES = Path(__file__).parent.parent / "data" / "templates"
SHOWN = 20
PAGE_MISSES = 200


def to_text(evaluation: Evaluation, *, misses: int = SHOWN) -> str:
    """Tables of figures, then the worst misses. misses: at most so many."""
    return "\n".join(_lines(evaluation, misses)) + "\n"


def to_page(evaluation: Evaluation, title: str) -> str:
    """One HTML document with figures, tables of confusion and the worst misses in their texts."""
    counts = evaluation.counts
    page: str = _template().render(
        title=title,
        evaluation=evaluation,
        counts=counts,
        figure=show_figure,
        kinds=confusion_table(counts),
        misses=evaluation.misses[:PAGE_MISSES],
    )
    return page


def confusion_table(counts: Counts) -> tuple[list[str], list[tuple[str, list[int]]]]:
    """What was coded, and for every type of gold how often each of these."""
    columns = sorted({coded for _, coded in counts.confusion})
    rows = sorted({gold for gold, _ in counts.confusion})
    return columns, [(gold, [counts.confusion.get((gold, coded), 0) for coded in columns]) for gold in rows]


def _lines(evaluation: Evaluation, misses: int) -> Iterator[str]:
    counts = evaluation.counts
    for coder in evaluation.coders:
        yield f"coder: dateline {coder.dateline}, model {coder.model}, codebook {coder.codebook}"
    yield f"texts: {counts.texts}" + (f", {len(counts.uncoded)} of them not coded" if counts.uncoded else "")
    yield ""
    yield from _table(
        ("claims", "right", "wrong", "missed", "precision", "recall", "F1"),
        [_found(counts.found), *map(_found, counts.types)],
    )
    yield f"mean of F1 over types: {show_figure(counts.macro)}"
    yield ""
    yield from _table(("field", "n", "right"), [(k, str(f.n), show_figure(f)) for k, f in counts.fields.items()])
    wrong = [(str(n), gold, coded) for (gold, coded), n in counts.confusion.items() if gold != coded]
    if wrong:
        yield ""
        yield from _table(("times", "gold", "coded"), sorted(wrong, key=lambda row: -int(row[0])))
    for miss in evaluation.misses[:misses]:
        yield ""
        yield from _miss(miss)


def _found(found: Found) -> tuple[str, ...]:
    figures = (show_figure(f) for f in (found.precision, found.recall, found.f1))
    return found.name, str(found.right), str(found.wrong), str(found.missed), *figures


def _miss(miss: Miss) -> Iterator[str]:
    yield f"{miss.text}: {miss.kind}: gold {miss.gold or 'open'}, coded {miss.coded}" + (
        f" ({miss.rule})" if miss.rule else ""
    )
    yield "  " + _plain(f"{miss.before}[{miss.words}]{miss.after}")
    for field in miss.fields:
        yield f"  {field.name}: gold {_plain(field.gold) or 'unknown'}, coded {_plain(field.coded) or 'unknown'}"


def _plain(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    widths = [max(len(row[n]) for row in (head, *rows)) for n in range(len(head))]
    for row in (head, *rows):
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


@cache
def _template() -> Any:
    # Imported late: only pages need it.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    room = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    return room.get_template("evaluation.html")
