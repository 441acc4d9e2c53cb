"""Whether what stands in a slot is what a rule asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from dateline.coding.cast import Cast
from dateline.coding.slots import Slots
from dateline.grammar.tree import Tree
from dateline.lexicon.rules import Rules
from dateline.model import Token

PLACES = frozenset({"GPE", "LOC", "FAC"})


class Group(NamedTuple):
    """Heads of phrases, and what rules may ask of them.

    words: their lemmas and forms, and of names also the words of their titles (`Ambassador Smith`); kinds: as `#kind`
    in the files.
    """

    tokens: Sequence[Token]
    words: frozenset[str]
    kinds: frozenset[str]


class Fitting:
    """Holds conditions against words. What stands in a slot is gathered once: many rules ask for it."""

    def __init__(self, tree: Tree, cast: Cast, slots: Slots, rules: Rules) -> None:
        self.tree = tree
        self.cast = cast
        self.slots = slots
        self.conditions = rules.conditions
        # a party's people are not the party: `supporters of the president` are no president
        self.people = rules.classes.get("people_of", frozenset())
        self._standing: dict[tuple[int, str], Group] = {}

    def fits(self, token: Token, alternatives: frozenset[str]) -> bool:
        """Whether a phrase head is what is asked for: lemmas, @class, #actor, #person, #name, #country, #SECTOR."""
        return self._meets(self._gather([token]), alternatives)

    def stands(self, token: Token, slot: str, alternatives: frozenset[str]) -> bool:
        """Whether what is asked for stands in a slot of a word, or behind a word of number or group there."""
        group = self._standing.get((token.i, slot))
        if group is None:
            heads = self.slots.heads(token, slot)
            behind = [n for t in heads if t.lemma not in self.people for n in self.cast.grouped(t)]
            group = self._standing[token.i, slot] = self._gather(heads + behind)
        return self._meets(group, alternatives) if group.tokens else "#none" in alternatives

    def _meets(self, group: Group, alternatives: frozenset[str]) -> bool:
        asked = self.conditions.of(alternatives)
        if asked.anything or not asked.words.isdisjoint(group.words) or not group.kinds.isdisjoint(asked.kinds):
            return True
        if asked.endings.isdisjoint(group.words):
            return False
        phrases = ((t, words) for t in group.tokens for last, words in asked.phrases if last in (t.lemma, t.lower))
        return any(stand_before(self.tree, t, words) for t, words in phrases)

    def _gather(self, tokens: Sequence[Token]) -> Group:
        words: set[str] = set()
        kinds: set[str] = set()
        for token in tokens:
            words.update((token.lemma, token.lower))
            if token.pos == "PROPN":
                words.update(t.lemma for t in self.tree.children(token, "compound", "appos", "nmod"))
            self._add_kinds(token, kinds)
        return Group(tokens, frozenset(words), frozenset(kinds))

    def _add_kinds(self, token: Token, kinds: set[str]) -> None:
        if token.pos in ("NUM", "PROPN"):
            kinds.add("number" if token.pos == "NUM" else "name")
        if token.ent == "MONEY":
            kinds.add("money")
        elif token.ent in PLACES:
            kinds.add("place")
        elif token.ent == "PERSON":
            kinds.add("person")
        for mention in self.cast.at(token):
            actor = self.cast.actor(mention)
            kinds.add("actor")
            kinds.update(actor.sectors)
            if actor.kind in ("state", "person"):
                kinds.add("country" if actor.kind == "state" else "person")
            if actor.kind == "state":
                kinds.discard("person")  # a town that looks like a person's name


def stand_before(tree: Tree, token: Token, words: Sequence[str]) -> bool:
    """Whether some words stand right before a word, the nearest first; hyphens do not count."""
    at = token.i - 1
    for word in words:
        while at >= 0 and tree.tokens[at].text == "-":
            at -= 1
        if at < 0 or word not in (tree.tokens[at].lemma, tree.tokens[at].lower):
            return False
        at -= 1
    return True
