"""Mends what the parser gets wrong at the ends of a sentence: who says it, the number or the town that opens it."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Token
from dateline.nlp.clause_tokens import SUBJECTS, Clause, list_words

TIMES = frozenset({"DATE", "TIME"})
CLOSERS = frozenset('."\n ')


def mend_closing(clause: Clause, root: Token) -> None:
    """`gunmen seized a sheikh, police said.`: who says so closes the sentence, and tells nothing of the noun before."""
    tokens = clause.tokens
    for verb in [t for t in clause.words() if t.dep == "relcl" and _closes(clause, t) and t.i > root.i]:
        subject = next(iter(clause.children(verb, "nsubj")), None)
        bare = subject is not None and tokens[clause.leftmost(subject) - 1].text == ","
        filled = clause.children(verb, "ccomp", "dobj") or [t for t in clause.children(verb) if t.tag in ("WDT", "WP")]
        if bare and not filled:
            clause.hang(verb, verb.i, "ROOT")
            clause.hang(root, verb.i, "ccomp")
            return


def mend_deep_closing(clause: Clause, root: Token) -> None:
    """`Peru agreed to let envoys sit in, a diplomat said`: who says so at the end, hung deep in what is said."""
    said = next((t for t in reversed(clause.words()) if t.lemma in list_words("closing_with") and t.tag == "VBD"), None)
    if said is None or said.dep != "ccomp" or clause.children(said, "mark", "dobj", "aux"):
        return
    subject = next(iter(clause.children(said, "nsubj")), None)
    told = [t for t in clause.children(said, "ccomp", "advcl") if subject is not None and t.i < subject.i]
    if subject is None or not told or any(t.i > said.i for t in clause.children(said, "ccomp", "xcomp")):
        return
    if subject.i > said.i or clause.tokens[clause.leftmost(subject) - 1].text != "," or said.i < root.i:
        return
    for verb in told:
        clause.hang(verb, said.head, "ccomp")
    clause.hang(root, said.i, "ccomp")
    clause.hang(said, said.i, "ROOT")


def mend_tellers(clause: Clause, root: Token) -> None:
    """`rejected a truce, residents and a source said.`: who stands last before the verb is no part of what is told."""
    if not _closes(clause, root) or clause.children(root, "nsubj") or not clause.children(root, "ccomp"):
        return
    for noun in [t for t in clause.words() if t.dep == "conj" and t.i < root.i and t.pos in ("NOUN", "PROPN", "PRON")]:
        first = clause.leftmost(noun)
        alone = clause.tokens[first - 1].text == "," and clause.rightmost(noun) == root.i - 1
        if first > clause.first and alone:
            clause.hang(noun, root.i, "nsubj")
            return


def mend_told_when(clause: Clause, root: Token) -> None:
    """`fought in Sirte, on Sunday, the army said`: the day before who says so is that of what is told."""
    said, told = root, clause.children(root, "ccomp")
    teller = next(iter(clause.children(root, "nsubj")), None)
    if teller is None or not told or teller.i > said.i or said.lemma not in list_words("closing_with"):
        return
    for day in clause.children(said, "prep", "npadvmod"):
        named = [day] if day.dep == "npadvmod" else clause.children(day, "pobj")
        between = told[0].i < day.i < teller.i and any(t.ent in TIMES for t in named)
        if between and clause.tokens[clause.leftmost(teller) - 1].text == ",":
            clause.hang(day, told[0].i, day.dep)


def _closes(clause: Clause, verb: Token) -> bool:
    rest = clause.tokens[verb.i + 1 : clause.last]
    return verb.lemma in list_words("closing_with") and all(t.text in CLOSERS for t in rest)


def mend_number(clause: Clause, root: Token) -> None:
    """`Eleven people were killed`: a number that was taken for an adjective."""
    for word in [t for t in clause.words() if t.tag == "JJ" and t.dep == "amod" and t.lower in list_words("numbers")]:
        clause.put(replace(word, pos="NUM", tag="CD", dep="nummod"))


def mend_counted(clause: Clause, root: Token) -> None:
    """`two were killed and over 60 injured`: who was, taken for a measure."""
    for number in [t for t in clause.words() if t.tag == "CD" and t.dep == "npadvmod"]:
        deed = clause.tokens[number.head]
        beside = deed.i == number.i + 1 and deed.tag == "VBN" and deed.dep == "conj"
        if beside and clause.children(clause.tokens[deed.head], "nsubjpass"):
            clause.hang(number, deed.i, "nsubjpass")


def mend_beside(clause: Clause, root: Token) -> None:
    """`34 were killed and over 150 injured in Kitwe`: a number that was taken for one more verb."""
    for number in [t for t in clause.words() if t.tag == "CD" and t.dep == "conj"]:
        verb, deed = clause.tokens[number.head], next(iter(clause.children(number, "acl")), None)
        passive = verb.tag == "VBN" and clause.children(verb, "nsubjpass", "nsubj")
        if deed is not None and deed.i == number.i + 1 and deed.tag == "VBN" and passive:
            clause.hang(deed, verb.i, "conj")
            clause.hang(number, deed.i, "nsubjpass")


def mend_parted(clause: Clause, root: Token) -> None:
    """`sued by two men and 27 were held`: what is behind a preposition, or `them` behind a verb, opens no clause."""
    for noun in [t for t in clause.words() if t.dep == "nsubjpass" and clause.tokens[t.head].dep in ("conj", "ccomp")]:
        first, held = clause.leftmost(noun), clause.tokens[noun.head]
        before = clause.tokens[first - 1] if first > clause.first else noun
        other = next((t for t in clause.children(noun, "conj") if clause.rightmost(t) < noun.head), None)
        behind = before.pos == "ADP" and not clause.children(before)
        struck = before.pos == "VERB" and noun.lower in list_words("struck_as") and held.head == before.i
        if other is None or not (behind or struck):
            continue
        for link in clause.children(noun, "cc"):
            clause.hang(link, held.head, "cc")
        clause.hang(other, held.i, "nsubjpass")
        clause.hang(noun, before.i, "pobj" if behind else "dobj")
        clause.hang(held, held.head, "conj")


def mend_city(clause: Clause, root: Token) -> None:
    """`in the city of Jos troops dispersed a crowd`: the town is what stands behind `of`, the troops do it."""
    tokens = clause.tokens
    for town in [t for t in clause.words() if t.dep == "compound" and t.ent == "GPE" and t.i > clause.first]:
        men, of = tokens[town.head], tokens[town.i - 1]
        beside = men.i == town.i + 1 and men.tag == "NNS" and men.dep == "pobj" and men.head == of.i
        verb = tokens[men.i + 1] if men.i + 1 < clause.last else men
        if beside and verb.tag == "VBD" and not clause.children(verb, *SUBJECTS):
            clause.hang(town, of.i, "pobj")
            clause.hang(men, verb.i, "nsubj")


def mend_soon(clause: Clause, root: Token) -> None:
    """`went on a rampage minutes after the verdict`: how long after, taken for what the rampage belongs to."""
    tokens = clause.tokens
    for noun in [t for t in clause.words() if t.dep == "compound" and t.pos == "NOUN"]:
        time = tokens[noun.head]
        after = tokens[time.i + 1] if time.i + 1 < clause.last else time
        counted = time.lemma in list_words("allowed") and time.tag == "NNS" and noun.i + 1 == time.i
        beside = after.dep in ("mark", "prep") and after.i != time.i and not clause.children(time, "nummod")
        if counted and time.dep in ("pobj", "dobj") and beside:
            clause.hang(noun, time.head, time.dep)
            if after.head == time.i:
                clause.hang(after, noun.i, after.dep)  # or the two would hang on each other
            for word in clause.children(time, "det", "amod"):
                clause.hang(word, noun.i, word.dep)
            clause.hang(time, after.head if after.dep == "mark" else after.i, "npadvmod")


def mend_fire(clause: Clause, root: Token) -> None:
    """`set a mill on fire`: what was done belongs to the setting, not to the mill."""
    for on in [t for t in clause.words() if t.dep == "prep" and clause.tokens[t.head].dep == "dobj"]:
        thing = clause.tokens[on.head]
        verb = clause.tokens[thing.head]
        burning = any(t.lemma in list_words("set_on") for t in clause.children(on, "pobj"))
        if burning and verb.lemma in list_words("setting_on"):
            clause.hang(on, verb.i, "prep")


def mend_neighbour(clause: Clause, root: Token) -> None:
    """`In neighbouring Mali two men died`: a land that was taken for the object of what describes it."""
    tokens = clause.tokens
    beside = [t for t in clause.words() if t.tag == "VBG" and t.lower in list_words("beside")]
    for word in [t for t in beside if t.i > clause.first]:
        prep, name = tokens[word.i - 1], next(iter(clause.children(word, "dobj")), None)
        bare = prep.lower in list_words("held_in") and not clause.children(prep)
        if name is not None and name.i == word.i + 1 and bare:
            clause.hang(name, prep.i, "pobj")
            clause.hang(word, name.i, "amod")


def mend_doers(clause: Clause, root: Token) -> None:
    """`In Madurai, advocates boycotted courts`: people who were taken for a verb, and their verb for an adjective."""
    deed = clause.tokens[root.i + 1] if root.i + 1 < clause.last else root
    described = deed.dep == "amod" and deed.lower.endswith("ed") and clause.tokens[deed.head].dep == "dobj"
    if root.tag != "VBZ" or not described or clause.children(root, *SUBJECTS) or deed.head <= deed.i:
        return
    done = clause.tokens[deed.head]
    below = [t for t in clause.children(root) if t.i not in (deed.i, done.i)]
    clause.put(replace(root, pos="NOUN", tag="NNS"))
    clause.put(replace(deed, pos="VERB", tag="VBD", lemma=_lemma(deed)))
    clause.hang(clause.tokens[deed.i], deed.i, "ROOT")
    clause.hang(clause.tokens[root.i], deed.i, "nsubj")
    clause.hang(done, deed.i, "dobj")
    for other in below:
        clause.hang(other, deed.i, other.dep)


def _lemma(deed: Token) -> str:
    return deed.lemma if not deed.lemma.endswith("ed") else deed.lemma.removesuffix("ed")


MENDS = (
    (mend_deep_closing, frozenset({"ccomp", "VBD", ","})),
    (mend_closing, frozenset({"relcl", ",", "nsubj"})),
    (mend_told_when, frozenset({"ccomp", "nsubj", ","})),
    (mend_tellers, frozenset({"conj", ",", "ccomp"})),
    (mend_number, frozenset({"JJ", "amod"})),
    (mend_counted, frozenset({"CD", "npadvmod", "conj"})),
    (mend_beside, frozenset({"CD", "conj", "acl"})),
    (mend_parted, frozenset({"nsubjpass", "conj", "cc"})),
    (mend_city, frozenset({"compound", "of", "NNS", "VBD"})),
    (mend_soon, frozenset({"compound", "NNS"})),
    (mend_fire, frozenset({"dobj", "prep", "fire"})),
    (mend_neighbour, frozenset({"VBG", "dobj"})),
    (mend_doers, frozenset({"VBZ", "amod", "dobj"})),
)
