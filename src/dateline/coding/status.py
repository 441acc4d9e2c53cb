"""Negation, future, hypothesis: read from the clause that carries a word, never from the word alone."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.coding.untrue import Untrue
from dateline.grammar.clause import is_verb
from dateline.grammar.holding import cleft, is_inverted
from dateline.grammar.tree import SUBJECTS, Tree
from dateline.model import Token

CONDITIONAL = "conditional"  # a future that depends on another's doing; not written out
NEGATION, FUTURE, HYPOTHETICAL = "negation", "future", "hypothetical"
TO_COME = frozenset({FUTURE, HYPOTHETICAL, CONDITIONAL})
CLIMB = frozenset({"xcomp", "ccomp", "conj", "advcl", "acl", "relcl", "pcomp"})


class Status:
    """Reads status words: negators, negative determiners, future and modal auxiliaries, conditionals."""

    def __init__(self, tree: Tree, words: Mapping[str, frozenset[str]]) -> None:
        self.tree = tree
        self.words = words
        self._untrue = Untrue(tree, self.is_denied_noun)
        self._known: dict[tuple[int, int], frozenset[str]] = {}

    def _is(self, token: Token, name: str) -> bool:
        words = self.words.get(name, frozenset())
        return token.lower in words or token.lemma in words

    def of(self, carrier: Token, trigger: Token) -> frozenset[str]:
        """The statuses of an act with this trigger, whose clause is carried by `carrier`."""
        found = self._known.get((carrier.i, trigger.i))
        if found is None:
            found = self._known[carrier.i, trigger.i] = self._find(carrier, trigger)
        return found

    def _find(self, carrier: Token, trigger: Token) -> frozenset[str]:
        found = self._of_clause(carrier, trigger) if is_verb(carrier) else frozenset()
        if over := cleft(self.tree, carrier):
            found |= self._of_clause(over, over)
        found |= self._untrue.of(carrier) if is_verb(carrier) else frozenset()
        if self.is_denied_noun(trigger) or (carrier is not trigger and self.is_denied_noun(carrier)):
            found |= {NEGATION}
        if not is_verb(trigger) and any(self._is(t, "future_adjectives") for t in self.tree.children(trigger, "amod")):
            found |= {FUTURE}
        if trigger.pos == "NOUN" and trigger.dep == "dobj" and self._is(self.tree.head(trigger), "envisaging"):
            found |= {FUTURE}
        if self._in_condition(carrier):
            found |= {HYPOTHETICAL}
        elif FUTURE in found and self._has_condition(carrier):
            found = found - {FUTURE} | {CONDITIONAL}
        return found

    def meets(self, verb: Token, asked: frozenset[str]) -> bool:
        """Whether a verb's own clause is what is asked for, one of: future, refused (`will not`, `cannot`), undone."""
        own = self.of(verb, verb)
        if "undone" in asked and own == {NEGATION}:
            return True
        to_come = bool(own & TO_COME) or self._is_committed(verb)
        told = "refused" if NEGATION in own else "future"
        return to_come and told in asked and not (told == "future" and HYPOTHETICAL in own)

    def _is_committed(self, verb: Token) -> bool:
        """`vowed to retaliate`: what somebody binds themselves to."""
        infinitive = verb.tag == "VB" and any(t.tag == "TO" for t in self.tree.children(verb, "aux"))
        return infinitive and verb.dep == "xcomp" and self._is(self.tree.head(verb), "committing")

    def _of_clause(self, verb: Token, trigger: Token) -> frozenset[str]:
        found: set[str] = set()
        aux = self._auxiliaries(verb)
        never = any(self._is(t, "unreal") for t in aux) and any(t.lemma == "have" for t in aux)
        for t in aux:
            if self._is(t, "future"):  # `would have arrested him` if it had come to that
                found.add(HYPOTHETICAL if never else FUTURE)
            elif self._is(t, "modal"):
                found.add(HYPOTHETICAL)
        if self._going_to(verb) or self._is_to(verb):
            found.add(FUTURE)
        if self.is_pending(verb) or self._is_idle(verb):
            found.add(NEGATION)
        if any(self._negates(t) for t in self._adverbs(verb)) or self._denied_parties(verb, trigger):
            found.add(NEGATION)
        if self._without(verb):
            found ^= {NEGATION}
        return frozenset(found)

    def _negates(self, adverb: Token) -> bool:
        """`not`, `never`; of two words `no longer`. `Not only` says that there is more."""
        if adverb.dep == "neg" or self._is(adverb, "negators"):
            return adverb.i + 1 == len(self.tree) or not self._is(self.tree.tokens[adverb.i + 1], "merely")
        pairs = (f"{t.lower} {adverb.lower}" for t in self.tree.children(adverb))
        return any(pair in self.words.get("negators", frozenset()) for pair in pairs)

    def is_pending(self, verb: Token) -> bool:
        """`has yet to agree`, `have not yet agreed`: it has not come to that, which is no refusal."""
        if self.tree.child(verb, "neg") is not None:
            return self._is_late(verb)
        head = self.tree.head(verb)
        under = verb.dep == "xcomp" or verb.dep == "ccomp" and verb.i > head.i
        return under and self._is(head, "pending_verbs") and self._is_late(head)

    def _is_late(self, verb: Token) -> bool:
        return any(self._is(t, "pending") for t in self.tree.children(verb, "advmod"))

    def is_refused(self, verb: Token) -> bool:
        """`refused to rule out`, `failed to agree`: the verb above denies this one."""
        return verb.dep == "xcomp" and self._is(self.tree.head(verb), "refusing")

    def _auxiliaries(self, verb: Token) -> list[Token]:
        own = self.tree.children(verb, "aux", "auxpass")
        if verb.dep == "xcomp" and self._is(self.tree.head(verb), "obliging"):
            own = own + self.tree.children(self.tree.head(verb), "aux")
        elif verb.dep == "advcl" and verb.tag == "VB" and any(t.tag == "TO" for t in own):
            # `will host talks to help Chad`: what it is for is as far off as itself
            own = own + [t for t in self.tree.children(self.tree.head(verb), "aux") if self._is(t, "future")]
        if not own and verb.dep == "conj" and verb.tag in ("VB", "VBN") and not self.tree.child(verb, *SUBJECTS):
            head = self.tree.head(verb)
            return self._auxiliaries(head) if is_verb(head) and head.tag == verb.tag else []
        return own

    def _adverbs(self, verb: Token) -> list[Token]:
        found = self.tree.children(verb, "neg", "advmod", "preconj", "cc")
        return [t for t in found if t.i < verb.i or t.dep == "neg"]

    def _denied_parties(self, verb: Token, trigger: Token) -> bool:
        """`No one was hurt`, `killed nobody`; of `the raid killed nobody` the raid happened all the same."""
        own = SUBJECTS if trigger.head == verb.i and trigger.dep in SUBJECTS else (*SUBJECTS, "dobj")
        for t in self.tree.children(verb, *own):
            if self._is(t, "negative_nouns") or self.is_denied_noun(t):
                return True
        agent = self.tree.child(verb, "agent")
        return agent is not None and any(
            self.is_denied_noun(t) or self._is(t, "negative_nouns") for t in self.tree.children(agent, "pobj")
        )

    def is_denied_noun(self, noun: Token) -> bool:
        """`no soldier`, `neither side`, `not one of them`: nobody and nothing of the kind."""
        counts = self.tree.children(noun, "nummod")
        below = [t for count in counts for t in self.tree.children(count)]
        if any(self._is(t, "comparing") for t in below):
            return False  # `no fewer than six` are six
        marks = self.tree.children(noun, "det", "neg", "preconj")
        return any(self._is(t, "negative_determiners") or self._negates_one(t) for t in (*marks, *below))

    def _negates_one(self, mark: Token) -> bool:
        """`not a shot`, `not one of them`."""
        return mark.dep == "neg" and mark.i + 1 < len(self.tree) and self._is(self.tree.tokens[mark.i + 1], "single")

    def _is_idle(self, verb: Token) -> bool:
        """`did nothing to stop them`: what nothing was done for did not come about."""
        up = self.tree.head(verb)
        doing = self.tree.head(up) if up.dep == "dobj" else up
        idle = up if up is not doing else self.tree.child(doing, "dobj")
        aimed = any(t.tag == "TO" for t in self.tree.children(verb, "aux"))
        if aimed and idle is not None and self._is_wanting(doing, idle):
            return True
        return aimed and idle is not None and self._is(idle, "idle") and self._is(doing, "doing_idly")

    def _is_wanting(self, having: Token, noun: Token) -> bool:
        """`did not have enough men to storm the camp`, `lacked the means to`: what there was nothing to do it with."""
        if self._is(having, "lacking"):
            return True
        denied = self.tree.child(having, "neg") is not None or self.is_denied_noun(noun)
        return denied and self._is(having, "possessing")

    def _without(self, verb: Token) -> bool:
        head = self.tree.head(verb)
        return verb.dep == "pcomp" and self._is(head, "negative_prepositions")

    def _going_to(self, verb: Token) -> bool:
        head = self.tree.head(verb)
        return (
            verb.dep == "xcomp"
            and head.lower == "going"
            and any(t.tag == "TO" for t in self.tree.children(verb, "aux"))
        )

    def _is_to(self, verb: Token) -> bool:
        """`is to visit`, `are to be held`; in headlines `to visit`."""
        infinitive = verb.tag == "VB" and any(t.tag == "TO" for t in self.tree.children(verb, "aux"))
        if not infinitive:
            return (
                verb.dep == "ROOT"
                and any(t.tag == "TO" for t in self.tree.children(verb, "aux"))
                and bool(self.tree.child(verb, *SUBJECTS))
            )
        head = self.tree.head(verb)
        if verb.dep == "xcomp" and self._is(head, "announcing"):
            return True
        if verb.dep in ("xcomp", "acl") and self._is(head, "prospects"):
            return True
        return verb.dep == "ROOT" or (
            verb.dep in ("xcomp", "ccomp") and head.lemma == "be" and not self.tree.child(head, "acomp", "attr")
        )

    def is_supposed(self, noun: Token, verb: Token) -> bool:
        """`A rupture would cost jobs`, `war could ruin both`: what would follow from a thing that nobody has done."""
        supposed = any(self._is(t, "supposing") for t in self.tree.children(verb, "aux"))
        known = any(self._is(t, "definite") for t in self.tree.children(noun, "det", "poss"))
        above = noun.dep == "nsubj" and noun.head == verb.i
        return supposed and not known and above and not self._is(verb, "occurring")

    def _has_condition(self, verb: Token) -> bool:
        """Whether an act is made to depend on something: `unless`, `until`, `if` below its verb."""
        below = self.tree.children(verb, "advcl", "ccomp")
        marked = any(self._is(mark, "conditions") for clause in below for mark in self.tree.children(clause, "mark"))
        return marked or any(is_inverted(self.tree, clause, self.words.get("inverting", ())) for clause in below)

    def _in_condition(self, token: Token) -> bool:
        """Whether the act stands in or under an if-clause."""
        at, steps = token, 0
        while steps < 6:
            if is_verb(at) and any(self._is(t, "conditionals") for t in self.tree.children(at, "mark", "advmod")):
                return True
            if is_verb(at) and self._is_inverted(at):
                return True
            if at.dep not in CLIMB and is_verb(at):
                return False
            if at.head == at.i:
                return False
            if at.dep == "ccomp":
                up = self.tree.head(at)
                return up.dep in ("prep", "advcl") and self._is(up, "conditionals")
            at, steps = self.tree.head(at), steps + 1
        return False

    def _is_inverted(self, verb: Token) -> bool:
        """`Had they fired, he would have fled`, `were Oman to invade`: a condition that opens with its auxiliary."""
        main = self.tree.head(verb)
        if verb.dep not in ("advcl", "ccomp") or verb.i > main.i:
            return False
        opener = next(iter(self.tree.children(verb, "aux", "auxpass")), verb)
        named = any(t.i > opener.i for t in self.tree.children(verb, *SUBJECTS, "attr"))
        # "were" by itself is one only with an infinitive
        whole = opener is not verb or self.tree.child(verb, "xcomp", "advcl", "acl", "relcl") is not None
        left = min((t.i for t in self.tree.children(verb) if t.pos not in ("PUNCT", "CCONJ")), default=verb.i)
        return self._is(opener, "inverting") and named and whole and min(left, verb.i) == opener.i

    def is_known(self, noun: Token) -> bool:
        """`the attack`, `Monday's raid`: what has happened, not what is in view."""
        dated = any(t.ent == "DATE" for t in self.tree.children(noun, "poss", "compound", "nmod"))
        return dated or any(self._is(t, "definite") for t in self.tree.children(noun, "det"))
