"""A table with the columns of GDELT and ICEWS: a row for each pair of sides of an event, in CAMEO's terms."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import product

from dateline.export.told import Row, Told, make_id, number_quad, tell_events
from dateline.model import Actor, Reading

# So many hexadecimal digits fit into the whole numbers of every database.
DIGITS = 15


def cameo_rows(reading: Reading) -> Iterator[Row]:
    """A row for each actor and recipient of each claim with an event, in order; unknown is None."""
    for told in tell_events(reading):
        for number, (one, other) in enumerate(product(told.acting or (None,), told.receiving or (None,))):
            yield {
                "GLOBALEVENTID": int(make_id(told.id, str(number))[:DIGITS], 16),
                **_days(told),
                **_side("Actor1", one),
                **_side("Actor2", other),
                **_action(told),
                **_report(told),
            }


def _days(told: Told) -> Row:
    start, end = told.days
    return {
        "SQLDATE": write_day(told.day),
        "MonthYear": _shared(start, end, 7),
        "Year": _shared(start, end, 4),
    }


def _shared(start: dt.date | None, end: dt.date | None, length: int) -> str | None:
    """What two days share of year and month; None if one is unknown, or they lie apart."""
    if start is None or end is None or start.isoformat()[:length] != end.isoformat()[:length]:
        return None
    return start.isoformat()[:length].replace("-", "")


def _side(side: str, actor: Actor | None) -> Row:
    country, sectors = (actor.country, actor.sectors) if actor else (None, ())
    types = (*sectors, None, None, None)[:3]
    return {
        f"{side}Code": "".join((country or "", *sectors)) or None,
        f"{side}Name": actor.name if actor else None,
        f"{side}CountryCode": country,
        **{f"{side}Type{number}Code": code for number, code in enumerate(types, 1)},
    }


def _action(told: Told) -> Row:
    event, place = told.event, told.event.place
    code = event.cameo or ""
    names = {"FullName": "name", "CountryCode": "country", "ADM1Code": "admin1", "Lat": "lat", "Long": "lon"}
    return {
        "EventCode": code or None,
        "EventBaseCode": code[:3] if len(code) > 2 else None,
        "EventRootCode": code[:2] or None,
        "QuadClass": number_quad(event.quad),
        "GoldsteinScale": None,
        **{f"ActionGeo_{title}": getattr(place, name, None) for title, name in names.items()},
        "ActionGeo_FeatureID": place.geonames_id if place else None,
    }


def _report(told: Told) -> Row:
    article, event, said = told.reading.article, told.event, told.claim.attribution
    return {
        "SOURCEURL": article.url,
        "Publisher": article.source,
        "PublicationDate": write_day(article.published),
        "Intensity": event.score,
        "EventType": event.type,
        "Auxiliary": event.auxiliary,
        "Attribution": said.kind,
        "Speaker": told.speaker_name,
        "Stance": said.stance,
        "ClaimID": told.id,
        "ArticleID": article.id,
    }


def write_day(day: dt.date | None) -> str | None:
    """A day as YYYYMMDD."""
    return day.isoformat().replace("-", "") if day else None
