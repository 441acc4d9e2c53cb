"""Mends what stands under words of saying and wishing, and who is said to say it."""

from __future__ import annotations

from dateline.model import Token
from dateline.nlp.clause_tokens import SUBJECTS, Clause, list_words

TIMES = frozenset({"DATE", "TIME"})
PLACES = frozenset({"GPE", "ORG", "NORP", "PERSON"})


def mend_liked(clause: Clause, root: Token) -> None:
    """`would like Oman to free him`: what somebody is to do, taken for a purpose."""
    for verb in [t for t in clause.words() if t.dep == "advcl" and t.tag == "VB"]:
        wish = clause.tokens[verb.head]
        who = [t for t in clause.children(wish, "dobj") if t.i < verb.i]
        helped = any(t.tag == "MD" for t in clause.children(wish, "aux"))
        infinitive = any(t.tag == "TO" for t in clause.children(verb, "aux"))
        if who and helped and infinitive and wish.lemma in list_words("liking"):
            clause.hang(who[0], verb.i, "nsubj")
            clause.hang(verb, wish.i, "ccomp")


def mend_hours(clause: Clause, root: Token) -> None:
    """`After three hours closeted with Assad, Annan left`: how long is not who."""
    for time in [t for t in clause.words() if t.dep in SUBJECTS and t.ent in TIMES]:
        verb = clause.tokens[time.head]
        if verb.tag == "VBN" and verb.dep == "advcl" and not clause.children(verb, "aux", "auxpass"):
            clause.hang(time, verb.i, "npadvmod")


def mend_leading(clause: Clause, root: Token) -> None:
    """`Tokyo, in rare words, owned up to the raid`: the name that opens a sentence, taken for an adverb."""
    name = clause.tokens[clause.first]
    after = clause.tokens[min(clause.first + 1, clause.last - 1)]
    opens = name.dep == "npadvmod" and name.head == root.i and name.ent in PLACES and after.text == ","
    if opens and root.tag in ("VBD", "VBN") and not clause.children(root, *SUBJECTS, "auxpass", "aux"):
        clause.hang(name, root.i, "nsubj")
        clause.hang(root, root.i, "ROOT", "VBD")


def mend_wrong(clause: Clause, root: Token) -> None:
    """`sat down in anger at the shooting of a boy by a guard`: who did what they are angry at, hung on the verb."""
    for by in [t for t in clause.words() if t.lower in list_words("by") and t.dep in ("prep", "agent")]:
        verb, before = clause.tokens[by.head], clause.tokens[by.i - 1]
        if verb.pos != "VERB" or verb.tag == "VBN" or clause.children(verb, "auxpass"):
            continue
        of = clause.tokens[before.head]
        deed = clause.tokens[of.head]
        if of.lower == "of" and deed.lemma in list_words("inflicted") and deed.i > verb.i:
            clause.hang(by, deed.i, "prep")


def mend_reported(clause: Clause, root: Token) -> None:
    """`charged in a report that troops had fired`: what somebody says, taken for what the report is."""
    for told in [t for t in clause.words() if t.dep in ("acl", "relcl")]:
        paper = clause.tokens[told.head]
        prep = clause.tokens[paper.head]
        verb = clause.tokens[prep.head]
        that = [t for t in clause.children(told, "mark") if t.lower == "that"]
        within = paper.dep == "pobj" and prep.lower in list_words("reported_in") and prep.i == verb.i + 1
        if that and within and verb.lemma in list_words("recounting") and not clause.children(verb, "ccomp", "dobj"):
            clause.hang(told, verb.i, "ccomp")


