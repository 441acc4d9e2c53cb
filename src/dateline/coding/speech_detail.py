"""What stands around a statement: its channel, the proof offered for it, and how firmly it is meant."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.speech_draft import Draft, trim
from dateline.grammar.tree import Tree
from dateline.lexicon.speech import SpeechWords
from dateline.model import Token

GUESSING = {
    "suggests": "possible",
    "fears": "possible",
    "hopes": "possible",
    "expects": "probable",
    "believes": "probable",
}
FAR = 6
GAP = 3
SHORT = 16


def find_stance(tree: Tree, words: SpeechWords, draft: Draft) -> str:
    """The speaker's stance to the content, turned by a negated or withheld cue."""
    if draft.cue is None or draft.entry is None:
        return draft.stance
    cue = tree.tokens[draft.cue[2]]
    verbs = [cue, *_governors(tree, cue)]
    above = [*verbs[1:], *(t for v in verbs[1:] for t in tree.children(v, "acomp"))]
    if any(words.listed("withholders", v.lemma) or words.listed("unable", v.lemma) for v in above):
        return "doubts"
    if any(_is_negated(tree, words, v) for v in verbs) or _no_speaker(tree, words, draft):
        return draft.entry.negated if draft.stance == "affirms" else "doubts"
    return draft.stance


def _is_negated(tree: Tree, words: SpeechWords, verb: Token) -> bool:
    """Whether a verb is negated, or one of "neither confirmed nor denied"."""
    negation = tree.child(verb, "neg")
    # "it added, not a bunker": behind a comma the negation is the content's
    if negation is not None and not (negation.i > verb.i and tree.tokens[negation.i - 1].text == ","):
        return True
    pair = [verb, tree.head(verb)] if verb.dep == "conj" else [verb]
    things = tree.children(verb, "dobj", "nsubjpass")
    if any(_of_none(tree, words, thing) for thing in things):
        return True
    return any(words.listed("nobody", t.lower) for v in pair for t in tree.children(v, "preconj", "cc", "advmod"))


def _of_none(tree: Tree, words: SpeechWords, thing: Token) -> bool:
    """Whether a word for what was said is negated: "neither account", "neither side's story", "none of the claims"."""
    if words.listed("neithers", thing.lower):
        return True
    near = [thing, *tree.children(thing, "poss")]
    small = [t for n in near for t in tree.children(n, "det", "preconj", "cc")]
    return words.listed("answered", thing.lemma) and any(words.listed("neithers", t.lower) for t in small)


def _governors(tree: Tree, cue: Token) -> list[Token]:
    """The verbs that a cue completes: "refused to say", "does not want to say"; the copula of an adjective."""
    found: list[Token] = []
    while cue.dep in ("xcomp", "acomp") and len(found) < FAR:
        cue = tree.head(cue)
        found.append(cue)
    return found


def _no_speaker(tree: Tree, words: SpeechWords, draft: Draft) -> bool:
    if draft.source is None:
        return False
    source = tree.tokens[draft.source]
    if tree.child(source, "compound") is not None:  # "Union No. 1"
        return False
    return words.listed("nobody", source.lower) or any(
        words.listed("nobody", t.lower) for t in tree.children(source, "det")
    )


def find_channel(tree: Tree, words: SpeechWords, draft: Draft) -> str | None:
    """The words for where a statement was made ("a statement", "state television"), as the text has them."""
    if draft.cue is None:
        return None
    cue = tree.tokens[draft.cue[2]]
    for token in tree.sentence(cue):
        if draft.first <= token.i <= draft.last or not _is_channel(tree, words, token):
            continue
        if _hangs_on(tree, words, token, cue):
            return _words(tree, token, _named(tree, words, token))
    subject = tree.child(cue, "nsubj")
    return _words(tree, subject) if subject is not None and words.listed("channel_texts", subject.lemma) else None


def _is_channel(tree: Tree, words: SpeechWords, token: Token) -> bool:
    if token.dep not in ("pobj", "dobj", "nsubj", "appos", "dative"):
        return False
    if words.listed("channel_names", token.lower.rstrip(".")) and token.pos in ("PROPN", "NOUN"):
        return True
    return token.pos in ("NOUN", "PROPN") and words.listed("channel_nouns", token.lemma)


def _hangs_on(tree: Tree, words: SpeechWords, token: Token, cue: Token) -> bool:
    """Whether a noun is tied to the cue by a preposition of place or as the one that is told."""
    up = list(tree.ancestors(token))[:FAR]
    if not any(t.i == cue.i for t in up):
        return False
    if token.dep in ("dobj", "dative"):
        return token.head == cue.i
    return up[0].pos == "ADP" and words.listed("channel_prepositions", up[0].lower) or token.dep == "appos"


def _named(tree: Tree, words: SpeechWords, channel: Token) -> Token | None:
    """The name of where a text was put: "a post on Facebook"."""
    places = [n for p in tree.children(channel, "prep") for n in tree.children(p, "pobj")]
    return next((n for n in places if n.i > channel.i and words.listed("channel_names", n.lower)), None)


def _words(tree: Tree, head: Token, last: Token | None = None) -> str:
    kept = {"det", "amod", "compound", "nmod", "poss", "case", "nummod", "appos", "punct"}
    inside, stack = [], [head]
    while stack:
        top = stack.pop()
        inside.append(top.i)
        stack.extend(t for t in tree.children(top) if t.dep in kept)
    inside.sort()
    low = high = inside.index(head.i)
    while low > 0 and inside[low - 1] == inside[low] - 1:
        low -= 1
    while high + 1 < len(inside) and inside[high + 1] == inside[high] + 1:
        high += 1
    ends = trim(tree, inside[low : high + 1]) or (head.i, head.i)
    ends = (ends[0], last.i) if last is not None else ends
    return tree.evidence(tree.tokens[ends[0]], tree.tokens[ends[1]]).text


