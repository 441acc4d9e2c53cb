"""The day that a story has come to: what sentences without a time of their own go on with.

A main verb in the past with a day of its own sets the day ("detained two men yesterday"). It holds for what is told in
the past after it: in the same paragraph for some sentences, in a later one only where words point back to what
happened ("during the operation", "the raid"). What a headline dates holds for the first paragraph of the report.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.grammar.clause import is_verb
from dateline.grammar.tree import Tree
from dateline.model import Time, Token

PAST = frozenset({"VBD", "VBN"})
PRESENT = frozenset({"MD", "VBP", "VBZ"})
SAME_PARAGRAPH, LATER_PARAGRAPH = 4, 8

Hung = Sequence[tuple[Time, Token]]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryWords:
    """definite: determiners that point back; happenings: nouns of what happens; before: marks of what was earlier.

    ahead: what stands before the day of what is only called or put off.
    """

    definite: frozenset[str] = frozenset()
    happenings: frozenset[str] = frozenset()
    before: frozenset[str] = frozenset()
    ahead: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Told:
    """A time that the story has come to, the sentence that tells it, and whether a headline does."""

    time: Time
    sent: int
    headline: bool


class Story:
    """The day that each sentence of an article goes on with.

    issue: where the dateline starts and ends; reporting: tokens of verbs that only say.
    """

    def __init__(
        self,
        tree: Tree,
        by_sent: Mapping[int, Hung],
        words: StoryWords,
        issue: tuple[int, int] | None,
        reporting: frozenset[int],
    ) -> None:
        self.tree = tree
        self.reporting = reporting
        self.words = words
        self._body = issue[0] if issue else 0
        self._days: dict[int, Time] = {}
        self._follow(by_sent)

    def day(self, carrier: Token) -> Time | None:
        """The time that an act with this carrier goes on with, None if it is not told as part of the story."""
        if carrier.sent not in self._days:
            return None
        verb, day = self._finite(carrier), self._days[carrier.sent]
        if verb is None or not self._is_past(verb) or (not _is_day(day) and self._is_told(verb)):
            return None
        return day

    def _is_told(self, verb: Token) -> bool:
        """`said it had backed the move`: what somebody says is no part of a story that came to some month or year."""
        return verb.dep == "ccomp" and verb.head in self.reporting

    def _follow(self, by_sent: Mapping[int, Hung]) -> None:
        """One pass over the sentences: which carry on the day of one before."""
        told: _Told | None = None
        linked, dated = False, False
        for sent, _ in enumerate(self.tree.parse.sents):
            opens = self._opens_paragraph(sent)
            linked = told is not None and self._goes_on(told, sent, linked and not opens)
            if told is not None and linked:
                self._days[sent] = told.time
            time = self._telling(by_sent.get(sent, ()))
            # a report that tells of days goes on with none of the months and years of its background
            dated = dated or any(_is_day(each) for each, _ in by_sent.get(sent, ()))
            if time is not None and (_is_day(time) or not (dated or (told is not None and _is_day(told.time)))):
                told, linked = _Told(time, sent, self._is_headline(sent)), True

    def _goes_on(self, told: _Told, sent: int, same_paragraph: bool) -> bool:
        away = sent - told.sent
        if same_paragraph:
            return away <= SAME_PARAGRAPH
        if told.headline and self._opens_report(sent):
            return True
        return away <= LATER_PARAGRAPH and self._points_back(sent)

    def _opens_report(self, sent: int) -> bool:
        """Whether a sentence is the first that ends behind the dateline."""
        return not self._is_headline(sent) and (sent == 0 or self._is_headline(sent - 1))

    def _first_of(self, sent: int) -> Token:
        return self.tree.tokens[self.tree.parse.sents[sent][0]]

    def _is_headline(self, sent: int) -> bool:
        return self.tree.tokens[self.tree.parse.sents[sent][1] - 1].end <= self._body

    def _opens_paragraph(self, sent: int) -> bool:
        start = self._first_of(sent).start
        before = self._first_of(sent - 1).start if sent else start
        return "\n" in self.tree.parse.text[before:start]

    def _points_back(self, sent: int) -> bool:
        first, last = self.tree.parse.sents[sent]
        return any(
            token.lemma in self.words.happenings
            and any(child.lower in self.words.definite for child in self.tree.children(token, "det"))
            for token in self.tree.tokens[first:last]
        )

    def _telling(self, hung: Hung) -> Time | None:
        """The last time that hangs on the main verb in the past, one that names a day before a vague one."""
        told = [(time, anchor) for time, anchor in hung if self._tells(anchor) and not self._is_ahead(time)]
        days = [time for time, _ in told if _is_day(time)]
        return days[-1] if days else told[-1][0] if told else None

    def _is_ahead(self, time: Time) -> bool:
        """`called a session for Tuesday`: the day of what is to come, not of the story."""
        token = self.tree.from_character(time.start)
        while token is not None and token.head != token.i and time.start <= self.tree.head(token).start < time.end:
            token = self.tree.head(token)
        return token is not None and self.tree.head(token).lower in self.words.ahead

    def _tells(self, anchor: Token) -> bool:
        verb = anchor
        while not is_verb(verb) and verb.dep in ("pobj", "prep", "dobj", "npadvmod", "compound", "amod"):
            verb = self.tree.head(verb)
        main = verb.tag in PAST and verb.dep in ("ROOT", "conj") and verb.i not in self.reporting
        return main and not self._is_earlier(verb)

    def _finite(self, carrier: Token) -> Token | None:
        """The verb that gives a participle its tense: 'fired, killing two'."""
        found: Token | None = carrier
        while found is not None and found.tag == "VBG" and found.dep in ("advcl", "pcomp", "conj"):
            found = next((up for up in self.tree.ancestors(found) if is_verb(up)), None)
        return found

    def _is_past(self, verb: Token) -> bool:
        aux = self.tree.children(verb, "aux")
        return verb.tag in PAST and not any(t.tag in PRESENT for t in aux) and not self._is_earlier(verb)

    def _is_earlier(self, verb: Token) -> bool:
        """`had fled`: before the day that the story has come to."""
        return verb.tag == "VBN" and any(t.lower in self.words.before for t in self.tree.children(verb, "aux"))


def _is_day(time: Time) -> bool:
    return time.precision in ("day", "part")


def hang_out(tree: Tree, hung: Hung, reporting: frozenset[int]) -> list[tuple[Time, Token]]:
    """The times of a sentence, the one that closes it on the word that it means. reporting: verbs that only say.

    `held a man who makes bombs in Herat today`, `held a man wanted for attacks in Herat, yesterday`: the parser hangs
    these times on the nearest word; a comma, and a tense that does not go with them, say that they do not belong there.
    `confirmed today the arrest of a man in Herat, Friday`: the saying has its day, so the other is that of the arrest.
    """
    time, anchor = hung[-1]
    if not _closes(tree, time):
        return list(hung)
    taken = {other.i for _, other in hung[:-1]}
    if anchor.i in taken:
        return [*hung[:-1], (time, next(iter(tree.children(anchor, "dobj")), anchor))]
    return [*hung[:-1], (time, _meant(tree, time, anchor, taken | reporting))]


def _meant(tree: Tree, time: Time, anchor: Token, taken: set[int]) -> Token:
    apart = tree.parse.text[: time.start].rstrip().endswith(",")
    while (verb := _verb_over(tree, anchor)) is not None and verb.dep in ("relcl", "acl"):
        if not apart and verb.tag not in ("VBZ", "VBP"):
            return anchor
        anchor = tree.head(verb)
    verb = _verb_over(tree, anchor)
    return verb if apart and verb is not None and verb.i not in taken else anchor


def _verb_over(tree: Tree, token: Token) -> Token | None:
    return token if is_verb(token) else next((up for up in tree.ancestors(token) if is_verb(up)), None)


def _closes(tree: Tree, time: Time) -> bool:
    """Whether nothing but marks follows in the sentence."""
    token = tree.from_character(time.start)
    if token is None:
        return False
    return all(t.start < time.end or t.pos in ("PUNCT", "SPACE") for t in tree.sentence(token)[1:] if t.i > token.i)


def known_happenings(deeds: Iterable[str], nouns: Iterable[str]) -> frozenset[str]:
    """The nouns that stand for what happens: those of acts that are one word, and those of a list."""
    return frozenset(noun for noun in deeds if " " not in noun) | frozenset(nouns)
