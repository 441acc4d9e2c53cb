"""Places that head a report or one of its paragraphs: `KABUL, Afghanistan -- Two men ...`, `Srinagar: Police ...`."""

from __future__ import annotations

import re

LINE = 200
# What stands between such a place and the report: its state or the day, the agency, and a dash or a colon.
HEADING = re.compile(r"(, [A-Z\d][\w. ]{1,24}){0,2}(\s?\([\w ,/.&-]{2,30}\))?( ?(--|[–—])| -(?= )|: )")


def is_heading(text: str, start: int, end: int) -> bool:
    """Whether the words from one character to another open a line, and what follows goes on as behind a heading."""
    opens = start == 0 or text[start - 1] == "\n"
    return opens and bool(HEADING.match(text[end : end + LINE]))
