"""Whom a pronoun cannot stand for by what is told of both: who accused does not deny, who held is not set free."""

from __future__ import annotations

from dateline.model import Token
from dateline.resolve.checks import is_where
from dateline.resolve.roster import Roster

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
ASKED = SUBJECTS | {"dobj"}


def is_another(roster: Roster, token: Token, other: Token) -> bool:
    """Whether what a pronoun does tells that it does not stand for one who is named before it."""
    if token.dep not in ASKED:
        return False
    if _has_accused(roster, token, other) or _has_held(roster, token, other) or _has_told(roster, token, other):
        return True
    return _has_suffered(roster, token, other) or _is_place(roster, token, other) or _is_town(roster, token, other)


def _has_accused(roster: Roster, token: Token, other: Token) -> bool:
    """Whether one who denies is asked to be the one who accused: "X accused Y of spying. It denied the charge"."""
    reference, tree = roster.lexicon.reference, roster.tree
    if token.dep not in SUBJECTS or tree.head(token).lemma not in reference.denying or other.dep not in SUBJECTS:
        return False
    return other.sent < token.sent and tree.head(other).lemma in reference.accusing


def _has_held(roster: Roster, token: Token, other: Token) -> bool:
    """Whether one to whom something is done is asked to be the one who held somebody right before."""
    reference, tree = roster.lexicon.reference, roster.tree
    judged = token.dep == "dobj" and tree.head(token).lemma in reference.judging
    if not (judged or token.dep == "nsubjpass") or other.dep != "nsubj" or token.sent - other.sent > 1:
        return False
    verb = tree.head(other)
    held = verb.lemma in reference.holding or any(t.lemma in reference.holding for t in tree.children(verb, "conj"))
    return held and tree.head(token).i != verb.i


def was_held(roster: Roster, token: Token, other: Token) -> bool:
    """Whether who is set free or tried is asked to be who was held: `held 119 men, officials say. A court freed 14`."""
    reference, tree = roster.lexicon.reference, roster.tree
    freed = token.dep in ("dobj", "nsubjpass") and tree.head(token).lemma in reference.judging
    return freed and other.dep in ("dobj", "nsubjpass") and tree.head(other).lemma in reference.holding


def _has_told(roster: Roster, token: Token, other: Token) -> bool:
    """Whether those who do harm in a witness's words are asked to be officials who told the report of it.

    `Nine died, officials said. "They fired at us," a trader said`.
    """
    if token.i not in roster.quoted or other.dep not in SUBJECTS or other.i in roster.quoted:
        return False
    return _recounts(roster, roster.tree.head(other)) and _does_harm(roster, token)


def _has_suffered(roster: Roster, token: Token, other: Token) -> bool:
    """Whether those who do harm are asked to be those who died: `Six people died. "They fired at us," ...`."""
    if token.i not in roster.quoted:
        return False
    tree = roster.tree
    verb = tree.head(other)
    died = other.dep == "nsubj" and verb.lemma in tree.words.get("dying", ())
    hurt = other.dep == "nsubjpass" and verb.lemma in tree.words.get("harmed", ())
    return (died or hurt) and other.sent < token.sent and _does_harm(roster, token)


def _is_place(roster: Roster, token: Token, other: Token) -> bool:
    """Whether those who do harm are asked to be a name that nobody knows and that tells where: `died in Lyari`."""
    if token.dep != "nsubj":
        return False
    figure = roster.by_head.get(other.i)
    code = figure.code if figure is not None else None
    unknown = code is not None and not (code.country or code.sectors or code.lexicon_id)
    return unknown and is_where(roster.tree, roster.lexicon, other)


def _is_town(roster: Roster, token: Token, other: Token) -> bool:
    """Whether who speaks or does harm is asked to be a town: `raided the town of Kidal. It said that ...`."""
    if token.dep != "nsubj":
        return False
    figure = roster.by_head.get(other.i)
    code = figure.code if figure is not None and figure.code.kind == "state" else None
    town = code is not None and ((code.lexicon_id or "").startswith("city:") or code.sectors == ("UNK",))
    return town and (_recounts(roster, roster.tree.head(token)) or _does_harm(roster, token))


def _does_harm(roster: Roster, token: Token) -> bool:
    """Whether a subject fires, beats, drags away: by its verb, what is coordinated with it, or its object."""
    tree, harming = roster.tree, roster.lexicon.reference.harming
    verb = tree.head(token)
    told = (verb, *tree.children(verb, "conj", "dobj"))
    return token.dep == "nsubj" and any(t.lemma in harming for t in told)


def _recounts(roster: Roster, verb: Token) -> bool:
    return verb.lemma in roster.lexicon.reference.recounting