def find_support(tree: Tree, words: SpeechWords, draft: Draft) -> tuple[str | None, tuple[int, int] | None]:
    """What the text says of proof, with the first and last token that tell so.

    'none' if it says that no proof was given, 'offered' if it names one, None if it is silent.
    """
    at = tree.tokens[draft.cue[2]] if draft.cue is not None else tree.tokens[draft.last]
    apart = not draft.first <= at.i <= draft.last or draft.around
    own = _own_words(tree, at) if _may_run(words, tree.sentence(at)) else ()
    around = [t for t in own if not (apart and draft.first <= t.i <= draft.last)]
    after = _next_sentence(tree, max(at.i, draft.last))
    after = () if len(after) > SHORT else after
    for name, near, support in (
        ("unsupported", around, "none"),
        ("supported", around, "offered"),
        ("unsupported", after, "none"),
        ("supported", after if _goes_on(tree, after) else (), "offered"),
    ):
        if found := find_run(words, name, near):
            return support, _widened(tree, found)
    return None, None


def _may_run(words: SpeechWords, sentence: Sequence[Token]) -> bool:
    """Whether some words for proof, or the want of it, may stand in a sentence."""
    lemmas = {t.lemma for t in sentence}
    return any(not lemmas.isdisjoint(words.closing.get(name, ())) for name in ("unsupported", "supported"))


def _widened(tree: Tree, found: tuple[int, int]) -> tuple[int, int]:
    """The words for proof with all that is said of it in the same breath: "showed photographs of the wreck"."""
    thing, last = tree.tokens[found[1]], found[1]
    for token in tree.subtree(thing):
        if token.i == last + 1 and token.pos != "PUNCT":
            last = token.i
    return found[0], last


def _goes_on(tree: Tree, sentence: Sequence[Token]) -> bool:
    """Whether a sentence goes on about a speaker by a pronoun: "They showed photographs"."""
    return any(t.dep == "nsubj" and t.tag == "PRP" and tree.head(t).dep == "ROOT" for t in sentence)


def find_certainty(tree: Tree, words: SpeechWords, draft: Draft) -> str:
    """fact | probable | possible, by the words of the cue and of the main clause of what is said."""
    entry = draft.entry
    if entry is not None and entry.act in GUESSING:
        return GUESSING[entry.act]
    inside = tree.tokens[draft.first : draft.last + 1]
    main = [t for t in inside if not draft.first <= t.head <= draft.last or t.head == t.i]
    near = [*main, *(c for t in main for c in tree.children(t) if draft.first <= c.i <= draft.last)]
    if any(words.listed("possibly", t.lower) for t in near):
        return "possible"
    return "probable" if any(words.listed("probably", t.lower) for t in near) else "fact"


def _own_words(tree: Tree, cue: Token) -> list[Token]:
    """What hangs on a cue, but for clauses beside it that have a subject of their own."""
    inside, stack = [cue], [cue]
    while stack:
        below = [t for t in tree.children(stack.pop()) if not (t.dep == "conj" and tree.child(t, "nsubj"))]
        inside += below
        stack += below
    return sorted(inside, key=lambda t: t.i)


def _next_sentence(tree: Tree, i: int) -> Sequence[Token]:
    sent = tree.tokens[i].sent + 1
    if sent >= len(tree.parse.sents):
        return ()
    first, last = tree.parse.sents[sent]
    return tree.tokens[first:last]


def matches(words: SpeechWords, name: str, tokens: Sequence[Token]) -> bool:
    """Whether one of a list's patterns fits somewhere: runs of lemmas, as data/lang/en/speech/details.toml has them."""
    return find_run(words, name, tokens) is not None


def find_run(words: SpeechWords, name: str, tokens: Sequence[Token]) -> tuple[int, int] | None:
    """The first and the last token of the earliest run that one of a list's patterns fits; None if none does."""
    lemmas = [t.lemma for t in tokens]
    closing = words.closing.get(name, {})
    # a pattern can only fit where its last word stands
    likely = {pattern for lemma in closing.keys() & lemmas for pattern in closing[lemma]}
    runs = [
        (at, end)
        for pattern in likely
        for at in _starts(words, pattern[0], lemmas)
        if (end := _fit(words, pattern, lemmas, at))
    ]
    first, end = min(runs, default=(0, 0))
    return (tokens[first].i, tokens[end - 1].i) if end else None


def _starts(words: SpeechWords, sign: str, lemmas: Sequence[str]) -> Sequence[int]:
    """Where a pattern of that first sign may start."""
    if sign == "*":
        return range(len(lemmas))
    if sign.startswith("@"):
        listed = words.lists.get(sign[1:], frozenset())
        return [at for at, lemma in enumerate(lemmas) if lemma in listed]
    return [at for at, lemma in enumerate(lemmas) if lemma == sign] if sign in lemmas else ()


def _fit(words: SpeechWords, pattern: Sequence[str], lemmas: Sequence[str], at: int) -> int:
    """Where a pattern ends that starts at a place, 0 if it does not fit there."""
    if not pattern:
        return at
    head, rest = pattern[0], pattern[1:]
    if head == "*":
        return next((end for skip in range(GAP + 1) if (end := _fit(words, rest, lemmas, at + skip))), 0)
    if at >= len(lemmas) or not _is_word(words, head, lemmas[at]):
        return 0
    return _fit(words, rest, lemmas, at + 1)


def _is_word(words: SpeechWords, sign: str, lemma: str) -> bool:
    return words.listed(sign[1:], lemma) if sign.startswith("@") else sign == lemma
