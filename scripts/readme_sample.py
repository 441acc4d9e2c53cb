"""Puts what `make run` prints into README.md: python scripts/readme_sample.py."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import dateline
from dateline.export.table import to_table
from dateline.model import Article

ROOT = Path(__file__).parent.parent
WIDTH = 110
SAMPLE = re.compile(r"@@SAMPLE@@|(?<=<!-- sample -->\n).*?(?=\n<!-- end of sample -->)", re.DOTALL)


def code_sample() -> str:
    """The table of the sample report, as `make run` codes it."""
    article = Article(id="border", text=(ROOT / "samples" / "border.txt").read_text(encoding="utf-8"))
    told = replace(article, published=dt.date(2024, 5, 14), source="a sample", title="Shells near Batken")
    return to_table(dateline.load().read_article(told), width=WIDTH).rstrip()


def main() -> None:
    """Writes the sample between its marks."""
    path = ROOT / "README.md"
    text = path.read_text(encoding="utf-8")
    block = f"```text\n{code_sample()}\n```"
    if "@@SAMPLE@@" in text:
        block = f"<!-- sample -->\n{block}\n<!-- end of sample -->"
    path.write_text(SAMPLE.sub(lambda _: block, text, count=1), encoding="utf-8")


if __name__ == "__main__":
    main()
