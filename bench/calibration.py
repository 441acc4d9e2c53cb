"""How often events of a confidence are right: a table, a plot, and the map that the coder applies.

    python bench/calibration.py                    table and plot of the coder as it is
    python bench/calibration.py --fit              writes src/dateline/data/model/calibration.toml anew

Right is an event between the two marked parties (pairs) or of the sentence (plover) with the type of the gold row.
Rows whose number leaves 2 when divided by 3 are not learnt from: they have tables of their own.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dateline.lexicon.calibration import NAMES, Calibration
from dateline.lexicon.files import BUILT_IN
from dateline.model import Article, Claim, Event
from dateline.run.coder import Coder, load_coder

ROOT = Path(__file__).parents[1]
GOLD = ROOT.parent / "shared" / "gold"
MAP = BUILT_IN / "model" / "calibration.toml"
PLOT = ROOT / "bench" / "calibration.svg"
ONE = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
BINS = 5
FEWEST = 20  # events in a step of the map
SIZE, EDGE = 360, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """An event with its confidence, and whether it is right. learnt: whether the map may be made from it."""

    kind: str
    confidence: float
    right: bool
    learnt: bool


def judge_pairs(coder: Coder, path: Path) -> Iterator[Seen]:
    """The events between the marked parties of each row."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    spans = [(tuple(row["actor"]), tuple(row["recipient"])) for row in rows]
    articles = (
        Article(id=row["id"], text=row["text"], mentions=marked) for row, marked in zip(rows, spans, strict=True)
    )
    for number, (row, marked, reading) in enumerate(zip(rows, spans, coder.pipe(articles), strict=True)):
        for claim in reading.claims:
            if claim.event and _links(claim.event, marked):
                yield _seen(claim, {row["type"]}, learnt=number % 3 != 2)


