"""The words and rules of time expressions, compiled.

A text is read as a string of codes, one character a token; a code stands for the set of classes that the
token is in (a month, a number from 1 to 31 ...). A rule is a pattern over classes and becomes one regular
expression over codes: short, bounded, and so linear in the length of the text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

from dateline.errors import LexiconError
from dateline.lexicon import shapes
from dateline.lexicon.files import layer_of, read_tables
from dateline.lexicon.hints import unknown
from dateline.lexicon.timeneeds import needs_of
from dateline.lexicon.timepatterns import Codes, classes_of, compile_pattern, named_groups
from dateline.lexicon.timeshapes import SHAPES, all_shapes, shape_of

WORDS = "lang/*/time/words*.toml"
RULES = "lang/*/time/*.toml"
KINDS = ("rule", "dateline", "issue")
SECTIONS = (*KINDS, "macros", "triggers")
GUARDED = "_guarded"
ENDINGS = "ending"
GENERIC = frozenset({"low", "cap", "caps", "ed", "plural", "word", "other"})


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRule:
    """A kind of time expression.

    pattern: over codes; groups: name -> numbers of the groups that bear it; reads: what makes a value of a
    match; value: the TIMEX3 value of a rule that has one of its own; examples: the rule's own tests.
    needs: sets of codes of which one each is in all that it matches.
    """

    id: str
    pattern: re.Pattern[str]
    reads: str
    value: str = ""
    groups: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    examples: tuple[Mapping[str, Any], ...] = ()
    needs: tuple[frozenset[str], ...] = ()

    def may_match(self, codes: frozenset[str]) -> bool:
        """Whether a text with some codes holds what the rule needs."""
        return not any(map(codes.isdisjoint, self.needs))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TimeWords:
    """Everything that is known of time expressions.

    rules: kinds of expressions; datelines, issues: the heads of articles that carry place and date.
    values: class -> word in lower case -> what it stands for. codes: word as written -> code.
    shapes: shape of a token that is no known word -> code. members: class -> its codes. trigger: a code without
    which nothing is an expression of time; live: a run of codes that can stand in one; pause: a paragraph's end.
    """

    rules: tuple[TimeRule, ...]
    datelines: tuple[TimeRule, ...]
    issues: tuple[TimeRule, ...]
    values: Mapping[str, Mapping[str, Any]]
    codes: Mapping[str, str]
    shapes: Mapping[frozenset[str], str]
    members: Mapping[str, frozenset[str]]
    trigger: re.Pattern[str]
    live: re.Pattern[str]
    pause: str


def load_time_words(layers: tuple[Path, ...] = (), *, readers: Collection[str] = ()) -> TimeWords:
    """Reads and compiles words and rules; later layers add to earlier ones or replace entries of the same name.

    readers: what rules may name as `reads`; empty for anything. Raises LexiconError naming file and entry.
    """
    values = _read_words(layers)
    entries, macros, triggers = _read_rules(layers)
    literals = {word for entry in entries.values() for word in _literals(entry["pattern"])}
    literals |= {word for body in macros.values() for word in _literals(body)}
    codes = _assign(values, literals)
    kinds = {
        kind: tuple(_rule(name, e, macros, codes) for name, e in entries.items() if e["kind"] == kind) for kind in KINDS
    }
    for rule in kinds["rule"] if readers else ():
        if rule.reads not in readers:
            raise unknown(f"{entries[rule.id]['file']}: rule {rule.id!r}", "way to read", rule.reads, readers)
    return TimeWords(
        rules=kinds["rule"],
        datelines=kinds["dateline"],
        issues=kinds["issue"],
        values=MappingProxyType(values),
        codes=MappingProxyType(codes.words),
        shapes=MappingProxyType(codes.shapes),
        members=MappingProxyType({k: frozenset(v) for k, v in codes.members.items()}),
        trigger=_any_of(triggers, codes),
        live=re.compile(_any_of(_used(entries, macros), codes).pattern + "+"),
        pause=codes.shapes[frozenset({"break"})],
    )


def _any_of(names: Iterable[str], codes: Codes) -> re.Pattern[str]:
    """One code of some classes (those of a literal word are written with its quotes)."""
    members = set().union(*(codes.members.get(name, set()) for name in names))
    return re.compile("[" + "".join(sorted(members)) + "]") if members else re.compile("(?!)")


def _used(entries: Mapping[str, dict[str, Any]], macros: Mapping[str, str]) -> set[str]:
    """The classes that the rules name, without those of any word."""
    bodies = [entry["pattern"] for entry in entries.values() if entry["kind"] == KINDS[0]]
    seen: set[str] = set()
    for body in bodies:
        seen |= classes_of(body, macros)
    return seen - GENERIC


def _read_words(layers: tuple[Path, ...]) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for path, table in read_tables(layers, WORDS):
        for name, words in table.items():
            if not isinstance(words, dict):
                raise LexiconError(f"{path}: '{name}' is no table of words: write [{name}] with lines such as word = 1")
            if layer_of(path, layers) and name in found:
                _check_values(f"{path}: {name}", words, found[name])
            found.setdefault(name, {}).update({word.lower(): value for word, value in words.items()})
    return found


def _check_values(place: str, words: Mapping[str, Any], known: Mapping[str, Any]) -> None:
    """What a user's word stands for must be of a kind that ours stand for."""
    kinds = {type(value) for value in known.values()}
    for word, value in words.items():
        if kinds and type(value) not in kinds:
            ours = next(f"{name} = {held!r}" for name, held in known.items())
            raise LexiconError(f"{place}: {word!r} is {value!r}: write a value like that of {ours}")


