"""Mends clauses that the parser took for phrases: headlines above all, and names in a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from dateline.model import Token
from dateline.nlp import (
    closings,
    firing,
    headlines,
    mistagged,
    objects,
    openers,
    outcomes,
    particles,
    relatives,
    speech,
    verbs,
)
from dateline.nlp.clause_tokens import SUBJECTS, Clause, list_words
from dateline.nlp.resumed import charge, charge_with, mend_passive, resume, tell_on

NAMES = frozenset({"GPE", "PERSON", "ORG", "NORP", "LOC", "FAC"})
NOUNS = frozenset({"NOUN", "PROPN"})
LOOSE = frozenset({"npadvmod", "nsubj", "nsubjpass", "dep", "nmod", "appos"})
STOP = "."
RELATIVE = frozenset({"relcl", "acl"})

Mends = tuple[tuple[Callable[[Clause, Token], None], frozenset[str]], ...]


def mend_clauses(tokens: list[Token], sents: list[tuple[int, int]]) -> None:
    """Puts the clauses of each sentence right, in place."""
    mends = _mends()
    for first, last in sents:
        clause, before = Clause(tokens, first, last), tokens[first:last]
        root, signs = clause.root(), clause.signs()
        for mend, asked in mends:
            if asked <= signs and root is not None:
                changes = clause.changes
                mend(clause, root)
                if clause.changes > changes:
                    root, signs = clause.root(), clause.signs()
        if clause.changes and not clause.is_tree():
            tokens[first:last] = before  # whoever went up such a ring would never come to its end


@cache
def _mends() -> Mends:
    """What there is to mend, in this order, each with the labels, tags or texts without which it cannot be."""
    return (*_heads(), *_blows(), *_company())


def _heads() -> Mends:
    """What tells which word leads, and who does it."""
    return (
        (mistagged.mend_plural, frozenset({"VBZ"})),
        (mistagged.mend_agent, frozenset({"agent", "nsubj"})),
        (mistagged.mend_common, frozenset({"NNP"})),
        (mistagged.mend_name, frozenset({"NN"})),
        (mistagged.mend_appended, frozenset({",", "det"})),
        (mistagged.mend_between, frozenset({"between", "conj"})),
        (mistagged.mend_infinitive, frozenset({"relcl", "TO"})),
        (mistagged.mend_people, frozenset({"VBN", "det"})),
        (mistagged.mend_shifted, frozenset({"advcl", "nsubj"})),
        (mistagged.mend_caused, frozenset({"to", ","})),
        *verbs.MENDS,
        (mistagged.mend_title, frozenset({"VBG"})),
        (_headline, frozenset({"TO"})),
        *headlines.MENDS,
        (mistagged.mend_shot, frozenset({"shot", "at", STOP})),
        (mistagged.mend_shot_dead, frozenset({"shot", "dead", "oprd"})),
    )


def _blows() -> Mends:
    """What tells what came of a deed, and where a sentence begins."""
    return (
        *outcomes.MENDS,
        (mistagged.mend_belied, frozenset({"as", "that"})),
        *outcomes.LATER,
        (mistagged.mend_gassed, frozenset({"tear", "gas", "compound"})),
        (_shown, frozenset({"dobj"})),
        (_opening, frozenset({"appos", "amod", STOP})),
        (_told, frozenset({"acl", STOP})),
        (_past, frozenset({"amod", "nsubj", STOP})),
        (mistagged.mend_finite, frozenset({"amod"})),
        (mistagged.mend_perfect, frozenset({"amod", "dobj"})),
        (particles.mend_wielded, frozenset({"HYPH"})),
        (particles.mend_trade, frozenset({"NNS", STOP})),
        (particles.mend_opener, frozenset({"npadvmod", STOP})),
        (particles.mend_pair, frozenset({"nsubj", "cc"})),
        (openers.mend_headed, frozenset({":"})),
        (openers.mend_opened, frozenset({"conj", ","})),
        *openers.MENDS,
        (_row, frozenset({","})),
        (openers.mend_apposed, frozenset({"conj", ",", "nsubj"})),
    )


def _company() -> Mends:
    """What stands beside it."""
    return (
        (_object, frozenset({"npadvmod"})),
        *particles.MENDS,
        (_measured, frozenset({"npadvmod"})),
        (_described, frozenset({"dobj"})),
        (_border, frozenset({"prep"})),
        (_announced, frozenset({"advcl", "TO"})),
        (_found, frozenset({"amod", "dobj"})),
        (_counted, frozenset({"dobj", "CD"})),
        (_unwanted, frozenset({"appos", "dobj"})),
        (objects.mend_carried, frozenset({"npadvmod"})),
        (firing.mend_fired, frozenset({"from", "conj", "nsubj"})),
        (firing.mend_deed, frozenset({"pobj"})),
        (firing.mend_amid, frozenset({"pcomp"})),
        (firing.mend_resorted, frozenset({"VBG"})),
        (resume, frozenset({"conj"})),
        (tell_on, frozenset({"conj", "ccomp", ","})),
        (particles.mend_timed, frozenset({"dobj", "auxpass"})),
        (mend_passive, frozenset({"conj", "VBN", "pcomp", "auxpass"})),
        (charge, frozenset({"of", "VBG"})),
        (charge_with, frozenset({"of", "dobj"})),
        *relatives.MENDS,
        *objects.MENDS,
        *speech.MENDS,
        *closings.MENDS,
    )


def _headline(clause: Clause, root: Token) -> None:
    """`Ghana to host talks`: the verb that a headline announces, not an infinitive that goes on from the noun."""
    if root.pos not in NOUNS or root.lemma in list_words("infinitive_nouns"):
        return
    for verb in clause.children(root, *RELATIVE):
        marks = clause.children(verb, "aux")
        if verb.tag == "VB" and marks and marks[0].tag == "TO" and verb.i > root.i:
            _raise(clause, root, verb)
            return


def _shown(clause: Clause, root: Token) -> None:
    """`EU and UN hand over supplies`, `Chad court jails 20`: a verb that was taken for a noun, told by its object."""
    if root.pos not in NOUNS or not clause.children(root, "dobj"):
        return
    parted = bool(clause.children(root, "prt"))
    names = [t for t in clause.children(root, "nmod", "compound", "amod") if t.i < root.i and t.pos in NOUNS]
    if not names or not (root.tag == "NNS" or (parted and any(t.pos == "PROPN" for t in names))):
        return
    clause.put(replace(root, pos="VERB", tag="VBP" if parted else "VBZ", lemma=root.lower if parted else root.lemma))
    for name in names:
        clause.hang(name, root.i, "nsubj")


def _told(clause: Clause, root: Token) -> None:
    """`The envoy left for Rome.`: a past tense that was taken for a participle, in a sentence without another verb."""
    if root.pos not in NOUNS or clause.tokens[clause.last - 1].text != STOP:
        return
    inside = [n for prep in clause.children(root, "prep") for n in clause.children(prep, "pobj")]
    for verb in [v for noun in (root, *inside) for v in clause.children(noun, "acl")]:
        if verb.tag == "VBN" and verb.i > root.i and not clause.children(verb, "agent", "aux", "auxpass"):
            if root.pos == "PROPN" or root.tag == "NNS" or clause.children(root, "det", "poss", "nummod"):
                _raise(clause, root, verb, tag="VBD")
            return


def _past(clause: Clause, root: Token) -> None:
    """`Pakistan imported onions.`: a past tense that was taken for a participle before its object."""
    if root.pos not in NOUNS or clause.tokens[clause.last - 1].text != STOP:
        return
    for verb in clause.children(root, "amod"):
        subject = next(iter(clause.children(verb, "nsubj") or clause.children(root, "nsubj")), None)
        if verb.tag in ("VBN", "VBD") and subject is not None and subject.i < verb.i:
            clause.hang(verb, verb.i, "ROOT", "VBD")
            clause.hang(root, verb.i, "dobj")
            clause.hang(subject, verb.i, "nsubj")
            return


def _opening(clause: Clause, root: Token) -> None:
    """`Students boycotted classes.`: a past tense after the noun that opens a sentence, taken to describe the next."""
    for noun in clause.children(root, "appos") if root.pos in NOUNS and clause.leftmost(root) == clause.first else ():
        for verb in clause.children(noun, "amod"):
            if verb.tag in ("VBD", "VBN") and verb.i == root.i + 1 and noun.i > verb.i:
                _raise(clause, root, verb, tag="VBD")
                clause.hang(noun, verb.i, "dobj")
                return


def _raise(clause: Clause, noun: Token, verb: Token, tag: str = "") -> None:
    passive = bool(clause.children(verb, "auxpass"))
    clause.hang(verb, verb.i, "ROOT", tag)
    clause.hang(noun, verb.i, "nsubjpass" if passive else "nsubj")
    for other in clause.children(noun):
        if other.i > verb.i:
            clause.hang(other, verb.i, other.dep)


def _row(clause: Clause, root: Token) -> None:
    """`Iran, Iraq sign pact`: names in a row before a verb are its subjects together."""
    tokens = clause.tokens
    for i in range(clause.last - 3, clause.first - 1, -1):
        name, comma = tokens[i], tokens[i + 1]
        if comma.text != "," or name.pos != "PROPN" or name.dep not in LOOSE or name.ent not in NAMES:
            continue
        beside = next((t for t in clause.children(tokens[name.head], *SUBJECTS) if t.i > comma.i), None)
        if beside is not None and clause.leftmost(beside) == comma.i + 1:
            clause.hang(name, beside.head, beside.dep)
            clause.hang(beside, name.i, "conj")


def _object(clause: Clause, root: Token) -> None:
    """`is visiting Djibouti`: a name right after a verb that was taken for an adverb is its object."""
    tokens = clause.tokens
    for name in [t for t in clause.words() if t.dep == "npadvmod" and t.pos == "PROPN" and t.ent in NAMES]:
        verb = tokens[name.head]
        if verb.pos == "VERB" and clause.leftmost(name) == verb.i + 1 and not clause.children(verb, "dobj", "auxpass"):
            clause.hang(name, verb.i, "dobj")


def _measured(clause: Clause, root: Token) -> None:
    """`eased curfew hours it had imposed`: a noun right after a verb that was taken for an adverb, without a number."""
    for noun in [t for t in clause.words() if t.dep == "npadvmod" and t.pos == "NOUN" and t.ent in ("", "TIME")]:
        verb = clause.tokens[noun.head]
        bare = clause.children(noun, "compound", "amod") and not clause.children(noun, "nummod", "det", "advmod")
        if verb.pos == "VERB" and bare and clause.leftmost(noun) == verb.i + 1 and not clause.children(verb, "dobj"):
            clause.hang(noun, verb.i, "dobj")


def _described(clause: Clause, root: Token) -> None:
    """`flew wounded rebels to Rome`, `dropped spying charges`: a participle before what its verb is done to."""
    for part in [t for t in clause.words() if t.dep in ("advcl", "xcomp", "ccomp") and t.tag in ("VBN", "VBG")]:
        verb, noun = clause.tokens[part.head], next(iter(clause.children(part, "dobj")), None)
        beside = part.i == verb.i + 1 and verb.pos == "VERB" and not clause.children(verb, "dobj", "prt")
        if noun is None or not beside or clause.leftmost(noun) != part.i + 1 or clause.children(noun, "det", "poss"):
            continue
        if part.tag == "VBN" or noun.lemma in list_words("charged_with"):
            for other in clause.children(part):
                clause.hang(other, noun.i if other.i > noun.i and part.tag == "VBG" else verb.i, other.dep)
            clause.hang(noun, verb.i, "dobj")
            clause.hang(part, noun.i, "amod")


def _border(clause: Clause, root: Token) -> None:
    """`near the border with Chad`: whom a border is with is not whom the deed is done with."""
    sharing = list_words("sharing")
    for prep in [t for t in clause.words() if t.dep == "prep" and t.lower in sharing and t.i > clause.first]:
        noun = clause.tokens[prep.i - 1]
        if noun.lemma in list_words("shared_with") and prep.head != noun.i:
            clause.hang(prep, noun.i, "prep")


def _announced(clause: Clause, root: Token) -> None:
    """`Ghana set to host talks`: what is announced, not a purpose."""
    if root.lemma in list_words("infinitive_verbs"):
        for verb in clause.children(root, "advcl"):
            if verb.tag == "VB" and verb.i == root.i + 2 and clause.tokens[root.i + 1].tag == "TO":
                clause.hang(verb, root.i, "xcomp")


def _found(clause: Clause, root: Token) -> None:
    """`held Chile responsible for the raid`, `set free two men`: what somebody is made hangs on the verb."""
    held = list_words("held_to_be")
    for word in [t for t in clause.words() if t.dep == "amod" and t.pos == "ADJ" and t.lower in held]:
        noun = clause.tokens[word.head]
        noun = clause.tokens[noun.head] if noun.dep == "appos" and word.i > noun.i else noun
        freed = word.i == noun.head + 1 and word.lower in list_words("set_to_be")
        if (
            noun.dep == "dobj"
            and clause.tokens[noun.head].lemma in list_words("holding_to_be")
            and (freed or noun.i < word.i)
        ):
            clause.hang(word, noun.head, "oprd")


def _counted(clause: Clause, root: Token) -> None:
    """`handed over 49 captured soldiers`: a number before its noun that was taken for an object of its own."""
    for number in [t for t in clause.words() if t.dep == "dobj" and t.tag == "CD"]:
        for noun in clause.children(clause.tokens[number.head], "dobj"):
            if noun.i > number.i and noun.pos in NOUNS and clause.leftmost(noun) == number.i + 1:
                clause.hang(number, noun.i, "nummod")


def _unwanted(clause: Clause, root: Token) -> None:
    """`declared two envoys persona non grata`: what somebody is declared hangs on the verb, not on the name."""
    for word in [t for t in clause.words() if t.dep == "appos" and t.lower in list_words("declared_to_be")]:
        noun = clause.tokens[word.head]
        if noun.dep == "dobj" and noun.i < word.i:
            clause.hang(word, noun.head, "oprd")
