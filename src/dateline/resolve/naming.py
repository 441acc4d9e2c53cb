"""Names that a text gives to a body itself: `a group calling itself the Black Hand`, `a gang, the "Red Ponchos"`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dateline.grammar import Tree
from dateline.lexicon.actors import ActorLexicon
from dateline.lexicon.reference import ReferenceWords
from dateline.model import ActorCode, Token
from dateline.resolve.nounphrases import Phrase, head_within
from dateline.resolve.phrases import read_phrase
from dateline.resolve.plaincase import is_shouted

OPENING, CLOSING = frozenset({"“", "``", '"', "«"}), frozenset({"”", "''", '"', "»"})
UNQUOTED = str.maketrans("", "", '"“”«»')
LONGEST = 12  # tokens of a name
WITHIN = 6  # tokens from the noun to the word that names it
NAMING_TAGS = frozenset({"VBN", "VBG", "VBZ", "VBP", "VBD"})
NAMELIKE = frozenset({"PROPN", "NOUN", "ADJ", "NUM"})


def named_bodies(
    tree: Tree, lexicon: ActorLexicon, text: str, on: dt.date | None
) -> Iterator[tuple[Phrase, ActorCode]]:
    """The names that a text gives to bodies, with their codes; the title of each phrase is the noun that it names."""
    words = lexicon.reference
    for noun in tree.tokens:
        if noun.lemma not in words.named_bodies or noun.pos not in ("NOUN", "PROPN"):
            continue
        span = _given(tree, words, noun) or _beside(tree, words, noun)
        if span is not None:
            first, last = span
            name = text[tree.tokens[first].start : tree.tokens[last].end].translate(UNQUOTED)
            known = read_phrase(lexicon, name, on=on) if lexicon.look_up(name) else None
            code = known.code if known else ActorCode(name=name, kind="group", basis="named in the text")
            yield Phrase(first=first, last=last, head=head_within(tree, first, last), reach=last, title=noun.i), code


def _given(tree: Tree, words: ReferenceWords, noun: Token) -> tuple[int, int] | None:
    """The name after a word of naming: "calling itself X", "known as X", "that calls itself X"."""
    for verb in tree.tokens[noun.i + 1 : noun.i + WITHIN]:
        if verb.lemma in words.naming and verb.tag in NAMING_TAGS and verb.sent == noun.sent:
            start = verb.i + 1
            reflexive = start < len(tree) and tree.tokens[start].lower in words.themselves
            if reflexive or verb.tag == "VBN" or verb.tag == "VBD" and _is_described(tree, words, noun, verb):
                return _name_at(tree, words, start + reflexive)
            return None
        if verb.pos in ("VERB", "AUX") or verb.text in (".", ";"):
            return None
    return None


def _is_described(tree: Tree, words: ReferenceWords, noun: Token, verb: Token) -> bool:
    """Whether "called" tells a name, though the parser takes it for the verb: "a gang called the Foxes shot ..."."""
    new = any(t.lower in words.indefinite for t in tree.children(noun, "det"))
    return new and verb.i == noun.i + 1 or tree.tokens[verb.i - 1].text == ","


def _beside(tree: Tree, words: ReferenceWords, noun: Token) -> tuple[int, int] | None:
    """The name in quotation marks right behind a body: `a commando unit, the "Ana Pardo Force"`."""
    at = noun.i + 1
    while at < len(tree) and (tree.tokens[at].text == "," or tree.tokens[at].pos == "DET"):
        at += 1
    quoted = at < len(tree) and tree.tokens[at].text in OPENING and tree.tokens[at].sent == noun.sent
    return _name_at(tree, words, at) if quoted else None


def _name_at(tree: Tree, words: ReferenceWords, at: int) -> tuple[int, int] | None:
    """The name that begins at a token, behind articles and quotation marks; None if there is no name."""
    tokens, marked = tree.tokens, False
    while at < len(tokens) and (tokens[at].pos in ("DET", "ADP") or tokens[at].text in OPENING):
        marked = marked or tokens[at].text in OPENING
        at += 1
    last, inside = at - 1, marked
    shouted = at < len(tokens) and is_shouted(tree, at)
    for token in tokens[at : at + LONGEST]:
        if token.sent != tokens[at].sent:
            break
        if token.text in CLOSING and inside:
            inside = False
        elif _is_namelike(token, shouted):
            last = token.i
        elif not _is_link(words, token, inside):
            break
    return (at, last) if last >= at else None


def _is_namelike(token: Token, shouted: bool) -> bool:
    return token.pos in NAMELIKE and (shouted or token.text[:1].isupper() or token.pos == "NUM")


def _is_link(words: ReferenceWords, token: Token, inside: bool) -> bool:
    """Whether a small word may stand inside a name: "Army of the Poor", "Movimiento por la Paz"."""
    return token.lower in words.name_links or token.tag == "POS" or token.text == "-" or inside and token.text == ","
