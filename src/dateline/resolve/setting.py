"""The country of those whom a report names without one: `the interior ministry`, `residents`, `police in Lyon`."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dateline.grammar import Tree
from dateline.grammar.holding import is_at_border
from dateline.model import Actor, Dateline, Mention, Place, Token
from dateline.resolve.home import ABROAD, Home, find_home, only_state, other_state
from dateline.resolve.opposed import facing, targets, turns_on, verb_of
from dateline.resolve.sameness import counted_aside

# A report of fewer sentences brings no second person of the same state without saying so.
SHORT = 6
# Sectors of those who belong to a country by what they are; bodies between states and reporters do not.
DOMESTIC = frozenset(
    {"AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "JUD", "LAB", "LEG", "MED"}
    | {"MIL", "OPP", "PRM", "PTY", "REB", "REF", "REL", "SOC", "SPY", "UAF"}
)
# Those who are of the only state that a report names; and those of them who deal with other states.
OFFICES = frozenset({"GOV", "COP", "JUD", "LEG", "ELI", "OPP", "PTY"})
DEALING = frozenset({"GOV", "ELI", "LEG", "JUD"})
FORCES = frozenset({"MIL", "COP"})
FIGHTING = frozenset({"REB", "PRM", "UAF"})
LAWLESS = frozenset({"CRM"})
# Whom those who fight deal with at home: who rules, and its forces.
RULING = FORCES | {"GOV"}
# Who serves where something happens, whatever the report is about.
LAW = frozenset({"COP", "JUD"})

Verbs = frozenset[int]


@dataclass(frozen=True, slots=True)
class Ground:
    """What a report tells of countries.

    starts, places: where it names places of known country; home: the country that it is set in, None if none
    stands out; parties: the verbs at which its own mentions of that country stand, None for one without;
    other: the state of which it tells most beside that one, if it tells of no third nearly as often.
    persons: the countries of the persons that it names; armed: its governments and forces of known country, by their
    mentions.
    leading: for sentences whose main subject is a state, that state. targets: the verbs whose object is the home state.
    """

    starts: list[int]
    places: Sequence[Place]
    home: Home | None
    parties: tuple[int | None, ...] = ()
    other: str | None = None
    persons: frozenset[str] = frozenset()
    armed: Sequence[tuple[Mention, Actor]] = ()
    leading: Mapping[int, str] = field(default_factory=dict)
    targets: frozenset[int] = frozenset()


def settle_countries(
    tree: Tree,
    actors: Sequence[Actor],
    mentions: Sequence[Mention],
    places: Sequence[Place],
    issue: tuple[Dateline | None, str | None],
) -> tuple[Actor, ...]:
    """The actors, those of a domestic kind with a country where the report leaves little doubt; the basis says why.

    issue: the dateline, and the country that it is filed from.
    """
    own: dict[str, list[Mention]] = {}
    for mention in mentions:
        own.setdefault(mention.actor, []).append(mention)
    located = [p for p in places if p.country]
    across = {m.start for m in mentions if _is_across(tree, m)}
    here = [a for a in actors if not across.issuperset(m.start for m in own.get(a.id, ()))]
    home = find_home(tree, here, [p for p in located if p.start not in across], issue) or only_state(here)
    ground = Ground(
        starts=[p.start for p in located],
        places=located,
        home=home,
        other=other_state(actors, home) if home else None,
        parties=_parties(tree, actors, own, home) if home else (),
        persons=frozenset(a.country for a in actors if a.kind == "person" and a.country),
        leading={
            tree.tokens[m.head].sent: a.country
            for a in actors
            if a.kind == "state" and a.country
            for m in own.get(a.id, ())
            if _leads(tree, m)
        },
        targets=targets(tree, [m for a in actors if _is_home(a, home) for m in own.get(a.id, ())]),
        armed=[(m, a) for a in actors if a.country and RULING & set(a.sectors) for m in own.get(a.id, ())],
    )
    actors = tuple(_moved(actor, located) for actor in actors)
    return tuple(_settle(tree, actor, own.get(actor.id, []), ground) for actor in actors)


def _is_home(actor: Actor, home: Home | None) -> bool:
    """Whether an actor is the state itself that a report is set in."""
    is_land = actor.kind == "state" and (actor.lexicon_id or "").startswith("country:")  # armies do strike own towns
    return home is not None and is_land and actor.country == home.country


def _is_across(tree: Tree, mention: Mention) -> bool:
    """`a village near the border with Niger`, `spying for Niger`: a state that is named only as another."""
    prep = tree.head(tree.tokens[mention.head])
    lists = {"with": "borders", "for": "spying"}
    return tree.head(prep).lemma in tree.words.get(lists.get(prep.lower, ""), ())


def _moved(actor: Actor, places: Sequence[Place]) -> Actor:
    """A town in the country in which the text has it: there may be a larger one of its name in another."""
    if not (actor.lexicon_id or "").startswith("city:"):
        return actor
    lands = {p.country for p in places for start, end in actor.mentions if p.start < end and start < p.end}
    land = lands.pop() if len(lands) == 1 else None
    if land is None or land == actor.country:
        return actor
    return replace(actor, country=land, lexicon_id=None, basis="; ".join((*filter(None, (actor.basis,)), f"in {land}")))


def _settle(tree: Tree, actor: Actor, own: Sequence[Mention], ground: Ground) -> Actor:
    sectors = set(actor.sectors)
    if actor.country or actor.lexicon_id or not own or sectors & ABROAD:
        return actor
    if not sectors & DOMESTIC:
        return _based(tree, actor, own[0], ground)
    head = tree.tokens[own[0].head]
    if any(t.lower in tree.words.get("foreign", ()) for t in tree.children(head, "amod")) or _of_many(tree, head):
        return actor
    if head.dep in ("dobj", "nsubjpass") and tree.head(head).lemma in tree.words.get("put_out", ()):
        return actor  # whom a state expels is seldom its own
    apart = head.lemma in tree.words.get("apart", ())
    if not apart and any(t.pos == "PRON" or t.tag == "NNS" for t in tree.children(head, "poss")):
        return actor  # `our soldiers` are the speaker's, wherever the report is from; `both countries' armies` nobody's
    found = _beside(tree, own[0], ground) or _going_on(tree, actor, own[0], ground)
    spot = _is_on_the_spot(tree, actor, own[0])
    fights = bool(sectors & FIGHTING)
    found = (
        found
        or _abroad(tree, own, ground)
        or _of_subject(tree, actor, own[0], ground)
        or (_around(tree, own[0], ground) if sectors & LAW else None)
        or _led_in(tree, actor, own[0], ground)
        or (facing(tree, own[0], ground.armed) if not spot else None)
        or (_there(tree, own[0], ground) if spot and fights | bool(sectors & LAWLESS) else None)
        or (_at_home(tree, actor, own, ground) if spot or (ground.home and ground.home.sure) else None)
        or (_around(tree, own[0], ground, local=fights) if spot else None)
    )
    return _with_country(actor, found)


def _with_country(actor: Actor, found: tuple[str, str] | None) -> Actor:
    if found is None:
        return actor
    return replace(actor, country=found[0], basis="; ".join(b for b in (actor.basis, found[1]) if b))


def _based(tree: Tree, actor: Actor, mention: Mention, ground: Ground) -> Actor:
    """`the Tarsem Steel Works in southern Iran`: a body that nobody knows is of where it is said to be."""
    if actor.kind != "organization" or actor.sectors:
        return actor
    return _with_country(actor, _beside(tree, mention, ground, only=("in",)))


def _of_many(tree: Tree, head: Token) -> bool:
    """`envoys from six nations`: of several states that nobody names, not of that where they meet."""
    tails = (t for prep in tree.children(head, "prep") for t in tree.children(prep, "pobj"))
    many = [t for t in tails if t.tag == "NNS" and t.lemma in tree.words.get("of_many", ())]
    two = tree.words.get("of_two", frozenset())
    return any(two.isdisjoint(child.lower for child in tree.children(t)) for t in many)


def _going_on(tree: Tree, actor: Actor, mention: Mention, ground: Ground) -> tuple[str, str] | None:
    """`Soldiers` after a sentence on Venezuelan troops: the forces that are told of already."""
    sent = tree.tokens[mention.head].sent
    bare = mention.first == mention.last and FORCES & set(actor.sectors)
    told = [(m, a) for m, a in ground.armed if bare and 0 < sent - tree.tokens[m.head].sent <= 1]
    near = [a for m, a in told if not counted_aside(tree, m.head)]
    same = [a for a in near if set(a.sectors) & FORCES & set(actor.sectors)]
    countries = {a.country for a in same}
    return (countries.pop() or "", f"goes on from “{same[0].name}”") if len(countries) == 1 else None


def _is_on_the_spot(tree: Tree, actor: Actor, mention: Mention) -> bool:
    """Whether somebody is of where the deed is: rebels who meet or speak in a town need not be its own."""
    verb = verb_of(tree, tree.tokens[mention.head])
    away = tree.words.get("away_from_home", frozenset())
    return verb is None or not FIGHTING & set(actor.sectors) or tree.tokens[verb].lemma not in away


def _there(tree: Tree, mention: Mention, ground: Ground) -> tuple[str, str] | None:
    """`Gunmen seized a Lebanese engineer in Lagos`: of where they do it, whatever else the report tells of."""
    verb = verb_of(tree, tree.tokens[mention.head])
    if verb is None or tree.tokens[mention.head].dep not in ("nsubj", "agent", "pobj"):
        return None
    deed = tree.tokens[verb]
    preps = [p for word in (deed, *tree.children(deed, "dobj", "nsubjpass")) for p in tree.children(word, "prep")]
    for prep in (p for p in preps if p.lower in tree.words.get("locative", ()) and not is_at_border(tree, p)):
        words = tree.subtree(prep)
        for place in _within(ground, words[0].start, words[-1].end):
            return place.country or "", f"“{prep.text} {place.text}”"
    return None


def _abroad(tree: Tree, own: Sequence[Mention], ground: Ground) -> tuple[str, str] | None:
    """An ambassador who is summoned where the report is set, is that of the other state of which it tells."""
    if ground.home is None or not ground.home.sure or ground.other is None:
        return None
    for mention in own:
        head = tree.tokens[mention.head]
        called = {head.lemma, *(t.lemma for t in tree.children(head, "compound"))}
        envoy = not called.isdisjoint(tree.words.get("envoys", ()))
        if envoy and head.dep in ("dobj", "nsubjpass") and tree.head(head).lemma in tree.words.get("summoning", ()):
            return ground.other, f"the report is of {ground.home.country} and {ground.other}"
    return None


def _leads(tree: Tree, mention: Mention) -> bool:
    """Whether a mention is the subject of its sentence's main verb."""
    head = tree.tokens[mention.head]
    return head.dep in ("nsubj", "nsubjpass") and tree.head(head).dep == "ROOT"


