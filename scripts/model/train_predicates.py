"""Trains the model for predicates that no rule knows on our sentences, and writes it to the data."""

from __future__ import annotations

import csv
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from dateline.coding.compose import Composer
from dateline.coding.untold import Predicate, Signs, find_predicate, read_signs
from dateline.lexicon.examples import RuleExample, read_examples
from dateline.lexicon.files import BUILT_IN
from dateline.lexicon.predicates import FILE, NONE, SCALE, unit
from dateline.model import Parse
from dateline.nlp.pipeline import load_model, parse_texts
from dateline.nlp.vectors import word_vectors
from dateline.run.coverage import compose
from dateline.run.knowledge import Knowledge, load_knowledge
from dateline.settings import DEFAULT_MODEL

SENTENCES = Path(__file__).parent / "sentences"
RARE = 2  # marks that stand in fewer examples teach nothing
PENALTY, STEPS, RATE = 3.0, 300, 0.05
FOLDS = 5
LEAST, SURE = 0.65, 0.85
WIDTH = 300

Span = tuple[int, int]
Array = Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """One example: the predicate's word, its signs, and the type that it tells."""

    word: str
    signs: Signs
    type: str


def read_lessons(knowledge: Knowledge, nlp: Any) -> list[Lesson]:
    """The predicates of all sentences between the parties that are given."""
    rows = [row for path in sorted(SENTENCES.glob("*.csv")) for row in csv.DictReader(path.open(encoding="utf-8"))]
    parses = parse_texts(nlp, (row["text"] for row in rows), {})
    found = (_lesson(row, parse, knowledge) for row, parse in zip(rows, parses, strict=True))
    return [lesson for lesson in found if lesson]


def read_rule_lessons(knowledge: Knowledge, nlp: Any) -> list[Lesson]:
    """The predicates of the sentences that the rules carry; those that no rule may read tell nothing."""
    examples = read_examples((), knowledge.ontology)
    parses = parse_texts(nlp, (example.text for example in examples), {})
    found = (_rule_lesson(e, compose(parse, knowledge), knowledge) for e, parse in zip(examples, parses, strict=True))
    return [lesson for lesson in found if lesson]


def _rule_lesson(example: RuleExample, composer: Composer, knowledge: Knowledge) -> Lesson | None:
    tree = composer.tree
    acts = [knowledge.composition.settled(act) for word in tree.tokens for act in composer.read(word)]
    if not example.type and acts:
        return None
    told = {act.trigger for act in acts if act.type == example.type}
    found = [p for word in tree.tokens if (p := find_predicate(composer, word)) and (word.i in told or not acts)]
    if not found:
        return None
    first = min(found, key=lambda p: sum(1 for _ in tree.ancestors(p.word)))
    return Lesson(word=first.word.lower, signs=read_signs(composer, first), type=example.type or NONE)


def _lesson(row: dict[str, str], parse: Parse, knowledge: Knowledge) -> Lesson | None:
    sides = _span(row["text"], row["actor"]), _span(row["text"], row["recipient"])
    composer = compose(parse, knowledge, sides)
    tree = composer.tree
    found = [p for word in tree.tokens if (p := find_predicate(composer, word))]
    fitting = [p for p in found if _fits(p, sides)] or (found if row["type"] == NONE else [])
    if not fitting:
        return None
    first = min(fitting, key=lambda p: sum(1 for _ in tree.ancestors(p.word)))
    return Lesson(word=first.word.lower, signs=read_signs(composer, first), type=row["type"])


def _span(text: str, words: str) -> Span:
    at = text.index(words)
    return at, at + len(words)


def _fits(predicate: Predicate, sides: tuple[Span, Span]) -> bool:
    parties = zip((predicate.actors, predicate.recipients), sides, strict=True)
    return all(any(m.start < end and start < m.end for m in side) for side, (start, end) in parties)


