"""Claims: what is contested, or all that is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import Query
from pydantic import Field

from dateline.store.opening import Store
from dateline.store.stamps import recall
from dateline.web.asking import DISPUTED, ClaimsAsk
from dateline.web.lines import Part, list_lines, to_entries, to_table
from dateline.web.page import Page
from dateline.web.room import Here


class Asked(ClaimsAsk):
    """Which claims. Unless something else is asked for, those that somebody disputes."""

    show: Annotated[Literal["contested", "all"], Field(description="Only what is disputed, or all.")] = "contested"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claims:
    """Some claims. contested: whether only disputed ones were asked for."""

    contested: bool
    claims: Part


def show(here: Here, ask: Annotated[Asked, Query()]) -> Claims:
    """The view."""
    return recall(here.store, ("claims", ask.model_dump_json()), lambda: look(here.store, ask))


def look(store: Store, ask: Asked) -> Claims:
    """The claims that are asked for."""
    contested = ask.show == "contested" and ask.standing is None
    wanted = ask.model_copy(update={"standing": DISPUTED}) if contested else ask
    return Claims(contested=contested, claims=list_lines(store, wanted))


PAGE = Page(
    path="/claims",
    title="Claims",
    about="Who says what, and who denies it: what is contested, or all claims; the newest first.",
    show=show,
    template="claims.html",
    key="c",
    table=lambda shown: to_table(shown.claims.lines),
    entries=lambda shown: to_entries(shown.claims.lines),
)
