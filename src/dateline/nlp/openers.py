"""Mends what stands before the verb of a main clause and was taken for part of something else."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Token
from dateline.nlp.clause_tokens import SUBJECTS, Clause, list_words
from dateline.nlp.mend import mend_lemma

NAMES = frozenset({"GPE", "PERSON", "ORG", "NORP"})
NOUNS = frozenset({"NOUN", "PROPN"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
DESCRIBING = ("nmod", "compound")
OWNING = ("poss", "det")
HEADING = 12  # words that head a report, at most


def mend_opened(clause: Clause, root: Token) -> None:
    """`After shots in Sirte, Manila closed its embassy`: who does it, taken for another of the places before it.

    So with what is told before who says it: `..., Serbia and Kosovo came to terms, a mediator said`.
    """
    told = [t for t in clause.children(root, "ccomp") if t.i < root.i]
    for verb in (root, *told):
        if verb.tag in FINITE and not clause.children(verb, *SUBJECTS, "csubj", "expl"):
            _open(clause, verb)


def _open(clause: Clause, verb: Token) -> None:
    helpers = [t.i for t in clause.children(verb, "aux", "neg", "advmod") if t.i < verb.i]
    for name in [t for t in clause.words() if t.dep == "conj" and t.pos in NOUNS and t.i < verb.i]:
        opens = clause.leftmost(name)
        before = clause.tokens[opens - 1] if opens > clause.first else None
        joined = clause.children(clause.tokens[name.head], "cc")
        close = clause.rightmost(name) + 1 == min([verb.i, *helpers])
        if before is not None and before.text == "," and not joined and close:
            clause.hang(name, verb.i, "nsubj")
            return


def mend_placed(clause: Clause, root: Token) -> None:
    """`In a glade in Caqueta, guerrillas freed two men`: who does it, taken for what the place before it describes."""
    if root.tag not in FINITE or clause.children(root, *SUBJECTS, "csubj", "expl"):
        return
    for place in [t for t in clause.words() if t.dep in DESCRIBING and t.ent in PLACES and t.i < root.i]:
        noun, prep = clause.tokens[place.head], clause.tokens[place.i - 1]
        commas = [t for t in clause.tokens[place.i + 1 : noun.i] if t.text == ","]
        if noun.dep == "pobj" and noun.head == prep.i and commas and noun.i < root.i:
            for other in [t for t in clause.children(noun) if place.i != t.i < commas[0].i]:
                clause.hang(other, place.i, other.dep)
            clause.hang(place, prep.i, "pobj")
            clause.hang(noun, root.i, "nsubj")
            return


def mend_visiting(clause: Clause, root: Token) -> None:
    """`Visiting Oman, the premier praised its sultan`: where somebody is, taken for who speaks."""
    opening, name = clause.tokens[clause.first], clause.tokens[min(clause.first + 1, clause.last - 1)]
    if (
        not opening.lower.endswith("ing")
        or opening.head != name.i
        or name.dep not in SUBJECTS
        or name.ent not in PLACES
    ):
        return
    verb = clause.tokens[name.head]
    second = [t for t in (*clause.children(verb, *SUBJECTS), *clause.children(name, "appos")) if t.i > name.i]
    if second and clause.tokens[clause.leftmost(second[0]) - 1].text == "," and second[0].i < verb.i:
        lemma = mend_lemma(opening.lower, "VERB", opening.lemma)
        clause.hang(second[0], verb.i, name.dep)
        clause.put(replace(opening, head=verb.i, dep="advcl", pos="VERB", tag="VBG", lemma=lemma))
        clause.hang(name, opening.i, "dobj")


def mend_done(clause: Clause, root: Token) -> None:
    """`Rockets fired from Gaza by a band hit Ashkelon`: what was done to the subject by somebody leads no sentence."""
    for done in [t for t in clause.words() if t.dep in ("ROOT", "ccomp") and t.tag in ("VBD", "VBN")]:
        by = [t for t in clause.children(done, "agent", "prep") if t.lower in list_words("by")]
        subject = next(iter(clause.children(done, "nsubj")), None)
        second = next((t for t in clause.children(done, "conj") if _is_finite(clause, t)), None)
        if subject is None or second is None or not by or clause.children(done, "auxpass", "aux", "dobj", "cc"):
            continue
        if clause.children(second, *SUBJECTS) or clause.tokens[second.i - 1].text == ",":
            continue
        for other in [t for t in clause.children(done) if t.i > second.i]:
            clause.hang(other, second.i, other.dep)
        clause.hang(second, second.i if done.dep == "ROOT" else done.head, done.dep)
        clause.hang(subject, second.i, "nsubjpass" if clause.children(second, "auxpass") else "nsubj")
        clause.hang(done, subject.i, "acl", "VBN")


def _is_finite(clause: Clause, verb: Token) -> bool:
    return verb.tag in FINITE or any(t.tag in (*FINITE, "MD") for t in clause.children(verb, "aux", "auxpass"))


def mend_doing(clause: Clause, root: Token) -> None:
    """`Oman, breaking ranks with its allies, freed them`: what the subject does beside, taken for another subject."""
    for doing in [t for t in clause.words() if t.tag == "VBG" and t.dep == "amod" and t.i > clause.first]:
        noun = clause.tokens[doing.head]
        verb = clause.tokens[noun.head]
        first = [t for t in (*clause.children(noun, "nsubj"), *clause.children(verb, "nsubj")) if t.i < doing.i]
        parted = clause.tokens[doing.i - 1].text == "," and noun.i == doing.i + 1
        if noun.dep == "nsubj" and first and parted and clause.tokens[verb.i - 1].text == ",":
            clause.hang(doing, verb.i, "advcl")
            clause.hang(noun, doing.i, "dobj")
            clause.hang(first[0], verb.i, "nsubj")


def mend_apposed(clause: Clause, root: Token) -> None:
    """`Moscow, Iraq's chief supplier, blamed Ankara`: what is only called something else is not one more of a row."""
    for second in [t for t in clause.words() if t.dep == "conj" and t.pos == "NOUN"]:
        first = clause.tokens[second.head]
        opens, after = clause.leftmost(second), clause.tokens[min(second.i + 1, clause.last - 1)]
        between = {t.text for t in clause.tokens[first.i + 1 : opens]}
        owned = clause.children(second, *OWNING)
        single = first.ent in NAMES and first.dep in SUBJECTS and not clause.children(first, "cc")
        if single and between == {","} and after.text == "," and owned and not clause.children(second, "conj", "cc"):
            clause.hang(second, first.i, "appos")


def mend_striking(clause: Clause, root: Token) -> None:
    """`Striking miners pressed Chile`: who is described by what they do, not a deed that does something."""
    for doing in clause.children(root, "csubj"):
        doers = next((t for t in clause.children(doing, "dobj") if t.i == doing.i + 1 and t.tag == "NNS"), None)
        if doers is not None and doing.lower in list_words("describing_people"):
            clause.hang(doers, root.i, "nsubj")
            clause.put(replace(clause.tokens[doing.i], head=doers.i, dep="amod"))


def mend_headed(clause: Clause, root: Token) -> None:
    """`KARACHI, Jan. 14: Mobs burned two buses`: where a report comes from is no subject of its first sentence."""
    colon = next((t for t in clause.words()[:HEADING] if t.text == ":"), None)
    if colon is None:
        return
    for head in [t for t in clause.words() if t.i < colon.i and t.dep in SUBJECTS]:
        verb = clause.tokens[head.head]
        if verb.i > colon.i and any(t.i > colon.i for t in clause.children(verb, *SUBJECTS)):
            clause.hang(head, verb.i, "dep")


def mend_afterwards(clause: Clause, root: Token) -> None:
    """`Togo ended the treaty, hours after Rome questioned it`: a clause with a time in front reports nothing."""
    mark = next((t for t in clause.children(root, "mark") if t.lower in list_words("at_times")), None)
    told = [t for t in clause.children(root, "ccomp") if t.i < root.i and clause.children(t, *SUBJECTS)]
    if mark is None or not told or not told[-1].i < mark.i < root.i:
        return
    lead = [t.i for t in clause.children(root, "npadvmod", "advmod", "dep") if told[-1].i < t.i < mark.i]
    opens = min((clause.leftmost(clause.tokens[i]) for i in lead), default=mark.i)
    if clause.tokens[opens - 1].text == "," and _is_finite(clause, told[-1]):
        clause.hang(told[-1], told[-1].i, "ROOT")
        clause.hang(root, told[-1].i, "advcl")


MENDS = (
    (mend_afterwards, frozenset({"mark", "ccomp", ","})),
    (mend_striking, frozenset({"csubj", "VBG", "dobj"})),
    (mend_done, frozenset({"by", "conj", "nsubj"})),
    (mend_doing, frozenset({"VBG", "amod", "nsubj", ","})),
    (mend_placed, frozenset({"pobj", ","})),
    (mend_visiting, frozenset({","})),
)
