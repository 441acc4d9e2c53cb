"""Mends what verbs of two words, and verbs of giving, have beside them."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Token
from dateline.nlp.clause_tokens import Clause, list_words
from dateline.nlp.mend import mend_lemma

NAMES = frozenset({"GPE", "PERSON", "ORG", "NORP", "LOC", "FAC"})
TIMES = ("DATE", "TIME")
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


def mend_near(clause: Clause, root: Token) -> None:
    """`moved tanks close to the border`: where to, hung on a word that was taken to describe what is moved."""
    for near in [t for t in clause.words() if t.lower in list_words("near_to") and t.dep in ("amod", "advmod")]:
        governor = clause.tokens[near.head]
        to = next((p for p in clause.children(near, "prep") if p.lower == "to" and p.i == near.i + 1), None)
        if to is not None and governor.i < near.i:
            clause.hang(to, governor.i, "prep")


def mend_pulled(clause: Clause, root: Token) -> None:
    """`withdrew the first group of its men from Mali`: where they were pulled out of is not where they are from."""
    for source in [t for t in clause.words() if t.lower == "from" and t.dep == "prep"]:
        held = clause.tokens[source.head]
        above = clause.tokens[held.head] if held.dep == "pobj" else source
        verb = clause.tokens[clause.tokens[above.head].head if above.lower == "of" else held.head]
        pulled = verb.lemma in list_words("pulling") and held.i < source.i
        inside = [n for prep in clause.children(held, "prep") for n in clause.children(prep, "pobj")]
        owned = any(clause.children(noun, "poss") for noun in (held, *inside))
        if pulled and held.dep in ("dobj", "nsubjpass", "pobj") and owned:
            clause.hang(source, verb.i, "prep")


def mend_bereft(clause: Clause, root: Token) -> None:
    """`but in Lahore lawyers boycotted the courts`: a town behind a preposition that is left without one."""
    tokens = clause.tokens
    for town in [t for t in clause.words() if t.dep == "compound" and t.ent == "GPE" and t.i > clause.first]:
        prep, noun = tokens[town.i - 1], tokens[town.head]
        bare = prep.dep == "prep" and prep.i < town.i and not clause.children(prep)
        if bare and noun.dep in ("nsubj", "nsubjpass") and noun.tag == "NNS" and prep.head == noun.head:
            clause.hang(town, prep.i, "pobj")


def mend_timed(clause: Clause, root: Token) -> None:
    """`was wounded last night`: a time right behind a passive is no object."""
    for time in [t for t in clause.words() if t.dep == "dobj" and t.ent in TIMES]:
        verb = clause.tokens[time.head]
        if verb.tag == "VBN" and verb.i < time.i and clause.children(verb, "auxpass"):
            clause.hang(time, verb.i, "npadvmod")


def mend_following(clause: Clause, root: Token) -> None:
    """`died following an attack`: a participle that is a preposition."""
    for part in [t for t in clause.words() if t.dep == "advcl" and t.lower in list_words("participles_before")]:
        for noun in clause.children(part, "dobj"):
            if noun.i > part.i and not clause.children(part, "nsubj", "aux", "prt"):
                clause.put(replace(part, pos="ADP", dep="prep", tag="IN", lemma=part.lower))
                clause.hang(noun, part.i, "pobj")


def mend_counted(clause: Clause, root: Token) -> None:
    """`handed over five men`: a particle that was taken to belong to the number behind it."""
    for part in [t for t in clause.words() if t.dep == "quantmod" and t.tag == "RP" and t.i > clause.first]:
        verb = clause.tokens[part.i - 1]
        if verb.pos == "VERB":
            clause.hang(part, verb.i, "prt")


def mend_given(clause: Clause, root: Token) -> None:
    """`gave Benin back a throne`: of two objects side by side the first is to whom something is given."""
    for first in [t for t in clause.words() if t.dep == "dobj" and t.pos in NOUNS and t.ent in NAMES]:
        verb = clause.tokens[first.head]
        after = [t for t in clause.children(verb, "dobj") if t.i > first.i]
        beside = clause.leftmost(first) == verb.i + 1
        if verb.pos == "VERB" and after and beside and not clause.children(verb, "dative"):
            clause.hang(first, verb.i, "dative")


def mend_pair(clause: Clause, root: Token) -> None:
    """`The government of Nepal and the Maoists opened talks`: two subjects with `and` between them are one."""
    for first in [t for t in clause.words() if t.dep == "nsubj" and clause.children(t, "cc")]:
        joined = clause.children(first, "cc")[-1]
        for second in clause.children(clause.tokens[first.head], "nsubj"):
            if second.i > joined.i and second.pos in NOUNS and clause.leftmost(second) == joined.i + 1:
                clause.hang(second, first.i, "conj")


def mend_opener(clause: Clause, root: Token) -> None:
    """`Pakistan trained Lankan pilots.`, `German police handed lists to Chad.`: who does it, taken for an adverb."""
    for name in [t for t in clause.words() if t.dep == "npadvmod" and t.pos in NOUNS and not t.ent.startswith(TIMES)]:
        verb = clause.tokens[name.head]
        before = [t for t in clause.children(verb, "amod", "det") if t.i < name.i]
        opens = min([clause.leftmost(name), *(t.i for t in before)]) == clause.first and name.i == verb.i - 1
        if not opens or clause.children(verb, "nsubj", "nsubjpass", "auxpass"):
            continue
        for other in before:
            clause.hang(other, name.i, other.dep)
        bare = verb.tag == "VBN" and clause.children(verb, "dobj") and not clause.children(verb, "aux")
        if verb.dep == "ROOT" and (verb.tag == "VBD" or bare):
            clause.hang(name, verb.i, "nsubj")
            clause.hang(verb, verb.i, "ROOT", "VBD")
        elif verb.tag in ("VBD", "VBN") and verb.dep == "amod" and verb.head == root.i and name.ent in NAMES:
            clause.hang(verb, verb.i, "ROOT", "VBD")
            clause.hang(root, verb.i, "dobj")
            clause.hang(name, verb.i, "nsubj")


def mend_named(clause: Clause, root: Token) -> None:
    """`branded Russia an aggressor`: whom somebody calls a thing is given nothing."""
    for who in [t for t in clause.words() if t.dep == "dative" and t.pos in NOUNS]:
        verb = clause.tokens[who.head]
        what = [t for t in clause.children(verb, "dobj") if t.i > who.i]
        if verb.lemma in list_words("naming") and what:
            clause.hang(who, verb.i, "dobj")
            clause.hang(what[0], verb.i, "oprd")


def mend_trade(clause: Clause, root: Token) -> None:
    """`Laos exports power to Thailand.`: a verb that was taken for a plural, between a state and what it has."""
    if root.tag != "NNS" or root.lower not in list_words("trading"):
        return
    names = [t for t in clause.children(root, "compound", "amod", "nmod", "nsubj") if t.i < root.i and t.ent == "GPE"]
    what = [t for t in clause.children(root, "appos", "dobj", "npadvmod", "dep") if t.i > root.i and t.pos in NOUNS]
    if len(names) != 1 or not what or clause.leftmost(root) != clause.first or names[0].i != root.i - 1:
        return
    clause.put(replace(root, pos="VERB", tag="VBZ", lemma=mend_lemma(root.lower, "VERB", root.lemma)))
    clause.hang(names[0], root.i, "nsubj")
    clause.hang(what[0], root.i, "dobj")


def mend_assured(clause: Clause, root: Token) -> None:
    """`assured the opposition that a vote would follow`: what somebody is told, not which somebody."""
    for told in [t for t in clause.words() if t.dep == "relcl" and clause.children(t, "mark") and t.i > clause.first]:
        who = clause.tokens[told.head]
        verb = clause.tokens[who.head]
        own = clause.children(told, "nsubj", "nsubjpass")
        if who.dep in ("dobj", "dative") and verb.lemma in list_words("telling") and own:
            clause.hang(told, verb.i, "ccomp")


def mend_left(clause: Clause, root: Token) -> None:
    """`freed three workers unharmed`: whom it is done to, and how they are then."""
    for how in [t for t in clause.words() if t.dep == "ccomp" and t.lower in list_words("found_so")]:
        verb, who = clause.tokens[how.head], clause.children(how, "nsubj")
        bare = not clause.children(how, "aux", "mark", "cop") and not clause.children(verb, "dobj", "auxpass")
        if bare and verb.pos == "VERB" and who and verb.i < who[0].i < how.i:
            clause.hang(who[0], verb.i, "dobj")
            clause.hang(how, verb.i, "oprd")


def mend_let(clause: Clause, root: Token) -> None:
    """`let go two sailors`: whom somebody lets go, not what they go."""
    for verb in [t for t in clause.words() if t.lemma in list_words("letting")]:
        for way in clause.children(verb, "xcomp", "ccomp"):
            whom = clause.children(way, "dobj")
            if way.i == verb.i + 1 and way.lower in list_words("let_to") and whom and not clause.children(verb, "dobj"):
                clause.hang(whom[0], verb.i, "dobj")


def mend_gift(clause: Clause, root: Token) -> None:
    """`gave Dutch detectives details`: a plural right before what is given is to whom it is given."""
    for who in [t for t in clause.words() if t.dep == "compound" and t.tag == "NNS" and t.i > clause.first]:
        what = clause.tokens[who.head]
        verb = clause.tokens[what.head]
        bare = verb.lemma in list_words("giving") and not clause.children(verb, "dative", "auxpass")
        if what.dep == "dobj" and bare and who.i == what.i - 1:
            for other in [t for t in clause.children(what, "det", "amod", "poss", "nummod", "compound") if t.i < who.i]:
                clause.hang(other, who.i, other.dep)
            clause.hang(who, verb.i, "dative")


def mend_wielded(clause: Clause, root: Token) -> None:
    """`Police lathi-charged the strikers`: a verb of two words that the parser takes apart."""
    for weapon in [t for t in clause.words() if t.lower in list_words("charged_with_arms") and t.i + 2 < clause.last]:
        link, verb = clause.tokens[weapon.i + 1], clause.tokens[weapon.i + 2]
        if link.text != "-" or verb.tag not in ("VBD", "VBN") or weapon.head != verb.i:
            continue
        who = [t for t in clause.children(weapon) if t.i < weapon.i and t.pos in ("NOUN", "PROPN")]
        clause.put(replace(verb, lemma=f"{weapon.lower}-{verb.lemma}"))
        clause.hang(weapon, verb.i, "npadvmod")
        if who and not clause.children(verb, "nsubj", "nsubjpass"):
            clause.hang(who[-1], verb.i, "nsubj")
        _mend_charged(clause, clause.tokens[verb.i])


def _mend_charged(clause: Clause, verb: Token) -> None:
    """`Students were lathi-charged`: a passive that was taken for what somebody is."""
    be = clause.tokens[verb.head]
    if verb.dep != "acomp" or be.lemma != "be":
        return
    clause.put(replace(verb, pos="VERB", tag="VBN", head=verb.i if be.dep == "ROOT" else be.head, dep=be.dep))
    for other in clause.children(be):
        if other.i != verb.i:
            clause.hang(other, verb.i, "nsubjpass" if other.dep == "nsubj" else other.dep)
    clause.put(replace(be, pos="AUX", head=verb.i, dep="auxpass"))


MENDS = (
    (mend_parted, frozenset({"npadvmod", "prt"})),
    (mend_particle, frozenset({"prt", "pobj"})),
    (mend_bereft, frozenset({"compound", "prep", "NNS"})),
    (mend_near, frozenset({"to", "prep"})),
    (mend_pulled, frozenset({"from", "poss"})),
    (mend_following, frozenset({"advcl", "VBG", "dobj"})),
    (mend_counted, frozenset({"quantmod", "RP"})),
    (mend_given, frozenset({"dobj"})),
    (mend_assured, frozenset({"relcl", "mark"})),
    (mend_left, frozenset({"ccomp", "nsubj"})),
    (mend_let, frozenset({"go", "dobj"})),
    (mend_gift, frozenset({"compound", "NNS", "dobj"})),
    (mend_named, frozenset({"dative", "dobj"})),
)
