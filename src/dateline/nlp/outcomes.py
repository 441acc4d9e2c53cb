"""Mends clauses that tell what a deed left behind: `clashes over a well left more than 50 people dead`."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Token
from dateline.nlp.clause_tokens import DEEPEST, SUBJECTS, Clause, list_words
from dateline.nlp.mend import mend_lemma

NAMES = frozenset({"GPE", "PERSON", "ORG", "NORP"})


def mend_left(clause: Clause, root: Token) -> None:
    """`left 50 people dead`: those of whom there are so many are the object of the verb."""
    for state in [t for t in clause.words() if t.dep == "oprd" and t.lower in list_words("left_so")]:
        verb = clause.tokens[state.head]
        if verb.lemma not in list_words("leaving") or clause.children(verb, "dobj"):
            continue
        for counted in clause.children(state, "nsubj", "nummod")[:1]:
            clause.hang(counted, verb.i, "dobj")


def mend_fought(clause: Clause, root: Token) -> None:
    """`clashed after police evicted them, wounding four`: what the clash led to, whichever verb it was hung on."""
    results = [t for t in clause.words() if t.dep == "advcl" and t.tag == "VBG" and t.lemma in list_words("results")]
    for result in results:
        verb = clause.tokens[result.head]
        if clause.tokens[result.i - 1].text != "," or verb.lemma in list_words("striking") | list_words("firing"):
            continue
        near = [clause.tokens[verb.head]] if verb.dep == "advcl" else clause.children(verb, "advcl")
        fights = [t for t in near if t.i < result.i and t.lemma in list_words("clashing")]
        if fights and verb.lemma not in list_words("clashing") and not clause.children(result, *SUBJECTS):
            clause.hang(result, fights[-1].i, "advcl")


def mend_dead(clause: Clause, root: Token) -> None:
    """`shot dead two armed men`: a state right behind the verb is what comes of it, no sign of those it befell."""
    for state in [t for t in clause.words() if t.dep == "amod" and t.lower in list_words("left_so")]:
        verb, hit = clause.tokens[state.i - 1], clause.tokens[state.head]
        if verb.pos == "VERB" and verb.lemma in list_words("striking") and hit.head == verb.i and hit.i > state.i:
            clause.hang(state, verb.i, "oprd")


def mend_shot(clause: Clause, root: Token) -> None:
    """`shot dead a clerk`: whom a verb is done to, taken for what the state behind it has."""
    for state in [t for t in clause.words() if t.dep == "oprd" and t.lower in list_words("left_so")]:
        for hit in clause.children(state, "dobj"):
            clause.hang(hit, state.head, "dobj")


def mend_gapped(clause: Clause, root: Token) -> None:
    """`Three were killed and nine wounded`, `two of them held`: a passive without what the one before it has."""
    for verb in [t for t in clause.words() if t.dep == "conj" and t.tag in ("VBN", "VBD")]:
        over, subject = clause.tokens[verb.head], next(iter(clause.children(verb, "nsubj")), None)
        more = [t for t in clause.children(verb, "det") if t.lower in list_words("one_more") and t.i == verb.i - 1]
        subject = subject or next(iter(more), None)
        if subject is None or clause.children(verb, "aux", "auxpass", "dobj", "agent"):
            continue
        counted = subject.tag == "CD" or bool(clause.children(subject, "nummod"))
        counted = counted or bool(more) or subject.lower in list_words("some_of")
        if counted and clause.children(over, "auxpass") and subject.i < verb.i:
            clause.hang(subject, verb.i, "nsubjpass")
            clause.hang(clause.tokens[verb.i], over.i, "conj", "VBN")


def mend_sustained(clause: Clause, root: Token) -> None:
    """`Two were killed and a dozen sustained injuries when ...`: a past tense that was taken to describe the harm."""
    for verb in [t for t in clause.words() if t.dep == "amod" and t.lower in list_words("sustained")]:
        harm = clause.tokens[verb.head]
        counted = [t for t in clause.children(harm, "nummod", "nmod", "compound") if t.i == verb.i - 1]
        if harm.dep not in ("conj", "ROOT") or not counted or harm.lower not in list_words("harms"):
            continue
        for other in [t for t in clause.children(harm) if t.i < verb.i - 1 and t.dep != "cc"]:
            clause.hang(other, counted[0].i, other.dep)
        for told in [t for t in clause.children(harm, "relcl", "advcl") if clause.children(t, *SUBJECTS)]:
            clause.hang(told, verb.i, "advcl")
        lemma = mend_lemma(verb.lower, "VERB", verb.lemma)
        over = verb.i if harm.dep == "ROOT" else harm.head
        clause.put(replace(verb, pos="VERB", tag="VBD", lemma=lemma, head=over, dep=harm.dep))
        clause.hang(counted[0], verb.i, "nsubj")
        clause.hang(harm, verb.i, "dobj")


def mend_gapped_agent(clause: Clause, root: Token) -> None:
    """`Three were killed by guards and nine wounded`: those wounded are no more of those who did it."""
    for verb in [t for t in clause.words() if t.dep == "acl" and t.tag == "VBN"]:
        hit = clause.tokens[verb.head]
        first = clause.tokens[hit.head]
        by = clause.tokens[first.head]
        over = first if first.tag == "VBN" else clause.tokens[by.head]
        counted = bool(clause.children(hit, "nummod", "det")) or hit.tag == "CD"
        listed = hit.dep == "conj" and (over is first or by.dep == "agent")
        if not listed or not counted or not clause.children(over, "auxpass"):
            continue
        if verb.i == hit.i + 1 and not clause.children(verb, "agent"):
            for link in clause.children(first, "cc") if over is not first else ():
                clause.hang(link, over.i, "cc")
            clause.hang(hit, verb.i, "nsubjpass")
            clause.hang(clause.tokens[verb.i], over.i, "conj")


def mend_lost(clause: Clause, root: Token) -> None:
    """`Clashes over a well left 50 dead`: a past tense that the parser hung on the noun right before it."""
    for verb in [t for t in clause.words() if t.dep == "acl" and t.tag == "VBD"]:
        noun = _over(clause, root)
        if verb.lemma not in list_words("leaving") or noun is None or noun.i > verb.i:
            continue
        for other in clause.children(noun) if noun is not root else clause.children(root):
            if other.i > verb.i:
                clause.hang(other, verb.i, other.dep)
        if noun is not root:
            clause.hang(root, verb.i, "prep")
        clause.hang(noun, verb.i, "nsubj")
        clause.hang(verb, verb.i, "ROOT")
        return


def mend_led(clause: Clause, root: Token) -> None:
    """`Chad on Monday agreed to talks`: a name that opens a clause, with its day between it and the verb."""
    for name in [t for t in clause.words() if t.dep == "npadvmod" and t.pos == "PROPN" and t.ent in NAMES]:
        verb = clause.tokens[name.head]
        finite = (
            verb.tag in ("VBD", "VBZ", "VBP") or verb.tag == "VBN" and bool(clause.children(verb, "aux", "auxpass"))
        )
        if not finite or name.i > verb.i or clause.children(verb, *SUBJECTS, "csubj", "expl"):
            continue
        opens = clause.leftmost(name) == clause.first or clause.tokens[clause.leftmost(name) - 1].text in "-,;:—–"
        if opens and clause.tokens[name.i + 1].dep in ("prep", "npadvmod"):
            clause.hang(name, verb.i, "nsubjpass" if clause.children(verb, "auxpass") else "nsubj")


def mend_fronted(clause: Clause, root: Token) -> None:
    """`In a raid near Jos, a rebel leader was caught`: who follows a place that opens a clause is its subject."""
    helps = clause.children(root, "aux", "auxpass")
    if root.tag not in ("VBD", "VBZ", "VBP") and not helps or clause.children(root, *SUBJECTS, "csubj", "expl"):
        return
    begin = min(t.i for t in (root, *helps))
    behind = [t for t in clause.words() if t.dep == "appos" and t.i < begin and t.pos in ("NOUN", "PROPN", "NUM")]
    for noun in reversed(behind):
        first = clause.leftmost(noun)
        parted = first > clause.first and clause.tokens[first - 1].text == ","
        if parted and clause.rightmost(noun) == begin - 1 and _opens(clause, root, clause.tokens[noun.head]):
            clause.hang(noun, root.i, "nsubjpass" if clause.children(root, "auxpass") else "nsubj")
            return


def mend_gerund(clause: Clause, root: Token) -> None:
    """`Shelling by the army killed two, a doctor said`: a deed with its doer, before a verb that has no subject yet."""
    deed = clause.tokens[clause.first]
    verb, doers = clause.tokens[deed.head], clause.children(deed, "agent", "prep")
    if deed.tag != "VBG" or deed.dep not in ("advcl", "csubj") or verb.tag not in ("VBD", "VBZ", "VBP"):
        return
    if doers and doers[0].lower in list_words("by") and not clause.children(verb, *SUBJECTS) and verb.i > deed.i:
        clause.put(replace(deed, tag="NN", pos="NOUN", lemma=deed.lower, dep="nsubj"))
        clause.hang(doers[0], deed.i, "prep")


def _opens(clause: Clause, root: Token, noun: Token) -> bool:
    """Whether a noun stands in a phrase with a preposition at the beginning of a clause."""
    fronts = [t for t in clause.children(root, "prep") if t.i < noun.i and clause.leftmost(t) == clause.first]
    return any(clause.rightmost(t) >= noun.i for t in fronts)


def mend_beside(clause: Clause, root: Token) -> None:
    """`moved the head of police, Mr Doe`: a name behind a comma is no second object."""
    for name in [t for t in clause.words() if t.dep == "dobj" and t.pos == "PROPN"]:
        titles = [t for t in clause.children(clause.tokens[name.head], "dobj") if t.i < name.i and t.pos == "NOUN"]
        first = clause.leftmost(name)
        if titles and clause.tokens[first - 1].text == ",":
            clause.hang(name, titles[-1].i, "appos")


def _over(clause: Clause, root: Token) -> Token | None:
    """The noun that heads a sentence without a verb, also behind a time that opens it (`In 2021 clashes ...`)."""
    if root.pos in ("NOUN", "PROPN"):
        return root
    objects = clause.children(root, "pobj") if root.pos == "ADP" else []
    return objects[-1] if len(objects) > 1 and objects[-1].pos == "NOUN" else None


def mend_allowed(clause: Clause, root: Token) -> None:
    """`gave the envoy 48 hours to leave`: the time is what is given, and what is to be done in it hangs on the verb."""
    for time in [t for t in clause.words() if t.dep == "npadvmod" and t.lemma in list_words("allowed")]:
        verb = clause.tokens[time.head]
        deeds = [*clause.children(time, "relcl", "acl"), *clause.children(verb, "xcomp", "advcl")]
        meant = [t for t in deeds if t.i > time.i and any(a.tag == "TO" for a in clause.children(t, "aux"))]
        if verb.lemma != "give" or not clause.children(verb, "dative") or clause.children(verb, "dobj") or not meant:
            continue
        clause.hang(time, verb.i, "dobj")
        clause.hang(meant[0], verb.i, "xcomp")


def mend_tried(clause: Clause, root: Token) -> None:
    """`shot at men who tried to storm the bank, killing two`: those killed who shot, not those who only tried."""
    for result in [t for t in clause.words() if t.dep == "advcl" and t.tag == "VBG"]:
        tried = clause.tokens[result.head]
        tried = clause.tokens[tried.head] if tried.dep == "xcomp" else tried
        known = result.lemma in list_words("results") and clause.tokens[result.i - 1].text == ","
        if not known or tried.dep not in ("relcl", "acl") or tried.lemma not in list_words("trying"):
            continue
        struck = _verb_over(clause, tried)
        if struck.lemma in list_words("firing") and struck.i < tried.i:
            clause.hang(result, struck.i, "advcl")


def mend_purpose(clause: Clause, root: Token) -> None:
    """`opened fire to quell a riot, killing two`, `when men threw stones, killing two`: it comes of the deed."""
    for result in [t for t in clause.words() if t.dep == "advcl" and t.tag == "VBG"]:
        purpose = clause.tokens[result.head]
        known = result.lemma in list_words("results") and clause.tokens[result.i - 1].text == ","
        if purpose.dep == "xcomp" and clause.tokens[purpose.head].dep == "advcl":
            purpose = clause.tokens[purpose.head]  # `when they tried to flee, killing two`
        meanwhile = purpose.dep == "advcl" and purpose.tag == "VBD" and purpose.i < result.i
        if not known or purpose.dep not in ("advcl", "xcomp") or not (purpose.tag == "VB" or meanwhile):
            continue
        struck = clause.tokens[purpose.head]
        if struck.lemma in list_words("firing") and struck.i < purpose.i:
            clause.hang(result, struck.i, "advcl")


def mend_behind(clause: Clause, root: Token) -> None:
    """`patrolled the town after rioting over fares left nine dead`: what stands behind `after` left them so."""
    for verb in [t for t in clause.words() if t.dep in ("advcl", "acl") and t.lemma in list_words("leaving")]:
        so = [t for t in clause.children(verb, "oprd") if t.lower in list_words("left_so")]
        if not so or clause.children(verb, *SUBJECTS, "mark", "aux", "auxpass"):
            continue
        before = clause.tokens[max(clause.first, verb.i - DEEPEST) : verb.i]
        prep = next((t for t in reversed(before) if t.lower in list_words("amid") and t.dep == "prep"), None)
        noun = next(iter(clause.children(prep, "pobj", "pcomp")), None) if prep else None
        between = clause.tokens[prep.i : verb.i] if prep else []
        if prep and noun and not any(t.text == "," for t in between):
            clause.hang(verb, prep.head, "advcl", "VBD")
            clause.hang(noun, verb.i, "nsubj")
            clause.hang(prep, verb.i, "mark")


def _verb_over(clause: Clause, token: Token) -> Token:
    """The next verb that governs a word; the top of the sentence if there is none."""
    for _ in range(DEEPEST):
        token = clause.tokens[token.head]
        if token.pos == "VERB" or token.head == token.i:
            break
    return token


# These in this order, each with the labels, tags or texts without which it cannot be.
MENDS = (
    (mend_shot, frozenset({"oprd", "dobj"})),
    (mend_lost, frozenset({"acl", "VBD"})),
    (mend_sustained, frozenset({"amod", "NNS"})),
    (mend_gapped_agent, frozenset({"acl", "conj", "auxpass"})),
    (mend_led, frozenset({"npadvmod"})),
    (mend_gerund, frozenset({"VBG"})),
    (mend_fronted, frozenset({"appos", "prep", ","})),
    (mend_beside, frozenset({"dobj", ","})),
    (mend_behind, frozenset({"oprd", "prep"})),
    (mend_tried, frozenset({"VBG", "advcl", ","})),
    (mend_purpose, frozenset({"VBG", "advcl", ","})),
    (mend_allowed, frozenset({"npadvmod", "dative", "TO"})),
)

# These stand behind what tells who denied it.
LATER = (
    (mend_gapped, frozenset({"auxpass", "conj", "nsubj"})),
    (mend_left, frozenset({"oprd"})),
    (mend_fought, frozenset({"advcl", "VBG", ","})),
    (mend_dead, frozenset({"amod", "dead"})),
)
