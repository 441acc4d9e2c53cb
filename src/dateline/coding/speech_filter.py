"""Which drafts are statements: weak words of saying count only where somebody is told to say them."""

from __future__ import annotations

from bisect import bisect_right

from dateline.coding.speech_draft import Draft
from dateline.grammar.tree import Tree
from dateline.lexicon.speech import SpeechWords

SAME = 0.8


def choose(tree: Tree, words: SpeechWords, drafts: list[Draft]) -> list[Draft]:
    """The drafts that are statements, each once, in the order of their content."""
    told = [d for d in drafts if d.rank == 0 or _is_strong(d)]
    spans = _Spans(told)
    sure = [d for d in drafts if not _is_bare(d) and not _is_idle(tree, words, d, spans)]
    return sorted(_distinct(sure), key=lambda d: (d.first, -d.last))


def _is_strong(draft: Draft) -> bool:
    return draft.entry is None or draft.entry.strength == "strong"


def _is_bare(draft: Draft) -> bool:
    """Whether a statement lacks a speaker and its entry is none that can go without."""
    return draft.source is None and draft.entry is not None and not draft.entry.unsourced


def _is_idle(tree: Tree, words: SpeechWords, draft: Draft, spans: _Spans) -> bool:
    """Whether a cue is only mentioned: wished for, possible, said of a thing, or within what another says."""
    if draft.cue is None or draft.entry is None or draft.entry.strength == "strong":
        return False
    if draft.rank == 0 and draft.entry.strength != "weak":
        return False
    cue = tree.tokens[draft.cue[2]]
    if any(t.tag in ("MD",) for t in tree.children(cue, "aux")):
        return True
    if draft.source is not None and words.listed("things", tree.tokens[draft.source].lower):
        return True
    return draft.rank > 1 and spans.holds(draft) or spans.leads(draft)


class _Spans:
    """Tells whether a cue stands within the content of another statement."""

    def __init__(self, drafts: list[Draft]) -> None:
        self.spans = sorted((d.first, d.last, d.cue[2] if d.cue else -1) for d in drafts)
        self.cues = {cue for _, _, cue in self.spans}
        self.firsts = [first for first, _, _ in self.spans]
        self.reach = max((last - first for first, last, _ in self.spans), default=0)

    def leads(self, draft: Draft) -> bool:
        """Whether the content is but another cue: "refused to confirm" is told by "confirm"."""
        return (
            draft.entry is not None
            and draft.entry.strength == "weak"
            and any(i in self.cues for i in range(draft.first, min(draft.first + 3, draft.last + 1)))
        )

    def holds(self, draft: Draft) -> bool:
        assert draft.cue is not None
        at = draft.cue[2]
        for n in range(bisect_right(self.firsts, at) - 1, -1, -1):
            first, last, cue = self.spans[n]
            if at - first > self.reach:
                return False
            if at <= last and cue != at and not first <= cue <= last:
                return True
        return False


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Of drafts with nearly the same content the surest one."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.rank, d.source is None, d.first)):
        if not any(_share(draft, other) >= SAME for other in kept):
            kept.append(draft)
    return kept


def _share(a: Draft, b: Draft) -> float:
    low, high = min(a.first, b.first), max(a.last, b.last)
    both = min(a.last, b.last) - max(a.first, b.first) + 1
    return max(0, both) / (high - low + 1)
