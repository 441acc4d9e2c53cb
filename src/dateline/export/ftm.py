"""Entities of FollowTheMoney: articles, who is in them, and events. Its properties stand in data/schemas/exports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from dateline.export.columns import read_country_names, read_ftm_words, read_iso2
from dateline.export.told import Row, Told, identify_article, make_id, tell_events
from dateline.model import Actor, Reading

WEB = ("http://", "https://")


def ftm_entities(readings: Iterable[Reading]) -> Iterator[Row]:
    """The entities of readings with an event: an article, its actors and where it mentions them, its events.

    An actor that the lexicon knows is one entity in all articles, any other one of its article alone: the same name
    may be another's. Each entity comes once. Who is nobody in particular (some people, an envoy) makes none.
    """
    seen: set[str] = set()
    for reading in readings:
        for entity in _entities(reading):
            if entity["id"] not in seen:
                seen.add(entity["id"])
                yield entity


def _entities(reading: Reading) -> Iterator[Row]:
    events = list(tell_events(reading))
    if not events:
        return
    article = identify_article(reading.article)
    yield _article(reading, article)
    for actor in dict.fromkeys(a for told in events for a in _taking_part(told)):
        if schema := _schema(actor):
            yield _actor(actor, schema, article)
            yield _mention(actor, schema, article)
    for told in events:
        yield _event(told, article)


def _taking_part(told: Told) -> tuple[Actor, ...]:
    return (*told.acting, *told.receiving, *([told.speaker] if told.speaker else []))


def _schema(actor: Actor) -> str | None:
    """The schema of an actor; None for nobody in particular."""
    words = read_ftm_words()
    if actor.kind in words["needed"]["name"] and not _is_name(actor.name):
        return None
    if actor.kind in words["needed"]["entry"] and not _is_itself(actor):
        return None
    schema: str | None = words["kinds"].get(actor.kind)
    is_public = actor.kind == "organization" and actor.sectors[:1] and actor.sectors[0] in words["public"]["sectors"]
    return words["kinds"]["state"] if is_public else schema


def _actor_id(actor: Actor, article: str) -> str:
    return make_id("actor", actor.lexicon_id) if _is_itself(actor) else make_id("actor", article, actor.id)


def _is_itself(actor: Actor) -> bool:
    """Whether the actor's entry of the lexicon is the actor's own, and not that of its country or employer."""
    starts = tuple(read_ftm_words()["itself"].get(actor.kind, ()))
    return (actor.lexicon_id or "").startswith(starts) and (actor.kind == "state" or _is_name(actor.name))


def _is_name(words: str) -> bool:
    """Whether words are a name and not a description: the last of them is written with a capital."""
    return words.split()[-1:] != [] and not words.split()[-1][0].islower()


def _name(actor: Actor) -> str:
    """The actor's name; a state's is that of the country, whatever seat of government stands for it."""
    if actor.kind != "state" or not _is_itself(actor):
        return actor.name
    return read_country_names().get((actor.lexicon_id or "").partition(":")[2], actor.name)


def _article(reading: Reading, key: str) -> Row:
    article = reading.article
    return _entity(
        "Article", key, title=article.title, publishedAt=article.published, publisher=article.source,
        sourceUrl=_web(article.url), author=article.author, language=_language(article.language), fileName=article.id,
    )  # fmt: skip


def _actor(actor: Actor, schema: str, article: str) -> Row:
    more = {"position": actor.role} if schema == "Person" else {}
    return _entity(
        schema, _actor_id(actor, article), name=_name(actor), country=_country(actor.country), keywords=actor.sectors,
        proof=article, **more,
    )  # fmt: skip


def _mention(actor: Actor, schema: str, article: str) -> Row:
    who = _actor_id(actor, article)
    return _entity(
        "Mention", make_id("mention", article, who, actor.name), document=article, resolved=who, name=actor.name,
        detectedSchema=schema, contextCountry=_country(actor.country),
    )  # fmt: skip


def _event(told: Told, article: str) -> Row:
    event, claim, place = told.event, told.claim, told.event.place
    start, end = told.days
    named = "/".join((event.type, *event.mode))
    return _entity(
        "Event", make_id("event", told.id), name=f"{named}: {event.trigger.text}", date=told.day,
        startDate=None if told.day else start, endDate=None if told.day else end, summary=claim.evidence.text,
        description=claim.content.text if claim.content else None, location=place.name if place else None,
        country=_country(place.country) if place else None, organizer=_ids(told.acting, article),
        involved=_ids(told.receiving, article), keywords=(event.type, *event.mode, *event.contexts),
        notes=_notes(told), publisher=told.reading.article.source, sourceUrl=_web(told.reading.article.url),
        proof=article, recordId=told.id,
    )  # fmt: skip


def _notes(told: Told) -> tuple[str, ...]:
    said = told.claim.attribution
    values = {"attribution": said.kind, "speaker": told.speaker_name, "act": said.act, "stance": said.stance}
    notes = (f"{name}: {value}" for name, value in values.items() if value)
    return (*(f"auxiliary: {name}" for name in told.event.auxiliary), *notes)


def _ids(actors: Iterable[Actor], article: str) -> tuple[str, ...]:
    return tuple(_actor_id(a, article) for a in actors if _schema(a))


def _web(url: str | None) -> str | None:
    return url if url and url.startswith(WEB) else None


def _country(code: str | None) -> str | None:
    return read_iso2().get(code or "")


def _language(code: str | None) -> str | None:
    found: str | None = read_ftm_words()["languages"].get((code or "").lower().partition("-")[0])
    return found


def _entity(schema: str, key: str, **properties: Any) -> Row:
    """An entity; each property a list of texts, and left out where nothing is known."""
    lists = {n: v if isinstance(v, tuple) else () if v is None else (v,) for n, v in properties.items()}
    filled = {name: list(dict.fromkeys(map(str, values))) for name, values in lists.items() if values}
    return {"id": key, "schema": schema, "properties": filled}
