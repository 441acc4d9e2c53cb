"""Who does what is told of somebody whom a pronoun names: `her critics` in `accused X of jailing her critics`."""

from __future__ import annotations

from dateline.grammar import Tree
from dateline.grammar.clause import surface_subjects
from dateline.model import Token
from dateline.resolve.roster import Roster
from dateline.resolve.sightings import Figure


def doers(roster: Roster, token: Token) -> list[Figure]:
    """Those who do something to whom a pronoun names: "the bishop asked him" is of two persons.

    So with what is theirs to whom one does harm: "arrested their leaders", "seized its boats", "expelled its envoy".
    """
    tree = roster.tree
    if token.dep == "poss":
        owned = counted(tree, tree.head(token))
        verb = tree.head(owned)
        envoy = verb.lemma in tree.words.get("put_out", ()) and owned.lemma in tree.words.get("envoys", ())
        if owned.dep != "dobj" or not (envoy or verb.lemma in roster.lexicon.reference.harming):
            return []
        return [roster.by_head[t.i] for t in surface_subjects(tree, verb) if t.i in roster.by_head]
    if token.dep not in ("dobj", "dative"):
        return []
    return [roster.by_head[t.i] for t in surface_subjects(tree, tree.head(token)) if t.i in roster.by_head]


def own_doers(roster: Roster, token: Token) -> list[Figure]:
    """Those whose own people suffer by what they do: `shot his own citizens`, `accused X of jailing her critics`."""
    tree = roster.tree
    if token.dep != "poss":
        return []
    owned = tree.head(token)
    own = any(t.lower in roster.lexicon.reference.owning for t in tree.children(owned, "amod"))
    if not (own or owned.lower in roster.lexicon.reference.opposing):
        return []
    verb = next((t for t in tree.ancestors(owned) if t.pos == "VERB"), None)
    return [roster.by_head[t.i] for t in surface_subjects(tree, verb) if t.i in roster.by_head] if verb else []


def counted(tree: Tree, noun: Token) -> Token:
    """The word that only counts a noun and stands in its slot: `hundreds of protesters`, `two of the men`."""
    prep = tree.head(noun)
    over = tree.head(prep)
    counts = over.pos == "NUM" or over.lemma in tree.words.get("counting", frozenset())
    return over if noun.dep == "pobj" and prep.lower == "of" and counts else noun
