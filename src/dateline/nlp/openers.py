"""Mends what stands before the verb of a main clause and was taken for part of something else."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Token
from dateline.nlp.clause_tokens import SUBJECTS, Clause, list_words

NAMES = frozenset({"GPE", "PERSON", "ORG", "NORP"})
NOUNS = frozenset({"NOUN", "PROPN"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
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
