"""The ledger: who says what, who denies it, what proof was offered; over one report or many."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dateline.coding.standing import Standing, standing
from dateline.model import Actor, Attribution, Check, Claim, Reading

NARRATOR = "narrator"
NOBODY = "not named"
ACCUSE = "ACCUSE"
CHARGES = ("accuses", "alleges")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An actor as the ledger needs it: its name, and its country (ISO 3166 alpha-3 or one of PLOVER's) if known."""

    name: str
    country: str | None = None

    @property
    def key(self) -> str:
        """What the actor is known by across reports: its country, else its name."""
        return self.country or self.name.casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One statement of a report.

    report: the article's id; outlet: who published it; day: when it was published, None if that is not known.
    claims: ids of the statement's claims, in the report; said: what is said; speaker: who says it;
    via: who passes it on.
    said_on: the first day on which it was said, None if that is not told. act, stance, proof: as in Attribution
    (act, stance, support); proof_words: the words that tell of proof. events: types of the events told.
    accused: who acts in them, or whom a charge is made against; about: everybody who is named in them.
    answers: (claim id, how) of what it answers.
    standing: what others leave of it, in this report. checks: (verified | unverified, by whom) of those who looked
    into it.
    """

    report: str
    outlet: str | None
    day: dt.date | None
    claims: tuple[str, ...]
    said: str
    speaker: Named
    act: str
    stance: str
    proof: str | None
    via: tuple[str, ...]
    events: tuple[str, ...]
    accused: tuple[Named, ...]
    about: tuple[Named, ...]
    answers: tuple[tuple[str, str], ...]
    standing: Standing
    said_on: dt.date | None = None
    proof_words: str | None = None
    checks: tuple[tuple[str, Named], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which rows are wanted; None and () want all.

    speaker, about: part of a name, or a country's code; standing: kinds; proof: none | offered;
    checked: verified | unverified; checked_by: who looked into it, as a speaker is named;
    since, until: days of publication, both inclusive.
    """

    speaker: str | None = None
    about: str | None = None
    standing: tuple[str, ...] = ()
    proof: str | None = None
    checked: str | None = None
    checked_by: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None


def ledger(readings: Iterable[Reading]) -> tuple[LedgerRow, ...]:
    """A row for every statement that is attributed to somebody, and for what the reporter tells if it is answered."""
    return tuple(row for reading in readings for row in _rows(reading))


def select(rows: Iterable[LedgerRow], choice: Choice) -> tuple[LedgerRow, ...]:
    """The rows that are wanted, in their order. Rows without a day are left out where days are asked for."""
    return tuple(row for row in rows if _is_wanted(row, choice))


def _is_wanted(row: LedgerRow, choice: Choice) -> bool:
    if choice.speaker and not is_called(row.speaker, choice.speaker):
        return False
    if choice.about and not any(is_called(named, choice.about) for named in row.about):
        return False
    if choice.standing and row.standing.kind not in choice.standing:
        return False
    if choice.proof and row.proof != choice.proof:
        return False
    return _is_checked(row, choice) and _is_within(row.day, choice)


def _is_checked(row: LedgerRow, choice: Choice) -> bool:
    if choice.checked is None and choice.checked_by is None:
        return True
    return any(
        choice.checked in (None, how) and (choice.checked_by is None or is_called(who, choice.checked_by))
        for how, who in row.checks
    )


def is_called(named: Named, words: str) -> bool:
    """Whether words are part of a name, or the code of its country."""
    return words.casefold() in named.name.casefold() or words.upper() == named.country


def _is_within(day: dt.date | None, choice: Choice) -> bool:
    if choice.since is None and choice.until is None:
        return True
    return day is not None and (choice.since or day) <= day <= (choice.until or day)


def _rows(reading: Reading) -> Iterator[LedgerRow]:
    actors = {actor.id: actor for actor in reading.actors}
    stands, groups = standing(reading), group_claims(reading.claims)
    for group in groups:
        told = stands[group[0].id]
        if group[0].attribution.kind != NARRATOR or told.kind != "unanswered" or any(c.answers for c in group):
            yield _row(reading, group, actors, told)


def group_claims(claims: Iterable[Claim]) -> tuple[tuple[Claim, ...], ...]:
    """The claims of each statement together, in the order of the first of them."""
    groups: dict[object, list[Claim]] = {}
    for claim in claims:
        cue = claim.attribution.cue
        shared = cue is not None and claim.attribution.kind != NARRATOR
        groups.setdefault((cue.start, cue.end) if shared and cue else claim.id, []).append(claim)
    return tuple(tuple(group) for group in groups.values())


def _row(reading: Reading, group: tuple[Claim, ...], actors: dict[str, Actor], told: Standing) -> LedgerRow:
    content = next((c.content for c in group if c.content), None)
    said, events = group[0].attribution, [c.event for c in group if c.event]
    acting = dict.fromkeys([*(p.actor for e in events for p in e.actors), *_charged(reading, said)])
    suffering = dict.fromkeys(p.actor for e in events for p in e.recipients)
    spans = [(e.start, e.end) for c in group for e in (c.content, c.event.trigger if c.event else None) if e]
    named = [a.id for a in reading.actors if any(s <= m and n <= e for s, e in spans for m, n in a.mentions)]
    return LedgerRow(
        report=reading.article.id,
        outlet=reading.article.source,
        day=reading.article.published,
        claims=tuple(c.id for c in group),
        said=" ".join((content or group[0].evidence).text.split()),
        speaker=name_speaker(group[0], actors),
        act=said.act,
        stance=said.stance,
        proof=said.support,
        via=tuple(actors[v].name for v in said.via if v in actors),
        events=tuple(dict.fromkeys(e.type for e in events)),
        accused=_names(acting, actors),
        about=_names((*acting, *suffering, *named), actors),
        answers=tuple(pair for c in group for pair in zip(c.answers, c.answer_kinds, strict=False)),
        standing=told,
        said_on=said.said_on.start if said.said_on else None,
        proof_words=said.proof.text if said.proof else None,
        checks=tuple((check.how, name_checker(check, actors)) for c in group for check in c.checks),
    )


def _charged(reading: Reading, said: Attribution) -> Iterator[str]:
    """Whom a word of accusing names: "(Chad) accused Sudan of looting", though the content says nothing of Sudan."""
    if said.act not in CHARGES or said.cue is None:
        return
    for event in (c.event for c in reading.claims if c.event is not None and c.event.type == ACCUSE):
        if event.trigger.start < said.cue.end and said.cue.start < event.trigger.end:
            yield from (party.actor for party in event.recipients)


def _names(ids: Iterable[str], actors: dict[str, Actor]) -> tuple[Named, ...]:
    known = (actors[i] for i in dict.fromkeys(ids) if i in actors)
    return tuple(Named(name=a.name, country=a.country) for a in known)


def name_checker(check: Check, actors: Mapping[str, Actor]) -> Named:
    """Who looked into a claim, by name: an actor, or the words that stand for one."""
    actor = actors.get(check.by or "")
    if actor is not None:
        return Named(name=actor.name, country=actor.country)
    return Named(name=check.source.text if check.source else NOBODY)


def name_speaker(claim: Claim, actors: Mapping[str, Actor]) -> Named:
    """Who makes a claim, by name: the report itself, an actor, or the words that stand for one."""
    said = claim.attribution
    if said.kind == NARRATOR:
        return Named(name="the report")
    actor = actors.get(said.speaker or "")
    if actor is not None:
        return Named(name=actor.name, country=actor.country)
    return Named(name=said.source.text if said.source else NOBODY)
