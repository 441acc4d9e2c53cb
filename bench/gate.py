"""What a gate before the parser would spare, and what it would lose: python bench/gate.py READINGS.jsonl...

READINGS are what `dateline code --format jsonl` writes. The gate tried here passes over a paragraph if it holds no form
of a word that a rule begins with, or if one word in four is a figure. `spared safely` leaves the heads of articles
alone (the first letters, and what ends in a dash or colon): the day, place and country of all the rest hang on them.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from dateline.nlp.pipeline import load_model
from dateline.nlp.segments import split_paragraphs
from dateline.run.knowledge import load_knowledge
from dateline.settings import DEFAULT_MODEL

WORD = re.compile(r"\d[\d.,/-]*|[^\W\d_]+")
FIGURES = 0.25
HEAD = 300
ENDS = tuple(":-–—_")


def forms(nlp: Any, lemmas: frozenset[str]) -> frozenset[str]:
    """All spellings that the lemmatizer would bring back to one of some lemmas, and more."""
    lookups = nlp.get_pipe("lemmatizer").lookups
    found = set(lemmas)
    for table in lookups.get_table("lemma_exc").values():
        found.update(form for form, bases in table.items() if not lemmas.isdisjoint(bases))
    for rules in lookups.get_table("lemma_rules").values():
        for ending, base in rules:
            found.update(word.removesuffix(base) + ending for word in lemmas if word.endswith(base))
    found.update(word + word[-1] + ending for word in lemmas for ending in ("ed", "ing"))
    return frozenset(found)


def is_spared(text: str, words: frozenset[str]) -> bool:
    """Whether the gate passes over a paragraph."""
    found = WORD.findall(text.lower())
    figures = sum(word[0].isdigit() for word in found)
    return words.isdisjoint(found) or figures > FIGURES * len(found)


def weigh(readings: Iterable[dict[str, Any]], words: frozenset[str]) -> dict[str, int]:
    """How many words, claims and events there are, are spared, and are lost."""
    sums = dict.fromkeys(("words", "events", "claims", "spared", "spared safely", "lost events", "lost claims"), 0)
    for reading in readings:
        text = reading["article"]["text"]
        sums["claims"] += len(reading["claims"])
        sums["events"] += sum(claim["event"] is not None for claim in reading["claims"])
        for start, end in split_paragraphs(text):
            size = len(text[start:end].split())
            sums["words"] += size
            if is_spared(text[start:end], words):
                sums["spared"] += size
                sums["spared safely"] += size if start >= HEAD and not text[start:end].endswith(ENDS) else 0
                inside = [c for c in reading["claims"] if start <= place(c) < end]
                sums["lost claims"] += len(inside)
                sums["lost events"] += sum(claim["event"] is not None for claim in inside)
    return sums


def place(claim: dict[str, Any]) -> int:
    """Where a claim stands: its event, or else its sentence."""
    evidence = claim["event"]["trigger"] if claim["event"] else claim["evidence"]
    return int(evidence["start"])


def read(paths: list[str]) -> Iterator[dict[str, Any]]:
    """The readings of some files."""
    for path in paths:
        with Path(path).open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def main() -> None:
    """Prints the sums, and the shares of words spared and of events lost."""
    rules = load_knowledge().rules
    sums = weigh(read(sys.argv[1:]), forms(load_model(DEFAULT_MODEL), rules.heads | rules.light))
    print(", ".join(f"{name}: {count:,}" for name, count in sums.items()))
    for part, whole in (("spared", "words"), ("spared safely", "words"), ("lost events", "events")):
        print(f"{part}: {sums[part] / max(sums[whole], 1):.2%} of the {whole}")


if __name__ == "__main__":
    main()
