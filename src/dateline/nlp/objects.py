"""Mends what a verb has where times, grounds or other phrases stand between it and what belongs to it."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Token
from dateline.nlp.clause_tokens import SUBJECTS, Clause, list_words

NOUNS = frozenset({"NOUN", "PROPN"})
TIMES = frozenset({"DATE", "TIME"})
ADDRESSED = ("prep", "dative")


def mend_asked(clause: Clause, root: Token) -> None:
    """`called on Chad on Monday to free two men`: what is asked for, taken for a purpose."""
    for verb in [t for t in clause.words() if t.dep == "advcl" and t.tag == "VB"]:
        asking = clause.tokens[verb.head]
        opened = clause.children(verb, "aux")
        to_whom = [p for p in clause.children(asking, *ADDRESSED) if p.lower in list_words("asked_of")]
        if not to_whom or asking.lemma not in list_words("asking") or not opened or opened[0].tag != "TO":
            continue
        if to_whom[0].i < opened[0].i and clause.tokens[opened[0].i - 1].text != ",":
            clause.hang(verb, asking.i, "xcomp")


def mend_joined(clause: Clause, root: Token) -> None:
    """`called for restraint and an inquiry`: the second of a row behind a preposition, joined to the verb."""
    for noun in [t for t in clause.words() if t.dep == "conj" and t.pos == "NOUN"]:
        verb, first = clause.tokens[noun.head], clause.leftmost(noun)
        joint = next((t for t in clause.children(verb, "cc") if t.i == first - 1), None)
        if joint is None or verb.pos != "VERB" or verb.i > noun.i or clause.children(noun, "nsubj", "aux"):
            continue
        preps = [t for t in clause.children(verb, "prep") if clause.rightmost(t) == joint.i - 1]
        row = [t for prep in preps for t in clause.children(prep, "pobj")]
        if row and row[-1].pos == "NOUN":
            clause.hang(noun, row[-1].i, "conj")
            clause.hang(joint, row[-1].i, "cc")


def mend_handed(clause: Clause, root: Token) -> None:
    """`handed over to the envoys on Sunday two guards`: a time before the object, taken to describe it."""
    for time in [t for t in clause.words() if t.dep in ("nmod", "compound") and t.ent in TIMES]:
        noun = clause.tokens[time.head]
        prep = clause.tokens[noun.head]
        verb = clause.tokens[prep.head]
        counted = clause.children(noun, "nummod", "det")
        if noun.dep != "pobj" or prep.i != time.i - 1 or verb.pos != "VERB" or not counted:
            continue
        if counted[0].i > time.i and not noun.ent and not clause.children(verb, "dobj", "auxpass"):
            clause.hang(time, prep.i, "pobj")
            clause.hang(noun, verb.i, "dobj")


def mend_supplied(clause: Clause, root: Token) -> None:
    """`was supplied with drones and parts by Iran`: who does it, hung on what is given."""
    for by in [t for t in clause.words() if t.dep == "prep" and t.lower in list_words("by")]:
        thing = clause.tokens[by.head]
        lead = clause.tokens[thing.head] if thing.dep == "conj" else thing
        prep = clause.tokens[lead.head]
        verb = clause.tokens[prep.head]
        named = [t for t in clause.children(by, "pobj") if t.pos in NOUNS]
        passive = verb.tag == "VBN" and clause.children(verb, "auxpass") and not clause.children(verb, "agent")
        if named and passive and lead.dep == "pobj" and prep.lower in list_words("given_with"):
            clause.hang(by, verb.i, "agent")


def mend_added_charge(clause: Clause, root: Token) -> None:
    """`accused India of backing the group, a charge that it denied`: the charge is the whole, not the group."""
    for noun in [t for t in clause.words() if t.dep == "appos" and t.lemma in list_words("charges_told")]:
        denied = any(t.lemma in list_words("turning_down") for t in clause.children(noun, "relcl"))
        opened = clause.tokens[clause.leftmost(noun) - 1].text == ","
        verb = clause.tokens[noun.head]
        while verb.head != verb.i and (verb.pos != "VERB" or verb.dep in ("pcomp", "xcomp", "acl")):
            verb = clause.tokens[verb.head]
        if denied and opened and verb.pos == "VERB":
            clause.hang(noun, verb.i, "dobj")


def mend_called(clause: Clause, root: Token) -> None:
    """`dismissed as worthless a map of Chad`: what it is called, taken to describe what is turned down."""
    for called in [t for t in clause.words() if t.dep == "amod" and t.i > clause.first + 1]:
        noun, prep = clause.tokens[called.head], clause.tokens[called.i - 1]
        verb = clause.tokens[prep.head]
        det = clause.children(noun, "det", "poss")
        if prep.lower != "as" or noun.head != prep.i or not det or det[0].i < called.i:
            continue
        if verb.lemma in list_words("turning_down") and not clause.children(verb, "dobj"):
            clause.hang(called, prep.i, "pobj")
            clause.hang(noun, verb.i, "dobj")


def mend_behind(clause: Clause, root: Token) -> None:
    """`sent off to Oman on Sunday a fugitive`: what stands behind a time, taken for a measure, is the object."""
    for noun in [t for t in clause.words() if t.dep == "npadvmod" and t.pos == "NOUN" and t.ent not in TIMES]:
        verb, first = clause.tokens[noun.head], clause.leftmost(noun)
        between = [t for t in clause.children(verb, "prep") if verb.i < t.i < noun.i]
        counted = clause.children(noun, "det", "nummod")
        if verb.pos != "VERB" or not between or not counted or clause.children(verb, "dobj", "auxpass"):
            continue
        if first == clause.rightmost(between[-1]) + 1 and clause.tokens[first - 1].ent in TIMES:
            clause.hang(noun, verb.i, "dobj")


def mend_apposed(clause: Clause, root: Token) -> None:
    """`took Laos to task for a pact with the FDLR, the militia`: what only calls a name something is no object."""
    for noun in [t for t in clause.words() if t.dep == "dobj" and t.pos == "NOUN"]:
        first, verb = clause.leftmost(noun), clause.tokens[noun.head]
        before = clause.tokens[max(first - 2, clause.first)]
        to_whom = [t for t in clause.children(verb, "dative") if t.pos in NOUNS and t.i < first - 2]
        parted = clause.tokens[first - 1].text == "," and first - 2 > verb.i
        if to_whom and parted and before.pos == "PROPN" and clause.children(noun, "det"):
            clause.hang(noun, before.i, "appos")
            clause.hang(to_whom[0], verb.i, "dobj")


def mend_worth(clause: Clause, root: Token) -> None:
    """`Credits worth two million for Chad were held up`: a sum that was taken for what a sentence says."""
    if root.lower not in list_words("amounts") or root.pos != "ADJ" or clause.children(root, "cop"):
        return
    subject = next(iter(clause.children(root, "nsubj")), None)
    verb = next((t for t in clause.children(root, "advcl", "ccomp", "conj") if t.i > root.i), None)
    if subject is None or verb is None or subject.i > root.i or clause.children(verb, *SUBJECTS, "mark"):
        return
    clause.hang(verb, verb.i, "ROOT")
    clause.hang(subject, verb.i, "nsubjpass" if clause.children(verb, "auxpass") else "nsubj")
    for prep in [t for t in clause.children(root, "prep") if t.i < verb.i]:
        clause.hang(prep, subject.i, "prep")
    for other in [t for t in clause.children(root) if t.i > verb.i]:
        clause.hang(other, verb.i, other.dep)
    clause.hang(root, subject.i, "amod")


def mend_should(clause: Clause, root: Token) -> None:
    """`said he would cut off power should Oman let them in`: a condition, told by what stands before its subject."""
    for aux in [t for t in clause.words() if t.dep == "aux" and t.lower in list_words("inverted")]:
        verb = clause.tokens[aux.head]
        subject = [t for t in clause.children(verb, *SUBJECTS) if t.i > aux.i]
        told = [t for t in clause.children(clause.tokens[verb.head], "ccomp") if t.i < aux.i]
        if subject and told and verb.dep == "ccomp" and clause.tokens[aux.i - 1].text not in "\"“'":
            clause.hang(verb, told[0].i, "advcl")


def mend_phrasal(clause: Clause, root: Token) -> None:
    """`fended off a demand`: what stands behind a verb of two words is its object, not where it is done."""
    for part in [t for t in clause.words() if t.dep == "prep" and t.i > clause.first]:
        verb = clause.tokens[part.i - 1]
        if verb.pos != "VERB" or part.head != verb.i or f"{verb.lemma} {part.lower}" not in list_words("phrasal"):
            continue
        for noun in clause.children(part, "pobj"):
            if noun.ent not in TIMES and not clause.children(verb, "dobj", "auxpass"):
                clause.hang(noun, verb.i, "dobj")
                clause.put(replace(clause.tokens[part.i], dep="prt", tag="RP"))


def mend_rung(clause: Clause, root: Token) -> None:
    """`rang Chad's president`: only what one is or becomes is no object."""
    for noun in [t for t in clause.words() if t.dep == "attr" and t.pos in NOUNS]:
        verb = clause.tokens[noun.head]
        if verb.pos == "VERB" and verb.i < noun.i and verb.lemma not in list_words("linking"):
            clause.hang(noun, verb.i, "dobj")


def mend_held(clause: Clause, root: Token) -> None:
    """`held it responsible`: whom somebody holds to be so is the object, and says nothing itself."""
    for word in [
        t for t in clause.words() if t.dep == "ccomp" and t.pos == "ADJ" and t.lower in list_words("held_to_be")
    ]:
        verb = clause.tokens[word.head]
        who = next(iter(clause.children(word, "nsubj")), None)
        if who is not None and verb.lemma in list_words("holding_to_be") and verb.i < who.i < word.i:
            clause.hang(who, verb.i, "dobj")
            clause.hang(word, verb.i, "oprd")


def mend_offered(clause: Clause, root: Token) -> None:
    """`an offer by President Moi of seats in parliament`: what is offered, hung on the name of who offers it."""
    for prep in [t for t in clause.words() if t.dep == "prep" and t.lower == "of"]:
        name = clause.tokens[prep.head]
        by = clause.tokens[name.head]
        if name.ent == "PERSON" and name.dep == "pobj" and by.lower in list_words("by") and by.dep == "prep":
            clause.hang(prep, by.head, "prep")


MENDS = (
    (mend_joined, frozenset({"conj", "cc", "pobj"})),
    (mend_asked, frozenset({"advcl", "TO"})),
    (mend_handed, frozenset({"pobj", "prep"})),
    (mend_supplied, frozenset({"auxpass", "VBN", "pobj"})),
    (mend_called, frozenset({"as", "amod"})),
    (mend_added_charge, frozenset({"appos", "relcl", ","})),
    (mend_behind, frozenset({"npadvmod"})),
    (mend_apposed, frozenset({"dobj", "dative", ","})),
    (mend_offered, frozenset({"of", "by", "pobj"})),
    (mend_phrasal, frozenset({"prep", "pobj"})),
    (mend_rung, frozenset({"attr"})),
    (mend_held, frozenset({"ccomp", "nsubj"})),
    (mend_worth, frozenset({"worth", "nsubj"})),
    (mend_should, frozenset({"should", "ccomp"})),
)


def mend_carried(clause: Clause, root: Token) -> None:
    """`led 30 men away`: whom a verb takes away is its object, not a measure of the way."""
    for noun in [t for t in clause.words() if t.dep == "npadvmod" and t.pos == "NOUN" and not t.ent]:
        way = clause.tokens[noun.head]
        verb = clause.tokens[way.head]
        if way.lower in list_words("ways") and way.i == noun.i + 1 and verb.pos == "VERB" and verb.i < noun.i:
            clause.hang(noun, verb.i, "dobj")
