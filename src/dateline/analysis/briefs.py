"""Briefs: one page on a relation, composed of records, each sentence with the reports that it stands on."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dateline.analysis.asked import Asked
from dateline.analysis.changes import Change
from dateline.analysis.series import Series
from dateline.analysis.trends import Trend
from dateline.store.opening import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A report that sentences stand on. number: of the footnote, from 1. article: its key in the store."""

    number: int
    article: int
    report: str
    title: str | None
    publisher: str | None
    published: dt.date | None
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence in plain text. notes: numbers of its footnotes. claims: keys of the claims that it tells."""

    text: str
    notes: tuple[int, ...] = ()
    claims: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a brief. key: happened | alleged | denied | changed | numbers."""

    key: str
    title: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A page on a relation. charts: the name of each and its SVG."""

    title: str
    asked: Asked
    parts: tuple[Part, ...]
    sources: tuple[Source, ...]
    charts: tuple[tuple[str, str], ...]
    series: Series
    trend: Trend
    changes: tuple[Change, ...]


def write_brief(store: Store, asked: Asked) -> Brief:
    """The brief on two sides. Raises as `make_series`."""
    raise NotImplementedError


def to_markdown(brief: Brief) -> str:
    """The brief as Markdown with footnotes."""
    raise NotImplementedError


def to_html(brief: Brief) -> str:
    """The brief as one page of HTML that needs nothing else; it prints well."""
    raise NotImplementedError
