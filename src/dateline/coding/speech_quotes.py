"""Lays quotations over the drafts: who speaks the words between the marks."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from dateline.coding.quotes import Quote
from dateline.coding.speech_cues import entries_of, speaks
from dateline.coding.speech_draft import Draft
from dateline.coding.speech_source import find_source
from dateline.grammar.tree import Tree
from dateline.lexicon.speech import SpeechCue, SpeechWords
from dateline.model import Token

REACH = 30
STOPS = frozenset(".!?")
OPENING = frozenset({"“", '"', "``", "''", "”"})


class QuoteReader:
    """Gives each quoted utterance of a text to its cue or to the speaker who goes on. Holds no state of its own."""

    def __init__(self, tree: Tree, words: SpeechWords, blocks: tuple[tuple[int, int], ...]) -> None:
        self.tree = tree
        self.words = words
        self.starts = [first for first, _ in blocks]

    def attach(self, drafts: list[Draft], quotes: tuple[Quote, ...]) -> list[Draft]:
        """The drafts with all quotations laid over them: widened, cut, added or continued."""
        inside = _Cover(quotes)
        signed = {d.first for d in drafts if d.chains}
        cues = {q.first: self._cue(q, inside) for q in quotes if q.speech and q.first not in signed}
        owned: dict[int, list[Quote]] = {}
        for quote in quotes:
            cue = cues.get(quote.first)
            if cue is not None:
                owned.setdefault(cue.i, []).append(quote)
        kept = [d for d in drafts if not self._is_idle(d, inside)]
        found = [_laid(draft, quotes, owned, inside) for draft in kept]
        found += self._added(found, owned)
        return self._continued(found, [q for q in quotes if q.speech and cues.get(q.first) is None])

    def _is_idle(self, draft: Draft, inside: _Cover) -> bool:
        """Within a quotation only what is told of somebody named counts: not "I think", "you know"."""
        if draft.cue is None or draft.source_ends is not None or not inside.holds(draft.cue[2]):
            return False
        named = draft.source is not None and self.tree.tokens[draft.source].pos == "PROPN"
        return not (named and draft.rank == 0 and draft.entry is not None and speaks(draft.entry))

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

    def _cue(self, quote: Quote, inside: _Cover) -> Token | None:
        """The cue beside a quotation: behind it if that breaks off with a comma, else in front of it."""
        before, after = self._before(quote, inside), self._after(quote, inside)
        if self._starts_sentence(quote) or before is None:
            return after or before
        return before

    def _starts_sentence(self, quote: Quote) -> bool:
        if quote.first == 0 or quote.opens:
            return True
        before = self.tree.tokens[quote.first - 1]
        return before.text in STOPS or before.text[-1] in ".!?”" and before.text not in ("”",)

    def _after(self, quote: Quote, inside: _Cover) -> Token | None:
        """Behind a quotation: "...," said X / X said / X, the mayor, said."""
        if self.tree.tokens[quote.last - 1].text == "." and self.tree.tokens[quote.last].text not in STOPS:
            return None
        for token in self.tree.tokens[quote.last + 1 : quote.last + 1 + REACH]:
            if token.text in STOPS or inside.holds(token.i) or self._block(token.i) != self._block(quote.last):
                return None
            if self._entry(token) is not None:
                return token
        return None

    def _before(self, quote: Quote, inside: _Cover) -> Token | None:
        """In front of a quotation, in its sentence, or in a sentence that ends with a colon."""
        colon = quote.first > 0 and self.tree.tokens[quote.first - 1].text == ":"
        for token in reversed(self.tree.tokens[max(0, quote.first - REACH) : quote.first]):
            if token.text in STOPS or self._block(token.i) != self._block(quote.first) and not colon:
                return None
            if not inside.holds(token.i) and self._entry(token) is not None:
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
        for quote in quotes:
            if any(d.first <= quote.first and quote.last <= d.last for d in found):
                continue
            latest = self._latest(found, quote)
            if latest is None:
                continue
            draft = found[latest]
            if self._block(draft.last) == self._block(quote.first) or quote.chain in draft.chains:
                found[latest] = replace(draft, last=max(draft.last, quote.last), chains=(*draft.chains, quote.chain))
            elif quote.opens:
                found.append(replace(draft, cue=None, first=quote.first, last=quote.last, chains=(quote.chain,)))
        return found

    def _latest(self, drafts: list[Draft], quote: Quote) -> int | None:
        """The last direct quotation before, at most a paragraph back."""
        near = [
            (max(d.last, d.cue[1] if d.cue else 0), n)
            for n, d in enumerate(drafts)
            if d.chains and d.last < quote.first and self._block(quote.first) - self._block(d.last) <= 1
        ]
        return max(near)[1] if near else None


class _Cover:
    """Tells which tokens stand inside a quoted utterance."""

    def __init__(self, quotes: tuple[Quote, ...]) -> None:
        self.spans = [(q.first, q.last) for q in quotes if q.speech]
        self.firsts = [first for first, _ in self.spans]

    def holds(self, i: int) -> bool:
        at = bisect_right(self.firsts, i) - 1
        return at >= 0 and i <= self.spans[at][1]


def _laid(draft: Draft, quotes: tuple[Quote, ...], owned: dict[int, list[Quote]], inside: _Cover) -> Draft:
    """A draft with its content fitted to the quotations that it cuts into."""
    if draft.cue is None or inside.holds(draft.cue[2]):
        return draft
    own = owned.get(draft.cue[2], [])
    mine = {q.first for q in own}
    first, last = draft.first, draft.last
    touched = [q for q in quotes if q.first <= last and first <= q.last]
    if draft.rank == 0 and own:
        foreign = any(q.speech and q.first not in mine for q in touched)
        if foreign or own[0].opens and own[0].last < draft.cue[0]:
            first, last = own[0].first, own[-1].last
        first, last = min(first, own[0].first), max(last, own[-1].last)
    for quote in touched:
        if quote.first <= last and first <= quote.last and not quote.first <= draft.cue[2] <= quote.last:
            first, last = min(first, quote.first), max(last, quote.last)
    chains = tuple(q.chain for q in own) if draft.rank == 0 else ()
    return replace(draft, first=first, last=last, chains=chains)
