"""Who arrests, where a clause leaves it out: police or army who tell of it, or police named beside it or elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from dateline.coding.act import Acted
from dateline.coding.cast import Cast
from dateline.coding.status import NEGATION
from dateline.grammar.tree import Tree
from dateline.model import Mention, Statement

POLICE, SOLDIERS = "COP", "MIL"
BODIES = frozenset({"organization", "group"})
BACK = 3  # sentences before an arrest in which the police that make it may be named, before those further off
# Sectors of officials who tell what their police did.
RULING = frozenset({"GOV", "JUD"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Custody:
    """kinds: TYPE/mode of what only police do when nobody is named as doing it.

    The first rule of the chain says how they were found: `police.tells`, `army.tells`, `police.beside`,
    `police.before`, and behind these `police.elsewhere` in the report or `officials.tell`.
    """

    tree: Tree
    cast: Cast
    statements: Sequence[Statement]
    kinds: frozenset[str]

    def fill(self, acts: Sequence[Acted]) -> list[Acted]:
        """The acts, those that lack one with the police that do them, if the text names any."""
        hurt = {(self.tree.tokens[a.trigger].sent, m.actor) for a in acts if a.type == "ASSAULT" for m in a.recipients}
        return [self._with_police(act, hurt) if self._lacks_police(act) else act for act in acts]

    def _lacks_police(self, act: Acted) -> bool:
        judged = self.tree.tokens[act.trigger].lemma in self.tree.words.get("sentencing", frozenset())
        named = not judged and any(f"{act.type}/{mode}" in self.kinds for mode in act.mode)
        return named and not act.actors and act.standing and NEGATION not in act.aux

    def _with_police(self, act: Acted, hurt: Set[tuple[int, str]]) -> Acted:
        """hurt: in which sentence whom somebody hits: police who are hit there hold nobody."""
        for basis, mention in self._candidates(act):
            hit = (self.tree.tokens[mention.head].sent, mention.actor) in hurt
            if self._may_arrest(mention, act) and not hit:
                return replace(act, actors=(mention,), chain=(basis, *act.chain))
        return act

    def _candidates(self, act: Acted) -> Iterator[tuple[str, Mention]]:
        tellers = list(self._tellers(act))
        yield from (("police.tells", m) for m in tellers if self._is_police(m))
        yield from (("army.tells", m) for m in tellers if SOLDIERS in self.cast.actor(m).sectors)
        sent = self.tree.tokens[act.trigger].sent
        for at in range(sent, max(sent - BACK, 0) - 1, -1):
            first, last = self.tree.parse.sents[at]
            near = sorted(self.cast.within(first, last - 1), key=lambda m: abs(m.head - act.trigger))
            basis = "police.beside" if at == sent else "police.before"
            yield from ((basis, m) for m in near if self._is_police(m) and self._is_force(m))
        yield from (("police.elsewhere", m) for m in self._anywhere(act))
        yield from (("officials.tell", m) for m in tellers if self._keeps_order(m))

    def _anywhere(self, act: Acted) -> Sequence[Mention]:
        """The police of a report that tells of those of one land, those named before the act first."""
        police = [m for m in self.cast.mentions if self._is_police(m) and self._is_force(m)]
        lands = {self.cast.actor(m).country for m in (*police, *act.recipients)} - {None}
        return sorted(police, key=lambda m: (m.head > act.trigger, abs(m.head - act.trigger))) if len(lands) < 2 else ()

    def _tellers(self, act: Acted) -> Iterator[Mention]:
        """The speakers of the statements that hold the act, the nearest first."""
        holding = [s for s in self.statements if s.first <= act.trigger <= s.last and s.source_head is not None]
        for statement in sorted(holding, key=lambda s: s.last - s.first):
            yield from self.cast.at(self.tree.tokens[statement.source_head or 0])

    def _is_police(self, mention: Mention) -> bool:
        return POLICE in self.cast.actor(mention).sectors

    def _keeps_order(self, mention: Mention) -> bool:
        """Whether somebody speaks for those under whom the police of a place are: `the district magistrate`."""
        words = {self.tree.tokens[i].lemma for i in range(mention.first, mention.last + 1)}
        known = words & self.tree.words.get("keeping_order", frozenset())
        return bool(known) and not RULING.isdisjoint(self.cast.actor(mention).sectors)

    def _is_force(self, mention: Mention) -> bool:
        """A force or its people, not one policeman, or so many, who may be whom the arrest is about."""
        actor, head = self.cast.actor(mention), self.tree.tokens[mention.head]
        counted = self.tree.child(head, "nummod") is not None
        return actor.kind in BODIES and head.tag != "PRP" and not counted

    def _may_arrest(self, mention: Mention, act: Acted) -> bool:
        """Whether those who may arrest are not those arrested."""
        return mention.actor not in {m.actor for m in act.recipients}
