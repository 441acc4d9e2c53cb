"""Who struck, where a deed is only named again: `died of wounds received in the firing`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.coding.act import Acted
from dateline.coding.cast import Cast
from dateline.grammar.tree import Tree
from dateline.model import Token

NAMED_AGAIN = "named-again"  # opens the chain of an act whose doers an earlier one tells
REACH = 12  # sentences that a word for a deed looks back


@dataclass(frozen=True, slots=True, kw_only=True)
class Aftermath:
    """Gives acts of harm without a doer those of the deed before that their clause points back to."""

    tree: Tree
    cast: Cast

    def fill(self, acts: Sequence[Acted]) -> list[Acted]:
        """The acts in their order, with those doers."""
        found: list[Acted] = []
        for act in acts:
            deed = self._deed(act, found) if not act.actors and act.mode and not act.aux else None
            told = replace(act, actors=deed.actors, chain=(NAMED_AGAIN, *act.chain)) if deed is not None else act
            found.append(told)
        return found

    def _deed(self, act: Acted, before: Sequence[Acted]) -> Acted | None:
        if act.noun or not any(True for _ in self._pointing(self.tree.tokens[act.trigger])):
            return None
        sent = self.tree.tokens[act.trigger].sent
        hit = {m.actor for m in act.recipients}
        for deed in reversed(before):
            if sent - self.tree.tokens[deed.trigger].sent > REACH:
                return None
            alike = deed.type == act.type and set(deed.mode) & set(act.mode) and not deed.aux
            if alike and deed.actors and hit.isdisjoint(m.actor for m in deed.actors):
                return None if self.cast.of_forces(deed.actors) and self.cast.of_forces(act.recipients) else deed
        return None

    def _pointing(self, verb: Token) -> Iterator[Token]:
        """The nouns of a clause that name a deed told before: `in the firing`, `in Monday's firing`."""
        blows, known = self.tree.words.get("blows", ()), self.tree.words.get("definite", ())
        for noun in self.tree.subtree(verb):
            within = noun.dep == "pobj" and noun.lemma in blows and self.tree.head(noun).lower in ("in", "during")
            owned = any(t.ent in ("DATE", "TIME") for t in self.tree.children(noun, "poss"))
            if within and (owned or any(t.lower in known for t in self.tree.children(noun, "det"))):
                yield noun
