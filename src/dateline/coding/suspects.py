"""Who did it, told by what came of it: who is held or tried for a deed, who lets go those whom somebody took."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.coding.act import Acted
from dateline.coding.cast import Cast
from dateline.coding.parties import ids
from dateline.grammar.tree import Tree
from dateline.model import Mention, Token

SUSPECTED = "held-for"  # opens the chain of a deed that somebody is held for
CAPTOR = "captor"
FORCE = "material_conflict"
CONVICTED = ("SANCTION", "convict")
TAKEN, FREED = ("ASSAULT", "abduct"), ("RETREAT", "release")
DEED, AIMS = ("pobj", "pcomp", "prep"), ("dobj", "xcomp")
# Sectors of those who free the captives of others.
RESCUERS = frozenset({"MIL", "COP", "GOV", "JUD", "SPY"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Suspects:
    """Gives deeds that lack a doer one who is told of elsewhere.

    quads: type -> quad. held: TYPE/mode of what is done to suspects; they are accused by it, unless they are convicted.
    """

    tree: Tree
    cast: Cast
    quads: Mapping[str, str]
    held: frozenset[str]

    def fill(self, acts: Sequence[Acted]) -> list[Acted]:
        """The acts in their order, deeds without a doer with whoever is held for them or let the captives go."""
        held = {a.trigger: a for a in acts if a.recipients and any(f"{a.type}/{m}" in self.held for m in a.mode)}
        freed = [a for a in acts if self._is(a, FREED) and a.standing and not a.aux]
        return [self._with_doer(act, held, freed) if self._lacks_doer(act) else act for act in acts]

    def _lacks_doer(self, act: Acted) -> bool:
        return not act.actors and act.standing and self.quads.get(act.type) == FORCE and not act.aux

    def _with_doer(self, act: Acted, held: Mapping[int, Acted], freed: Sequence[Acted]) -> Acted:
        suspicion = next((held[t.i] for t in self._held_by(act) if t.i in held), None)
        if suspicion is not None and not ids(suspicion.recipients) & ids(act.recipients):
            convicted = self._is(suspicion, CONVICTED)
            chain = act.chain if convicted else (SUSPECTED, *act.chain)
            return replace(act, actors=self._with_members(suspicion.recipients), chain=chain)
        captors = self._captors(act, freed) if self._is(act, TAKEN) else ()
        return replace(act, actors=captors, chain=(CAPTOR, *act.chain)) if captors else act

    def _held_by(self, act: Acted) -> Iterator[Token]:
        """The words for which a deed is the ground: "arrested for the murder", "held on suspicion of killing"."""
        token, formal = self.tree.tokens[act.trigger], False
        while token.dep in DEED or token.dep in AIMS and self.tree.head(token).tag == "VBG":
            up = self.tree.head(token)
            if token.dep == "prep":
                if token.lower in self._words("formal_grounds" if formal else "grounds"):
                    yield up
                if up.pos == "NOUN" and not self._is_ground(up):
                    return
                formal = formal or up.pos == "NOUN"
            token = up

    def _with_members(self, held: Sequence[Mention]) -> tuple[Mention, ...]:
        """Those held, with who is said to be among them: "five people, including members of the army"."""
        preps = [p for m in held for p in self.tree.children(self.tree.tokens[m.head], "prep")]
        among = (n for p in preps if p.lower in self._words("including") for n in self.tree.children(p, "pobj"))
        return tuple(dict.fromkeys([*held, *(m for n in among for m in self.cast.spread(n))]))

    def _is_ground(self, noun: Token) -> bool:
        return noun.lemma in self._words("ground_nouns")

    def _words(self, name: str) -> frozenset[str]:
        return self.tree.words.get(name, frozenset())

    def _captors(self, act: Acted, freed: Sequence[Acted]) -> tuple[Mention, ...]:
        """Who let go those who were taken, if it is one side and none that frees the captives of others."""
        taken = ids(act.recipients)
        found = [a.actors for a in freed if a.actors and taken & ids(a.recipients)]
        captors = found[0] if found and all(ids(f) == ids(found[0]) for f in found) else ()
        if any(RESCUERS & set(self.cast.actor(m).sectors) or m.actor in taken for m in captors):
            return ()
        return captors

    def _is(self, act: Acted, kind: tuple[str, str]) -> bool:
        return act.type == kind[0] and kind[1] in act.mode
