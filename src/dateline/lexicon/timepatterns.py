"""The small pattern language of time rules: names of classes instead of characters.

    (wd=weekday ','?)? mon={month} day=d31 (?! measure)

A name is a class, 'word' a word as such, {name} a macro, name= gives the next item a name (any number of items
may share one); ( | ) ? * + {1,3} (?! (?= (?<! work as in regular expressions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.errors import LexiconError

FIRST_CODE = 0xE000
DEPTH = 8

_ITEM = re.compile(
    r"\s*(?:(?P<look>\(\?(?:[!=]|<[!=]))|(?P<count>\{\d+(?:,\d*)?\})|(?P<sign>[()|?*+])"
    r"|(?P<name>\w+)=(?!\s)|\{(?P<macro>\w+)\}|'(?P<literal>[^']+)'|(?P<cls>\w+))\s*"
)


@dataclass(slots=True)
class Codes:
    """Codes given out so far. members: class -> codes; words and shapes -> code."""

    members: dict[str, set[str]] = field(default_factory=dict)
    words: dict[str, str] = field(default_factory=dict)
    shapes: dict[frozenset[str], str] = field(default_factory=dict)
    given: dict[frozenset[str], str] = field(default_factory=dict)

    def code(self, classes: frozenset[str]) -> str:
        """The code of a set of classes, a new one if it has none."""
        if classes not in self.given:
            self.given[classes] = chr(FIRST_CODE + len(self.given))
            for name in classes:
                self.members.setdefault(name, set()).add(self.given[classes])
        return self.given[classes]


def compile_pattern(
    pattern: str, macros: Mapping[str, str], members: Mapping[str, set[str]], place: str
) -> re.Pattern[str]:
    """A pattern as a regular expression over codes. place: file and rule, for the error's message."""
    try:
        return re.compile(_translate(_expand(pattern, macros, place), members, place))
    except re.error as error:
        raise LexiconError(f"{place}: pattern does not compile: {error}; check its brackets and names") from error


def named_groups(pattern: re.Pattern[str]) -> dict[str, tuple[int, ...]]:
    """The names of a compiled pattern, each with the numbers of the groups that bear it."""
    found: dict[str, tuple[int, ...]] = {}
    for name, number in pattern.groupindex.items():
        key = name.partition("__")[0]
        found[key] = (*found.get(key, ()), number)
    return found


def classes_of(pattern: str, macros: Mapping[str, str]) -> set[str]:
    """The classes that a pattern names, those of its macros among them; literal words with their quotes."""
    found = {m["cls"] or f"'{m['literal']}'" for m in _ITEM.finditer(pattern) if m["cls"] or m["literal"]}
    for m in _ITEM.finditer(pattern):
        if m["macro"]:
            found |= classes_of(macros.get(m["macro"], ""), macros)
    return found


def _expand(pattern: str, macros: Mapping[str, str], place: str) -> str:
    for _ in range(DEPTH):
        if not (names := set(re.findall(r"\{([A-Za-z_]\w*)\}", pattern))):
            return pattern
        for name in names:
            if name not in macros:
                raise LexiconError(f"{place}: unknown macro {{{name}}}: define it under [macros]")
            pattern = pattern.replace(f"{{{name}}}", f"({macros[name]})")
    raise LexiconError(f"{place}: macros nest too deeply: one names itself")


def _translate(pattern: str, members: Mapping[str, set[str]], place: str) -> str:
    parts: list[str] = []
    name: str | None = None
    at = 0
    while at < len(pattern):
        match = _ITEM.match(pattern, at)
        if match is None:
            raise LexiconError(f"{place}: cannot read the pattern at {pattern[at : at + 20]!r}")
        at = match.end()
        if match["name"]:
            name = match["name"]
            continue
        part = _part(match, members, place)
        if name:
            part = f"(?P<{name}__{len(parts)}>" + ("" if match["sign"] == "(" else part + ")")
        parts.append(part)
        name = None
    return "".join(parts)


def _part(match: re.Match[str], members: Mapping[str, set[str]], place: str) -> str:
    if match["look"] or match["count"]:
        return match["look"] or match["count"]
    if match["sign"]:
        return "(?:" if match["sign"] == "(" else match["sign"]
    key = f"'{match['literal']}'" if match["literal"] else match["cls"]
    if key not in members:
        raise LexiconError(f"{place}: unknown class {key}: add a table [{key}] to words.toml or correct the name")
    return "[" + "".join(sorted(members[key])) + "]" if members[key] else "(?!)"
