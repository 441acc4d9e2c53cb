"""Lays quotations over the drafts: who speaks the words between the marks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from dataclasses import replace

from dateline.coding.quotes import Quotations, Quote
from dateline.coding.speech_cues import entries_of, speaks
from dateline.coding.speech_draft import Covered, Draft
from dateline.coding.speech_source import find_source
from dateline.grammar.tree import Tree
from dateline.lexicon.speech import SpeechCue, SpeechWords
from dateline.model import Token

REACH = 30
STOPS = frozenset(".!?")


class QuoteReader:
    """Gives each quoted utterance of a text to its cue or to the speaker who goes on."""

    def __init__(
        self, tree: Tree, words: SpeechWords, blocks: tuple[tuple[int, int], ...], quotations: Quotations
    ) -> None:
        self.tree = tree
        self.words = words
        self.starts = [first for first, _ in blocks]
        self.quotations = quotations

    def attach(self, drafts: list[Draft]) -> list[Draft]:
        """The drafts with all quotations laid over them: widened, cut, added or continued."""
        signed = {d.first for d in drafts if d.chains}
        speeches = [q for q in self.quotations.all if q.speech]
        cues = {q.first: self._cue(q) for q in speeches if q.first not in signed}
        owned: dict[int, list[Quote]] = {}
        for quote in speeches:
            if (cue := cues.get(quote.first)) is not None:
                owned.setdefault(cue.i, []).append(quote)
        found = [self._laid(draft, owned) for draft in drafts]
        found += self._added(found, owned)
        return self._continued(found, [q for q in speeches if cues.get(q.first) is None])

    def _added(self, drafts: list[Draft], owned: dict[int, list[Quote]]) -> list[Draft]:
        known = {draft.cue[2] for draft in drafts if draft.cue is not None and draft.rank == 0}
        return [self._draft(i, quotes) for i, quotes in owned.items() if i not in known]

    def _draft(self, cue: int, quotes: list[Quote]) -> Draft:
        token = self.tree.tokens[cue]
        source = find_source(self.tree, token)
        entry = self._entry(token)
        return Draft(
            entry=entry,
            cue=(cue, cue, cue),
            source=source.i if source is not None else None,
            first=quotes[0].first,
            last=quotes[-1].last,
            stance=entry.stance if entry else "affirms",
            chains=tuple(q.chain for q in quotes),
        )

    def _entry(self, token: Token) -> SpeechCue | None:
        if token.pos != "VERB":
            return None
        return next((e for e in entries_of(self.tree, token, self.words) if speaks(e)), None)

    def _cue(self, quote: Quote) -> Token | None:
        """The cue beside a quotation: behind it if that breaks off with a comma, else in front of it."""
        before, after = self._before(quote), self._after(quote)
        if self._starts_sentence(quote) or before is None:
            return after or before
        return before

    def _starts_sentence(self, quote: Quote) -> bool:
        if quote.first == 0 or quote.opens:
            return True
        before = self.tree.tokens[quote.first - 1]
        return before.text in STOPS or before.text[-1] in ".!?”" and before.text not in ("”",)

    def _after(self, quote: Quote) -> Token | None:
        """Behind a quotation: "...," said X / X said / X, the mayor, said."""
        if self.tree.tokens[quote.last - 1].text == "." and self.tree.tokens[quote.last].text not in STOPS:
            return None
        for token in self.tree.tokens[quote.last + 1 : quote.last + 1 + REACH]:
            if (
                token.text in STOPS
                or self.quotations.utters(token.i)
                or self._block(token.i) != self._block(quote.last)
            ):
                return None
            if self._entry(token) is not None:
                return token
        return None

    def _before(self, quote: Quote) -> Token | None:
        """In front of a quotation, in its sentence, or in a sentence that ends with a colon."""
        colon = quote.first > 0 and self.tree.tokens[quote.first - 1].text == ":"
        for token in reversed(self.tree.tokens[max(0, quote.first - REACH) : quote.first]):
            if token.text in STOPS or self._block(token.i) != self._block(quote.first) and not colon:
                return None
            if not self.quotations.utters(token.i) and self._entry(token) is not None:
                return self._finite(token, quote)
        return None

    def _finite(self, cue: Token, quote: Quote) -> Token:
        """In "A," he said, referring to it, "b" the second half still belongs to the finite verb."""
        above = self.tree.head(cue)
        starts_low = self.tree.tokens[min(quote.first + 1, quote.last)].text[:1].islower()
        after_comma = self.tree.tokens[quote.first - 1].text == ","
        if cue.tag == "VBG" and starts_low and after_comma and self._entry(above) is not None:
            return above
        return cue

    def _block(self, i: int) -> int:
        return bisect_right(self.starts, i)

    def _continued(self, drafts: list[Draft], quotes: list[Quote]) -> list[Draft]:
        """Quotations without a cue go to who was quoted last, in the paragraph or right before it."""
        found = sorted(drafts, key=lambda d: d.first)
        covered = Covered([(d.first, d.last) for d in found])
        quoted = sorted((_end(d), n) for n, d in enumerate(found) if d.chains)
        for quote in quotes:
            at = bisect_left(quoted, (quote.first, 0)) - 1
            if covered.holds(quote.first, quote.last) or at < 0:
                continue
            if (draft := self._going_on(found[quoted[at][1]], quote)) is None:
                continue
            if draft.cue is None:
                found.append(draft)
                insort(quoted, (quote.last, len(found) - 1))
            else:
                found[quoted[at][1]] = draft
                quoted[at] = (quote.last, quoted[at][1])
        return found

    def _going_on(self, draft: Draft, quote: Quote) -> Draft | None:
        """The draft widened to a quotation of its paragraph, or a new one for one that opens the next."""
        if self._block(draft.last) == self._block(quote.first) or quote.chain in draft.chains:
            return replace(draft, last=max(draft.last, quote.last), chains=(*draft.chains, quote.chain))
        if quote.opens and self._block(quote.first) - self._block(draft.last) <= 1:
            return replace(draft, cue=None, first=quote.first, last=quote.last, chains=(quote.chain,))
        return None

    def _laid(self, draft: Draft, owned: dict[int, list[Quote]]) -> Draft:
        """A draft with its content fitted to the quotations that it cuts into."""
        if draft.cue is None or draft.chains or self.quotations.utters(draft.cue[2]):
            return draft
        own = owned.get(draft.cue[2], []) if draft.rank == 0 else []
        first, last = draft.first, draft.last
        touched = self.quotations.touching(first, last)
        if own:
            mine = {q.first for q in own}
            foreign = any(q.speech and q.first not in mine for q in touched)
            if foreign or own[0].opens and own[0].last < draft.cue[0]:
                first, last = own[0].first, own[-1].last
            first, last = min(first, own[0].first), max(last, own[-1].last)
        for quote in touched:
            if quote.first <= last and first <= quote.last and not quote.first <= draft.cue[2] <= quote.last:
                first, last = min(first, quote.first), max(last, quote.last)
        told = draft.rank == 0 and draft.entry is not None and speaks(draft.entry)
        return replace(draft, first=first, last=last, chains=tuple(q.chain for q in (own or touched) if told))


def _end(draft: Draft) -> int:
    return max(draft.last, draft.cue[1] if draft.cue is not None else draft.last)
