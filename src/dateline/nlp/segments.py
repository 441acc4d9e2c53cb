"""Cuts a text into paragraphs that a parser can read, without moving a character."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median

WRAP_SHORTEST, WRAP_LONGEST = 48, 110
LONGEST_SEGMENT = 20_000
HEAD_LONGEST = 160

_BLANK = re.compile(r"\n[ \t\r\x0b\f]*\n\s*")
_BREAK = re.compile(r"[\n\x0b\f\u2028\u2029]+")
# "SANA, Yemen (AP) -- ", "New Delhi: ", "KANO, Nigeria: ": capitalised words and a mark, before the report begins
_HEAD = re.compile(
    r"(?:[A-Z][\w.'’/-]*[,.]?\s+|\([^()\n]{1,30}\)\s*|\d{1,4},?\s+){1,8}?(?:--|—|–|_|-)\s+(?=\S)|"
    r"[A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){0,2}(?:\s\([^()\n]{1,30}\))?:\s+(?=[A-Z“\"])|"
    r"[A-Z'’.-]{2,}(?:\s[A-Z'’.-]+){0,3}(?:,\s[A-Z][\w.'’-]+(?:\s(?:[A-Z][\w.'’-]+|\d{1,2})){0,2}){1,2}:\s+(?=[A-Z“\"])"
)
# "[REPORT] [TEXT] ": the marks of a monitoring service
_MARKS = re.compile(r"(?:\[[^\[\]]{1,80}\]\s*)+(?=\S)")
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s")


def split_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """The spans of the paragraphs, without white space at their ends.

    Text with hard line breaks (all full lines of one width) is cut at blank lines only;
    other text at every line break. Overlong paragraphs are cut at a sentence end.
    """
    pattern = _BLANK if is_wrapped(text) else _BREAK
    at = 0
    for match in [*pattern.finditer(text), None]:
        yield from _pieces(text, at, match.start() if match else len(text))
        at = match.end() if match else len(text)


def is_wrapped(text: str) -> bool:
    """Whether the lines were broken to a width, as agency copy of old is."""
    lines = [len(line.rstrip()) for line in text.split("\n") if line.strip()]
    if len(lines) < 3 or max(lines) > WRAP_LONGEST:
        return False
    return median(lines) >= WRAP_SHORTEST


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    for pattern in (_HEAD, _MARKS):
        head = pattern.match(text, start, min(end, start + HEAD_LONGEST))
        if head and head.end() < end:
            yield start, start + len(head.group().rstrip())
            start = head.end()
    while end - start > LONGEST_SEGMENT:
        cut = _cut(text, start)
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end


def _cut(text: str, start: int) -> int:
    """The best place to cut an overlong paragraph: its last sentence end, else its last space."""
    window = text[start : start + LONGEST_SEGMENT]
    ends = [m.end() for m in _SENTENCE_END.finditer(window)]
    if ends:
        return start + ends[-1]
    space = window.rfind(" ")
    return start + (space + 1 if space > 0 else LONGEST_SEGMENT)
