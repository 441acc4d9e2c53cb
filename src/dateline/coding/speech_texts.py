"""Whose words they are that a text says: `a statement by the ministry said`, `a letter attributed to the rebels`."""

from __future__ import annotations

from dateline.coding.speech_draft import phrase
from dateline.coding.speech_source import find_source, noun_source
from dateline.grammar.tree import Tree
from dateline.lexicon.speech import SpeechWords
from dateline.model import Token


def find_author(
    tree: Tree, words: SpeechWords, verb: Token, source: Token | None
) -> tuple[Token | None, tuple[int, int] | None]:
    """Who speaks by a statement or a letter: its author, with the words for both if they stand together."""
    if source is None or not words.listed("channel_texts", source.lemma):
        return source, None
    made = verb.dep == "acl" and source.dep == "dobj"
    author = noun_source(tree, source, made=made) or _publisher(tree, words, source)
    author = (
        author
        or _ascribed(tree, source)
        or (_sender(tree, verb, source) if verb.dep == "acl" else None)
        or _maker(tree, source)
    )
    if author is None:
        return source, None
    span = phrase(tree, source)
    return author, span if span[0] <= author.i <= span[1] else None


def _ascribed(tree: Tree, text: Token) -> Token | None:
    """Whose text others take it for: "a statement attributed to the rebels"."""
    for participle in tree.children(text, "acl"):
        if participle.tag == "VBN" and participle.lemma in tree.words.get("ascribing", ()):
            return next((n for p in tree.children(participle, "prep") for n in tree.children(p, "pobj")), None)
    return None


def _sender(tree: Tree, verb: Token, text: Token) -> Token | None:
    """Who acts by a text that says something: "He resigned in a letter saying that ..."."""
    preposition = tree.head(text)
    if verb.tag != "VBG" or text.dep != "pobj" or tree.head(preposition).pos != "VERB":
        return None
    return find_source(tree, tree.head(preposition))


def _maker(tree: Tree, text: Token) -> Token | None:
    """Whose text it is by its first noun: "an army statement"."""
    return next((t for t in tree.children(text, "compound") if t.pos in ("NOUN", "PROPN")), None)


def _publisher(tree: Tree, words: SpeechWords, text: Token) -> Token | None:
    """Whose place a text stands in: "a statement on its website"."""
    for preposition in tree.children(text, "prep"):
        for place in tree.children(preposition, "pobj"):
            owner = tree.child(place, "poss")
            if owner is not None and words.listed("channel_nouns", place.lemma):
                return owner
    return None