def _of_subject(tree: Tree, actor: Actor, mention: Mention, ground: Ground) -> tuple[str, str] | None:
    """`Norway called for talks. Foreign Minister Doe offered to host them`: of the state that the report is at."""
    sent = tree.tokens[mention.head].sent
    state = ground.leading.get(sent - 1)
    if state is None or actor.kind != "person" or not set(actor.sectors) & DEALING or not _leads(tree, mention):
        return None
    gap = tree.parse.text[tree.tokens[tree.parse.sents[sent - 1][0]].start : mention.start]
    return None if "\n" in gap else (state, f"goes on from {state}")


def _at_home(tree: Tree, actor: Actor, own: Sequence[Mention], ground: Ground) -> tuple[str, str] | None:
    """The country of the report, unless it stands beside the actor as the other party of a verb."""
    home = ground.home
    head = tree.tokens[own[0].head]
    called = {head.lemma, *(t.lemma for t in tree.children(head, "compound", "appos"))}
    if home is None or not called.isdisjoint(tree.words.get("of_any_land", ())):
        return None
    sectors = set(actor.sectors)
    if sectors & (RULING | DEALING) and any(turns_on(tree, m, ground.targets) for m in own):
        return (ground.other, f"turns on {home.country}") if ground.other else None
    verbs = {verb_of(tree, tree.tokens[m.head]) for m in own}
    if home.sure:
        other = sectors & DEALING and ground.parties and all(v is not None and v in verbs for v in ground.parties)
    else:
        other = not sectors & OFFICES or not verbs.isdisjoint(v for v in ground.parties if v is not None)
        other = other or (actor.kind == "person" and _is_another(tree, ground, home.country))
    return None if other else (home.country, home.reason)


