"""Every attributed statement of an article: who says, thinks or wants what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dateline.coding.act import Acted
from dateline.coding.compose import Composer
from dateline.coding.quotes import Quotations, find_quotes, paragraphs
from dateline.coding.speech_cues import find_cues
from dateline.coding.speech_detail import find_certainty, find_channel, find_stance, find_support
from dateline.coding.speech_draft import Draft, phrase
from dateline.coding.speech_filter import choose
from dateline.coding.speech_layout import find_layout
from dateline.coding.speech_quotes import QuoteReader
from dateline.coding.speech_source import find_relay
from dateline.coding.speech_turns import find_turns
from dateline.coding.speech_verdict import DENIES, DOUBTS, UPHOLDS, find_verdict
from dateline.grammar.tree import Tree
from dateline.lexicon.speech import SpeechWords
from dateline.model import Statement

CHECKED = "verified"
FORCE = "material_conflict"
OWNS = "claims-responsibility"
VERDICT_ACTS: Mapping[str, str] = {DENIES: "denies", DOUBTS: "doubts", UPHOLDS: "upholds"}


def find_statements(tree: Tree, words: SpeechWords) -> tuple[Statement, ...]:
    """The statements of a text in the order of their content. Pure; linear in the text's length."""
    if not tree.tokens:
        return ()
    blocks = paragraphs(tree)
    quotations = Quotations(find_quotes(tree, blocks))
    layout = [*find_layout(tree, words, blocks, quotations.all), *find_turns(tree, words, blocks)]
    reader = QuoteReader(tree, words, blocks, quotations)
    drafts = reader.attach([*layout, *find_cues(tree, words)])
    return tuple(_finish(tree, words, draft, quotations) for draft in choose(tree, words, drafts, quotations))


def without_deeds(statements: Sequence[Statement], acts: Iterable[Acted], composer: Composer) -> tuple[Statement, ...]:
    """The statements whose word of saying is none of force or unrest: `an attack by rebels on a village` says nothing.

    acts: what happened; composer: what read them, also those that another act is only for (`sent men to attack`).
    What is quoted, or owned up to, is said all the same.
    """
    quads = composer.composition.quads
    done = {i for act in acts if quads.get(act.type) == FORCE for i in (act.trigger, *act.absorbs)}

    def is_deed(head: int | None) -> bool:
        read = composer.read(composer.tree.tokens[head]) if head is not None else ()
        return head in done or any(act.trigger == head and quads.get(act.type) == FORCE for act in read)

    return tuple(s for s in statements if s.kind != "indirect" or s.act == OWNS or not is_deed(s.cue_head))


def _finish(tree: Tree, words: SpeechWords, draft: Draft, quotations: Quotations) -> Statement:
    tokens = tree.tokens
    source = draft.source_ends or (phrase(tree, tokens[draft.source]) if draft.source is not None else None)
    entry = draft.entry
    verdict = find_verdict(tree, words, draft)
    support, proof = find_support(tree, words, draft)
    return Statement(
        kind=_kind(draft, quotations),
        act=VERDICT_ACTS[verdict] if verdict else entry.act if entry else "asserts",
        stance=verdict if verdict in (DENIES, DOUBTS) else find_stance(tree, words, draft),
        content=tree.evidence(tokens[draft.first], tokens[draft.last]),
        first=draft.first,
        last=draft.last,
        rule=entry.id if entry else "quotation",
        source=tree.evidence(tokens[source[0]], tokens[source[1]]) if source else None,
        source_head=draft.source,
        cue=tree.evidence(tokens[draft.cue[0]], tokens[draft.cue[1]]) if draft.cue else None,
        cue_head=draft.cue[2] if draft.cue else None,
        addressee_head=draft.addressee,
        channel=find_channel(tree, words, draft),
        support=support,
        proof=tree.evidence(tokens[proof[0]], tokens[proof[1]]) if proof else None,
        answers=verdict is not None or _answers(tree, words, draft),
        relay_head=_relay(tree, draft),
        certainty=find_certainty(tree, words, draft),
    )


def _relay(tree: Tree, draft: Draft) -> int | None:
    relay = find_relay(tree, tree.tokens[draft.cue[2]]) if draft.cue is not None else None
    return relay.i if relay is not None else None


def _answers(tree: Tree, words: SpeechWords, draft: Draft) -> bool:
    """Whether the content is but a word for what others said: "the allegations", "any involvement"."""
    if draft.entry is None or not draft.entry.answers:
        return False
    inside = tree.tokens[draft.first : draft.last + 1]
    if draft.cue is not None and draft.first == draft.cue[2]:
        return True
    head = next((t for t in inside if not draft.first <= t.head <= draft.last), inside[-1])
    return words.listed("answered", head.lemma) or _takes_up(tree, draft)


def _takes_up(tree: Tree, draft: Draft) -> bool:
    """Whether a denial takes up the whole clause before it: "..., which the ministry denies"."""
    if draft.cue is None:
        return False
    pronoun = next((t for t in tree.children(tree.tokens[draft.cue[2]], "dobj") if t.tag == "WDT"), None)
    return pronoun is not None and tree.tokens[pronoun.i - 1].text == ","


def _kind(draft: Draft, quotations: Quotations) -> str:
    inside = quotations.touching(draft.first, draft.last)
    if draft.spoken:
        return "direct"
    # without a speaker a check of what was said is the reporter's own
    if draft.source is None and draft.entry is not None and draft.entry.id == CHECKED:
        return "narrator"
    # what somebody is said to say within a quotation is told, not quoted
    if not inside or draft.cue is not None and inside[0].first <= draft.cue[2] <= inside[0].last:
        return "indirect"
    if draft.first >= inside[0].first and draft.last <= inside[-1].last and any(q.speech for q in inside):
        return "direct"
    return "mixed"
