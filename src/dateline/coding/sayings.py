"""What one needs to know of a statement to tell which others it answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from dateline.coding.callings import OFFICIAL_KINDS, Callings
from dateline.coding.cast import Cast
from dateline.coding.pointing import Pointer, find_pointer
from dateline.coding.speech_detail import matches
from dateline.coding.voice import speaker_of
from dateline.grammar.tree import Tree
from dateline.lexicon.speech import SpeechWords
from dateline.model import Actor, Event, Mention, Statement, Token

ARMS = frozenset({"MIL", "COP"})
OFFICIAL_SECTORS = frozenset({"GOV", "MIL", "COP", "SPY"})
BANDS = frozenset({"REB", "PRM", "UAF"})
SUBJECTS = ("nsubj", "nsubjpass")
WORDY = ("NOUN", "VERB", "PROPN", "ADJ")
SHORTEST = 3
FEW = 3
STEM = 5
BRIEF = 12
TOLLS = ("killed", "injured", "detained")
FIRST_YEAR, LAST_YEAR = 1800, 2100
FEW = 3
UNCOUNTED = ("DATE", "TIME", "PERCENT", "ORDINAL")


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """A statement with its speaker and what it tells of.

    place: token of its cue; sent, block: its sentence and paragraph; start: the sentence in which its words begin.
    speaker: the actor's id; source_words: lemmas of the words that name it. sides: that id and, of somebody who
    speaks for a state or a band, the country and its arm ("MMR/MIL"). country: of the speaker. accused: the sides of
    those who do what is told; harmful: whether that is told as a wrong. words, matters: stems and matters of the
    content; numbers: (what is counted, how many), "" for a bare figure. points: what it points back at. contrary: how
    far its wording sets it against another story, from 0 to 3 (against what was said just before); likewise: whether it
    joins one. to_come: whether it speaks of the future or of what might be; retells: whether of having said
    something. kin: whether a pronoun tells whose speaker it is ("its chairwoman"). heads, titles: lemmas of the
    nouns that name the speaker, and of all words with them ("ministry spokesman Arun Baghel"). stated: whether the
    text itself names the country; voice: whether it speaks for another. bare: whether the speaker is but a name
    that the text has not had before; described: whether it is one without a name ("a council member").
    waits: whether it only says that a matter is looked into.
    """

    statement: Statement
    place: int
    sent: int
    start: int
    block: int
    speaker: str | None
    sides: frozenset[str] = frozenset()
    country: str | None = None
    official: bool = False
    source_words: frozenset[str] = frozenset()
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
    kin: bool = False
    heads: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    stated: bool = False
    voice: bool = False
    bare: bool = False
    described: bool = False
    waits: bool = False


class SayingReader:
    """Reads statements into sayings."""

    def __init__(self, tree: Tree, cast: Cast, words: SpeechWords, numbers: Mapping[str, int]) -> None:
        self.tree = tree
        self.cast = cast
        self.words = words
        self.numbers = numbers
        self.callings = Callings(tree, cast, words)
        self._blocks = _blocks(tree)

    def read(self, statement: Statement, events: Sequence[Event]) -> Saying:
        """The saying of a statement; events: those told in it."""
        place = statement.cue_head if statement.cue_head is not None else statement.first
        speaker = speaker_of(self.cast, statement)
        token = self.tree.tokens[place]
        content = self._content(statement)
        told = [*content, *self._accused_words(statement)]
        root = self._root(content)
        titles = self.callings.titles(speaker)
        return Saying(
            statement=statement,
            place=place,
            sent=token.sent,
            start=min(token.sent, self.tree.tokens[statement.first].sent),
            block=self._blocks[token.sent],
            speaker=speaker,
            sides=self._sides([*self.callings.behind(speaker), *self.callings.relaying(statement)], officials=True),
            country=self.cast.actors[speaker].country if speaker else None,
            official=speaker is not None and is_official(self.cast.actors[speaker]),
            source_words=self.callings.source_words(statement),
            accused=self._charged(self._accused(statement, events, content)),
            harmful=any((e.score or 0) < 0 and "negation" not in e.auxiliary for e in events),
            named=self._sides((m.actor for m in self.cast.within(statement.first, statement.last)), officials=False),
            words=frozenset(t.lemma.lower()[:STEM] for t in told if self._tells(t)),
            matters=frozenset(chain.from_iterable(self.words.matters.get(t.lemma, ()) for t in told)),
            numbers=self._numbers(content, events),
            points=find_pointer(self.tree, self.cast, self.words, statement),
            contrary=self._contrary(content, token),
            likewise=self._is_likewise(content, token),
            to_come=root is not None and self._is_to_come(root),
            retells=root is not None and self._retells(root),
            kin=self.callings.is_kin(statement),
            heads=self.callings.heads(speaker),
            titles=titles,
            stated=self.callings.is_stated(speaker),
            bare=self.callings.is_introduced(statement, speaker),
            described=self.callings.is_described(statement, speaker),
            waits=matches(self.words, "waiting", content),
            voice=any(self.words.listed("voices", title) for title in titles),
        )

    def _is_likewise(self, content: Sequence[Token], cue: Token) -> bool:
        """`he, too, denied it`: whether it is told as said by another before."""
        return self.words.any_listed("likewise", [t.lower for t in (*content, *self.tree.children(cue, "advmod"))])

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
        """The ids of actors with the countries and arms of state that they stand for; officials: only of those."""
        found: set[str] = set()
        for key in actors:
            actor = self.cast.actors[key]
            found.add(key)
            found.update(f"{actor.country or ''}/{arm}" for arm in (ARMS | BANDS) & set(actor.sectors))
            if actor.country and (not officials or is_official(actor)):
                found.add(actor.country)
        return frozenset(found)

    def _charged(self, actors: Sequence[str]) -> frozenset[str]:
        """The sides of those who do what is told. A band's deed is no charge against the state that it fights."""
        bands = {key for key in actors if BANDS & set(self.cast.actors[key].sectors)}
        states = self._sides((key for key in actors if key not in bands), officials=False)
        return states | self._sides(bands, officials=True)

    def _accused(self, statement: Statement, events: Sequence[Event], content: Sequence[Token]) -> list[str]:
        """Who is told to do it: the actors of the events, the subject, and whom the cue accuses."""
        found = [p.actor for e in events for p in e.actors]
        heads = [t for t in content if t.dep == SUBJECTS[0]]
        heads = heads or [t for t in content if not found and t.dep in SUBJECTS]
        if statement.cue_head is not None:
            cue = self.tree.tokens[statement.cue_head]
            heads += self.tree.children(cue, "dobj", "nsubjpass")
        for head in heads:
            mentions: list[Mention] = self.cast.spread(head) or self.cast.modifying(head)
            found += [m.actor for m in mentions]
        return found

    def _accused_words(self, statement: Statement) -> list[Token]:
        """The words for whom a cue accuses, which are no part of the content."""
        if statement.act != "accuses" or statement.cue_head is None:
            return []
        cue = self.tree.tokens[statement.cue_head]
        heads = self.tree.children(cue, "dobj", "nsubjpass")
        return [t for head in heads for t in self.tree.subtree(head) if not statement.first <= t.i <= statement.last]

    def _numbers(self, content: Sequence[Token], events: Sequence[Event]) -> frozenset[tuple[str, int]]:
        tolls = [e.toll for e in events if e.toll]
        exact = ((kind, getattr(t, kind) or 0) for t in tolls for kind in TOLLS if kind not in t.least)
        counts = [(kind, number) for kind, number in exact if number > 1]
        for token in content:
            value = self._value(token)
            dated = token.ent in UNCOUNTED and self.tree.head(token).pos != "ADP"
            if (
                value > 1
                and not dated
                and not self._is_known_few(token, value)
                and not self._is_year(token, value)
                and not self._is_part(token)
            ):
                counts += [(unit, value) for unit in self._units(token)]
        return frozenset(counts)

    def _is_known_few(self, token: Token, value: int) -> bool:
        """`the two neighbours`: who they are is known, and nobody disputes how many."""
        marks = self.tree.children(self.tree.head(token), "det")
        return value <= FEW and token.dep == "nummod" and any(self.words.listed("definite", t.lower) for t in marks)

    def _value(self, token: Token) -> int:
        """What a number in digits or words comes to, roughly for "dozens"; 0 for other words."""
        plain = token.text.replace(",", "") if token.pos == "NUM" else ""
        if plain.isascii() and plain.isdigit():
            return int(plain)
        return self.numbers.get(token.lemma if token.tag == "NNS" else token.lower, 0)

    def _is_year(self, token: Token, value: int) -> bool:
        return (
            "," not in token.text and FIRST_YEAR <= value <= LAST_YEAR and token.dep in ("pobj", "npadvmod", "nummod")
        )

    def _is_part(self, token: Token) -> bool:
        """Whether a number counts some of those that were counted before: "two of the dead"."""
        things = (n for p in self.tree.children(token, "prep") for n in self.tree.children(p, "pobj"))
        return any(self.words.listed("definite", t.lower) for n in things for t in self.tree.children(n, "det"))

    def _units(self, token: Token) -> frozenset[str]:
        """What a number counts: the matters of its noun or the noun itself; "" for a figure or no noun."""
        noun = self.tree.head(token)
        if noun.dep == "pobj" or noun.pos not in ("NOUN", "PROPN", "ADJ"):
            noun = next((t for t in self.tree.ancestors(token) if t.pos == "NOUN"), noun)
        if noun.pos not in ("NOUN", "PROPN", "ADJ") or self.words.listed("figures", noun.lemma):
            return frozenset({""})
        return self.words.matters.get(noun.lemma) or frozenset({noun.lemma})

    def _contrary(self, content: Sequence[Token], cue: Token) -> int:
        """3 for "no such thing"; 2 for a negation of the main clause or "nobody"; 1 for "only", "all", "insisted"."""
        if matches(self.words, "backward", content) or self._differs(cue):
            return 3
        root = self._root(content)
        main = {root.i, *(t.i for t in self.tree.children(root, "conj", "ccomp", "xcomp"))} if root else set()
        negated, told = [t.head for t in content if t.dep == "neg"], {t.lower for t in content}
        if self.words.any_listed("nobody", told) or not main.isdisjoint(negated):
            return 2
        beside = [t.lemma for t in (cue, *self.tree.children(cue), *(self.tree.ancestors(cue)))]
        weak = negated or self.words.any_listed("contrary", told) or self.words.any_listed("insisting", beside)
        return int(bool(weak) or self._is_cleft(content))

    def _differs(self, cue: Token) -> bool:
        """Whether the sentence before says that somebody tells it otherwise: "The rebels gave a different account"."""
        if cue.sent == 0:
            return False
        first, last = self.tree.parse.sents[cue.sent - 1]
        return last - first <= BRIEF and matches(self.words, "differing", self.tree.tokens[first:last])

    def _is_cleft(self, content: Sequence[Token]) -> bool:
        """ "It was the rebels who ..."."""
        first = next((t for t in content if t.pos != "PUNCT"), None)
        if first is None or first.dep != "nsubj" or not self.words.listed("things", first.lower):
            return False
        return self.tree.head(first).pos == "AUX" and self.tree.child(self.tree.head(first), "attr") is not None

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
