"""Mends what stands before the verb of a main clause and was taken for part of something else."""

from __future__ import annotations

from dateline.model import Token
from dateline.nlp.clause_tokens import SUBJECTS, Clause

NAMES = frozenset({"GPE", "PERSON", "ORG", "NORP"})
NOUNS = frozenset({"NOUN", "PROPN"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
OWNING = ("poss", "det")
HEADING = 12  # words that head a report, at most


def mend_opened(clause: Clause, root: Token) -> None:
    """`After shots in Sirte, Manila closed its embassy`: who does it, taken for another of the places before it."""
    if root.tag not in FINITE or clause.children(root, *SUBJECTS, "csubj", "expl"):
        return
    for name in [t for t in clause.words() if t.dep == "conj" and t.pos in NOUNS and t.i < root.i]:
        opens = clause.leftmost(name)
        helpers = [t.i for t in clause.children(root, "aux", "neg", "advmod") if t.i < root.i]
        before = clause.tokens[opens - 1] if opens > clause.first else None
        joined = clause.children(clause.tokens[name.head], "cc")
        if before is not None and before.text == "," and not joined and name.i + 1 == min([root.i, *helpers]):
            clause.hang(name, root.i, "nsubj")
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


def mend_headed(clause: Clause, root: Token) -> None:
    """`KARACHI, Jan. 14: Mobs burned two buses`: where a report comes from is no subject of its first sentence."""
    colon = next((t for t in clause.words()[:HEADING] if t.text == ":"), None)
    if colon is None:
        return
    for head in [t for t in clause.words() if t.i < colon.i and t.dep in SUBJECTS]:
        verb = clause.tokens[head.head]
        if verb.i > colon.i and any(t.i > colon.i for t in clause.children(verb, *SUBJECTS)):
            clause.hang(head, verb.i, "dep")