def _is_another(tree: Tree, ground: Ground, country: str) -> bool:
    """Whether a person without a state is told apart from those that have one."""
    short = len(tree.parse.sents) < SHORT
    return bool(ground.persons) and (short or ground.persons != {country})


def _parties(tree: Tree, actors: Sequence[Actor], own: dict[str, list[Mention]], home: Home) -> tuple[int | None, ...]:
    """The verb that each mention of the home country, or of one of its actors, is a party of."""
    of_it = [m for a in actors if a.country == home.country for m in own.get(a.id, ())]
    return tuple(verb_of(tree, tree.tokens[m.head]) for m in of_it)


def _within(ground: Ground, start: int, end: int) -> list[Place]:
    return list(ground.places[bisect_left(ground.starts, start) : bisect_right(ground.starts, end - 1)])


def _beside(tree: Tree, mention: Mention, ground: Ground, only: tuple[str, ...] = ()) -> tuple[str, str] | None:
    """The place in the phrase's own prepositional phrases: `police in Lyon`. only: the prepositions that count."""
    preps = tree.children(tree.tokens[mention.head], "prep")
    for prep in (p for p in preps if (not only or p.lower in only) and not is_at_border(tree, p)):
        words = tree.subtree(prep)
        for place in _within(ground, words[0].start, words[-1].end):
            return (place.country or "", f"“{prep.text} {place.text}”")
    return None


