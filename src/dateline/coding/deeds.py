"""Whom a judgement hits that names only the deed: `condemned the attack` is about those who attacked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.coding.act import Acted
from dateline.coding.cast import Cast
from dateline.grammar.clause import is_verb
from dateline.grammar.tree import Tree
from dateline.model import Mention, Token

# Sentences that a word for a deed looks back.
REACH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """Gives acts that have no recipient those who did, or took part in, what they speak of.

    nouns: lemma -> types of the acts that it may stand for. judging: types that judge a deed named by its noun;
    against: TYPE/mode of what is done to those who did the last act of another type (tear gas after a protest).
    """

    tree: Tree
    cast: Cast
    nouns: Mapping[str, frozenset[str]]
    judging: frozenset[str]
    against: Mapping[str, str]

    def fill(self, acts: Sequence[Acted]) -> list[Acted]:
        """The acts in their order, with those recipients."""
        found: list[Acted] = []
        for act in acts:
            types = frozenset() if act.recipients or not act.actors else self._types(act)
            found.append(replace(act, recipients=self._doers(act, found, types)) if types else act)
        return found

    def _types(self, act: Acted) -> frozenset[str]:
        if act.type in self.judging and is_verb(self.tree.tokens[act.trigger]):
            noun = self.tree.child(self.tree.tokens[act.trigger], "dobj")
            known = noun is not None and self._is_known(noun)
            return self.nouns.get(noun.lemma, frozenset()) - self.judging if noun and known else frozenset()
        return frozenset(t for key, t in self.against.items() if key in {f"{act.type}/{mode}" for mode in act.mode})

    def _is_known(self, noun: Token) -> bool:
        definite = self.tree.words.get("definite", frozenset())
        return any(t.lower in definite for t in self.tree.children(noun, "det"))

    def _doers(self, act: Acted, before: Sequence[Acted], types: frozenset[str]) -> tuple[Mention, ...]:
        """Who did the last deed of some types, none of them the judge."""
        sent = self.tree.tokens[act.trigger].sent
        own = {m.actor for m in act.actors}
        for deed in reversed(before):
            if sent - self.tree.tokens[deed.trigger].sent > REACH:
                break
            if deed.type in types and deed.actors and not deed.aux:
                return () if own & {m.actor for m in deed.actors} else deed.actors
        return ()
