"""A table like POLECAT's: a row for each event as a report tells it, in PLOVER's terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.export.told import Row, Told, number_quad, tell_events
from dateline.model import Party, Reading


def plover_rows(reading: Reading) -> Iterator[Row]:
    """A row for each claim with an event, in order; unknown is None."""
    for told in tell_events(reading):
        yield {
            **_event(told),
            **_side("Actor", told, told.event.actors),
            **_side("Recipient", told, told.event.recipients),
            **_place(told),
            **_report(told),
        }


def _event(told: Told) -> Row:
    event = told.event
    start, end = told.days
    return {
        "Event ID": told.id,
        "Event Date": told.day,
        "Event Start": start,
        "Event End": end,
        "Date Precision": event.time.precision if event.time else None,
        "Event Type": event.type,
        "Event Mode": event.mode,
        "Auxiliary Modes": event.auxiliary,
        "Intensity": event.score,
        "Quad Code": number_quad(event.quad),
        "Contexts": event.contexts,
    }


def _side(side: str, told: Told, parties: Sequence[Party]) -> Row:
    known = [party for party in parties if party.actor in told.actors]
    actors = [told.actors[party.actor] for party in known]
    return {
        f"{side} Name": tuple(a.name for a in actors),
        f"{side} Country": tuple(a.country for a in actors),
        f"Primary {side} Sector": tuple(a.sectors[0] if a.sectors else None for a in actors),
        f"{side} Sectors": tuple(" ".join(a.sectors) or None for a in actors),
        f"{side} Title": tuple(a.role for a in actors),
        f"{side} Name Raw": tuple(p.evidence.text for p in known),
    }


def _place(told: Told) -> Row:
    place = told.event.place
    names = {"Placename": "name", "Province": "admin1", "Country": "country", "Latitude": "lat", "Longitude": "lon"}
    return {
        **{title: getattr(place, name, None) for title, name in names.items()},
        "GeoNames ID": place.geonames_id if place else None,
        "Raw Placename": place.evidence.text if place and place.evidence else None,
    }


def _report(told: Told) -> Row:
    article, said = told.reading.article, told.claim.attribution
    return {
        "Source": article.source,
        "Publication Date": article.published,
        "Headline": article.title,
        "URL": article.url,
        "Language": article.language,
        "Attribution": said.kind,
        "Speaker": told.speaker_name,
        "Stance": said.stance,
        "Article ID": article.id,
        "Version": told.reading.coder.dateline,
    }
