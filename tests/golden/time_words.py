"""When: our own expressions of time of time_words.txt, each with the value and the days wanted."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dateline.lexicon.timewords import TimeWords, load_time_words
from dateline.model import Time
from dateline.resolve.times import find_times

SHEET = Path(__file__).parent / "time_words.txt"
MARK = re.compile(r"[\[\]]")
ANY, NONE = "*", "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A text, the day of its report, the characters of the expression, and the values and days that are right."""

    text: str
    day: dt.date | None
    start: int
    end: int
    values: tuple[str, ...]
    first: str
    last: str

    def holds_value(self, time: Time | None) -> bool:
        """Whether the expression was found, with a right value."""
        return time is not None and (ANY in self.values or time.timex in self.values)

    def holds_days(self, time: Time | None) -> bool:
        """Whether the expression was found, with the right days, or none where there are none."""
        days = (str(time.first or NONE), str(time.last or NONE)) if time else ("", "")
        return time is not None and all(
            want in (ANY, got) for want, got in zip((self.first, self.last), days, strict=True)
        )


def load_lines() -> Iterator[Line]:
    """The lines of the sheet."""
    for row in SHEET.read_text(encoding="utf-8").splitlines():
        if row and not row.startswith("#"):
            day, text, value, days = (cell.strip() for cell in row.split("|"))
            first, _, last = days.partition(" ")
            at = [m.start() - n for n, m in enumerate(MARK.finditer(text))]
            yield Line(
                text=MARK.sub("", text),
                day=None if day == NONE else dt.date.fromisoformat(day),
                start=at[0],
                end=at[1],
                values=tuple(value.strip("{}").split()),
                first=first,
                last=last or first,
            )


def read_line(words: TimeWords, line: Line) -> Time | None:
    """The expression that was found where one is marked."""
    found = find_times(words, line.text, line.day)
    return next((t for t in found if t.start < line.end and line.start < t.end), None)


def figures(answers: list[tuple[Line, Time | None]]) -> dict[str, float]:
    """The shares of right values and of right days."""
    return {
        "value": sum(line.holds_value(time) for line, time in answers) / len(answers),
        "days": sum(line.holds_days(time) for line, time in answers) / len(answers),
    }


def read_all() -> list[tuple[Line, Time | None]]:
    """Each line with what was found in it."""
    words = load_time_words()
    return [(line, read_line(words, line)) for line in load_lines()]


def main() -> None:
    """Prints the misses, then the figures."""
    answers = read_all()
    for line, time in answers:
        if not (line.holds_value(time) and line.holds_days(time)):
            got = f"{time.text!r} {time.timex} {time.first} {time.last}" if time else "nothing"
            print(f"{line.text} | want {line.values} {line.first} {line.last}, got {got}")
    print(len(answers), figures(answers))


if __name__ == "__main__":
    main()
