"""One event for a blow that two clauses tell: who was hit in the one, who struck in the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.coding.act import Acted
from dateline.coding.cast import Cast
from dateline.coding.occasion import is_place
from dateline.grammar.clause import is_verb
from dateline.grammar.holding import adds_to
from dateline.grammar.tree import SUBJECTS, Tree
from dateline.model import Mention, Token

# Types whose deeds in a row are one happening.
ONE_BLOW = frozenset({"ASSAULT", "PROTEST"})
HARM = "ASSAULT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blow:
    """Joins acts of harm with the acts that tell how it came about.

    words: lists of `status.toml`; `harmed`: verbs that tell only who was hit; `whereby`: what opens the clause of the
    blow, `hereupon`: of these what may open one of another happening, too.
    """

    tree: Tree
    cast: Cast
    words: Mapping[str, frozenset[str]]

    def join(self, acts: Sequence[Acted]) -> list[Acted]:
        """The acts in their order, each blow once."""
        found = {act.trigger: act for act in acts}
        for act in acts:
            harm = self._sister(act, found)
            if harm is not None:
                hurt = replace(act, recipients=()) if harm.reciprocal else self._named(act)
                found[harm.trigger] = self._both(found[harm.trigger], hurt)
                del found[act.trigger]
        for act in acts:
            for blow in [b for b in found.values() if act.trigger in found and self._is_how(found[act.trigger], b)]:
                found[act.trigger] = self._both(found[act.trigger], self._set_off(blow))
                del found[blow.trigger]
        struck = {self.tree.tokens[a.trigger].sent for a in found.values() if a.type == HARM and not a.aux}
        kept = (found[a.trigger] for a in acts if a.trigger in found and not self._only_adds(found[a.trigger], struck))
        return [self._with_dead(act) for act in kept]

    def _only_adds(self, act: Acted, struck: set[int]) -> bool:
        """`Another ten were wounded.`, told after a blow: more of those whom it hit."""
        verb = self.tree.tokens[act.trigger]
        return self._is_harm(act) and not act.actors and adds_to(self.tree, verb) and verb.sent - 1 in struck

    def _with_dead(self, blow: Acted) -> Acted:
        """`Four soldiers died when rebels attacked a post`: those who died in a blow were hit by it."""
        clause = self.tree.tokens[blow.carrier]
        over = self.tree.head(clause)
        when = clause.dep == "advcl" and self._opener(clause.i) in self.words["whereby"] - self.words["hereupon"]
        if not when or blow.noun or blow.type != HARM or over.lemma not in self.words["dying"]:
            return blow
        known = {m.actor for m in (*blow.actors, *blow.recipients)}
        dead = [m for t in self.tree.children(over, *SUBJECTS) for m in self.cast.spread(t) if m.actor not in known]
        return replace(blow, recipients=(*dead, *blow.recipients))

    def _sister(self, act: Acted, found: Mapping[int, Acted]) -> Acted | None:
        """`two were killed and three hurt`, `attacked a post and killed two`: the first verb of a blow told by two."""
        verb = self.tree.tokens[act.trigger]
        first = found.get(verb.head)
        if verb.dep != "conj" or first is None:
            return None
        fought = first.reciprocal and first.type == act.type and not act.actors  # `clashed, and two were killed`
        told = self._is_harm(first) or fought or bool(act.actors) and self._is_strike(first)
        shared = self.tree.child(self.tree.tokens[first.trigger], "dobj") is None
        if not (shared and _is_twin(act, first) or self._is_harm(act) and told):
            return None
        apart = all(self._places(a) for a in (act, first)) or not (fought or _same_side(act, first))
        return None if apart else first

    def _is_strike(self, act: Acted) -> bool:
        """Whether a verb tells of force whose harm may be told by the verb behind it."""
        return self.tree.tokens[act.trigger].lemma in self.words["striking"]

    def _named(self, act: Acted) -> Acted:
        """`killed a judge and hurt two near a bank`: those who are only counted are not who stand beside them."""
        hurt = self.tree.child(self.tree.tokens[act.trigger], "dobj")
        return act if hurt is None or self.cast.at(hurt) else replace(act, recipients=())

    def _is_harm(self, act: Acted) -> bool:
        return is_verb(self.tree.tokens[act.trigger]) and self.tree.tokens[act.trigger].lemma in self.words["harmed"]

    def _places(self, act: Acted) -> bool:
        """Whether a verb has a place of its own."""
        preps = self.tree.children(self.tree.tokens[act.trigger], "prep")
        return any(p.lower in self.words["locative"] for p in preps)

    def _is_how(self, harm: Acted, blow: Acted) -> bool:
        """`four died when police opened fire`: whether a clause tells how the harm of another came about."""
        escaped = self.tree.tokens[harm.carrier].lemma in self.words["escaping"]
        felled = harm.carrier == harm.trigger and self.tree.tokens[harm.trigger].lemma in self.words["felled"]
        felled = felled and not blow.recipients
        told = (
            (self._is_harm(harm) or escaped or felled)
            and not harm.actors
            and blow.type == harm.type
            and blow.aux == harm.aux
        )
        bare = blow.noun and blow.carrier == blow.trigger  # of `when rebels set off a blast` the verb is the clause's
        apart = blow.reciprocal and self.tree.tokens[blow.trigger].lemma not in self.words["brawling"]
        if not told or bare or apart or blow.trigger == harm.trigger:
            return False
        clause = self._clause_of(blow)
        mark = self._opener(clause.i)
        over = self.tree.head(clause)
        if over.dep == "conj" and over.lemma in self.words["harmed"] | self.words["getting_hurt"]:
            over = self.tree.head(over)
        beside = clause.dep == "advcl" and over.i in (harm.trigger, harm.carrier, *harm.absorbs)
        if not beside or mark not in self.words["whereby"]:
            return False
        return blow.reciprocal or self._may_hit(blow, harm.recipients, sure=mark not in self.words["hereupon"])

    def _set_off(self, blow: Acted) -> Acted:
        """Of a mine that was laid for anybody, those who came upon it are the only ones hit."""
        return blow if self._clause_of(blow).i == blow.carrier else replace(blow, recipients=())

    def _clause_of(self, blow: Acted) -> Token:
        """The verb of the clause that tells of a blow; of `when it hit a mine laid by rebels` that which hit it."""
        verb = self.tree.tokens[blow.carrier]
        if verb.dep not in ("acl", "relcl") or verb.lemma not in self.words["mining"]:
            return verb
        held = self.tree.head(verb)
        held = self.tree.head(held) if held.dep == "pobj" else held
        return self.tree.head(held) if held.dep in ("dobj", "prep") else verb

    def _opener(self, clause: int) -> str:
        """The word that opens a clause, lower case; empty for one that is set off by none."""
        marks = self.tree.children(self.tree.tokens[clause], "mark", "advmod")
        return next((m.lower for m in marks if m.i < clause), "")

    def _may_hit(self, blow: Acted, hit: Sequence[Mention], *, sure: bool) -> bool:
        """Whether those who were hit may be those of the blow: none of its doers, nor of their side."""
        doers, own = {m.actor for m in blow.actors}, {m.actor for m in hit}
        struck = [m for m in blow.recipients if not is_place(self.tree, m)]
        if doers & own or (struck and not own & {m.actor for m in struck} and not sure):
            return False
        return not (self.cast.of_forces(blow.actors) and self.cast.of_forces(hit))

    def _both(self, harm: Acted, blow: Acted) -> Acted:
        actors = harm.actors or blow.actors
        known = {m.actor for m in (*harm.recipients, *actors)}
        more = tuple(m for m in blow.recipients if m.actor not in known and not is_place(self.tree, m))
        # who fell in a fight of two sides is of one of them
        fallen = {m.actor for m in blow.actors} if blow.reciprocal else set()
        return replace(
            harm,
            actors=actors,
            recipients=(*(m for m in harm.recipients if m.actor not in fallen), *more),
            mode=tuple(dict.fromkeys((*harm.mode, *blow.mode))),
            absorbs=harm.absorbs | blow.absorbs | {blow.trigger},
            scope=harm.scope | blow.scope,
        )


def _same_side(act: Acted, harm: Acted) -> bool:
    """Whether two acts are of one type, stand the same way, and are done by the same."""
    alike = (act.type, act.aux) == (harm.type, harm.aux) and not (act.reciprocal or harm.reciprocal)
    return alike and {m.actor for m in act.actors} == {m.actor for m in harm.actors}


def _is_twin(act: Acted, first: Acted) -> bool:
    """`looted and burned shops`: what the same do in the same way, and not to others, is one happening."""
    alike = act.mode == first.mode and bool(act.mode) and bool(act.actors) and act.type in ONE_BLOW
    hit, own = {m.actor for m in first.recipients}, {m.actor for m in act.recipients}
    return alike and _same_side(act, first) and (hit <= own or own <= hit)
