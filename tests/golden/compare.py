"""How far a reading agrees with a report that was coded by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from dateline.model import Actor, Claim, Event, Evidence, Party, Reading

from .sheets import Sheet, WantedClaim, WantedEvent

# Codes that the codebook gives to kinds of international actors rather than to one country.
WORLDWIDE = {"IGO": {"IGO", "UNO", "EUR"}, "NGO": {"NGO"}, "MNC": {"MNC"}, "ISM": {"ISM"}, "IMG": {"IMG"}}
NEAR = 60  # characters around the words of a sheet in which a trigger may stand

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One disagreement. kind: what sort it is, to count them by; text: what was wanted and what was found."""

    report: str
    kind: str
    text: str


@dataclass(slots=True)
class Outcome:
    """Counts of what was asked and what was right, by figure, and every miss."""

    asked: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)
    extra_events: int = 0

    def note(self, figure: str, ok: bool, miss: Miss) -> None:
        self.asked[figure] += 1
        self.right[figure] += ok
        if not ok:
            self.misses.append(miss)

    def plus(self, other: Outcome) -> Outcome:
        """Both together, as a new outcome."""
        return Outcome(
            asked=self.asked + other.asked,
            right=self.right + other.right,
            misses=self.misses + other.misses,
            extra_events=self.extra_events + other.extra_events,
        )


def touch(a: Span, b: Span) -> bool:
    """Whether two half-open spans share a character."""
    return a[0] < b[1] and b[0] < a[1]


def span_of(evidence: Evidence) -> Span:
    return (evidence.start, evidence.end)


def fits(actor: Actor | None, code: str, text: str) -> bool:
    """Whether an actor is the one that a sheet names: a country, a kind of body, or fragments of names."""
    if actor is None:
        return False
    if code in WORLDWIDE:
        return bool(WORLDWIDE[code] & {actor.country, *actor.sectors})
    if code.isupper() and len(code) == 3:
        return actor.country == code
    names = " ".join([actor.name, actor.lexicon_id or "", *(text[a:b] for a, b in actor.mentions)]).lower()
    return any(fragment in names for fragment in code.lower().split("|"))


class Comparison:
    """A reading beside its sheet. Holds the lookups that both sides need."""

    def __init__(self, sheet: Sheet, reading: Reading) -> None:
        self.sheet = sheet
        self.text = sheet.text
        self.reading = reading
        self.actors = {actor.id: actor for actor in reading.actors}
        self.told = [(claim, claim.event) for claim in reading.claims if claim.event]

    def miss(self, kind: str, text: str) -> Miss:
        return Miss(report=self.sheet.name, kind=kind, text=text)

    def is_by(self, actor_id: str | None, code: str) -> bool:
        return actor_id is not None and fits(self.actors.get(actor_id), code, self.text)

    def near(self, wanted: WantedEvent) -> list[tuple[Claim, Event]]:
        """Events whose trigger is one of the wanted words, there or a little way off."""
        at = self.text.index(wanted.sent)
        wide = (at - NEAR, at + len(wanted.sent) + NEAR)
        return [
            (claim, event)
            for claim, event in self.told
            if touch(span_of(event.trigger), wide) and any(w in event.trigger.text.lower() for w in wanted.words)
        ]

    def hits(self, wanted: WantedEvent) -> list[tuple[Claim, Event]]:
        """The events nearby that stand just where the sheet says; if there are none, all of them."""
        at = self.text.index(wanted.sent)
        zone, found = (at, at + len(wanted.sent)), self.near(wanted)
        return [hit for hit in found if touch(span_of(hit[1].trigger), zone)] or found

    @cached_property
    def known(self) -> set[Span]:
        """Triggers that the sheet foresees."""
        return {span_of(event.trigger) for wanted in self.sheet.events for _, event in self.near(wanted)}

    def statements(self, wanted: WantedClaim) -> list[Claim]:
        """Reported claims that touch the wanted words."""
        at = self.text.index(wanted.about)
        zone = (at, at + len(wanted.about))
        return [
            claim
            for claim in self.reading.claims
            if claim.attribution.kind != "narrator"
            and any(touch(span_of(e), zone) for e in (claim.content, claim.evidence) if e)
        ]

    def targets(self, key: str) -> set[str]:
        """Ids of the claims that an `answers` entry of the sheet means: those of a statement or of an event."""
        found = {
            claim.id
            for wanted in self.sheet.claims
            if wanted.id == key
            for claim in self.statements(wanted)
            if self.is_by(claim.attribution.speaker, wanted.speaker)
        }
        return found | {c.id for wanted in self.sheet.events if wanted.id == key for c, _ in self.hits(wanted)}


Check = tuple[str, bool, object, object]


def compare(sheet: Sheet, reading: Reading) -> Outcome:
    """What a reading got right of a sheet, and what it missed."""
    both, outcome = Comparison(sheet, reading), Outcome()
    for wanted in sheet.events:
        if wanted.core:
            check_event(both, wanted, outcome)
    for claim in sheet.claims:
        check_claim(both, claim, outcome)
    for name, code in sheet.who.items():
        check_name(both, name, code, outcome)
    for _, event in both.told:
        if span_of(event.trigger) not in both.known:
            outcome.extra_events += 1
            outcome.misses.append(both.miss("extra", f"{event.type} at {context(both.text, event.trigger)}"))
    return outcome


def context(text: str, evidence: Evidence) -> str:
    """A trigger with a few words around it."""
    before, after = text[max(0, evidence.start - 30) : evidence.start], text[evidence.end : evidence.end + 30]
    return f"{before}[{evidence.text}]{after}".replace("\n", " ")


