"""Mends verbs that the parser took for nouns, and nouns that it took for verbs."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Token
from dateline.nlp.clause_tokens import SUBJECTS, Clause, list_words
from dateline.nlp.mend import mend_lemma

LETTERS = 3  # a name's own small words are as short: bin, al, de
FINITE = frozenset({"VBD", "VBZ", "VBP"})
NOMINAL = SUBJECTS | {"dobj", "pobj"}
COMMON = NOMINAL | {"compound"}


def mend_plural(clause: Clause, root: Token) -> None:
    """`Calls for a truce were rejected`, `investment flows in Laos rose`: a plural that was taken for a verb."""
    for noun in [t for t in clause.words() if t.tag == "VBZ" and t.dep in NOMINAL]:
        if clause.children(noun, "aux", "dobj", "ccomp", "xcomp"):
            continue
        for owner in clause.children(noun, *SUBJECTS):
            clause.hang(owner, noun.i, "compound")
        clause.put(replace(clause.tokens[noun.i], pos="NOUN", tag="NNS"))


def mend_common(clause: Clause, root: Token) -> None:
    """`an army jawan`: a word in small letters that was taken for a name."""
    for noun in [t for t in clause.words() if t.tag == "NNP" and t.dep in COMMON and t.text.islower()]:
        if len(noun.text) > LETTERS:
            clause.put(replace(noun, pos="NOUN", tag="NN"))


def mend_infinitive(clause: Clause, root: Token) -> None:
    """`no reason to extradite the general`: what goes on from a noun, and has its object, is no relative clause."""
    for verb in [t for t in clause.words() if t.dep == "relcl" and t.tag == "VB" and clause.children(t, "dobj")]:
        opened = clause.children(verb, "aux")
        if opened and opened[0].tag == "TO" and not clause.children(verb, *SUBJECTS):
            clause.hang(verb, verb.head, "acl")


def mend_people(clause: Clause, root: Token) -> None:
    """`remanded the accused`: people who are named by what was done to them."""
    for person in [
        t for t in clause.words() if t.tag == "VBN" and t.dep in NOMINAL and t.lower in list_words("named_so")
    ]:
        named = [t for t in clause.children(person, "det", "nummod") if t.i < person.i]
        if named and not clause.children(person, "aux", "auxpass", "dobj", "agent"):
            clause.put(replace(person, pos="NOUN", tag="NNS", lemma=person.lower))


def mend_agent(clause: Clause, root: Token) -> None:
    """`a shell fired by the army hit him`: who stands right behind `by`, taken for a subject of what follows."""
    for by in [t for t in clause.words() if t.dep == "agent" and not clause.children(t, "pobj")]:
        for name in [t for t in clause.words() if t.dep == "nsubj" and t.i > by.i]:
            others = [t for t in clause.children(clause.tokens[name.head], *SUBJECTS) if t.i < by.i]
            if others and clause.leftmost(name) == by.i + 1:
                clause.hang(name, by.i, "pobj")
                break


def mend_shifted(clause: Clause, root: Token) -> None:
    """`returned to Iraq 40 paintings looted in the war`: what is given stands behind whom it is given to."""
    for part in [t for t in clause.words() if t.dep == "advcl" and t.tag in ("VBN", "VBD")]:
        verb, noun = clause.tokens[part.head], next(iter(clause.children(part, "nsubj")), None)
        behind = verb.i + 1 + len(clause.children(verb, "prt"))
        to = [t for t in clause.children(verb, "prep", "dative") if t.i == behind and t.lower == "to"]
        if noun is None or not to or clause.children(verb, "dobj") or clause.children(part, "aux", "mark", "dobj"):
            continue
        if noun.i < part.i and clause.tokens[clause.leftmost(noun) - 1].text != ",":
            clause.hang(noun, verb.i, "dobj")
            clause.hang(part, noun.i, "acl")


def mend_shot(clause: Clause, root: Token) -> None:
    """`The constable shot at the crowd.`: a past tense that was taken for a noun, right behind who does it."""
    who = clause.tokens[root.i - 1]
    aims = clause.tokens[root.i + 1].text == "at" if root.i + 1 < clause.last else False
    if root.lower not in list_words("past_nouns") or root.tag != "NN" or not aims or who.head != root.i:
        return
    if root.i == clause.first or who.dep not in ("amod", "compound"):
        return
    for other in clause.children(root):
        if other.i < who.i:
            clause.hang(other, who.i, other.dep)
    clause.put(replace(who, pos="PROPN" if who.pos == "PROPN" else "NOUN", tag="NN", dep="nsubj"))
    clause.put(replace(root, pos="VERB", tag="VBD", lemma=mend_lemma(root.lower, "VERB", root.lemma)))


def mend_shot_dead(clause: Clause, root: Token) -> None:
    """`Two men on a motorcycle shot dead a patrolman`: a past tense that was taken for a noun, before its outcome."""
    dead = next(iter(clause.children(root, "oprd")), None)
    known = root.lower in list_words("past_nouns") and root.tag == "NN"
    if known and dead is not None and dead.i == root.i + 1 and clause.children(root, *SUBJECTS):
        clause.put(replace(root, pos="VERB", tag="VBD", lemma=mend_lemma(root.lower, "VERB", root.lemma)))


def mend_gassed(clause: Clause, root: Token) -> None:
    """`Police fires tear gas at farmers`: a verb that was taken for a noun, before two words that are one name."""
    gas = next(iter(clause.children(root, "dobj")), None)
    verb = next(iter(clause.children(root, "nsubj")), None)
    if gas is None or verb is None or f"{root.lower} {gas.lower}" not in list_words("double_names"):
        return
    who = [t for t in clause.children(verb, "compound", "nmod", "amod") if t.i == verb.i - 1]
    if verb.i != root.i - 1 or verb.tag != "NNS" or not who:
        return
    for other in clause.children(root):
        clause.hang(other, verb.i, other.dep)
    clause.put(replace(clause.tokens[verb.i], pos="VERB", tag="VBZ", head=verb.i, dep="ROOT"))
    clause.hang(who[0], verb.i, "nsubj")
    clause.put(replace(root, pos="NOUN", tag="NN", lemma=root.lower, head=gas.i, dep="compound"))


def mend_caused(clause: Clause, root: Token) -> None:
    """`..., compelling police to fire teargas`: what came of it, and what they were made to do."""
    for cause in [t for t in clause.words() if t.lower in list_words("causing") and t.i > clause.first]:
        who = clause.tokens[cause.head]
        if cause.dep == "amod" and clause.tokens[cause.i - 1].text == "," and who.i == cause.i + 1:
            clause.hang(cause, who.head, "advcl", "VBG")
            clause.put(replace(clause.tokens[cause.i], pos="VERB", lemma=mend_lemma(cause.lower, "VERB", cause.lemma)))
            clause.hang(who, cause.i, "dobj")
        for made in [t for n in clause.children(cause, "dobj") for t in clause.children(n, "relcl", "acl")]:
            if made.tag == "VB" and any(t.tag == "TO" for t in clause.children(made, "aux")):
                clause.hang(made, cause.i, "xcomp")
        _mend_made(clause, cause)


def _mend_made(clause: Clause, cause: Token) -> None:
    """`forcing policemen to lob teargas shells`: a verb that was taken for a part of the noun behind it."""
    whom = clause.children(cause, "dobj")
    for to in [t for above in (cause, *whom) for t in clause.children(above, "prep") if t.lower == "to"]:
        verb = clause.tokens[min(to.i + 1, clause.last - 1)]
        thing = next(iter(clause.children(to, "pobj")), None)
        part = verb.dep == "compound" and verb.tag in ("NN", "VB")
        if thing is None or not part or not whom or thing.i not in (verb.head, clause.tokens[verb.head].head):
            continue
        clause.hang(verb, cause.i, "xcomp", "VB")
        clause.put(replace(clause.tokens[verb.i], pos="VERB", lemma=verb.lower))
        clause.hang(to, verb.i, "aux", "TO")
        clause.hang(thing, verb.i, "dobj")


def mend_name(clause: Clause, root: Token) -> None:
    """`dropped bombs on Marea`: a bare word with a capital inside a sentence that was taken for a common noun."""
    things = [t for t in clause.words() if t.tag == "NN" and t.dep in ("pobj", "dobj") and t.text.istitle()]
    words = [t for t in clause.words() if t.text.isalpha()] if things else []
    if 2 * sum(t.text[0].isupper() for t in words) > len(words):
        return  # a headline
    for noun in [t for t in things if t.text.isalpha()]:
        bare = not [t for t in clause.children(noun) if t.i < noun.i or t.dep == "prep"]
        if bare and noun.i > clause.first and len(noun.text) > LETTERS and not noun.ent:
            clause.put(replace(noun, pos="PROPN", tag="NNP", lemma=noun.text))


def mend_between(clause: Clause, root: Token) -> None:
    """`between Mali and Tuareg rebels`: two sides, of which the first was taken to describe the second."""
    for between in [t for t in clause.words() if t.lower == "between" and t.dep == "prep"]:
        for noun in clause.children(between, "pobj"):
            for side in clause.children(noun, "nmod", "compound", "amod"):
                other = next(iter(clause.children(side, "conj")), None)
                joint = clause.children(side, "cc")
                if side.pos == "PROPN" and other is not None and joint and other.i < noun.i:
                    clause.hang(side, between.i, "pobj")
                    clause.hang(noun, side.i, "conj")
                    clause.hang(other, noun.i, "amod" if other.pos == "ADJ" else "compound")


def mend_appended(clause: Clause, root: Token) -> None:
    """`Oman accused Chad of a plot, a charge Chad denies`: the main clause stands before what takes it up."""
    for charge in [t for t in clause.words() if t.dep in ("compound", "nmod", "amod") and _takes_up(clause, t)]:
        name = clause.tokens[charge.head]
        verb = clause.tokens[name.head] if name.dep == "nsubj" else _past(clause, name)
        if verb is None or verb.i < name.i or any(t.pos != "ADV" for t in clause.tokens[name.i + 1 : verb.i]):
            continue
        told = next((t for t in clause.children(verb, "ccomp") if t.i < charge.i and _is_finite(clause, t)), None)
        if verb is root and told is None:
            continue
        clause.hang(clause.tokens[charge.i - 1], charge.i, "det")
        clause.hang(charge, clause.tokens[charge.i - 3].i, "appos")
        clause.hang(name, verb.i, "nsubj")
        if verb is root and told is not None:
            clause.hang(told, told.i, "ROOT")
            for other in clause.children(verb):
                if other.i < charge.i - 2:
                    clause.hang(other, told.i, other.dep)
        clause.hang(verb, charge.i, "relcl")
        return


def _takes_up(clause: Clause, noun: Token) -> bool:
    """Whether a noun, with its article right behind a comma, may stand for the clause before it."""
    if noun.i < clause.first + 3 or noun.lemma not in list_words("taken_up"):
        return False
    return clause.tokens[noun.i - 1].dep == "det" and clause.tokens[noun.i - 2].text == ","


def _past(clause: Clause, name: Token) -> Token | None:
    """The past tense that was hung on a name right before it."""
    return next((t for t in clause.children(name, "acl", "relcl") if t.tag in ("VBD", "VBN")), None)


def _is_finite(clause: Clause, verb: Token) -> bool:
    return verb.tag in FINITE or bool(clause.children(verb, "aux"))


def mend_finite(clause: Clause, root: Token) -> None:
    """`Oman shelled positions of the rebels`: a past tense that was taken to describe its object."""
    for verb in clause.children(root, "amod") if root.pos in ("NOUN", "PROPN") else ():
        who = clause.tokens[verb.i - 1]
        opens = who.head == root.i and who.dep in ("compound", "nmod") and (who.pos == "PROPN" or who.tag == "NNS")
        past = verb.tag == "VBD" and who.dep == "compound" or verb.lower in list_words("past_forms")
        if past and opens and verb.i > clause.first:
            if verb.tag != "VBD":
                lemma = mend_lemma(verb.lower, "VERB", verb.lemma)
                verb = replace(verb, pos="VERB", tag="VBD", lemma=lemma)
                clause.put(verb)
            for other in [t for t in clause.children(root) if t.i < who.i]:
                clause.hang(other, who.i, other.dep)
            clause.hang(verb, verb.i, "ROOT")
            clause.hang(who, verb.i, "nsubj")
            clause.hang(root, verb.i, "dobj")
            return


def mend_perfect(clause: Clause, root: Token) -> None:
    """`Police have registered cases against nine men`: a perfect of which the participle was taken to describe."""
    for part in [t for t in clause.words() if t.dep == "amod" and t.lower in list_words("perfect_forms")]:
        have, noun = clause.tokens[part.i - 1], clause.tokens[part.head]
        if part.i == clause.first or have.lemma != "have" or noun.dep != "dobj" or noun.head != have.i:
            continue
        if clause.leftmost(noun) != part.i or clause.children(have, "aux", "neg"):
            continue
        verb = replace(part, pos="VERB", tag="VBN", lemma=mend_lemma(part.lower, "VERB", part.lemma))
        clause.put(replace(verb, head=part.i if have.dep == "ROOT" else have.head, dep=have.dep))
        for other in clause.children(have):
            if other.i != part.i:
                clause.hang(other, part.i, other.dep)
        clause.put(replace(have, pos="AUX", head=part.i, dep="aux"))


def mend_title(clause: Clause, root: Token) -> None:
    """`Visiting President Rajoelina met ...`: a participle before a title describes it."""
    for verb in [t for t in clause.words() if t.tag == "VBG" and t.lower in list_words("titles_before")]:
        name = next(iter(clause.children(verb, "dobj")), None)
        if name is not None and verb.dep in ("csubj", "advcl") and clause.leftmost(name) == verb.i + 1:
            clause.hang(name, verb.head, "nsubj")
            clause.hang(verb, name.i, "amod")


def mend_belied(clause: Clause, root: Token) -> None:
    """`dismissed as nonsense reports that ...`: what is turned down stands behind what it is called."""
    for told in [t for t in clause.words() if t.lemma in list_words("taken_up") and t.i + 1 < clause.last]:
        if clause.tokens[told.i + 1].lower != "that" or told.dep not in ("advcl", "pobj"):
            continue
        above = clause.tokens[told.head]
        called = [t for t in clause.children(told, "mark", "amod", "compound") if t.i < told.i]
        before = [t for t in (*called, above) if t.lower == "as"]
        verb = clause.tokens[above.head] if above.lower == "as" else above
        if not before or verb.lemma not in list_words("turning_down") or clause.children(verb, "dobj"):
            continue
        clause.hang(before[0], verb.i, "prep")
        for word in called:
            if word.i != before[0].i:
                clause.hang(word, before[0].i, "pobj")
        clause.put(replace(told, pos="NOUN", tag="NNS", head=verb.i, dep="dobj"))
        for inner in clause.children(clause.tokens[told.i], "ccomp", "relcl"):
            clause.hang(inner, told.i, "acl")
