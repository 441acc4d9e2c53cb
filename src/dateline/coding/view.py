"""What another act is only for, or depends on: purposes and conditions are no happenings of their own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.coding.act import Acted
from dateline.coding.outcome import Composition
from dateline.coding.status import CONDITIONAL, TO_COME
from dateline.grammar.holding import is_infinitive, is_inverted, is_purpose
from dateline.grammar.tree import Tree
from dateline.model import Token

SUBORDINATE = frozenset({"advcl", "xcomp", "acl", "ccomp"})
GOING = frozenset({"pcomp", "advcl", "conj", "xcomp"})
PURPOSE = frozenset({"advcl", "acl", "relcl"})
NONE: frozenset[str] = frozenset()
FORCE = "material_conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """words: lists of `status.toml`."""

    tree: Tree
    codebook: Composition
    words: Mapping[str, frozenset[str]]

    def in_view(self, inner: Acted, acts: list[Acted]) -> bool:
        """The purpose or condition of what is itself only in view: `threatened to strike unless they left`."""
        at = self.tree.tokens[inner.carrier]
        if self._is_driven(at):
            return True
        while at.head != at.i:
            if self._is_aside(at) and any(self._only_says(outer, at.head) for outer in acts if outer is not inner):
                return True
            if self._is_condition(at) and any(self._speaks_over(outer, at) for outer in acts if outer is not inner):
                return True
            at = self.tree.head(at)
        return False

    def _is_aside(self, verb: Token) -> bool:
        openers = self.tree.children(verb, "mark", "prep", "advmod")
        told = is_infinitive(self.tree, verb) or any(t.lower in self.words.get("proviso", ()) for t in openers)
        return verb.dep in SUBORDINATE and told

    def _is_driven(self, verb: Token) -> bool:
        """`staged a sit-in to force him to quit`: what another is only meant to be made to do."""
        over = self.tree.head(verb)
        forced = verb.dep in ("xcomp", "ccomp") and over.lemma in self.words.get("forcing", ())
        return forced and is_purpose(self.tree, over)

    def _is_condition(self, verb: Token) -> bool:
        """`unless he was freed`: the clause that a threat or a request as a whole depends on."""
        marks = self.tree.children(verb, "mark")
        opened = any(t.lower in self.words.get("conditions", ()) for t in marks)
        return verb.dep in SUBORDINATE and (opened or is_inverted(self.tree, verb, self.words.get("inverting", ())))

    def _speaks_over(self, outer: Acted, verb: Token) -> bool:
        spoken = outer.type in self.codebook.in_view and outer.carrier != verb.i
        return spoken and any(up.i in (outer.trigger, outer.carrier) for up in self.tree.ancestors(verb))

    def _only_says(self, outer: Acted, at: int) -> bool:
        in_view = outer.type in self.codebook.in_view or CONDITIONAL in outer.aux
        return at in outer.scope or (at == outer.trigger and in_view)

    def is_meant(self, inner: Acted, outer: Acted) -> bool:
        """`summoned the envoy to protest at the raid`, `used tear gas to disperse them`: one deed and its sense."""
        verb = self.tree.tokens[inner.trigger]
        if verb.tag != "VB" or verb.head not in (outer.trigger, outer.carrier):
            return False
        serves = not self.codebook.serving.get(outer.type, NONE).isdisjoint(f"{inner.type}/{m}" for m in inner.mode)
        same = verb.dep == "advcl" and (inner.type, inner.mode) == (outer.type, outer.mode)
        return bool(outer.recipients) and (same or serves and verb.dep in GOING)

    def is_view(self, inner: Acted, outer: Acted) -> bool:
        """`sent troops to fight the rebels`, `trained men to attack Kenya`: force that another act is only for."""
        verb = self.tree.tokens[inner.carrier]
        aimed = verb.dep in PURPOSE | {"xcomp"} and is_infinitive(self.tree, verb)
        over = self.tree.head(verb)
        over = self.tree.head(over) if over.dep in ("dobj", "nsubjpass") else over
        used = over.lemma in self.tree.words.get("using", ())
        of_force = self.codebook.quads.get(inner.type) == FORCE and not inner.aux & TO_COME
        aims = outer.type in self.codebook.aiming and outer.type != inner.type
        return aims and of_force and aimed and not used and over.i in (outer.trigger, outer.carrier)
