"""The mode that an act has from what it is done with: `shelled with mortars`, `a drone killed`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dateline.coding.act import Acted
from dateline.coding.slots import Slots
from dateline.grammar.clause import is_verb
from dateline.grammar.tree import Tree
from dateline.model import Token

NAMING = ("compound", "amod", "nmod")


@dataclass(frozen=True, slots=True, kw_only=True)
class Instruments:
    """table: type -> words -> mode. means: the slots in which instruments stand. bearing: verbs of who has them."""

    tree: Tree
    slots: Slots
    table: Mapping[str, Mapping[str, str]]
    means: tuple[str, ...]
    bearing: frozenset[str]

    def add(self, act: Acted) -> Acted:
        """The act, with the modes that the words around its trigger tell."""
        words = self.table.get(act.type)
        if not words:
            return act
        told = dict.fromkeys(mode for token in self._near(act) if (mode := self._mode(token, words)))
        if not told:
            return act
        # a mode of means says more than the one that the type of the trigger's rule has by default
        kept = tuple(m for m in act.mode if m not in set(words.values()) or m in told)
        return replace(act, mode=tuple(dict.fromkeys((*kept, *told))))

    def _near(self, act: Acted) -> Iterator[Token]:
        trigger = self.tree.tokens[act.trigger]
        yield from self.tree.children(trigger, *NAMING)
        words = [trigger] if is_verb(trigger) else [trigger, self.tree.tokens[act.carrier]]
        for word in words:
            for slot in self.means if is_verb(word) or word is trigger else ():
                yield from self.slots.heads(word, slot)
        if is_verb(trigger):
            yield from self._borne(trigger)

    def _borne(self, verb: Token) -> Iterator[Token]:
        """`men armed with knives attacked`: what those who act are said to bear."""
        for subject in self.slots.heads(verb, "subj"):
            for clause in self.tree.subtree(subject):
                if clause.dep == "acl" and (clause.lemma in self.bearing or clause.lower in self.bearing):
                    yield from self.slots.heads(clause, "with")
                    yield from self.tree.children(clause, "dobj")

    def _mode(self, token: Token, words: Mapping[str, str]) -> str | None:
        """By the word with what stands before it, else by the word alone."""
        before = self.tree.tokens[token.i - 1] if token.i else token
        pair = f"{before.lemma} {token.lemma}"
        return words.get(pair) or words.get(token.lemma) or words.get(token.lower)