def _read_rules(layers: tuple[Path, ...]) -> tuple[dict[str, dict[str, Any]], dict[str, str], set[str]]:
    entries: dict[str, dict[str, Any]] = {}
    macros: dict[str, str] = {}
    triggers: set[str] = set()
    for path, table in read_tables(layers, RULES):
        if path.match(WORDS):
            continue
        for name in table:
            if name not in SECTIONS:
                raise unknown(str(path), "section", name, SECTIONS)
        macros.update(shapes.texts(str(path), "macros", table.get("macros", {})))
        triggers.update(shapes.words(str(path), "triggers", table.get("triggers", [])))
        for kind in KINDS:
            for entry in shapes.entries(str(path), kind, table.get(kind, [])):
                entries[_entry_id(path, entry)] = {"reads": kind, **entry, "kind": kind, "file": str(path)}
    return entries, macros, triggers


def _entry_id(path: Path, entry: Mapping[str, Any]) -> str:
    for key in ("id", "pattern"):
        if not isinstance(entry.get(key), str):
            raise LexiconError(f"{path}: rule {entry.get('id', '?')!r} lacks {key!r}: add it as a string")
    return str(entry["id"])


def _literals(pattern: str) -> Iterable[str]:
    return re.findall(r"'([^']+)'", pattern)


def _rule(name: str, entry: dict[str, Any], macros: Mapping[str, str], codes: Codes) -> TimeRule:
    place = f"{entry['file']}: rule {name!r}"
    pattern = compile_pattern(entry["pattern"], macros, codes.members, place)
    return TimeRule(
        id=name,
        pattern=pattern,
        groups=MappingProxyType(named_groups(pattern)),
        reads=shapes.text(place, "reads", entry["reads"]),
        value=str(entry.get("value", "")),
        examples=tuple(entry.get("examples", ())),
        needs=needs_of(pattern.pattern),
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
    sets = {written: frozenset(named | _case(written)) for written, named in classes.items()}
    shapes = sorted(all_shapes(), key=sorted)
    codes = Codes()
    # The codes of a class in a row: expressions that name it are shorter, and quicker to make.
    for members in (*shapes, *sorted(sets.values(), key=lambda named: (sorted(named - GENERIC), sorted(named)))):
        codes.code(members)
    codes.shapes.update((shape, codes.code(shape)) for shape in shapes)
    codes.words.update((written, codes.code(sets[written])) for written in sorted(sets))
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
