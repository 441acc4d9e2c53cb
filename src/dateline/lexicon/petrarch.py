"""Reads PETRARCH dictionaries: actors with dated codes, and agents, the words for offices and groups.

AMINA_KOROMA_ ; a comment            a name; its words are joined by _
+A._KOROMA_                          another form of it
    [SLEGOV 990101-20030630]         what it is coded as, and when: <date, >date, date-date or always
SOLDIER_ {SOLDIERS_} [~MIL]          an agent, its plural and its sector
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from dateline.errors import LexiconError
from dateline.lexicon.actor_files import Named
from dateline.lexicon.entries import Entry
from dateline.lexicon.foreign import Codebook, actor_code
from dateline.lexicon.words import name_key

_CODE = re.compile(r"\[([^\]]*)\]")
_DATED = re.compile(r"(?P<code>[A-Z]*)\s*(?:(?P<sign>[<>])\s*(?P<day>\d+)|(?P<first>\d+)\s*-\s*(?P<last>\d+))?")
_PLURAL = re.compile(r"\{([^}]*)\}")
DAY = dt.timedelta(days=1)
# Two digits of a year: from this one on of the last century, as PETRARCH has it.
CENTURY_FROM = 30
AGENT_PRIORITY = 5
REMEDY = "write a code such as [SLEGOV 990101-20030630]"


@dataclass(slots=True)
class _Name:
    place: str
    forms: list[str] = field(default_factory=list)
    codes: list[tuple[str, str]] = field(default_factory=list)


def read_petrarch(path: Path, codebook: Codebook) -> Iterator[Named]:
    """The entries of a dictionary of actors or of agents. Raises LexiconError naming file, line and remedy."""
    current: _Name | None = None
    for place, line in _lines(path):
        words = _CODE.sub("", line)
        if words.strip() and not words.lstrip().startswith("+"):
            if current:
                yield from _entries(current, codebook)
            current = _Name(place)
        if current is None:
            raise LexiconError(f"{place}: a code or another form before any name: put the name on the line above")
        _take(current, place, words, line)
    if current:
        yield from _entries(current, codebook)


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        for number, line in enumerate(file, 1):
            text = re.split(r"[#;]", line)[0].rstrip()
            if text.strip() and not text.lstrip().startswith(("<", "!")):
                yield f"{path}:{number}", text


def _take(name: _Name, place: str, words: str, line: str) -> None:
    forms = [_PLURAL.sub("", words), *_PLURAL.findall(words)]
    name.forms += [clean for form in forms if (clean := _clean(form))]
    name.codes += [(place, code.strip()) for code in _CODE.findall(line)]


def _clean(form: str) -> str:
    words = form.replace("+", " ").replace("_", " ").split()
    return " ".join(word.capitalize() if word.isupper() and len(word) > 1 else word for word in words)


def _entries(name: _Name, codebook: Codebook) -> Iterator[Named]:
    if not name.codes:
        raise LexiconError(f"{name.place}: {name.forms[0]!r} has no code: {REMEDY}")
    for place, code in name.codes:
        yield _agent(name, place, code, codebook) if code.startswith("~") else _actor(name, place, code, codebook)


def _agent(name: _Name, place: str, code: str, codebook: Codebook) -> Named:
    """The words for an office or group, in small letters."""
    forms = tuple(form.lower() for form in name.forms)
    _, sectors = actor_code(place, code[1:], codebook)
    return Entry(
        id=f"role:{forms[0]}", name=forms[0], kind="body", sectors=sectors, role=forms[0], priority=AGENT_PRIORITY,
        basis="imported word",
    ), forms  # fmt: skip


def _actor(name: _Name, place: str, code: str, codebook: Codebook) -> Named:
    found = _DATED.fullmatch(code)
    if found is None or not found["code"]:
        raise LexiconError(f"{place}: code {code!r} cannot be read: {REMEDY}")
    country, sectors = actor_code(place, found["code"], codebook)
    since, until = _days(place, found)
    ident = name_key(name.forms[0]).replace(" ", "-")
    return Entry(
        id=f"petrarch.{ident}", name=name.forms[0], kind="person" if " " in name.forms[0] else "organization",
        country=country, sectors=sectors, since=since, until=until, basis=f"imported code {code}",
    ), tuple(name.forms)  # fmt: skip


def _days(place: str, found: re.Match[str]) -> tuple[dt.date | None, dt.date | None]:
    """The first day and the one after the last: `<990101` ends before that day, `>990101` starts on it."""
    if found["sign"]:
        day = _day(place, found["day"])
        return (day, None) if found["sign"] == ">" else (None, day)
    if found["first"]:
        return _day(place, found["first"]), _day(place, found["last"]) + DAY
    return None, None


def _day(place: str, digits: str) -> dt.date:
    try:
        if len(digits) == len("YYMMDD"):
            digits = ("19" if int(digits[:2]) >= CENTURY_FROM else "20") + digits
        return dt.date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError as error:
        raise LexiconError(f"{place}: day {digits!r}: {error}: write it as YYMMDD or YYYYMMDD") from error
