"""Mends what a coordinated verb goes on from: the main verb, not what somebody said or was to do."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Token
from dateline.nlp.clause_tokens import DEEPEST, SUBJECTS, Clause, list_words

FINITE = frozenset({"VBD", "VBZ", "VBP"})


def resume(clause: Clause, root: Token) -> None:
    """`urged both to talk and offered help`, `said it had left, and warned Oman`: a past goes on from the main verb."""
    for verb in [t for t in clause.words() if t.dep == "conj" and _is_past(clause, t)]:
        first = clause.tokens[verb.head]
        over = _finite_over(clause, first)
        if over is not None and over.tag == "VBD" and (_is_bare(clause, first) or _is_told(clause, first, verb)):
            clause.hang(verb, over.i, "conj", "VBD")


def mend_passive(clause: Clause, root: Token) -> None:
    """`was convicted of insulting him and sentenced to`: a participle goes on from the passive, not from a gerund."""
    for verb in [t for t in clause.words() if t.dep == "conj" and t.tag == "VBN"]:
        deed = clause.tokens[verb.head]
        over = clause.tokens[clause.tokens[deed.head].head]
        bare = not clause.children(verb, *SUBJECTS, "aux", "auxpass", "dobj")
        if deed.tag == "VBG" and deed.dep == "pcomp" and bare and clause.children(over, "auxpass"):
            clause.hang(verb, over.i, "conj")


def charge_with(clause: Clause, root: Token) -> None:
    """`convicted a man of spying for Iran`: with what he is charged, not what sort of a man."""
    for prep in [t for t in clause.words() if t.lower == "of" and t.dep == "prep"]:
        man, deed = clause.tokens[prep.head], clause.tokens[min(prep.i + 1, clause.last - 1)]
        verb = clause.tokens[man.head]
        if man.dep == "dobj" and deed.lower in list_words("offences") and verb.lemma in list_words("charging"):
            clause.hang(prep, verb.i, "prep")


def charge(clause: Clause, root: Token) -> None:
    """`accused them of shelling villages, killing ten`: a gerund after `of`, and what came of it."""
    for prep in [t for t in clause.words() if t.lower == "of" and t.dep == "prep"]:
        verb, deed = clause.tokens[prep.head], clause.tokens[min(prep.i + 1, clause.last - 1)]
        if verb.lemma not in list_words("charging") or deed.tag != "VBG":
            continue
        noun = clause.tokens[deed.head]
        if deed.dep == "amod" and noun.head == prep.i and noun.tag == "NNS":
            clause.hang(deed, prep.i, "pcomp")
            clause.put(replace(clause.tokens[deed.i], pos="VERB"))
            clause.hang(noun, deed.i, "dobj")
        for result in clause.children(verb, "advcl"):
            if result.tag == "VBG" and result.i > deed.i and result.lemma in list_words("results"):
                clause.hang(result, deed.i, "advcl")


def tell_on(clause: Clause, root: Token) -> None:
    """`said they had broken in, dragged him out and hit him`: a row of deeds that somebody tells is told to its end."""
    verbs = [t for t in clause.words() if t.dep == "conj" and t.pos == "VERB"]
    for verb in [t for t in verbs if not clause.children(t, *SUBJECTS)]:
        saying = clause.tokens[verb.head]
        told = [t for t in clause.children(saying, "ccomp") if saying.i < t.i < verb.i and clause.children(t, "aux")]
        rowed = clause.tokens[verb.i - 1].text == "," and bool(clause.children(verb, "conj"))
        if told and rowed and saying.lemma in list_words("recounting") and verb.lemma not in list_words("saying"):
            clause.hang(verb, told[-1].i, "conj")


def _is_past(clause: Clause, verb: Token) -> bool:
    """A past tense without a subject; a word of saying with an object that was taken for a participle is one, too."""
    taken = verb.tag == "VBN" and verb.lemma in list_words("saying") and not clause.children(verb, "aux", "auxpass")
    told = verb.tag == "VBD" or verb.lower in list_words("past_forms") and not clause.children(verb, "aux", "auxpass")
    told = told or (taken and bool(clause.children(verb, "dobj")))
    return told and not clause.children(verb, *SUBJECTS)


def _finite_over(clause: Clause, token: Token) -> Token | None:
    """The verb in a finite tense above a word, one before it in the text."""
    for _ in range(DEEPEST):
        over = clause.tokens[token.head]
        if over.i == token.i or over.i > token.i:
            return None
        if over.tag in FINITE:
            return over
        token = over
    return None


def _is_bare(clause: Clause, verb: Token) -> bool:
    """An infinitive or a gerund, with which a past tense is never joined."""
    return verb.tag == "VBG" or (verb.tag == "VB" and any(t.tag == "TO" for t in clause.children(verb, "aux")))


def _is_told(clause: Clause, verb: Token, joined: Token) -> bool:
    """What somebody said, in a tense with an auxiliary: `said it had fired, and warned ...`.

    Without a comma, only before another word of saying: `denied it had fired and accused ...`.
    """
    if verb.dep == "ccomp" and joined.lemma in list_words("saying") and _is_voiceless(clause, verb):
        return True
    if verb.dep != "ccomp" or not clause.children(verb, "aux", "auxpass"):
        return False
    joint = clause.tokens[joined.i - 1]
    comma = joint.dep == "cc" and clause.tokens[joint.i - 1].text == ","
    saying = list_words("saying")
    held = any(t.lower in list_words("held_to_be") for t in clause.children(joined, "oprd", "ccomp", "acomp"))
    return comma or ((held or joined.lemma in saying) and verb.lemma not in saying)


def _is_voiceless(clause: Clause, verb: Token) -> bool:
    """`said the talks were dead and accused rebels`: whether a verb's subject is nothing that says anything."""
    subjects = clause.children(verb, *SUBJECTS)
    return bool(subjects) and all(t.pos == "NOUN" and t.lemma in list_words("voiceless") for t in subjects)
