"""The rules of coding: acts, operators, light verbs and word classes, read from the knowledge files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from dateline.errors import LexiconError
from dateline.lexicon import shapes
from dateline.lexicon.conditions import Conditions, with_closed
from dateline.lexicon.files import read_tables
from dateline.lexicon.hints import OnFault, raise_fault, unknown
from dateline.lexicon.ontology import Ontology, is_for
from dateline.lexicon.ranks import Rows, most_first
from dateline.lexicon.rule_checks import Names, check_act, check_conditions, check_operator, check_slots
from dateline.lexicon.rule_files import WORD_KINDS, load_entries
from dateline.lexicon.rule_lists import flatten_classes, load_status, load_words, read_classes
from dateline.lexicon.sectors import sector_codes


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Words that name an event, and who stands where.

    verb, noun, adj: lemmas, or several words with the head first (verbs) or last (nouns).
    object, subject: what the head of that slot must be: lemmas, @classes, #actor, #person, #place, #name, #none.
    with_: preposition -> what its object must be. without: the same, and it must not be there.
    that: what the clause that it reports must be: obligation, refusal, guilt, future, wanted, menace.
    clause: what its own clause must be: future, refused (`cannot`), undone (`did not`); the type has that in it.
    actor, recipient: slots in order of preference; empty means the default frame.
    joint: the type that it is when several countries do it together.
    reciprocal: both sides are actors. solo: may stand without any party.
    wish: it says what should be: no event unless somebody in public affairs is to act.
    business: what firms do with lands or offices is news by it, and no mere trade.
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
    clause: frozenset[str] = frozenset()
    reciprocal: bool = False
    solo: bool = False
    joint: str = ""
    wish: bool = False
    business: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Operator:
    """Words that take an act and give another.

    table: inner key -> outer. Keys, most special first: TYPE/mode, TYPE, a quad, `*`; outer: TYPE/mode,
    `=` (the inner one), `=+negation` (the inner one with a status), `-` (nothing). `TYPE/@` takes the mode from the
    inner act. bare: the outer when there is no inner act; bare_if: object | actor | recipient | always.
    aims: whose fate or deed it is about, if nobody is addressed: recipients, actors of what is inside; accusers.
    doer: the word's subject does the inner act itself (`tighten the blockade of`).
    own: it is about a deed of one's own: where no other is named, it is done by whoever does the inner act.
    not_subject, not_object: what its subject and its object must not be. without: as in Act.
    self_denied: where its word is negated, a clause inside tells of a deed of one's own (`not rule out that ...`).
    denied: the operator that stands for this one where its word is negated (`did not agree to`: refuse).
    inner: slots in which the inner act stands. emits: whether the inner act stands as a claim of its own too.
    indefinite: of a noun inside only one that is not known (`discussed an attack`, not `the attack`).
    stops: it keeps another's deed from being done: what stays of the deed is not by whoever does that.
    choice: only where the other choice that is left is harm (`to surrender or be killed`); it goes before others.
    like: another operator, whose table holds where its own says nothing. wish: as in Act; where no act stands inside.
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
    self_denied: bool = False
    aims: str = "recipients"
    doer: bool = False
    stops: bool = False
    own: bool = False
    denied: str = ""
    not_subject: frozenset[str] = frozenset()
    not_object: frozenset[str] = frozenset()
    without: Mapping[str, frozenset[str]] = field(default_factory=dict)
    like: str = ""
    wish: bool = False
    indefinite: bool = False
    choice: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """Slots in order of preference, for rules that name none; see `frames.toml`."""

    verb_actor: tuple[str, ...] = ("subj",)
    verb_recipient: tuple[str, ...] = ("obj",)
    noun_actor: tuple[str, ...] = ("subj", "poss", "mod", "host")
    noun_recipient: tuple[str, ...] = ("mod2",)
    company: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    verb_inner: tuple[str, ...] = ("xcomp", "ccomp", "obj")
    noun_inner: tuple[str, ...] = ("acl", "compound", "ccomp")
    shell_inner: tuple[str, ...] = ("acl",)
    origin: tuple[str, ...] = ()
    group_of: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    leaving: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """All rules, indexed by the lemma of their head word. conditions: what they ask of other words, sorted.

    heads: all the words that a rule begins with.
    judging: verbs whose subject only speaks of the deed of others that stands below them.
    denied: an operator's id -> the one that stands for it where its word is negated.
    deeds: noun -> types of the acts that it may stand for. wishing, dealing: the ids of the rules
        with `wish` and with `business`.
    silenced: head words of acts of ours that a user has switched off: they are to tell nothing.
    """

    acts: tuple[Act, ...]
    operators: tuple[Operator, ...]
    light: frozenset[str]
    classes: Mapping[str, frozenset[str]]
    act_index: Mapping[tuple[str, str], tuple[tuple[Act, tuple[str, ...]], ...]]
    operator_index: Mapping[tuple[str, str], tuple[tuple[Operator, tuple[str, ...]], ...]]
    status: Mapping[str, frozenset[str]]
    act_rows: Rows
    operator_rows: Rows
    conditions: Conditions
    heads: frozenset[str]
    frames: Frames = field(default_factory=Frames)
    judging: frozenset[str] = frozenset()
    instruments: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    denied: Mapping[str, Operator] = field(default_factory=dict)
    silenced: frozenset[str] = frozenset()
    deeds: Mapping[str, frozenset[str]] = field(default_factory=dict)
    wishing: frozenset[str] = frozenset()
    dealing: frozenset[str] = frozenset()


