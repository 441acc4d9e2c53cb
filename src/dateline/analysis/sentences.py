"""Sentences of a brief that tell what reports tell: in their own words, with who says so and who disputes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from dateline.analysis.notes import Notes
from dateline.analysis.wording import say, say_or
from dateline.store.queries import FoundClaim
from dateline.store.queries_answers import FoundAnswer
from dateline.store.queries_told import ToldClaim
from dateline.store.wanted import DISPUTING

MOST = 10
NARRATOR = "narrator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence in plain text. notes: numbers of its footnotes. claims: keys of the claims that it tells."""

    text: str
    notes: tuple[int, ...] = ()
    claims: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a brief. key: happened | alleged | denied | changed | numbers."""

    key: str
    title: str
    sentences: tuple[Sentence, ...]


def to_part(key: str, sentences: Iterable[Sentence]) -> Part:
    """A part with its title."""
    return Part(key=key, title=say("parts", key), sentences=tuple(sentences))


def tell_happened(told: Sequence[ToldClaim], disputed: Set[int], notes: Notes) -> tuple[Sentence, ...]:
    """What reports tell in their own voice and nobody disputes; the strongest, in the order of time.

    told: the strongest first.
    """
    plain = [t for t in told if t.claim.kind == NARRATOR and t.claim.id not in disputed]
    return tuple(
        Sentence(
            text=say("sentences", "happened", when=when(some[0]), said=some[0].claim.said),
            notes=notes.cite(t.claim for t in some),
            claims=tuple(t.claim.id for t in some),
        )
        for some in _in_time(_by_words(plain)[:MOST])
    )


def tell_alleged(told: Sequence[ToldClaim], notes: Notes) -> tuple[Sentence, ...]:
    """What somebody says that a report names; as above."""
    said = [t for t in told if t.claim.kind != NARRATOR]
    return tuple(
        Sentence(
            text=say("sentences", "alleged", when=when(t), said=t.claim.said, **_saying(t.claim)),
            notes=notes.cite(s.claim for s in some),
            claims=tuple(s.claim.id for s in some),
        )
        for some in _in_time(_by_words(said)[:MOST])
        for t in some[:1]
    )


def tell_denied(
    disputed: Sequence[ToldClaim], answers: Mapping[int, Sequence[FoundAnswer]], notes: Notes
) -> tuple[Sentence, ...]:
    """What is disputed, by whom and how; in the order of time, the newest MOST of it."""
    found: list[Sentence] = []
    for some in _by_words(disputed):
        told, known = some[0], set[str]()
        for answer in sorted(answers.get(told.claim.id, ()), key=_rank):
            how, who = say_or("hows", answer.how, ""), speaker_of(answer.claim)
            if how and who not in known and len(found) < MOST:
                found.append(_denied(told, answer, how, notes))
                known.add(who)
    return tuple(reversed(found))


def when(told: ToldClaim) -> str:
    """The day of what is told, or that of the report, marked as such."""
    if told.by_event and told.day:
        return told.day.isoformat()
    day = told.day or told.claim.published
    return say("whole", "by_report", day=day) if day else say("whole", "unknown_day")


def speaker_of(claim: FoundClaim) -> str:
    """Who says it, as the report calls them."""
    return claim.speaker or say("whole", "the_report")


def _denied(told: ToldClaim, answer: FoundAnswer, how: str, notes: Notes) -> Sentence:
    text = say(
        "sentences",
        "denied",
        when=when(told),
        denier=speaker_of(answer.claim),
        how=how,
        said=told.claim.said,
        **_saying(told.claim),
    )
    return Sentence(text=text, notes=notes.cite([told.claim, answer.claim]), claims=(told.claim.id, answer.claim.id))


def _saying(claim: FoundClaim) -> dict[str, str]:
    """Who says it, how, and of whom, if that is not said with it."""
    named = say_or("naming", claim.act, "") and not any(name in claim.said for name in claim.actors)
    return {
        "speaker": speaker_of(claim),
        "act": say_or("acts", claim.act, claim.act),
        "whom": ", ".join(claim.actors) if named else "",
    }


def _rank(answer: FoundAnswer) -> tuple[int, int]:
    """What disputes most comes first, then what stands first in the text."""
    return (DISPUTING.index(answer.how) if answer.how in DISPUTING else len(DISPUTING), answer.claim.id)


def _by_words(told: Iterable[ToldClaim]) -> list[list[ToldClaim]]:
    """Claims of one speaker in the same words, or in some of them, stand in one sentence, in whatever reports."""
    found: list[list[ToldClaim]] = []
    for one in told:
        for some in found:
            first, other = some[0].claim, one.claim
            same = first.said in other.said or other.said in first.said
            if same and speaker_of(first) == speaker_of(other):
                some.append(one)
                break
        else:
            found.append([one])
    return found


def _in_time(groups: Iterable[list[ToldClaim]]) -> list[list[ToldClaim]]:
    return sorted(groups, key=lambda some: (str(some[0].day or some[0].claim.published or ""), some[0].claim.id))