def mend_vowed(clause: Clause, root: Token) -> None:
    """`vowed in a speech to retake Homs`: what somebody means to do, taken for a purpose or for what the speech is."""
    for deed in [t for t in clause.words() if t.dep in ("acl", "advcl") and t.tag == "VB"]:
        verb = over = clause.tokens[deed.head]
        if deed.dep == "acl" and over.dep == "pobj" and clause.tokens[over.head].lower in list_words("reported_in"):
            verb = clause.tokens[clause.tokens[over.head].head]
        bare = not clause.children(verb, "xcomp", "ccomp", "dobj", "auxpass") and verb.i < deed.i
        infinitive = any(t.tag == "TO" for t in clause.children(deed, "aux")) and not clause.children(deed, "mark")
        if bare and infinitive and verb.pos == "VERB" and verb.lemma in list_words("vowing"):
            clause.hang(deed, verb.i, "xcomp")


def mend_past(clause: Clause, root: Token) -> None:
    """`alleged that policemen beat women`: beside a past a form that may be past is past."""
    for verb in [t for t in clause.words() if t.tag == "VBP" and t.lower in list_words("unchanging")]:
        over = clause.tokens[verb.head]
        beside = verb.dep == "ccomp" and over.i < verb.i or verb.dep == "conj"
        if beside and over.tag == "VBD" and verb.i != over.i and not clause.children(verb, "aux"):
            clause.hang(verb, verb.head, verb.dep, "VBD")


def mend_said_beside(clause: Clause, root: Token) -> None:
    """`ordered two envoys to leave in an hour, accusing them of spying`: it accuses that orders, not who leaves."""
    for saying in [t for t in clause.words() if t.dep == "advcl" and t.tag == "VBG" and t.i > clause.first]:
        deed = clause.tokens[saying.head]
        parted = clause.tokens[saying.i - 1].text == "," and saying.lemma in list_words("saying")
        ordered = deed.dep == "xcomp" and any(t.tag == "TO" for t in clause.children(deed, "aux"))
        if parted and ordered and clause.children(clause.tokens[deed.head], "dobj", "dative"):
            clause.hang(saying, deed.head, "advcl")


def mend_called_so(clause: Clause, root: Token) -> None:
    """`Cuba and Mali, the hosts of the talks, called on both sides`: who is called so stands before, and does it."""
    for noun in [t for t in clause.words() if t.dep in SUBJECTS and t.pos == "NOUN"]:
        name = next(iter(clause.children(noun, "dep", "nmod", "npadvmod")), None)
        if name is None or name.pos != "PROPN" or name.i > noun.i or clause.leftmost(noun) != clause.leftmost(name):
            continue
        opens = min((t.i for t in clause.children(noun, "det", "poss")), default=noun.i)
        if (
            clause.tokens[opens - 1].text == ","
            and clause.tokens[min(clause.rightmost(noun) + 1, clause.last - 1)].head == noun.head
        ):
            clause.hang(name, noun.head, noun.dep)
            clause.hang(noun, name.i, "appos")


def mend_sided(clause: Clause, root: Token) -> None:
    """`The opposition Civic Alliance denied it`: what a party is before its name, taken for who does it."""
    for noun in [t for t in clause.words() if t.dep in SUBJECTS and t.lower in list_words("siding")]:
        beside = [*clause.children(noun, "appos"), *clause.children(clause.tokens[noun.head], *SUBJECTS)]
        name = next((t for t in beside if t.pos == "PROPN" and clause.leftmost(t) == noun.i + 1), None)
        if name is None:
            continue
        clause.hang(name, noun.head, noun.dep)
        for word in clause.children(noun, "det", "amod"):
            clause.hang(word, name.i, word.dep)
        clause.hang(noun, name.i, "compound")


MENDS = (
    (mend_past, frozenset({"VBP", "VBD"})),
    (mend_vowed, frozenset({"VB", "TO"})),
    (mend_sided, frozenset({"nsubj", "NNP"})),
    (mend_said_beside, frozenset({"advcl", "VBG", "xcomp", ","})),
    (mend_called_so, frozenset({"nsubj", ",", "NNP"})),
    (mend_reported, frozenset({"mark", "that"})),
    (mend_liked, frozenset({"advcl", "MD"})),
    (mend_hours, frozenset({"advcl", "VBN"})),
    (mend_leading, frozenset({"npadvmod", ","})),
    (mend_wrong, frozenset({"by", "of"})),
)
