"""The country of those without one who stand at one deed with somebody of the same land, or belong to somebody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.grammar import Tree
from dateline.model import Actor, Mention
from dateline.resolve.home import INTERNATIONAL
from dateline.resolve.opposed import verb_of

# Who keeps the law of a land, and those on whom it is kept.
OPPOSED = frozenset({"OPP"})
LAW = frozenset({"COP", "JUD"})
PEOPLE = frozenset({"AGR", "BUS", "CRM", "CVL", "EDU", "LAB", "LEG", "MED", "OPP", "PTY", "REL", "SOC"})
# Who holds power in a land, and those who rise against it there.
POWER = frozenset({"COP", "GOV", "JUD", "LEG", "MIL"})
RISING = frozenset({"AGR", "CRM", "CVL", "EDU", "LAB", "OPP", "PRM", "PTY", "REB", "SOC"})

Owned = Mapping[str, Sequence[Mention]]


def ruled_by(tree: Tree, actors: Sequence[Actor], mentions: Sequence[Mention]) -> tuple[Actor, ...]:
    """The actors; with `Gabonese judges jailed activists`, these with the state of the judges."""
    return _shared(tree, _shared(tree, actors, mentions, PEOPLE, LAW), mentions, POWER, OPPOSED)


def at_odds(tree: Tree, actors: Sequence[Actor], mentions: Sequence[Mention]) -> tuple[Actor, ...]:
    """The actors; with `Gabonese rebels freed a senator`, him with the state of the rebels; so what belongs to them."""
    lands = {a.country for a in actors if a.country} - INTERNATIONAL
    found = _shared(tree, actors, mentions, POWER, RISING) if len(lands) == 1 else tuple(actors)
    return _of_owners(tree, _called_in(tree, found, mentions), mentions)


def _called_in(tree: Tree, actors: Sequence[Actor], mentions: Sequence[Mention]) -> tuple[Actor, ...]:
    """The actors; `Chad expelled four diplomats` of a report of Chad and one other state with that one."""
    known = {a.id: a for a in actors}
    lands = {a.country for a in actors if a.country and a.kind == "state"} - INTERNATIONAL
    found: dict[str, tuple[str, str]] = {}
    for mention in mentions:
        head = tree.tokens[mention.head]
        verb = tree.head(head)
        if head.lemma in tree.words.get("envoys", ()) and verb.lemma in tree.words.get("summoning", ()):
            by = {known[m.actor].country for m in mentions if tree.tokens[m.head].head == verb.i} - {None}
            others = lands - by
            if by and head.dep == "dobj" and len(others) == 1:
                found[mention.actor] = (others.pop() or "", "the other state of the report")
    return tuple(a if a.country else _with(a, found.get(a.id)) for a in actors)


def _shared(
    tree: Tree, actors: Sequence[Actor], mentions: Sequence[Mention], whose: frozenset[str], others: frozenset[str]
) -> tuple[Actor, ...]:
    """The actors; those of some sectors with the only state at their verb, if one of other sectors stands there."""
    known = {a.id: a for a in actors}
    at: dict[int, dict[str, None]] = {}  # in the order of the text
    own: dict[str, list[Mention]] = {}
    for mention in mentions:
        own.setdefault(mention.actor, []).append(mention)
        verb = verb_of(tree, tree.tokens[mention.head])
        if verb is not None:
            at.setdefault(verb, {})[mention.actor] = None

    def land(actor: Actor) -> tuple[str, str] | None:
        for mention in own.get(actor.id, [])[:1]:
            verb = verb_of(tree, tree.tokens[mention.head])
            beside = [known[i] for i in at.get(verb, ()) if i != actor.id] if verb is not None else []
            landed = [a for a in beside if a.country]
            fitting = [a for a in landed if others & set(a.sectors[:2]) and not _is_stranger(a)]
            if fitting and {a.country for a in landed} - INTERNATIONAL == {fitting[0].country}:
                return fitting[0].country or "", f"with {fitting[0].name}"
        return None

    return tuple(_with(a, land(a)) if _is_open(tree, a, own, whose) else a for a in actors)


def _is_stranger(actor: Actor) -> bool:
    """Whether somebody is but one civilian, who may be anywhere."""
    return actor.kind == "person" and actor.sectors[:1] == ("CVL",)


def _is_open(tree: Tree, actor: Actor, own: Owned, whose: frozenset[str]) -> bool:
    """Whether an actor of some sectors has no state, and no words beside it that may tell of one."""
    found = own.get(actor.id, ())
    if actor.country or actor.lexicon_id or not found or not whose & set(actor.sectors[:1]):
        return False
    head = tree.tokens[found[0].head]
    foreign = any(t.lower in tree.words.get("foreign", ()) for t in tree.children(head, "amod"))
    return not foreign and not tree.children(head, "prep", "poss") and actor.kind in ("person", "group", "organization")


def _with(actor: Actor, found: tuple[str, str] | None) -> Actor:
    if found is None:
        return actor
    return replace(actor, country=found[0], basis="; ".join(b for b in (actor.basis, found[1]) if b))


def _of_owners(tree: Tree, actors: Sequence[Actor], mentions: Sequence[Mention]) -> tuple[Actor, ...]:
    """The actors; those of somebody whose state only the report tells with that state."""
    known = {a.id: a for a in actors}
    heads = {m.head: m.actor for m in mentions}
    owners = dict(_owners(tree, mentions, heads))
    seconds = dict(_served(tree, mentions, heads))
    ranked = [_ranked(a, known.get(seconds.get(a.id, ""))) for a in actors]
    return tuple(
        _with(a, _land(known.get({**owners, **seconds}.get(a.id, "")))) if not a.country else a for a in ranked
    )


def _ranked(actor: Actor, over: Actor | None) -> Actor:
    """`an aide to the king`: of the sector of whom somebody serves."""
    unsaid = over is not None and set(actor.sectors) <= {"UNK"} and actor.kind in ("person", "group")
    return replace(actor, sectors=over.sectors) if over is not None and unsaid and over.sectors else actor


def _land(owner: Actor | None) -> tuple[str, str] | None:
    return (owner.country, f"of {owner.name}") if owner is not None and owner.country else None


def _owners(tree: Tree, mentions: Sequence[Mention], heads: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    """Each actor that has a possessor with the actor that this is; `his captors` may be of any land."""
    for mention in mentions:
        head = tree.tokens[mention.head]
        owner = tree.child(head, "poss")
        apart = tree.words.get("apart", frozenset())
        if owner is not None and owner.i in heads and head.lemma not in apart:
            yield mention.actor, heads[owner.i]


def _served(tree: Tree, mentions: Sequence[Mention], heads: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    """`an aide to the king`: each who serves somebody with whom he serves."""
    for mention in mentions:
        head = tree.tokens[mention.head]
        preps = tree.children(head, "prep") if head.lemma in tree.words.get("seconds", ()) else []
        served = (t.i for prep in preps if prep.lower in ("to", "of") for t in tree.children(prep, "pobj"))
        if (over := next((i for i in served if i in heads), None)) is not None:
            yield mention.actor, heads[over]
