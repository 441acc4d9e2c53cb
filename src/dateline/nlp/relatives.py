"""Mends clauses that belong to a noun: whose they are, and what stands in one in a noun's place."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Token
from dateline.nlp.clause_tokens import SUBJECTS, Clause, list_words

PLACES = frozenset({"GPE", "LOC", "FAC"})
TIMES = frozenset({"DATE", "TIME"})


def fought(clause: Clause, root: Token) -> None:
    """`clashes with rebels that left ten dead`: what the fighting did, not those who fought."""
    for verb in [t for t in clause.words() if t.dep == "relcl" and t.lemma in list_words("results")]:
        side = clause.tokens[verb.head]
        prep = clause.tokens[side.head]
        fight = clause.tokens[prep.head]
        told = any(t.tag == "WDT" for t in clause.children(verb, "nsubj"))
        if told and side.dep == "pobj" and prep.dep == "prep" and fight.lemma in list_words("fights"):
            clause.hang(verb, fight.i, "relcl")


def mend_relative(clause: Clause, root: Token) -> None:
    """`a charge that Chad rejected`: with a relative word inside, the clause tells of the noun, not what it says."""
    for verb in [t for t in clause.words() if t.dep == "acl" and t.i > t.head]:
        if any(t.tag == "WDT" and t.i < verb.i for t in clause.children(verb, "dobj", "nsubj")):
            clause.hang(verb, verb.head, "relcl")
        for that in clause.children(verb, "mark"):
            answered = verb.lemma in list_words("answered") and not clause.children(verb, "dobj", "ccomp", "xcomp")
            if that.lower == "that" and that.i == verb.head + 1 and answered:
                clause.put(replace(that, tag="WDT", pos="PRON", dep="dobj"))
                clause.hang(verb, verb.head, "relcl")


def mend_amount(clause: Clause, root: Token) -> None:
    """`has given Chad what now totals a billion in aid`, `provided it with what ...`: the sum is what was given."""
    for what in [t for t in clause.words() if t.lower == "what" and t.dep == "nsubj"]:
        verb = clause.tokens[what.head]
        holder = clause.tokens[verb.head]
        if verb.lemma not in list_words("amounting") or verb.dep not in ("pcomp", "ccomp"):
            continue
        inside = [n for prep in clause.children(verb, "prep") for n in clause.children(prep, "pobj")]
        sums = clause.children(verb, "dobj", "attr") or inside
        if sums:
            clause.hang(sums[0], holder.i, "pobj" if verb.dep == "pcomp" else "dobj")
            clause.hang(verb, sums[0].i, "acl")
            return


def mend_laden(clause: Clause, root: Token) -> None:
    """`drove a truck packed with explosives into a bank`: where it went belongs to the driving."""
    for laden in [t for t in clause.words() if t.dep == "acl" and t.lemma in list_words("laden")]:
        load = clause.tokens[laden.head]
        drive = clause.tokens[load.head]
        for prep in clause.children(laden, "prep") if load.dep == "dobj" else ():
            if prep.lower in list_words("aimed_into"):
                clause.hang(prep, drive.i, "prep")


def mend_named_late(clause: Clause, root: Token) -> None:
    """`hacked to death eight tourists who had come`: what stands beside no noun is what the verb is done to."""
    for noun in [t for t in clause.words() if t.dep == "appos"]:
        verb = clause.tokens[noun.head]
        if verb.pos == "VERB" and noun.i > verb.i and not clause.children(verb, "dobj", "auxpass"):
            clause.hang(noun, verb.i, "dobj")


def mend_timed_plan(clause: Clause, root: Token) -> None:
    """`expressed readiness on Monday to sell gas`: what somebody is ready for, with a day before it."""
    for verb in [t for t in clause.words() if t.dep == "advcl" and t.tag == "VB"]:
        noun = next((t for t in clause.children(clause.tokens[verb.head], "dobj") if t.i < verb.i), None)
        if noun is None or noun.lemma not in list_words("infinitive_nouns"):
            continue
        between = clause.tokens[noun.i + 1 : clause.leftmost(verb)]
        if between and all(t.ent in TIMES or t.dep == "prep" for t in between):
            clause.hang(verb, noun.i, "acl")


def mend_among(clause: Clause, root: Token) -> None:
    """`and 11 people, among them four guards, were hurt`: those who are among the many are not all of them."""
    for part in [t for t in clause.words() if t.dep in SUBJECTS]:
        among = [t for t in clause.children(part, "prep") if t.i < part.i and t.lower in list_words("among")]
        whole = [t for t in clause.children(part, "dep", "nmod", "npadvmod", "appos") if t.i < part.i]
        if not among or not whole or clause.tokens[among[0].i - 1].text != "," or not whole[-1].i < among[0].i:
            continue
        if any(t.pos == "PRON" for t in clause.children(among[0], "pobj")):
            clause.hang(whole[-1], part.head, part.dep)
            clause.hang(part, whole[-1].i, "appos")
            return


def mend_against(clause: Clause, root: Token) -> None:
    """`held a rally in the town against Oman`: against whom it is, taken for what stands by the place."""
    for against in [t for t in clause.words() if t.dep == "prep" and t.lower in list_words("against")]:
        spot = clause.tokens[against.head]
        prep = clause.tokens[spot.head]
        placed = spot.dep == "pobj" and prep.dep == "prep" and spot.i == against.i - 1
        if placed and (spot.lemma in list_words("spots") or spot.ent in PLACES):
            clause.hang(against, prep.head, "prep")


def mend_agent_behind(clause: Clause, root: Token) -> None:
    """`Arms were seized from the spot by the army`: who does it, taken for what stands by the place."""
    for by in [t for t in clause.words() if t.dep == "prep" and t.lower in list_words("by")]:
        spot = clause.tokens[by.head]
        prep = clause.tokens[spot.head]
        verb = clause.tokens[prep.head]
        placed = spot.dep == "pobj" and prep.dep == "prep" and spot.lemma in list_words("spots")
        if placed and by.i == spot.i + 1 and clause.children(verb, "auxpass") and not clause.children(verb, "agent"):
            clause.hang(by, verb.i, "agent")


MENDS = (
    (mend_among, frozenset({",", "prep"})),
    (mend_against, frozenset({"prep", "pobj"})),
    (mend_agent_behind, frozenset({"prep", "auxpass", "pobj"})),
    (mend_timed_plan, frozenset({"advcl", "dobj", "TO"})),
    (mend_named_late, frozenset({"appos"})),
    (mend_laden, frozenset({"acl", "dobj", "prep"})),
    (fought, frozenset({"relcl", "WDT"})),
    (mend_relative, frozenset({"acl"})),
    (mend_amount, frozenset({"what", "nsubj"})),
)
