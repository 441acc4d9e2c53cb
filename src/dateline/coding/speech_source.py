"""Who speaks: from a word of saying up the tree to the noun that names the speaker."""

from __future__ import annotations

from dateline.grammar.tree import Tree
from dateline.model import Token

RELATIVES = ("WP", "WDT", "WP$")
NOMINALS = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "X", "SYM")
AGENTS = ("by",)
LOOSE_CUES = ("ROOT", "parataxis")
DEPTH = 8


def find_relay(tree: Tree, cue: Token) -> Token | None:
    """Who quotes the speaker: "the agency quoted her as saying", "she was quoted by the agency as saying"."""
    verb = tree.head(tree.head(cue))
    if cue.dep != "pcomp" or verb.pos != "VERB" or tree.head(cue).lower != "as":
        return None
    if tree.child(verb, "nsubjpass") is None:
        return tree.child(verb, "nsubj") if tree.child(verb, "dobj") is not None else None
    return _agent(tree, verb) or _agent(tree, cue) or _behind(tree, verb, cue)


def _behind(tree: Tree, *verbs: Token) -> Token | None:
    """The noun behind a "by" that the parser took for a plain preposition."""
    bys = (t for verb in verbs for t in tree.children(verb, "prep") if t.lower in AGENTS)
    return next((n for by in bys for n in tree.children(by, "pobj")), None)


def find_source(tree: Tree, cue: Token, depth: int = DEPTH) -> Token | None:
    """The head of the speaker of a verb or adjective; None if the sentence names none."""
    if depth == 0:
        return None
    if agent := _agent(tree, cue):
        return agent
    if stranded := _stranded(tree, cue):
        return stranded
    if _is_passive(tree, cue):
        return None
    subject = _put_in(tree, cue) or tree.child(cue, "nsubj", "csubj") or inverted(tree, cue)
    if subject is not None:
        return _antecedent(tree, cue, subject)
    return _from_above(tree, cue, depth)


def _stranded(tree: Tree, cue: Token) -> Token | None:
    """The subject that lost its verb to its relative clause: "A diplomat who saw the hull confirmed that ..."."""
    if cue.dep not in ("ccomp", "acl") or not any(tree.child(c, "mark") for c in tree.children(cue, "ccomp")):
        return None
    above = list(tree.ancestors(cue))[:DEPTH]
    root = next((t for t in above if t.dep == "ROOT"), cue)
    led = any(t.lower == "that" for t in tree.children(cue, "mark"))
    return root if root.pos in ("NOUN", "PROPN") and not led and any(t.dep == "relcl" for t in above) else None


def _is_passive(tree: Tree, cue: Token) -> bool:
    if tree.child(cue, "nsubjpass", "auxpass", "csubjpass") is not None:
        return True
    return cue.dep in ("acl", "advcl") and cue.tag == "VBN" and tree.child(cue, "aux", "dobj") is None


def _agent(tree: Tree, cue: Token) -> Token | None:
    for by in tree.children(cue, "agent"):
        found = tree.child(by, "pobj")
        # `spoke by telephone` names no speaker
        if found is not None and found.lemma not in tree.words.get("wires", ()):
            return found
    return None


def _antecedent(tree: Tree, cue: Token, subject: Token) -> Token:
    """For a relative pronoun the noun that it stands for."""
    if subject.tag not in RELATIVES:
        return subject
    verb = cue
    while verb.dep in ("conj", "ccomp", "xcomp") and verb.head != verb.i:
        verb = tree.head(verb)
    return tree.head(verb) if verb.dep in ("relcl", "acl") else subject


def _put_in(tree: Tree, cue: Token) -> Token | None:
    """The speaker of a cue put in between a subject and its verb: "The claim, said the mayor, was false"."""
    subjects = tree.children(cue, "nsubj")
    if len(subjects) == 2 and subjects[0].i < cue.i < subjects[1].i and tree.tokens[cue.i - 1].text == ",":
        return subjects[1]
    return None


def inverted(tree: Tree, cue: Token) -> Token | None:
    """A speaker that follows its verb ("..., said the mayor") but was read as something else."""
    behind = cue.i > 0 and tree.tokens[cue.i - 1].text == ","
    if cue.tag not in ("VBD", "VBZ") or tree.child(cue, "ccomp") is None and not behind and cue.dep not in LOOSE_CUES:
        return None
    after = [t for t in tree.children(cue, "dobj", "attr", "npadvmod", "oprd", "dative") if t.i > cue.i]
    plain = [t for t in after if t.ent not in ("DATE", "TIME") and (t.pos == "PROPN" or behind and t.pos == "NOUN")]
    return plain[0] if plain else None


def _name_before(tree: Tree, cue: Token) -> Token | None:
    """The name right in front of a cue that the parser hung elsewhere: "Later the envoy, Ana Ruiz, said ..."."""
    at = cue.i - 1 - (cue.i > 0 and tree.tokens[cue.i - 1].text == ",")
    near = tree.tokens[at] if at >= 0 else cue
    return near if near.ent == "PERSON" and near.sent == cue.sent else None


