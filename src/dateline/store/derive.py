"""The rows that a reading is found by. Pure: the same reading has the same rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import permutations, product
from typing import Any

from dateline.model import Actor, Check, Claim, Evidence, Party, Reading
from dateline.store.codec import storable
from dateline.store.derive_incidents import derive_tellings
from dateline.store.schema import SPREAD

Row = dict[str, Any]
Rows = dict[str, list[Row]]
Handle = tuple[str, str]

ACTOR, RECIPIENT, SPEAKER, ADDRESSEE = "actor", "recipient", "speaker", "addressee"
COUNTRY, LEXICON, NAME = "country", "lexicon", "name"
# Countries are paired with it, too, in whatever they act or are acted upon.
ANYBODY: Handle = ("", "")
LONGEST_NAME = 200
DENIES = "denies"


def derive(reading: Reading, number: int, article: int, *, shift: int = 0) -> Rows:
    """The rows of a reading by table. number, article: keys of the reading and of its article; shift: of all others.

    In `roles` and `pairs` actors stand as (kind, text), which the writer turns into keys of `handles`.
    """
    base = number * SPREAD + shift
    keys = {actor.id: base + n for n, actor in enumerate(reading.actors)}
    names = {actor.id: actor.name for actor in reading.actors}
    numbers = {claim.id: base + n for n, claim in enumerate(reading.claims)}
    statements = find_statements(reading.claims, numbers)
    rows: Rows = {
        "actors": [_actor(a, keys[a.id], number) for a in reading.actors],
        "mentions": [
            {"actor": keys[a.id], "start": s, "end": e} for a in reading.actors for s, e in sorted(set(a.mentions))
        ],
        "times": [_time(t, base + n, number) for n, t in enumerate(reading.times)],
        "places": [_place(p, base + n, number) for n, p in enumerate(reading.places)],
        "notes": [
            {"id": base + n, "reading": number, "code": x.code, "text": storable(x.text), **_span("words", x.evidence)}
            for n, x in enumerate(reading.notes)
        ],
    }
    head = {
        "reading": number,
        "article": article,
        "day": to_day(reading.article.published),
        "publisher": _clean(reading.article.source),
    }
    rows["claims"] = [
        {**head, **_claim(c, keys, names), "id": numbers[c.id], "statement": statements[c.id]} for c in reading.claims
    ]
    rows["parties"] = [row for c in reading.claims for row in _parties(c, numbers[c.id], keys)]
    rows["answers"] = [row for c in reading.claims for row in _answers(c, numbers, statements)]
    rows.update(_handles(reading, numbers))
    rows.update(derive_tellings(reading, rows["claims"]))
    return rows


def find_statements(claims: Iterable[Claim], numbers: Mapping[str, int]) -> dict[str, int]:
    """For each claim the key of the first one of its statement: claims that share an act of saying."""
    first: dict[object, int] = {}
    found = {}
    for claim in claims:
        cue = claim.attribution.cue
        shared = cue is not None and claim.attribution.kind != "narrator"
        found[claim.id] = first.setdefault((cue.start, cue.end) if shared and cue else claim.id, numbers[claim.id])
    return found


def handles_of(actor: Actor) -> tuple[Handle, ...]:
    """What an actor is found by."""
    name = fold(actor.name)
    known = ((COUNTRY, actor.country), (LEXICON, actor.lexicon_id), (NAME, name))
    return tuple((kind, storable(text)) for kind, text in known if text)


def fold(name: str) -> str:
    """A name as it is looked up."""
    return " ".join(storable(name).casefold().split())[:LONGEST_NAME]


def to_day(day: dt.date | None) -> int:
    """A day as a number that sorts: 20240304; 0 for None."""
    return day.year * 10_000 + day.month * 100 + day.day if day else 0


def _clean(text: str | None) -> str | None:
    return storable(text) if text is not None else None


def _span(name: str, words: Evidence | None) -> Row:
    return {f"{name}_start": words.start if words else None, f"{name}_end": words.end if words else None}


def _join(words: Iterable[str]) -> str | None:
    """Codes in one text, each between blanks, so that ` code ` finds it; None for none."""
    inner = " ".join(words)
    return f" {inner} " if inner else None


def _actor(actor: Actor, key: int, reading: int) -> Row:
    return {
        "id": key,
        "reading": reading,
        "local": actor.id,
        "name": storable(actor.name),
        "kind": actor.kind,
        "country": actor.country,
        "sectors": _join(actor.sectors),
        "role": _clean(actor.role),
        "lexicon_id": actor.lexicon_id,
        "basis": _clean(actor.basis),
    }


def _time(time: Any, key: int, reading: int) -> Row:
    return {
        "id": key,
        "reading": reading,
        "words_start": time.start,
        "words_end": time.end,
        **{name: getattr(time, name) for name in ("timex", "first", "last", "precision", "basis")},
        "text": storable(time.text),
    }


def _place(place: Any, key: int, reading: int) -> Row:
    fields = ("name", "country", "admin1", "lat", "lon", "geonames_id", "precision")
    return {
        "id": key,
        "reading": reading,
        "words_start": place.start,
        "words_end": place.end,
        "text": storable(place.text),
        **{name: getattr(place, name) for name in fields},
    }


def _claim(claim: Claim, keys: Mapping[str, int], names: Mapping[str, str]) -> Row:
    said = claim.attribution
    return {
        "local": claim.id,
        **_event(claim),
        **{name: getattr(said, name) for name in ("kind", "act", "stance", "support", "certainty")},
        "channel": _clean(said.channel),
        "speaker": keys.get(said.speaker or ""),
        "addressee": keys.get(said.addressee or ""),
        "via": _join(str(keys[v]) for v in said.via if v in keys),
        "said_start": said.said_on.start if said.said_on else None,
        "said_end": said.said_on.end if said.said_on else None,
        "checks": _join(check.how for check in claim.checks),
        "checked_by": _clean("\n".join(_checker(c, names) for c in claim.checks)) if claim.checks else None,
        **_span("proof", said.proof),
        **_span("source", said.source),
        **_span("cue", said.cue),
        **_span("content", claim.content),
        **_span("evidence", claim.evidence),
        "confidence": claim.confidence,
        "component": claim.origin.component,
        "rule": claim.origin.rule,
    }


def _checker(check: Check, names: Mapping[str, str]) -> str:
    """Who looked into a claim, in one line: an actor, or the words that stand for one."""
    return " ".join((names.get(check.by or "") or (check.source.text if check.source else "")).split())


def _event(claim: Claim) -> Row:
    event = claim.event
    time, place, toll = (event.time, event.place, event.toll) if event else (None, None, None)
    return {
        **{name: getattr(event, name, None) for name in ("type", "quad", "score", "cameo")},
        "modes": _join(event.mode) if event else None,
        "contexts": _join(event.contexts) if event else None,
        "auxiliary": _join(event.auxiliary) if event else None,
        **_span("trigger", event.trigger if event else None),
        **{f"time_{name}": getattr(time, name, None) for name in ("start", "end", "precision", "basis")},
        **_span("time_words", time.evidence if time else None),
        "place": _clean(place.name) if place else None,
        **{f"place_{n}": getattr(place, n, None) for n in ("country", "admin1", "precision", "lat", "lon")},
        "geonames_id": getattr(place, "geonames_id", None),
        **_span("place_words", place.evidence if place else None),
        **{name: getattr(toll, name, None) for name in ("killed", "injured", "detained")},
        "toll_least": _join(toll.least) if toll else None,
    }


def _parties(claim: Claim, number: int, keys: Mapping[str, int]) -> Iterator[Row]:
    for side, parties in _sides(claim):
        for place, party in enumerate(parties):
            actor = keys.get(party.actor)
            yield {"claim": number, "side": side, "place": place, "actor": actor, **_span("words", party.evidence)}


def _sides(claim: Claim) -> tuple[tuple[str, tuple[Party, ...]], ...]:
    event = claim.event
    return ((ACTOR, event.actors), (RECIPIENT, event.recipients)) if event else ()


def _answers(claim: Claim, numbers: Mapping[str, int], statements: Mapping[str, int]) -> Iterator[Row]:
    hows = dict(zip(claim.answers, (*claim.answer_kinds, *("answers",) * len(claim.answers)), strict=False))
    for target, how in hows.items():
        if target in numbers:
            yield {
                "claim": numbers[claim.id],
                "target": numbers[target],
                "how": how,
                "target_statement": statements[target],
            }


def _handles(reading: Reading, numbers: Mapping[str, int]) -> Rows:
    """Who stands where in which claim, by every handle, and every pair of actor and recipient."""
    known = {actor.id: handles_of(actor) for actor in reading.actors}
    day = to_day(reading.article.published)
    roles: list[Row] = []
    pairs: list[Row] = []
    for claim in reading.claims:
        cast = {role: _found(ids, known) for role, ids in _cast(claim)}
        number = numbers[claim.id]
        roles += [{"handle": h, "role": r, "day": day, "claim": number} for r, found in cast.items() for h in found]
        told = {"day": day, "claim": number, "joint": int(not cast.get(RECIPIENT)), **_dealing(claim)}
        pairs += [{"actor": a, "recipient": b, **told} for a, b in _sort_out(claim, cast, known)]
        pairs += [{"actor": a, "recipient": b, **told, "joint": 0} for a, b in _pair_with_anybody(claim, cast)]
    return {"roles": roles, "pairs": pairs}


def _sort_out(
    claim: Claim, cast: Mapping[str, tuple[Handle, ...]], known: Mapping[str, tuple[Handle, ...]]
) -> Iterable[tuple[Handle, Handle]]:
    """Who acts upon whom; if it is upon nobody, who acts with whom, both ways round."""
    if claim.event is None:
        return ()
    if recipients := cast.get(RECIPIENT):
        return product(cast.get(ACTOR, ()), recipients)
    acting = dict.fromkeys(party.actor for party in claim.event.actors)
    sides = ((known.get(one, ()), known.get(other, ())) for one, other in permutations(acting, 2))
    both = (pair for side in sides for pair in product(*side))
    return dict.fromkeys(pair for pair in both if pair[0] != pair[1])


def _pair_with_anybody(claim: Claim, cast: Mapping[str, tuple[Handle, ...]]) -> Iterator[tuple[Handle, Handle]]:
    """The countries that act, and those that are acted upon."""
    if claim.event is not None:
        yield from ((handle, ANYBODY) for handle in cast.get(ACTOR, ()) if handle[0] == COUNTRY)
        yield from ((ANYBODY, handle) for handle in cast.get(RECIPIENT, ()) if handle[0] == COUNTRY)


def _dealing(claim: Claim) -> Row:
    """What series need of a claim."""
    event = claim.event
    if event is None:
        return {}
    time = event.time
    first, last = (time.start, time.end or time.start) if time else (None, None)
    return {
        "type": event.type,
        "told": int(not event.auxiliary and claim.attribution.stance != DENIES),
        "score": event.score,
        "first": to_day(first) or None,
        "last": to_day(last) or None,
    }


def _cast(claim: Claim) -> Iterator[tuple[str, list[str]]]:
    for side, parties in _sides(claim):
        yield side, [p.actor for p in parties]
    yield SPEAKER, [claim.attribution.speaker or ""]
    yield ADDRESSEE, [claim.attribution.addressee or ""]


def _found(ids: Iterable[str], known: Mapping[str, tuple[Handle, ...]]) -> tuple[Handle, ...]:
    return tuple(dict.fromkeys(handle for i in ids for handle in known.get(i, ())))
