"""The rules of coding: acts, operators, light verbs and word classes, read from the knowledge files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dateline.errors import LexiconError
from dateline.lexicon.files import read_tables
from dateline.lexicon.hints import unknown
from dateline.lexicon.ontology import Ontology, is_for

WORD_KINDS = ("verb", "noun", "adj")


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Words that name an event, and who stands where.

    verb, noun, adj: lemmas, or several words with the head first (verbs) or last (nouns).
    object, subject: what the head of that slot must be: lemmas, @classes, #actor, #person, #place, #none.
    with_: preposition -> what its object must be. without: the same, and it must not be there.
    that: what the clause that it reports must be: obligation, refusal.
    actor, recipient: slots in order of preference; empty means the default frame.
    joint: the type that it is when several countries do it together.
    reciprocal: both sides are actors. solo: may stand without any party.
    """

    id: str
    type: str
    mode: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    verb: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    adj: tuple[str, ...] = ()
    object: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    not_object: frozenset[str] = frozenset()
    not_subject: frozenset[str] = frozenset()
    with_: Mapping[str, frozenset[str]] = field(default_factory=dict)
    without: Mapping[str, frozenset[str]] = field(default_factory=dict)
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    that: frozenset[str] = frozenset()
    reciprocal: bool = False
    solo: bool = False
    joint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """Words that take an act and give another.

    table: inner key -> outer. Keys, most special first: TYPE/mode, TYPE, a quad, `*`; outer: TYPE/mode,
    `=` (the inner one), `=+negation` (the inner one with a status), `-` (nothing). `TYPE/@` takes the mode from the inner act.
    bare: the outer when there is no inner act; bare_if: object | actor | recipient | always.
    aims: whose deed or fate it is about, when nobody is addressed: the inner act's recipients or its actors.
    doer: the word's subject does the inner act itself (`tighten the blockade of`).
    inner: slots in which the inner act stands. emits: whether the inner act stands as a claim of its own too.
    """

    id: str
    verb: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    adj: tuple[str, ...] = ()
    table: Mapping[str, str] = field(default_factory=dict)
    bare: str = ""
    bare_if: str = "recipient"
    bare_object: frozenset[str] = frozenset()
    inner: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    emits: bool = False
    self_only: bool = False
    aims: str = "recipients"
    doer: bool = False
    reciprocal: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """Slots in order of preference, for rules that name none; see `frames.toml`."""

    verb_actor: tuple[str, ...] = ("subj",)
    verb_recipient: tuple[str, ...] = ("obj",)
    noun_actor: tuple[str, ...] = ("subj", "poss", "mod", "host")
    noun_recipient: tuple[str, ...] = ("mod2",)
    company: tuple[str, ...] = ()
    verb_inner: tuple[str, ...] = ("xcomp", "ccomp", "obj")
    noun_inner: tuple[str, ...] = ("acl", "compound", "ccomp")
    shell_inner: tuple[str, ...] = ("acl",)
    origin: tuple[str, ...] = ()
    group_of: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """All rules, indexed by the lemma of their head word."""

    acts: tuple[Act, ...]
    operators: tuple[Operator, ...]
    light: frozenset[str]
    classes: Mapping[str, frozenset[str]]
    act_index: Mapping[tuple[str, str], tuple[tuple[Act, tuple[str, ...]], ...]]
    operator_index: Mapping[tuple[str, str], tuple[tuple[Operator, tuple[str, ...]], ...]]
    status: Mapping[str, frozenset[str]]
    frames: Frames = field(default_factory=Frames)


def load_rules(layers: tuple[Path, ...], ontology: Ontology, language: str = "en") -> Rules:
    """Reads `lang/<language>/{events,operators,light,classes,status,frames}` in the names of an ontology.

    A user's entry replaces ours of its id; files that speak of another ontology are passed over.

    Raises LexiconError naming file, entry and remedy.
    """
    base = f"lang/{language}"
    classes = _load_classes(layers, f"{base}/classes*.toml")
    acts = tuple(_load(Act, layers, f"{base}/events/*.toml", ontology))
    operators = tuple(_load(Operator, layers, f"{base}/operators/*.toml", ontology))
    for entry in acts:
        _check_classes(entry, classes)
    return Rules(
        acts=acts,
        operators=operators,
        light=frozenset(w for _, t in read_tables(layers, f"{base}/light.toml") for w in t.get("verbs", ())),
        classes=classes,
        act_index=_index(acts),
        operator_index=_index(operators),
        status=_load_status(layers, f"{base}/status.toml"),
        frames=_load_frames(layers, f"{base}/frames.toml"),
    )