def check_event(both: Comparison, wanted: WantedEvent, outcome: Outcome) -> None:
    hits = both.hits(wanted)
    good = [hit for hit in hits if hit[1].type in wanted.type]
    got = sorted({event.type for _, event in hits})
    kind = "event type" if hits else "event unseen"
    told = f"{wanted.sent!r}: want {'/'.join(wanted.type)}, got {'/'.join(got) or 'nothing'}"
    outcome.note("core_events", bool(good), both.miss(kind, told))
    if not good:
        return
    checks = [list(field_checks(both, wanted, *hit)) for hit in good]
    for name, ok, want, have in max(checks, key=lambda rows: sum(row[1] for row in rows)):
        outcome.note("fields", ok, both.miss(f"field {name}", f"{wanted.sent!r}: want {want}, got {have}"))


def field_checks(both: Comparison, wanted: WantedEvent, claim: Claim, event: Event) -> Iterator[Check]:
    """Each field that the sheet gives of an event: name, whether it is right, wanted, found."""
    yield from party_checks(both, wanted, event)
    if wanted.mode:
        yield "mode", bool(set(wanted.mode) & set(event.mode)), wanted.mode, event.mode
    if wanted.time:
        time = event.time
        inside = bool(time and time.start and time.end and wanted.time[0] <= time.start and time.end <= wanted.time[1])
        have = f"{time.start}..{time.end}" if time else None
        yield "time", inside, "..".join(map(str, wanted.time)), have
    if wanted.place:
        name = event.place.name if event.place else None
        yield "place", name in wanted.place, wanted.place, name
    if wanted.aux is not None:
        have_aux = set(event.auxiliary) - ({"historical"} - wanted.aux)
        yield "aux", have_aux == wanted.aux, sorted(wanted.aux), event.auxiliary
    yield from toll_checks(wanted, event)
    if wanted.speaker:
        speaker = claim.attribution.speaker
        have = describe(both.actors.get(speaker)) if speaker else claim.attribution.kind
        yield "speaker", both.is_by(speaker, wanted.speaker), wanted.speaker, have
    if wanted.support:
        yield "support", claim.attribution.support == wanted.support, wanted.support, claim.attribution.support


def party_checks(both: Comparison, wanted: WantedEvent, event: Event) -> Iterator[Check]:
    sides = {"actor": event.actors, "recipient": event.recipients, "parties": (*event.actors, *event.recipients)}
    asked = {
        "actor": () if wanted.actor_optional else wanted.actor,
        "recipient": () if wanted.recipient_optional else wanted.recipient,
        "parties": wanted.parties,
    }
    for name, codes in asked.items():
        if codes:
            ok = all(any(both.is_by(p.actor, code) for p in sides[name]) for code in codes)
            yield name, ok, codes, names(both, sides[name])


def toll_checks(wanted: WantedEvent, event: Event) -> Iterator[Check]:
    for name in ("killed", "injured", "detained"):
        want, have = getattr(wanted, name), getattr(event.toll, name, None)
        if want is not None:
            yield name, want == have, want, have


def names(both: Comparison, parties: Iterable[Party]) -> str:
    return ", ".join(describe(both.actors.get(party.actor)) for party in parties) or "nobody"


def describe(actor: Actor | None) -> str:
    return f"{actor.name} ({actor.country or '?'} {'+'.join(actor.sectors)})" if actor else "nobody"


def check_claim(both: Comparison, wanted: WantedClaim, outcome: Outcome) -> None:
    seen = both.statements(wanted)
    theirs = [claim for claim in seen if both.is_by(claim.attribution.speaker, wanted.speaker)]
    mine = [claim for claim in theirs if agrees(claim, wanted)]
    told = f"{wanted.speaker} [{wanted.cue}] {wanted.about!r}"
    if not seen:
        kind, have = "claim unseen", "nothing"
    elif not theirs:
        speakers = {both.actors.get(c.attribution.speaker or "") for c in seen}
        kind, have = "claim speaker", ", ".join(sorted(map(describe, speakers)))
    else:
        kind, have = "claim attitude", ", ".join(f"{c.attribution.kind} {c.attribution.stance}" for c in theirs)
    outcome.note("claims", bool(mine), both.miss(kind, f"{told}: got {have}"))
    for key in wanted.answers:
        targets = both.targets(key)
        ok = any(targets & set(claim.answers) for claim in mine)
        figure = "denial_answers" if wanted.stance == "denies" else "other_answers"
        why = "answer unlinked" if mine and targets else "answer of or to an unseen claim"
        outcome.note(figure, ok, both.miss(why, f"{told} answers {key}"))


def agrees(claim: Claim, wanted: WantedClaim) -> bool:
    """Whether stance, directness, channel and support are those of the sheet."""
    told = claim.attribution
    return (
        wanted.stance in (None, told.stance)
        and (not wanted.direct or told.kind in ("direct", "mixed"))
        and (not wanted.channel or wanted.channel.lower() in (told.channel or "").lower())
        and wanted.support in (None, told.support)
    )


def check_name(both: Comparison, name: str, code: tuple[str, str | None], outcome: Outcome) -> None:
    country, sector = code
    spots = [(i, i + len(name)) for i in range(len(both.text)) if both.text.startswith(name, i)]
    here = [a for a in both.reading.actors if any(touch(m, spot) for m in a.mentions for spot in spots)]
    placed = [actor for actor in here if fits(actor, country, both.text)]
    ok = any(sector is None or sector in actor.sectors for actor in placed)
    kind = "name sector" if placed else "name country" if here else "name unseen"
    have = ", ".join(map(describe, here)) or "nobody"
    outcome.note("names", ok, both.miss(kind, f"{name}: want {country} {sector or ''}, got {have}"))
