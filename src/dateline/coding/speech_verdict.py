"""Whether a statement judges what others said: turns it down, bears it out, or leaves it open."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.coding.speech_cues import entries_of
from dateline.coding.speech_detail import matches
from dateline.coding.speech_draft import Draft
from dateline.coding.speech_source import RELATIVES
from dateline.grammar.tree import Tree
from dateline.lexicon.speech import SpeechWords
from dateline.model import Token

DENIES, DOUBTS, UPHOLDS = "denies", "doubts", "upholds"
SHORT = 20
BRIEF = 10
BEHIND = ("attr", "acomp", "oprd", "prep", "dobj", "advmod", "neg", "nsubj", "amod", "compound", "conj", "pobj", "det")
PREDICATES = ("attr", "acomp", "oprd", "prep", "dobj", "xcomp")
FEW = 3
FRAGMENT = 6
CALLED = "call"


def find_verdict(tree: Tree, words: SpeechWords, draft: Draft) -> str | None:
    """denies | doubts | upholds, or None if the content is no judgement on what was said."""
    inside = _opening(tree, draft)
    if draft.entry is None or draft.entry.stance != "affirms" or not 0 < len(inside) <= SHORT:
        return None
    root = _root(inside)
    if any(_leaves_open(tree, words, verb) for verb in (root, *tree.children(root, "conj"))):
        return DOUBTS
    nouns = [t for t in inside if t.pos in ("NOUN", "PROPN")]
    named = draft.entry.id == CALLED and all(words.listed("discredits", t.lemma) for t in nouns)
    short = (draft.rank == 0 or named) and sum(t.pos != "PUNCT" for t in inside) <= FRAGMENT
    if short and (exclaimed := _exclaims(words, inside)):
        return exclaimed
    if root.pos in ("VERB", "AUX"):
        return _of_clause(tree, words, root, inside)
    return _of_phrase(tree, words, draft, inside)


def _exclaims(words: SpeechWords, inside: Sequence[Token]) -> str | None:
    """What a quotation without a clause says of what was said before: "Nonsense", "Lies, all lies", "Not true"."""
    plain = [t for t in inside if t.pos != "PUNCT" and not words.listed("definite", t.lower)]
    if not plain or any(t.pos in ("VERB", "AUX") and t.lemma not in words.lists.get("discredits", ()) for t in plain):
        return None
    if any(words.listed("discredits", t.lemma) for t in plain):
        return DENIES
    upheld = any(words.listed("upholds", t.lemma) for t in plain)
    negated = any(words.listed("nobody", t.lower) or t.dep == "neg" for t in plain)
    return DENIES if upheld and negated else None


def _opening(tree: Tree, draft: Draft) -> list[Token]:
    """The first sentence of the content, without a cue and a speaker put in between."""
    sent = tree.tokens[draft.first].sent
    inside = [t for t in tree.tokens[draft.first : draft.last + 1] if t.sent == sent]
    if draft.cue is None or not draft.first <= draft.cue[2] <= draft.last:
        return inside
    speaker = tree.subtree(tree.tokens[draft.source]) if draft.source is not None else []
    aside = {*range(draft.cue[0], draft.cue[1] + 1), *(t.i for t in speaker)}
    return [t for t in inside if t.i not in aside]


def _root(inside: Sequence[Token]) -> Token:
    """The word of the content that hangs on none of the others; a verb if there is one."""
    within = {t.i for t in inside}
    roots = [t for t in inside if (t.head not in within or t.head == t.i) and t.pos != "PUNCT"] or inside[-1:]
    return next((t for t in roots if t.pos in ("VERB", "AUX")), roots[0])


def _leaves_open(tree: Tree, words: SpeechWords, root: Token) -> bool:
    """Whether the speaker cannot confirm, or does not believe, what others said."""
    subject = tree.child(root, "nsubj") or tree.child(tree.head(root), "nsubj", "nsubjpass")
    verbs = [root, *(v for t in (root, *tree.children(root, "acomp")) for v in tree.children(t, "xcomp"))]
    if subject is None or subject.pos != "PRON" or not any(words.listed("doubting_verbs", v.lemma) for v in verbs):
        return False
    return (
        tree.child(root, "neg") is not None
        or words.listed("withholders", root.lemma)
        or _is_unable(tree, words, root)
        or any(words.listed("neithers", t.lower) for n in tree.children(root, "dobj") for t in tree.children(n, "det"))
    )


def _is_unable(tree: Tree, words: SpeechWords, root: Token) -> bool:
    return any(words.listed("unable", t.lemma) for t in tree.children(root, "acomp"))


def _of_clause(tree: Tree, words: SpeechWords, root: Token, inside: Sequence[Token]) -> str | None:
    before = (t for t in inside if t.i < root.i and t.pos == "NOUN" and words.listed("answered", t.lemma))
    subject = tree.child(root, "nsubj", "nsubjpass", "expl") or next(before, None)
    if subject is None:
        return None
    if matches(words, "disowning", inside):
        return DENIES
    if _points(tree, words, subject, inside):
        if subject.dep == "nsubjpass" and words.listed("doubting_verbs", root.lemma):
            unsure = tree.child(root, "neg") is not None or _is_nobody(tree, words, subject)
            return DOUBTS if unsure else UPHOLDS
        if matches(words, "faulting", [t for t in inside if t.i > subject.i]):
            return DENIES
        weighed = _weigh(tree, words, root, _predicate(tree, root))
        if weighed is not None:
            return weighed
    if _deems(words, inside):
        return DENIES if tree.child(root, "neg") is not None else UPHOLDS
    thing = tree.child(root, "dobj") or _after_particle(tree, root)
    if thing is not None and words.listed("things", thing.lower) and _turns_down(tree, words, root):
        return DENIES
    if thing is not None and words.listed("answered", thing.lemma) and words.listed("upholding_verbs", root.lemma):
        return DENIES if tree.child(root, "neg") is not None else UPHOLDS
    return None


def _turns_down(tree: Tree, words: SpeechWords, root: Token) -> bool:
    """Whether a verb is one of denying: "experts had ruled that out"."""
    return any(e.answers and e.stance == DENIES for e in entries_of(tree, root, words))


def _deems(words: SpeechWords, inside: Sequence[Token]) -> bool:
    """Whether a word for what others said stands with one that upholds it: "(not) consider the report credible"."""
    pointing = any(t.pos == "NOUN" and words.listed("answered", t.lemma) for t in inside)
    # "the true figure" is another one
    deeming = [t for t in inside if t.pos == "ADJ" and not (t.dep == "amod" and t.i < t.head)]
    return pointing and any(words.listed("upholds", t.lemma) for t in deeming)


def _is_nobody(tree: Tree, words: SpeechWords, subject: Token) -> bool:
    return any(words.listed("nobody", t.lower) for t in tree.children(subject, "det", "preconj"))


def _after_particle(tree: Tree, root: Token) -> Token | None:
    """The object of a verb with a preposition: "agrees with the finding", "bore out the account"."""
    return next((n for p in tree.children(root, "prep", "prt") for n in tree.children(p, "pobj")), None)


def _points(tree: Tree, words: SpeechWords, subject: Token, inside: Sequence[Token]) -> bool:
    """Whether the subject is a word for what was said, or "that" and "this" in a brief sentence."""
    if subject.pos in ("NOUN", "PROPN"):
        return words.listed("answered", subject.lemma)
    pointing = subject.pos == "PRON" and words.listed("things", subject.lower)
    full = tree.child(tree.head(subject), "ccomp", "csubj", "xcomp") is not None
    aside = {t.i for c in tree.children(tree.head(subject), "advcl") for t in tree.subtree(c)}
    own = [t for t in inside if t.sent == subject.sent and t.pos != "PUNCT" and t.i not in aside]
    return pointing and not full and len(own) <= BRIEF


def _predicate(tree: Tree, root: Token) -> list[Token]:
    """What the clause says of its subject."""
    heads = [root, *(t for t in tree.children(root, *PREDICATES) if t.i > root.i)]
    found = list(heads)
    for head in heads[1:]:
        found += [t for t in tree.subtree(head) if t.i - head.i <= FEW]
    return found


def _weigh(tree: Tree, words: SpeechWords, root: Token, predicate: Sequence[Token]) -> str | None:
    negated = tree.child(root, "neg") is not None or any(words.listed("nobody", t.lower) for t in predicate)
    bad = any(words.listed("discredits", t.lemma) for t in predicate)
    good = any(words.listed("upholds", t.lemma) for t in predicate)
    if not bad and not good:
        return None
    return DENIES if bad != negated else UPHOLDS


def _of_phrase(tree: Tree, words: SpeechWords, draft: Draft, inside: Sequence[Token]) -> str | None:
    """For "called the charge a fantasy": what the first noun is called."""
    nouns = [t for t in inside if t.pos in ("NOUN", "PROPN", "PRON") and t.tag not in RELATIVES]
    # "Mr Ali's version a lie": whose version it is stands in front
    thing = next((t for t in nouns if words.listed("answered", t.lemma)), nouns[0] if nouns else None)
    if thing is None:
        return None
    pointing = words.listed("answered", thing.lemma) or words.listed("things", thing.lower)
    rest = [t for t in inside if t.i > thing.i]
    if pointing and not rest and any(words.listed("likewise", t.lemma) for t in tree.children(thing, "amod")):
        return UPHOLDS
    if not pointing or draft.rank < FEW - 1:
        return None
    bad = [t for t in rest if words.listed("discredits", t.lemma)]
    good = [t for t in rest if words.listed("upholds", t.lemma)]
    negated = any(words.listed("nobody", t.lower) or t.dep == "neg" for t in rest)
    if not bad and not good:
        return None
    return DENIES if bool(bad) != negated else UPHOLDS
