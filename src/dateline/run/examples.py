"""Runs the examples that rules carry."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.lexicon.examples import RuleExample
from dateline.model import Article, Event, Party, Reading
from dateline.run.coder import Coder


def run_examples(coder: Coder, examples: Iterable[RuleExample]) -> Iterator[tuple[RuleExample, Reading]]:
    """The examples that fail, each with the reading that it gave."""
    listed = list(examples)
    articles = (Article(id=str(n), text=example.text) for n, example in enumerate(listed))
    for example, reading in zip(listed, coder.pipe(articles), strict=True):
        if not holds(example, reading):
            yield example, reading


def holds(example: RuleExample, reading: Reading) -> bool:
    """Whether a reading has the event that an example asks for, or lacks the one that it forbids."""
    if not example.type:
        told = (claim.origin.rule for claim in reading.claims if claim.event)
        return not any(example.rule in rule.split(" < ") for rule in told)
    return any(fits(example, claim.event, reading) for claim in reading.claims if claim.event)


def fits(example: RuleExample, event: Event, reading: Reading) -> bool:
    """Whether an event is of the example's type and has all that the example names."""
    return (
        event.type == example.type
        and set(example.modes) <= set(event.mode)
        and set(example.auxiliary) <= set(event.auxiliary)
        and set(example.actors) <= countries(event.actors, reading)
        and set(example.recipients) <= countries(event.recipients, reading)
    )


def countries(parties: Iterable[Party], reading: Reading) -> set[str]:
    """The countries of an event's parties."""
    codes = {actor.id: actor.country for actor in reading.actors}
    return {code for party in parties if (code := codes.get(party.actor))}


def show_events(reading: Reading) -> str:
    """A reading's events in the notation of the examples, names standing for unknown countries; `nothing` for none."""
    names = {actor.id: actor.country or actor.name for actor in reading.actors}
    lines = []
    for event in (claim.event for claim in reading.claims if claim.event):
        name = "+".join(["/".join([event.type, *event.mode]), *event.auxiliary])
        actors, recipients = (", ".join(names.get(p.actor, "?") for p in ps) for ps in (event.actors, event.recipients))
        lines.append(f"{name} {actors} > {recipients}".rstrip(" >"))
    return "; ".join(lines) or "nothing"
