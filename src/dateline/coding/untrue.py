"""What says of a deed that it is not so, or may not be: feigned, false, short of happening, not shown, asked for."""

from __future__ import annotations

from collections.abc import Callable

from dateline.grammar.tree import SUBJECTS, Tree
from dateline.model import Token

NEGATION, HYPOTHETICAL = "negation", "hypothetical"


class Untrue:
    """Reads what is above the verb of a clause. is_denied: whether a noun is told of as none at all (`no evidence`)."""

    def __init__(self, tree: Tree, is_denied: Callable[[Token], bool]) -> None:
        self.tree = tree
        self._is = tree.is_listed
        self._is_denied = is_denied

    def of(self, verb: Token) -> frozenset[str]:
        """The statuses that a clause has from what it stands under."""
        if self._is_passed_over(verb) or self._is_feigned(verb) or self._is_false(verb):
            return frozenset({NEGATION})
        return frozenset({HYPOTHETICAL}) if self._is_unshown(verb, "proofs") else frozenset()

    def _is_passed_over(self, verb: Token) -> bool:
        """`shelled the port rather than attack the town`, `fell short of attacking it`."""
        head = self.tree.head(verb)
        if verb.dep == "conj":
            return any(t.i < verb.i and self._is(t, "preferring") for t in self.tree.children(head, "cc"))
        return verb.dep == "pcomp" and self._is(self.tree.head(head), "short_of")

    def _is_feigned(self, verb: Token) -> bool:
        """`pretended to surrender`."""
        return verb.dep in ("xcomp", "ccomp") and self._is(self.tree.head(verb), "feigning")

    def _is_false(self, verb: Token) -> bool:
        """`It is not true that the army shot them`, `there is no truth in reports that ...`."""
        over = self.tree.head(verb)
        if verb.dep == "ccomp" and verb.i > over.i:
            told = self.tree.children(over, "acomp")
            denied = self.tree.child(over, "neg") is not None
            return any(self._is(t, "true" if denied else "false") for t in told)
        return self._is_unshown(verb, "truths")

    def _is_unshown(self, verb: Token, name: str) -> bool:
        """`There is no evidence that the army shot them`: the noun that a clause hangs on, or that this one is of."""
        noun = self.tree.head(verb)
        if verb.dep not in ("acl", "ccomp") or noun.pos != "NOUN":
            return False
        prep = self.tree.head(noun)
        above = (noun, self.tree.head(prep)) if noun.dep == "pobj" else (noun,)
        return any(self._is(t, name) and self._is_denied(t) for t in above)


def is_asked(tree: Tree, verb: Token) -> bool:
    """`Did the army shoot them?`; who asks why it did takes it for done."""
    if verb.dep not in ("ROOT", "ccomp") or not any(t.text == "?" for t in tree.sentence(verb)[-2:]):
        return False
    who = tree.child(verb, *SUBJECTS)
    turned = who is not None and any(t.i < who.i for t in tree.children(verb, "aux", "auxpass"))
    return turned and not any(t.tag.startswith("W") for t in tree.children(verb))


def is_in_case(tree: Tree, noun: Token) -> bool:
    """`in case of an attack`, `in the event of a raid`."""
    case = tree.head(tree.head(noun))
    led = tree.head(case).pos == "ADP" and tree.is_listed(case, "eventualities")
    return noun.dep == "pobj" and led and (tree.is_listed(case, "events") or not tree.children(case, "det"))
