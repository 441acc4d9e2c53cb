"""Finds the words under which an operator's inner act may stand."""

from __future__ import annotations

from dateline.coding.slots import Slots
from dateline.grammar.clause import conjuncts, is_verb, patients, surface_subjects
from dateline.grammar.tree import Tree
from dateline.model import Token

FINITE = frozenset({"VBD", "VBZ", "VBP"})
RELATIVE = frozenset({"WDT", "WP"})
CLAUSES = frozenset({"xcomp", "ccomp", "acl", "compound", "advcl", "relcl"})


def complements(tree: Tree, slots: Slots, token: Token, slot: str) -> list[Token]:
    """The heads of what stands in a slot of an operator, with what is coordinated with them."""
    if slot == "ccomp" and token.dep == "dobj":
        # `made a demand on Monday that ...`: the clause hangs on the verb that holds the noun
        beside = [t for t in tree.children(tree.head(token), "ccomp") if t.i > token.i]
        return [n for t in [*tree.children(token, "ccomp"), *beside] for n in conjuncts(tree, t)]
    if slot in CLAUSES:
        found = [t for t in tree.children(token, slot) if t.i > token.i or slot != "ccomp" or _quoted(tree, t)]
        return [n for t in found if not _describes(t) for n in _like(tree, t)]
    if slot == "surface":
        return surface_subjects(tree, token) or tree.children(token, "csubj")
    if slot == "obj" and is_verb(token):
        return [n for t in patients(tree, token) for n in (_summed(tree, t) or [t])]
    holders = [token, *tree.children(token, "dobj", "oprd")] if is_verb(token) else [token]
    found = [g for h in holders for g in slots.reach.gerunds(h).get(slot, ())] + slots.heads(token, slot)
    # a phrase before the verb tells how or when (`In a concession, ...`)
    return [t for t in found if t.i > token.i] if is_verb(token) else found


def purports(tree: Tree, slots: Slots, noun: Token, named: tuple[str, ...]) -> list[Token]:
    """What a plan, law or decision is to do: what stands in its slots, and what it does by its relative clause.

    `a bill that would bar them`, `a law that bars them`; not `a bill that was condemned`, `a plan that failed`.
    """
    found = [t for slot in named for t in complements(tree, slots, noun, slot)]
    return found + [c for t in tree.children(noun, "relcl") if _is_its_work(tree, t) for c in conjuncts(tree, t)]


def _is_its_work(tree: Tree, clause: Token) -> bool:
    subject = tree.child(clause, "nsubj")
    if subject is None or subject.tag not in RELATIVE:
        return False
    return clause.tag == "VBZ" or any(t.tag == "MD" for t in tree.children(clause, "aux"))


def held(tree: Tree, verb: Token, *, light: bool = True) -> list[Token]:
    """The nouns that a verb of little meaning of its own holds: its objects, also those after prepositions.

    light: whether it is such a verb. What another is done for, or one that has an object, it does not hold
    (`entered the country for a rally`).
    """
    found = [n for n in patients(tree, verb) if not is_verb(n)]
    beside = tree.words.get("beside", frozenset())
    if found or not light:
        beside |= tree.words.get("purpose", frozenset())
    for prep in (t for t in tree.children(verb, "prep") if t.lower not in beside and t.i > verb.i):
        found += [n for t in tree.children(prep, "pobj") for n in conjuncts(tree, t)]
    return [n for t in found for n in (_measured(tree, t) or [t])]


def _measured(tree: Tree, noun: Token) -> list[Token]:
    """What a noun that only measures counts: `three days of talks`, `a wave of arrests`."""
    if noun.lemma not in tree.words.get("stretches", ()):
        return []
    preps = (t for t in tree.children(noun, "prep") if t.lower in tree.words["measuring"])
    return [n for prep in preps for n in tree.children(prep, "pobj")]


def _summed(tree: Tree, sum_: Token) -> list[Token]:
    """What a sum of money is given as: `$20 million in aid`, `$5 million worth of arms`."""
    if sum_.lemma not in tree.words.get("sums", ()):
        return []
    preps = (t for t in tree.children(sum_, "prep") if t.lower in tree.words["summing"])
    return [n for prep in preps for n in tree.children(prep, "pobj")]


def _describes(clause: Token) -> bool:
    """`a promise made in Rome`: a participle that describes, not what is promised."""
    return clause.dep == "acl" and clause.tag == "VBN"


def _like(tree: Tree, clause: Token) -> list[Token]:
    """A clause and those coordinated with it in the same form: `to stop ... and to leave`, not `but refuses`."""
    same = [t for t in conjuncts(tree, clause) if t is clause or (t.tag in FINITE) == (clause.tag in FINITE)]
    return same if clause.dep == "xcomp" else conjuncts(tree, clause)


def _quoted(tree: Tree, clause: Token) -> bool:
    """Whether a clause before its verb is what is said (`"We will strike," he threatened`), not a neighbour."""
    last = tree.subtree(clause)[-1]
    after = [t for t in tree.tokens[last.i : last.i + 3] if t.pos == "PUNCT"]
    return bool(after) and after[0].text == ","
