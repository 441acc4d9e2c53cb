"""Sentences of police reports: do the authorities kill, arrest, use force in them?"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import dateline
from dateline.model import Article, Claim, Event, Reading
from dateline.run.coder import Coder

HERE = Path(__file__).parent
FILES = ("policing", "policing_fresh", "policing_more", "policing_last")
AUTHORITIES = frozenset({"COP", "MIL", "GOV"})
DEADLY = frozenset({"targeted", "firearms"})


def is_killing(event: Event) -> bool:
    """Somebody killed, or the means to."""
    killed = bool(event.toll and event.toll.killed)
    return event.type == "ASSAULT" and (killed or bool(DEADLY & set(event.mode)))


LABELS: dict[str, Callable[[Event], bool]] = {
    "KILL": is_killing,
    "ARREST": lambda event: event.type == "COERCE" and "arrest" in event.mode,
    "FORCE": lambda event: event.type == "ASSAULT",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a report: its characters there, its labels, and those that the coder found."""

    text: str
    start: int
    labels: frozenset[str]
    found: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report: its sentences, one a line."""

    article: Article
    sentences: tuple[Sentence, ...]


def load_reports(file: str) -> Iterator[Report]:
    """The reports of one of the FILES."""
    for n, row in enumerate(tomllib.loads((HERE / f"{file}.toml").read_text(encoding="utf-8"))["report"]):
        text, sentences = "", []
        for told in row["sentence"]:
            sentences.append(Sentence(text=told["text"], start=len(text), labels=frozenset(told["labels"])))
            text += told["text"] + "\n"
        article = Article(id=str(n), text=text, published=row["published"])
        yield Report(article=article, sentences=tuple(sentences))


def code_reports(coder: Coder, file: str) -> list[Sentence]:
    """Every sentence of a file with what the coder found in it."""
    reports = list(load_reports(file))
    readings = coder.pipe(report.article for report in reports)
    return [
        labelled(sentence, reading)
        for report, reading in zip(reports, readings, strict=True)
        for sentence in report.sentences
    ]


def labelled(sentence: Sentence, reading: Reading) -> Sentence:
    """The sentence with the labels of what authorities do in it."""
    known = {actor.id for actor in reading.actors if AUTHORITIES & set(actor.sectors)}
    events = [event for claim in reading.claims if (event := of_sentence(claim, sentence)) is not None]
    theirs = [event for event in events if any(party.actor in known for party in event.actors) and happened(event)]
    found = frozenset(name for name, test in LABELS.items() if any(map(test, theirs)))
    return Sentence(text=sentence.text, start=sentence.start, labels=sentence.labels, found=found)


def happened(event: Event) -> bool:
    """Whether an event is not said to have failed to come about."""
    return "negation" not in event.auxiliary


def of_sentence(claim: Claim, sentence: Sentence) -> Event | None:
    """The event of a claim, if it is told in the sentence."""
    event = claim.event
    inside = event and sentence.start <= event.trigger.start < sentence.start + len(sentence.text)
    return event if inside else None


def f1(sentences: Sequence[Sentence], label: str) -> float:
    """How well a label is found: the harmonic mean of precision and recall."""
    both = sum(label in s.labels and label in s.found for s in sentences)
    return 2 * both / sum((label in s.labels) + (label in s.found) for s in sentences)


def main() -> None:
    """Prints the misses and the figures."""
    coder = dateline.load()
    for file in FILES:
        sentences = code_reports(coder, file)
        for s in sentences:
            if s.found != s.labels:
                print(f"want {sorted(s.labels)}, got {sorted(s.found)}: {s.text}")
        print(file, {label: round(f1(sentences, label), 3) for label in LABELS})


if __name__ == "__main__":
    main()
