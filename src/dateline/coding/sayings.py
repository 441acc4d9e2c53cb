"""What one needs to know of a statement to tell which others it answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from dateline.coding.cast import Cast
from dateline.coding.pointing import Pointer, find_pointer
from dateline.coding.voice import speaker_of
from dateline.grammar.tree import Tree
from dateline.lexicon.speech import SpeechWords
from dateline.model import Actor, Event, Mention, Statement, Token

OFFICIAL_KINDS = ("state",)
OFFICIAL_SECTORS = frozenset({"GOV", "MIL", "COP", "SPY"})
SUBJECTS = ("nsubj", "nsubjpass")
WORDY = ("NOUN", "VERB", "PROPN", "ADJ")
SHORTEST = 3
STEM = 5
TOLLS = ("killed", "injured", "detained")
FIRST_YEAR, LAST_YEAR = 1800, 2100
UNCOUNTED = ("DATE", "TIME", "PERCENT", "ORDINAL")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A statement with its speaker and what it tells of.

    place: token of its cue; sent, block: its sentence and paragraph. speaker: the actor's id;
    sides: that id and, of somebody who speaks for a state, the country. accused: ids and countries of those who do
    what is told; harmful: whether that is told of them as a wrong. words, matters: stems and matters of the content;
    numbers: (what is counted, how many) that it gives, "" for a bare figure. points: what it points back at.
    contrary: how far its wording sets it against another story, 0 to 2; likewise: whether it joins one;
    to_come: whether it speaks of the future or of what might be; retells: whether of having said something.
    """

    statement: Statement
    place: int
    sent: int
    block: int
    speaker: str | None
    sides: frozenset[str] = frozenset()
    official: bool = False
    accused: frozenset[str] = frozenset()
    harmful: bool = False
    named: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    matters: frozenset[str] = frozenset()
    numbers: frozenset[tuple[str, int]] = frozenset()
    points: Pointer | None = None
    contrary: int = 0
    likewise: bool = False
    to_come: bool = False
    retells: bool = False


