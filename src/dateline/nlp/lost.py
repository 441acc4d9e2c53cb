"""Mends verbs that were lost to a phrase: `were massing`, `on alert and massed forces`, `Cuba, its ally, called`."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Token
from dateline.nlp.clause_tokens import Clause, list_words
from dateline.nlp.mend import mend_lemma

NOUNS = frozenset({"NOUN", "PROPN"})
PARTICIPLES = frozenset({"VBD", "VBN", "JJ"})


def mend_massing(clause: Clause, root: Token) -> None:
    """`Troops were massing at the border`: a gerund that was taken for an adjective."""
    for word in [t for t in clause.words() if t.dep == "acomp" and t.lower in list_words("going_on_so")]:
        being = clause.tokens[word.head]
        if being.lemma != "be":
            continue
        top = word.i if being.head == being.i else being.head
        for other in clause.children(being):
            if other.i != word.i:
                clause.hang(other, word.i, other.dep)
        lemma = mend_lemma(word.lower, "VERB", word.lower.removesuffix("ing"))
        clause.put(replace(word, pos="VERB", tag="VBG", lemma=lemma, head=top, dep=being.dep))
        clause.put(replace(being, pos="AUX", head=word.i, dep="aux"))


def mend_alert(clause: Clause, root: Token) -> None:
    """`put its army on alert and massed forces`: a state that was taken to describe the object of the next verb."""
    for state in [t for t in clause.words() if t.dep == "amod" and t.lower in list_words("postures")]:
        noun = clause.tokens[state.head]
        prep, second = clause.tokens[noun.head], next(iter(clause.children(state, "conj")), None)
        link = next(iter(clause.children(state, "cc")), None)
        first = clause.tokens[prep.head]
        if second is None or link is None or noun.dep != "pobj" or prep.i != state.i - 1 or first.pos != "VERB":
            continue
        if second.i != link.i + 1 or second.tag not in PARTICIPLES:
            continue
        lemma = mend_lemma(second.lower, "VERB", second.lower.removesuffix("ed"))
        clause.put(replace(state, pos="NOUN", tag="NN", head=prep.i, dep="pobj"))
        clause.hang(link, first.i, "cc")
        clause.put(replace(second, pos="VERB", tag=first.tag, lemma=lemma, head=first.i, dep="conj"))
        clause.hang(noun, second.i, "dobj")
        for behind in [t for t in clause.children(first, "prep") if t.i > noun.i]:
            clause.hang(behind, second.i, "prep")


def mend_called(clause: Clause, root: Token) -> None:
    """`Cuba, the island's ally, called for restraint`: a past tense that was hung on what is told between commas."""
    if root.pos != "PROPN":
        return
    for told in clause.children(root, "appos"):
        for verb in clause.children(told, "acl", "relcl"):
            bare = not clause.children(verb, "nsubj", "nsubjpass", "aux", "auxpass", "agent")
            if verb.tag not in PARTICIPLES or not bare or clause.tokens[verb.i - 1].text != ",":
                continue
            clause.put(replace(verb, pos="VERB", tag="VBD", head=verb.i, dep="ROOT"))
            clause.hang(root, verb.i, "nsubj")
            return


def mend_sheltered(clause: Clause, root: Token) -> None:
    """`India says Canada shelters separatists`: a verb that was taken for a plural behind the name of a state."""
    for verb in [t for t in clause.words() if t.tag == "NNS" and t.lower in list_words("harbouring")]:
        who = clause.tokens[verb.i - 1] if verb.i > clause.first else verb
        below = [t for t in clause.children(verb, "appos", "dobj", "dep") if t.i > verb.i and t.pos in NOUNS]
        noun = below[0] if below else clause.tokens[verb.head]
        if who.head != verb.i or who.ent != "GPE" or noun.i < verb.i or noun.pos not in NOUNS:
            continue
        top, dep = (verb.head, verb.dep) if below else (noun.head, noun.dep)
        top = verb.i if (top == noun.i or dep == "ROOT") else top
        lemma = mend_lemma(verb.lower, "VERB", verb.lower.removesuffix("s"))
        clause.put(replace(verb, pos="VERB", tag="VBZ", lemma=lemma, head=top, dep=dep))
        clause.hang(who, verb.i, "nsubj")
        clause.hang(noun, verb.i, "dobj")
        return


def mend_tense(clause: Clause, root: Token) -> None:
    """`demanded that Oman withdraw and airlifted arms to Chad`: a past goes on from a past, not from an infinitive."""
    for verb in [t for t in clause.words() if t.dep == "conj" and t.tag in ("VBN", "VBD")]:
        first = clause.tokens[verb.head]
        told = clause.tokens[first.head]
        bare = not clause.children(verb, "nsubj", "nsubjpass", "aux", "auxpass", "agent") and first.pos == "VERB"
        if first.tag != "VB" or told.tag != "VBD" or first.dep not in ("ccomp", "xcomp") or not bare:
            continue
        if clause.children(verb, "dobj") and verb.i > first.i > told.i:
            clause.hang(verb, told.i, "conj", "VBD")


# Each with the labels, tags or texts without which there is nothing to mend.
MENDS = (
    (mend_massing, frozenset({"acomp"})),
    (mend_alert, frozenset({"amod", "conj", "pobj"})),
    (mend_called, frozenset({"appos", "acl", ","})),
    (mend_tense, frozenset({"conj", "VB", "VBD", "dobj"})),
    (mend_sheltered, frozenset({"NNS", "compound"})),
)
