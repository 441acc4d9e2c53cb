"""Search: words of reports, narrowed by who, what, where, when and how others answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Query

from dateline.store.opening import Store
from dateline.store.queries_facets import Facets, search
from dateline.store.stamps import recall
from dateline.web.asking import ClaimsAsk
from dateline.web.lines import Part, to_entries, to_part, to_table
from dateline.web.page import Page
from dateline.web.room import Here


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search finds, and how it can be narrowed."""

    claims: Part
    facets: Facets


def show(here: Here, ask: Annotated[ClaimsAsk, Query()]) -> Found:
    """The view."""
    return recall(here.store, ("search", ask.model_dump_json()), lambda: look(here.store, ask))


def look(store: Store, ask: ClaimsAsk) -> Found:
    """The claims that are found, and what they have in common."""
    found, facets = search(store, ask.to_wanted(), limit=ask.limit + 1, offset=ask.offset)
    return Found(claims=to_part(store, ask, found), facets=facets)


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
