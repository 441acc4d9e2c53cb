"""The country of those whom a report names without one: `the interior ministry`, `residents`, `police in Lyon`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dateline.grammar import Tree
from dateline.model import Actor, Mention, Place
from dateline.resolve.times import Dateline

# What a country needs of all the places where the report names one, to be the country that it is set in.
SHARE, FEWEST = 0.7, 2
DATELINE_WEIGHT, DATELINE_SHARE = 2, 0.5
# Sectors of those who belong to a country by what they are; bodies between states and reporters do not.
DOMESTIC = frozenset(
    {"AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "JUD", "LAB", "LEG", "MED"}
    | {"MIL", "OPP", "PRM", "PTY", "REB", "REF", "REL", "SOC", "SPY", "UAF"}
)
ABROAD = frozenset({"IGO", "NGO", "JRN"})
STATE_CODE = 3


@dataclass(frozen=True, slots=True)
class Ground:
    """Where a report names countries. home: the one that it is set in, with the reason; None if none stands out."""

    starts: list[int]
    places: Sequence[Place]
    home: tuple[str, str] | None


def settle_countries(
    tree: Tree, actors: Sequence[Actor], mentions: Sequence[Mention], places: Sequence[Place], issue: Dateline | None
) -> tuple[Actor, ...]:
    """The actors, those of a domestic kind with a country where the report leaves little doubt; the basis says why."""
    located = [p for p in places if p.country]
    ground = Ground([p.start for p in located], located, _home(actors, located, issue))
    first: dict[str, Mention] = {}
    for mention in mentions:
        first.setdefault(mention.actor, mention)
    return tuple(_settle(tree, actor, first.get(actor.id), ground) for actor in actors)


def _settle(tree: Tree, actor: Actor, mention: Mention | None, ground: Ground) -> Actor:
    sectors = set(actor.sectors)
    if actor.country or actor.lexicon_id or mention is None or sectors & ABROAD or not sectors & DOMESTIC:
        return actor
    if any(t.pos == "PRON" for t in tree.children(tree.tokens[mention.head], "poss")):
        return actor  # `our soldiers` are the speaker's, wherever the report is from
    found = _beside(tree, mention, ground) or ground.home or _around(tree, mention, ground)
    if found is None:
        return actor
    return replace(actor, country=found[0], basis="; ".join(b for b in (actor.basis, found[1]) if b))


def _home(actors: Sequence[Actor], places: Sequence[Place], issue: Dateline | None) -> tuple[str, str] | None:
    """The country that most of what the report names belongs to."""
    counts: Counter[str] = Counter()
    for actor in actors:
        if actor.country and len(actor.country) == STATE_CODE and not set(actor.sectors) & ABROAD:
            counts[actor.country] += len(actor.mentions)
    for place in places:
        weight = DATELINE_WEIGHT if issue and issue.start <= place.start < issue.end else 1
        counts[place.country or ""] += weight
    if not counts:
        return None
    headed = {p.country for p in places if issue and issue.start <= p.start < issue.end}
    country, weight = counts.most_common(1)[0]
    if len(headed) == 1 and (at := headed.pop()) and counts[at] >= DATELINE_SHARE * counts.total():
        return at, f"the report comes from {at}"
    clear = weight >= FEWEST and weight >= SHARE * counts.total()
    return (country, f"{country} is the country of the report") if clear else None


def _within(ground: Ground, start: int, end: int) -> list[Place]:
    return list(ground.places[bisect_left(ground.starts, start) : bisect_right(ground.starts, end - 1)])


def _beside(tree: Tree, mention: Mention, ground: Ground) -> tuple[str, str] | None:
    """The place in the phrase's own prepositional phrases: `police in Lyon`."""
    for prep in tree.children(tree.tokens[mention.head], "prep"):
        words = tree.subtree(prep)
        for place in _within(ground, words[0].start, words[-1].end):
            return (place.country or "", f"“{prep.text} {place.text}”")
    return None


def _around(tree: Tree, mention: Mention, ground: Ground) -> tuple[str, str] | None:
    """The only country of the sentence's places, if one of them is where it happens (`arrested villagers in Lyon`)."""
    words = tree.sentence(tree.tokens[mention.head])
    here = _within(ground, words[0].start, words[-1].end)
    countries = {p.country for p in here if p.country}
    at = {t.end + 1 for t in words if t.pos == "ADP" and t.lower in tree.words.get("locative", frozenset())}
    if not any(p.start in at for p in here):
        return None
    return (countries.pop(), "the only country in the sentence") if len(countries) == 1 else None
