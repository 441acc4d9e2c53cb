"""How many people a noun phrase speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.grammar.tree import Tree
from dateline.lexicon.tollwords import TollWords
from dateline.model import Token
from dateline.resolve.when.numbers import read_number

UNPEOPLED = frozenset({"MONEY", "PERCENT", "DATE", "TIME", "QUANTITY", "WORK_OF_ART", "LAW", "PRODUCT"})
MANY_NAMED = frozenset({"ORG", "GPE", "NORP", "LOC", "FAC"})
COUNTING = ("nummod", "quantmod", "det", "amod", "poss", "advmod", "compound", "predet")
LARGEST = 50_000_000


@dataclass(frozen=True, slots=True)
class Counted:
    """How many; None if the text does not say. least: the number is a lower bound."""

    number: int | None
    least: bool = False

    def plus(self, other: Counted) -> Counted:
        """Both together: unknown if either is."""
        if self.number is None or other.number is None:
            return Counted(None)
        return Counted(self.number + other.number, self.least or other.least)


def are_people(token: Token, words: TollWords) -> bool:
    """Whether the head of a phrase can be a victim: not a bill that was killed, nor cattle."""
    return token.ent not in UNPEOPLED and token.lemma not in words.groups["not_victims"] and token.pos != "SYM"


def count_people(tree: Tree, token: Token, words: TollWords) -> Counted:
    """The number of people in a phrase with all that is joined to it."""
    parts = [p for p in (token, *_joined(tree, token), *follow(tree, token, words)) if are_people(p, words)]
    counts = [_count(tree, part, words) for part in parts]
    total = counts[0] if counts else Counted(None)
    for more in counts[1:]:
        total = total.plus(more)
    return total


def count_alone(tree: Tree, token: Token, words: TollWords) -> Counted:
    """The number of people in a phrase without what is joined to it."""
    return _count(tree, token, words)


def _joined(tree: Tree, token: Token) -> list[Token]:
    found: list[Token] = []
    queue = [token]
    while queue:
        for child in tree.children(queue.pop(), "conj"):
            if child.pos in ("NOUN", "PROPN", "NUM", "PRON"):
                found.append(child)
                queue.append(child)
    return found


def follow(tree: Tree, token: Token, words: TollWords) -> list[Token]:
    """Who comes with those of a phrase: 'a leader along with two of his men'."""
    joined = [t for t in tree.children(token) if t.lower in words.groups["joined"] and t.i > token.i]
    preps = [p for t in joined for p in (t, *tree.children(t, "prep"))]
    found = [n for p in preps for n in tree.children(p, "pobj")]
    return [n for t in found for n in (t, *_joined(tree, t))]


def _count(tree: Tree, token: Token, words: TollWords) -> Counted:
    groups = words.groups
    before = [t for t in tree.children(token, *COUNTING) if t.i < token.i]
    lowers = {t.lower for t in before}
    none = token.lower in groups["nobody"] or lowers & groups["nobody"] or token.lower in groups["anybody"]
    if _is_not_one(tree, (token, *before), words) or none and not _is_no_fewer(_near(tree, token, before), words):
        return Counted(0)
    if _near(tree, token, before) & groups["excepting"]:
        return Counted(None)  # `all but two of them`
    if (number := _number(tree, token, before, words)) is not None:
        return Counted(number, _is_bound(tree, token, before, words)) if 0 <= number <= LARGEST else Counted(None)
    if token.lower in groups["one_person"]:
        return Counted(1)
    if token.lemma in groups["collective"] and (members := _members(tree, token)) is not None:
        return _of_members(tree, members, words)
    if token.lower in groups["uncounted"] or lowers & groups["uncounted"]:
        return _least(tree, [token, *before], words)
    return Counted(1 if _is_single(token, lowers, words) else None)


def _is_not_one(tree: Tree, tokens: Sequence[Token], words: TollWords) -> bool:
    """`not one of the soldiers`, `not a single soldier`."""
    marks = (t for token in tokens for t in tree.children(token, "neg"))
    return any(tree.tokens[t.i + 1].lower in words.groups["single"] for t in marks if t.i + 1 < len(tree))


def _of_members(tree: Tree, members: Token, words: TollWords) -> Counted:
    before = [t for t in tree.children(members, *COUNTING) if t.i < members.i]
    return Counted(_number(tree, members, before, words), _is_bound(tree, members, before, words))


def _least(tree: Tree, tokens: list[Token], words: TollWords) -> Counted:
    """What an uncounted phrase cannot be less than: `several`, `hundreds of`, `a number of`."""
    bounds = [words.least[t.lower] * _of_what(tree, t, words) for t in tokens if t.lower in words.least]
    return Counted(max(bounds), least=True) if bounds else Counted(None)


def _of_what(tree: Tree, token: Token, words: TollWords) -> int:
    """By how much a word for some is multiplied: `tens of thousands`, from either of the two."""
    tokens, multiples = tree.tokens, words.numbers["multiplier"]
    over = tokens[token.i - 2] if token.i > 1 else token
    if token.lemma in multiples and over.lower in words.least and tokens[token.i - 1].lower == "of":
        return words.least[over.lower] // 2
    under = tokens[token.i + 2] if token.i + 2 < len(tokens) else token
    if under.lemma in multiples and under.lower in words.least and tokens[token.i + 1].lower == "of":
        return words.least[under.lower] // 2
    return 1


def _is_bound(tree: Tree, token: Token, before: list[Token], words: TollWords) -> bool:
    """`at least 12`, `more than 30`, `no fewer than 15`."""
    lowers = _near(tree, token, before)
    bound = bool(lowers & words.groups["bound"])
    return bound and (not lowers & words.groups["unbound"] or _is_no_fewer(lowers, words))


def _near(tree: Tree, token: Token, before: list[Token]) -> set[str]:
    near = [n for b in before for n in tree.subtree(b)] + tree.children(token, "quantmod", "advmod")
    return {t.lower for t in near if t.i <= token.i}


def _is_no_fewer(lowers: set[str], words: TollWords) -> bool:
    """`no fewer than 15`: what counts nobody only bars a smaller number."""
    return bool(lowers & words.groups["nobody"] and lowers & words.groups["unbound"])


def _number(tree: Tree, token: Token, before: list[Token], words: TollWords) -> int | None:
    """The numeral of a phrase: 'at least 12', 'two dozen', 'twenty-five others'."""
    own = [token] if token.pos == "NUM" or token.lower in words.numbers["multiplier"] else []
    parts = [t for b in before if b.pos == "NUM" or b.dep in ("nummod", "quantmod") for t in tree.subtree(b)]
    # `a dozen`, `a hundred`; of `a further ten` the article counts nobody
    counted = token.lower in words.numbers["multiplier"]
    parts += [b for b in before if b.lower in words.numbers["article"]] if own and counted else []
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
    bare = token.dep == "nsubjpass" and not lowers  # `Trader shot dead`: headlines leave out the article
    return token.tag == "NN" and bool(lowers & words.groups["singular"] or token.ent == "PERSON" or bare)


def put_at(tree: Tree, at: Token, victims: Token, words: TollWords) -> Counted | None:
    """`put the number of villagers killed at 34`."""
    noun = tree.head(tree.head(victims))
    if victims.dep != "pobj" or noun.lemma not in words.groups["tallied"]:
        return None
    preps = (
        p for holder in (at, tree.head(noun)) for p in tree.children(holder, "prep") if p.lower in words.groups["to"]
    )
    numbers = (n for p in preps for n in tree.children(p, "pobj") if n.pos == "NUM")
    return next((count_people(tree, n, words) for n in numbers), None)


def is_only_meant(tree: Tree, verb: Token, words: TollWords) -> bool:
    """`tried to kill the mayor`, `a plot to kill him`: nobody was."""
    above = tree.head(verb) if verb.dep in ("xcomp", "acl", "ccomp") and verb.tag == "VB" else verb
    return above is not verb and above.lemma in words.groups["meant"]


def is_cause(tree: Tree, step: Token, trigger: Token) -> bool:
    """`protested over the killing of nine`, `called a strike over it`: whether a phrase tells why it was done."""
    over = step.dep == "prep" and step.lower in tree.words.get("protested_over", ())
    called = tree.head(step)
    own = called is trigger or any(up is trigger for up in tree.ancestors(called))
    return over and own and called.lemma in tree.words.get("protesting", ())


def says(tree: Tree, verb: Token, phrases: tuple[tuple[str, ...], ...] | None) -> bool:
    """Whether a verb has one of the sets of other words among its dependents."""
    if not phrases:
        return False
    if () in phrases:
        return True
    near = {t.lower for child in tree.children(verb) for t in (child, *tree.children(child))}
    near |= {t.lemma for child in tree.children(verb) for t in (child, *tree.children(child))}
    return any(near.issuperset(others) for others in phrases)
