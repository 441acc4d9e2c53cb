"""The flat table of claims: a row for each claim with an event; data/schemas/exports/claims.csv has its columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dateline.export.told import Row, Told, tell_events
from dateline.model import Actor, Check, Reading


def claim_rows(reading: Reading) -> Iterator[Row]:
    """A row for each claim with an event, in order; unknown is None."""
    for told in tell_events(reading):
        yield {**_report(told), **_what(told), **_who(told), **_when_where(told), **_source(told), **_proof(told)}


def _report(told: Told) -> Row:
    article = told.reading.article
    same = {name: getattr(article, name) for name in ("source", "published", "url", "title", "author")}
    line = article.dateline
    filed = {"filed": line and line.text, "filed_from": line and line.place, "filed_on": line and line.date}
    return {"id": told.id, "claim": told.claim.id, "article": article.id, **same, **filed}


def _what(told: Told) -> Row:
    event = told.event
    same = {name: getattr(event, name) for name in ("type", "contexts", "auxiliary", "quad", "score", "cameo")}
    return {**same, "modes": event.mode, "trigger": event.trigger.text, **_toll(told)}


def _toll(told: Told) -> Row:
    toll = told.event.toll
    counts = {name: getattr(toll, name, None) for name in ("killed", "injured", "detained")}
    return {**counts, "at_least": toll.least if toll else ()}


def _who(told: Told) -> Row:
    return {**_side("actor", told.acting), **_side("recipient", told.receiving)}


def _side(side: str, actors: Sequence[Actor]) -> Row:
    return {
        f"{side}_names": tuple(a.name for a in actors),
        f"{side}_countries": tuple(a.country for a in actors),
        f"{side}_sectors": tuple(" ".join(a.sectors) or None for a in actors),
        f"{side}_ids": tuple(a.lexicon_id for a in actors),
    }


def _when_where(told: Told) -> Row:
    time, place = told.event.time, told.event.place
    start, end = told.days
    return {
        "event_start": start,
        "event_end": end,
        "event_precision": time.precision if time else None,
        "event_basis": time.basis if time else None,
        "place": place.name if place else None,
        "geonames_id": place.geonames_id if place else None,
        **{f"place_{name}": getattr(place, name, None) for name in ("country", "admin1", "lat", "lon", "precision")},
    }


def _source(told: Told) -> Row:
    said = told.claim.attribution
    return {
        "attribution": said.kind,
        "speaker": told.speaker_name,
        "speaker_country": told.speaker.country if told.speaker else None,
        **{name: getattr(said, name) for name in ("act", "stance", "certainty", "support")},
        "checks": tuple(_check(c, told) for c in told.claim.checks),
        "answers": told.claim.answers,
        "answer_kinds": told.claim.answer_kinds,
    }


def _check(check: Check, told: Told) -> str:
    """How it came out, and by whom: "unverified: Reuters"."""
    actor = told.actors.get(check.by or "")
    who = actor.name if actor else check.source.text if check.source else ""
    return f"{check.how}: {who}".rstrip(": ")


def _proof(told: Told) -> Row:
    claim, coder = told.claim, told.reading.coder
    return {
        "evidence": claim.evidence.text,
        "evidence_start": claim.evidence.start,
        "evidence_end": claim.evidence.end,
        "said": claim.content.text if claim.content else None,
        "confidence": claim.confidence,
        "rule": claim.origin.rule,
        **{name: getattr(coder, name) for name in ("dateline", "model", "codebook")},
    }
