"""Mends what a coordinated verb goes on from: the main verb, not what somebody said or was to do."""

from __future__ import annotations

from dateline.model import Token
from dateline.nlp.clause_tokens import DEEPEST, SUBJECTS, Clause

FINITE = frozenset({"VBD", "VBZ", "VBP"})


def resume(clause: Clause, root: Token) -> None:
    """`urged both to talk and offered help`, `said it had left, and warned Oman`: a past goes on from the main verb."""
    for verb in [t for t in clause.words() if t.dep == "conj" and t.tag == "VBD" and not clause.children(t, *SUBJECTS)]:
        first = clause.tokens[verb.head]
        over = _finite_over(clause, first)
        if over is not None and over.tag == "VBD" and (_is_bare(clause, first) or _is_told(clause, first, verb)):
            clause.hang(verb, over.i, "conj")


def _finite_over(clause: Clause, token: Token) -> Token | None:
    """The verb in a finite tense above a word, one before it in the text."""
    for _ in range(DEEPEST):
        over = clause.tokens[token.head]
        if over.i == token.i or over.i > token.i:
            return None
        if over.tag in FINITE:
            return over
        token = over
    return None


def _is_bare(clause: Clause, verb: Token) -> bool:
    """An infinitive or a gerund, with which a past tense is never joined."""
    return verb.tag == "VBG" or (verb.tag == "VB" and any(t.tag == "TO" for t in clause.children(verb, "aux")))


def _is_told(clause: Clause, verb: Token, joined: Token) -> bool:
    """What somebody said, in a tense with an auxiliary, before a comma: `said it had fired, and warned ...`."""
    joint = clause.tokens[joined.i - 1]
    comma = joint.dep == "cc" and clause.tokens[joint.i - 1].text == ","
    return verb.dep == "ccomp" and comma and bool(clause.children(verb, "aux"))
