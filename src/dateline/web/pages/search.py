"""Search: words of reports, narrowed by who, what, where, when and how others answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from dateline.store.queries_facets import Facets, count_facets
from dateline.web.asking import ClaimsAsk
from dateline.web.lines import Part, list_lines, to_entries, to_table
from dateline.web.page import Page
from dateline.web.room import Here


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search finds, and how it can be narrowed."""

    claims: Part
    facets: Facets


def show(here: Here, ask: Annotated[ClaimsAsk, Query()]) -> Found:
    """The view."""
    return Found(claims=list_lines(here.store, ask), facets=count_facets(here.store, ask.to_wanted()))


PAGE = Page(
    path="/search",
    title="Search",
    about="Claims by words of their reports, with counts of what the newest 2,000 of them have in common.",
    show=show,
    template="search.html",
    key="s",
    table=lambda shown: to_table(shown.claims.lines),
    entries=lambda shown: to_entries(shown.claims.lines),
)
