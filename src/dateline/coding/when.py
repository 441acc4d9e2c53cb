"""Which expression of time governs an event: the one that hangs on its verb, not the nearest."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from dateline.coding.apart import find_apart, goes_with, moved, other_verb
from dateline.coding.story import Story, StoryWords, hang_out
from dateline.coding.stretch import opens_with, stretched
from dateline.grammar.clause import is_verb
from dateline.grammar.holding import is_infinitive
from dateline.grammar.tree import SUBJECTS, Tree
from dateline.model import EventTime, Evidence, Statement, Time, Token

PAST, NOW = ("VBD", "VBN"), ("VBZ", "VBP")
OWN = 3  # the rank from which a time stands in the clause of an event
SUPERLATIVES = ("JJS", "RBS")
JOINED = frozenset({"advcl", "conj", "ccomp"})
CLAUSAL = frozenset({"ccomp", "advcl", "relcl", "acl", "csubj", "parataxis", "ROOT", "pcomp"})


class Calendar:
    """The dated expressions of an article by the word that they hang on. reporting: tokens of verbs that only say.

    today: the day of the report, if it is known.
    """

    def __init__(
        self,
        tree: Tree,
        times: Sequence[Time],
        dateline: tuple[int, int] | None,
        words: StoryWords,
        reporting: frozenset[int],
        *,
        today: dt.date | None = None,
    ) -> None:
        self.tree = tree
        self.reporting = reporting
        self.today = today
        self.apart = find_apart(tree, times)
        self.by_sent: dict[int, list[tuple[Time, Token]]] = {}
        self.ends: dict[int, list[tuple[Time, Token]]] = {}
        for time in times:
            if time.first is None or (dateline and dateline[0] <= time.start < dateline[1]):
                continue
            token = tree.from_character(time.start)
            if token is None or self._only_ranks(token, time) or self._only_counts(token):
                continue
            told = self.ends if opens_with(tree, time, "ending") else self.by_sent
            told.setdefault(token.sent, []).append((time, self._anchor(token, time)))
        self.by_sent = {sent: hang_out(tree, hung, reporting) for sent, hung in self.by_sent.items()}
        told = {sent: [pair for pair in hung if not self._is_ahead(pair[0])] for sent, hung in self.by_sent.items()}
        self.story = Story(tree, told, words, dateline, reporting)

    def _is_ahead(self, time: Time) -> bool:
        """`called a strike for Friday`: a day that is still to come, on which nothing was done yet."""
        return self.today is not None and time.first is not None and time.first > self.today

    def _anchor(self, token: Token, time: Time) -> Token:
        """The word outside the expression that it hangs on, past its preposition."""
        while token.head != token.i and time.start <= self.tree.head(token).start < time.end:
            token = self.tree.head(token)
        head = self.tree.head(token)
        while head.pos in ("ADP", "SCONJ", "ADV", "NUM") and head.head != head.i:
            head = self.tree.head(head)
        return head

    def _only_counts(self, token: Token) -> bool:
        """`for the third time this year`: how often, not when."""
        first = token.i
        while first > 0 and self.tree.tokens[first - 1].pos == "DET":
            first -= 1
        before = self.tree.tokens[max(first - 2, 0) : first]
        ranks = self.tree.words.get("ordinals", frozenset())
        return len(before) == 2 and before[1].lower == "time" and (before[0].lower in ranks or before[0].tag == "JJ")

    def _only_ranks(self, token: Token, time: Time) -> bool:
        """`the worst violence since May`: how it compares with what was before, not when it was."""
        while token.head != token.i and time.start <= self.tree.head(token).start < time.end:
            token = self.tree.head(token)
        at = self.tree.head(token)
        if at.lower not in self.tree.words.get("ranking", ()):
            return False
        while at.pos in ("ADP", "SCONJ", "NOUN", "ADJ") and at.head != at.i and not is_verb(at):
            if any(t.tag in SUPERLATIVES for t in self.tree.children(at, "amod", "advmod")):
                return True
            at = self.tree.head(at)
        return False

    def of(self, trigger: Token, carrier: Token) -> EventTime | None:
        """The time of the event with this trigger."""
        best: tuple[int, int, Time] | None = None
        for time, anchor in self.by_sent.get(trigger.sent, ()):
            if self._is_of_claim(time, anchor, trigger, carrier):
                continue
            named = _names(self.tree, time, anchor) and anchor.i != trigger.i
            rank = 0 if named else self._rank(anchor, trigger, carrier)
            rank = 0 if rank < OWN and carrier.tag in PAST and self._is_ahead(time) else rank
            distance = abs(anchor.i - trigger.i)
            if rank and (best is None or (rank, -distance) > (best[0], -best[1])):
                best = (rank, distance, time)
        if best is None or best[0] < OWN:
            counted = self._counted(carrier)
            best = (OWN, 0, counted) if counted else best
        if best is not None:
            found = to_event_time(best[2], "clause" if best[0] >= OWN else "sentence")
            told = (t for t, _ in (*self.by_sent.get(trigger.sent, ()), *self.ends.get(trigger.sent, ())))
            return stretched(self.tree, best[2], found, told)
        if ended := self._ended(trigger, carrier):
            return ended
        day = self.story.day(carrier)
        return to_event_time(day, "carried") if day else None

    def _ended(self, trigger: Token, carrier: Token) -> EventTime | None:
        """`held the town until March`: when it ended, of which no more is told."""
        over = carrier.tag == "VBD" and carrier.lemma not in self.tree.words.get("holding_until", ())
        for time, anchor in self.ends.get(trigger.sent, ()):
            if over and self._is_ahead(time):
                continue  # which March it was nobody says
            if anchor.i in (trigger.i, carrier.i):
                return replace(to_event_time(time, "clause"), start=None)
        return None

    def _is_of_claim(self, time: Time, anchor: Token, trigger: Token, carrier: Token) -> bool:
        """`claimed the raid in a statement on Sunday`: when a deed was claimed, not when it was done."""
        at = self.tree.from_character(time.start) or anchor
        owned = carrier.lemma in self.tree.words.get("owning_up", ()) and carrier.i in self.reporting
        if not owned:
            return False
        words = self.tree.words
        between = self.tree.tokens[trigger.i + 1 : at.i]
        if any(t.lemma in words.get("issued", ()) or t.lemma in words.get("papers", ()) for t in between):
            return True
        told = any(up.i == trigger.i for up in (anchor, *self._up(anchor)))
        return not told and any(up.i == carrier.i for up in (anchor, *self._up(anchor)))

    def _counted(self, carrier: Token) -> Time | None:
        """The day that is told by how far it lies from that of another happening of the sentence."""
        apart = self.apart.get(carrier.sent, ())
        other = other_verb(self.tree, apart, carrier) if apart else None
        if other is None:
            return None
        mains, told = set(goes_with(self.tree, self.tree.tokens[other[0]])), self.by_sent.get(carrier.sent, ())
        hung = (time for time, anchor in told if anchor.i in mains or len(told) == 1)
        return next((day for time in hung if (day := moved(time, other[1]))), None)

    def of_saying(self, statement: Statement) -> EventTime | None:
        """When a statement was made: the time that hangs on its cue, not one that is told in it."""
        if statement.cue_head is None:
            return None
        cue, told = self.tree.tokens[statement.cue_head], range(statement.first, statement.last + 1)
        for time, anchor in self.by_sent.get(cue.sent, ()):
            token = self.tree.from_character(time.start)
            if token is None or token.i in told and cue.i not in told:
                continue
            if anchor.i == cue.i or any(up.i == cue.i for up in self._up(anchor)):
                return to_event_time(time, "clause")
        return None

    def _rank(self, anchor: Token, trigger: Token, carrier: Token) -> int:
        if anchor.i == trigger.i:
            return 6
        if anchor.i == carrier.i:
            return 5
        if any(up.i == trigger.i for up in self._up(anchor)):
            return 4
        if any(up.i == carrier.i for up in self._up(anchor)):
            return 3
        verb = anchor if is_verb(anchor) else next((u for u in self.tree.ancestors(anchor) if is_verb(u)), anchor)
        if verb.i in self.reporting and verb.i not in (trigger.i, carrier.i):
            # "yesterday accused Chad of spying and recalled its envoy": both on that day
            return 2 if carrier.dep == "conj" and carrier.head == verb.i and verb.tag == carrier.tag else 0
        if any(up.i == verb.i for up in self.tree.ancestors(carrier)):
            return 0 if self._is_recounted(verb, carrier) or self._looks_back(verb, carrier) else 2
        return 1 if self._alone(anchor, carrier) else 0

    def _is_recounted(self, verb: Token, carrier: Token) -> bool:
        """`expelled two envoys on Monday, accusing them of spying`: what somebody says of it was done before."""
        between = list(takewhile(lambda up: up.i != verb.i, self.tree.ancestors(carrier)))
        return any(up.i in self.reporting and up.i != carrier.i for up in between)

    def _looks_back(self, verb: Token, carrier: Token) -> bool:
        """`The trial over the murder began on Monday`, `was held on Monday over the murder`: that was before."""
        path = [carrier, *takewhile(lambda up: up.i != verb.i, self.tree.ancestors(carrier))]
        back = self.tree.words.get("looking_back", ())
        return not any(t.dep in JOINED for t in path) and any(t.lemma in back for t in (*path[1:], verb))

    def _alone(self, anchor: Token, carrier: Token) -> bool:
        """`was held while searching farms yesterday`, `Raids made on Monday killed two`: a sentence's only time."""
        if len(self.by_sent[carrier.sent]) != 1 or carrier.tag not in ("VBD", "VBN"):
            return False
        at = anchor
        while carrier.dep == "conj" and carrier.tag in PAST and self.tree.head(carrier).tag in PAST:
            carrier = self.tree.head(carrier)
        while at.i != carrier.i and at.head != at.i:
            beside = at.dep in ("advcl", "pcomp", "acl") and at.tag == "VBG" or self._goes_before(at)
            carried = at.dep == "acl" and at.tag == "VBN" and self.tree.head(at).dep in SUBJECTS
            if at.dep in CLAUSAL and not (beside or carried or self._is_meanwhile(at) or self._is_purpose(at)):
                return False
            at = self.tree.head(at)
        return at.i == carrier.i

    def _goes_before(self, verb: Token) -> bool:
        """`burned a flag on Monday; two were held`: a clause before a semicolon, which is no part of the next."""
        between = self.tree.tokens[verb.i : verb.head]
        return verb.dep in ("ccomp", "parataxis") and verb.tag == "VBD" and any(t.text == ";" for t in between)

    def _is_purpose(self, verb: Token) -> bool:
        """`opened fire to quell a riot on Friday`: what was done for it was done then too."""
        return verb.dep == "advcl" and is_infinitive(self.tree, verb)

    def _is_meanwhile(self, verb: Token) -> bool:
        """`was killed when troops chased a gang on Monday`, `fired on men who were fleeing on Monday`: at that time.

        Also `fired on men who tried to flee on Monday`.
        """
        trying = self.tree.words.get("trying", ())
        if verb.dep == "xcomp" and self.tree.head(verb).dep == "relcl" or verb.dep == "relcl" and verb.tag == "VBD":
            return (self.tree.head(verb) if verb.dep == "xcomp" else verb).lemma in trying
        if verb.dep == "relcl" and verb.tag == "VBG":
            return any(t.tag == "VBD" for t in self.tree.children(verb, "aux"))
        marks = self.tree.children(verb, "mark", "advmod")
        return verb.dep == "advcl" and any(m.lower in self.tree.words.get("meanwhile", ()) for m in marks)

    def _up(self, token: Token) -> list[Token]:
        """The governors of a word within its own clause, and of what is coordinated with it in one tense.

        `denies the charge and expelled the envoy in May`: the month is not that of the denial.
        """
        found = []
        while token.head != token.i and token.dep not in CLAUSAL:
            head = self.tree.head(token)
            other = token.tag == "VBD" and head.tag in NOW
            if other and token.dep == "conj" and not self.tree.children(token, *SUBJECTS):
                break
            token = head
            found.append(token)
        return found


def _names(tree: Tree, time: Time, anchor: Token) -> bool:
    """`agreed to restore a 2003 ceasefire`: a year before a noun tells which one is meant, no day of a deed.

    So with a month, but not that of what a deed was part of: `voided the May vote`, not `shot in the May riots`.
    """
    if anchor.pos != "NOUN" or time.end > anchor.start:
        return False
    prep = tree.head(anchor)
    within = anchor.dep == "pobj" and prep.lower in tree.words.get("locative", ())
    return time.precision == "year" or time.precision == "month" and not within


def to_event_time(time: Time, basis: str) -> EventTime:
    """The days of an expression as those of an event."""
    return EventTime(
        start=time.first,
        end=time.last,
        precision=time.precision,
        basis=f"{basis}: {time.basis}",
        evidence=Evidence(start=time.start, end=time.end, text=time.text),
    )
