"""Shows a developer what the coder misses in what was coded by hand.

python -m tests.golden.show               the reports: every miss, by kind, and the figures
python -m tests.golden.show NAME ...      only these reports
python -m tests.golden.show learned       the reports that were learned from, of many places and of riots
python -m tests.golden.show answers       the short reports of a file of disputes (answers, answers_check)
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from functools import reduce

import dateline

from .answers import FILES, compare_answers, load_disputes
from .compare import Outcome, compare
from .sheets import FOLDER, LEARNED, load_sheets


def outcomes(chosen: list[str]) -> Iterator[Outcome]:
    """One outcome a report."""
    coder = dateline.load()
    for file in set(chosen) & set(FILES):
        for dispute in load_disputes(file):
            yield compare_answers(dispute, coder.read(dispute.text, published=dispute.published, id=dispute.name))
    learned = "learned" in chosen
    for sheet in load_sheets(LEARNED if learned else FOLDER):
        if not chosen or learned or sheet.name in chosen:
            yield compare(sheet, coder.read(sheet.text, published=sheet.published, id=sheet.name))


def show(total: Outcome) -> None:
    """Prints the misses, the commonest kind first, then the figures."""
    kinds = Counter(miss.kind for miss in total.misses)
    for kind, count in kinds.most_common():
        print(f"\n{kind}: {count}")
        for miss in total.misses:
            if miss.kind == kind:
                print(f"  {miss.report}: {miss.text}")
    print()
    for figure, asked in sorted(total.asked.items()):
        print(f"{figure} = {total.right[figure]}  # of {asked}")
    print(f"extra_events = {total.extra_events}")


def main(chosen: list[str]) -> None:
    """Prints the misses of what is named, or of all reports."""
    show(reduce(Outcome.plus, outcomes(chosen), Outcome()))


if __name__ == "__main__":
    main(sys.argv[1:])
