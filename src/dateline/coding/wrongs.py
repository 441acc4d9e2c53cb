"""Whether a clause that somebody tells charges its subject with a wrong: `was behind the raid`, `was meddling`."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.grammar.tree import SUBJECTS, Tree
from dateline.model import Token

NAMES = frozenset({"GPE", "NORP", "ORG", "PERSON"})
Words = Mapping[str, frozenset[str]]


def tells_wrong(tree: Tree, words: Words, clause: Token) -> bool:
    """Whether a clause tells of a wrong by what its verb is, does, or does to whom."""
    if _is(words, clause, "perpetrating"):
        return any(_is(words, t, "crimes") for t in tree.children(clause, "dobj"))
    found = [clause, *tree.children(clause, "acomp", "prep", "attr")]
    # "were put behind bars" is no guilt
    found = [t for t in found if t.dep != "prep" or clause.lemma == "be"]
    if clause.lemma != "not" and any(_is(words, t, "guilt") for t in found):
        return True
    return any(_is_wrong(tree, words, verb) for verb in (clause, *_tried(tree, words, clause)))


def _tried(tree: Tree, words: Words, clause: Token) -> list[Token]:
    """What somebody is said to try: `was trying to destabilise the region`."""
    return tree.children(clause, "xcomp") if _is(words, clause, "attempting") else []


def _is_wrong(tree: Tree, words: Words, verb: Token) -> bool:
    """Whether a deed is a wrong by its verb, or by what it is done to: `sheltered rebels`, `broke an agreement`."""
    subject = tree.child(verb, *SUBJECTS) or tree.child(tree.head(verb), *SUBJECTS)
    if tree.child(verb, "neg", "auxpass") or subject is None or not _may_be_charged(tree, words, subject):
        return False
    if _is(words, verb, "wronging"):
        return True
    things = tree.children(verb, "dobj")
    sides = (("sheltering", "outlaws"), ("breaking", "promises"), ("stealing", "stolen"))
    return any(_is(words, verb, deed) and any(_is(words, t, what) for t in things) for deed, what in sides)


def _may_be_charged(tree: Tree, words: Words, subject: Token) -> bool:
    """Whether a subject is a name or a power, and none of the speaker's own (`his party`)."""
    own = any(t.pos == "PRON" for t in tree.children(subject, "poss"))
    return not own and (subject.ent in NAMES or subject.pos == "PROPN" or _is(words, subject, "powers"))


def _is(words: Words, token: Token, name: str) -> bool:
    listed = words.get(name, frozenset())
    return token.lower in listed or token.lemma in listed
