"""The examples that rules carry: each rule is its own test."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.errors import LexiconError
from dateline.lexicon import shapes
from dateline.lexicon.files import layer_of, read_tables
from dateline.lexicon.hints import unknown
from dateline.lexicon.ontology import Ontology, is_for

ARROW = "=>"
SOURCES = {"events/*.toml": "act", "operators/*.toml": "operator"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleExample:
    """A text and what a rule makes of it. type: the event type that must come out; empty: the rule must not fire.

    actors, recipients: countries that must be among the event's; modes and auxiliary likewise.
    """

    place: str
    rule: str
    text: str
    type: str = ""
    modes: tuple[str, ...] = ()
    auxiliary: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()

    @property
    def wanted(self) -> str:
        """What must come out, in the notation of the examples."""
        name = "+".join(["/".join([self.type, *self.modes]), *self.auxiliary])
        return f"{name} {', '.join(self.actors)} > {', '.join(self.recipients)}".rstrip(" >")


def read_examples(
    layers: tuple[Path, ...], ontology: Ontology, language: str = "en", *, own: bool = False
) -> tuple[RuleExample, ...]:
    """The examples of all acts and operators: `text => TYPE/mode+auxiliary ACTOR, ACTOR > RECIPIENT`.

    own: those of the layers alone, without ours.
    Raises LexiconError for one that is not of that form or names what the ontology does not have.
    """
    return tuple(
        example
        for pattern, key in SOURCES.items()
        for path, table in read_tables(layers, f"lang/{language}/{pattern}")
        if is_for(table, ontology, str(path)) and (layer_of(path, layers) or not own)
        for entry in shapes.entries(str(path), key, table.get(key, []))
        for example in _of_entry(path, entry, ontology)
    )


def _of_entry(path: Path, entry: dict[str, Any], ontology: Ontology) -> Iterator[RuleExample]:
    rule = str(entry.get("id", ""))
    place = f"{path}: {rule}"
    for line in shapes.words(place, "examples", entry.get("examples", [])):
        yield _parse(place, rule, line, ontology)
    for line in shapes.words(place, "not_examples", entry.get("not_examples", [])):
        yield RuleExample(place=place, rule=rule, text=line)


def _parse(place: str, rule: str, line: str, ontology: Ontology) -> RuleExample:
    text, arrow, outcome = (part.strip() for part in line.partition(ARROW))
    if not (text and arrow and outcome):
        raise LexiconError(f"{place}: example {line!r}: write it as `text {ARROW} TYPE/mode ACTOR > RECIPIENT`")
    name, _, parties = outcome.partition(" ")
    name, *auxiliary = name.split("+")
    type_, *modes = name.split("/")
    ontology.check(f"{place}: example {line!r}", type_, modes)
    for status in auxiliary:
        if status not in ontology.auxiliary:
            raise unknown(f"{place}: example {line!r}", "auxiliary", status, ontology.auxiliary)
    actors, _, recipients = parties.partition(">")
    return RuleExample(
        place=place, rule=rule, text=text, type=type_, modes=tuple(modes), auxiliary=tuple(auxiliary),
        actors=_codes(actors), recipients=_codes(recipients),
    )  # fmt: skip


def _codes(joined: str) -> tuple[str, ...]:
    return tuple(code.strip() for code in joined.split(",") if code.strip())
