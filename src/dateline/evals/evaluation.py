"""Scores a coding against gold."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from dateline.errors import InputError
from dateline.evals.counts import Counts, count
from dateline.evals.matching import match
from dateline.evals.misses import Miss, list_misses
from dateline.export.record import from_record
from dateline.ingest.intake import Intake
from dateline.model import Article, CoderInfo, Reading
from dateline.review.gold import GoldArticle
from dateline.run.many import code_many
from dateline.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """Figures, and what is wrong, the worst first. coders: what made the readings, each once."""

    coders: tuple[CoderInfo, ...]
    counts: Counts
    misses: tuple[Miss, ...]


def evaluate(gold: Sequence[GoldArticle], readings: Mapping[str, Reading]) -> Evaluation:
    """Scores readings, by the id of their article. A text of gold without a reading counts as nothing coded.

    Raises InputError for a reading of another text: its places would not fit.
    """
    for one in gold:
        if one.id in readings and readings[one.id].article.text != one.text:
            raise InputError(f"{one.id}: the reading's text is not that of the gold: code the very text again")
    matched = [match(one, readings.get(one.id)) for one in gold]
    coders = dict.fromkeys(readings[one.id].coder for one in gold if one.id in readings)
    uncoded = [one.id for one in gold if one.id not in readings]
    return Evaluation(coders=tuple(coders), counts=count(matched, uncoded), misses=list_misses(matched))


def code_gold(gold: Sequence[GoldArticle], settings: Settings) -> dict[str, Reading]:
    """Codes the texts of gold. Raises what `dateline.load` raises, and InputError for a day that is none."""
    intakes = [Intake(article=_article(one)) for one in gold]
    return {reading.article.id: reading for reading in code_many(intakes, settings)}


def read_coded(path: Path) -> dict[str, Reading]:
    """Readings of a file of JSON lines, of this coder or another. Raises InputError that names the line."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(
            f"{path}: cannot be read ({error}): give what `dateline code --format jsonl` writes"
        ) from error
    found: dict[str, Reading] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            reading = _read(line, f"{path}:{number}")
            found[reading.article.id] = reading
    return found


def to_plain(evaluation: Evaluation) -> dict[str, Any]:
    """The evaluation as JSON has it."""
    counts = asdict(evaluation.counts)
    confusion = [{"gold": gold, "coded": coded, "count": n} for (gold, coded), n in evaluation.counts.confusion.items()]
    misses = [asdict(miss) for miss in evaluation.misses]
    return {"coders": [asdict(c) for c in evaluation.coders], **counts, "confusion": confusion, "misses": misses}


def _read(line: str, place: str) -> Reading:
    try:
        return from_record(json.loads(line))
    except (ValueError, InputError) as error:
        reason = str(error).partition("\n")[0]
        raise InputError(f"{place}: {reason}: give what `dateline code --format jsonl` writes") from error


def _article(gold: GoldArticle) -> Article:
    published = gold.article.get("published")
    try:
        day = dt.date.fromisoformat(published) if published else None
    except (ValueError, TypeError) as error:
        raise InputError(f"{gold.id}: published is {published!r}: write it as YYYY-MM-DD") from error
    more = {name: gold.article[name] for name in ("source", "title", "url") if name in gold.article}
    return Article(id=gold.id, text=gold.text, published=day, **more)
