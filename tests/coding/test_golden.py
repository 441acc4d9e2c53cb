"""The coder against our own sentences: doubtful cases of the codebook, and text that tells no event.

Single misses are printed (run with -s), not failed: each figure has a floor in golden/floors.toml, which only rises.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

import dateline
from dateline.model import Article, Event, Party, Reading
from dateline.run.examples import show_events

GOLDEN = Path(__file__).parents[1] / "golden"
FIELDS = ("type", "mode", "actors", "recipients", "auxiliary")
Case = dict[str, Any]


def table(name: str) -> dict[str, Any]:
    return tomllib.loads((GOLDEN / f"{name}.toml").read_text(encoding="utf-8"))


CASES: list[Case] = table("ambiguities")["case"]
GROUPS: list[Case] = table("restraint")["group"]
FLOORS = table("floors")


@pytest.fixture(scope="module")
def coder() -> Any:
    return dateline.load()


@pytest.fixture(scope="module")
def ambiguities(coder: Any) -> list[tuple[Case, Reading]]:
    return list(zip(CASES, read(coder, [c["text"] for c in CASES]), strict=True))


@pytest.fixture(scope="module")
def restraint(coder: Any) -> list[tuple[str, Reading]]:
    texts = [(group["name"], text) for group in GROUPS for text in group["texts"]]
    readings = read(coder, [text for _, text in texts])
    return [(name, reading) for (name, _), reading in zip(texts, readings, strict=True)]


def read(coder: Any, texts: Iterable[str]) -> Iterator[Reading]:
    return coder.pipe(Article(id=str(n), text=text) for n, text in enumerate(texts))


def events(reading: Reading) -> list[Event]:
    return [claim.event for claim in reading.claims if claim.event]


def names(wanted: str, parties: Iterable[Party], reading: Reading) -> bool:
    """Whether a country's code, or a word of the name or of the text, stands for one of the parties."""
    actors = {actor.id: actor for actor in reading.actors}
    for party in parties:
        actor = actors.get(party.actor)
        words = f"{actor.name if actor else ''} {party.evidence.text}".lower()
        if (actor and actor.country == wanted) or wanted.lower() in words:
            return True
    return False


def agreement(case: Case, event: Event, reading: Reading) -> dict[str, bool]:
    """Field by field, whether a coded event has what a case asks for."""
    return {
        "type": case["type"] == event.type,
        "mode": set(case["mode"]) <= set(event.mode),
        "actors": all(names(w, event.actors, reading) for w in case["actors"]),
        "recipients": all(names(w, event.recipients, reading) for w in case["recipients"]),
        "auxiliary": "auxiliary" not in case or set(case["auxiliary"]) == set(event.auxiliary),
    }


def compare(case: Case, reading: Reading) -> list[dict[str, bool]]:
    """For each event of a case its agreement with the best coded event that is of its type and not yet taken."""
    left, found = events(reading), []
    for wanted in case["events"]:
        rated = [(agreement(wanted, event, reading), event) for event in left if event.type == wanted["type"]]
        fields, best = max(rated, key=lambda pair: sum(pair[0].values()), default=(dict.fromkeys(FIELDS, False), None))
        left = [event for event in left if event is not best]
        found.append(fields)
    return found


def reach(figure: str, good: int, total: int) -> None:
    """Asserts that a share is not below its floor."""
    part, name = figure.split(".")
    share = good / total
    print(f"{figure}: {share:.3f} ({good} of {total}), floor {FLOORS[part][name]}")
    assert share >= FLOORS[part][name], f"{figure} fell to {share:.3f}: see the misses above"


@pytest.mark.parametrize("field", [*FIELDS, "whole"])
def test_ambiguities(field: str, ambiguities: list[tuple[Case, Reading]]) -> None:
    good = total = 0
    for case, reading in ambiguities:
        for wanted, fields in zip(case["events"], compare(case, reading), strict=True):
            right = all(fields.values()) if field == "whole" else fields["type"] and fields[field]
            good, total = good + right, total + 1
            if not right and field in ("type", "whole"):
                print(f"{field}: {case['text']} wants {wanted}, got {show_events(reading)}")
    reach(f"ambiguities.{field}", good, total)


def test_nothing_more_is_coded(ambiguities: list[tuple[Case, Reading]]) -> None:
    wanted = sum(fields["type"] for case, reading in ambiguities for fields in compare(case, reading))
    reach("ambiguities.precision", wanted, sum(len(events(reading)) for _, reading in ambiguities))


def test_what_must_never_come_out(ambiguities: list[tuple[Case, Reading]]) -> None:
    kept = total = 0
    for case, reading in ambiguities:
        for name in case.get("never", ()):
            right = all(event.type != name for event in events(reading))
            kept, total = kept + right, total + 1
            if not right:
                print(f"never {name}: {case['text']} got {show_events(reading)}")
    reach("ambiguities.never", kept, total)


def test_restraint(restraint: list[tuple[str, Reading]]) -> None:
    loud = [(name, reading) for name, reading in restraint if events(reading)]
    for name, reading in loud:
        print(f"{name}: {reading.article.text} got {show_events(reading)}")
    reach("restraint.silent", len(restraint) - len(loud), len(restraint))


def test_the_cases_cover_the_codebook(coder: Any) -> None:
    ontology = coder.knowledge.ontology
    wanted = [event for case in CASES for event in case["events"]]
    for event in wanted:
        ontology.check("ambiguities.toml", event["type"], event["mode"])
    assert {event["type"] for event in wanted} == set(ontology.types)
    covered = {(event["type"], mode) for event in wanted for mode in event["mode"]}
    assert covered == {(t.name, mode) for t in ontology.types.values() for mode in t.modes}
