"""Lays quotations over the drafts: who speaks the words between the marks."""

from __future__ import annotations

from dataclasses import replace

from dateline.coding.quotes import Quote
from dateline.coding.speech_cues import entries_of, speaks
from dateline.coding.speech_draft import Draft
from dateline.coding.speech_source import find_source
from dateline.grammar.tree import Tree
from dateline.lexicon.speech import SpeechWords
from dateline.model import Token

REACH = 25
ENDS = frozenset(".!?")


def snap(drafts: list[Draft], quotes: tuple[Quote, ...]) -> list[Draft]:
    """Each draft with its content widened to the ends of the quotations that it cuts into."""
    return [_snapped(draft, quotes) for draft in drafts]


def _snapped(draft: Draft, quotes: tuple[Quote, ...]) -> Draft:
    first, last = draft.first, draft.last
    for quote in quotes:
        if quote.last < first or quote.first > last:
            continue
        if draft.cue is not None and quote.first <= draft.cue[2] <= quote.last:
            continue
        first, last = min(first, quote.first), max(last, quote.last)
    return replace(draft, first=first, last=last) if (first, last) != (draft.first, draft.last) else draft


class QuoteReader:
    """Walks through a text's quotations and gives each that has no speaker yet to one."""

    def __init__(self, tree: Tree, words: SpeechWords, blocks: tuple[tuple[int, int], ...]) -> None:
        self.tree = tree
        self.words = words
        self.blocks = blocks

    def attach(self, drafts: list[Draft], quotes: tuple[Quote, ...]) -> list[Draft]:
        """The drafts with all quoted utterances among them, widened, added or continued."""
        found = list(drafts)
        latest: int | None = None
        for quote in quotes:
            holder = _holder(found, quote)
            if holder is None and quote.speech:
                holder = self._place(found, quote, latest)
            if holder is not None and quote.speech:
                latest = holder
        return found

    def _place(self, found: list[Draft], quote: Quote, latest: int | None) -> int | None:
        if latest is not None and self._runs_on(found[latest], quote):
            found[latest] = replace(found[latest], last=max(found[latest].last, quote.last))
            return latest
        cue = self._cue_after(quote) or self._cue_before(quote)
        if cue is not None:
            return self._add(found, quote, cue)
        if latest is not None and self._continues(found[latest], quote):
            found.append(replace(found[latest], entry=found[latest].entry, cue=None, first=quote.first, last=quote.last))
            return len(found) - 1
        return None

    def _add(self, found: list[Draft], quote: Quote, cue: Token) -> int | None:
        entry = next(e for e in entries_of(self.tree, cue, self.words) if speaks(e))
        for n, draft in enumerate(found):
            if draft.cue is not None and draft.cue[2] == cue.i and draft.rank == 0:
                found[n] = replace(draft, first=min(draft.first, quote.first), last=max(draft.last, quote.last))
                return n
        source = find_source(self.tree, cue)
        found.append(Draft(
            entry=entry, cue=(cue.i, cue.i, cue.i), source=source.i if source is not None else None,
            first=quote.first, last=quote.last, stance=entry.stance,
        ))
        return len(found) - 1

    def _cue_after(self, quote: Quote) -> Token | None:
        """The cue right behind a quotation: "...," said X / X said / X, the mayor, said."""
        for token in self.tree.tokens[quote.last + 1 : quote.last + 1 + REACH]:
            if token.text in ENDS or token.text in "“\"``" or self._breaks(quote.last, token.i):
                return None
            if token.pos == "VERB" and any(speaks(e) for e in entries_of(self.tree, token, self.words)):
                return token
        return None

    def _cue_before(self, quote: Quote) -> Token | None:
        """The cue in front of a quotation, in its sentence, or in the one before if that ends in a colon."""
        low = max(0, quote.first - REACH)
        for token in reversed(self.tree.tokens[low : quote.first]):
            if token.text in ENDS or token.text in "”\"''" or self._breaks(token.i, quote.first) and not self._colon(quote):
                return None
            if token.pos == "VERB" and any(speaks(e) for e in entries_of(self.tree, token, self.words)):
                return token
        return None

    def _colon(self, quote: Quote) -> bool:
        return quote.first > 0 and self.tree.tokens[quote.first - 1].text in (":", ",")

    def _breaks(self, a: int, b: int) -> bool:
        return self._block(a) != self._block(b)

    def _block(self, i: int) -> int:
        low, high = 0, len(self.blocks) - 1
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if self.blocks[middle][0] <= i else (low, middle - 1)
        return low

    def _runs_on(self, draft: Draft, quote: Quote) -> bool:
        """Whether a quotation goes on with the last one: same paragraph, only the cue's sentence between."""
        end = max(draft.last, draft.cue[1] if draft.cue else draft.last)
        if self._breaks(draft.first, quote.first):
            return False
        between = self.tree.tokens[end + 1 : quote.first]
        return sum(t.text in ENDS for t in between) <= 1 and self._stands_alone(quote)

    def _stands_alone(self, quote: Quote) -> bool:
        before = self.tree.tokens[quote.first - 1] if quote.first else None
        return before is None or before.text in ENDS or before.text in ",;:”\"''" or before.sent != self.tree.tokens[quote.first].sent

    def _continues(self, draft: Draft, quote: Quote) -> bool:
        """Whether a paragraph that is all quotation follows the speaker's last one."""
        return quote.opens and self._block(quote.first) - self._block(draft.last) <= 1


def _holder(drafts: list[Draft], quote: Quote) -> int | None:
    """The draft that holds a quotation already."""
    for n, draft in enumerate(drafts):
        if draft.first <= quote.first and quote.last <= draft.last:
            return n
    return None
