"""The codebook, and a place to try a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Annotated

from fastapi import Path, Query
from pydantic import AfterValidator, Field

from dateline.ingest.intake import Intake
from dateline.lexicon.examples import read_examples
from dateline.lexicon.ontology import EventType, Ontology, load_ontology
from dateline.lexicon.rules import Act, Operator, load_rules
from dateline.model import Article
from dateline.review.overlay import Overlaid
from dateline.run.many import code_many
from dateline.settings import Settings
from dateline.store.codec import storable
from dateline.store.entry import CODED
from dateline.store.fetch import Held
from dateline.web.asking import Ask
from dateline.web.page import Page, Table
from dateline.web.pages.report import Report, make_report
from dateline.web.problems import missing
from dateline.web.room import Here

LONGEST = 1000
MOST_EXAMPLES = 3
KINDS = ("verb", "noun", "adj")
NESTED = " < "


class Asked(Ask):
    """A text to try."""

    text: Annotated[
        str | None, Field(max_length=LONGEST, description="A sentence or two to code."), AfterValidator(storable)
    ] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeShown:
    """How an event was done, with its CAMEO code."""

    name: str
    score: float
    cameo: str | None
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeShown:
    """A type of event, as in Ontology."""

    name: str
    quad: str
    score: float
    cameo: str | None
    requires_recipient: bool
    definition: str
    ambiguities: tuple[str, ...]
    modes: tuple[ModeShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """The types and contexts of the codebook; tried: what came of a text, None if none was given."""

    title: str
    version: str
    source: str
    licence: str
    types: tuple[TypeShown, ...]
    contexts: dict[str, str]
    auxiliary: dict[str, str]
    tried: Report | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleShown:
    """A rule. words: those that it looks for; gives: an act's modes, or from what an operator makes the type."""

    id: str
    words: tuple[str, ...]
    gives: tuple[str, ...]
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TypePage:
    """A type with the acts that name it and the operators that give it."""

    type: TypeShown
    acts: tuple[RuleShown, ...]
    operators: tuple[RuleShown, ...]


def nest(rule: str) -> tuple[str, ...]:
    """The rules of a chain, the outermost first."""
    return tuple(rule.split(NESTED))


def show(here: Here, ask: Annotated[Asked, Query()]) -> Codebook:
    """The view."""
    ontology = known_types(here.settings.coding)
    return Codebook(
        title=ontology.title,
        version=ontology.version,
        source=ontology.source,
        licence=ontology.licence,
        types=tuple(_type(ontology, t) for t in ontology.types.values()),
        contexts=dict(ontology.contexts),
        auxiliary=dict(ontology.auxiliary),
        tried=try_text(ask.text, here.settings.coding) if ask.text else None,
    )


@cache
def known_types(settings: Settings) -> Ontology:
    """The codebook that reports are coded by."""
    return load_ontology(settings.lexicons)


def try_text(text: str, settings: Settings) -> Report:
    """What a text is read as. Nothing is kept."""
    article = Article(id="tried", text=text, language="en")
    (reading,) = code_many([Intake(article=article)], settings)
    held = Held(id=0, article=article, status=CODED, reason=None, first_copy=None, came="")
    return make_report(held, Overlaid(reading=reading, anchors={}, rejected=frozenset()), ())


def show_type(here: Here, name: Annotated[str, Path(max_length=40, description="A type, as ASSAULT.")]) -> TypePage:
    """The view of one type."""
    ontology = known_types(here.settings.coding)
    if name.upper() not in ontology.types:
        raise missing(f"the codebook has no type {name}")
    found = ontology.types[name.upper()]
    acts, operators = _rules(here.settings.coding, found.name)
    return TypePage(type=_type(ontology, found), acts=acts, operators=operators)


def _type(ontology: Ontology, found: EventType) -> TypeShown:
    modes = tuple(
        ModeShown(
            name=m.name, score=m.score, cameo=ontology.cameo(found.name, [m.name]), definition=m.definition
        )
        for m in found.modes.values()
    )  # fmt: skip
    return TypeShown(
        name=found.name,
        quad=ontology.quads[found.quad].name,
        score=found.score,
        cameo=ontology.cameo(found.name),
        requires_recipient=found.requires_recipient,
        definition=found.definition,
        ambiguities=found.ambiguities,
        modes=modes,
    )


@cache
def _rules(settings: Settings, name: str) -> tuple[tuple[RuleShown, ...], tuple[RuleShown, ...]]:
    ontology = known_types(settings)
    rules = load_rules(settings.lexicons, ontology)
    examples: dict[str, list[str]] = {}
    for example in read_examples(settings.lexicons, ontology):
        if example.type == name:
            examples.setdefault(example.rule, []).append(example.text)
    acts = tuple(_rule(act, act.mode, examples) for act in rules.acts if act.type == name)
    given = ((op, tuple(_gives(op, name))) for op in rules.operators)
    return acts, tuple(_rule(op, keys, examples) for op, keys in given if keys)


def _rule(rule: Act | Operator, gives: tuple[str, ...], examples: dict[str, list[str]]) -> RuleShown:
    words = tuple(word for kind in KINDS for word in getattr(rule, kind))
    return RuleShown(id=rule.id, words=words, gives=gives, examples=tuple(examples.get(rule.id, ())[:MOST_EXAMPLES]))


def _gives(operator: Operator, name: str) -> Iterable[str]:
    """The inner acts of which an operator makes a type; `-` where there need be none."""
    outer = {**operator.table, "-": operator.bare}
    return (key for key, made in outer.items() if made.lstrip("~").partition("/")[0].partition("+")[0] == name)


def _table(shown: Codebook) -> Table:
    rows = [(t.name, "", t.quad, t.score, t.cameo, t.definition) for t in shown.types]
    rows += [(t.name, m.name, t.quad, m.score, m.cameo, m.definition) for t in shown.types for m in t.modes]
    return Table(columns=("type", "mode", "quad", "score", "cameo", "definition"), rows=tuple(rows))


PAGE = Page(
    path="/codebook",
    title="Codebook",
    about="The types of events, and what a sentence is read as.",
    show=show,
    template="codebook.html",
    key="b",
    table=_table,
)
TYPE = Page(
    path="/codebook/{name}",
    title="Codebook type",
    about="One type of events, with the rules that give it.",
    show=show_type,
    template="codebook_type.html",
    missable=True,
)
