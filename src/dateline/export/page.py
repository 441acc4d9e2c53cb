"""Readings as one self-contained web page: the text with its claims marked, each field linked to its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dateline.export.marks import Mark, Piece, collect_marks, cut_text
from dateline.export.view import ClaimView, Field, view_claims
from dateline.model import Evidence, Reading

_TEMPLATES = Path(__file__).parent.parent / "data" / "templates"


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """What the template needs of one reading. prefix: makes the ids of several readings differ."""

    prefix: str
    reading: Reading
    pieces: Sequence[Piece]
    views: Sequence[ClaimView]
    marks: dict[tuple[int, int], Mark]

    def anchor(self, words: Evidence) -> str | None:
        """The id of the place in the text where these words stand."""
        mark = self.marks.get((words.start, words.end))
        return mark.id if mark else None

    def details(self, view: ClaimView) -> list[Field]:
        """The fields that a claim's headline does not show."""
        headline = ("who", "act", "whom") if view.claim.event else ("act",)
        return [f for f in view.fields if f.name not in headline]

    @property
    def link(self) -> str | None:
        """The report's address, if it is one that a browser may follow."""
        url = self.reading.article.url or ""
        return url if url.startswith(("https://", "http://")) else None


def to_page(readings: Sequence[Reading]) -> str:
    """One HTML document that needs nothing else: no network, no script."""
    sections = [_to_section(reading, f"r{n}") for n, reading in enumerate(readings, 1)]
    title = sections[0].reading.article.title or sections[0].reading.article.id if len(sections) == 1 else "Readings"
    page: str = _template("page.html").render(sections=sections, title=title)
    return page


def to_listing(title: str, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """One HTML document with a table of plain text."""
    listing: str = _template("listing.html").render(title=title, columns=columns, rows=rows)
    return listing


def to_fragment(reading: Reading) -> str:
    """The reading for a notebook: a page in a frame of its own, so that neither style touches the other."""
    fragment: str = _template("frame.html").render(page=to_page([reading]))
    return fragment


def _to_section(reading: Reading, prefix: str) -> Section:
    views = view_claims(reading)
    marks = collect_marks(views, prefix, (n.evidence for n in reading.notes if n.evidence))
    return Section(
        prefix=prefix,
        reading=reading,
        pieces=cut_text(reading.article.text, marks.values()),
        views=views,
        marks=marks,
    )


@cache
def _template(name: str) -> Any:
    # Imported late: only pages need it.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    room = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    return room.get_template(name)
