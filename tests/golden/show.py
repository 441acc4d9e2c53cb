"""Shows a developer what the coder misses in the hand-coded reports.

python -m tests.golden.show            every miss, by kind, and the figures
python -m tests.golden.show NAME ...   only these reports
"""

from __future__ import annotations

import sys
from collections import Counter

import dateline

from .compare import Outcome, compare
from .sheets import load_sheets


def main(chosen: list[str]) -> None:
    """Prints the misses of the reports named, or of all."""
    coder, total = dateline.load(), Outcome()
    for sheet in load_sheets():
        if not chosen or sheet.name in chosen:
            total = total.plus(compare(sheet, coder.read(sheet.text, published=sheet.published, id=sheet.name)))
    kinds = Counter(miss.kind for miss in total.misses)
    for kind, count in kinds.most_common():
        print(f"\n{kind}: {count}")
        for miss in total.misses:
            if miss.kind == kind:
                print(f"  {miss.report}: {miss.text}")
    print()
    for figure, asked in sorted(total.asked.items()):
        print(f"{figure}: {total.right[figure]} of {asked}")
    print(f"extra_events: {total.extra_events}")


if __name__ == "__main__":
    main(sys.argv[1:])
