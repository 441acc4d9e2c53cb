"""Which complements of a word of saying hold what is said."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.grammar.tree import SUBJECTS, Tree
from dateline.lexicon.speech import Frame, FramePart, SpeechWords
from dateline.model import Token

CLAUSE, VERBAL, NOMINAL = 0, 1, 2
TENSED = ("VBD", "VBZ", "VBP")
CLAUSES = ("ccomp", "csubjpass", "parataxis")
TIMES = ("DATE", "TIME")


@dataclass(frozen=True, slots=True)
class Filled:
    """A frame that fits: heads of the content, the object that is not content; rank as in Draft."""

    content: tuple[Token, ...]
    others: tuple[Token, ...]
    rank: int


def fill_frame(tree: Tree, words: SpeechWords, cue: Token, frame: Frame) -> Filled | None:
    """The complements of a cue that a frame asks for; None if a needed one is missing."""
    content: list[Token] = []
    others: list[Token] = []
    for part in frame:
        found = _find(tree, words, cue, part)
        if not found and part.needed and not (part.kind == "object" and _asks(tree, cue)):
            return None
        (content if part.held else others).extend(found)
    kinds = {part.kind for part in frame}
    rank = CLAUSE if kinds & {"that", "quote"} else VERBAL if kinds & {"to", "ing"} else NOMINAL
    return Filled(tuple(content), tuple(others), rank) if content else None


def _find(tree: Tree, words: SpeechWords, cue: Token, part: FramePart) -> list[Token]:
    match part.kind:
        case "that" | "quote":
            return _clauses(tree, words, cue)
        case "words":
            return []
        case "to":
            return [t for t in tree.children(cue, "xcomp", "ccomp", "acl", "advcl") if _is_infinitive(tree, t)]
        case "ing":
            return [t for t in tree.children(cue, "xcomp", "ccomp", "pcomp") if _is_gerund(tree, t)]
        case "object":
            return _objects(tree, cue)
        case "as":
            return _predicates(tree, words, cue)
        case "impersonal":
            return _objects(tree, cue) if is_impersonal(tree, words, cue) else []
        case "passive":
            found = tree.children(cue, "nsubjpass")
            return [cue if t.tag in ("WP", "WDT") else t for t in found]
        case _:
            return _after_preposition(tree, cue, part.kind.removesuffix("-noun"))


def _clauses(tree: Tree, words: SpeechWords, cue: Token) -> list[Token]:
    if _is_passed_on(tree, cue) and words.listed("channel_nouns", tree.head(cue).lemma):
        return []
    found = [t for t in tree.children(cue, *CLAUSES, "acl", "relcl") if _is_clause(tree, cue, t)]
    found += [t for t in tree.children(cue, "conj") if _goes_on(tree, cue, t, bool(found))]
    if found or cue.pos != "VERB":
        return found
    told = tree.children(cue, "dobj", "dative") if _addresses(words, cue) else []
    found = [c for t in told for c in tree.children(t, "acl", "relcl", "ccomp") if _is_clause(tree, cue, c)]
    if found or tree.child(cue, "dobj"):
        return found
    if loose := [t for t in tree.children(cue, "advcl") if _is_bare(tree, cue, t)]:
        return loose
    # "wrote in a note that ..." may hang on the note
    places = [n for t in tree.children(cue, "prep") for n in tree.children(t, "pobj")]
    places = [n for n in places if words.listed("channel_nouns", n.lemma)]
    # "... in an email to journalists that", or on those to whom it went
    readers = [n for place in places for p in tree.children(place, "prep") for n in tree.children(p, "pobj")]
    holders = [*places, *readers, *(t for n in places for t in tree.children(n, "acl") if _is_passed_on(tree, t))]
    return [c for n in holders for c in tree.children(n, "acl", "relcl", "ccomp") if tree.subtree(c)[0].lower == "that"]


def _is_passed_on(tree: Tree, verb: Token) -> bool:
    """Whether a participle only tells who has a text: "(said) in a report seen by the agency that ..."."""
    agent = tree.child(verb, "agent")
    return verb.dep == "acl" and verb.tag == "VBN" and agent is not None and tree.head(tree.head(verb)).pos == "ADP"


def _addresses(words: SpeechWords, cue: Token) -> bool:
    """Whether a verb takes the one that is told for its object."""
    parts = (part for entry in words.verbs.get(cue.lemma, ()) for frame in entry.frames for part in frame)
    return any(part.kind == "object" and not part.held for part in parts)


def _goes_on(tree: Tree, cue: Token, clause: Token, told: bool) -> bool:
    """Whether a clause beside the cue is still reported: "... and that", "said it would, then it will"."""
    if any(t.lower == "that" for t in tree.children(clause, "mark")):
        return told or cue.dep not in CLAUSES
    subject = tree.child(clause, "nsubj")
    modal = any(t.tag == "MD" for t in tree.children(clause, "aux"))
    return told and modal and cue.tag == "VBD" and subject is not None and subject.pos == "PRON"


def _is_gerund(tree: Tree, verb: Token) -> bool:
    """Whether a verb stands in its -ing form: "taking bribes", "having taken bribes"."""
    return verb.tag == "VBG" or any(t.tag == "VBG" for t in tree.children(verb, "aux", "auxpass"))


def _is_bare(tree: Tree, cue: Token, clause: Token) -> bool:
    """Whether a clause that was read as an adverbial has no word that makes it one."""
    first = tree.subtree(clause)[0]
    joined = first.i > cue.i and tree.tokens[first.i - 1].text != ","
    return joined and tree.child(clause, "nsubj") is not None and tree.child(clause, "mark", "advmod") is None


def _is_clause(tree: Tree, cue: Token, clause: Token) -> bool:
    if clause.dep == "parataxis":
        return cue.pos in ("VERB", "AUX") and abs(clause.i - cue.i) > 1
    if _is_infinitive(tree, clause):
        return False
    if clause.dep in ("acl", "relcl"):
        return any(t.lower == "that" and t.dep == "mark" for t in tree.children(clause))
    return True


def _is_infinitive(tree: Tree, verb: Token) -> bool:
    if verb.dep == "advcl" and any(t.dep == "mark" or t.lower == "in" for t in tree.children(verb)):
        return False
    return any(t.tag == "TO" for t in tree.children(verb, "aux"))


def _objects(tree: Tree, cue: Token) -> list[Token]:
    found = tree.children(cue, "dobj", "dative")
    passive = tree.children(cue, "nsubjpass", "csubjpass")
    if cue.dep == "acl" and cue.tag == "VBN":
        return [tree.head(cue)]
    if cue.dep == "acl" and cue.tag in TENSED and not found and not passive and _takes_gap(tree, cue):
        return [tree.head(cue)]
    if cue.dep == "relcl" and (_relative(found, passive) or not found and not passive and _is_reduced(tree, cue)):
        return [tree.head(cue)]
    return [t for t in (*found, *passive, *_misread_that(tree, cue)) if t.tag not in ("WP", "WDT")]


def _misread_that(tree: Tree, cue: Token) -> list[Token]:
    """The object of "called that a lie", which was read as a conjunction."""
    after = tree.tokens[cue.i + 1 : cue.i + 2]
    return [t for t in after if t.lower == "that" and t.dep == "mark" and t.head == cue.i and tree.child(cue, "oprd")]


def _takes_gap(tree: Tree, cue: Token) -> bool:
    """Whether a clause after "that" leaves out the object that its noun stands for: "a claim that he denied"."""
    linked = any(t.lower == "that" for t in tree.children(cue, "mark", "dobj"))
    return linked and tree.child(cue, "nsubj") is not None and tree.child(cue, "ccomp", "xcomp", "oprd") is None


def _relative(*groups: list[Token]) -> bool:
    return any(t.tag in ("WDT", "WP") for group in groups for t in group)


def _is_reduced(tree: Tree, cue: Token) -> bool:
    """Whether a relative clause leaves its object out: "a charge the ministry denies"."""
    subject = tree.child(cue, "nsubj")
    return subject is not None and subject.tag not in ("WDT", "WP") and tree.child(cue, "ccomp", "xcomp") is None


def _asks(tree: Tree, cue: Token) -> bool:
    """Whether the object is a bare "what": "what the paper calls a farce"."""
    return any(t.tag in ("WP", "WDT") for t in tree.children(cue, "dobj", "nsubjpass", "pobj"))


def _predicates(tree: Tree, words: SpeechWords, cue: Token) -> list[Token]:
    """What somebody is called or described as."""
    found = tree.children(cue, "oprd", "acomp")
    found += [t for t in tree.children(cue, "prep") if t.lower == "as"]
    found += [t for t in tree.children(cue, "advcl", "dep", "acomp") if tree.subtree(t)[0].lower == "as"]
    found += [t for t in tree.children(cue, "ccomp") if not _is_tensed(tree, t) and tree.child(t, *SUBJECTS, "dobj")]
    found += [t for t in tree.children(cue, "ccomp") if words.listed("discredits", t.lemma) and not tree.children(t)]
    for thing in tree.children(cue, "dobj"):
        # an adjective behind its noun is what the noun is called: "called that version of events false"
        for last in (n for p in tree.children(thing, "prep") for n in tree.children(p, "pobj")):
            found += [t for t in tree.children(last, "amod") if t.i > last.i and words.listed("discredits", t.lemma)]
        found += [t for t in tree.children(thing, "amod", "acl", "appos") if t.i > thing.i and t.pos in ("ADJ", "NOUN")]
        found += [t for t in tree.children(thing, "prep") if t.lower == "as"]
        # "called the charge nonsense" may be read as one noun
        found += [thing for t in tree.children(thing, "compound") if words.listed("answered", t.lemma)][:1]
    return found


def held_to_be(tree: Tree, verb: Token) -> list[Token]:
    """`held Chad responsible for it`: what somebody is held to be, wherever the parser hung it."""
    behind = [t for thing in tree.children(verb, "dobj") for t in tree.children(thing, "amod") if t.i > thing.i]
    return [t for t in (*tree.children(verb, "oprd", "acomp", "ccomp"), *behind) if t.pos == "ADJ"]


def _is_tensed(tree: Tree, verb: Token) -> bool:
    if verb.tag in ("VBD", "VBZ", "VBP", "MD"):
        return True
    return any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in tree.children(verb, "aux", "auxpass"))


def _after_preposition(tree: Tree, cue: Token, word: str) -> list[Token]:
    found = [
        c
        for t in tree.children(cue, "prep", "dative", "agent")
        if t.lower == word
        for c in tree.children(t, "pobj", "pcomp")
    ]
    if found:
        return found
    holders = [*tree.children(cue, "prt"), *tree.children(cue, "dobj"), *tree.children(cue, "advmod")]
    # "accused the firm on Monday of fraud" has it hung on the day
    days = [*tree.children(cue, "npadvmod"), *(n for t in tree.children(cue, "prep") for n in tree.children(t, "pobj"))]
    holders += [t for t in days if t.ent in TIMES]
    # "put the number of men killed at 34" has it hung on what is counted
    holders += [v for o in tree.children(cue, "dobj") for n in _inside(tree, o) for v in tree.children(n, "acl")]
    # "accused by observers of fraud" has its complement hung on the accuser
    holders += [c for t in tree.children(cue, "agent") for c in tree.children(t, "pobj")]
    return [
        c
        for h in holders
        for t in tree.children(h, "prep")
        if t.lower == word
        for c in tree.children(t, "pobj", "pcomp")
        if c.ent not in TIMES
    ]


def _inside(tree: Tree, noun: Token) -> list[Token]:
    return [n for t in tree.children(noun, "prep") for n in tree.children(t, "pobj")]


def is_impersonal(tree: Tree, words: SpeechWords, verb: Token) -> bool:
    """Whether it is told of as possible or not, for nobody: "it was not possible to verify the claim"."""
    above = tree.head(verb)
    subject = tree.child(above, "nsubj", "expl")
    if verb.dep not in ("xcomp", "acl", "advcl", "ccomp") or subject is None or tree.child(above, "acomp") is None:
        return False
    return above.pos == "AUX" and words.listed("things", subject.lower) and _is_infinitive(tree, verb)


def is_taken_in(tree: Tree, words: SpeechWords, verb: Token) -> bool:
    """`was hurt and admitted to a hospital`: that is no admission."""
    where = (t for prep in tree.children(verb, "prep") if prep.lower == "to" for t in tree.children(prep, "pobj"))
    passive = verb.tag in ("VBN", "VBD") and tree.child(verb, "dobj", "ccomp", "nsubj") is None
    return passive and any(words.listed("wards", t.lemma.lower()) for t in where)
