"""The atom of the record: who says what."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model.event import Event, EventTime
from dateline.model.evidence import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who says so, and how.

    kind: narrator | direct | indirect | mixed. speaker, addressee, via: ids of actors.
    source: the words that name the speaker; cue: the word of saying.
    act: says | alleges | accuses | denies | ... ; stance: affirms | denies | doubts.
    certainty: how strongly it is said: fact | probable | possible; None for the narrator's own words.
    via: ids of those who pass it on, outermost first.
    said_on: when it was said, apart from when it happened. support: none (the text says that no proof was given, or
    that it could not be checked) | offered | None (the text is silent); proof: the words that tell so.
    """

    kind: str = "narrator"
    speaker: str | None = None
    source: Evidence | None = None
    cue: Evidence | None = None
    act: str = "tells"
    stance: str = "affirms"
    addressee: str | None = None
    channel: str | None = None
    support: str | None = None
    certainty: str | None = None
    via: tuple[str, ...] = ()
    said_on: EventTime | None = None
    proof: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What made a claim: the component and the rule of the codebook or lexicon."""

    component: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What came of it when somebody looked into a claim.

    how: verified | unverified (it could not be checked). by: the id of the actor who did, None if the text names
    nobody; source: the words that name it. evidence: the words that tell so.
    """

    how: str
    evidence: Evidence
    by: str | None = None
    source: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An event or a plain statement, as somebody tells it.

    content: what is said, for a reported claim. A statement that holds several events
    has its content on the first of its claims; the cue tells which claims belong together.
    answers: ids of the claims that this one denies, confirms or replies to; answer_kinds: how it answers each of
    them: denies | contradicts (tells another story) | doubts | corrects (gives other numbers) | confirms | admits |
    retracts. checks: who verified it, or tried to.
    confidence: 0 to 1.
    """

    id: str
    attribution: Attribution
    evidence: Evidence
    origin: Origin
    event: Event | None = None
    content: Evidence | None = None
    answers: tuple[str, ...] = ()
    answer_kinds: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()
    confidence: float = 0.5
