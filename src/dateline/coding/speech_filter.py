"""Which drafts are statements: weak words of saying count only where somebody is told to say them."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence

from dateline.coding.quotes import Quotations
from dateline.coding.speech_cues import speaks
from dateline.coding.speech_draft import Covered, Draft
from dateline.coding.speech_source import find_relay
from dateline.grammar.tree import Tree
from dateline.lexicon.speech import SpeechWords
from dateline.model import Token

SAME = 0.8
TIMES = ("DATE", "TIME")
NOUN = 3
VERBAL = 1


def choose(tree: Tree, words: SpeechWords, drafts: list[Draft], quotations: Quotations) -> list[Draft]:
    """The drafts that are statements, each once, in the order of their content."""
    uttered = Covered([(d.first, d.last) for d in drafts if d.spoken])
    heard = [d for d in drafts if not _is_bare(d) and not _is_mouthed(tree, d, quotations, uttered)]
    heard = [d for d in heard if not _is_setting(tree, words, d) and not _is_time(tree, d)]
    denied = Covered([_denied(tree, d) for d in heard if d.stance == "denies" and d.rank == 0 and not d.chains])
    heard = [d for d in heard if not _is_denied(tree, d, denied)]
    told = _Told([d for d in heard if d.rank == 0 or _is_strong(d)], heard)
    sure = [d for d in heard if not _is_idle(tree, words, d, told)]
    chosen = _distinct(sure)
    quoted = {d.cue[2] for d in chosen if d.cue and find_relay(tree, tree.tokens[d.cue[2]]) is not None}
    return sorted((d for d in chosen if not _only_quotes(tree, d, quoted)), key=lambda d: (d.first, -d.last))


def _is_setting(tree: Tree, words: SpeechWords, draft: Draft) -> bool:
    """Whether the content tells but on what terms or when somebody speaks: "on condition of anonymity", "on Sunday"."""
    if draft.rank <= 1:
        return False
    inside = tree.tokens[draft.first : draft.last + 1]
    return words.listed("terms", inside[0].lemma) or all(t.ent in TIMES for t in inside)


def _is_time(tree: Tree, draft: Draft) -> bool:
    """Whether a stretch of time stands where a speaker would: "it may take several days to determine"."""
    return draft.source is not None and tree.tokens[draft.source].ent in TIMES


def _denied(tree: Tree, draft: Draft) -> tuple[int, int]:
    """What is denied, to a colon: "Residents contradicted that: a doctor said ..."."""
    start = min(draft.first, draft.cue[2]) if draft.cue else draft.first
    colon = next((t.i for t in tree.tokens[start : draft.last] if t.text == ":"), draft.last + 1)
    return draft.first, min(draft.last, colon - 1)


def _is_denied(tree: Tree, draft: Draft, denied: Covered) -> bool:
    """`denied that he had ordered troops to fire`: what nobody has said, by the one who speaks of it."""
    if draft.cue is None or tree.tokens[draft.cue[2]].pos != "VERB":
        return False
    at = draft.cue[2]
    return denied.holds(at, at) and not draft.first <= at <= draft.last


def _only_quotes(tree: Tree, draft: Draft, quoted: set[int]) -> bool:
    """Whether a content is but whom a cue quotes: "(the agency quoted) the minister as saying"."""
    below = [i for i in quoted if draft.cue is not None and tree.head(tree.head(tree.tokens[i])).i == draft.cue[2]]
    return any(draft.first <= i <= draft.last for i in below)


def _is_mouthed(tree: Tree, draft: Draft, quotations: Quotations, uttered: Covered) -> bool:
    """Within an utterance only what is told of somebody named counts: not "I think", "you know"."""
    if draft.cue is None or draft.source_ends is not None or draft.entry is None:
        return False
    cue = draft.cue[2]
    if not quotations.utters(cue) and not uttered.holds(cue, cue):
        return False
    named = draft.source is not None and tree.tokens[draft.source].pos == "PROPN"
    return not (named and draft.rank == 0 and speaks(draft.entry))


def _is_strong(draft: Draft) -> bool:
    return draft.entry is None or draft.entry.strength == "strong"


def _is_bare(draft: Draft) -> bool:
    """Whether a statement lacks a speaker and its entry is none that can go without."""
    return draft.source is None and draft.entry is not None and not draft.entry.unsourced


def _is_idle(tree: Tree, words: SpeechWords, draft: Draft, told: _Told) -> bool:
    """Whether a cue is only mentioned: wished for, possible, said of a thing, or within what another says."""
    if draft.cue is None or draft.entry is None or draft.entry.strength == "strong":
        return False
    if draft.rank == 0 and draft.entry.strength != "weak":
        return False
    cue = tree.tokens[draft.cue[2]]
    judges = _is_about_words(words, tree.tokens[draft.first : draft.last + 1])
    if any(t.tag in ("MD",) for t in tree.children(cue, "aux")):
        # who could not confirm a report has tried
        return not (judges and draft.entry.answers and tree.child(cue, "neg") is not None)
    if draft.source is not None and words.listed("things", tree.tokens[draft.source].lower) and not judges:
        return not told.goes_on(tree, draft.source)
    return draft.rank > 1 and (told.holds(draft) or told.voices(draft)) or told.leads(draft)


def _is_about_words(words: SpeechWords, inside: Sequence[Token]) -> bool:
    """Whether the content judges what others said: only somebody who speaks can call a report a fake."""
    head = next((t for t in inside if t.pos == "NOUN"), None)
    return head is not None and words.listed("answered", head.lemma)


class _Told:
    """Tells where a cue stands among statements that are sure."""

    def __init__(self, drafts: list[Draft], heard: list[Draft]) -> None:
        self.cues = {d.cue[2] for d in heard if d.cue is not None and d.entry and d.entry.strength != "weak"}
        self.nouns = {d.cue[2]: d.source for d in heard if d.cue is not None and d.rank == NOUN}
        apart = [d for d in drafts if d.cue is None or not d.first <= d.cue[2] <= d.last]
        self.covered = Covered([(d.first, d.last) for d in apart])
        self.heard = {d.cue[2]: d.source for d in heard if d.cue is not None and d.rank == 0}

    def goes_on(self, tree: Tree, source: int) -> bool:
        """Whether "it" is who spoke in the sentence before: "The army said so. It suggested that ..."."""
        pronoun = tree.tokens[source]
        if pronoun.tag != "PRP" or pronoun.sent == 0:
            return False
        first, last = tree.parse.sents[pronoun.sent - 1]
        speakers = [tree.tokens[s] for cue, s in self.heard.items() if first <= cue < last and s is not None]
        gap = tree.parse.text[tree.tokens[last - 1].end : tree.tokens[last].start]
        return bool(speakers) and "\n" not in gap and all(t.ent != "PERSON" for t in speakers)

    def leads(self, draft: Draft) -> bool:
        """Whether the content is but another cue: "refused to confirm" is told by "confirm"."""
        near = range(draft.first, min(draft.first + 3, draft.last + 1))
        return draft.entry is not None and draft.entry.strength == "weak" and any(i in self.cues for i in near)

    def voices(self, draft: Draft) -> bool:
        """Whether the object is but a noun of saying with a content: "voiced concern about" is told by "concern"."""
        near = range(draft.first, min(draft.first + 3, draft.last + 1))
        return any(self.nouns.get(i) == draft.source for i in near)

    def holds(self, draft: Draft) -> bool:
        """Whether the cue stands within the content of another statement."""
        return draft.cue is not None and self.covered.holds(draft.cue[2], draft.cue[2])


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """Of drafts with nearly the same content the surest one."""
    kept: list[Draft] = []
    places: list[tuple[int, int]] = []
    for draft in sorted(drafts, key=lambda d: (d.rank, d.source is None, d.first)):
        # only what starts near by can share most of its words
        slack = (draft.last - draft.first + 1) // 2 + 1
        low = bisect_left(places, (draft.first - slack, 0))
        near = places[low : bisect_left(places, (draft.first + slack, 0))]
        if not any(_share(draft, kept[n]) >= SAME and not _is_told_within(draft, kept[n]) for _, n in near):
            insort(places, (draft.first, len(kept)))
            kept.append(draft)
    return kept


def _is_told_within(inner: Draft, outer: Draft) -> bool:
    """Whether one tells of another's attitude: "said that the company expects to cut 4,300 jobs"."""
    if inner.cue is None or outer.cue is None or inner.source in (None, outer.source):
        return False
    return inner.rank == VERBAL and outer.first < inner.cue[2] < inner.first and not outer.first <= outer.cue[2]


def _share(a: Draft, b: Draft) -> float:
    low, high = min(a.first, b.first), max(a.last, b.last)
    both = min(a.last, b.last) - max(a.first, b.first) + 1
    return max(0, both) / (high - low + 1)