class SayingReader:
    """Reads statements into sayings."""

    def __init__(self, tree: Tree, cast: Cast, words: SpeechWords, numbers: Mapping[str, int]) -> None:
        self.tree = tree
        self.cast = cast
        self.words = words
        self.numbers = numbers
        self._blocks = _blocks(tree)

    def read(self, statement: Statement, events: Sequence[Event]) -> Saying:
        """The saying of a statement; events: those told in it."""
        place = statement.cue_head if statement.cue_head is not None else statement.first
        speaker = speaker_of(self.cast, statement)
        token = self.tree.tokens[place]
        content = self._content(statement)
        root = self._root(content)
        accused = self._accused(statement, events, content)
        return Saying(
            statement=statement,
            place=place,
            sent=token.sent,
            block=self._blocks[token.sent],
            speaker=speaker,
            sides=self._sides((speaker,) if speaker else (), officials=True),
            official=speaker is not None and is_official(self.cast.actors[speaker]),
            accused=self._sides(accused, officials=False),
            harmful=any((e.score or 0) < 0 and "negation" not in e.auxiliary for e in events),
            named=self._sides((m.actor for m in self.cast.within(statement.first, statement.last)), officials=False),
            words=frozenset(t.lemma.lower()[:STEM] for t in content if self._tells(t)),
            matters=frozenset(chain.from_iterable(self.words.matters.get(t.lemma, ()) for t in content)),
            numbers=self._numbers(content, events),
            points=find_pointer(self.tree, self.cast, self.words, statement),
            contrary=self._contrary(content),
            likewise=any(
                self.words.listed("likewise", t.lower) for t in (*content, *self.tree.children(token, "advmod"))
            ),
            to_come=root is not None and self._is_to_come(root),
            retells=root is not None and self._retells(root),
        )

    def _content(self, statement: Statement) -> list[Token]:
        """The tokens of what is said, without a cue and a speaker put in between."""
        inside = self.tree.tokens[statement.first : statement.last + 1]
        cue, source = statement.cue_head, statement.source
        if cue is None or not statement.first <= cue <= statement.last:
            return list(inside)
        span = (source.start, source.end) if source else (0, 0)
        return [t for t in inside if t.i != cue and not (span[0] <= t.start and t.end <= span[1])]

    def _tells(self, token: Token) -> bool:
        plain = token.pos in WORDY and token.ent not in ("DATE", "TIME", "GPE", "NORP") and len(token.text) > SHORTEST
        return plain and not self.words.listed("commonplace", token.lemma)

    def _sides(self, actors: Iterable[str], *, officials: bool) -> frozenset[str]:
        """The ids of actors with the countries that they stand for; officials: only of those who speak for one."""
        found: set[str] = set()
        for key in actors:
            actor = self.cast.actors[key]
            found.add(key)
            if actor.country and (not officials or is_official(actor)):
                found.add(actor.country)
        return frozenset(found)

    def _accused(self, statement: Statement, events: Sequence[Event], content: Sequence[Token]) -> list[str]:
        """Who is told to do it: the actors of the events, the subject, and whom the cue accuses."""
        found = [p.actor for e in events for p in e.actors]
        heads = [t for t in content if t.dep in SUBJECTS]
        if statement.cue_head is not None:
            cue = self.tree.tokens[statement.cue_head]
            heads += self.tree.children(cue, "dobj", "nsubjpass")
        for head in heads:
            mentions: list[Mention] = self.cast.spread(head) or self.cast.modifying(head)
            found += [m.actor for m in mentions]
        return found

    def _numbers(self, content: Sequence[Token], events: Sequence[Event]) -> frozenset[tuple[str, int]]:
        tolls = [e.toll for e in events if e.toll]
        counts = [(kind, getattr(t, kind)) for t in tolls for kind in TOLLS if (getattr(t, kind) or 0) > 1]
        for token in content:
            if token.pos == "NUM" and token.ent not in UNCOUNTED:
                plain = token.text.replace(",", "")
                value = int(plain) if plain.isascii() and plain.isdigit() else self.numbers.get(token.lower, 0)
                if value > 1 and not self._is_year(token, value):
                    counts += [(unit, value) for unit in self._units(token)]
        return frozenset(counts)

    def _is_year(self, token: Token, value: int) -> bool:
        return (
            "," not in token.text and FIRST_YEAR <= value <= LAST_YEAR and token.dep in ("pobj", "npadvmod", "nummod")
        )

    def _units(self, token: Token) -> frozenset[str]:
        """What a number counts: the matters of its noun or the noun itself; "" for a figure or no noun."""
        noun = self.tree.head(token)
        if noun.dep == "pobj" or noun.pos not in ("NOUN", "PROPN", "ADJ"):
            noun = next((t for t in self.tree.ancestors(token) if t.pos == "NOUN"), noun)
        if noun.pos not in ("NOUN", "PROPN", "ADJ") or self.words.listed("figures", noun.lemma):
            return frozenset({""})
        return self.words.matters.get(noun.lemma) or frozenset({noun.lemma})

    def _contrary(self, content: Sequence[Token]) -> int:
        """2 for a negation in the main clause or a "nobody", 1 for "only", "all", "instead"."""
        root = self._root(content)
        main = {root.i, *(t.i for t in self.tree.children(root, "conj", "ccomp", "xcomp"))} if root else set()
        negated = any(t.dep == "neg" and t.head in main or self.words.listed("nobody", t.lower) for t in content)
        if negated:
            return 2
        return int(any(t.dep == "neg" or self.words.listed("contrary", t.lower) for t in content))

    def _root(self, content: Sequence[Token]) -> Token | None:
        """The main verb of the content."""
        within = {t.i for t in content}
        verbs = [t for t in content if t.pos in ("VERB", "AUX") and t.dep not in ("aux", "auxpass")]
        return next((t for t in verbs if t.head not in within or t.head == t.i), verbs[0] if verbs else None)

    def _retells(self, root: Token) -> bool:
        thing = self.tree.child(root, "dobj")
        plain = thing is not None and (thing.pos == "PRON" or self.words.listed("tellings", thing.lemma))
        return plain and self.words.listed("telling_verbs", root.lemma)

    def _is_to_come(self, root: Token) -> bool:
        return any(t.tag == "MD" for t in self.tree.children(root, "aux"))


def is_official(actor: Actor) -> bool:
    """Whether an actor speaks for a state."""
    return actor.kind in OFFICIAL_KINDS or bool(OFFICIAL_SECTORS & set(actor.sectors))


def _blocks(tree: Tree) -> list[int]:
    """The number of the paragraph of each sentence."""
    found, block = [], 0
    for n, (first, _) in enumerate(tree.parse.sents):
        gap = tree.parse.text[tree.tokens[first - 1].end : tree.tokens[first].start] if n else ""
        block += gap.count("\n") > 1
        found.append(block)
    return found
