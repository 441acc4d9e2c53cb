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
FILES = (
    "answers",
    "answers_long",
    "answers_check",
    "agency",
    "agency_check",
    "disputes",
    "disputes_fresh",
    "claims_world",
    "claims_world_fresh",
)
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
    """One statement of a report. standing: what the other speakers leave of it; see answers.toml.

    stance, standing: several joined by | where careful readers differ.
    may: what careful readers could also take it to answer. support, channel, direct: what the report says of proof,
    where it was said, and whether it is quoted; asked for only where a sheet has them.
    """

    id: str
    speaker: str
    about: str
    stance: str
    standing: str
    cue: str | None = None
    answers: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    support: str | None = None
    channel: str | None = None
    direct: bool | None = None


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
            sayings=tuple(
                Saying(**{**s, "answers": tuple(s.get("answers", ())), "may": tuple(s.get("may", ()))})
                for s in row["statement"]
            ),
        )
        for row in table["report"]
    )


def find(dispute: Dispute, reading: Reading, saying: Saying) -> list[Claim]:
    """The reported claims of a reading that are this statement: its speaker, its words or at least its sentence.

    Of several that hold its words those with its cue count; those of its sentence only if none holds its words.
    """
    at = dispute.text.index(saying.about)
    zone = (at, at + len(saying.about))
    actors = {actor.id: actor for actor in reading.actors}
    told = [
        claim
        for claim in reading.claims
        if claim.attribution.kind != "narrator"
        and fits(actors.get(claim.attribution.speaker or ""), saying.speaker, dispute.text)
    ]
    holding = [claim for claim in told if claim.content and touch(span_of(claim.content), zone)]
    cued = [claim for claim in holding if claim.attribution.cue and claim.attribution.cue.text == saying.cue]
    return cued or holding or [claim for claim in told if touch(span_of(claim.evidence), zone)]


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
            outcome.note("stances", bool(stances & set(saying.stance.split("|"))), miss)
            kinds = {stands[claim.id].kind for claim in mine}
            miss = Miss(report=dispute.name, kind="standing", text=f"{told}: want {saying.standing}, got {kinds}")
            outcome.note("standings", bool(kinds & allowed(saying.standing)), miss)
            check_telling(dispute, saying, mine, outcome)
        check_links(dispute, saying, found, outcome)
    return outcome


def allowed(standings: str) -> frozenset[str]:
    """The kinds of standing that a sheet allows: one word, or several joined by | where careful readers differ."""
    return frozenset().union(*(STANDINGS[word] for word in standings.split("|")))


def check_telling(dispute: Dispute, saying: Saying, mine: list[Claim], outcome: Outcome) -> None:
    """How a statement was made: the proof, the channel and the quotation marks that a sheet asks for."""
    said = [claim.attribution for claim in mine]
    asked = {
        "support": (saying.support, [a.support for a in said]),
        "channel": (
            saying.channel,
            [a.channel for a in said if saying.channel and saying.channel in (a.channel or "")],
        ),
        "direct": (saying.direct, [a.kind in ("direct", "mixed") for a in said]),
    }
    for figure, (want, got) in asked.items():
        if want is not None:
            told = f"{saying.speaker} {saying.about!r}: want {want}, got {got}"
            outcome.note(
                figure,
                bool(got) if figure == "channel" else want in got,
                Miss(report=dispute.name, kind=figure, text=told),
            )


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
        if key not in (*saying.answers, *saying.may) and linked & ids:
            outcome.extra_events += 1
            outcome.misses.append(Miss(report=dispute.name, kind="link too many", text=f"{told} -> {key}"))
