"""Who is named only where a deed was done: `An attack in Somalia killed three`."""

from __future__ import annotations

from itertools import takewhile

from dateline.coding.cast import STATE, Cast
from dateline.grammar.clause import is_verb
from dateline.grammar.holding import is_near_border
from dateline.grammar.tree import Tree
from dateline.model import Mention, Token

TOWNS = ("capital", "seat", "town", "city")  # what the reason starts with for which a town is somebody
PARTS = ("region:", "city:")  # of ids of the lists of actors


def scene_of(tree: Tree, cast: Cast, deed: Token) -> frozenset[str]:
    """The actors at whose place a deed of force was done, none of whom has done it."""
    if deed.lemma not in tree.words.get("blows", ()):
        return frozenset()
    where = [p for p in tree.subtree(deed) if p.dep == "prep" and p.lower in tree.words.get("locative", ())]
    named = (t for p in where for noun in tree.children(p, "pobj") for t in _without_doers(tree, noun))
    return frozenset(m.actor for t in named for m in cast.at(t))


def is_scene(tree: Tree, cast: Cast, noun: Token, before: Token) -> bool:
    """`the Mogadishu bombing`, `the Benue attack`: whether a word is a town or a region before what was done."""
    if before.pos != "PROPN" or noun.lemma not in tree.words.get("scenes", ()):
        return False
    return all(cast.actor(m).kind == STATE and (cast.actor(m).sectors or _is_part(cast, m)) for m in cast.at(before))


def _is_part(cast: Cast, mention: Mention) -> bool:
    return (cast.actor(mention).lexicon_id or "").startswith(PARTS)


def is_bound(tree: Tree, prep: Token) -> bool:
    """`near Burundi's border with Tanzania`, `at Baku's ties with Iran`: they have to do with each other."""
    shared = tree.head(prep)
    if prep.lower != "with" or shared.dep != "pobj":
        return False
    owner = tree.child(shared, "poss")
    return owner is not None and owner.pos != "PRON" or _is_by_border(tree, shared)


def _is_by_border(tree: Tree, noun: Token) -> bool:
    """`attacked a village near the border with Niger`: what lies beyond is not what a deed of force meets."""
    prep = tree.head(noun)
    return is_near_border(tree, prep) and any(t.lemma in tree.words["blows"] for t in tree.ancestors(prep))


def is_aim(tree: Tree, deed: Token, mention: Mention) -> bool:
    """`An attack on a police post left two dead`: what a deed is aimed at does not do what it leads to."""
    for prep in tree.ancestors(tree.tokens[mention.head]):
        if prep.i == deed.i:
            return False
        if prep.head == deed.i:
            return prep.lower in tree.words.get("aiming", ())
    return False


def _without_doers(tree: Tree, noun: Token) -> list[Token]:
    """The words of a phrase before those that a `by` or `between` in it brings in."""
    words = tree.subtree(noun)
    doers = tree.words.get("doers_behind", ())
    end = next((n for n, t in enumerate(words) if t.lower in doers), len(words))
    return words[:end]


def is_on_way(tree: Tree, cast: Cast, mention: Mention) -> bool:
    """`blocked the road between Mardan and Peshawar`, `the Imphal–Dimapur highway`: towns that a road leads to."""
    over = takewhile(lambda up: not is_verb(up), tree.ancestors(tree.tokens[mention.head]))
    led_to = any(up.lemma in tree.words.get("ways", ()) for up in over)
    return led_to and (cast.actor(mention).basis or "").startswith(TOWNS)


def is_only_where(tree: Tree, cast: Cast, mention: Mention) -> bool:
    """`a bomb went off at a market in Baghdad`: the capital is where it was, and its state was not hit."""
    who, head = cast.actor(mention), tree.tokens[mention.head]
    capital = who.kind == STATE and not who.sectors and (who.basis or "").startswith(TOWNS[:2])
    return capital and head.dep == "pobj" and tree.head(head).lower in tree.words.get("locative", ())
