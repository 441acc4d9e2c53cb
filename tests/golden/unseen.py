"""Sentences with two marked parties: which event stands between them? Two halves, one to learn from, one held back."""

from __future__ import annotations

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import dateline
from dateline.model import Article, Claim, Event, Party, Reading
from dateline.run.coder import Coder

FOLDER = Path(__file__).parent
FILES = tuple(sorted(p.stem.removeprefix("unseen_") for p in FOLDER.glob("unseen_*.toml") if "floors" not in p.stem))
HALVES = ("learn", "held")
ONE = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}  # a promise to give way and giving way are hard to keep apart
SURE = 4  # the rank of an event that stands between both parties

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A sentence, the characters of its two parties, the type of what the first does to the second, and its half."""

    text: str
    actor: Span
    recipient: Span
    type: str
    half: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the coder made of a pair: each event's rank, confidence and type, the best first."""

    pair: Pair
    ranked: tuple[tuple[int, float, str], ...]

    @property
    def loose(self) -> str:
        """The best event's type, whoever its parties are."""
        return self.ranked[0][2] if self.ranked else "NONE"

    @property
    def strict(self) -> str:
        """The best event's type, if it stands between the two parties."""
        return self.loose if self.ranked and self.ranked[0][0] == SURE else "NONE"


def load_pairs(file: str) -> tuple[Pair, ...]:
    """The sentences of one file. A party is named by its words; where they come again, the first place counts."""
    rows = tomllib.loads((FOLDER / f"unseen_{file}.toml").read_text(encoding="utf-8"))["pair"]
    return tuple(
        Pair(
            text=row["text"],
            actor=find(row["text"], row["actor"]),
            recipient=find(row["text"], row["recipient"]),
            type=row["type"],
            half=row["half"],
        )
        for row in rows
    )


def find(text: str, words: str) -> Span:
    """Where words first stand in a text."""
    start = text.index(words)
    return start, start + len(words)


def code_pairs(coder: Coder, pairs: Sequence[Pair]) -> Iterator[Answer]:
    """Each pair's answer; the coder is told where both parties stand."""
    articles = (Article(id=str(n), text=p.text, mentions=(p.actor, p.recipient)) for n, p in enumerate(pairs))
    for pair, reading in zip(pairs, coder.pipe(articles), strict=True):
        yield Answer(pair=pair, ranked=rank_events(pair, reading))


def rank_events(pair: Pair, reading: Reading) -> tuple[tuple[int, float, str], ...]:
    """The events of a reading, those between the two parties first."""
    told = ((claim, claim.event) for claim in reading.claims if claim.event)
    return tuple(sorted((rated(pair, claim, event) for claim, event in told), key=lambda row: (-row[0], -row[1])))


def rated(pair: Pair, claim: Claim, event: Event) -> tuple[int, float, str]:
    """4: both parties where they belong, 3: changed about, 2: one where it belongs, 1: one anywhere, 0: none."""
    a1, a2 = stands(pair.actor, event.actors), stands(pair.recipient, event.actors)
    r1, r2 = stands(pair.actor, event.recipients), stands(pair.recipient, event.recipients)
    rank = SURE if a1 and (r2 or a2) else 3 if a2 and r1 else 2 if a1 or r2 else 1 if a2 or r1 else 0
    return rank, claim.confidence or 0.0, ONE.get(event.type, event.type)


def stands(span: Span, parties: Sequence[Party]) -> bool:
    return any(party.evidence.start < span[1] and span[0] < party.evidence.end for party in parties)


def macro_f1(wanted: Sequence[str], found: Sequence[str]) -> float:
    """The mean of the F1 of each type that is wanted."""
    scores = []
    for name in set(wanted):
        right = sum(w == f == name for w, f in zip(wanted, found, strict=True))
        scores.append(2 * right / (wanted.count(name) + found.count(name)))
    return sum(scores) / len(scores)


def figures(answers: Sequence[Answer]) -> dict[str, float]:
    """Macro F1, with the parties looked at (strict) and without (loose)."""
    wanted = [ONE.get(answer.pair.type, answer.pair.type) for answer in answers]
    return {
        "loose": macro_f1(wanted, [answer.loose for answer in answers]),
        "strict": macro_f1(wanted, [answer.strict for answer in answers]),
    }


def main(file: str, half: str = "learn") -> None:
    """Prints the misses of one half of a file, then the figures and what was taken for what."""
    pairs = [pair for pair in load_pairs(file) if pair.half == half]
    answers = list(code_pairs(dateline.load(), pairs))
    taken: Counter[tuple[str, str]] = Counter()
    for answer in answers:
        want, pair = ONE.get(answer.pair.type, answer.pair.type), answer.pair
        if answer.strict != want:
            kind = "strict" if answer.loose == want else "LOOSE"
            got = [f"{name}/{rank}" for rank, _, name in answer.ranked] or "nothing"
            parties = f"<{pair.text[slice(*pair.actor)]}> <{pair.text[slice(*pair.recipient)]}>"
            print(f"[{kind}] {want}, got {got} {parties} {pair.text}")
        if answer.loose != want:
            taken[want, answer.loose] += 1
    print(figures(answers), taken.most_common(30))


if __name__ == "__main__":
    main(*sys.argv[1:])