def table(lessons: list[Lesson], marks: dict[str, int], vectors: Any) -> Array:
    """The examples as rows of numbers: marks, the predicate's vector, the mean vector of its clause."""
    rows = np.zeros((len(lessons), len(marks) + 2 * WIDTH), np.float32)
    for row, lesson in zip(rows, lessons, strict=True):
        row[[marks[m] for m in lesson.signs.marks if m in marks]] = 1
        own = unit(lesson.word, vectors)
        around = [v for w in lesson.signs.around if (v := unit(w, vectors)) is not None]
        row[len(marks) : len(marks) + WIDTH] = SCALE * own if own is not None else 0
        row[len(marks) + WIDTH :] = SCALE * np.mean(around, axis=0) if around else 0
    return rows


def fit(rows: Array, wanted: Array, count: int) -> tuple[Array, Array]:
    """Weights and bias, by Adam over all rows at once (Kingma and Ba, 2015)."""
    rows = np.hstack([rows, np.ones((len(rows), 1), np.float32)])
    weights = np.zeros((rows.shape[1], count), np.float32)
    first, second = np.zeros_like(weights), np.zeros_like(weights)
    target = np.eye(count, dtype=np.float32)[wanted]
    shrink = np.full((rows.shape[1], 1), PENALTY / len(rows), np.float32)
    shrink[-1] = 0
    for step in range(1, STEPS + 1):
        slope = rows.T @ (chances(rows @ weights) - target) / len(rows) + shrink * weights
        first = 0.9 * first + 0.1 * slope
        second = 0.999 * second + 0.001 * slope**2
        weights -= RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights[:-1], weights[-1]


def chances(scores: Array) -> Array:
    """Scores as probabilities, row by row."""
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    return odds / odds.sum(axis=1, keepdims=True)


def common_marks(lessons: list[Lesson]) -> dict[str, int]:
    """The marks that are not rare, numbered."""
    counts = Counter(mark for lesson in lessons for mark in lesson.signs.marks)
    return {mark: i for i, mark in enumerate(sorted(m for m, n in counts.items() if n >= RARE))}


def cross_validate(lessons: list[Lesson], types: list[str], vectors: Any) -> str:
    """How often the model is right on sentences that it was not taught."""
    wanted = np.array([types.index(lesson.type) for lesson in lessons])
    seen = np.zeros((len(lessons), len(types)), np.float32)
    for fold in range(FOLDS):
        taught = [lesson for i, lesson in enumerate(lessons) if i % FOLDS != fold]
        asked = np.arange(len(lessons)) % FOLDS == fold
        marks = common_marks(taught)
        weights, bias = fit(table(taught, marks, vectors), wanted[~asked], len(types))
        seen[asked] = chances(
            table([x for x, a in zip(lessons, asked, strict=True) if a], marks, vectors) @ weights + bias
        )
    best = seen.argmax(axis=1)
    said = (seen.max(axis=1) >= LEAST) & (best != types.index(NONE))
    return (
        f"{len(lessons)} examples, right {np.mean(best == wanted):.3f}; "
        f"says something of {np.mean(said):.2f}, right then {np.mean((best == wanted)[said]):.3f}"
    )


def main() -> None:
    """Trains on everything and writes the model; says how well it does on what it was not taught."""
    nlp = load_model(DEFAULT_MODEL)
    vectors = word_vectors(nlp)
    knowledge = load_knowledge()
    lessons = [*read_lessons(knowledge, nlp), *read_rule_lessons(knowledge, nlp)]
    types = sorted({lesson.type for lesson in lessons})
    if "--quick" not in sys.argv:
        sys.stdout.write(cross_validate(lessons, types, vectors) + "\n")
    marks = common_marks(lessons)
    wanted = np.array([types.index(lesson.type) for lesson in lessons])
    weights, bias = fit(table(lessons, marks, vectors), wanted, len(types))
    (BUILT_IN / FILE).parent.mkdir(exist_ok=True)
    np.savez_compressed(
        BUILT_IN / FILE,
        types=np.frombuffer("\n".join(types).encode(), np.uint8),
        marks=np.frombuffer("\n".join(marks).encode(), np.uint8),
        weights=weights.astype(np.float16),
        bias=bias.astype(np.float16),
        least=LEAST,
        sure=SURE,
    )


if __name__ == "__main__":
    main()
