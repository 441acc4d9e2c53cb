"""How much a long list of names slows the coding: python bench/lexicon_size.py NAMES REPORTS.txt [ROUNDS].

Makes that many invented names, and codes the paragraphs of a text without and with them.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path

import dateline
from dateline.lexicon.entries import Entry
from dateline.lexicon.name_table import FILE, write_names

SYLLABLES = ("ba", "dro", "fel", "gri", "ho", "ka", "lim", "mo", "nur", "pel", "ra", "sto", "tav", "u", "vel", "zan")


def names(count: int) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    """Invented persons of two words."""
    for number, parts in enumerate(islice(product(SYLLABLES, repeat=6), count)):
        name = f"{''.join(parts[3:]).capitalize()} {''.join(parts[:3]).capitalize()}"
        yield (
            Entry(id=f"made.{number}", name=name, kind="person", country="LVA", sectors=("BUS",), basis="made"),
            (name,),
        )


def seconds(folders: list[Path], texts: list[str], rounds: int) -> float:
    """The fastest of some rounds of coding."""
    coder = dateline.load(lexicons=folders)
    taken = []
    for _ in range(rounds):
        start = time.process_time()
        for text in texts:
            coder.read(text, published="2031-05-01")
        taken.append(time.process_time() - start)
    return min(taken)


def main() -> None:
    """Prints the seconds for both, and the share by which the list slows the coding."""
    count, texts = int(sys.argv[1]), Path(sys.argv[2]).read_text(encoding="utf-8").split("\n\n")
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    with tempfile.TemporaryDirectory() as folder:
        start = time.process_time()
        write_names(Path(folder) / FILE, names(count))
        made = time.process_time() - start
        size = (Path(folder) / FILE).stat().st_size
        plain, long = seconds([], texts, rounds), seconds([Path(folder)], texts, rounds)
    print(
        f"{count} names: {made:.1f} s to import, {size / 1e6:.0f} MB; coding {plain:.2f} s, {long:.2f} s with them",
        end=" ",
    )
    print(f"({long / plain - 1:+.1%})")


if __name__ == "__main__":
    main()
