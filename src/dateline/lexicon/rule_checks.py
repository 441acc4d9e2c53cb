"""Whether the names in a rule fit the ontology, the word classes and the slots that there are."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from dateline.errors import LexiconError
from dateline.lexicon.hints import unknown
from dateline.lexicon.ontology import Ontology
from dateline.lexicon.outer import STATUSES, parse_outer

if TYPE_CHECKING:
    from dateline.lexicon.rules import Act, Operator

SLOTS = (
    "subj", "surface", "obj", "iobj", "that.subj", "poss", "mod", "mod2", "host", "denier", "xcomp", "ccomp", "acl",
    "advcl", "relcl", "compound", "describing", "attending", "dated", "oprd", "that", "nothing",
)  # fmt: skip
KINDS = ("actor", "person", "country", "place", "name", "number", "money", "none")
BARE_IF = ("object", "clause", "infinitive", "actor", "recipient", "always")
AIMS = ("recipients", "actors", "accusers")
TOLD = ("obligation", "refusal", "guilt", "future", "wanted", "menace")
OWN = ("future", "refused", "undone")
NOTHING, INNER, ALL = "-", "@", "*"


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """All that a rule may name. ids: of rules; prepositions: slots that are words; sectors: codes of actors."""

    ontology: Ontology
    classes: Mapping[str, frozenset[str]]
    ids: frozenset[str]
    prepositions: frozenset[str]
    sectors: frozenset[str]


def check_act(act: Act, place: str, names: Names) -> None:
    """Raises LexiconError for a name in an act that nothing bears."""
    names.ontology.check(place, act.type, act.mode, act.contexts)
    if act.joint:
        names.ontology.check(place, act.joint)
    for name in act.that:
        _check_one_of(place, "that", name, TOLD)
    for name in act.clause:
        _check_one_of(place, "clause", name, OWN)
    for conditions in (act.object, act.subject, act.not_object, act.not_subject):
        check_conditions(place, conditions, names)
    for slot, conditions in (*act.with_.items(), *act.without.items()):
        check_slots(place, [slot], names)
        check_conditions(place, conditions, names)
    check_slots(place, act.actor + act.recipient, names)


def check_operator(operator: Operator, place: str, names: Names) -> None:
    """Raises LexiconError for a name in an operator that nothing bears."""
    _check_one_of(place, "bare_if", operator.bare_if, BARE_IF)
    _check_one_of(place, "aims", operator.aims, AIMS)
    if operator.denied and operator.denied not in names.ids:
        raise unknown(f"{place}: denied", "operator", operator.denied, names.ids)
    for slot, conditions in operator.without.items():
        check_slots(place, [slot], names)
        check_conditions(place, conditions, names)
    check_conditions(place, operator.bare_object | operator.not_subject | operator.not_object, names)
    check_slots(place, operator.inner + operator.actor + operator.recipient, names)
    for key, cell in operator.table.items():
        check_key(f"{place}: table", key, names.ontology, names.ids)
        check_cell(f"{place}: table, {key!r}", cell, names.ontology)
    if operator.bare:
        check_cell(f"{place}: bare", operator.bare, names.ontology)
        if operator.bare.startswith(("=", "~")) or f"/{INNER}" in operator.bare:
            raise LexiconError(f"{place}: bare is {operator.bare!r}: without an inner act write a type of its own")
    if not operator.table and not operator.bare:
        raise LexiconError(f"{place}: gives nothing: fill its table, or bare for when no act stands inside")


def check_slots(place: str, slots: Iterable[str], names: Names) -> None:
    """Slots are names of the grammar or prepositions.

    `of#MIL|REB` takes actors of some sectors alone, `obj.of` what stands in a slot of what stands in a slot.
    """
    for slot in slots:
        path, _, wanted = slot.partition("#")
        for name in [path] if path in SLOTS else path.split("."):
            if name not in SLOTS and name not in names.prepositions:
                near = get_close_matches(name, names.prepositions, 1)
                raise unknown(place, "slot", name, (*SLOTS, *near))
        for sector in wanted.split("|") if wanted else ():
            _check_sector(place, sector, names)


def check_conditions(place: str, conditions: Iterable[str], names: Names) -> None:
    """Conditions are words, `@class`, `#kind` or `#SECTOR`."""
    for word in conditions:
        if word.startswith("@") and word[1:] not in names.classes:
            raise unknown(place, "word class", word, [f"@{name}" for name in names.classes])
        if word.startswith("#") and word[1:] not in KINDS:
            _check_sector(place, word[1:], names)


def _check_sector(place: str, name: str, names: Names) -> None:
    if name not in names.sectors:
        known = (*KINDS, *sorted(names.sectors))
        raise unknown(place, "condition", f"#{name}", [f"#{kind}" for kind in known])


def _check_one_of(place: str, field: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise unknown(place, f"value of {field}", value, allowed)


def check_key(place: str, key: str, ontology: Ontology, ids: Collection[str] = ()) -> None:
    """What an operator finds inside: a type with a mode or status, a quad with a status, a rule's id, or all."""
    name, _, status = key.partition("+")
    type_, slash, mode = name.partition("/")
    if key == ALL or key in ids:
        return
    if name not in ontology.quads:
        if type_ not in ontology.types:
            raise unknown(place, "key", key, (*ontology.types, *ontology.quads, ALL))
        ontology.check(place, type_, (mode,) if slash else ())
    if status and slash:
        raise LexiconError(f"{place}: key {key!r} names a mode and a status: leave one of them out")
    if "+" in key and status not in STATUSES:
        raise unknown(f"{place}, key {key!r}", "status", status, STATUSES)


def check_cell(place: str, cell: str, ontology: Ontology) -> None:
    """What comes out; see `Operator`."""
    outer = parse_outer(cell)
    if cell == NOTHING:
        return
    if not outer.type and not outer.keeps:
        raise LexiconError(f"{place}: {cell!r} is no outcome: write TYPE/mode, TYPE/@, =, =+negation, ~TYPE or -")
    if outer.type:
        ontology.check(place, outer.type, outer.mode)
    known = (*ontology.auxiliary, *STATUSES)
    for name in sorted(outer.aux):
        if name not in known:
            raise unknown(place, "status", name, known)
