"""The mentions of actors of one article, found by their place in the tree."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from dateline.grammar.clause import antecedent, is_verb
from dateline.grammar.holding import is_near_border
from dateline.grammar.tree import Tree
from dateline.model import Actor, Mention, Token

COORDINATED = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "NUM"})
MODIFIERS = ("poss", "nmod", "amod", "compound")
DEEPEST = 3
NOBODY: frozenset[str] = frozenset()
# Sectors of those who act for a state, and kinds of those who do, whatever they are.
ACTING, BODIES = frozenset({"GOV", "MIL", "COP", "SPY"}), frozenset({"organization", "group"})
STATE, PLURAL, OFFICE = "state", frozenset({"NNS", "NNPS"}), frozenset({"GOV", "MIL", "LEG", "COP", "JUD"})


class Groups(NamedTuple):
    """Nouns that stand for what follows them (`dozens of farmers`), and the prepositions after which it does."""

    nouns: frozenset[str]
    after: tuple[str, ...]


# Sectors of those who bear arms for a state.
FORCES = frozenset({"COP", "MIL"})


class Cast:
    """Looks mentions up by token."""

    def __init__(self, tree: Tree, actors: Iterable[Actor], mentions: Iterable[Mention], groups: Groups) -> None:
        self.tree = tree
        self.actors = {a.id: a for a in actors}
        self.groups = groups
        self.mentions = tuple(sorted(mentions, key=lambda m: (m.head, m.first)))
        self._heads = [m.head for m in self.mentions]
        self.by_head: dict[int, list[Mention]] = {}
        for m in sorted(self.mentions, key=lambda m: (m.nested, m.first - m.last)):
            self.by_head.setdefault(m.head, []).append(m)
        self.naming: dict[str, list[Mention]] = {}
        for m in self.mentions:
            if tree.tokens[m.head].pos != "PRON":
                self.naming.setdefault(m.actor, []).append(m)
        self._at: dict[int, list[Mention]] = {}

    def within(self, first: int, last: int) -> tuple[Mention, ...]:
        """The mentions whose heads stand from one token to another, both included."""
        return self.mentions[bisect_left(self._heads, first) : bisect_right(self._heads, last)]

    def named_before(self, mention: Mention) -> Mention:
        """The last mention before this one that names its actor; this one if there is none."""
        named = self.naming.get(mention.actor, [])
        at = bisect_left(named, mention.head, key=lambda m: m.head)
        return named[at - 1] if at else mention

    def at(self, token: Token) -> list[Mention]:
        """The mentions of the phrase that a token heads: several for `the two countries`, none if it names no actor."""
        known = self._at.get(token.i)
        if known is None:
            known = self._at[token.i] = self._find_at(token)
        return known

    def _find_at(self, token: Token) -> list[Mention]:
        found = self.by_head.get(token.i, [])
        if found and (names := self._named(token)):
            return names
        if found:
            widest = [m for m in found if (m.first, m.last) == (found[0].first, found[0].last)]
            return widest + self._others(token, widest)
        return [m for t in self.grouped(token) for m in self.at(t)]

    def _named(self, title: Token) -> list[Mention]:
        """`Presidents Doe and Roe`: those whom a title in the plural right before their names is of."""
        if title.tag not in PLURAL:
            return []
        beside = (n for n in self.tree.children(title, "appos") if n.pos == "PROPN" and self.tree.children(n, "conj"))
        row = next((n for n in beside if self.tree.subtree(n)[0].i == title.i + 1), None)
        return self.spread(row) if row is not None else []

    def _others(self, token: Token, known: list[Mention]) -> list[Mention]:
        """`the leaders of Peru and Chile`, `French and Spanish police`: who serves several states stands for each."""
        if token.tag not in PLURAL or len(known) > 1 or OFFICE.isdisjoint(self.actor(known[0]).sectors):
            return []
        preps = (p for p in self.tree.children(token, "prep") if p.lower in self.groups.after)
        owners = [t for p in preps for t in self.tree.children(p, "pobj")] + self.tree.children(token, "amod", "nmod")
        found = [m for t in owners for n in (t, *self.tree.children(t, "conj")) for m in self.spread(n)]
        found += [m for t in self.tree.children(token, "poss") for m in self._owners(t)]
        countries = {self.actor(known[0]).country}
        return [m for m in found if self._serves(m) and self._is_new(m, countries)]

    def _owners(self, owner: Token) -> list[Mention]:
        """`Peru and Chile, whose leaders met`, `the two countries' ministers`: all of those who have them."""
        meant = antecedent(self.tree, owner)
        while meant is not owner and meant.dep == "conj":
            meant = self.tree.head(meant)
        found = self.spread(meant) if meant is not owner else self.at(owner)
        return found if len(found) > 1 else []

    def _serves(self, mention: Mention) -> bool:
        actor = self.actor(mention)
        return actor.kind == STATE or not OFFICE.isdisjoint(actor.sectors)

    def _is_new(self, mention: Mention, countries: set[str | None]) -> bool:
        """Whether a mention is of a state not yet seen; then it is."""
        country = self.actor(mention).country
        new = country not in countries
        countries.add(country)
        return new

    def grouped(self, token: Token) -> list[Token]:
        """What a counting or grouping word stands for: `dozens of farmers`, `38 of the passengers`."""
        if token.pos != "NUM" and token.lemma not in self.groups.nouns:
            return []
        preps = (p for p in self.tree.children(token, "prep") if p.lower in self.groups.after)
        return [t for p in preps for t in self.tree.children(p, "pobj")]

    def modifying(self, token: Token, depth: int = 0, taken: frozenset[str] = NOBODY) -> list[Mention]:
        """The nearest actors, none of them taken, among a phrase's possessors, modifiers and complements."""
        for child in sorted(self.tree.children(token, *MODIFIERS), key=_by_name):
            meant = self.leader(child) if child.dep == "amod" else None
            if found := _spare(self.spread(child) or (self.spread(meant) if meant else []), taken):
                return found
        for child in self.tree.children(token, "poss", "compound", "nmod"):
            if depth < DEEPEST and (found := self.modifying(child, depth + 1, taken)):
                return found
        return self.complementing(token, depth, taken)

    def leader(self, participle: Token) -> Token | None:
        """Whose `a US-led war` or `a Greek-owned tanker` is."""
        words = self.tree.words
        sails = self.tree.head(participle).lemma in words.get("craft", NOBODY) and participle.lower in words["sailing"]
        if not sails and participle.lower not in words.get("leading", NOBODY):
            return None
        return self.tree.child(participle, "npadvmod", "compound", "nmod", "nsubj", "amod")

    def complementing(self, token: Token, depth: int = 0, taken: frozenset[str] = NOBODY) -> list[Mention]:
        """The actors in a phrase's prepositional phrases, appositions and participles, nearest first."""
        for child in sorted(self.tree.children(token, "prep", "agent"), key=_by_place):
            if self._tells_nobody(token, child):
                continue
            for noun in self.tree.children(child, "pobj"):
                if _spare(self.at(noun), taken):
                    return _spare(self.spread(noun), taken)
                if depth < DEEPEST and (found := self.modifying(noun, depth + 1, taken)):
                    return found
        looking_on = self.tree.words.get("looking_on", NOBODY)
        for child in self.tree.children(token, "appos", "acl"):
            if child.dep == "acl" and child.lemma in looking_on:
                continue
            found = self._carried(child, taken) or _spare(self.at(child), taken)
            if not found and depth < DEEPEST:
                found = self.complementing(child, depth + 1, taken)
            if found:
                return found
        return []

    def _tells_nobody(self, token: Token, prep: Token) -> bool:
        """`five for painting slogans on a bank`, `agents dressed as medics`, `a camp near the border with Mali`."""
        if token.pos == "NUM" and prep.lower not in self.groups.after:
            return True
        return is_near_border(self.tree, prep) or prep.lower == "as" and is_verb(token)

    def _carried(self, participle: Token, taken: frozenset[str]) -> list[Mention]:
        """`a jeep carrying eleven policemen`: who is inside is hit with it."""
        if participle.lemma not in self.tree.words.get("carrying", ()):
            return []
        return [m for t in self.tree.children(participle, "dobj") for m in _spare(self.spread(t), taken)]

    def spread(self, token: Token) -> list[Mention]:
        """The mentions of a phrase and of all that is coordinated with it."""
        found: list[Mention] = []
        stack = [token]  # no recursion: a list may be as long as a page
        while stack:
            top = stack.pop()
            found += self.at(top)
            stack += [t for t in reversed(self.tree.children(top, "conj")) if t.pos in COORDINATED]
        return found

    def actor(self, mention: Mention) -> Actor:
        """The actor that a mention names."""
        return self.actors[mention.actor]

    def of_forces(self, mentions: Iterable[Mention]) -> bool:
        """Whether some bear arms for a state: such do not strike each other where nothing says so."""
        return any(not FORCES.isdisjoint(self.actor(m).sectors) for m in mentions)


def _spare(mentions: list[Mention], taken: frozenset[str]) -> list[Mention]:
    return [m for m in mentions if m.actor not in taken] if taken else mentions


def _by_name(token: Token) -> bool:
    """`his Iranian counterpart`: what a phrase names tells more than whose it is."""
    return token.pos == "PRON"


def _by_place(token: Token) -> bool:
    """`fired from Gaza by a band`: who did it before where it was done."""
    return token.dep != "agent"


def serves(actor: Actor, owner: Actor) -> bool:
    """Not `his Omani counterpart`, who serves another, nor `dismissed his deputy`: two persons are two parties."""
    apart = actor.country not in (None, owner.country) or actor.kind == owner.kind == "person"
    return not apart and (bool(ACTING & set(actor.sectors)) or (actor.kind in BODIES and not actor.sectors))
