"""Where reported words end: what trails behind them belongs to the reporter or to the next statement."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.coding.speech_draft import trim
from dateline.grammar.tree import SUBJECTS, Tree
from dateline.lexicon.speech import SpeechWords
from dateline.model import Token

FINITE = ("VBD", "VBZ", "VBP", "MD")
CLOSING = frozenset({"”", '"', "''", "’"})
TIMES = ("DATE", "TIME")
CLAUSAL = ("ccomp", "xcomp", "conj", "csubjpass")


def bounds(
    tree: Tree, words: SpeechWords, heads: Iterable[Token], without: Token | None = None
) -> tuple[int, int] | None:
    """First and last token of a content, without the cue's own branch and all that is cut off behind it."""
    inside: list[int] = []
    stack = list(heads)
    while stack:
        top = stack.pop()
        inside.append(top.i)
        stack.extend(
            t for t in tree.children(top) if (without is None or t.i != without.i) and not is_cut(tree, words, t)
        )
    return trim(tree, sorted(set(inside)))


def is_cut(tree: Tree, words: SpeechWords, token: Token) -> bool:
    """Whether a branch of a reported clause is not part of the report."""
    match token.dep:
        case "advcl":
            apart = _contrasts(tree, words, token) or _tells_on(words, token) or _is_measured(tree, words, token)
            return apart and _follows(tree, token, ",")
        case "prep":
            return _follows(tree, token, ",") and _disowns(tree, words, token)
        case "conj" | "parataxis" | "ccomp" | "advmod":
            return _follows(tree, token, ";") or token.dep == "conj" and _speaks_anew(tree, words, token)
        case "relcl":
            return answers_others(tree, words, token) and _follows(tree, token, ",")
        case _:
            measured = token.dep == "npadvmod" and _is_measured(tree, words, token) and _follows(tree, token, ",")
            return measured or token.pos in ("NOUN", "PRON") and _is_disputed(tree, words, token)


def _is_disputed(tree: Tree, words: SpeechWords, noun: Token) -> bool:
    """Whether a noun takes up what was said to tell who disputes it: "..., a claim that the army denies"."""
    taken = words.listed("answered", noun.lemma) or words.listed("whole", noun.lower)
    if not taken or not _follows(tree, noun, ","):
        return False
    return any(answers_others(tree, words, clause) for clause in tree.children(noun, "relcl", "acl"))


def answers_others(tree: Tree, words: SpeechWords, verb: Token) -> bool:
    """Whether a verb with a subject of its own answers what others said."""
    subject = tree.child(verb, "nsubj")
    answering = any(entry.answers for entry in words.verbs.get(verb.lemma, ()))
    return answering and subject is not None and subject.tag not in ("WDT", "WP")


def outer_cue(tree: Tree, words: SpeechWords, cue: Token) -> Token | None:
    """The cue whose report a participle or a coordinated verb goes on from: "said it was over, adding that"."""
    if cue.dep not in ("advcl", "conj") or not is_cut(tree, words, cue):
        return None
    if cue.dep == "conj" and tree.child(cue, *SUBJECTS) is not None:
        return None
    above = tree.head(cue)
    while above.dep in CLAUSAL and above.head != above.i:
        down, above = above, tree.head(above)
        if down.dep == "ccomp" and above.lemma in words.verbs and above.i < cue.i:
            return above
    return _over_noun(tree, words, above, cue)


def _over_noun(tree: Tree, words: SpeechWords, verb: Token, cue: Token) -> Token | None:
    """`rejected Kabul's claim that its jets had struck, calling it baseless`: the cue whose object has the report."""
    noun = tree.head(verb)
    over = tree.head(noun)
    told = verb.dep in ("acl", "ccomp") and noun.lemma in words.nouns and noun.dep in ("dobj", "pobj")
    return over if told and over.lemma in words.verbs and over.i < cue.i else None


def _follows(tree: Tree, token: Token, sign: str) -> bool:
    """Whether the branch of a token starts right behind a sign."""
    first = tree.opening(token)
    before = [t.text for t in tree.tokens[max(0, first.i - 2) : first.i]]
    if before and before[-1] in CLOSING:
        before.pop()
    return first.text == sign or bool(before) and before[-1] == sign


def _contrasts(tree: Tree, words: SpeechWords, clause: Token) -> bool:
    return any(words.listed("contrasts", t.lower) for t in tree.children(clause, "mark"))


def _is_measured(tree: Tree, words: SpeechWords, token: Token) -> bool:
    """`said talks had failed, two days after the raid`: how long before or after what happened it was said."""
    span = token if token.dep == "npadvmod" else tree.child(token, "npadvmod")
    if span is None or span.ent not in TIMES or tree.opening(token).i != tree.opening(span).i:
        return False
    return span.i + 1 < len(tree.tokens) and words.listed("measured", tree.tokens[span.i + 1].lower)


def _disowns(tree: Tree, words: SpeechWords, preposition: Token) -> bool:
    """Whether a phrase speaks of the proof for what is said: "..., without offering evidence"."""
    below = tree.subtree(preposition)
    return below[0].i == preposition.i and any(words.listed("proofs", t.lemma) for t in below)


def _tells_on(words: SpeechWords, clause: Token) -> bool:
    return clause.tag == "VBG" and clause.lemma in words.verbs


def _speaks_anew(tree: Tree, words: SpeechWords, verb: Token) -> bool:
    """Whether a coordinated verb of saying stands beside the cue, not beside the verb that is reported."""
    above = tree.head(verb)
    # "mistakes were made but denied that ...": a verb of saying with a clause is no second participle
    misread = verb.tag == "VBN" and tree.child(verb, "ccomp") is not None and tree.child(above, "auxpass") is not None
    past = verb.tag == "VBN" and above.tag == "VBD"  # "the strikes were a crime and warned of": misread, too
    if verb.lemma not in words.verbs or not misread and not past and verb.tag not in ("VBD", "VBZ", "VBP"):
        return False
    subject = tree.child(verb, *SUBJECTS)
    if subject is not None:
        return subject.pos in ("NOUN", "PROPN")
    cue = tree.head(above)
    if above.dep == "ccomp" and misread:
        return True
    if above.dep != "ccomp" or cue.tag != ("VBD" if past else verb.tag):
        return False
    inner = tree.child(above, *SUBJECTS)
    if _tense(tree, above) == "perfect" and verb.tag == "VBD" and tree.child(verb, "ccomp") is None:
        return False  # "had taken samples and found nothing": a second participle
    if inner is not None and inner.lemma in tree.words.get("blows", ()) and subject is None:
        return True  # "said that the strikes were a crime and warned of war": strikes warn of nothing
    of_speaker = inner is not None and inner.pos == "PRON" and above.lemma not in words.verbs
    return of_speaker or _tense(tree, above) != verb.tag


def _tense(tree: Tree, verb: Token) -> str:
    """The tag of the finite verb; a perfect differs from the plain past."""
    if verb.tag in FINITE:
        return verb.tag
    finite = next((t for t in tree.children(verb, "aux", "auxpass") if t.tag in FINITE), verb)
    return "perfect" if finite.dep == "aux" and finite.lemma == "have" else finite.tag
