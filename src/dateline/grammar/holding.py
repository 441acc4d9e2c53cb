"""Which verb holds a noun (as object, subject, or behind a preposition), what measures it, and how a clause opens."""

from __future__ import annotations

from collections.abc import Container

from dateline.grammar.clause import is_verb
from dateline.grammar.tree import SUBJECTS, Tree
from dateline.model import Token

RAISING = ("announcing", "reputed")


def first_of_row(tree: Tree, noun: Token) -> Token:
    """The first of a row: `arrested six men for theft, arson and murder` is no murder by those who arrest."""
    while noun.dep == "conj":
        noun = tree.head(noun)
    return noun


def governing_verb(tree: Tree, noun: Token) -> Token | None:
    """The verb that a noun is the object, subject or prepositional object of."""
    head = tree.head(noun)
    if noun.dep == "conj":
        while head.dep == "conj":
            head = tree.head(head)
        if is_verb(head):
            return None
        noun, head = head, tree.head(head)
    if noun.dep in ("dobj", "nsubj", "nsubjpass", "attr", "oprd", "dative") and is_verb(head):
        return _raised(tree, head) if noun.dep in SUBJECTS else head
    if noun.dep == "pobj":
        up = tree.head(head)
        if up.lemma in tree.words.get("stretches", ()) and head.lower in tree.words["measuring"]:
            return governing_verb(tree, up)  # `launched three days of strikes`
        # `after a coup`, `In the firing, two died`: that is when or how, not what was done
        aside = head.lower in tree.words.get("beside", ()) or head.i < up.i
        return up if is_verb(up) and not aside else None
    return head if noun.dep in ("acl", "relcl") else None


def _raised(tree: Tree, verb: Token) -> Token:
    """`talks are due to begin`, `it is said to have been led by`: the verb whose subject stands above it."""
    announcing = [verb, *tree.children(verb, "acomp")]
    for word in announcing:
        below = tree.child(word, "xcomp")
        named = any(word.lower in tree.words.get(name, ()) for name in RAISING)
        named = named or word.lemma == "be" and len(announcing) == 1
        if below is not None and named and any(t.tag == "TO" for t in tree.children(below, "aux")):
            return below
    return verb


def cleft(tree: Tree, verb: Token) -> Token | None:
    """The `been` of `it may have been rebels who struck`, which tells whether they did; None if there is none."""
    who = first_of_row(tree, tree.head(verb))
    over = tree.head(who)
    if verb.dep != "relcl" or who.dep != "attr" or not is_verb(over):
        return None
    bare = tree.child(over, "nsubj")
    return over if bare is not None and bare.lower in tree.words.get("expletives", ()) else None


def is_infinitive(tree: Tree, verb: Token) -> bool:
    """`to fight`."""
    return any(t.tag == "TO" for t in tree.children(verb, "aux"))


def is_purpose(tree: Tree, verb: Token) -> bool:
    """`sat in to force him out`: an infinitive that tells what another deed is for."""
    return verb.dep in ("advcl", "acl", "relcl") and is_infinitive(tree, verb)


def commits(tree: Tree, token: Token) -> bool:
    """`Norway told Sweden that it would send tanks`: what is to come by the teller's own hand, not what befalls."""
    verb = tree.head(token)
    to_come = any(t.lower in ("will", "would", "'ll") for t in tree.children(verb, "aux"))
    return token.dep == "nsubj" and to_come and verb.lemma not in tree.words.get("befalling", frozenset())


def measure_of(tree: Tree, noun: Token) -> Token:
    """`two days of talks`: the word that measures a noun, which stands in its place; else the noun itself."""
    prep = tree.head(noun)
    measured = prep.lower in tree.words.get("measuring", ()) and tree.head(prep).lemma in tree.words.get(
        "stretches", ()
    )
    return tree.head(prep) if measured else noun


def is_inverted(tree: Tree, verb: Token, helpers: Container[str]) -> bool:
    """`should Oman let them in`: whether one of some helping verbs stands before the subject."""
    before = [t.i for t in tree.children(verb, "aux") if t.lower in helpers]
    return bool(before) and any(t.i > before[0] for t in tree.children(verb, *SUBJECTS))


def is_at_border(tree: Tree, prep: Token) -> bool:
    """Whether a preposition tells where a border is: the state beyond it is not where something is."""
    return any(noun.lemma in tree.words.get("borders", ()) for noun in tree.children(prep, "pobj"))


def is_near_border(tree: Tree, prep: Token) -> bool:
    """`near the border`, `outside the frontier`: whether something is only told to be close to one."""
    return prep.lower in tree.words.get("close_by", ()) and is_at_border(tree, prep)


def only_leads_to(tree: Tree, noun: Token, verb: Token) -> bool:
    """`The killing will harm relations`: what is to come is what the happening leads to, not the happening."""
    coming = (*tree.words.get("future", ()), *tree.words.get("supposing", ()))
    to_come = any(t.lower in coming or t.lemma in coming for t in tree.children(verb, "aux"))
    hit = tree.child(verb, "dobj")
    return to_come and noun.dep == "nsubj" and hit is not None and verb.lemma not in tree.words.get("occurring", ())


def is_likened_to(tree: Tree, noun: Token) -> bool:
    """`compared the unrest to the 1956 uprising`: what something is only held to be like."""
    if noun.dep != "pobj":
        return False
    prep = tree.head(noun)
    return prep.lower in tree.words.get("likened_to", ()) and tree.head(prep).lemma in tree.words.get("likening", ())


def tells_within(tree: Tree, verb: Token) -> bool:
    """`opened fire on the crowd, in which two men died`: whether a clause tells what happened in a deed."""
    inside = (p for p in tree.children(verb, "prep") if p.lower == "in")
    return verb.dep == "relcl" and any(t.tag == "WDT" for p in inside for t in tree.children(p, "pobj"))


def is_more(tree: Tree, people: Token) -> bool:
    """`another ten`, `a further six`, `four other men`: those who are counted beside some that are told already."""
    more = (t for t in tree.children(people, "det", "amod", "advmod") if t.lower in tree.words.get("counted_on", ()))
    return any(more) and (people.pos == "NUM" or tree.child(people, "nummod") is not None)


def adds_to(tree: Tree, verb: Token) -> bool:
    """`Another ten were wounded.`: a sentence that only counts more of those to whom the one before did harm."""
    subject = tree.child(verb, "nsubjpass")
    bare = not tree.children(verb, "agent", "prep", "advcl", "dobj", "conj", "ccomp")
    return verb.dep == "ROOT" and verb.sent > 0 and bare and subject is not None and is_more(tree, subject)
