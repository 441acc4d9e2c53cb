"""Actor: what somebody does, suffers, says and denies, and with whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import Query
from pydantic import Field

from dateline.analysis.asked import find_side
from dateline.analysis.profiles import Profile, profile_actor
from dateline.store.opening import Store
from dateline.store.queries import find_claims
from dateline.store.queries_dyads import published_days
from dateline.store.queries_facets import count_facets
from dateline.store.stamps import recall
from dateline.store.wanted import Wanted
from dateline.web.asking import Ask, Day, Words
from dateline.web.lately import find_lately
from dateline.web.lines import Line, to_entries, to_lines
from dateline.web.page import Page, Table
from dateline.web.room import Here

MOST = 15


class Asked(Ask):
    """Who, and when."""

    who: Annotated[Words | None, Field(description="A country (KGZ), a name, a region (Sahel), or several: A,B.")] = (
        None
    )
    since: Annotated[Day | None, Field(description="Published on this day or later.")] = None
    until: Annotated[Day | None, Field(description="Published on this day or before.")] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody's profile, with what it says and denies; without a name, the countries that are told of most lately.

    lately: the first day, where a year is shown because no days were asked for; earliest: that of all reports.
    """

    profile: Profile | None
    says: tuple[Line, ...]
    denies: tuple[Line, ...]
    takes_part: tuple[Line, ...]
    known: tuple[tuple[str, int], ...]
    lately: dt.date | None = None
    earliest: dt.date | None = None


def show(here: Here, ask: Annotated[Asked, Query()]) -> Actor:
    """The view."""
    return recall(here.store, ("actor", ask.model_dump_json()), lambda: look(here.store, ask))


def look(store: Store, ask: Asked) -> Actor:
    """Somebody's profile, or who is told of most."""
    if ask.who is None:
        known = count_facets(store, Wanted(since=ask.since, until=ask.until)).actors
        return Actor(profile=None, says=(), denies=(), takes_part=(), known=known)
    lately = None if ask.since else find_lately(store, ask.until)
    shown = tell(store, ask.who, ask.since or lately, ask.until)
    if lately and not shown.takes_part:
        # What was long ago is shown rather than nothing.
        return tell(store, ask.who, None, ask.until)
    days = published_days(store) if lately else None
    return replace(shown, lately=lately, earliest=days[0] if days else None)


def tell(store: Store, who: str, since: dt.date | None, until: dt.date | None) -> Actor:
    """What somebody does in some days."""
    side = find_side(who)
    profile = profile_actor(store, side, since=since, until=until, limit=MOST)
    wanted = Wanted(anyone=side.members[0], since=since, until=until)
    return Actor(
        profile=profile,
        says=to_lines(store, profile.says),
        denies=to_lines(store, profile.denies),
        takes_part=to_lines(store, find_claims(store, wanted, limit=MOST)),
        known=(),
    )


def _table(shown: Actor) -> Table:
    partners = shown.profile.partners if shown.profile else ()
    rows = tuple((p.text, p.label, p.out, p.back, *(f"{q} {n}" for q, n in p.quads.items() if q)) for p in partners)
    wide = max(map(len, rows), default=4)
    return Table(columns=("partner", "name", "out", "back", *["quad"] * (wide - 4)), rows=rows)


PAGE = Page(
    path="/actor",
    title="Actor",
    about="What somebody does, suffers, says and denies, and with whom.",
    show=show,
    template="actor.html",
    key="p",
    table=_table,
    entries=lambda shown: to_entries(shown.says),
)
