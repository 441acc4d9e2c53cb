"""Predicates between two parties of a clause, and what can be seen of them: what a model judges where no rule holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.coding.compose import Composer
from dateline.coding.parties import ids
from dateline.grammar.clause import is_passive, is_verb
from dateline.grammar.tree import Tree
from dateline.model import Mention, Token

CONTENT = frozenset({"VERB", "NOUN", "ADJ", "ADV", "PROPN"})
# Clauses that tell something of their own.
OTHER_CLAUSES = frozenset({"conj", "advcl", "relcl", "parataxis"})
NOMINAL_ROOTS = frozenset({"ROOT", "nsubj", "nsubjpass", "dobj"})
COMPLEMENTS = ("dobj", "dative", "xcomp", "ccomp", "acomp", "attr")
MOST_WORDS = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """A word with a party on each side. actors: who stands as doer; recipients: whom the rest of the clause names.

    joint: both stand together as doers.
    """

    word: Token
    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    joint: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Signs:
    """marks: names of what holds of a predicate. around: the other words of its clause that mean something."""

    marks: tuple[str, ...]
    around: tuple[str, ...]


def find_predicate(composer: Composer, word: Token) -> Predicate | None:
    """The word as a predicate, if it has a party on each side."""
    if is_verb(word):
        slots = composer.rules.frames.verb_actor, composer.rules.frames.verb_recipient
    elif word.pos == "NOUN" and word.dep in NOMINAL_ROOTS:
        slots = composer.rules.frames.noun_actor, composer.rules.frames.noun_recipient
    else:
        return None
    if word.dep in ("aux", "auxpass", "amod", "compound") or composer.cast.at(word):
        return None
    actors = composer.slots.parties(word, slots[0])
    if not actors:
        return None
    taken = ids(actors)
    recipients = composer.slots.parties(word, slots[1], taken)
    if is_verb(word):
        recipients = recipients or composer.slots.far(word, taken)
    if not recipients and len(taken) > 1:  # `Peru and Chile mapped the ridge`: what one does, the other does with it
        return Predicate(word=word, actors=actors[:1], recipients=actors[1:], joint=True)
    return Predicate(word=word, actors=actors, recipients=recipients) if recipients else None


def clause(tree: Tree, word: Token) -> list[Token]:
    """The words of a predicate's own clause, without those of clauses beside it; at most `MOST_WORDS`."""
    return sorted(inside(tree, word), key=lambda t: t.i)


def inside(tree: Tree, word: Token) -> list[Token]:
    """As `clause`, in no order."""
    found: list[Token] = []
    stack = [word]
    while stack and len(found) < MOST_WORDS:
        top = stack.pop()
        found.append(top)
        stack += [t for t in tree.children(top) if not (t.dep in OTHER_CLAUSES and is_verb(t))]
    return found


def read_signs(composer: Composer, predicate: Predicate) -> Signs:
    """What can be seen of a predicate, without the names of its parties."""
    tree, word = composer.tree, predicate.word
    words = clause(tree, word)
    named = {i for m in (*predicate.actors, *predicate.recipients) for i in range(m.first, m.last + 1)}
    around = [t for t in words if t is not word and t.i not in named and not t.ent and t.pos in CONTENT]
    marks = [f"verb={word.lemma}" if is_verb(word) else f"noun={word.lemma}"]
    marks += [f"near={t.lemma}" for t in around]
    marks += _grammar(composer, word)
    marks += _sides(composer, predicate)
    return Signs(marks=tuple(dict.fromkeys(marks)), around=tuple(dict.fromkeys(t.lower for t in around)))


def _grammar(composer: Composer, word: Token) -> Iterator[str]:
    tree = composer.tree
    yield from (f"{child.dep}:{child.lower}" for child in tree.children(word, "aux", "prt", "neg", "agent"))
    yield from (f"has:{child.dep}" for child in tree.children(word, *COMPLEMENTS))
    yield from (f"object={child.lemma}" for child in tree.children(word, "dobj") if not composer.cast.at(child))
    yield from (f"prep={child.lower}" for child in tree.children(word, "prep"))
    yield from (f"status:{status}" for status in sorted(composer.status.of(word, word)))
    if is_verb(word) and is_passive(tree, word):
        yield "passive"


def _sides(composer: Composer, predicate: Predicate) -> Iterator[str]:
    if predicate.joint:
        yield "joint:"
    # who the parties are is left out: what soldiers or ministers mostly do is no sign of what these did
    head = composer.tree.tokens[predicate.recipients[0].head]
    up = composer.tree.head(head)
    yield f"recipient:{head.dep}:{up.lower if head.dep == 'pobj' else ''}{'' if up is predicate.word else '+'}"
