"""A brief on two sides as a page: to be read, sent by its address, and printed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from dateline.analysis.briefs import Brief, write_brief
from dateline.web.page import Page, Table
from dateline.web.pair import PairAsk
from dateline.web.room import Here


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefShown:
    """A brief; None as long as nobody is named."""

    brief: Brief | None


def show(here: Here, ask: Annotated[PairAsk, Query()]) -> BriefShown:
    """The view."""
    if ask.a is None:
        return BriefShown(brief=None)
    return BriefShown(brief=write_brief(here.store, ask.to_asked()))


def _table(shown: BriefShown) -> Table:
    """Its sentences, with the reports that each stands on."""
    parts = shown.brief.parts if shown.brief else ()
    names = {s.number: s.report for s in shown.brief.sources} if shown.brief else {}
    rows = tuple((p.title, s.text, tuple(names[n] for n in s.notes)) for p in parts for s in p.sentences)
    return Table(columns=("part", "sentence", "reports"), rows=rows)


PAGE = Page(
    path="/between/brief",
    title="Brief",
    about="One page on two sides: what happened, what is alleged and denied, what changed, with its reports.",
    show=show,
    template="brief.html",
    table=_table,
)
