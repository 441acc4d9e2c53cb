"""Who stands where in a clause: voice, control, sharing between coordinated verbs."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.grammar.owners import is_issued, named_owner, willed_by
from dateline.grammar.tree import SUBJECTS, Tree
from dateline.model import Token

SUBJECT_CLAUSES = ("nsubj", "csubj")
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ"})
RELATIVES = frozenset({"who", "which", "that", "whom", "whose"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
DEPTH = 8


def is_verb(token: Token) -> bool:
    """Whether a token heads a clause."""
    return token.pos in VERBAL


def is_passive(tree: Tree, verb: Token) -> bool:
    """Whether a verb is passive, by its own marks or as a reduced relative or a bare participle."""
    if tree.child(verb, "auxpass", "nsubjpass", "csubjpass"):
        return True
    if verb.tag != "VBN" or tree.child(verb, "aux") or tree.child(verb, "nsubj"):
        return False
    if verb.dep == "conj":
        head = tree.head(verb)
        return is_verb(head) and head.tag == "VBN" and is_passive(tree, head) and not tree.child(verb, "dobj")
    below = ("acl", "advcl", "relcl", "amod", "ROOT", "xcomp", "ccomp", "oprd")
    return verb.dep in below and not tree.child(verb, "dobj")


def conjuncts(tree: Tree, token: Token) -> list[Token]:
    """A phrase head and what is coordinated with it, in text order."""
    queue = tree.children(token, "conj")
    found = [token, *queue]
    while queue:
        nested = tree.children(queue.pop(), "conj")
        found += nested
        queue += nested
    return found


def governors(tree: Tree, token: Token) -> Iterator[Token]:
    """The words above a word, nearest first; a verb that it is only coordinated with is none of them."""
    while token.head != token.i:
        head = tree.head(token)
        if token.dep != "conj" or not is_verb(head):
            yield head
        token = head


def antecedent(tree: Tree, token: Token) -> Token:
    """What a relative pronoun stands for; the token itself if it is none."""
    if token.tag not in ("WP", "WDT", "WP$") or token.lower not in RELATIVES:
        return token
    for up in tree.ancestors(token):
        if up.dep == "relcl":
            return tree.head(up)
    return token


def surface_subjects(tree: Tree, verb: Token, depth: int = 0) -> list[Token]:
    """The subject of a clause as it stands or is understood; all of it if it is coordinated."""
    own = tree.child(verb, *SUBJECTS)
    if own is not None:
        if own.dep in ("csubj", "csubjpass"):
            return []
        real = antecedent(tree, own)
        # of a coordinated antecedent, the relative clause hangs on the last: it alone is meant
        return conjuncts(tree, real) if real is own else _together(tree, verb, real)
    if depth > DEPTH:
        return []
    owner = willed_by(tree, verb)
    return _understood_subjects(tree, verb, depth + 1) if owner is None else [owner]


def _together(tree: Tree, verb: Token, last: Token) -> list[Token]:
    """`The king and the rebel leader, who met in Rome`: what takes two is told of all that are named."""
    sides = [t for t in tree.children(verb, "dobj", "prep") if t.dep == "dobj" or t.lower == "with"]
    if last.dep != "conj" or sides or verb.lemma not in tree.words.get("mutual", ()):
        return [last]
    return conjuncts(tree, next(up for up in tree.ancestors(last) if up.dep != "conj"))


def _understood_subjects(tree: Tree, verb: Token, depth: int) -> list[Token]:
    head = tree.head(verb)
    if head is verb:
        return []
    if verb.dep in ("acl", "relcl"):
        return _noun_subjects(tree, verb, head, depth)
    if verb.dep == "xcomp" or (verb.dep == "ccomp" and verb.tag in ("VB", "VBG")):
        return _controller(tree, verb, head, depth)
    if verb.dep == "advcl" and verb.lemma in tree.words.get("results", frozenset()):
        head = _cause(tree, verb, head)
        if head.lemma in tree.words.get("striking", frozenset()) and is_passive(tree, head):
            return agents(tree, head, depth)  # `was shot down, killing two`: whoever shot, not what was shot down
    if verb.dep == "conj":
        return _joined_subjects(tree, verb, head, depth)
    if verb.dep == "ccomp" and verb.i < head.i and verb.tag in FINITE:
        return []  # `Sniping killed a girl, police said`: who tells it has not done it, whatever the parser lost
    if verb.dep in ("advcl", "ccomp", "parataxis", "dep"):
        return surface_subjects(tree, head, depth) if is_verb(head) else _noun_subjects(tree, verb, head, depth)
    if verb.dep == "pcomp":
        return _gerund_subjects(tree, head, depth)
    return [head] if verb.dep == "amod" else []


def _joined_subjects(tree: Tree, verb: Token, head: Token, depth: int) -> list[Token]:
    """The subject of what a coordinated verb goes on from, be that a noun: `accused of training and arming them`."""
    if is_verb(head):
        return surface_subjects(tree, head, depth)
    if verb.tag == "VBG" and head.dep == "pobj":
        return _gerund_subjects(tree, tree.head(head), depth)
    return _noun_subjects(tree, verb, head, depth)


def _cause(tree: Tree, result: Token, head: Token) -> Token:
    """`accused troops of shelling a village, wounding two`: who shelled wounded, though the parser hangs it higher.

    So with what is told before who says it: `troops shelled a village, he said, wounding two`; and with those who are
    only spoken of: `arrested the men who stormed the bank, killing a guard`.
    """
    striking = tree.words.get("striking", frozenset())
    if head.lemma in striking or head.lemma in tree.words.get("barring", frozenset()):
        return head  # `shot at youths who stormed the bank, killing two`, `barred women from working, forcing ...`
    inside = [t for t in tree.subtree(head) if head.i < t.i < result.i]
    struck = [t for t in inside if t.dep == "relcl" and t.lemma in striking][-1:]
    between = (t for t in inside if t.dep in ("pcomp", "ccomp", "xcomp"))
    said = (t for t in tree.children(head, "ccomp") if t.i < head.i)
    return next((t for t in (*struck, *between, *said) if is_verb(t)), head)


def _controller(tree: Tree, verb: Token, head: Token, depth: int) -> list[Token]:
    """`urged Iran to stop`: Iran stops; `promised to stop`: the subject does; `summoned the envoy to protest` too."""
    used = head.lemma in tree.words.get("using", frozenset())  # `used force to clear the square`: force clears nothing
    used |= all(t.lemma in tree.words.get(name, ()) for t, name in ((head, "calling_in"), (verb, "complaining")))
    target = tree.child(head, "dobj", "dative") if is_verb(head) and not used else None
    if target is not None and target.i < verb.i and verb.tag != "VBN":
        return conjuncts(tree, antecedent(tree, target))
    up = head if is_verb(head) else tree.head(head)
    return surface_subjects(tree, up, depth) if is_verb(up) else []


def _noun_subjects(tree: Tree, verb: Token, noun: Token, depth: int) -> list[Token]:
    """A participle describes its noun; an infinitive after a noun belongs to whoever holds the plan."""
    infinitive = verb.tag == "VB" and any(t.tag == "TO" for t in tree.children(verb, "aux"))
    governor = tree.head(noun)
    if not infinitive:
        if verb.tag == "VBG" and is_issued(tree, noun, governor):
            return agents(tree, governor, depth)
        return conjuncts(tree, noun) if verb.dep == "acl" else [noun]
    ordinals = tree.words.get("ordinals", frozenset())
    if noun.dep == "attr" and any(t.lower in ordinals for t in tree.children(noun, "amod")):
        return surface_subjects(tree, governor, depth)  # `became the first Dane to visit Peru`
    owner = tree.child(noun, "poss", "nmod") or named_owner(tree, noun)
    if owner is not None:
        return [owner]
    if noun.dep in ("dobj", "attr", "pobj") and is_verb(governor):
        return surface_subjects(tree, governor, depth)
    adjective = tree.child(noun, "amod", "compound")
    return [adjective] if adjective is not None else []


def _gerund_subjects(tree: Tree, prep: Token, depth: int) -> list[Token]:
    """`accused Iran of arming them`: Iran arms; `left after meeting him`: the subject meets."""
    governor = tree.head(prep)
    if prep.lower == "by" and is_verb(governor) and is_passive(tree, governor):
        return []  # `were killed by shelling`: not they shelled
    if is_verb(governor):
        if prep.lower in tree.words.get("object_control", frozenset()):
            target = patients(tree, governor, depth)
            if target:
                return target
        return surface_subjects(tree, governor, depth)
    owner = tree.child(governor, "poss", "nmod")
    if owner is not None:
        return [owner]
    up = tree.head(governor)
    if governor.dep != "dobj" or not is_verb(up):
        return []
    if up.lemma in tree.words.get("accusing", frozenset()):
        return conjuncts(tree, governor)  # `accused four men of shooting`: the parser hangs the deed on the men
    return surface_subjects(tree, up, depth)


def agents(tree: Tree, verb: Token, depth: int = 0) -> list[Token]:
    """Who does what a verb says: its subject, or the by-phrase of a passive."""
    gerund = verb.tag == "VBG" and verb.dep in SUBJECT_CLAUSES and tree.child(verb, "agent") is not None
    if not gerund and not is_passive(tree, verb):
        return surface_subjects(tree, verb, depth)
    below = tree.children(verb, "xcomp") if is_passive(tree, verb) else []  # `ordered to leave by the Czech government`
    for by in (b for v in (verb, *below) for b in tree.children(v, "agent", "prep")):
        if by.lower == "by":
            found = tree.child(by, "pobj")
            return conjuncts(tree, antecedent(tree, found)) if found is not None else []
    for other in tree.children(verb, "conj"):  # `were beaten and robbed by gunmen`
        if (
            other.tag == "VBN"
            and tree.child(other, "agent") is not None
            and not tree.child(other, *SUBJECTS, "auxpass")
        ):
            return agents(tree, other, depth)
    return []


def patients(tree: Tree, verb: Token, depth: int = 0) -> list[Token]:
    """Whom or what a verb is done to: its object, the subject of a passive, or the noun of a relative clause."""
    if is_passive(tree, verb):
        found = tree.child(verb, "dobj")
        kept = tree.child(tree.head(verb), "dobj") if verb.dep == "xcomp" and verb.tag == "VBN" else None
        found = found or kept  # `kept the town cut off`
        hit = conjuncts(tree, found) if found is not None else surface_subjects(tree, verb, depth)
        return [named for t in hit for named in _named(tree, t)]
    found = tree.child(verb, "dobj")
    if found is not None:
        return conjuncts(tree, antecedent(tree, found))
    if helped := _raised_object(tree, verb) or _bare_predicate(tree, verb):
        return conjuncts(tree, helped)
    if verb.dep == "relcl" and not _has_subject_gap(tree, verb):
        return [tree.head(verb)] if not _has_stranded(tree, verb) else []
    for other in tree.children(verb, "conj"):
        # `slashed or scaled back funding`: the object stands with the last verb and belongs to both
        if other.i > verb.i and is_verb(other) and not tree.child(other, *SUBJECTS):
            shared = tree.child(other, "dobj")
            if shared is not None and other.i - verb.i <= 4 and not _has_own(tree, verb, other):
                return conjuncts(tree, shared)
    return []


def _has_own(tree: Tree, verb: Token, other: Token) -> bool:
    """`fired without warning and beat women`: a phrase of its own parts a verb from the object of the next."""
    return any(tree.children(p, "pobj", "pcomp") for p in tree.children(verb, "prep") if verb.i < p.i < other.i)


def _named(tree: Tree, those: Token) -> list[Token]:
    """`among those killed were two Kenyans`, `those held included a Pole`: who is named; the word itself if none."""
    if those.lower not in tree.words.get("those_of", ()):
        return [those]
    up = tree.head(those)
    over = tree.head(up)
    if those.dep == "pobj" and up.lower in tree.words.get("amidst", ()) and over.lemma == "be":
        named = tree.child(over, "attr", "nsubj")
    else:
        listed = those.dep in SUBJECTS and up.lemma in tree.words.get("counted", ())
        named = tree.child(up, "dobj") if listed else None
    return conjuncts(tree, named) if named is not None else [those]


def _raised_object(tree: Tree, verb: Token) -> Token | None:
    """`helped Haiti rebuild`: whom a verb is done to stands as the subject of what they then do."""
    for below in tree.children(verb, "xcomp", "ccomp"):
        opened = any(t.dep == "mark" or t.tag == "MD" for t in tree.children(below, "mark", "aux"))
        if below.tag == "VB" and below.i > verb.i and not opened:
            return tree.child(below, "nsubj")
    return None


def _bare_predicate(tree: Tree, verb: Token) -> Token | None:
    """`named two officers as killers`: the parser takes the object for what somebody is called."""
    found = tree.child(verb, "oprd")
    return found if found is not None and found.pos in ("NOUN", "PROPN") and verb.tag != "VBN" else None


def _has_subject_gap(tree: Tree, verb: Token) -> bool:
    own = tree.child(verb, *SUBJECTS)
    return own is None or own.lower in RELATIVES


def _has_stranded(tree: Tree, verb: Token) -> bool:
    """`who`, `which` under a preposition or as adverbial: the noun is not the object."""
    under = (t for prep in tree.children(verb, "prep") for t in tree.children(prep, "pobj"))
    asked = any(t.lower in ("where", "when", "why") for t in tree.children(verb, "advmod"))
    return asked or any(t.tag in ("WP", "WDT") for t in under)


def owners(tree: Tree, deed: Token) -> list[Token]:
    """`the bombing, which the rebels claimed`: whose a deed is by their own word."""
    owning = (t for t in tree.children(deed, "relcl") if t.lemma in tree.words.get("owning_up", ()))
    taken = (t for t in owning if any(o.tag == "WDT" for o in tree.children(t, "dobj")))
    return [n for verb in taken for n in tree.children(verb, "nsubj")]


def objects_below(tree: Tree, token: Token) -> dict[str, list[Token]]:
    """The objects of the prepositions below a word, by preposition, those of chained ones too (`out of`)."""
    found: dict[str, list[Token]] = {}
    for prep in tree.children(token, "prep", "agent", "dative", "prt", "advmod"):
        for top in tree.children(prep, "pobj", "amod"):
            if top.ent in ("DATE", "TIME") and prep.lower == "on":
                continue  # `on Friday` tells when, whatever else stands behind `on`
            found.setdefault(prep.lower, []).extend(antecedent(tree, n) for n in conjuncts(tree, top))
        for nested in tree.children(prep, "prep") if prep.lower not in tree.words.get("sourcing", ()) else ():
            for top in tree.children(nested, "pobj"):
                found.setdefault(nested.lower, []).extend(conjuncts(tree, top))
    return found
