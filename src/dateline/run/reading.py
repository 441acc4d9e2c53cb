"""One parsed article to its reading: pure, the same wherever it runs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace

from dateline.coding.act import Acted
from dateline.coding.aftermath import Aftermath
from dateline.coding.cast import Cast, Groups
from dateline.coding.claims import Writer, settle
from dateline.coding.compose import Composer
from dateline.coding.custody import Custody
from dateline.coding.deeds import Deeds
from dateline.coding.gaps import fill_recipients, without_own_ground, without_scenes
from dateline.coding.guess import Guesser
from dateline.coding.occasion import Occasion
from dateline.coding.outcome import Composition
from dateline.coding.speakers import find_speakers
from dateline.coding.statements import find_statements, without_deeds
from dateline.coding.suspects import Suspects
from dateline.coding.voice import first_person
from dateline.grammar.tree import Tree
from dateline.model import (
    Actor,
    Article,
    CoderInfo,
    Dateline,
    Mention,
    Note,
    Parse,
    Place,
    Reading,
    Statement,
    WordVectors,
)
from dateline.resolve.beside import at_odds, ruled_by
from dateline.resolve.bodynames import outside_names
from dateline.resolve.home import filed_from
from dateline.resolve.mentions import find_actors
from dateline.resolve.minorities import narrow_peoples
from dateline.resolve.places import find_places
from dateline.resolve.setting import settle_countries
from dateline.resolve.times import find_times, read_head
from dateline.run.clock import no_lap
from dateline.run.knowledge import Knowledge
from dateline.run.lookups import Setting, make_lookups

LATE = dt.timedelta(days=3)


def read_parse(
    parse: Parse,
    article: Article,
    knowledge: Knowledge,
    coder: CoderInfo,
    vectors: WordVectors | None = None,
    *,
    lap: Callable[[str], None] = no_lap,
) -> Reading:
    """Everything that a parsed article tells, as claims with their evidence.

    vectors: of the words; without them no model judges what the rules leave untold.
    lap: called when a stage has ended.
    """
    tree = Tree(parse, knowledge.rules.status)
    dateline, issue = read_head(knowledge.times, article.text, article.published)
    article = replace(article, dateline=dateline)
    day, now = _days(article, issue)
    actors, mentions, notes = find_actors(tree, knowledge.actors, on=day, given=article.mentions)
    lap("actors")
    times = find_times(knowledge.times, article.text, _written(article, issue))
    lap("times")
    places = outside_names(find_places(tree, knowledge.gazetteer), actors, mentions)
    actors = _settle_actors(tree, (actors, mentions), places, knowledge, (article, issue))
    lap("places")
    statements = find_statements(tree, knowledge.speech)
    mentions = tuple(m for m in mentions if not _names_act(tree, m, knowledge, article))
    actors, cast = _find_cast(tree, (actors, mentions), statements, knowledge)
    lap("statements")
    composer = Composer(tree, cast, knowledge.rules, knowledge.composition)
    acts = _find_acts(composer, statements, knowledge, vectors)
    statements = without_deeds(statements, acts, composer)
    lap("acts")
    acts, gaps = _settle_recipients(tree, cast, acts, knowledge, article)
    setting = Setting(tree=tree, times=times, places=places, issue=issue, day=now, article=article, actors=actors)
    lookups = make_lookups(setting, statements, acts, knowledge)
    claims = Writer(tree, cast, knowledge.composition, lookups).write(acts, statements)
    lap("claims")
    notes = (*notes, *gaps)
    return Reading(article=article, coder=coder, actors=actors, times=times, places=places, claims=claims, notes=notes)


def _days(article: Article, issue: Dateline | None) -> tuple[dt.date | None, dt.date | None]:
    """The day by which offices are known, and that on which a report was written."""
    day = article.published or (issue.date if issue else None)
    return day, _written(article, issue) or day


def _written(article: Article, issue: Dateline | None) -> dt.date | None:
    """The day that `today` means: that of a dateline, which a newspaper prints a day or two later."""
    day, filed = article.published, issue.date if issue else None
    return filed if day and filed and dt.timedelta(0) <= day - filed <= LATE else day


def _settle_actors(
    tree: Tree,
    found: tuple[tuple[Actor, ...], tuple[Mention, ...]],
    places: tuple[Place, ...],
    knowledge: Knowledge,
    head: tuple[Article, Dateline | None],
) -> tuple[Actor, ...]:
    """The actors with the countries that only the report as a whole tells."""
    actors, mentions = found
    article, issue = head
    filed = filed_from(knowledge.actors, article.text, issue)
    actors = settle_countries(tree, ruled_by(tree, actors, mentions), mentions, places, (issue, filed))
    return at_odds(tree, narrow_peoples(knowledge.actors, article.text, actors), mentions)


def _settle_recipients(
    tree: Tree, cast: Cast, acts: Sequence[Acted], knowledge: Knowledge, article: Article
) -> tuple[list[Acted], tuple[Note, ...]]:
    """The acts without recipients that are none, and with those that the codebook asks for."""
    if not article.mentions:  # whoever names the parties knows them
        acts = without_scenes(tree, cast, acts, knowledge.composition.verbal)
        acts = without_own_ground(cast, acts, knowledge.composition.moving)
    found = knowledge.composition
    return fill_recipients(tree, cast, acts, found.with_recipient, found.quads)


def _find_acts(
    composer: Composer, statements: Sequence[Statement], knowledge: Knowledge, vectors: WordVectors | None
) -> list[Acted]:
    """What happened, with the parties that stand in other sentences."""
    tree, cast, composition = composer.tree, composer.cast, composer.composition
    acts = settle(_read_acts(composer, knowledge, vectors), composition)
    acts = _find_deeds(tree, cast, knowledge).fill(acts)
    acts = _find_occasion(tree, cast, composition).fill(acts)
    acts = Aftermath(tree=tree, cast=cast).fill(acts)
    acts = Suspects(tree=tree, cast=cast, quads=composition.quads, held=composition.suspects).fill(acts)
    return Custody(tree=tree, cast=cast, statements=statements, kinds=composition.police).fill(acts)


def _find_cast(
    tree: Tree,
    found: tuple[tuple[Actor, ...], tuple[Mention, ...]],
    statements: Sequence[Statement],
    knowledge: Knowledge,
) -> tuple[tuple[Actor, ...], Cast]:
    """All actors, and where they stand: those found with those whom only their speaking makes actors."""
    actors, mentions = found
    rules = knowledge.rules
    groups = Groups(rules.classes.get("transparent", frozenset()), rules.frames.group_of)
    speakers = find_speakers(tree, Cast(tree, actors, mentions, groups), statements, knowledge.speech)
    mentions = (*(m for m in mentions if m.head not in speakers.mentions), *speakers.mentions.values())
    actors = speakers.all_actors()
    cast = Cast(tree, actors, mentions, groups)
    voices = first_person(tree, cast, statements, rules.status.get("first_person", frozenset()))
    taken = {m.head for m in voices}
    return actors, Cast(tree, actors, (*(m for m in mentions if m.head not in taken), *voices), groups)


def _read_acts(composer: Composer, knowledge: Knowledge, vectors: WordVectors | None) -> list[Acted]:
    told = composer.read_all()
    if vectors is None or knowledge.predicates is None:
        return told
    return Guesser(model=knowledge.predicates, vectors=vectors).add(composer, told)


def _find_occasion(tree: Tree, cast: Cast, found: Composition) -> Occasion:
    return Occasion(
        tree=tree,
        cast=cast,
        quads=found.quads,
        answering=found.answering,
        rebuffing=found.rebuffing,
        rallying=found.rallying.get("types", frozenset()),
        rulers=found.rallying.get("sectors", frozenset()),
    )


def _find_deeds(tree: Tree, cast: Cast, knowledge: Knowledge) -> Deeds:
    found = knowledge.composition
    deeds = knowledge.rules.deeds
    return Deeds(tree=tree, cast=cast, nouns=deeds, judging=found.judging, against=found.against, quads=found.quads)


def _names_act(tree: Tree, mention: Mention, knowledge: Knowledge, article: Article) -> bool:
    """Whether a phrase names a happening and no actor (`military aid`), unless the caller knows better.

    A noun that is an act only in some company (`movement of troops`) may be an actor all the same.
    """
    head = tree.tokens[mention.head]
    # `Curfew was imposed`: what opens a sentence is written as names are
    opens = mention.first == mention.last == tree.parse.sents[head.sent][0] and head.text[1:].islower()
    plain = head.pos == "NOUN" or head.pos == "PROPN" and opens
    if not plain or any(s < mention.end and mention.start < e for s, e in article.mentions):
        return False
    rules = knowledge.rules.act_index.get(("noun", head.lemma.lower()), ())
    return any(len(words) == 1 and not (act.object or act.subject or act.with_) for act, words in rules)