def _led_in(tree: Tree, actor: Actor, mention: Mention, ground: Ground) -> tuple[str, str] | None:
    """`In Madrid, parliament voted`: a house whose sentence begins with where it sits."""
    first = tree.sentence(tree.tokens[mention.head])[0]
    begins = first.pos == "ADP" and first.lower in tree.words.get("locative", ())
    where = _within(ground, first.end, tree.tokens[mention.first].start) if begins and "LEG" in actor.sectors else []
    return (where[0].country or "", f"“{first.text} {where[0].text}”") if where else None


def _around(tree: Tree, mention: Mention, ground: Ground, *, local: bool = False) -> tuple[str, str] | None:
    """The only country of the sentence's places, if one of them is where it happens (`arrested villagers in Lyon`).

    local: whether those are meant who fight where they are, whatever other countries are named beside.
    """
    words = tree.sentence(tree.tokens[mention.head])
    here = _within(ground, words[0].start, words[-1].end)
    at = {t.end + 1 for t in words if t.pos == "ADP" and t.lower in tree.words.get("locative", frozenset())}
    countries = {p.country for p in here if p.country and (p.start in at or not local)}
    if not any(p.start in at for p in here):
        return None
    return (countries.pop(), "the only country in the sentence") if len(countries) == 1 else None
