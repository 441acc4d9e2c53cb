"""A tree of words stays as it was, whatever is done with what it gives."""

from __future__ import annotations

from dateline.grammar.tree import Tree
from dateline.model import Parse, Token


def make_tree() -> Tree:
    words = (("Soldiers", "nsubj", 1), ("fired", "ROOT", 1), ("again", "advmod", 1))
    tokens, at = [], 0
    for i, (word, dep, head) in enumerate(words):
        tokens.append(
            Token(
                i=i, start=at, end=at + len(word), text=word, lemma=word, pos="X", tag="XX", dep=dep, head=head, ent="",
                ent_start=False, sent=0,
            )
        )  # fmt: skip
        at += len(word) + 1
    return Tree(Parse(text="Soldiers fired again", tokens=tuple(tokens), sents=((0, 3),)))


def test_who_adds_to_the_children_of_a_word_does_not_change_the_tree() -> None:
    tree = make_tree()
    fired = tree.tokens[1]
    children = tree.children(fired)
    children += [fired]
    assert [token.text for token in tree.children(fired)] == ["Soldiers", "again"]
    assert [token.text for token in tree.subtree(fired)] == ["Soldiers", "fired", "again"]
