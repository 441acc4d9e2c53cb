"""Mends verbs that the parser took for nouns, and nouns that it took for verbs."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Token
from dateline.nlp.clause_tokens import SUBJECTS, Clause, list_words
from dateline.nlp.mend import mend_lemma

LETTERS = 3  # a name's own small words are as short: bin, al, de
NOMINAL = SUBJECTS | {"dobj", "pobj"}


def mend_plural(clause: Clause, root: Token) -> None:
    """`Calls for a truce were rejected`, `investment flows in Laos rose`: a plural that was taken for a verb."""
    for noun in [t for t in clause.words() if t.tag == "VBZ" and t.dep in NOMINAL]:
        if clause.children(noun, "aux", "dobj", "ccomp", "xcomp"):
            continue
        for owner in clause.children(noun, *SUBJECTS):
            clause.hang(owner, noun.i, "compound")
        clause.put(replace(clause.tokens[noun.i], pos="NOUN", tag="NNS"))


def mend_common(clause: Clause, root: Token) -> None:
    """`an army jawan`: a word in small letters that was taken for a name."""
    for noun in [t for t in clause.words() if t.tag == "NNP" and t.dep in NOMINAL and t.text.islower()]:
        if len(noun.text) > LETTERS:
            clause.put(replace(noun, pos="NOUN", tag="NN"))


def mend_infinitive(clause: Clause, root: Token) -> None:
    """`no reason to extradite the general`: what goes on from a noun, and has its object, is no relative clause."""
    for verb in [t for t in clause.words() if t.dep == "relcl" and t.tag == "VB" and clause.children(t, "dobj")]:
        opened = clause.children(verb, "aux")
        if opened and opened[0].tag == "TO" and not clause.children(verb, *SUBJECTS):
            clause.hang(verb, verb.head, "acl")


def mend_people(clause: Clause, root: Token) -> None:
    """`remanded the accused`: people who are named by what was done to them."""
    for person in [
        t for t in clause.words() if t.tag == "VBN" and t.dep in NOMINAL and t.lower in list_words("named_so")
    ]:
        named = [t for t in clause.children(person, "det") if t.i < person.i]
        if named and not clause.children(person, "aux", "auxpass", "dobj", "agent"):
            clause.put(replace(person, pos="NOUN", tag="NNS", lemma=person.lower))


def mend_agent(clause: Clause, root: Token) -> None:
    """`a shell fired by the army hit him`: who stands right behind `by`, taken for a subject of what follows."""
    for by in [t for t in clause.words() if t.dep == "agent" and not clause.children(t, "pobj")]:
        for name in [t for t in clause.words() if t.dep == "nsubj" and t.i > by.i]:
            others = [t for t in clause.children(clause.tokens[name.head], *SUBJECTS) if t.i < by.i]
            if others and clause.leftmost(name) == by.i + 1:
                clause.hang(name, by.i, "pobj")
                break


def mend_shifted(clause: Clause, root: Token) -> None:
    """`returned to Iraq 40 paintings looted in the war`: what is given stands behind whom it is given to."""
    for part in [t for t in clause.words() if t.dep == "advcl" and t.tag in ("VBN", "VBD")]:
        verb, noun = clause.tokens[part.head], next(iter(clause.children(part, "nsubj")), None)
        behind = verb.i + 1 + len(clause.children(verb, "prt"))
        to = [t for t in clause.children(verb, "prep", "dative") if t.i == behind and t.lower == "to"]
        if noun is None or not to or clause.children(verb, "dobj") or clause.children(part, "aux", "mark", "dobj"):
            continue
        if noun.i < part.i and clause.tokens[clause.leftmost(noun) - 1].text != ",":
            clause.hang(noun, verb.i, "dobj")
            clause.hang(part, noun.i, "acl")


def mend_shot(clause: Clause, root: Token) -> None:
    """`The constable shot at the crowd.`: a past tense that was taken for a noun, right behind who does it."""
    who = clause.tokens[root.i - 1]
    aims = clause.tokens[root.i + 1].text == "at" if root.i + 1 < clause.last else False
    if root.lower not in list_words("past_nouns") or root.tag != "NN" or not aims or who.head != root.i:
        return
    if root.i == clause.first or who.dep not in ("amod", "compound"):
        return
    for other in clause.children(root):
        if other.i < who.i:
            clause.hang(other, who.i, other.dep)
    clause.put(replace(who, pos="PROPN" if who.pos == "PROPN" else "NOUN", tag="NN", dep="nsubj"))
    clause.put(replace(root, pos="VERB", tag="VBD", lemma=mend_lemma(root.lower, "VERB", root.lemma)))


def mend_gassed(clause: Clause, root: Token) -> None:
    """`Police fires tear gas at farmers`: a verb that was taken for a noun, before two words that are one name."""
    gas = next(iter(clause.children(root, "dobj")), None)
    verb = next(iter(clause.children(root, "nsubj")), None)
    if gas is None or verb is None or f"{root.lower} {gas.lower}" not in list_words("double_names"):
        return
    who = [t for t in clause.children(verb, "compound", "nmod", "amod") if t.i == verb.i - 1]
    if verb.i != root.i - 1 or verb.tag != "NNS" or not who:
        return
    for other in clause.children(root):
        clause.hang(other, verb.i, other.dep)
    clause.put(replace(clause.tokens[verb.i], pos="VERB", tag="VBZ", head=verb.i, dep="ROOT"))
    clause.hang(who[0], verb.i, "nsubj")
    clause.put(replace(root, pos="NOUN", tag="NN", lemma=root.lower, head=gas.i, dep="compound"))
