"""Where a claim stands: what the others who speak in a reading leave of it. Derived each time, never stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.model import Actor, Claim, Reading

AGAINST = ("denies", "contradicts")
FOR = ("confirms", "admits")
SPEAKING_FOR = frozenset({"GOV", "MIL", "COP", "SPY"})
STATE = "state"

KINDS = (
    "unanswered",
    "denied-by-accused",
    "denied-by-others",
    "contested",
    "confirmed",
    "admitted",
    "contradicted-on-numbers",
    "doubted",
    "retracted",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is left of a claim. kind: one of KINDS; by: ids of the claims that decide it; why: in a few words.

    contested: borne out by some and denied by others. contradicted-on-numbers: others agree but for the numbers.
    """

    kind: str
    by: tuple[str, ...] = ()
    why: str = "nobody speaks to it"


def standing(reading: Reading) -> Mapping[str, Standing]:
    """The standing of every claim of a reading by its id. Claims of one statement stand or fall together. Pure."""
    court = _Court(reading)
    return {claim.id: court.judge(claim) for claim in reading.claims}


class _Court:
    """The claims of a reading with what answers them."""

    def __init__(self, reading: Reading) -> None:
        self.actors = {actor.id: actor for actor in reading.actors}
        self.claims = {claim.id: claim for claim in reading.claims}
        self.groups: dict[object, list[Claim]] = {}
        for claim in reading.claims:
            self.groups.setdefault(_statement(claim), []).append(claim)
        self.answers: dict[object, dict[str, str]] = {}
        for claim in reading.claims:
            for target, how in zip(claim.answers, claim.answer_kinds, strict=False):
                if target in self.claims:
                    self.answers.setdefault(_statement(self.claims[target]), {})[claim.id] = how

    def judge(self, claim: Claim) -> Standing:
        """The standing of one claim."""
        hows = self.answers.get(_statement(claim), {})
        if not hows:
            return Standing(kind="unanswered")
        kind, deciding = self._weigh(claim, hows)
        by = tuple(i for i, how in hows.items() if how in deciding)
        told = ", ".join(f"{self._name(i)} {hows[i]} it" for i in by)
        return Standing(kind=kind, by=by, why=told)

    def _weigh(self, claim: Claim, hows: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
        found = set(hows.values())
        against, backed = found & set(AGAINST), found & set(FOR)
        if "retracts" in found:
            return "retracted", ("retracts",)
        if against and backed:
            return "contested", (*AGAINST, *FOR)
        if against:
            deniers = [self.claims[i] for i, how in hows.items() if how in AGAINST]
            accused = any(self._is_accused(claim, d) for d in deniers)
            return "denied-by-accused" if accused else "denied-by-others", AGAINST
        if "corrects" in found:
            return "contradicted-on-numbers", ("corrects",)
        if backed:
            confirmers = [self.claims[i] for i, how in hows.items() if how in FOR]
            owned = "admits" in found or any(self._is_accused(claim, c) for c in confirmers)
            return "admitted" if owned else "confirmed", FOR
        return "doubted", ("doubts",)

    def _is_accused(self, claim: Claim, answer: Claim) -> bool:
        """Whether who answers is one of those of whom the claim tells, or speaks for them."""
        speaker = self.actors.get(answer.attribution.speaker or "")
        if speaker is None:
            return False
        accused = [self.actors[i] for i in self._told_of(claim) if i in self.actors]
        return any(a.id == speaker.id or _speaks_for(speaker, a) for a in accused)

    def _told_of(self, claim: Claim) -> Iterable[str]:
        """Who acts in a statement's events, or is named in its sentence, but for its speaker."""
        group = self.groups[_statement(claim)]
        acting = [p.actor for c in group if c.event for p in c.event.actors]
        if acting:
            return acting
        said = claim.content or claim.evidence
        spans = [(said.start, said.end), (claim.evidence.start, claim.evidence.end)]
        named = [
            a.id for a in self.actors.values() if any(s <= m and n <= e for s, e in spans for m, n in a.mentions)
        ]  # fmt: skip
        return [i for i in named if i != claim.attribution.speaker]

    def _name(self, claim_id: str) -> str:
        said = self.claims[claim_id].attribution
        actor = self.actors.get(said.speaker or "")
        return actor.name if actor else said.source.text if said.source else "the report"


def _statement(claim: Claim) -> object:
    """What the claims of one statement share: its cue; a claim without one stands alone."""
    cue = claim.attribution.cue
    return (cue.start, cue.end) if cue is not None and claim.attribution.kind != "narrator" else claim.id


def _speaks_for(speaker: Actor, accused: Actor) -> bool:
    official = speaker.kind == STATE or bool(SPEAKING_FOR & set(speaker.sectors))
    same = speaker.country == accused.country
    if same and speaker.country and official:
        return True
    # "a police spokesman" answers for "policemen" where no country is named
    arms = SPEAKING_FOR & set(speaker.sectors) & set(accused.sectors)
    return bool(arms) and (same or not speaker.country or not accused.country)
