"""Who did what a report tells without a doer: who has it done, and who announces it of their own office."""

from __future__ import annotations

from dateline.coding.cast import STATE
from dateline.coding.outcome import Composition
from dateline.coding.parties import Mentions, Parties
from dateline.grammar.clause import is_passive, is_verb, surface_subjects
from dateline.lexicon.rules import Act
from dateline.model import Token

# Sectors of those who rule no country.
FOREIGN = frozenset({"IGO", "NGO", "REB"})
OFFICES = frozenset({"GOV", "MIL", "COP", "SPY"})


def unnamed(parties: Parties, composition: Composition, act: Act, token: Token, recipients: Mentions) -> Mentions:
    """The doers of an act that names none, where the codebook says that only authorities do it."""
    deeds = {f"{act.type}/{mode}" for mode in act.mode}
    official, expelling = bool(deeds & composition.official), bool(deeds & composition.expelling)
    found = _authorities(parties, token, inside=official) if official or expelling else ()
    found = found or _having(parties, token)
    moving = act.type in composition.moving - composition.with_recipient
    if found or not (official or expelling or moving):
        return found
    return _announcing(parties, token, recipients, moving=moving)


def _authorities(parties: Parties, token: Token, *, inside: bool) -> Mentions:
    """The state in which something is done that only its authorities do, where the report names nobody.

    inside: whether it is done there; else only out of it.
    """
    if is_verb(token) and not _is_bare(parties, token):
        return ()
    slots, frames = parties.slots, parties.frames
    things = [] if is_verb(token) else slots.heads(token, "of")
    places = [slots.parties(t, frames.where if inside else ()) for t in (token, *things)]
    if is_verb(token):  # `was deported from Malta`
        places.append(slots.parties(token, frames.leaving))
    named = next((found for found in places if found), ())
    states = (parties.cast.actor(m) for m in named)
    ruled = {a.id for a in states if a.kind == STATE and not FOREIGN & set(a.sectors)}
    return tuple(m for m in named if m.actor in ruled)[:1]


def _is_bare(parties: Parties, token: Token) -> bool:
    """A passive without anybody by whom."""
    return is_verb(token) and is_passive(parties.tree, token) and parties.tree.child(token, "agent") is None


def _having(parties: Parties, token: Token) -> Mentions:
    """`The marshal had dozens of editors arrested`: those in office who have it done."""
    first = parties.tree.head(token) if token.dep == "conj" else token
    if not _is_bare(parties, token) or token.tag != "VBN" or first.dep not in ("acl", "ccomp", "xcomp"):
        return ()
    head = parties.tree.head(first)
    verb = head if is_verb(head) else parties.tree.head(head)
    if verb.pos != "VERB" or verb.lemma not in parties.tree.words.get("having_done", ()) or verb.i > token.i:
        return ()
    return _in_office(parties, verb)


def _announcing(parties: Parties, token: Token, recipients: Mentions, *, moving: bool) -> Mentions:
    """`The ministry said two foreign envoys were being expelled`: whose office it is to do what they announce."""
    verb = parties.tree.head(token)
    told = token.dep == "ccomp" and verb.lemma in parties.tree.words.get("announcing_verbs", ())
    if not told or not _is_bare(parties, token):
        return ()
    found = _in_office(parties, verb)
    own = {parties.cast.actor(m).country for m in found}
    theirs = {parties.cast.actor(m).country for m in recipients}
    abroad = bool(theirs) and None not in theirs | own and not theirs & own
    return tuple(m for m in found if m not in recipients) if moving or abroad else ()


def _in_office(parties: Parties, verb: Token) -> Mentions:
    heads = surface_subjects(parties.tree, verb)
    found = tuple(m for t in heads for m in parties.cast.at(t))
    return found if found and all(_holds_office(parties, m.actor) for m in found) else ()


def _holds_office(parties: Parties, actor: str) -> bool:
    known = parties.cast.actors[actor]
    return known.kind == "state" or bool(OFFICES & set(known.sectors))
