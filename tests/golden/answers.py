"""Short reports in which parties contradict or confirm each other, and how far a reading links what they say."""

from __future__ import annotations

import datetime as dt
import tomllib
from dataclasses import dataclass
from pathlib import Path

from dateline.coding.standing import standing
from dateline.model import Claim, Reading

from .compare import Miss, Outcome, fits, span_of, touch

HERE = Path(__file__).parent
FILES = ("answers", "answers_long", "answers_check")
# The kinds of standing that a word of the sheets allows.
STANDINGS: dict[str, frozenset[str]] = {
    "unanswered": frozenset({"unanswered"}),
    "confirmed": frozenset({"confirmed", "admitted"}),
    "denied": frozenset({"denied-by-accused", "denied-by-others"}),
    "contested": frozenset({"contested"}),
    "doubted": frozenset({"doubted"}),
    "differing": frozenset({"contradicted-on-numbers"}),
    "withdrawn": frozenset({"retracted"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One statement of a report. standing: what the other speakers leave of it; see answers.toml."""

    id: str
    speaker: str
    about: str
    stance: str
    standing: str
    cue: str | None = None
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A report and its statements, in the text's order."""

    name: str
    text: str
    published: dt.date
    sayings: tuple[Saying, ...]


def load_disputes(file: str) -> tuple[Dispute, ...]:
    """The reports of one of the FILES."""
    table = tomllib.loads((HERE / f"{file}.toml").read_text(encoding="utf-8"))
    return tuple(
        Dispute(
            name=row["name"],
            text=row["text"],
            published=row["published"],
            sayings=tuple(Saying(**{**s, "answers": tuple(s.get("answers", ()))}) for s in row["statement"]),
        )
        for row in table["report"]
    )


def find(dispute: Dispute, reading: Reading, saying: Saying) -> list[Claim]:
    """The reported claims of a reading that are this statement: its words, and its speaker."""
    at = dispute.text.index(saying.about)
    zone = (at, at + len(saying.about))
    actors = {actor.id: actor for actor in reading.actors}
    return [
        claim
        for claim in reading.claims
        if claim.attribution.kind != "narrator"
        and any(touch(span_of(e), zone) for e in (claim.content, claim.evidence) if e)
        and fits(actors.get(claim.attribution.speaker or ""), saying.speaker, dispute.text)
    ]


def compare_answers(dispute: Dispute, reading: Reading) -> Outcome:
    """statements: found with speaker; stances, standings: of those found; links: answers wanted.

    extra_events: links too many.
    """
    outcome, stands = Outcome(), standing(reading)
    found = {saying.id: find(dispute, reading, saying) for saying in dispute.sayings}
    for saying in dispute.sayings:
        mine = found[saying.id]
        told = f"{saying.speaker} [{saying.cue}] {saying.about!r}"
        outcome.note("statements", bool(mine), Miss(report=dispute.name, kind="statement unseen", text=told))
        if mine:
            stances = {claim.attribution.stance for claim in mine}
            miss = Miss(report=dispute.name, kind="stance", text=f"{told}: want {saying.stance}, got {stances}")
            outcome.note("stances", saying.stance in stances, miss)
            kinds = {stands[claim.id].kind for claim in mine}
            miss = Miss(report=dispute.name, kind="standing", text=f"{told}: want {saying.standing}, got {kinds}")
            outcome.note("standings", bool(kinds & STANDINGS[saying.standing]), miss)
        check_links(dispute, saying, found, outcome)
    return outcome


def check_links(dispute: Dispute, saying: Saying, found: dict[str, list[Claim]], outcome: Outcome) -> None:
    linked = {key for claim in found[saying.id] for key in claim.answers}
    meant = {other: {claim.id for claim in claims} for other, claims in found.items() if other != saying.id}
    told = f"{saying.speaker} {saying.about!r}"
    figure = "denials linked" if saying.stance == "denies" else "replies linked"
    for key in saying.answers:
        seen = bool(found[saying.id] and meant[key])
        kind = "link missing" if seen else "link of an unseen statement"
        outcome.note(figure, bool(linked & meant[key]), Miss(report=dispute.name, kind=kind, text=f"{told} -> {key}"))
    for key, ids in meant.items():
        if key not in saying.answers and linked & ids:
            outcome.extra_events += 1
            outcome.misses.append(Miss(report=dispute.name, kind="link too many", text=f"{told} -> {key}"))
