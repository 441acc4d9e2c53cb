"""Mends verbs behind `and`, `or`, `to` and places, which the parser took to describe the noun that they have."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Token
from dateline.nlp import lost
from dateline.nlp.clause_tokens import Clause, list_words
from dateline.nlp.mend import mend_lemma

ENDING = "ed"
PARTICIPLES = ("ed", "en", "ut", "ought")
FINITE = frozenset({"VBD", "VBZ", "VBP"})


def mend_choice(clause: Clause, root: Token) -> None:
    """`told to leave or face arrest`: a verb behind `or` that was taken to describe the noun that it has."""
    for verb in [t for t in clause.words() if t.dep == "compound" and t.tag == "VB" and t.i > clause.first + 1]:
        noun, link = clause.tokens[verb.head], clause.tokens[verb.i - 1]
        first = clause.tokens[link.head]
        if link.dep == "cc" and first.tag == "VB" and noun.dep == "dobj" and noun.head == first.i:
            clause.hang(verb, first.i, "conj")
            clause.put(replace(clause.tokens[verb.i], pos="VERB", lemma=mend_lemma(verb.lower, "VERB", verb.lemma)))
            clause.hang(noun, verb.i, "dobj")


def mend_second(clause: Clause, root: Token) -> None:
    """`sacked two judges and dissolved parliament`: a verb behind `and` that was taken to describe its object."""
    for verb in [t for t in clause.words() if t.dep == "amod" and t.tag in ("VBN", "VBD") and t.i > clause.first]:
        noun, link = clause.tokens[verb.head], clause.tokens[verb.i - 1]
        first = clause.tokens[noun.head]
        lead = clause.tokens[first.head] if first.dep == "dobj" else first
        if link.dep != "cc" or noun.dep != "conj" or lead.tag not in ("VBD", "VBN") or lead.i == noun.i:
            continue
        if first is lead or verb.lemma in list_words("seconds"):
            clause.hang(link, lead.i, "cc")
            clause.hang(verb, lead.i, "conj", lead.tag)
            clause.hang(noun, verb.i, "dobj")


def mend_to_do(clause: Clause, root: Token) -> None:
    """`for Oman to free two men`: a verb that was taken for an adjective behind `to`."""
    for word in [t for t in clause.words() if t.tag == "JJ" and t.i > clause.first]:
        before = clause.tokens[word.i - 1]
        if before.tag == "TO" and before.head == word.i and clause.children(word, "dobj"):
            lemma = mend_lemma(word.lower, "VERB", word.lower)
            clause.put(replace(word, pos="VERB", tag="VB", lemma=lemma))


def mend_placed(clause: Clause, root: Token) -> None:
    """`Students in Dakar boycotted lectures`: a past tense behind a place, taken to describe what follows it."""
    if root.tag not in ("NNS", "NN") or any(t.tag in FINITE for t in clause.words()):
        return
    for prep in clause.children(root, "prep"):
        for noun in clause.children(prep, "pobj"):
            verb = next((t for t in clause.children(noun, "amod") if t.tag in ("VBN", "VBD")), None)
            place = clause.tokens[verb.i - 1] if verb is not None else None
            if verb is None or place is None or place.i == prep.i or not place.text[:1].isupper():
                continue
            clause.hang(verb, verb.i, "ROOT", "VBD")
            clause.hang(root, verb.i, "nsubj")
            clause.hang(noun, verb.i, "dobj")
            clause.put(replace(place, head=prep.i, dep="pobj", pos="PROPN", tag="NNP"))
            return


def mend_past(clause: Clause, root: Token) -> None:
    """`Ghana relaxed the rules`: what has a subject and an object is no adjective."""
    for word in [t for t in clause.words() if t.tag == "JJ" and t.lower.endswith(ENDING)]:
        if clause.children(word, "dobj") and clause.children(word, "nsubj") and not clause.children(word, "aux"):
            lemma = mend_lemma(word.lower, "VERB", word.lower.removesuffix(ENDING))
            clause.put(replace(word, pos="VERB", tag="VBD", lemma=lemma))


def mend_suspect(clause: Clause, root: Token) -> None:
    """`sent a war crimes suspect home`: a noun that was taken for a second verb, right behind what describes it."""
    for noun in [t for t in clause.words() if t.tag == "VBP" and t.dep == "conj" and t.i > clause.first]:
        before, verb = clause.tokens[noun.i - 1], clause.tokens[noun.head]
        if (
            before.tag != "NNS"
            or before.head != verb.i
            or before.dep != "dobj"
            or clause.children(noun, "nsubj", "dobj")
        ):
            continue
        for other in clause.children(before):
            clause.hang(other, noun.i, other.dep)
        for other in clause.children(clause.tokens[noun.i]):
            if other.i > noun.i:
                clause.hang(other, verb.i, other.dep)
        clause.put(replace(clause.tokens[noun.i], pos="NOUN", tag="NN", head=verb.i, dep="dobj", lemma=noun.lower))
        clause.hang(before, noun.i, "compound")


def mend_late(clause: Clause, root: Token) -> None:
    """`returned to the Peruvian state eight stones`: what stands behind the one to whom it goes."""
    for prep in [t for t in clause.words() if t.dep == "prep" and len(clause.children(t, "pobj")) == 2]:
        verb, (first, late) = clause.tokens[prep.head], clause.children(prep, "pobj")
        apart = clause.leftmost(late) == first.i + 1 and not clause.children(first, "conj", "appos")
        if verb.pos == "VERB" and apart and not clause.children(verb, "dobj", "auxpass"):
            clause.hang(late, verb.i, "dobj")


def mend_gerund(clause: Clause, root: Token) -> None:
    """`have begun handing in their arms`: a gerund that was taken for a noun, with its particle and its object."""
    for noun in [t for t in clause.words() if t.dep == "xcomp" and t.tag == "NN" and t.lower.endswith("ing")]:
        lemma = mend_lemma(noun.lower, "VERB", noun.lower.removesuffix("ing"))
        clause.put(replace(noun, pos="VERB", tag="VBG", lemma=lemma))
        for particle in clause.children(noun, "prep"):
            things = clause.children(particle, "pobj")
            if particle.tag == "RP" and particle.i == noun.i + 1 and things:
                clause.hang(particle, noun.i, "prt")
                clause.hang(things[0], noun.i, "dobj")


def mend_started(clause: Clause, root: Token) -> None:
    """`began massing tanks`: a gerund that was taken to describe what it is done to."""
    for word in [t for t in clause.words() if t.dep == "amod" and t.lower.endswith("ing") and t.i > clause.first]:
        verb, noun = clause.tokens[word.i - 1], clause.tokens[word.head]
        if verb.lemma in list_words("starting") and noun.head == verb.i and noun.dep == "dobj":
            lemma = mend_lemma(word.lower, "VERB", word.lower.removesuffix("ing"))
            clause.put(replace(word, head=verb.i, dep="xcomp", pos="VERB", tag="VBG", lemma=lemma))
            clause.hang(noun, word.i, "dobj")


def mend_ordered(clause: Clause, root: Token) -> None:
    """`ordered the accounts frozen`, `ordered two papers closed`: what is to be done to what stands before it."""
    for done in [t for t in clause.words() if t.dep in ("ccomp", "xcomp") and _may_be_done(t)]:
        order = clause.tokens[done.head]
        if order.lemma not in list_words("ordering") or clause.children(done, "aux", "mark", "dobj", "auxpass"):
            continue
        before = clause.children(done, "nsubj") or [t for t in clause.children(order, "dobj") if order.i < t.i < done.i]
        if before and done.i > order.i:
            _undergo(clause, done, before[0])
            for other in clause.children(done, "conj"):
                if _may_be_done(other) and (own := clause.children(other, "nsubj")):
                    _undergo(clause, other, own[0])


def _may_be_done(word: Token) -> bool:
    return word.tag in ("VBN", "VBD") or word.lower.endswith(PARTICIPLES)


def _undergo(clause: Clause, done: Token, what: Token) -> None:
    lemma = mend_lemma(done.lower, "VERB", done.lemma)
    clause.hang(what, done.i, "nsubjpass")
    clause.put(replace(clause.tokens[done.i], pos="VERB", tag="VBN", lemma=lemma))


def mend_for(clause: Clause, root: Token) -> None:
    """`calls from lawmakers for Oman to free two men`: who is to do a thing, and that it is what the call is for."""
    for prep in [t for t in clause.words() if t.dep == "prep" and t.lower in list_words("called_for")]:
        for who in clause.children(prep, "pobj"):
            verb = _next_infinitive(clause, who)
            call = _calling(clause, prep)
            if verb is None or call is None or clause.children(verb, "nsubj"):
                continue
            clause.hang(who, verb.i, "nsubj")
            clause.hang(prep, verb.i, "mark")
            clause.hang(verb, call.i, "acl")


def _next_infinitive(clause: Clause, noun: Token) -> Token | None:
    """The verb of an infinitive right behind a noun."""
    if noun.i + 1 >= clause.last or clause.tokens[noun.i + 1].tag != "TO":
        return None
    verb = clause.tokens[clause.tokens[noun.i + 1].head]
    return verb if verb.tag == "VB" and verb.dep in ("acl", "advcl", "xcomp", "relcl") else None


def _calling(clause: Clause, prep: Token) -> Token | None:
    """The noun that names a call, above a preposition: `calls from lawmakers for`."""
    noun = clause.tokens[prep.head]
    for _ in range(3):
        if noun.pos == "NOUN" and noun.lemma in list_words("infinitive_nouns"):
            return noun
        noun = clause.tokens[noun.head]
    return None


def mend_dressed(clause: Clause, root: Token) -> None:
    """`Men dressed as monks shot a judge`: `as monks shot` was taken for a clause of its own."""
    for like in [t for t in clause.words() if t.lower == "as" and t.dep == "mark" and t.i > clause.first]:
        worn, verb = clause.tokens[like.i - 1], clause.tokens[like.head]
        guise = next((n for n in clause.children(verb, "nsubj") if n.i > like.i), None)
        held = worn.dep in ("acl", "relcl")
        who = clause.tokens[worn.head] if held else next(iter(clause.children(worn, "nsubj")), None)
        worn_so = bool(list_words("disguised") & {worn.lower, worn.lemma}) and verb.head == worn.i
        if worn_so and guise is not None and who is not None:
            top = who if held else worn
            up, dep = (verb.i, "ROOT") if top.head == top.i else (top.head, top.dep)
            for other in [t for t in clause.children(top) if t.i > worn.i]:
                clause.hang(other, verb.i, other.dep)
            clause.hang(verb, up, dep)
            clause.hang(who, verb.i, "nsubj")
            clause.hang(worn, who.i, worn.dep if held else "acl", worn.tag if held else "VBN")
            clause.hang(like, worn.i, "prep")
            clause.hang(guise, like.i, "pobj")


def mend_swallowed(clause: Clause, root: Token) -> None:
    """`Rebels armed with rifles killed six, radio said`: the verb of those who stand before another subject."""
    subjects = [t for t in clause.children(root, "nsubj") if t.i < root.i]
    for who in subjects[:-1]:
        last = subjects[-1].i
        inside = [t for t in clause.words() if who.i < t.i < last and t.dep == "acl" and t.tag in ("VBN", "VBD")]
        lost = [t for t in inside if clause.children(t, "dobj") and t.head != who.i]
        if lost and not clause.children(lost[-1], "aux", "auxpass", "agent"):
            clause.hang(lost[-1], root.i, "ccomp", "VBD")
            clause.hang(who, lost[-1].i, "nsubj")


def mend_marked(clause: Clause, root: Token) -> None:
    """`opened its border to Syrians expelled from Lebanon`: a preposition that was taken to open a clause."""
    for prep in [t for t in clause.words() if t.dep == "mark" and t.lower in list_words("never_marks")]:
        verb = clause.tokens[prep.head]
        who = next((t for t in clause.children(verb, "nsubj") if prep.i < t.i < verb.i), None)
        if who is None or verb.dep != "advcl" or verb.tag not in ("VBD", "VBN") or clause.children(verb, "aux"):
            continue
        clause.hang(prep, verb.head, "prep")
        clause.hang(who, prep.i, "pobj")
        clause.hang(verb, who.i, "acl", "VBN")


# Each with the labels, tags or texts without which there is nothing to mend.
MENDS = (
    (mend_choice, frozenset({"VB", "compound", "cc"})),
    (mend_second, frozenset({"amod", "conj", "cc"})),
    (mend_to_do, frozenset({"TO", "JJ", "dobj"})),
    (mend_past, frozenset({"JJ", "nsubj", "dobj"})),
    (mend_suspect, frozenset({"VBP", "conj", "dobj"})),
    (mend_late, frozenset({"prep", "pobj"})),
    (mend_gerund, frozenset({"xcomp", "NN"})),
    (mend_started, frozenset({"amod", "dobj"})),
    (mend_ordered, frozenset({"dobj", "xcomp"})),
    (mend_ordered, frozenset({"nsubj", "ccomp"})),
    (mend_for, frozenset({"prep", "pobj", "TO"})),
    (mend_placed, frozenset({"prep", "amod", "pobj"})),
    (mend_swallowed, frozenset({"acl", "nsubj", ",", "dobj"})),
    (mend_marked, frozenset({"mark", "nsubj", "advcl"})),
    (mend_dressed, frozenset({"as", "mark", "nsubj"})),
    *lost.MENDS,
)
