"""The country that a report is set in: that of its dateline, or that of which it names most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dateline.grammar import Tree
from dateline.lexicon.actors import ActorLexicon
from dateline.model import Actor, Dateline, Place

# What a country needs of all the places where the report names one, to be the country that it is set in.
SHARE, FEWEST = 0.7, 2
# Or of a report that names so many: this share, so many times the next one.
MANY, HALF, LEAD = 4, 0.4, 2
# Or so many times the next one, and this share.
FAR, FAR_SHARE = 3, 0.6
# The same, if the first sentence of the report tells of what happened there.
HALF_THERE, LEAD_THERE = 0.35, 1.5
OPENING = re.compile(r"\s*[A-Z][A-Z.'’ ,/-]+(?:\([^()\n]{1,30}\)\s*)?[-–—]+\s")
DATELINE_WEIGHT, DATELINE_SHARE = 2, 0.2
# Bodies between states, and reporters.
ABROAD = frozenset({"IGO", "NGO", "JRN"})
INTERNATIONAL = frozenset({"UNO", "EUR", "IGO", "NGO", "ISM", "IMG", "MNC"})
STATE_CODE = 3
# Kinds of places from which reports come, the likeliest first.
SITES = ("capital", "state", "territory", "partial", "city")


@dataclass(frozen=True, slots=True)
class Home:
    """The country that a report is set in, and why. sure: whether more than its only mention says so."""

    country: str
    reason: str
    sure: bool = True


def _opening(text: str) -> tuple[int, int]:
    """Where a place in capitals opens a report that has no day beside it: `LIMA (Agency) - Two men`."""
    found = OPENING.match(text)
    return found.span() if found else (0, 0)


def filed_from(lexicon: ActorLexicon, text: str, issue: Dateline | None) -> str | None:
    """The country of the place that opens a report, which the parser may not see in it: `COLOMBO - Two men`."""
    start, end = (issue.start, issue.end) if issue else _opening(text)
    name = (issue.place or "") if issue else text[start:end]
    town = re.split(r"[,(–—-]", name)[0].strip()
    found = lexicon.look_up(town) if town else ()
    ranked = sorted((e for e in found if e.kind in SITES and e.country), key=lambda e: SITES.index(e.kind))
    return ranked[0].country if ranked else None


def _scene(tree: Tree, places: Sequence[Place]) -> str | None:
    """The country of the first place of which the first sentence with a verb says that something happens there."""
    spans = (tree.tokens[a:b] for a, b in tree.parse.sents)
    first = next((words for words in spans if any(t.pos == "VERB" for t in words)), ())
    at = {t.end + 1 for t in first if t.pos == "ADP" and t.lower in tree.words.get("locative", frozenset())}
    return next((p.country for p in places if p.start in at), None)


def find_home(
    tree: Tree, actors: Sequence[Actor], places: Sequence[Place], issue: tuple[Dateline | None, str | None]
) -> Home | None:
    """The country that most of what the report names belongs to."""
    line, filed = issue
    start, end = (line.start, line.end) if line else _opening(tree.parse.text)
    town = (line.place or "").partition(",")[0].lower() if line else ""
    headed = [p for p in places if start <= p.start < end or p.text.lower() == town]
    counts: Counter[str] = Counter()
    for actor in actors:
        if actor.country and is_state(actor):
            counts[actor.country] += len(actor.mentions)
    for place in places:
        counts[place.country or ""] += DATELINE_WEIGHT if place in headed else 1
    if filed and not headed:
        counts[filed] += DATELINE_WEIGHT
    if not counts:
        return None
    country, weight = counts.most_common(1)[0]
    second = [*counts.most_common(2), ("", 0)][1][1]
    at = {p.country or "" for p in headed} or {filed or ""}
    if len(at) == 1 and (here := at.pop()) and counts[here] >= DATELINE_SHARE * counts.total():
        told = [p.country for p in places if p.start >= end and p not in headed and p.country]
        told += [a.country for a in actors if a.country and is_state(a) for at, _ in a.mentions if at >= end]
        if (other := _only(told)) and other != here and len(told) >= MANY:
            return Home(other, f"{other} is the country of the report, which comes from {here}")
        return Home(here, f"the report comes from {here}")
    there = _scene(tree, places) == country
    share, ahead, many = (HALF_THERE, LEAD_THERE, MANY - 1) if there else (HALF, LEAD, MANY)
    leads = len(counts) >= many and weight >= max(share * counts.total(), ahead * second, LEAD * FEWEST)
    far = weight >= max(FAR_SHARE * counts.total(), FAR * second, FAR * FEWEST)
    clear = weight >= FEWEST and (leads or far or weight >= SHARE * counts.total())
    return Home(country, f"{country} is the country of the report") if clear else None


def _only(told: Sequence[str]) -> str | None:
    """`MAE SOT, Thailand - Karen fighters ...`: the only country of all that a report names behind its dateline."""
    return told[0] if len(set(told)) == 1 else None


def other_state(actors: Sequence[Actor], home: Home) -> str | None:
    """The state of which a report tells most beside its own, if it tells of no third nearly as often."""
    counts = Counter(a.country for a in actors for _ in a.mentions if a.country and is_state(a))
    counts.pop(home.country, 0)
    first, second = (counts.most_common(2) + [("", 0)] * 2)[:2]
    return first[0] if first[1] >= max(FEWEST, LEAD * second[1]) else None


def only_state(actors: Sequence[Actor]) -> Home | None:
    """The only state that the report names, if it names just one."""
    named = {a.country for a in actors if a.country and a.country not in INTERNATIONAL}
    return Home(named.pop() or "", "the only state that the text names", sure=False) if len(named) == 1 else None


def is_state(actor: Actor) -> bool:
    """Whether an actor is of a state, and no body between states or reporter there."""
    country = actor.country or ""
    return len(country) == STATE_CODE and country not in INTERNATIONAL and not set(actor.sectors) & ABROAD
