"""Writes acts and statements out as claims: each with its source, its words and its reason."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.coding.act import Acted, words_of
from dateline.coding.answers import Answer, link_answers
from dateline.coding.cast import Cast
from dateline.coding.checks import find_checks, with_proof
from dateline.coding.modes import meeting_modes
from dateline.coding.opponents import with_opponents
from dateline.coding.outcome import Composition
from dateline.coding.sayings import SayingReader
from dateline.coding.spans import words_end
from dateline.coding.statements import OWNS
from dateline.coding.voice import charged_by, goes_on, speaker_of, threatened, trust, untold_by
from dateline.coding.worth import is_worth
from dateline.grammar.clause import governors
from dateline.grammar.tree import Tree
from dateline.lexicon.speech import SpeechWords
from dateline.model import (
    Attribution,
    Claim,
    Event,
    EventPlace,
    EventTime,
    Evidence,
    Mention,
    Origin,
    Party,
    Statement,
    Token,
    Toll,
)

HISTORICAL = "historical"
NARRATOR, DOUBTS = "narrator", "doubts"
RULES = "acts"
GUESSED = 0.2  # keeps what a model guesses below all that a rule finds
PRESS = "JRN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookups:
    """What other parts know of a trigger: called with the act, they give its time, place, toll, contexts.

    said_on: called with a statement, when it was made. marked: spans that the caller knows to be actors.
    """

    time: Callable[[Acted], EventTime | None]
    said_on: Callable[[Statement], EventTime | None]
    place: Callable[[Acted], EventPlace | None]
    toll: Callable[[Acted], Toll | None]
    contexts: Callable[[Acted], tuple[str, ...]]
    codes: Callable[[Event], Event]
    is_past: Callable[[dt.date], bool]
    speech: SpeechWords
    calibrate: Callable[[str, float], float]
    numbers: Mapping[str, int]
    many_sided: frozenset[str] = frozenset()
    origin: tuple[str, ...] = ()
    marked: tuple[tuple[int, int], ...] = ()


# Where a claim starts, the claim, and the statement whose content it carries.
Draft = tuple[int, Claim, int | None]


class Writer:
    """Turns the acts and statements of one article into its claims."""

    def __init__(self, tree: Tree, cast: Cast, composition: Composition, lookups: Lookups) -> None:
        self.tree = tree
        self.cast = cast
        self.composition = composition
        self.lookups = lookups
        self._supported: dict[int, Statement] = {}
        self._owned: dict[int, Statement] = {}
        self._charging: dict[int, tuple[Mention, ...]] = {}
        self._cues: list[int] = []
        self._passed_on: dict[int | None, list[str]] = {}

    def write(self, acts: Sequence[Acted], statements: Sequence[Statement]) -> tuple[Claim, ...]:
        """All claims in the order of the text, with their ids and with answers linked."""
        self._cues = sorted({s.cue_head for s in statements if s.cue_head is not None})
        self._passed_on = self._media(statements)
        drafts: list[Draft] = []
        holding: dict[int, int] = {}
        by_sentence = self._by_sentence(statements)
        self._supported = {s.cue_head: s for s in statements if s.cue_head is not None and s.support}
        self._owned = {s.cue_head: s for s in statements if s.cue_head is not None and s.act == OWNS}
        self._charging = {a.trigger: a.actors for a in acts}
        unsure = {s.cue_head for s in statements if s.act == "denies" and s.stance == DOUBTS}
        for told in acts:
            trigger = self.tree.tokens[told.trigger]
            at = innermost(statements, told.trigger, by_sentence.get(trigger.sent, ()))
            act = threatened(self.cast, told, statements[at] if at is not None else None)
            leaves_open = act.type in self.composition.rebuffing and act.trigger in unsure
            if leaves_open or not is_worth(self.tree, self.composition, self.lookups.speech, act):
                continue  # who neither confirms nor denies refuses nothing
            if at is not None:
                holding.setdefault(at, len(drafts))
            drafts.append((trigger.start, self._event_claim(act, statements, at), None))
        for n, statement in enumerate(statements):
            self._place_content(drafts, statement, n, holding.get(n))
        return self._number(drafts, statements)

    def _by_sentence(self, statements: Sequence[Statement]) -> dict[int, list[int]]:
        """The statements whose content reaches into each sentence."""
        found: dict[int, list[int]] = {}
        for n, s in enumerate(statements):
            for sent in range(self.tree.tokens[s.first].sent, self.tree.tokens[s.last].sent + 1):
                found.setdefault(sent, []).append(n)
        return found

    def _place_content(self, drafts: list[Draft], statement: Statement, n: int, held: int | None) -> None:
        """The content goes to the first claim of the statement, or to a claim of its own."""
        if held is not None:
            start, claim, _ = drafts[held]
            drafts[held] = (start, replace(claim, content=statement.content), n)
            return
        claim = Claim(
            id="",
            attribution=self._attribution(statement),
            content=statement.content,
            evidence=self._sentence(self.tree.tokens[statement.first]),
            confidence=0.7,
            origin=Origin(component="statements", rule=statement.rule),
        )
        drafts.append((statement.content.start, claim, n))

    def _number(self, drafts: list[Draft], statements: Sequence[Statement]) -> tuple[Claim, ...]:
        order = sorted(range(len(drafts)), key=lambda i: (drafts[i][0], i))
        ids = {i: f"c{rank}" for rank, i in enumerate(order, 1)}
        by_statement = {n: ids[i] for i, (_, _, n) in enumerate(drafts) if n is not None}
        answers = self._answers(drafts, statements)
        checks = find_checks(self.cast, self.lookups.speech, statements, answers)
        found = []
        for i in order:
            _, claim, n = drafts[i]
            linked = [(by_statement[a], how) for a, how in answers[n] if a in by_statement] if n is not None else []
            found.append(
                replace(
                    claim,
                    id=ids[i],
                    answers=tuple(a for a, _ in linked),
                    answer_kinds=tuple(how for _, how in linked),
                    checks=checks.get(n, ()) if n is not None else (),
                )
            )
        return with_opponents(with_proof(found), self.composition.rebuffing)

    def _answers(self, drafts: Sequence[Draft], statements: Sequence[Statement]) -> tuple[tuple[Answer, ...], ...]:
        reader = SayingReader(self.tree, self.cast, self.lookups.speech, self.lookups.numbers)
        cues: dict[tuple[int, int], list[Event]] = {}
        for _, claim, _ in drafts:
            if claim.event is not None and claim.attribution.cue is not None:
                cues.setdefault((claim.attribution.cue.start, claim.attribution.cue.end), []).append(claim.event)
        told = [cues.get((s.cue.start, s.cue.end), []) if s.cue else [] for s in statements]
        return link_answers([reader.read(s, events) for s, events in zip(statements, told, strict=True)])

    def _attribution(self, statement: Statement) -> Attribution:
        addressee = statement.addressee_head
        spoken_to = self.cast.at(self.tree.tokens[addressee]) if addressee is not None else []
        return Attribution(
            kind=statement.kind,
            speaker=speaker_of(self.cast, statement),
            source=statement.source,
            cue=statement.cue,
            act=statement.act,
            stance=statement.stance,
            channel=statement.channel,
            support=statement.support,
            certainty=statement.certainty if statement.kind != NARRATOR else None,
            via=self._via(statement),
            addressee=spoken_to[0].actor if spoken_to else None,
            said_on=self.lookups.said_on(statement),
            proof=statement.proof,
        )

    def _via(self, statement: Statement) -> tuple[str, ...]:
        """Who passes a statement on, outermost first: media that tell it, then whoever quotes its speaker."""
        heads = [statement.relay_head] if statement.relay_head is not None else []
        named = [m.actor for head in heads for m in self.cast.at(self.tree.tokens[head])]
        own = speaker_of(self.cast, statement)
        return tuple(i for i in dict.fromkeys((*self._passed_on.get(statement.cue_head, ()), *named)) if i != own)

    def _media(self, statements: Sequence[Statement]) -> dict[int | None, list[str]]:
        """For the cue of each statement the media in whose statements it stands, outermost first."""
        found: dict[int | None, list[str]] = {}
        telling = [(s, self._medium(s)) for s in statements]
        outer = sorted(((s, who) for s, who in telling if who), key=lambda pair: pair[0].first - pair[0].last)
        for s, who in outer:
            inside = self._cues[bisect_left(self._cues, s.first) : bisect_right(self._cues, s.last)]
            for cue in inside:
                if cue != s.cue_head and who is not None:
                    found.setdefault(cue, []).append(who)
        return found

    def _medium(self, statement: Statement) -> str | None:
        actor = speaker_of(self.cast, statement)
        return actor if actor is not None and PRESS in self.cast.actors[actor].sectors else None

    def _event_claim(self, act: Acted, statements: Sequence[Statement], at: int | None) -> Claim:
        said = statements[at] if at is not None else self._owned.get(act.trigger)
        attribution = self._attribution(said) if said else untold_by(self.cast, act)
        if act.charge is not None and (said is None or said.cue_head != act.charge):
            attribution = charged_by(self.tree, act.charge, self._charging.get(act.charge, ()))
        if goes_on(self.tree, said, act):
            attribution = replace(attribution, stance="affirms")
        own = self._supported.get(act.trigger)
        if said is None and own is not None:
            attribution = replace(attribution, support=own.support, proof=own.proof)
        return Claim(
            id="",
            event=self._event(act),
            attribution=attribution,
            evidence=self._sentence(self.tree.tokens[act.trigger]),
            origin=Origin(component=act.component, rule=" < ".join(act.chain)),
            confidence=self._confidence(act, trust(self.cast, attribution, act.actors, act.recipients)),
        )

    def _event(self, act: Acted) -> Event:
        place = self.lookups.place(act)
        time = self.lookups.time(act)
        past = time is not None and time.end is not None and self.lookups.is_past(time.end)
        event = Event(
            type=act.type,
            mode=meeting_modes(self.cast, act, place, self.composition.meeting, self.lookups.many_sided),
            trigger=words_of(self.tree, act),
            auxiliary=tuple(sorted(act.aux | {HISTORICAL} if past else act.aux)),
            actors=self._parties(act.actors),
            recipients=self._parties(act.recipients),
            time=time,
            place=place,
            toll=self.lookups.toll(act),
            contexts=tuple(dict.fromkeys((*act.contexts, *self.lookups.contexts(act)))),
        )
        return self.lookups.codes(event)

    def _parties(self, mentions: Sequence[Mention]) -> tuple[Party, ...]:
        found: dict[str, Party] = {}
        for m in mentions:
            found.setdefault(m.actor, Party(actor=m.actor, evidence=self._words(m)))
        return tuple(found.values())

    def _words(self, mention: Mention) -> Evidence:
        """A mention with the phrases of origin and place that go on from it (`refugees from Chad`)."""
        if self.tree.tokens[mention.head].pos == "PRON":
            mention = self._marked(mention)
        end = words_end(self.tree, mention, self.lookups.origin)
        return Evidence(start=mention.start, end=end, text=self.tree.parse.text[mention.start : end])

    def _marked(self, pronoun: Mention) -> Mention:
        """A pronoun, or the words for its actor before it that the caller marked, who looks for them there."""
        named = self.cast.named_before(pronoun)
        return named if any(s < named.end and named.start < e for s, e in self.lookups.marked) else pronoun

    def _sentence(self, token: Token) -> Evidence:
        words = self.tree.sentence(token)
        return self.tree.evidence(words[0], words[-1])

    def _confidence(self, act: Acted, told: float) -> float:
        """How often events of such a score are right."""
        return round(self.lookups.calibrate(act.component, self._score(act, told)), 2)

    def _score(self, act: Acted, told: float) -> float:
        """Higher for acts with both parties, in main clauses, without doubt about their status or their teller."""
        if act.component != RULES:
            return GUESSED * act.weight
        depth = sum(1 for up in governors(self.tree, self.tree.tokens[act.trigger]) if up.pos == "VERB")
        score = told + act.weight + 0.05 * bool(act.actors) + 0.05 * bool(act.recipients or act.reciprocal)
        score -= (
            0.05 * min(depth, 4) + 0.1 * act.noun + 0.1 * ("hypothetical" in act.aux) + 0.05 * ("negation" in act.aux)
        )
        return round(min(max(score, 0.05), 0.95), 2)


def innermost(statements: Sequence[Statement], token: int, candidates: Sequence[int]) -> int | None:
    """The shortest of the candidate statements whose content holds a token."""
    holding = [n for n in candidates if statements[n].first <= token <= statements[n].last]
    holding = [n for n in holding if statements[n].cue_head != token]
    return min(holding, key=lambda n: statements[n].last - statements[n].first) if holding else None


def settle(acts: Sequence[Acted], composition: Composition) -> list[Acted]:
    """Each act as the single type that its statuses make of it."""
    return [composition.settled(act) for act in acts]
