"""Decides which act a word names here: the rule whose conditions hold and that asks the most."""

from __future__ import annotations

from typing import Any

from dateline.coding.cast import Cast
from dateline.coding.fitting import Fitting, stand_before
from dateline.coding.reported import Reported
from dateline.coding.slots import Slots
from dateline.coding.status import Status
from dateline.grammar.clause import is_verb
from dateline.grammar.tree import SUBJECTS, Tree
from dateline.lexicon.ranks import Rows
from dateline.lexicon.rules import Act, Operator, Rules
from dateline.model import Token

# Sectors of those who hold an office.
OFFICIAL = frozenset({"GOV", "IGO", "NGO", "SPY", "COP", "MIL", "JUD", "LEG", "PTY", "OPP"})
EDGE = 12  # tokens around a sentence in which words of a name may stand
DESCRIBING = ("amod", "compound", "nmod", "det", "nummod")
TIMES = frozenset({"DATE", "TIME"})
KIND_OF_POS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adj"}


class Matcher:
    """Finds acts and operators by lemma and checks their conditions."""

    def __init__(self, tree: Tree, cast: Cast, slots: Slots, rules: Rules) -> None:
        self.tree = tree
        self.cast = cast
        self.slots = slots
        self.rules = rules
        self.status = Status(tree, rules.status)
        self.reported = Reported(tree, self.status)
        self.fitting = Fitting(tree, cast, slots, rules)
        self._titles: dict[int, tuple[int, bool]] = {}
        self._around: dict[int, frozenset[str]] = {}

    def is_listed(self, token: Token) -> bool:
        """Whether a rule begins with a word: any other needs no looking into."""
        return token.lemma in self.rules.heads or token.lower in self.rules.heads

    def operators(self, token: Token) -> list[Operator]:
        """The operators that a word may be, those of a hard choice and the longest first."""
        near = [] if self._is_party(token) else self._near(token, self.rules.operator_rows)
        found = [(op, words) for op, words in near if self._words(token, words) and not self._barred(token, op)]
        if len(found) > 1:
            found.sort(key=lambda pair: (not pair[0].choice, -len(pair[1])))
        return [op for op, _ in found]

    def _is_party(self, noun: Token) -> bool:
        """`Chad's opposition called for a strike`, `told the opposition that`: who does or hears it refuses nothing."""
        if noun.dep in SUBJECTS and any(self.cast.actor(m).sectors for m in self.cast.by_head.get(noun.i, ())):
            return True
        meant = noun.dep in SUBJECTS or (noun.dep in ("dobj", "dative") and self.tree.child(noun, "det") is not None)
        if noun.pos != "NOUN" or not meant or not is_verb(self.tree.head(noun)):
            return False
        told = [t for t in self.tree.children(noun, "acl") if self.tree.child(t, *SUBJECTS) is None]
        return any(m.last == noun.i for m in self.cast.at(noun)) and not told and not self.tree.children(noun, "prep")

    def _barred(self, token: Token, operator: Operator) -> bool:
        if operator.choice and not (self.slots.heads(token, "subj") and self.reported.leaves_choice(token)):
            return True  # where nobody is named who puts it, what stands beside may tell
        stands = self.fitting.stands
        if operator.not_subject and stands(token, "subj", operator.not_subject):
            return True
        if operator.not_object and stands(token, "obj", operator.not_object):
            return True
        return any(words and stands(token, slot, words) for slot, words in operator.without.items())

    def act(self, token: Token) -> Act | None:
        """The act that a word names here: of those whose conditions hold, the one with the most of them."""
        near: list[tuple[Act, tuple[str, ...]]] = self._near(token, self.rules.act_rows)
        for act, words in near:
            if self._words(token, words) and self._holds(token, act, self._object_slot(token, words)):
                return act
        return None

    def _near(self, token: Token, rows: Rows) -> list[Any]:
        """The rules that begin with a word, with their words, but for those whose last word is not near."""
        kind = KIND_OF_POS.get(token.pos)
        if kind is None:
            return []
        lower = token.lower
        keys = [(kind, token.lemma)]
        if kind == "noun" and lower != token.lemma:
            keys.append((kind, lower))
        if token.tag in ("VBG", "VBN") and kind != "adj" and self._like_adjective(token):
            keys.insert(0, ("adj", lower))
        row = rows.of(*keys)
        if row is None or token.ent in ("DATE", "TIME") or (token.pos == "PROPN" and not self._in_title(token)):
            return []
        return row.near(self._words_around(token))

    def _like_adjective(self, participle: Token) -> bool:
        """`a planned visit`, `is expected to`: a participle that describes, with nobody by whom."""
        if participle.dep in ("amod", "compound"):
            return True
        return self.tree.child(participle, "auxpass") is not None and not self.tree.child(participle, "agent")

    def _in_title(self, token: Token) -> bool:
        """Whether capitals say nothing here: the sentence is a headline, or the word stands first in it."""
        if token.sent not in self._titles:
            words = [t for t in self.tree.sentence(token) if t.text[:1].isalpha() and len(t.text) > 3]
            title = sum(t.text[0].isupper() for t in words) > 0.7 * len(words)
            self._titles[token.sent] = words[0].i if words else -1, title or not words
        first, title = self._titles[token.sent]
        return title or token.i == first

    def _words_around(self, token: Token) -> frozenset[str]:
        """The words of a token's sentence and at its edges, as they stand and by their lemmas."""
        if token.sent not in self._around:
            first, last = self.tree.parse.sents[token.sent]
            near = self.tree.tokens[max(first - EDGE, 0) : last + EDGE]
            self._around[token.sent] = frozenset(word for t in near for word in (t.lemma, t.lower))
        return self._around[token.sent]

    def _words(self, token: Token, words: tuple[str, ...]) -> bool:
        """Whether the further words of a multiword entry stand below (verbs) or before (nouns) the head word."""
        if len(words) == 1:
            return True
        if not self._words_around(token).issuperset(words[1:]):
            return False
        if is_verb(token) or "of" in words[1:]:
            return self._below(token, words[1:])
        return stand_before(self.tree, token, words[1:])

    def _below(self, token: Token, words: tuple[str, ...]) -> bool:
        level = [t for t in self.tree.children(token) if t.dep != "nsubj"]  # `guards stood down` stand no guard
        level = level + [n for t in level if t.dep in ("ccomp", "xcomp") for n in self.tree.children(t, "acomp")]
        before: list[str] = []  # words that the next one is described by: `gave the green light`
        for n, word in enumerate(words):
            hit = next((t for t in level if t.lemma == word or t.lower == word), None)
            if hit is None and n == 0 and self._next_word(token, word):
                continue
            if hit is None:
                before.append(word)
                continue
            described = {w for t in self.tree.children(hit, *DESCRIBING) for w in (t.lemma, t.lower)}
            if self._is_other(token, hit, words) or not described.issuperset(before):
                return False
            before = []
            below = self.tree.children(hit)
            level = level + below
            if hit.dep in ("ccomp", "xcomp", "oprd"):
                level = self.tree.children(token) + below
        return not before

    def _is_other(self, token: Token, particle: Token, words: tuple[str, ...]) -> bool:
        """`gave ten million in aid` is no `give in`, `called off on Monday` no `call on`: what only stands beside."""
        if particle.lower not in self.rules.status.get("particles", ()) or particle.dep != "prep":
            return False
        between = self.tree.child(token, "dobj", "nsubjpass", "ccomp")
        apart = particle.i > token.i + 1 and between is not None and between.lemma not in words
        below = self.tree.child(particle, "pobj")
        own = self.tree.child(token, "prt")
        if own is not None and own.lower not in words and below is not None and below.ent in TIMES:
            return True
        return apart and below is not None and below.lemma not in words

    def _next_word(self, token: Token, word: str) -> bool:
        after = self.tree.tokens[token.i + 1] if token.i + 1 < len(self.tree) else None
        return after is not None and after.lower == word and after.pos in ("ADP", "ADV", "PART", "SCONJ")

    def _object_slot(self, token: Token, words: tuple[str, ...]) -> str:
        """Where the object of an entry stands: of `take control of`, `break into` behind its last word."""
        if len(words) == 1 or not is_verb(token):
            return "obj"
        last, between = words[-1], self.tree.child(token, "dobj", "nsubjpass")
        parted = any(t.lower == last for t in self.tree.children(token, "prt"))
        if parted or (between is not None and between.lemma not in words):
            return "obj"
        # `operated on conscripts`, but `gave ten million in aid`
        loose = last in self.rules.status.get("particles", ()) and between is not None
        return last if not loose and self.slots.heads(token, last) else "obj"

    def _holds(self, token: Token, act: Act, done_to: str) -> bool:
        if act.object and not self._is_done_to(token, done_to, act.object):
            return False
        if act.subject and not self.fitting.stands(token, "subj", act.subject):
            return False
        if act.not_object and self._is_done_to(token, done_to, act.not_object):
            return False
        if act.not_subject and self.fitting.stands(token, "subj", act.not_subject) and not self._is_office(token):
            return False
        if act.clause and not self.status.meets(token, act.clause):
            return False
        if act.that and not self.reported.complement_is(token, act.that):
            return False
        if act.with_ and not all(self.fitting.stands(token, p, w) for p, w in act.with_.items()):
            return False
        return not (act.without and any(self.fitting.stands(token, p, w) for p, w in act.without.items()))

    def _is_done_to(self, token: Token, done_to: str, words: frozenset[str]) -> bool:
        """Whether the object, or what stands behind the last word of an entry, is one of some words."""
        return self.fitting.stands(token, "obj", words) or (
            done_to != "obj" and self.fitting.stands(token, done_to, words)
        )

    def _is_office(self, token: Token) -> bool:
        """`the Fund's managing director`, `the agency's head`: whose word may be an artist's or a player's, too."""
        heads = self.slots.heads(token, "subj")
        named = all(t.lemma in self.rules.classes.get("ambiguous_office", ()) for t in heads)
        return named and any(OFFICIAL & set(self.cast.actor(m).sectors) for t in heads for m in self.cast.at(t))


def sureness(act: Act) -> float:
    """How sure a reading by a rule is: the more it asks of other words, the more often it is right."""
    asked = bool(act.object) + bool(act.with_)
    return 0.7 + 0.05 * asked
