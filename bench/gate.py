"""What the gate before the parser spares, and what it loses: python bench/gate.py READINGS.jsonl...

READINGS are what `dateline code --no-gate --format jsonl` writes. Told are the words that are not parsed with the gate,
and the claims and events that stand in them. --show: print those events. With --again the reports are coded with the
gate, too, and compared: an event is lost if there is none of its type at its word, wherever that was.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import dateline
from dateline.export.record import from_record, to_record
from dateline.nlp.gate import Gate
from dateline.nlp.segments import split_paragraphs


def weigh(readings: Iterable[dict[str, Any]], gate: Gate, *, show: bool) -> Counter[str]:
    """How many words, claims, events and articles there are, are spared, and are lost."""
    sums: Counter[str] = Counter()
    for reading in readings:
        text = reading["article"]["text"]
        kept, passed = gate.sort(text)
        sums["articles"] += 1
        sums["articles spared"] += not kept
        sums["words"] += sum(len(text[start:end].split()) for start, end in split_paragraphs(text))
        for over in passed:
            sums["spared words"] += len(text[over.start : over.end].split())
            sums[f"spans: {over.why}"] += 1
        for claim in reading["claims"]:
            is_event = claim["event"] is not None
            at = place(claim)
            lost = any(over.start <= at < over.end for over in passed)
            sums.update({"claims": 1, "events": is_event, "lost claims": lost, "lost events": lost and is_event})
            if show and lost and is_event:
                print(claim["event"]["type"], claim["event"]["trigger"]["text"], "|", claim["evidence"]["text"][:200])
    return sums


def place(claim: dict[str, Any]) -> int:
    """Where a claim stands: its event, or else its sentence."""
    evidence = claim["event"]["trigger"] if claim["event"] else claim["evidence"]
    return int(evidence["start"])


def code_again(readings: list[dict[str, Any]]) -> Counter[str]:
    """What becomes of the events if the same reports are coded with the gate."""
    sums: Counter[str] = Counter()
    coder = dateline.load(gate=True)
    articles = [from_record(reading).article for reading in readings]
    for before, reading in zip(readings, coder.pipe(articles), strict=True):
        old, new = events(before), events(to_record(reading))
        sums.update({"events": len(old), "lost events": len(old - new), "new events": len(new - old)})
    return sums


def events(reading: dict[str, Any]) -> set[tuple[str, int]]:
    """The types of events, each with where its word stands."""
    told = (claim["event"] for claim in reading["claims"])
    return {(event["type"], event["trigger"]["start"]) for event in told if event}


def read(paths: list[str]) -> Iterator[dict[str, Any]]:
    """The readings of some files."""
    for path in paths:
        with Path(path).open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def main() -> None:
    """Prints the sums, and the shares of words spared and of events lost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("readings", nargs="+")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--again", action="store_true")
    options = parser.parse_args()
    readings = list(read(options.readings))
    gate = dateline.load(gate=True).gate
    assert gate is not None
    tell(weigh(readings, gate, show=options.show), (("spared words", "words"), ("lost events", "events")))
    if options.again:
        tell(code_again(readings), (("lost events", "events"), ("new events", "events")))


def tell(sums: Counter[str], shares: Iterable[tuple[str, str]]) -> None:
    """Prints sums, and shares of them."""
    print(", ".join(f"{name}: {count:,}" for name, count in sums.items()))
    for part, whole in shares:
        print(f"{part}: {sums[part] / max(sums[whole], 1):.2%} of the {whole}")


if __name__ == "__main__":
    main()
