"""Whom later mentions stand for: our own short reports of coreference.toml."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import dateline
from dateline.model import Actor, Article, Reading
from dateline.run.coder import Coder

SHEET = Path(__file__).parent / "coreference.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A text, the characters of a mention in it, and words or countries of those whom it stands for (none: open)."""

    text: str
    start: int
    end: int
    wanted: tuple[str, ...]


def load_reports() -> Iterator[Report]:
    """The reports of the sheet."""
    for row in tomllib.loads(SHEET.read_text(encoding="utf-8"))["report"]:
        text, words = row["text"], row["words"]
        start = text.rindex(words) if row.get("last") else text.index(words)
        yield Report(text=text, start=start, end=start + len(words), wanted=tuple(row["is"]))


def meant(report: Report, reading: Reading) -> list[Actor]:
    """The actors that the mention stands for and that stand elsewhere in the text too."""
    return [
        actor
        for actor in reading.actors
        if any(start < report.end and report.start < end for start, end in actor.mentions)
        and any(end <= report.start or report.end <= start for start, end in actor.mentions)
    ]


def is_right(report: Report, reading: Reading) -> bool:
    """Whether the mention stands for those wanted and, where the text leaves it open, for nobody."""
    actors = meant(report, reading)
    if not report.wanted:
        return not actors
    here = [a for a in reading.actors if any(start < report.end and report.start < end for start, end in a.mentions)]
    return all(
        any(_is_named(w, a, reading) for a in actors) or any(a.country == w for a in here) for w in report.wanted
    )


def _is_named(word: str, actor: Actor, reading: Reading) -> bool:
    named = " ".join([actor.name, *(reading.article.text[start:end] for start, end in actor.mentions)])
    return word.lower() in named.lower()


def read_all(coder: Coder, reports: Sequence[Report]) -> list[tuple[Report, Reading]]:
    """Each report with what the coder makes of it."""
    articles = (Article(id=str(n), text=r.text) for n, r in enumerate(reports))
    return list(zip(reports, coder.pipe(articles), strict=True))


def main() -> None:
    """Prints the misses, then the share of right answers."""
    answers = read_all(dateline.load(), list(load_reports()))
    for report, reading in answers:
        if not is_right(report, reading):
            print(f"{report.wanted}, got {[a.name for a in meant(report, reading)]}: {report.text}")
    print(sum(is_right(*answer) for answer in answers) / len(answers), file=sys.stdout)


if __name__ == "__main__":
    main()
