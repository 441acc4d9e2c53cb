"""What stands behind the prepositions of a word: its own, and those that the parser hung beside it."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.grammar.clause import conjuncts, is_verb, objects_below, owners, patients
from dateline.grammar.holding import governing_verb
from dateline.grammar.tree import Tree
from dateline.model import Token

HOLDING = frozenset({"dobj", "nsubjpass", "pobj", "attr", "nsubj", "oprd"})
SUFFERED = frozenset({"in", "during"})

# The heads of phrases by the preposition before them; none of the lists is empty.
Phrases = dict[str, list[Token]]


class Reach:
    """Looks each word over once for all prepositions: most that are asked for stand nowhere near it."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self._below: dict[int, Phrases] = {}
        self._found: dict[int, Phrases] = {}
        self._gerunds: dict[int, Phrases] = {}

    def under(self, token: Token) -> Phrases:
        """The objects of the prepositions below a word, through chained prepositions (`out of`)."""
        found = self._below.get(token.i)
        if found is None:
            found = self._below[token.i] = objects_below(self.tree, token)
        return found

    def of(self, token: Token) -> Phrases:
        """As `under`, with phrases that hang on other words and tell of this one all the same."""
        found = self._found.get(token.i)
        if found is None:
            look = self._of_verb if is_verb(token) else self.under if token.pos == "ADJ" else self._of_noun
            found = self._found[token.i] = look(token)
        return found

    def gerunds(self, holder: Token) -> Phrases:
        """The gerunds after the prepositions of a word: `accused of shelling and looting`."""
        found = self._gerunds.get(holder.i)
        if found is None:
            found = self._gerunds[holder.i] = {}
            for prep in self.tree.children(holder, "prep"):
                for gerund in self.tree.children(prep, "pcomp"):
                    found.setdefault(prep.lower, []).extend(conjuncts(self.tree, gerund))
        return found

    def by(self, noun: Token) -> list[Token]:
        """Who does it: `the expulsion of envoys by Oman` hangs them on those to whom it is done."""
        if found := self.under(noun).get("by"):
            return found
        wrongs = self.tree.words.get("wrongs", ())
        hit = (t for prep in self.tree.children(noun, "prep") for t in self.tree.children(prep, "pobj"))
        whole = (t for t in hit if t.lower not in wrongs and t.lemma not in wrongs)
        return [n for t in whole for n in self.under(t).get("by", ())]

    def behind_by(self, noun: Token) -> list[Token]:
        """`the release by Hamas of two workers`: to whom it is done, hung on those who do it."""
        return [n for t in self.under(noun).get("by", ()) for n in self.under(t).get("of", ())]

    def _of_verb(self, verb: Token) -> Phrases:
        """`is angry with Iran`, `began work with Chad`: the phrase hangs on the object, else on the complement."""
        # `urged Chad to leave the waters of Libya`: what Chad is to do has its own
        own = ("acomp", "attr", "oprd") if self.tree.child(verb, "dobj") else ("acomp", "attr", "oprd", "xcomp")
        objects, complements = patients(self.tree, verb), self.tree.children(verb, *own)
        return {**self._under_all(complements), **self._under_all(objects), **self.under(verb)}

    def _under_all(self, tokens: Iterable[Token]) -> Phrases:
        found: Phrases = {}
        for token in tokens:
            for word, heads in self.under(token).items():
                found.setdefault(word, []).extend(heads)
        return found

    def _of_noun(self, noun: Token) -> Phrases:
        found = {**self._beside(noun), **self._done(noun), **self.under(noun)}
        if doers := self.by(noun):
            found["by"] = doers
        if "of" not in found and (behind := self.behind_by(noun)):
            found["of"] = behind
        return found

    def _done(self, noun: Token) -> Phrases:
        """`attacks carried out by rebels on villagers`: who stands with the participle that holds the noun."""
        found: Phrases = {}
        for held in (t for t in self.tree.children(noun, "acl") if t.tag == "VBN"):
            doing, suffering = (held.lemma in self.tree.words.get(name, ()) for name in ("doing", "suffering"))
            for word, heads in self.under(held).items():
                if doing or (suffering and word in SUFFERED):
                    found.setdefault(word, []).extend(heads)
        if "by" not in found and (own := owners(self.tree, noun)):
            found["by"] = own
        return found

    def _beside(self, noun: Token) -> Phrases:
        """`launched strikes Monday against Iran`: the phrase hangs on the verb that holds the noun."""
        verb = governing_verb(self.tree, noun) if noun.dep in HOLDING else None
        around = self.under(verb).items() if verb is not None else ()
        others = ((word, [t for t in heads if t.i != noun.i]) for word, heads in around)
        return {word: heads for word, heads in others if heads}
