"""What comes out when an operator meets an act: tables, not code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from dateline.coding.act import Acted
from dateline.coding.status import CONDITIONAL, FUTURE, HYPOTHETICAL, NEGATION
from dateline.lexicon.composition_checks import check_composition
from dateline.lexicon.files import read_tables
from dateline.lexicon.ontology import Ontology
from dateline.lexicon.outer import Outer, parse_outer

# whether it happened at all is looked at before when
FOREMOST = (NEGATION, CONDITIONAL, HYPOTHETICAL, FUTURE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Composition:
    """The codebook's tables for composing.

    quads: type -> quad. modes: type -> content -> mode. settle: status -> type -> what it comes to.
    topics: type -> types that are only its topic.
    offences: type -> types for which it is done. contained: type -> types that it takes in where the same do both.
    serving: type -> TYPE/mode of what it is used for and takes in. aiming: types that may be for force to come.
    in_view: types whose content is only said to come.
    see_through: types whose content gives the mode, not they themselves (an offer of talks that is turned down).
    private: types and sectors of what is no news among people of no name and no office; see `Restraint`.
    meeting: the type of meetings and its modes for many sides (`many`) and a third country (`elsewhere`).
    with_toll: types whose events have a toll; anywhere: those of them that need not be where the report has been;
    without_toll: TYPE/mode of those of them that have none;
    wrecking: of those that are done to things; unhurt: of those that hold people and hurt none;
    holding: those alone of their types (unheld) that hold anybody.
    official: TYPE/mode of acts that only authorities do; expelling: those of them that are told of where one leaves;
    police: of those that only the police do; suspects: TYPE/mode of what is done to those held for a deed.
    with_recipient: types that are not whole without a recipient. judging, against: see `Deeds`.
    helping: types whose purpose is part of them. answering, rallying, rebuffing: see `Occasion`.
    moving: types that are not done to the places of one's own to which something is moved.
    """

    quads: Mapping[str, str]
    modes: Mapping[str, Mapping[str, str]]
    settle: Mapping[str, Mapping[str, str]]
    topics: Mapping[str, frozenset[str]] = field(default_factory=dict)
    offences: Mapping[str, frozenset[str]] = field(default_factory=dict)
    contained: Mapping[str, frozenset[str]] = field(default_factory=dict)
    serving: Mapping[str, frozenset[str]] = field(default_factory=dict)
    aiming: frozenset[str] = frozenset()
    in_view: frozenset[str] = frozenset()
    see_through: frozenset[str] = frozenset()
    private: Mapping[str, frozenset[str]] = field(default_factory=dict)
    meeting: Mapping[str, str] = field(default_factory=dict)
    with_toll: frozenset[str] = frozenset()
    anywhere: frozenset[str] = frozenset()
    without_toll: frozenset[str] = frozenset()
    unhurt: frozenset[str] = frozenset()
    unheld: frozenset[str] = frozenset()
    wrecking: frozenset[str] = frozenset()
    holding: frozenset[str] = frozenset()
    official: frozenset[str] = frozenset()
    expelling: frozenset[str] = frozenset()
    police: frozenset[str] = frozenset()
    suspects: frozenset[str] = frozenset()
    with_recipient: frozenset[str] = frozenset()
    judging: frozenset[str] = frozenset()
    against: Mapping[str, str] = field(default_factory=dict)
    helping: frozenset[str] = frozenset()
    answering: frozenset[str] = frozenset()
    moving: frozenset[str] = frozenset()
    rebuffing: frozenset[str] = frozenset()
    rallying: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @property
    def verbal(self) -> frozenset[str]:
        """The types that are done by words, or by coming together."""
        return frozenset(name for name, quad in self.quads.items() if quad.startswith("verbal"))

    @property
    def friendly(self) -> frozenset[str]:
        """The types that are done together or for each other."""
        return frozenset(name for name, quad in self.quads.items() if quad.endswith("cooperation"))

    def keys(self, act: Acted) -> list[str]:
        """The keys under which an act is looked up, the most special first."""
        quad = self.quads.get(act.type, "")
        told = [s for s in FOREMOST if s in act.aux]
        # what an operator has made another act of is no longer the deed that the rule tells of
        stopped = act.core is not None and (act.core.type != act.type or NEGATION in act.aux)
        return [
            *(() if stopped else act.chain[-1:]),
            act.chain[0],
            *(f"{act.type}+{s}" for s in told),
            *(f"{act.type}/{m}" for m in act.mode),
            act.type,
            *(f"{quad}+{s}" for s in told),
            quad,
            "*",
        ]

    def outer(self, table: Mapping[str, str], inner: Acted) -> str:
        """The cell of a table that fits an act, '' if none does."""
        return next((table[k] for k in self.keys(inner) if k in table), "")

    def mode(self, outer: Outer, inner: Acted | None) -> tuple[str, ...]:
        """The mode of what comes out: as the table has it, or by the inner act's content."""
        if not outer.derived or inner is None:
            return outer.mode
        table = self.modes.get(outer.type, {})
        if inner.core is not None and inner.type in self.see_through:
            inner = inner.core
        found = next((table[k] for k in self.keys(inner) if k in table), "")
        return (found,) if found else ()

    def has_toll(self, act: Acted) -> bool:
        """Whether people may be killed, hurt or held by an act."""
        return act.type in self.with_toll and not any(f"{act.type}/{m}" in self.without_toll for m in act.mode)

    def eases(self, type_: str, inner: Acted) -> bool:
        """`The curfew was relaxed`: an end of what only authorities do is theirs, whoever is named."""
        return type_ in self.friendly and any(f"{inner.type}/{m}" in self.official for m in inner.mode)

    def is_unhurt(self, act: Acted) -> bool:
        """Whether an act only holds people: who was killed was killed by another."""
        return any(f"{act.type}/{m}" in self.unhurt for m in act.mode)

    def is_unheld(self, act: Acted) -> bool:
        """Whether an act holds nobody: who was held was held by another."""
        return act.type in self.unheld and not any(f"{act.type}/{m}" in self.holding for m in act.mode)

    def settled(self, act: Acted) -> Acted:
        """The single type that an act with its statuses comes to: a future AID is AGREE.

        What depends on another's doing, and has no table for that, is read as what is yet to come.
        """
        negated = NEGATION in act.aux
        for status in sorted(act.aux - {NEGATION}):
            name = f"{status}-negated" if negated else status
            if cell := self._cell(name, act):
                outer = parse_outer(cell)
                gone = {status, NEGATION} if negated else {status}
                return replace(
                    act,
                    type=outer.type,
                    mode=self.mode(outer, act),
                    aux=act.aux - gone | outer.aux,
                    chain=(f"settle.{name}", *act.chain),
                )
        if CONDITIONAL in act.aux:
            return self.settled(replace(act, aux=act.aux - {CONDITIONAL} | {FUTURE}))
        return act

    def _cell(self, status: str, act: Acted) -> str:
        cells = self.settle.get(status, {})
        return cells.get(act.type) or cells.get(self.quads.get(act.type, ""), "")


