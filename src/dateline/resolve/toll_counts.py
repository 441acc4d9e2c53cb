"""How many people a noun phrase speaks of."""

from __future__ import annotations

from dateline.grammar.tree import Tree
from dateline.lexicon.tollwords import TollWords
from dateline.model import Token
from dateline.resolve.when.numbers import read_number

UNPEOPLED = frozenset({"MONEY", "PERCENT", "DATE", "TIME", "QUANTITY", "WORK_OF_ART", "LAW", "PRODUCT"})
MANY_NAMED = frozenset({"ORG", "GPE", "NORP", "LOC", "FAC"})
COUNTING = ("nummod", "quantmod", "det", "amod", "poss", "advmod", "compound", "predet")
LARGEST = 50_000_000


def are_people(token: Token, words: TollWords) -> bool:
    """Whether the head of a phrase can be a victim: not a bill that was killed, nor cattle."""
    return token.ent not in UNPEOPLED and token.lemma not in words.groups["not_victims"] and token.pos != "SYM"


def count_people(tree: Tree, token: Token, words: TollWords) -> int | None:
    """The number of people in a phrase with all that is joined to it; None if the text does not count them."""
    parts = [token, *_joined(tree, token)]
    counts = [_count(tree, part, words) for part in parts if are_people(part, words)]
    if not counts or None in counts or _more_follow(tree, token, words):
        return None
    return sum(n for n in counts if n is not None)


def _joined(tree: Tree, token: Token) -> list[Token]:
    found: list[Token] = []
    queue = [token]
    while queue:
        for child in tree.children(queue.pop(), "conj"):
            if child.pos in ("NOUN", "PROPN", "NUM", "PRON"):
                found.append(child)
                queue.append(child)
    return found


def _more_follow(tree: Tree, token: Token, words: TollWords) -> bool:
    return any(child.lower in words.groups["joined"] for child in tree.children(token))


def _count(tree: Tree, token: Token, words: TollWords) -> int | None:
    groups = words.groups
    before = [t for t in tree.children(token, *COUNTING) if t.i < token.i]
    lowers = {t.lower for t in before}
    if token.lower in groups["nobody"] or lowers & groups["nobody"] or token.lower in groups["anybody"]:
        return 0
    if (number := _number(tree, token, before, words)) is not None:
        return number if 0 <= number <= LARGEST else None
    if token.lower in groups["one_person"]:
        return 1
    if token.lemma in groups["collective"] and (members := _members(tree, token)) is not None:
        return _number(tree, members, [t for t in tree.children(members, *COUNTING) if t.i < members.i], words)
    if token.lower in groups["uncounted"] or lowers & groups["uncounted"]:
        return None
    return 1 if _is_single(token, lowers, words) else None


def _number(tree: Tree, token: Token, before: list[Token], words: TollWords) -> int | None:
    """The numeral of a phrase: 'at least 12', 'two dozen', 'twenty-five others'."""
    own = [token] if token.pos == "NUM" or token.lower in words.numbers["multiplier"] else []
    parts = [t for b in before if b.pos == "NUM" or b.dep in ("nummod", "quantmod") for t in tree.subtree(b)]
    parts += [b for b in before if b.lower in words.numbers["article"]] if own else []
    if token.lower in words.numbers["pair"]:
        own = [token]
    if not own and not any(t.pos == "NUM" or t.lower in words.numbers["multiplier"] for t in parts):
        return None
    spoken = [t.lower for t in sorted({t.i: t for t in [*parts, *own]}.values(), key=lambda t: t.i)]
    number = read_number(spoken, words.numbers)
    return None if number is None else int(number)


def _members(tree: Tree, token: Token) -> Token | None:
    """What a collective is made of: 'a family of four'."""
    return next((p for prep in tree.children(token, "prep") if (p := tree.child(prep, "pobj"))), None)


def _is_single(token: Token, lowers: set[str], words: TollWords) -> bool:
    if token.lemma in words.groups["collective"] or token.lower in words.groups["collective"]:
        return False
    if token.tag == "NNP":
        return token.ent not in MANY_NAMED or bool(lowers & words.groups["singular"])
    return token.tag == "NN" and bool(lowers & words.groups["singular"] or token.ent == "PERSON")
