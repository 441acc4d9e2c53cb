"""Who is meant by an act whose own phrases name nobody: to whom a letter is that tells it, whose deed it answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from dateline.coding.act import Acted
from dateline.coding.cast import Cast
from dateline.grammar.clause import is_passive, surface_subjects
from dateline.grammar.tree import Tree
from dateline.model import Mention, Token

VERBAL = "verbal"
STATE = "state"
PLACES = ("GPE", "LOC", "FAC")
DESCRIBING = ("amod", "compound", "nmod")
BEFORE = ("compound", "nmod")
CLAUSES = ("xcomp", "advcl", "prep", "conj")


@dataclass(frozen=True, slots=True, kw_only=True)
class Occasion:
    """Gives acts without a recipient one from the phrases and clauses beside their verb.

    quads: type -> quad; what is said is said to whom the letter is. answering: types of what answers another's deed.
    rebuffing: types of what is done though another has asked for the contrary.
    rallying: types against whom its topic names rather than where it is; rulers: sectors of those.
    """

    tree: Tree
    cast: Cast
    quads: Mapping[str, str]
    answering: frozenset[str]
    rebuffing: frozenset[str]
    rallying: frozenset[str]
    rulers: frozenset[str]

    def fill(self, acts: Sequence[Acted]) -> list[Acted]:
        """The acts in their order, with those recipients."""
        return [self._filled(act) if self._lacks(act) else self._written(act) for act in acts]

    def _written(self, act: Acted) -> Acted:
        """`wrote to Uganda demanding the release of its crew`: who is asked is the reader, unless somebody is named."""
        verb = self.tree.tokens[act.carrier]
        asked = self.tree.children(verb, "dobj", "dative")
        if not act.actors or not self.quads.get(act.type, "").startswith(VERBAL) or any(map(self.cast.at, asked)):
            return act
        readers = tuple(self._addressees(verb))
        return replace(act, recipients=readers) if readers else act

    def _lacks(self, act: Acted) -> bool:
        placed = act.type in self.rallying and all(self._is_site(m) for m in act.recipients)
        return bool(act.actors) and not act.reciprocal and (placed or not act.recipients)

    def _is_site(self, mention: Mention) -> bool:
        """`marched through Budapest`, `besieged the Jakarta palace`: where it is, of what is no party itself."""
        named = self.tree.tokens[mention.head]
        before = named.dep in BEFORE and named.ent in PLACES and not self.cast.at(self.tree.head(named))
        return before or is_place(self.tree, mention)

    def _filled(self, act: Acted) -> Acted:
        own = {m.actor for m in act.actors}
        found: Iterator[Mention] = iter(())
        if self.quads.get(act.type, "").startswith(VERBAL):
            found = self._readers(self.tree.tokens[act.carrier])
            if act.type in self.rebuffing:
                found = chain(found, self._pleading(self.tree.tokens[act.carrier], own))
        if act.type in self.answering:
            found = chain(found, self._provokers(self.tree.tokens[act.carrier], own))
        elif act.type in self.rallying:
            found = self._blamed(self.tree.tokens[act.carrier], own)
        others = tuple(m for m in found if m.actor not in own)
        return replace(act, recipients=others) if others else act

    def _readers(self, verb: Token) -> Iterator[Mention]:
        """`In a letter to NATO, Ukraine asked for shells`: those to whom it is written."""
        for top in {verb.i: verb, verb.head: self.tree.head(verb)}.values():
            for prep in self.tree.children(top, "prep"):
                for letter in self.tree.children(prep, "pobj"):
                    if letter.lemma in self.tree.words.get("letters", ()):
                        yield from self._written_to(letter)
        yield from self._addressees(verb)

    def _addressees(self, verb: Token) -> Iterator[Mention]:
        """`wrote to NATO asking for shells`, `sent NATO a letter seeking shells`: to whom that is written."""
        over = self.tree.head(verb)
        letter = verb.tag == "VBG" and verb.dep == "acl" and over.lemma in self.tree.words.get("letters", ())
        writing = self.tree.head(over) if letter and over.dep == "dobj" else over
        if verb.tag == "VBG" and (letter or writing.lemma in self.tree.words.get("writing", ())):
            for paper in {over.i: over, writing.i: writing}.values():
                yield from self._written_to(paper)

    def _written_to(self, letter: Token) -> Iterator[Mention]:
        for prep in self.tree.children(letter, "prep", "dative"):
            if prep.lower in self.tree.words.get("letters_to", ()):
                for reader in self.tree.children(prep, "pobj"):
                    yield from self.cast.spread(reader)

    def _provokers(self, verb: Token, own: set[str]) -> Iterator[Mention]:
        """`was put on alert after China sent a ship`: those whose deed is told as what came before it."""
        for clause in self.tree.children(verb, "advcl"):
            told = any(mark.lower in self.tree.words.get("later", ()) for mark in self.tree.children(clause, "mark"))
            meeting = clause.lemma in self.tree.words.get("mutual", ())  # `hours after they met`: only the time
            if not told or meeting or is_passive(self.tree, clause):
                continue
            for subject in surface_subjects(self.tree, clause):
                yield from self.cast.at(subject) or self.cast.modifying(subject, taken=frozenset(own))

    def _pleading(self, verb: Token, own: set[str]) -> Iterator[Mention]:
        """`refused to disarm, as the government had asked`, `despite pleas by Oman`: those who had asked for it."""
        for token in (t for t in self.tree.subtree(verb) if t.i > verb.i):
            if token.dep == "advcl" and token.lemma in self.tree.words.get("pleading", ()):
                for subject in surface_subjects(self.tree, token):
                    yield from self.cast.at(subject) or self.cast.modifying(subject, taken=frozenset(own))
            elif token.dep == "prep" and token.lower in self.tree.words.get("defying", ()):
                for noun in self.tree.children(token, "pobj"):
                    yield from self._pleaders(noun) if noun.lemma in self.tree.words.get("pleas", ()) else ()

    def _pleaders(self, plea: Token) -> Iterator[Mention]:
        for owner in self.tree.children(plea, "poss", "amod", "compound"):
            yield from self.cast.at(owner)
        for prep in self.tree.children(plea, "prep", "agent"):
            for who in self.tree.children(prep, "pobj") if prep.lower in ("from", "by", "of") else ():
                yield from self.cast.spread(who)

    def _blamed(self, verb: Token, own: set[str]) -> Iterator[Mention]:
        """`marched to demand that the minister resign`: the first of those in power whom the topic names."""
        for clause in self.tree.children(verb, *CLAUSES):
            for token in self.tree.subtree(clause) if clause.i > verb.i else ():
                found = [m for m in self.cast.at(token) if m.actor not in own and self._rules(m)]
                if found:
                    yield from found[:1]
                    return

    def _rules(self, mention: Mention) -> bool:
        actor = self.cast.actor(mention)
        named = actor.kind == STATE and self.tree.tokens[mention.head].dep not in DESCRIBING
        return not is_place(self.tree, mention) and (named or not self.rulers.isdisjoint(actor.sectors))


def is_place(tree: Tree, mention: Mention, lists: Sequence[str] = ("locative", "routes")) -> bool:
    """Whether a party is only where something is done: `marched through Budapest`, `a raid near Jos`.

    lists: of the prepositions that tell so.
    """
    named = tree.tokens[mention.head]
    return named.ent in PLACES and any(tree.head(named).lower in tree.words.get(name, ()) for name in lists)
