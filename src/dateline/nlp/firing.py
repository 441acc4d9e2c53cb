"""Mends deeds that are named by gerunds: `police firing`, `resorted to firing`."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Token
from dateline.nlp.clause_tokens import Clause, list_words

DEEDS = ("acl", "pobj", "dobj")
HOLDING = ("pobj", "dobj", "nsubj")


def mend_deed(clause: Clause, root: Token) -> None:
    """`killed in police firing`, `the retaliatory firing by police`: a gerund that is the head of its phrase."""
    for deed in [t for t in clause.words() if t.dep in DEEDS and t.lower in list_words("deeds")]:
        noun = clause.tokens[deed.i - 1]
        if noun.dep not in HOLDING or not _follows(clause, deed, noun) or clause.children(deed, "dobj"):
            continue
        up, dep = noun.head, noun.dep
        for other in clause.children(noun):
            if other.i != deed.i:
                clause.hang(other, deed.i, other.dep)
        clause.hang(noun, deed.i, "compound")
        clause.hang(deed, up, dep, "NN")
        clause.put(replace(clause.tokens[deed.i], pos="NOUN", lemma=deed.lower))


def mend_fired(clause: Clause, root: Token) -> None:
    """`Rockets fired from a camp hit a town`: two verbs that nothing joins, of which the first tells which rockets."""
    for hit in [t for t in clause.words() if t.dep == "conj" and t.tag == "VBD"]:
        fired = clause.tokens[hit.head]
        shell = next(iter(clause.children(fired, "nsubj")), None)
        sent = fired.lemma in list_words("sent_off") and fired.tag == "VBD" and shell is not None
        origin = any(t.lower == "from" for t in clause.children(fired, "prep") if t.i < hit.i)
        joined = clause.children(fired, "cc", "dobj", "aux") or clause.children(hit, "nsubj", "aux")
        if not sent or not origin or joined or shell is None or clause.tokens[hit.i - 1].text == ",":
            continue
        clause.hang(hit, fired.head if fired.head != fired.i else hit.i, fired.dep)
        for other in clause.children(fired):
            if other.i > hit.i:
                clause.hang(other, hit.i, other.dep)
        clause.hang(shell, hit.i, "nsubj")
        clause.hang(fired, shell.i, "acl", "VBN")


def _follows(clause: Clause, deed: Token, noun: Token) -> bool:
    """Whether a deed goes with the noun before it, though it was hung on that, beside it, or on what that stands by."""
    if deed.dep == "acl" and deed.head == noun.i:
        return True
    prep = clause.tokens[noun.head]
    beside = prep.i if deed.dep == "pobj" else prep.head
    return noun.dep == "pobj" and deed.head == beside and not _aimed(clause, deed)


def mend_resorted(clause: Clause, root: Token) -> None:
    """`resorted to firing`, `lost in police firing`: a gerund that is a noun."""
    held = ("pcomp", "pobj")
    for deed in [t for t in clause.words() if t.dep in held and t.tag == "VBG" and t.lower in list_words("deeds")]:
        if not clause.children(deed, "dobj", "prt", "agent") and not _aimed(clause, deed):
            for force in clause.children(deed, "nsubj"):
                if force.i == deed.i - 1:
                    clause.hang(force, deed.i, "compound")
            dep = "pobj" if deed.dep == "pcomp" else deed.dep
            clause.put(replace(deed, pos="NOUN", tag="NN", dep=dep, lemma=deed.lower))


def mend_amid(clause: Clause, root: Token) -> None:
    """`patrolled the town after rioting left 40 dead`: unrest of nobody in particular, not what the subject did."""
    for deed in [t for t in clause.words() if t.dep == "pcomp" and t.lower in list_words("unrest")]:
        if clause.tokens[deed.head].lower in list_words("amid") and not clause.children(deed, "dobj"):
            clause.put(replace(deed, pos="NOUN", tag="NN", dep="pobj", lemma=deed.lower))


def _aimed(clause: Clause, deed: Token) -> bool:
    """`accused of firing at a school`: by whom that was done is told above it."""
    return any(t.lower in list_words("aimed") for t in clause.children(deed, "prep"))
