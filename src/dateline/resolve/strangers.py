"""Names of parties that the lexicon does not know."""

from __future__ import annotations

from dateline.grammar import Tree
from dateline.lexicon.actors import ActorLexicon
from dateline.model import ActorCode, Token
from dateline.resolve.apposed import is_unseen_person
from dateline.resolve.checks import is_unknown_party
from dateline.resolve.nounphrases import Phrase
from dateline.resolve.phrases import PhraseCode, is_local_body

NAMED_KINDS = {"PERSON": "person", "ORG": "organization", "NORP": "people"}


def may_be_party(tree: Tree, lexicon: ActorLexicon, head: Token) -> bool:
    """Whether a name that nobody knows is somebody's: by its label, or by what stands around it."""
    if head.lower in tree.words.get("no_names", ()):
        return False  # `an FIR`: the parser takes capitals for a name
    return head.ent in NAMED_KINDS or is_unknown_party(head) or is_unseen_person(tree, lexicon, head)


def name_stranger(tree: Tree, lexicon: ActorLexicon, text: str, phrase: Phrase, found: PhraseCode | None) -> ActorCode:
    """A named entity that the lexicon does not know, with the state that its modifiers name."""
    head, first = tree.tokens[phrase.head], phrase.head
    while first > phrase.first and tree.tokens[first - 1].ent == head.ent and not tree.tokens[first].ent_start:
        first -= 1
    first += tree.tokens[first].pos == "DET" and first < head.i
    name = text[tree.tokens[first].start : head.end]
    kind = "person" if is_unseen_person(tree, lexicon, head) else NAMED_KINDS.get(head.ent, "unnamed")
    owned = found and (any(w.norm == "'s" for w in found.parts.words) or is_local_body(lexicon, found, name))
    country = found.code.country if found and owned else None
    return ActorCode(name=name, kind=kind, country=country, basis="named entity" if head.ent else "unknown name")