def judge_plover(coder: Coder, path: Path) -> Iterator[Seen]:
    """The events of each sentence; several rows may tell of one sentence."""
    wanted: dict[str, set[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        wanted.setdefault(row["text"], set()).add(row["type"])
    articles = (Article(id=str(n), text=text) for n, text in enumerate(wanted))
    for number, (types, reading) in enumerate(zip(wanted.values(), coder.pipe(articles), strict=True)):
        yield from (_seen(claim, types, learnt=number % 3 != 2) for claim in reading.claims if claim.event)


def _links(event: Event, marked: tuple[Any, ...]) -> bool:
    parties = [p.evidence for p in (*event.actors, *event.recipients)]
    return all(any(e.start < end and start < e.end for e in parties) for start, end in marked)


def _seen(claim: Claim, types: set[str], *, learnt: bool) -> Seen:
    assert claim.event is not None
    right = ONE.get(claim.event.type, claim.event.type) in types or claim.event.type in types
    return Seen(kind=claim.origin.component, confidence=claim.confidence, right=right, learnt=learnt)


def fit(seen: Iterable[Seen]) -> list[tuple[float, float]]:
    """Knots of a monotone map from score to share of right ones: isotonic regression by pooling what falls back."""
    pools: list[list[float]] = []  # sum of scores, sum of right, count
    for one in sorted(seen, key=lambda s: s.confidence):
        pools.append([one.confidence, float(one.right), 1])
        while len(pools) > 1 and (pools[-2][2] < FEWEST or _falls(*pools[-2:])):
            _merge_last(pools)
    while len(pools) > 1 and (pools[-1][2] < FEWEST or _falls(*pools[-2:])):
        _merge_last(pools)
    return [(round(total / count, 3), round(right / count, 3)) for total, right, count in pools]


def _falls(one: list[float], after: list[float]) -> bool:
    same = round(one[0] / one[2], 3) == round(after[0] / after[2], 3)
    return same or _share(one) >= _share(after)


def _merge_last(pools: list[list[float]]) -> None:
    last = pools.pop()
    pools[-1] = [a + b for a, b in zip(pools[-1], last, strict=True)]


def _share(pool: list[float]) -> float:
    return pool[1] / pool[2]


def table(seen: list[Seen], name: str) -> Iterator[str]:
    """Lines of a table in Markdown: a bin of confidence, how many events, their mean confidence, how many are right."""
    yield from (f"| {name} | events | confidence | right |", "|---|---|---|---|")
    for low, group in bins(seen):
        mean, right = averages(group)
        yield f"| {low:.1f} to {low + 1 / BINS:.1f} | {len(group)} | {mean:.2f} | {right:.2f} |"
    off = sum(len(g) * abs(averages(g)[0] - averages(g)[1]) for _, g in bins(seen)) / max(len(seen), 1)
    yield from (f"| all | {len(seen)} | | mean gap {off:.3f} |", "")


def bins(seen: list[Seen]) -> Iterator[tuple[float, list[Seen]]]:
    """The events by confidence, in steps of equal width, without empty ones."""
    for number in range(BINS):
        low, high = number / BINS, (number + 1) / BINS
        group = [s for s in seen if low <= s.confidence < high or (high == 1 and s.confidence == 1)]
        if group:
            yield low, group


def averages(group: list[Seen]) -> tuple[float, float]:
    """Mean confidence, and share of right ones."""
    return sum(s.confidence for s in group) / len(group), sum(s.right for s in group) / len(group)


def plot(sets: dict[str, list[Seen]]) -> str:
    """An SVG of confidence (across) against being right (up); on the diagonal both agree."""
    far = SIZE - EDGE
    parts = [f'<path d="M{EDGE} {far}H{far}M{EDGE} {far}V{EDGE}M{EDGE} {far}L{far} {EDGE}" stroke="#999"/>']
    for (name, seen), colour in zip(sets.items(), ("#1b6ca8", "#c1440e", "#3a7d44", "#7b4fa3"), strict=False):
        points = [(*averages(group), len(group)) for _, group in bins(seen)]
        at = [(EDGE + x * (far - EDGE), far - y * (far - EDGE), n) for x, y, n in points]
        line = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in at)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{2 + n**0.3:.1f}" fill="{colour}"/>' for x, y, n in at]
        parts.append(f'<text x="{EDGE + 8}" y="{EDGE + 14 * len(parts) / 4:.0f}" fill="{colour}">{name}</text>')
    parts.append(f'<text x="{SIZE / 2}" y="{SIZE - 12}">confidence</text><text x="8" y="{EDGE - 14}">right</text>')
    font = 'font-family="sans-serif" font-size="12"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{SIZE}" height="{SIZE}" {font}>'
    return "\n".join([head, *parts, "</svg>", ""])


def write_map(seen: list[Seen]) -> None:
    """The map as data; what the model says stays below all that rules say."""
    knots = {kind: fit(s for s in seen if s.kind == kind and s.learnt) for kind in NAMES}
    lowest = min(right for _, right in knots["acts"]) - 0.02
    knots["model"] = [(score, min(right, round(lowest, 3))) for score, right in knots["model"]]
    lines = ["# Score of an event -> how often such events are right. Made by bench/calibration.py --fit."]
    for kind, pairs in knots.items():
        lines += ["", f"[{kind}]", f"score = {[a for a, _ in pairs]}", f"right = {[b for _, b in pairs]}"]
    MAP.write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Prints the table, writes the plot, and with --fit the map."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--gold", type=Path, default=GOLD, help="folder with pairs.jsonl and plover.jsonl")
    parser.add_argument("--fit", action="store_true", help="write the map anew")
    parser.add_argument("--plot", type=Path, default=PLOT, help="where the plot goes")
    given = parser.parse_args()
    coder = load_coder()
    if given.fit:
        plain = Coder(coder.nlp, replace(coder.knowledge, calibration=Calibration()))
        pairs, plover = judge_pairs(plain, given.gold / "pairs.jsonl"), judge_plover(plain, given.gold / "plover.jsonl")
        write_map([*pairs, *plover])
        coder = load_coder()
    judged = {"pairs": list(judge_pairs(coder, given.gold / "pairs.jsonl"))}
    judged["plover"] = list(judge_plover(coder, given.gold / "plover.jsonl"))
    sets = {
        f"{name}, {'learnt' if learnt else 'held back'}": [s for s in seen if s.learnt == learnt]
        for name, seen in judged.items()
        for learnt in (True, False)
    }
    for name, seen in sets.items():
        sys.stdout.write("\n".join(table(seen, name)) + "\n")
    given.plot.write_text(plot(sets), encoding="utf-8")


if __name__ == "__main__":
    main()
