"""Whom a judgement hits that names only the deed: `condemned the attack` is about those who attacked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.coding.act import Acted
from dateline.coding.cast import Cast
from dateline.grammar.clause import is_verb
from dateline.grammar.tree import Tree
from dateline.model import Mention, Token

NEGATION = "negation"
# Sentences that a word for a deed looks back; farther, if only one side has done such a thing.
REACH, FAR = 4, 12
HARM, OPPOSING, VERBAL = "material_conflict", "verbal_conflict", "verbal"
# Modes of taking somebody, and the sector of those who judge.
HELD, JUDGES = frozenset({"arrest", "abduct", "seize"}), "JUD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """Gives acts that have no recipient those who did, or took part in, what they speak of.

    nouns: lemma -> types of the acts that it may stand for. judging: types that judge a deed named by its noun;
    against: TYPE/mode of what is done to those who did the last act of another type (tear gas after a protest).
    quads: type -> quad; what is done in return is done to those who did harm.
    """

    tree: Tree
    cast: Cast
    nouns: Mapping[str, frozenset[str]]
    judging: frozenset[str]
    against: Mapping[str, str]
    quads: Mapping[str, str]

    def fill(self, acts: Sequence[Acted]) -> list[Acted]:
        """The acts in their order, with those recipients."""
        found: list[Acted] = []
        for act in acts:
            if act.actors and not act.recipients:
                types = self._types(act)
                meant = self._doers(act, found, types) if types else self._holders(act, found)
                act = replace(act, recipients=meant)
            found.append(act)
        return found

    def _holders(self, act: Acted, before: Sequence[Acted]) -> tuple[Mention, ...]:
        """`demanded her release`, `condemned the verdict`: who holds those who were taken, or has judged them.

        `called the law a disgrace`: who passed it.
        """
        nouns = self._objects(self.tree.tokens[act.trigger])
        freeing = any(self._is(noun, "freeing") for noun in nouns) and self.quads[act.type].startswith(VERBAL)
        judging = any(self._is(noun, "verdicts") and self._is_known(noun) for noun in nouns)
        opposing = self.quads[act.type] == OPPOSING and any(self._is(n, "laws") and self._is_known(n) for n in nouns)
        sent, own = self.tree.tokens[act.trigger].sent, {m.actor for m in act.actors}
        for deed in reversed(before if freeing or judging or opposing else ()):
            if sent - self.tree.tokens[deed.trigger].sent > FAR:
                break
            held = freeing and bool(HELD & set(deed.mode)) and not deed.aux
            judged = judging and any(JUDGES in self.cast.actor(m).sectors for m in deed.actors)
            passed = opposing and any(self._is(t, "laws") for t in self._objects(self.tree.tokens[deed.trigger]))
            passed = passed and self.quads[deed.type] != OPPOSING
            if (
                (held or judged or passed)
                and deed.actors
                and own.isdisjoint(m.actor for m in (*deed.actors, *deed.recipients))
            ):
                return deed.actors
        return ()

    def _objects(self, verb: Token) -> list[Token]:
        """What a verb is about: `demanded`, or `called for`, `the release`."""
        preps = [t for t in self.tree.children(verb, "prep") if t.i == verb.i + 1]
        return [*self.tree.children(verb, "dobj"), *(n for t in preps for n in self.tree.children(t, "pobj"))]

    def _is(self, noun: Token, name: str) -> bool:
        return noun.lemma in self.tree.words.get(name, ())

    def _types(self, act: Acted) -> frozenset[str]:
        trigger = self.tree.tokens[act.trigger]
        if act.type in self.judging and is_verb(trigger):
            noun = self.tree.child(trigger, "dobj")
            return self._named(noun) - self.judging if noun is not None and self._is_known(noun) else frozenset()
        if self._requites(trigger):
            return frozenset(t for t, quad in self.quads.items() if quad.endswith("conflict"))
        return frozenset(t for key, t in self.against.items() if key in {f"{act.type}/{mode}" for mode in act.mode})

    def _named(self, noun: Token) -> frozenset[str]:
        """The types of the acts that a noun may stand for: `the raid`, or any, as `the move`."""
        general = noun.lemma in self.tree.words.get("any_deed", ()) and not self.tree.children(
            noun, "prep", "acl", "relcl"
        )
        return frozenset(self.quads) if general else self.nouns.get(noun.lemma, frozenset())

    def _requites(self, trigger: Token) -> bool:
        """`vowed to retaliate`, `threatened reprisals`: whether something is done in return."""
        words = self.tree.words.get("requiting", frozenset())
        return any(t.lemma in words for t in (trigger, *self.tree.children(trigger, "dobj", "xcomp")))

    def _is_known(self, noun: Token) -> bool:
        definite = self.tree.words.get("definite", frozenset())
        return any(t.lower in definite for t in self.tree.children(noun, "det"))

    def _doers(self, act: Acted, before: Sequence[Acted], types: frozenset[str]) -> tuple[Mention, ...]:
        """Who did the last deed of some types, none of them the judge; rather others than his own state's forces."""
        if types >= frozenset(self.quads) - self.judging or self._requites(self.tree.tokens[act.trigger]):
            return self._others(act, before, types)
        sent = self.tree.tokens[act.trigger].sent
        own = {m.actor for m in act.actors}
        noun = self.tree.child(self.tree.tokens[act.trigger], "dobj")
        one_sided = noun is None or noun.lemma not in self.tree.words.get("shared_deeds", ())
        fitting = [d for d in before if d.type in types and d.actors and not d.aux and not (d.reciprocal and one_sided)]
        near = [d for d in fitting if sent - self.tree.tokens[d.trigger].sent <= REACH]
        if near:
            of_others = [d for d in fitting if not self._is_of_own_force(act, d)]
            deed = near[-1] if near[-1] in of_others or not of_others else of_others[-1]
            return () if own & {m.actor for m in deed.actors} else deed.actors
        far = [d for d in fitting if sent - self.tree.tokens[d.trigger].sent <= FAR]
        sides = {frozenset(m.actor for m in d.actors) for d in far}
        return far[-1].actors if len(sides) == 1 and sides.isdisjoint({frozenset(own)}) else ()

    def _is_of_own_force(self, act: Acted, deed: Acted) -> bool:
        """`Gunmen killed nine. The army shot four of them. The president condemned the killings`."""
        lands = self._lands(act.actors)
        rules = any("GOV" in self.cast.actor(m).sectors for m in act.actors)
        return rules and self.cast.of_forces(deed.actors) and bool(lands & self._lands(deed.actors))

    def _others(self, act: Acted, before: Sequence[Acted], types: frozenset[str]) -> tuple[Mention, ...]:
        """Who of another land did the last such deed, first of those that hit whoever answers it."""
        sent = self.tree.tokens[act.trigger].sent
        lands = self._lands(act.actors)
        near = [d for d in before if sent - self.tree.tokens[d.trigger].sent < REACH and NEGATION not in d.aux]
        foreign = [d for d in near if d.type in types and d.actors and lands.isdisjoint(self._lands(d.actors))]
        last = [d for d in foreign if sent - self.tree.tokens[d.trigger].sent <= 1]
        hitting = [d for d in foreign if lands & self._lands(d.recipients)]
        if not last and act.type in self.judging and self.quads[act.type].endswith("conflict"):
            far = [d for d in before if sent - self.tree.tokens[d.trigger].sent < FAR and not d.aux and d.actors]
            last = [d for d in far if self.quads.get(d.type) == HARM and lands.isdisjoint(self._lands(d.actors))]
        own = {m.actor for m in act.actors}
        return next((d.actors for d in (*hitting[-1:], *last[-1:]) if own.isdisjoint(m.actor for m in d.actors)), ())

    def _lands(self, mentions: Sequence[Mention]) -> frozenset[str]:
        return frozenset(c for m in mentions if (c := self.cast.actor(m).country))
