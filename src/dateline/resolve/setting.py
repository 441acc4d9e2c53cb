"""The country of those whom a report names without one: `the interior ministry`, `residents`, `police in Lyon`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.grammar import Tree
from dateline.model import Actor, Dateline, Mention, Place, Token
from dateline.resolve.grounds import FORCES, Ground, around, beside, led_in, struck_abroad, there
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
FIGHTING = frozenset({"REB", "PRM", "UAF"})
LAWLESS = frozenset({"CRM"})
# Whom those who fight deal with at home: who rules, and its forces.
RULING = FORCES | {"GOV"}
# Who serves where something happens, whatever the report is about.
LAW = frozenset({"COP", "JUD"})

Verbs = frozenset[int]


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
    found = beside(tree, own[0], ground) or _going_on(tree, actor, own[0], ground)
    spot = _is_on_the_spot(tree, actor, own[0])
    fights = bool(sectors & FIGHTING)
    found = (
        found
        or _abroad(tree, own, ground)
        or _of_subject(tree, actor, own[0], ground)
        or (around(tree, own[0], ground) if sectors & LAW else None)
        or led_in(tree, actor, own[0], ground)
        or (facing(tree, own[0], ground.armed) if not spot else None)
        or (there(tree, own[0], ground) if spot and fights | bool(sectors & LAWLESS) else None)
        or (struck_abroad(tree, own[0], ground) if spot else None)
        or (_at_home(tree, actor, own, ground) if spot or (ground.home and ground.home.sure) else None)
        or (around(tree, own[0], ground, local=fights) if spot else None)
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
    return _with_country(actor, beside(tree, mention, ground, only=("in",)))


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
