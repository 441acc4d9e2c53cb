"""The words and rules of time expressions, compiled.

A text is read as a string of codes, one character a token; a code stands for the set of classes that the
token is in (a month, a number from 1 to 31 ...). A rule is a pattern over classes and becomes one regular
expression over codes: short, bounded, and so linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dateline.errors import LexiconError
from dateline.lexicon.files import read_tables
from dateline.lexicon.timepatterns import Codes, compile_pattern, named_groups
from dateline.lexicon.timeshapes import SHAPES, all_shapes, shape_of

WORDS = "lang/*/time/words.toml"
RULES = "lang/*/time/rules*.toml"
GUARDED = "_guarded"
ENDINGS = "ending"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRule:
    """A kind of time expression.

    pattern: over codes; groups: name -> numbers of the groups that bear it; reads: what makes a value of a
    match; value: the TIMEX3 value of a rule that has one of its own; examples: the rule's own tests.
    """

    id: str
    pattern: re.Pattern[str]
    reads: str
    value: str = ""
    groups: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    examples: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """Everything that is known of time expressions.

    values: class -> word in lower case -> what it stands for. codes: word as written -> code.
    shapes: shape of a token that is no known word -> code. members: class -> its codes.
    """

    rules: tuple[TimeRule, ...]
    values: Mapping[str, Mapping[str, Any]]
    codes: Mapping[str, str]
    shapes: Mapping[frozenset[str], str]
    members: Mapping[str, frozenset[str]] = field(default_factory=dict)


def load_time_words(layers: tuple[Path, ...] = ()) -> TimeWords:
    """Reads and compiles words and rules; later layers add to earlier ones or replace entries of the same name.

    Raises LexiconError naming file and entry.
    """
    values = _read_words(layers)
    entries, macros = _read_rules(layers)
    literals = {word for entry in entries.values() for word in _literals(entry["pattern"])}
    literals |= {word for body in macros.values() for word in _literals(body)}
    codes = _assign(values, literals)
    rules = tuple(_rule(name, entry, macros, codes) for name, entry in entries.items())
    return TimeWords(
        rules=rules,
        values=MappingProxyType(values),
        codes=MappingProxyType(codes.words),
        shapes=MappingProxyType(codes.shapes),
        members=MappingProxyType({k: frozenset(v) for k, v in codes.members.items()}),
    )


def _read_words(layers: tuple[Path, ...]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for path, table in read_tables(layers, WORDS):
        for name, words in table.items():
            if not isinstance(words, dict):
                raise LexiconError(f"{path}: '{name}' is no table of words: write [{name}] with lines such as word = 1")
            found.setdefault(name, {}).update({word.lower(): value for word, value in words.items()})
    return found


def _read_rules(layers: tuple[Path, ...]) -> tuple[dict[str, dict[str, Any]], dict[str, str]]:
    entries: dict[str, dict[str, Any]] = {}
    macros: dict[str, str] = {}
    for path, table in read_tables(layers, RULES):
        macros.update(table.get("macros", {}))
        for entry in table.get("rule", []):
            for key in ("id", "pattern", "reads"):
                if not isinstance(entry.get(key), str):
                    raise LexiconError(f"{path}: rule {entry.get('id', '?')!r} lacks {key!r}: add it as a string")
            entries[entry["id"]] = {**entry, "file": path.name}
    return entries, macros


def _literals(pattern: str) -> Iterable[str]:
    return re.findall(r"'([^']+)'", pattern)


def _rule(name: str, entry: dict[str, Any], macros: Mapping[str, str], codes: Codes) -> TimeRule:
    place = f"{entry['file']}: rule {name!r}"
    pattern = compile_pattern(entry["pattern"], macros, codes.members, place)
    return TimeRule(
        id=name,
        pattern=pattern,
        groups=MappingProxyType(named_groups(pattern)),
        reads=entry["reads"],
        value=str(entry.get("value", "")),
        examples=tuple(entry.get("examples", ())),
    )


def _assign(values: Mapping[str, Mapping[str, Any]], literals: set[str]) -> Codes:
    """A code for every set of classes that a token can be in."""
    classes: dict[str, set[str]] = {}
    for name, words in values.items():
        for word in words if name != ENDINGS else ():
            for written, suffix in _spellings(word, guarded=name.endswith(GUARDED)):
                classes.setdefault(written, set()).update({name + suffix, "word"})
    for word in literals:
        for written, _ in _spellings(word, guarded=False):
            classes.setdefault(written, set()).update({f"'{word}'", "word"})
    codes = Codes()
    for shape in sorted(all_shapes(), key=sorted):
        codes.shapes[shape] = codes.code(shape)
    for written in sorted(classes):
        codes.words[written] = codes.code(frozenset(classes[written] | _case(written)))
    for name in SHAPES:
        codes.members.setdefault(name, set())
    return codes


def _spellings(word: str, *, guarded: bool) -> tuple[tuple[str, str], ...]:
    """A word as it can be written, each with what it adds to the name of its class."""
    if guarded:
        return (word, "_low"), (word.capitalize(), ""), (word.upper(), "_upper")
    return (word, ""), (word.capitalize(), ""), (word.upper(), "")


def _case(written: str) -> set[str]:
    """The written form's own class: rules may ask for a capital."""
    if written[:1].isupper():
        return {"caps"} if len(written) > 1 and written.isupper() else {"cap"}
    if written[:1].isalpha():
        return {"low"}
    return set(shape_of(written)) if written[:1].isdigit() else set()
