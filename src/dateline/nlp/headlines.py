"""Mends headlines, which leave out what tells a passive, and verbs in them that look like nouns."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Token
from dateline.nlp.clause_tokens import Clause, list_words
from dateline.nlp.mend import mend_lemma

OBJECTS = frozenset({"dobj", "ccomp", "xcomp"})
ENDS = frozenset({".", "?", "!", ";", ":", ",", "”", '"', "''"})


def _is_headline(clause: Clause) -> bool:
    return clause.tokens[clause.last - 1].text not in ENDS


def mend_passive(clause: Clause, root: Token) -> None:
    """`Trader shot dead in Lagos`: whom it was done to, taken for who does it; so in a row of such deeds."""
    if not _is_headline(clause) or not _is_done(clause, root):
        return
    row = [t for t in clause.children(root, "ccomp") if t.i < root.i and _is_done(clause, t)]
    for verb in (*row, root):
        _turn(clause, verb, counted=bool(row))
    if row:
        clause.hang(clause.tokens[row[0].i], row[0].i, "ROOT")
        clause.hang(clause.tokens[root.i], row[0].i, "conj")


def mend_row(clause: Clause, root: Token) -> None:
    """`Two clerks killed, five wounded in Gweru attack`: the happening that a row ends with, taken for its verb."""
    done = [t for t in clause.words() if t.lower in list_words("done_in_headlines") and t.i > clause.first]
    if not _is_headline(clause) or len(done) != 2 or root.i != clause.last - 1 or done[1].i + 3 > root.i:
        return
    (first, second), prep = done, clause.tokens[done[1].i + 1]
    hit, others = _subject(clause, first), clause.tokens[second.i - 1]
    parted = any(t.text == "," for t in clause.tokens[first.i : second.i])
    if (
        hit is None
        or not parted
        or prep.lower not in list_words("within")
        or others.pos not in ("NOUN", "PROPN", "NUM")
    ):
        return
    for place in clause.tokens[prep.i + 1 : root.i]:
        clause.hang(place, root.i, "compound")
    for stray in clause.children(root):
        if stray.i < prep.i:
            clause.hang(stray, first.i, stray.dep)
    clause.put(replace(root, pos="NOUN", tag="NN", head=prep.i, dep="pobj"))
    clause.hang(prep, second.i, "prep")
    clause.put(replace(first, head=first.i, dep="ROOT", tag="VBN"))
    lemma = mend_lemma(second.lower, "VERB", second.lemma)
    clause.put(replace(second, pos="VERB", head=first.i, dep="conj", tag="VBN", lemma=lemma))
    clause.hang(hit, first.i, "nsubjpass")
    clause.hang(others, second.i, "nsubjpass")


def _is_done(clause: Clause, verb: Token) -> bool:
    """Whether a verb tells of what is done to the subject before it, and has no object."""
    if verb.lower not in list_words("done_in_headlines") or verb.tag not in ("VBD", "VBN"):
        return False
    held = {t.dep for t in clause.children(verb) if t.lower not in list_words("held_as") and t.i > verb.i}
    return not held & OBJECTS and not clause.children(verb, "aux", "auxpass") and _subject(clause, verb) is not None


def _subject(clause: Clause, verb: Token) -> Token | None:
    return next((t for t in clause.children(verb, "nsubj") if t.i < verb.i), None)


def _turn(clause: Clause, verb: Token, *, counted: bool) -> None:
    """counted: whether the subject may be a bare number."""
    subject = _subject(clause, verb)
    if subject is not None and (counted or subject.tag != "CD"):
        clause.hang(subject, verb.i, "nsubjpass")
        clause.put(replace(clause.tokens[verb.i], tag="VBN"))
    for state in clause.children(verb, "dobj"):
        clause.hang(state, verb.i, "oprd")  # `held hostage`
    for by in clause.children(verb, "prep"):
        if by.lower in list_words("by"):
            clause.hang(by, verb.i, "agent")


def mend_doing(clause: Clause, root: Token) -> None:
    """`Mob lynches two thieves`: who does it, taken for a part of the verb's name."""
    who = clause.tokens[root.i - 1] if root.i > clause.first else root
    named = root.tag == "VBZ" and who.dep == "compound" and who.head == root.i
    if named and clause.children(root, "dobj") and not clause.children(root, "nsubj", "nsubjpass", "aux", "expl"):
        clause.hang(who, root.i, "nsubj")


def mend_meanwhile(clause: Clause, root: Token) -> None:
    """`Four hurt as police cane students`: what somebody does at that time, taken for the name of a thing."""
    for mark in [t for t in clause.words() if t.dep == "prep" and t.lower in list_words("meanwhile")]:
        thing = next(iter(clause.children(mark, "pobj")), None)
        if thing is None or not _is_headline(clause):
            continue
        between = clause.tokens[mark.i + 1 : thing.i]
        deed = next((t for t in between[1:] if t.lower in list_words("done_meanwhile") and t.dep == "compound"), None)
        if deed is None or any(t.pos not in ("NOUN", "PROPN", "ADJ", "NUM") for t in between):
            continue
        _part(clause, mark, deed, thing)


def _part(clause: Clause, mark: Token, deed: Token, thing: Token) -> None:
    """Makes of one row of nouns who does it, what is done, and to whom."""
    who = clause.tokens[deed.i - 1]
    for other in [t for t in clause.tokens[mark.i + 1 : deed.i - 1] if t.head not in range(mark.i + 1, deed.i)]:
        clause.hang(other, who.i, other.dep)
    clause.put(replace(clause.tokens[who.i], head=deed.i, dep="nsubj"))
    for other in [t for t in clause.tokens[deed.i + 1 : thing.i] if t.head == deed.i]:
        clause.hang(other, thing.i, other.dep)
    tag = "VBZ" if deed.lower.endswith("s") else "VBP"
    lemma = mend_lemma(deed.lower, "VERB", deed.lemma)
    clause.put(replace(deed, pos="VERB", tag=tag, lemma=lemma, head=mark.head, dep="advcl"))
    clause.hang(thing, deed.i, "dobj")
    clause.put(replace(clause.tokens[mark.i], head=deed.i, dep="mark", pos="SCONJ"))


MENDS = (
    (mend_row, frozenset({",", "nsubj"})),
    (mend_meanwhile, frozenset({"pobj", "compound"})),
    (mend_doing, frozenset({"VBZ", "compound", "dobj"})),
    (mend_passive, frozenset({"nsubj"})),
)
