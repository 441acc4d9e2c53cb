"""What times, places, tolls and codebook say of one act."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dateline.coding.act import Acted
from dateline.coding.claims import Lookups
from dateline.coding.status import NEGATION
from dateline.coding.when import Calendar
from dateline.grammar.tree import Tree
from dateline.lexicon.contexts import find_contexts
from dateline.model import (
    Actor,
    Article,
    Dateline,
    Event,
    EventPlace,
    EventTime,
    Evidence,
    Place,
    Statement,
    Time,
    Toll,
)
from dateline.resolve.event_place import BEFORE, pick_place
from dateline.resolve.toll_added import with_added
from dateline.resolve.tolls import read_toll
from dateline.run.knowledge import Knowledge

# What ended this long before the report is background (PLOVER's `historical`).
PAST = dt.timedelta(days=730)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What was found in an article. issue: its dateline or date of issue; day: what it counts its days from.

    actors: all of the article's.
    """

    tree: Tree
    times: Sequence[Time]
    places: Sequence[Place]
    issue: Dateline | None
    day: dt.date | None
    article: Article
    actors: Sequence[Actor]


COUNTRY = "country"


def make_lookups(
    setting: Setting, statements: Sequence[Statement], acts: Sequence[Acted], knowledge: Knowledge
) -> Lookups:
    """The questions that the writer of claims asks of each act."""
    tree, rules = setting.tree, knowledge.rules
    calendar = _calendar(setting, statements, acts, knowledge)

    def time(act: Acted) -> EventTime | None:
        found = calendar.of(tree.tokens[act.trigger], tree.tokens[act.carrier])
        return found or next(filter(None, (calendar.of(t, t) for t in map(tree.tokens.__getitem__, _blows(act)))), None)

    def place(act: Acted) -> EventPlace | None:
        found = _named_place(setting, act)
        return to_event_place(found[0]) if found and not _is_elsewhere(setting, act, found, knowledge) else None

    def toll(act: Acted) -> Toll | None:
        if not knowledge.composition.has_toll(act):
            return None
        found = with_added(tree, act.trigger, read_toll(tree, act.trigger, knowledge.tolls), knowledge.tolls)
        if knowledge.composition.is_unhurt(act):
            found = Toll(detained=found.detained, least=tuple({*found.least} & {"detained"}))
        elif knowledge.composition.is_unheld(act):
            found = replace(found, detained=None, least=tuple(kind for kind in found.least if kind != "detained"))
        return _told(act, found)

    return Lookups(
        time=time,
        said_on=calendar.of_saying,
        place=place,
        toll=toll,
        contexts=_contexts_of(tree, knowledge),
        codes=lambda event: code_event(event, knowledge),
        is_past=lambda day: setting.day is not None and day < setting.day - PAST,
        speech=knowledge.speech,
        calibrate=knowledge.calibration.apply,
        numbers={**knowledge.tolls.numbers["number"], **knowledge.tolls.numbers["multiplier"]},
        many_sided=rules.status.get("many_sided", frozenset()),
        origin=rules.frames.origin,
        marked=setting.article.mentions,
    )


def _blows(act: Acted) -> list[int]:
    """The triggers of what tells of the same blow: `was killed when police fired`, `a raid that killed two`."""
    return sorted(act.absorbs | act.told_by if act.core is None else act.told_by)


def _told(act: Acted, toll: Toll) -> Toll | None:
    """Of a deed that was not done only who did not suffer: `no one was killed`, not `nearly killed the governor`."""
    if NEGATION in act.aux:
        killed, injured, detained = (0 if n == 0 else None for n in (toll.killed, toll.injured, toll.detained))
        toll = Toll(killed=killed, injured=injured, detained=detained)
    return toll if toll != Toll() else None


def _named_place(setting: Setting, act: Acted) -> tuple[Place, str] | None:
    """Where an act was done, a town before the state that another clause of the same blow tells."""
    at = (*sorted(act.told_by), act.trigger, act.carrier) if act.noun else (act.trigger, *_blows(act))
    named = [found for i in at if (found := pick_place(setting.tree, setting.places, i))]
    inner = (found for found in named[1:] if found[0].precision != COUNTRY and found[1] != BEFORE)
    if named and named[0][0].precision == COUNTRY:
        return next(inner, named[0])
    return named[0] if named else None


def _is_elsewhere(setting: Setting, act: Acted, found: tuple[Place, str], knowledge: Knowledge) -> bool:
    """Whether an act of others than those of a place is put there only because sentences before tell of it."""
    place, tie = found
    if tie != BEFORE or act.type in knowledge.composition.with_toll - knowledge.composition.anywhere:
        return False
    doers = {m.actor for m in act.actors}
    known = [actor for actor in setting.actors if actor.id in doers]
    lands = {actor.country for actor in known}
    if None not in lands:
        return bool(lands) and place.country not in lands
    return place.country not in lands and not any(_is_in(setting.tree, place, act, actor) for actor in known)


def _is_in(tree: Tree, place: Place, act: Acted, actor: Actor) -> bool:
    """Whether somebody is named where a place is told of, or behind it, before the sentence of an act."""
    first = next((s for s, end in tree.parse.sents if tree.tokens[end - 1].end > place.start), 0)
    begin, end = tree.tokens[first].start, tree.tokens[tree.parse.sents[tree.tokens[act.trigger].sent][0]].start
    return any(begin <= start < end for start, _ in actor.mentions)


def _contexts_of(tree: Tree, knowledge: Knowledge) -> Callable[[Acted], tuple[str, ...]]:
    """The question in which contexts an act stands; each sentence is read once."""

    @cache
    def of_sentence(first: int, last: int) -> tuple[str, ...]:
        return find_contexts(knowledge.contexts, [t.lemma for t in tree.tokens[first:last]])

    return lambda act: of_sentence(*tree.parse.sents[tree.tokens[act.trigger].sent])


def _calendar(
    setting: Setting, statements: Sequence[Statement], acts: Sequence[Acted], knowledge: Knowledge
) -> Calendar:
    """The calendar of an article, which knows the verbs that only report."""
    issue = (setting.issue.start, setting.issue.end) if setting.issue else None
    # A verb of blows may stand for words as well ("attacked the bill"): read as a blow, it tells of a day.
    blows = {act.trigger for act in acts if act.type in knowledge.composition.with_toll}
    reporting = frozenset(s.cue_head for s in statements if s.cue_head is not None) - blows
    return Calendar(setting.tree, setting.times, issue, knowledge.story, reporting, today=setting.day)


def code_event(event: Event, knowledge: Knowledge) -> Event:
    """An event with its quad, score and CAMEO code, and the contexts that its modes always bring."""
    ontology = knowledge.ontology
    brought = (c for m in event.mode for c in ontology.mode(event.type, m).contexts)
    contexts = tuple(dict.fromkeys((*event.contexts, *brought)))
    return replace(
        event,
        contexts=contexts,
        quad=ontology.quad(event.type),
        score=ontology.score(event.type, event.mode),
        cameo=ontology.cameo(event.type, event.mode, contexts),
    )


def to_event_place(place: Place) -> EventPlace:
    """A place of the article as that of an event."""
    return EventPlace(
        name=place.name,
        country=place.country,
        admin1=place.admin1,
        lat=place.lat,
        lon=place.lon,
        geonames_id=place.geonames_id,
        precision=place.precision,
        evidence=Evidence(start=place.start, end=place.end, text=place.text),
    )
