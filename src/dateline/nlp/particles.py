"""Mends what verbs of two words, and verbs of giving, have beside them."""

from __future__ import annotations

from dateline.model import Token
from dateline.nlp.clause_tokens import Clause, list_words

NAMES = frozenset({"GPE", "PERSON", "ORG", "NORP", "LOC", "FAC"})
NOUNS = frozenset({"NOUN", "PROPN"})


def mend_parted(clause: Clause, root: Token) -> None:
    """`sounded out Norway`: a name right after a verb of two words, taken for an adverb, is its object."""
    for name in [t for t in clause.words() if t.dep == "npadvmod" and t.pos == "PROPN" and t.ent in NAMES]:
        verb = clause.tokens[name.head]
        parts = clause.children(verb, "prt")
        near = parts and parts[0].i == verb.i + 1 and clause.leftmost(name) == verb.i + 2
        if near and verb.pos == "VERB" and not clause.children(verb, "dobj", "auxpass"):
            clause.hang(name, verb.i, "dobj")


def mend_particle(clause: Clause, root: Token) -> None:
    """`stood down its bombers`: what hangs on the particle is what the verb of two words is done to."""
    for part in [t for t in clause.words() if t.dep == "prt"]:
        verb = clause.tokens[part.head]
        for noun in clause.children(part, "pobj"):
            if verb.pos == "VERB" and noun.pos in NOUNS and not clause.children(verb, "dobj", "auxpass"):
                clause.hang(noun, verb.i, "dobj")


def mend_given(clause: Clause, root: Token) -> None:
    """`gave Benin back a throne`: of two objects side by side the first is to whom something is given."""
    for first in [t for t in clause.words() if t.dep == "dobj" and t.pos in NOUNS and t.ent in NAMES]:
        verb = clause.tokens[first.head]
        after = [t for t in clause.children(verb, "dobj") if t.i > first.i]
        beside = clause.leftmost(first) == verb.i + 1
        if verb.pos == "VERB" and after and beside and not clause.children(verb, "dative"):
            clause.hang(first, verb.i, "dative")


def mend_named(clause: Clause, root: Token) -> None:
    """`branded Russia an aggressor`: whom somebody calls a thing is given nothing."""
    for who in [t for t in clause.words() if t.dep == "dative" and t.pos in NOUNS]:
        verb = clause.tokens[who.head]
        what = [t for t in clause.children(verb, "dobj") if t.i > who.i]
        if verb.lemma in list_words("naming") and what:
            clause.hang(who, verb.i, "dobj")
            clause.hang(what[0], verb.i, "oprd")
