"""A claim as people read it: a few named fields, each with its words and its reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from dateline.model import Actor, Check, Claim, EventPlace, EventTime, Evidence, Party, Reading, Toll

STATUS = {"negation": "did not happen", "future": "to come", "hypothetical": "if", "historical": "in the past"}
STANCE = {"denies": "denied", "doubts": "doubted"}
ASSERTED = "asserted"
NARRATOR = "the report"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a claim. name: what it tells; value: for people; words: where it stands; why: rule or reason."""

    name: str
    value: str
    words: tuple[Evidence, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """A claim with its number in the reading, its fields by name, and the numbers of claims tied to it.

    said: the statement that is shown with an act of saying, see merge_views.
    """

    number: int
    claim: Claim
    fields: tuple[Field, ...]
    answers: tuple[int, ...] = ()
    denied_in: tuple[int, ...] = ()
    said: Claim | None = None

    @property
    def stance(self) -> str:
        """The stance of the one who speaks."""
        return (self.said or self.claim).attribution.stance

    def value(self, name: str) -> str:
        """What a field says, "" if the claim has none of that name."""
        return next((f.value for f in self.fields if f.name == name), "")


def view_claims(reading: Reading) -> tuple[ClaimView, ...]:
    """The claims of a reading in its order, numbered from 1."""
    numbers = {claim.id: n for n, claim in enumerate(reading.claims, 1)}
    actors = {actor.id: actor for actor in reading.actors}
    denials = [c for c in reading.claims if c.attribution.stance == "denies"]
    views = []
    for number, claim in enumerate(reading.claims, 1):
        against = [d for d in denials if claim.id in d.answers and d.id != claim.id]
        fields = (*_event_fields(claim, actors), *_said_fields(claim, actors), *_denied_field(against, actors))
        view = ClaimView(
            number=number,
            claim=claim,
            fields=tuple(f for f in fields if f.value),
            answers=tuple(numbers[a] for a in claim.answers if a in numbers),
            denied_in=tuple(numbers[d.id] for d in against),
        )
        views.append(view)
    return tuple(views)


def merge_views(views: Iterable[ClaimView]) -> tuple[ClaimView, ...]:
    """The views with an act of saying and what is said by it in one.

    "Russia urged both sides to stop" is an event that the report tells and a statement by Russia: where the statement
    holds no event of its own, one row tells both. Every number points at the row that is left.
    """
    everything = tuple(views)
    acts = {_span(v.claim.event.trigger): v for v in everything if v.claim.event and v.claim.attribution.cue is None}
    held = {_span(v.claim.attribution.cue) for v in everything if v.claim.event and v.claim.attribution.cue}
    said: dict[int, ClaimView] = {}
    for view in everything:
        cue = view.claim.attribution.cue
        if view.claim.event is None and cue is not None and _span(cue) in acts and _span(cue) not in held:
            said.setdefault(acts[_span(cue)].number, view)
    moved = {view.number: number for number, view in said.items()}
    kept = (v for v in everything if v.number not in moved)
    return tuple(_renumber(_join(v, said[v.number]) if v.number in said else v, moved) for v in kept)


def _span(words: Evidence) -> tuple[int, int]:
    return words.start, words.end


def _join(act: ClaimView, said: ClaimView) -> ClaimView:
    """An act with the speaker, the words and the answers of the statement that it makes."""
    taken = ("says", "content", "to", "via", "channel", "proof", "verified", "unverified", "denied by")
    fields = [f for f in act.fields if f.name not in taken] + [f for f in said.fields if f.name in taken]
    if said.claim.attribution.stance != "affirms":
        fields = [f for f in fields if f.name != "status"] + [f for f in said.fields if f.name == "status"]
    denied = tuple(dict.fromkeys((*act.denied_in, *said.denied_in)))
    return replace(act, fields=tuple(fields), answers=said.answers, denied_in=denied, said=said.claim)


def _renumber(view: ClaimView, moved: dict[int, int]) -> ClaimView:
    answers = tuple(moved.get(n, n) for n in view.answers)
    return replace(view, answers=answers, denied_in=tuple(moved.get(n, n) for n in view.denied_in))


def _event_fields(claim: Claim, actors: dict[str, Actor]) -> Iterable[Field]:
    event = claim.event
    if event is None:
        yield Field(name="act", value="statement", words=(claim.evidence,), why=claim.origin.rule)
    else:
        act = " / ".join((event.type, *event.mode))
        yield _party_field("who", event.actors, actors)
        yield Field(name="act", value=act, words=(event.trigger,), why=claim.origin.rule)
        yield _party_field("whom", event.recipients, actors)
        yield from (_time_field(event.time), _place_field(event.place))
        yield Field(name="toll", value=_count(event.toll), words=(claim.evidence,) if event.toll else ())
        yield Field(name="context", value=", ".join(event.contexts))
        yield Field(name="weight", value=_weigh(event.quad, event.score, event.cameo), why="the codebook's tables")
    yield _status_field(claim)


def _party_field(name: str, parties: tuple[Party, ...], actors: dict[str, Actor]) -> Field:
    known = [actors[p.actor] for p in parties if p.actor in actors]
    return Field(
        name=name,
        value=" + ".join(_name(a) for a in known),
        words=tuple(p.evidence for p in parties),
        why="; ".join(_explain_actor(a) for a in known),
    )


def _name(actor: Actor) -> str:
    code = " ".join(part for part in (actor.country, *actor.sectors[:2]) if part)
    return f"{actor.name} [{code}]" if code else actor.name


def _explain_actor(actor: Actor) -> str:
    parts = (actor.kind, actor.role and f"role: {actor.role}", actor.lexicon_id, actor.basis)
    return ", ".join(part for part in parts if part)


def _time_field(time: EventTime | None) -> Field:
    if time is None:
        return Field(name="when", value="")
    return Field(
        name="when",
        value=_days(time.start, time.end),
        words=(time.evidence,) if time.evidence else (),
        why=f"{time.precision}, {time.basis}",
    )


def _days(first: dt.date | None, last: dt.date | None) -> str:
    if first == last:
        return first.isoformat() if first else ""
    return f"{first or '...'} to {last or '...'}"


def _place_field(place: EventPlace | None) -> Field:
    if place is None:
        return Field(name="where", value="")
    number = f"GeoNames {place.geonames_id}" if place.geonames_id else ""
    return Field(
        name="where",
        value=", ".join(part for part in (place.name, place.country) if part),
        words=(place.evidence,) if place.evidence else (),
        why=", ".join(part for part in (place.precision, number) if part),
    )


def _count(toll: Toll | None) -> str:
    if toll is None:
        return ""
    counts = (("killed", toll.killed), ("injured", toll.injured), ("detained", toll.detained))
    return ", ".join(
        f"{'at least ' if what in toll.least else ''}{number} {what}" for what, number in counts if number is not None
    )


def _weigh(quad: str | None, score: float | None, cameo: str | None) -> str:
    parts = (
        quad and quad.replace("_", " "),
        f"score {score:g}" if score is not None else None,
        f"CAMEO {cameo}" if cameo else None,
    )
    return ", ".join(part for part in parts if part)


def _status_field(claim: Claim) -> Field:
    marks = [STATUS.get(a, a) for a in (claim.event.auxiliary if claim.event else ())]
    stance = STANCE.get(claim.attribution.stance)
    value = ", ".join([*marks, stance] if stance else marks) or ASSERTED
    why = ", ".join((*(claim.event.auxiliary if claim.event else ()), f"the speaker {claim.attribution.stance} it"))
    return Field(name="status", value=value, why=why)


def _said_fields(claim: Claim, actors: dict[str, Actor]) -> Iterable[Field]:
    said = claim.attribution
    words = tuple(w for w in (said.source, said.cue) if w)
    yield Field(name="says", value=_speaker(claim, actors), words=words, why=f"{said.kind}, {said.act}")
    if claim.content:
        yield Field(name="content", value=claim.content.text, words=(claim.content,))
    told = actors.get(said.addressee or "")
    yield Field(name="to", value=told.name if told else "")
    yield Field(name="via", value=" < ".join(actors[v].name for v in said.via if v in actors))
    yield Field(name="channel", value=said.channel or "")
    yield Field(name="proof", value={"none": "none given", "offered": "offered"}.get(said.support or "", ""))
    for check in claim.checks:
        yield Field(name=check.how, value=_checker(check, actors), words=(check.evidence,), why="looked into it")


def _checker(check: Check, actors: dict[str, Actor]) -> str:
    if check.by in actors:
        return f"by {actors[check.by].name}"
    return f"by {check.source.text}" if check.source else "nobody is named"


def _speaker(claim: Claim, actors: dict[str, Actor]) -> str:
    said = claim.attribution
    if said.kind == "narrator":
        return NARRATOR
    if said.speaker in actors:
        return actors[said.speaker].name
    return said.source.text if said.source else "not named"


def _denied_field(denials: list[Claim], actors: dict[str, Actor]) -> Iterable[Field]:
    value = ", ".join(dict.fromkeys(_speaker(d, actors) for d in denials))
    words = tuple(d.attribution.cue or d.evidence for d in denials)
    yield Field(name="denied by", value=value, words=words, why="answers this claim" if denials else "")
