"""Incidents: what claims about one happening come to, and one of them with all that is told of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Path, Query
from pydantic import Field

from dateline.errors import StoreError
from dateline.store.incidents import Incident, read_incident
from dateline.store.opening import Store
from dateline.store.queries_incidents import FoundIncident, find_incidents
from dateline.store.queries_near import find_near
from dateline.store.stamps import recall
from dateline.web.asking import ClaimsAsk
from dateline.web.atom import Entry
from dateline.web.lines import path_of
from dateline.web.page import Page, Table
from dateline.web.pages.review import Known, name_of
from dateline.web.problems import missing
from dateline.web.room import Here

COLUMNS = (
    "incident", "type", "quad", "happened_from", "happened_to", "place", "country", "actors", "recipients",
    "killed_least", "killed_most", "injured_least", "injured_most", "detained_least", "detained_most", "claims",
    "reports", "sources", "first_told", "last_told", "standing", "said", "page",
)  # fmt: skip
TOLLS = ("killed", "injured", "detained")


class Asked(ClaimsAsk):
    """Which incidents: those with a claim like this."""

    sources: Annotated[int, Field(ge=1, le=1000, description="Told by so many independent sources at least.")] = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Incidents:
    """Some incidents, those told of last first. more: whether others follow."""

    lines: tuple[FoundIncident, ...]
    offset: int
    limit: int
    more: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class IncidentShown:
    """An incident, and others that may be the same happening.

    paths: where each claim stands in its report's page, by the claim's key. who: who judges in this browser.
    """

    incident: Incident
    near: tuple[FoundIncident, ...]
    paths: dict[int, str]
    who: str | None


def show(here: Here, ask: Annotated[Asked, Query()]) -> Incidents:
    """The view of many."""
    return recall(here.store, ("incidents", ask.model_dump_json()), lambda: look(here.store, ask))


def look(store: Store, ask: Asked) -> Incidents:
    """The incidents that are asked for."""
    found = find_incidents(store, ask.to_wanted(), sources=ask.sources, limit=ask.limit + 1, offset=ask.offset)
    return Incidents(lines=found[: ask.limit], offset=ask.offset, limit=ask.limit, more=len(found) > ask.limit)


def show_one(
    here: Here,
    incident: Annotated[int, Path(ge=1, le=1 << 62, description="Its key, or that of one of its claims.")],
    known: Known = None,
) -> IncidentShown:
    """The view of one."""
    try:
        found = read_incident(here.store, incident)
    except StoreError as error:
        raise missing(f"there is no incident {incident}") from error
    told = [t.claim for t in found.claims] + [a.claim for a in found.answers]
    return IncidentShown(
        incident=found,
        near=find_near(here.store, found.found),
        paths={claim.id: path_of(claim) for claim in told},
        who=name_of(None, known),
    )


def _table(shown: Incidents) -> Table:
    return Table(columns=COLUMNS, rows=tuple(_row(i) for i in shown.lines))


def _row(i: FoundIncident) -> tuple[object, ...]:
    tolls = (end for kind in TOLLS for end in (getattr(i, kind) or (None, None)))
    return (
        i.id, i.type, i.quad, i.time_start, i.time_end, i.place, i.place_country, i.actors, i.recipients, *tolls,
        i.claims, i.reports, i.sources, i.first_told, i.last_told, i.standing, i.said, f"/incidents/{i.id}",
    )  # fmt: skip


def _told(shown: IncidentShown) -> Table:
    columns = ("claim", "published", "source", "report", "speaker", "said", "origin", "likeness", "reasons", "page")
    rows = tuple(
        (
            t.claim.id, t.claim.published, t.claim.publisher, t.claim.report, t.claim.speaker, t.claim.said, t.origin,
            t.score, t.reasons, shown.paths[t.claim.id],
        )
        for t in shown.incident.claims
    )  # fmt: skip
    return Table(columns=columns, rows=rows)


def _entries(shown: Incidents) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            title=" → ".join(part for part in (", ".join(i.actors), i.type, ", ".join(i.recipients)) if part),
            path=f"/incidents/{i.id}",
            summary=i.said,
            author=f"{i.sources} source{'' if i.sources == 1 else 's'}",
            day=i.last_told,
        )
        for i in shown.lines
    )


PAGE = Page(
    path="/incidents",
    title="Incidents",
    about="What happened, each happening once however many tell of it; those told of last first.",
    show=show,
    template="incidents.html",
    key="i",
    table=_table,
    entries=_entries,
)
ONE = Page(
    path="/incidents/{incident}",
    title="Incident",
    about="One happening: who tells of it, since when, with which tolls, and why these claims are held together.",
    show=show_one,
    template="incident.html",
    table=_told,
    missable=True,
)