def _read_layers(layers: tuple[Path, ...], ontology: Ontology) -> dict[str, dict[str, Any]]:
    tables: dict[str, dict[str, Any]] = {}
    for path, read in read_tables(layers, f"ontology/{ontology.name}/composition.toml"):
        check_composition(str(path), read, ontology)
        for part, cells in read.items():
            for name, value in cells.items():
                old = tables.setdefault(part, {}).get(name)
                tables[part][name] = {**old, **value} if isinstance(old, dict) else value
    return tables


def load_composition(layers: tuple[Path, ...], ontology: Ontology) -> Composition:
    """Reads `ontology/<its name>/composition.toml`; later layers win, table by table. Raises LexiconError."""
    tables = _read_layers(layers, ontology)
    return Composition(
        quads={name: ontology.quad(name) for name in ontology.types},
        modes=tables.get("mode", {}),
        settle=tables.get("settle", {}),
        topics={name: frozenset(types) for name, types in tables.get("topics", {}).items()},
        offences={name: frozenset(types) for name, types in tables.get("offences", {}).items()},
        contained={name: frozenset(types) for name, types in tables.get("contained", {}).items()},
        serving={name: frozenset(acts) for name, acts in tables.get("serving", {}).items()},
        private={name: frozenset(listed) for name, listed in tables.get("private", {}).items()},
        see_through=frozenset(tables.get("see_through", {}).get("types", ())),
        in_view=frozenset(tables.get("in_view", {}).get("types", ())),
        meeting=tables.get("meeting", {}),
        with_toll=frozenset(tables.get("toll", {}).get("types", ())),
        anywhere=frozenset(tables.get("toll", {}).get("anywhere", ())),
        without_toll=frozenset(tables.get("no_toll", {}).get("acts", ())),
        unhurt=frozenset(tables.get("no_toll", {}).get("unhurt", ())),
        wrecking=frozenset(tables.get("no_toll", {}).get("wrecking", ())),
        unheld=frozenset(key.partition("/")[0] for key in tables.get("no_toll", {}).get("holding", ())),
        holding=frozenset(tables.get("no_toll", {}).get("holding", ())),
        official=frozenset(tables.get("official", {}).get("acts", ())),
        expelling=frozenset(tables.get("official", {}).get("expelling", ())),
        police=frozenset(tables.get("official", {}).get("police", ())),
        suspects=frozenset(tables.get("official", {}).get("suspects", ())),
        aiming=frozenset(tables.get("aiming", {}).get("types", ())),
        helping=frozenset(tables.get("purpose", {}).get("types", ())),
        with_recipient=frozenset(tables.get("recipient", {}).get("types", ())),
        judging=frozenset(tables.get("judging", {}).get("types", ())),
        against=tables.get("against", {}),
        rallying={name: frozenset(listed) for name, listed in tables.get("rallying", {}).items()},
        answering=frozenset(tables.get("answering", {}).get("types", ())),
        rebuffing=frozenset(tables.get("rebuffing", {}).get("types", ())),
        moving=frozenset(tables.get("moving", {}).get("types", ())),
    )