def _load_classes(layers: tuple[Path, ...], pattern: str) -> dict[str, frozenset[str]]:
    raw: dict[str, list[str]] = {}
    for _, table in read_tables(layers, pattern):
        for name, words in table.items():
            raw.setdefault(name, []).extend(words)

    def flat(name: str, seen: tuple[str, ...] = ()) -> set[str]:
        found: set[str] = set()
        for word in raw.get(name, ()):
            inner = word[1:] if word.startswith("@") else ""
            found |= flat(inner, (*seen, name)) if inner and inner not in seen else {word}
        return found

    return {name: frozenset(flat(name)) for name in raw}


def _load_status(layers: tuple[Path, ...], pattern: str) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for _, table in read_tables(layers, pattern):
        for name, words in table.items():
            found[name] = found.get(name, frozenset()) | frozenset(words)
    return found


def _load_frames(layers: tuple[Path, ...], pattern: str) -> Frames:
    found: dict[str, tuple[str, ...]] = {}
    for path, table in read_tables(layers, pattern):
        for name, slots in table.items():
            if name not in Frames.__dataclass_fields__:
                raise unknown(str(path), "frame", name, Frames.__dataclass_fields__)
            found[name] = tuple(slots)
    return Frames(**found)


def _load(kind: type[Any], layers: tuple[Path, ...], pattern: str, ontology: Ontology) -> Iterable[Any]:
    found: dict[str, Any] = {}
    key = kind.__name__.lower()
    for path, table in read_tables(layers, pattern):
        if not is_for(table, ontology):
            continue
        defaults = {k: v for k, v in table.items() if not isinstance(v, list | dict) and k != "ontology"}
        for number, entry in enumerate(table.get(key, ()), 1):
            place = f"{path}: {key} {entry.get('id', f'number {number}')!r}"
            record = _build(kind, {**defaults, **entry}, place)
            if isinstance(record, Act):
                ontology.check(place, record.type, record.mode, record.contexts)
            if entry.get("enabled", True):
                found[record.id] = record
            else:
                found.pop(record.id, None)
    return found.values()


EXTRA_FIELDS = ("examples", "not_examples", "enabled", "note")


def _build(kind: type[Any], entry: dict[str, Any], place: str) -> Any:
    known = {name.rstrip("_"): name for name in kind.__dataclass_fields__}
    values: dict[str, Any] = {}
    for name, value in entry.items():
        if name in EXTRA_FIELDS:
            continue
        if name not in known:
            raise unknown(place, "field", name, known)
        values[known[name]] = _freeze(known[name], value, kind)
    for name in ("id", "type") if kind is Act else ("id",):
        if name not in values:
            raise LexiconError(f"{place}: has no {name!r}: give it one")
    if not any(values.get(k) for k in WORD_KINDS):
        raise LexiconError(f"{place}: names no words: give it verb, noun or adj")
    return kind(**values)


def _freeze(name: str, value: Any, kind: type[Any]) -> Any:
    declared = str(kind.__dataclass_fields__[name].type)
    if declared.startswith("Mapping[str, frozenset"):
        return {k: frozenset([v] if isinstance(v, str) else v) for k, v in value.items()}
    if declared.startswith("frozenset"):
        return frozenset([value] if isinstance(value, str) else value)
    if declared.startswith("tuple"):
        return (value,) if isinstance(value, str) else tuple(value)
    return value


def _check_classes(act: Act, classes: Mapping[str, frozenset[str]]) -> None:
    sets = [act.object, act.subject, act.not_object, act.not_subject, *act.with_.values(), *act.without.values()]
    for name in {w[1:] for words in sets for w in words if w.startswith("@")}:
        if name not in classes:
            raise unknown(f"act {act.id!r}", "word class", name, classes)


def _index(entries: Iterable[Any]) -> dict[tuple[str, str], tuple[tuple[Any, tuple[str, ...]], ...]]:
    """(kind of word, head lemma) -> entries with their words, head word first."""
    index: dict[tuple[str, str], list[tuple[Any, tuple[str, ...]]]] = {}
    for entry in entries:
        for kind in WORD_KINDS:
            for phrase in getattr(entry, kind):
                words = tuple(phrase.split(" "))
                ordered = words if kind == "verb" or "of" in words[1:] else words[::-1]
                index.setdefault((kind, ordered[0]), []).append((entry, ordered))
    return {key: tuple(found) for key, found in index.items()}