def _from_above(tree: Tree, cue: Token, depth: int) -> Token | None:
    above = tree.head(cue)
    if above.i == cue.i:
        return _from_before(tree, cue) or _name_before(tree, cue)
    match cue.dep:
        case "conj":
            return _conjoined(tree, cue, above, depth)
        case "xcomp" | "ccomp":
            return _controller(tree, cue, above, depth)
        case "advcl" | "dep" | "parataxis":
            return _matrix(tree, above, depth)
        case "acl" | "relcl":
            return above if cue.tag != "VBN" and (cue.tag != "VB" or _is_singled_out(tree, above)) else None
        case "pcomp":
            return _prepositional(tree, above, depth)
        case "amod" | "acomp" | "oprd" | "appos":
            return above if cue.dep == "amod" else _matrix(tree, above, depth)
        case _:
            return None


def _is_singled_out(tree: Tree, noun: Token) -> bool:
    """`the first envoy to deny it` does so; `a majority to confirm the judges` is but wanted for it."""
    return any(t.tag == "JJS" or t.lower in tree.words.get("ordinals", ()) for t in tree.children(noun, "amod"))


def _from_before(tree: Tree, cue: Token) -> Token | None:
    """For "she asked for proof, then said that it was false" the subject of the clause in front of the cue."""
    before = next((t for t in tree.children(cue, "ccomp") if t.i < cue.i), None)
    after = any(t.i > cue.i for t in tree.children(cue, "ccomp"))
    return tree.child(before, "nsubj") if before is not None and after else None


def _conjoined(tree: Tree, cue: Token, above: Token, depth: int) -> Token | None:
    passive = tree.child(above, "nsubjpass")
    if passive is not None and cue.tag in ("VBD", "VBZ", "VBP") and not _agent(tree, above):
        return _antecedent(tree, above, passive)
    if above.pos in NOMINALS and tree.child(above, "nsubj", "cop") is None and above.dep not in ("ROOT", "ccomp"):
        return None
    return find_source(tree, above, depth - 1) or passive


def _controller(tree: Tree, cue: Token, above: Token, depth: int) -> Token | None:
    if cue.tag == "VB" and above.lemma in tree.words.get("wishing", ()) and tree.child(above, "dobj", "nsubjpass"):
        return None  # what somebody is asked to promise is not promised
    objects = [t for t in tree.children(above, "dobj", "nsubjpass") if t.i < cue.i]
    calling = all(t.lemma in tree.words.get(name, ()) for t, name in ((above, "calling_in"), (cue, "complaining")))
    if cue.dep == "xcomp" and objects and cue.tag in ("VB", "VBG") and not calling:
        return objects[-1]
    return _matrix(tree, above, depth)


def _matrix(tree: Tree, above: Token, depth: int) -> Token | None:
    passive = tree.child(above, "nsubjpass")
    if passive is not None:
        return _antecedent(tree, above, passive)
    if above.pos in ("NOUN", "PROPN", "PRON") and tree.child(above, "nsubj") is None:
        return above
    return find_source(tree, above, depth - 1)


def _prepositional(tree: Tree, preposition: Token, depth: int) -> Token | None:
    holder = tree.head(preposition)
    if holder.pos in ("VERB", "AUX"):
        quoted = tree.child(holder, "dobj") if preposition.lower == "as" else None
        return quoted or _matrix(tree, holder, depth)
    return noun_source(tree, holder) or (holder if holder.pos in ("NOUN", "PROPN") else None)


def _nation(tree: Tree, noun: Token) -> Token | None:
    """The nation in front of a noun: "an Armenian claim"."""
    return next((t for t in tree.children(noun, "amod", "compound") if t.ent in ("NORP", "GPE")), None)


def noun_source(tree: Tree, noun: Token, *, made: bool = True) -> Token | None:
    """Whose claim, warning or statement it is: possessor, "by X", "from X", else the subject that makes it.

    made: whether the verb that the noun is the object of is one of making statements.
    """
    if owner := tree.child(noun, "poss") or _nation(tree, noun):
        return None if owner.tag in RELATIVES else owner
    for preposition in tree.children(noun, "prep", "agent"):
        if preposition.lower in ("by", "from"):
            return tree.child(preposition, "pobj")
    for clause in tree.children(noun, "acl", "relcl"):
        if maker := _agent(tree, clause) or (tree.child(clause, "nsubj") if clause.dep == "relcl" else None):
            return None if maker.tag in RELATIVES else maker
    verb = tree.head(noun)
    if noun.dep == "nsubjpass" and (maker := _agent(tree, verb)):
        return maker
    if not made:
        return None
    if noun.dep in ("dobj", "attr") and verb.pos in ("VERB", "AUX"):
        return find_source(tree, verb)
    if noun.dep == "pobj" and verb.head != verb.i and tree.head(verb).pos == "VERB":
        return find_source(tree, tree.head(verb))
    return None
