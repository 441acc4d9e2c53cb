"""One parsed article to its reading: pure, the same wherever it runs."""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.act import Acted
from dateline.coding.cast import Cast, Groups
from dateline.coding.claims import Lookups, Writer, settle
from dateline.coding.compose import Composer
from dateline.coding.statements import find_statements
from dateline.coding.voice import first_person
from dateline.coding.when import Calendar
from dateline.grammar.tree import Tree
from dateline.lexicon.contexts import find_contexts
from dateline.model import (
    Article,
    CoderInfo,
    Event,
    EventPlace,
    EventTime,
    Evidence,
    Mention,
    Parse,
    Place,
    Reading,
    Statement,
    Time,
    Toll,
)
from dateline.resolve.event_place import pick_place
from dateline.resolve.mentions import find_actors
from dateline.resolve.places import find_places
from dateline.resolve.times import find_times
from dateline.run.knowledge import Knowledge


def read_parse(parse: Parse, article: Article, knowledge: Knowledge, coder: CoderInfo) -> Reading:
    """Everything that a parsed article tells, as claims with their evidence."""
    tree = Tree(parse)
    actors, mentions, notes = find_actors(tree, knowledge.actors, on=article.published, given=article.mentions)
    times = find_times(knowledge.times, article.text, article.published)
    places = find_places(tree, knowledge.gazetteer)
    statements = find_statements(tree, knowledge.speech)
    rules = knowledge.rules
    groups = Groups(rules.classes.get("transparent", frozenset()), rules.frames.group_of)
    mentions = tuple(m for m in mentions if not _names_act(tree, m, knowledge, article))
    cast = Cast(tree, actors, mentions, groups)
    voices = first_person(tree, cast, statements, rules.status["first_person"])
    cast = Cast(tree, actors, (*mentions, *voices), groups)
    acts = settle(Composer(tree, cast, rules, knowledge.composition).read_all(), knowledge.composition)
    lookups = _lookups(tree, times, places, statements, knowledge)
    claims = Writer(tree, cast, knowledge.composition, lookups).write(acts, statements)
    return Reading(article=article, coder=coder, actors=actors, times=times, places=places, claims=claims, notes=notes)


def _names_act(tree: Tree, mention: Mention, knowledge: Knowledge, article: Article) -> bool:
    """Whether a phrase names a happening and no actor (`military aid`), unless the caller knows better."""
    head = tree.tokens[mention.head]
    given = any(s < mention.end and mention.start < e for s, e in article.mentions)
    rules = knowledge.rules.act_index.get(("noun", head.lemma), ())
    return not given and head.pos == "NOUN" and any(len(words) == 1 for _, words in rules)


def _lookups(
    tree: Tree,
    times: tuple[Time, ...],
    places: tuple[Place, ...],
    statements: tuple[Statement, ...],
    knowledge: Knowledge,
) -> Lookups:
    calendar = Calendar(tree, times, None)
    reporting = frozenset(s.cue_head for s in statements if s.cue_head is not None)

    def time(act: Acted) -> EventTime | None:
        return calendar.of(tree.tokens[act.trigger], tree.tokens[act.carrier], reporting - {act.trigger, act.carrier})

    def place(act: Acted) -> EventPlace | None:
        found = pick_place(tree, places, act.trigger)
        return to_event_place(*found) if found else None

    def toll(act: Acted) -> Toll | None:
        return None

    def contexts(act: Acted) -> tuple[str, ...]:
        words = [t.lemma for t in tree.sentence(tree.tokens[act.trigger])]
        return find_contexts(knowledge.contexts, words)

    def codes(event: Event) -> Event:
        ontology = knowledge.ontology
        brought = (c for m in event.mode for c in ontology.mode(event.type, m).contexts)
        return replace(
            event,
            contexts=tuple(dict.fromkeys((*event.contexts, *brought))),
            quad=ontology.quad(event.type),
            score=ontology.score(event.type, event.mode),
            cameo=ontology.cameo(event.type, event.mode, event.contexts),
        )

    rules = knowledge.rules
    return Lookups(
        time=time,
        place=place,
        toll=toll,
        contexts=contexts,
        codes=codes,
        many_sided=rules.status.get("many_sided", frozenset()),
        origin=rules.frames.origin,
    )


def to_event_place(place: Place, basis: str) -> EventPlace:
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
