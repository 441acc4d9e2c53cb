"""What a speaker is called in a text, and for whom it speaks by that."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.cast import Cast
from dateline.grammar.tree import Tree
from dateline.lexicon.speech import SpeechWords
from dateline.model import Statement, Token

OFFICIAL_KINDS = ("state",)
UNNAMED = "unnamed"
NAMES, NOUN = ("NNP", "NNPS"), ("NN",)
PERSON = "PERSON"
FEW = 3
BRIEF = 12


class Callings:
    """Looks up the words for speakers."""

    def __init__(self, tree: Tree, cast: Cast, words: SpeechWords) -> None:
        self.tree = tree
        self.cast = cast
        self.words = words

    def source_words(self, statement: Statement) -> frozenset[str]:
        """Lemmas of the words that name who makes a statement."""
        if statement.source_head is None or statement.source is None:
            return frozenset()
        head = self.tree.tokens[statement.source_head]
        members = [
            n for p in self.tree.children(head, "prep") for n in self.tree.children(p, "pobj")
        ]  # a panel of experts
        beside = self.tree.children(head, "compound", "poss", "amod")
        return frozenset({head.lemma, *(t.lemma for t in (*members, *beside))})

    def is_kin(self, statement: Statement) -> bool:
        """Whether the words for a speaker begin with a possessive pronoun: "its ministry", "His lawyer, Ana Ruiz,"."""
        if statement.source is None or statement.source_head is None:
            return False
        start = statement.source.start
        inside = self.tree.tokens[max(0, statement.source_head - BRIEF) : statement.source_head + 1]
        pronoun = next((t for t in inside if t.start == start and t.tag == "PRP$"), None)
        # "Monitors saw nothing, their leader said" tells of whom it speaks itself
        return pronoun is not None and not any(
            t.pos in ("NOUN", "PROPN") and t.i < pronoun.i and not statement.first <= t.i <= statement.last
            for t in self.tree.sentence(pronoun)
        )

    def heads(self, speaker: str | None) -> frozenset[str]:
        """Lemmas of the nouns by which a speaker is called."""
        named = self.cast.naming.get(speaker or "", [])[:FEW]
        return frozenset(self.tree.tokens[m.head].lemma.lower() for m in named)

    def _is_called(self, speaker: str | None, tags: Sequence[str]) -> bool:
        """Whether all words for a speaker are headed by such nouns."""
        heads = [self.tree.tokens[m.head] for m in self.cast.naming.get(speaker or "", [])[:FEW]]
        return bool(heads) and all(t.tag in tags for t in heads)

    def is_introduced(self, statement: Statement, speaker: str | None) -> bool:
        """Whether a statement is the first place that tells of its speaker, and only by a name."""
        if statement.source is None or self._is_known(speaker) or not self._is_called(speaker, NAMES):
            return False
        first = self.cast.naming[speaker or ""][0]
        # "the Coal Board" is another one than "a union leader"
        led = self.tree.child(self.tree.tokens[first.head], "det") is not None
        return not led and first.start >= statement.source.start

    def _is_known(self, speaker: str | None) -> bool:
        return speaker is not None and self.cast.actors[speaker].lexicon_id is not None

    def titles(self, speaker: str | None) -> frozenset[str]:
        """Lemmas of the nouns in all words for a speaker."""
        named = self.cast.naming.get(speaker or "", [])[:FEW]
        inside = (t for m in named for t in self.tree.tokens[m.first : m.last + 1])
        return frozenset(t.lemma.lower() for t in inside if t.pos in ("NOUN", "PROPN"))

    def is_described(self, statement: Statement, speaker: str | None) -> bool:
        """Whether a speaker is one person or body without a name: "a council member"."""
        if statement.source_head is None or not self._is_called(speaker, NOUN) or self._is_known(speaker):
            return False
        near = self.tree.tokens[statement.source_head : statement.source_head + BRIEF]
        inside = statement.source.end if statement.source else 0
        return not any(t.ent == PERSON and t.end <= inside for t in near)

    def is_stated(self, speaker: str | None) -> bool:
        """Whether the text says of which country a speaker is, or everybody knows."""
        if speaker is None:
            return False
        actor = self.cast.actors[speaker]
        if actor.country is None or actor.lexicon_id is not None or actor.kind in OFFICIAL_KINDS:
            return actor.country is not None
        heads = (self.tree.tokens[m.head] for m in self.cast.naming.get(speaker, [])[:FEW])
        return any(self.cast.actor(m).country == actor.country for h in heads for m in self.cast.modifying(h))

    def behind(self, speaker: str | None) -> list[str]:
        """The speaker and those for whom it speaks: "the union's lawyer", "a spokesman for the rebels"."""
        if speaker is None:
            return []
        found = [speaker]
        for mention in self.cast.naming.get(speaker, [])[:FEW]:
            head = self.tree.tokens[mention.head]
            for voice in self._called(head):
                found += [m.actor for m in self.cast.modifying(voice)]
            if self.cast.actors[speaker].kind == UNNAMED:  # "Ukraine's southern command"
                owners = [m for t in self.tree.children(head, "poss") for m in self.cast.at(t)]
                found += [m.actor for m in owners if self.cast.actor(m).kind in OFFICIAL_KINDS]
        return list(dict.fromkeys(found))

    def relaying(self, statement: Statement) -> list[str]:
        """The state whose agency quotes a speaker without saying of which country it is."""
        if statement.relay_head is None:
            return []
        head = self.tree.tokens[statement.relay_head]
        return [m.actor for m in self.cast.modifying(head) if self.cast.actor(m).kind in OFFICIAL_KINDS]

    def _called(self, head: Token) -> list[Token]:
        """The nouns of office or kinship among a name and what it is joined to: "Its chairman, Aslam Butt"."""
        near = [head, *self.tree.children(head, "appos", "compound")]
        near += [self.tree.head(head)] if head.dep in ("appos", "compound") else []
        return [t for t in near if self.words.listed("voices", t.lemma)]