def load_rules(
    layers: tuple[Path, ...], ontology: Ontology, language: str = "en", *, on_fault: OnFault = raise_fault
) -> Rules:
    """Reads `lang/<language>/{events,operators,light,classes,status,frames}` in the names of an ontology.

    A user's entry replaces ours of its id, or takes it away with `enabled = false`; files that speak of another
    ontology are passed over, but for operators that name no type. Raises LexiconError naming file, entry and
    remedy; on_fault: what to do with a fault of one entry, which is left out if nothing is raised.
    """
    base = f"lang/{language}"
    ids: set[str] = set()
    acts = load_entries(Act, layers, f"{base}/events/*.toml", ontology, ids=ids, on_fault=on_fault)
    operators = load_entries(Operator, layers, f"{base}/operators/*.toml", ontology, ids=ids, on_fault=on_fault)
    operators = dict(_likened(operators, on_fault))
    names = _names(layers, base, ontology, ids)
    kept = tuple(_fitting(acts, check_act, names, on_fault))
    kept_operators = tuple(_fitting(operators, check_operator, names, on_fault))
    act_index, operator_index = _index(kept), _index(kept_operators)
    return Rules(
        acts=kept,
        operators=kept_operators,
        light=load_words(layers, f"{base}/light.toml", "verbs"),
        classes=names.classes,
        conditions=Conditions(names.classes),
        act_index=act_index,
        operator_index=operator_index,
        act_rows=Rows(act_index),
        operator_rows=Rows(operator_index),
        heads=frozenset(word for index in (act_index, operator_index) for _, word in index),
        denied=_denied(kept_operators),
        deeds=_deeds(kept),
        wishing=frozenset(rule.id for rule in (*kept, *kept_operators) if rule.wish),
        dealing=frozenset(act.id for act in kept if act.business),
        silenced=_silenced(layers, f"{base}/events/*.toml", ontology, {act.id for act in kept}),
        status=load_status(layers, f"{base}/status.toml"),
        frames=_load_frames(layers, f"{base}/frames.toml", names),
        judging=frozenset(v for o in kept_operators if o.aims != "recipients" for v in o.verb if " " not in v),
        instruments=_load_instruments(layers, f"{base}/instruments.toml", ontology),
    )


