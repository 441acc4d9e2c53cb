"""Names that stand beside a title which the parser ties to another word: `the bishop of Cuzco, Jane Doe`."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.grammar import Tree
from dateline.lexicon.actors import ActorLexicon
from dateline.model import Token
from dateline.resolve.nounphrases import Phrase

PLURAL = frozenset({"NNS", "NNPS"})
NOT_PERSONS = frozenset({"GPE", "ORG", "NORP", "LOC", "PRODUCT", ""})
HIGHEST = 3  # prepositional phrases between a title and its name


def apposed_to(tree: Tree, word: Token, lexicon: ActorLexicon, *, named: bool) -> Iterator[int]:
    """What a word in apposition may be another one for, nearest first; named: whether it is a name.

    `the head of the commission, Jane Doe`: the parser takes her for the commission, so what that belongs to counts too.
    """
    if word.dep != "appos":
        yield from _named_as(tree, word, lexicon.reference.naming_people) if named else ()
        return
    noun = tree.head(word)
    yield noun.i
    for _ in range(HIGHEST if named else 0):
        prep = tree.head(noun)
        if noun.dep != "pobj" or prep.dep != "prep" or prep.i > noun.i:
            return
        noun = tree.head(prep)
        yield noun.i


def _named_as(tree: Tree, name: Token, naming: frozenset[str]) -> Iterator[int]:
    """Who is called by a name: `a man who identified himself as Jane Doe`, `who gave her name as Jane Doe`."""
    prep = tree.head(name)
    verb = tree.head(prep)
    verb = tree.head(verb) if verb.lemma == "name" and verb.dep == "dobj" else verb
    if name.dep == "pobj" and prep.lower == "as" and verb.lemma in naming:
        yield verb.head if verb.dep in ("relcl", "acl") else next((t.i for t in tree.children(verb, "nsubj")), verb.i)


def shared_title(tree: Tree, name: Token) -> Token | None:
    """The title in the plural right before a row of names: `Presidents Doe and Roe`."""
    while name.dep == "conj" and name.pos == "PROPN":
        name = tree.head(name)
    title = tree.head(name)
    first = tree.subtree(name)[0].i
    return title if name.dep == "appos" and title.tag in PLURAL and first == title.i + 1 else None


def is_polite(tree: Tree, lexicon: ActorLexicon, phrase: Phrase) -> bool:
    """Whether a courtesy stands before a name: `Mr Doe`."""
    before = tree.tokens[max(phrase.first - 1, 0) : phrase.head]
    return any(t.lower.rstrip(".") in lexicon.reference.courtesies for t in before)


def is_unseen_person(tree: Tree, lexicon: ActorLexicon, name: Token) -> bool:
    """Whether an unknown name of two words or more, which the parser takes for a place or a body, is a person's.

    `Their lawyer, Jane Doe`: it stands beside a word for one person.
    """
    if name.dep != "appos" or name.pos != "PROPN" or name.ent not in NOT_PERSONS:
        return False
    title = tree.head(name)
    apart = tree.tokens[name.i - 1].pos == "PROPN" and title.i < name.i and title.tag == "NN"
    return apart and any(e.is_role and e.kind in ("person", "title") for e in lexicon.look_up(title.lemma))
