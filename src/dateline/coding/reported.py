"""What a clause that somebody reports is about: a duty, a refusal, a guilt, harm to come."""

from __future__ import annotations

from dateline.coding.status import Status
from dateline.coding.wrongs import tells_wrong
from dateline.grammar.tree import SUBJECTS, Tree
from dateline.model import Token


class Reported:
    """Reads the clauses below verbs of saying. status: reads whether they are negated."""

    def __init__(self, tree: Tree, status: Status) -> None:
        self.tree = tree
        self._is = tree.is_listed
        self._status = status

    def complement_is(self, verb: Token, wanted: frozenset[str]) -> bool:
        """Whether the clause that a verb reports is one of: obligation (`must go`), refusal, guilt, future, ..."""
        if "refusal" in wanted and any(map(self._is_forsworn, self.tree.children(verb, "xcomp"))):
            return True
        for inner in self.tree.children(verb, "ccomp", "acl"):
            if "guilt" in wanted and self._is_guilt(inner):
                return True
            if "wanted" in wanted and self._is_wanted(inner):
                return True
            if "menace" in wanted and self._is_menace(inner):
                return True
            aux = self.tree.children(inner, "aux")
            obliging = self._is(inner, "obliging") and self.tree.child(inner, "dobj") is None
            who = self.tree.child(inner, *SUBJECTS)  # `should Chad attack` is a condition
            obliged = obliging or any(self._is(t, "obligation") and (who is None or who.i < t.i) for t in aux)
            volition = any(self._is(t, "future") or self._is(t, "modal") for t in aux)
            negated = bool(self.tree.children(inner, "neg"))
            refused = volition and self._is(inner, "refusable") and negated
            if "future" in wanted and volition and not negated:
                return True
            if ("obligation" in wanted and obliged) or (
                "refusal" in wanted and refused and self._same_subject(verb, inner)
            ):
                return True
        return False

    def _is_forsworn(self, inner: Token) -> bool:
        """`vowed not to give up`."""
        return inner.tag == "VB" and self._is(inner, "refusable") and self.tree.child(inner, "neg") is not None

    def _is_wanted(self, inner: Token) -> bool:
        """`insisted that Turkey recognise it`: a plain form beside a singular."""
        who = self.tree.child(inner, *SUBJECTS)
        plain = inner.tag in ("VB", "VBP") and not self.tree.children(inner, "aux")
        return who is not None and who.tag in ("NN", "NNP") and plain and not self.tree.children(who, "conj")

    def _is_menace(self, inner: Token) -> bool:
        """`would pay a price`, `face closure`, `there would be no mercy`: what harm comes by the speaker's hand."""
        aux = self.tree.children(inner, "aux")
        to_come = any(self._is(t, "future") or self._is(t, "modal") for t in aux)
        if not to_come and not self._is(inner, "incurring"):
            return False
        beside = self.tree.children(inner, "dobj", "attr", "advmod")
        beside += [n for prep in self.tree.children(inner, "prep") for n in self.tree.children(prep, "pobj")]
        return any(self._is(t, "menaces") for t in beside)

    def leaves_choice(self, verb: Token) -> bool:
        """`told them to surrender or be killed`, `a day to leave or face arrest`: a demand that ends in harm."""
        holders = [verb, *self.tree.children(verb, "dobj")]
        told = (t for holder in holders for t in self.tree.children(holder, "xcomp", "ccomp", "acl", "advcl"))
        return any(self._is_worse(other) for t in told for other in self.tree.children(t, "conj"))

    def _is_worse(self, verb: Token) -> bool:
        """Whether a verb behind `or` tells of what one suffers."""
        led = self.tree.tokens[self.tree.subtree(verb)[0].i - 1]
        suffered = self.tree.child(verb, "auxpass") is not None or self._is(verb, "suffered")
        return suffered and self._is(led, "either")

    def _is_guilt(self, inner: Token) -> bool:
        """`are involved in`, `was responsible for`, `were behind`."""
        who = self.tree.children(inner, *SUBJECTS)
        if any(map(self._status.is_denied_noun, (inner, *who))) or any(self._is(t, "negative_nouns") for t in who):
            return False  # `said no minister was involved`, `none of its men`
        return tells_wrong(self.tree, self.tree.words, inner)

    def _same_subject(self, verb: Token, inner: Token) -> bool:
        own = self.tree.child(inner, *SUBJECTS)
        return own is not None and own.pos == "PRON" and self._is(own, "self_pronouns") and verb.i != inner.i