def _likened(
    found: Mapping[str, tuple[str, Operator]], on_fault: OnFault
) -> Iterator[tuple[str, tuple[str, Operator]]]:
    """The operators, those that are like another with its table too."""
    for name, (place, operator) in found.items():
        if operator.like and operator.like not in found:
            on_fault(unknown(f"{place}: like", "operator", operator.like, found))
            continue
        other = found[operator.like][1].table if operator.like else {}
        yield name, (place, replace(operator, table={**other, **operator.table}))


def _deeds(acts: Iterable[Act]) -> dict[str, frozenset[str]]:
    """The types of the acts that a noun alone may stand for, by the noun."""
    found: dict[str, set[str]] = {}
    for act in acts:
        for noun in act.noun:
            found.setdefault(noun, set()).add(act.type)
    return {noun: frozenset(types) for noun, types in found.items()}


def _silenced(layers: tuple[Path, ...], pattern: str, ontology: Ontology, kept: set[str]) -> frozenset[str]:
    """The words of our acts that the user's folders leave no rule of their id."""
    if not layers:
        return frozenset()
    ours = load_entries(Act, (), pattern, ontology, ids=set(), on_fault=raise_fault)
    gone = [act for name, (_, act) in ours.items() if name not in kept]
    return frozenset(word.split(" ")[0] for act in gone for word in act.verb) | frozenset(
        word.split(" ")[-1] for act in gone for word in act.noun
    )


def _denied(operators: Iterable[Operator]) -> dict[str, Operator]:
    known = {operator.id: operator for operator in operators}
    return {operator.id: known[operator.denied] for operator in known.values() if operator.denied in known}


def _names(layers: tuple[Path, ...], base: str, ontology: Ontology, ids: Iterable[str]) -> Names:
    read = read_classes(layers, f"{base}/classes*.toml")
    names = Names(
        ontology=ontology,
        classes=flatten_classes(read),
        ids=frozenset(ids),
        prepositions=load_words(layers, f"{base}/prepositions.toml", "prepositions"),
        sectors=sector_codes(layers),
    )
    for place, _, listed in read:
        check_conditions(place, listed, names)
    return names


def _fitting(
    found: Mapping[str, tuple[str, Any]], check: Callable[[Any, str, Names], None], names: Names, on_fault: OnFault
) -> Iterator[Any]:
    for place, record in found.values():
        try:
            check(record, place, names)
            yield record
        except LexiconError as error:
            on_fault(error)


def _load_instruments(layers: tuple[Path, ...], pattern: str, ontology: Ontology) -> dict[str, dict[str, str]]:
    """Type -> words -> the mode that they tell."""
    found: dict[str, dict[str, str]] = {}
    for path, table in read_tables(layers, pattern):
        for type_, listed in table.items() if is_for(table, ontology, str(path)) else ():
            if type_ != "ontology":
                modes = shapes.word_tables(str(path), type_, listed)
                ontology.check(str(path), type_, tuple(modes))
                found.setdefault(type_, {}).update({word: mode for mode, words in modes.items() for word in words})
    return found


def _load_frames(layers: tuple[Path, ...], pattern: str, names: Names) -> Frames:
    found: dict[str, tuple[str, ...]] = {}
    for path, table in read_tables(layers, pattern):
        for name, slots in table.items():
            if name not in Frames.__dataclass_fields__:
                raise unknown(str(path), "frame", name, Frames.__dataclass_fields__)
            found[name] = shapes.words(str(path), name, slots)
            check_slots(f"{path}: {name}", found[name], names)
    return Frames(**found)


def _index(entries: Iterable[Any]) -> dict[tuple[str, str], tuple[tuple[Any, tuple[str, ...]], ...]]:
    """(kind of word, head lemma) -> entries with their words, head word first."""
    index: dict[tuple[str, str], list[tuple[Any, tuple[str, ...]]]] = {}
    for entry in entries:
        for kind in WORD_KINDS:
            for phrase in with_closed(getattr(entry, kind)):
                words = tuple(phrase.split(" "))
                ordered = words if kind == "verb" or "of" in words[1:] else words[::-1]
                index.setdefault((kind, ordered[0]), []).append((entry, ordered))
    return {key: most_first(found) for key, found in index.items()}
