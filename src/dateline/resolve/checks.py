"""What the parser and the words of a phrase tell about whether, and how, it names an actor."""

from __future__ import annotations

from dataclasses import replace

from dateline.grammar import Tree
from dateline.lexicon.actors import ActorLexicon
from dateline.model import ActorCode, Token
from dateline.resolve.nounphrases import Phrase
from dateline.resolve.phrases import PhraseCode
from dateline.resolve.pieces import LARGE_TOWN
from dateline.resolve.sectors import STRONG

_ACTIVE = frozenset({"nsubj", "nsubjpass", "dobj"})


def is_vague(found: PhraseCode, lexicon: ActorLexicon, number: str) -> bool:
    """Whether a role word by itself says too little: `state`, `area`, `jets` without owner."""
    role = found.parts.head.role if found.parts.head else None
    if role is None or found.parts.loose_names:
        return False
    if _is_bare(found, lexicon, number):
        return True
    if found.code.country is not None:
        return False
    if not role.sectors:
        unnamed = found.parts.words[0].norm in lexicon.reference.indefinite and role.kind == "body"
        if unnamed and role.name in lexicon.reference.state_nouns:
            return False  # "any country" is somebody, if nobody knows who
        return role.kind not in ("post", "title") and not (role.kind == "body" and number == "many")
    return (role.kind == "organ" and role.priority < 4) or (role.kind == "hardware" and role.priority < STRONG)


def _is_bare(found: PhraseCode, lexicon: ActorLexicon, number: str) -> bool:
    """`by force` and `mild force`, which are nobody, and `all parties`, which are those of a dispute."""
    role, words = found.parts.head.role if found.parts.head else None, found.parts.words
    if role is not None and role.name in lexicon.reference.stuff and words[0].norm in lexicon.reference.stuff_kinds:
        return len(words) == 2
    if role is None or len(found.parts.core) > 1 or found.parts.loose:
        return False
    if number == "one":
        return role.name in lexicon.reference.stuff and len(words) == 1
    shared = role.name in lexicon.reference.shared_nouns
    return shared and words[0].norm in lexicon.reference.sharing and not found.parts.tails


def is_doubtful(tree: Tree, found: PhraseCode, head: Token) -> bool:
    """Whether the parser's named entities speak against the meaning that the lexicon gives."""
    return _is_landmark(found, head) or _is_doubtful_town(found, head) and not _stands_as_place(tree, head)


def _stands_as_place(tree: Tree, head: Token) -> bool:
    """`shelled Malakal`, `a barracks in Malakal`, whatever the name looks like."""
    over = tree.head(head)
    struck = head.dep in ("dobj", "nsubjpass") and over.lemma in tree.words.get("place_deeds", ())
    return struck or head.dep == "pobj" and over.lower in tree.words.get("place_before", ())


def _is_landmark(found: PhraseCode, head: Token) -> bool:
    """Whether the parser sees a landmark or sea where a role word is but a part of its name ("the Black Sea")."""
    return head.ent in ("LOC", "FAC") and head.pos == "PROPN" and bool(found.parts.head and found.parts.head.role)


def _is_doubtful_town(found: PhraseCode, head: Token) -> bool:
    """Whether a small town's name stands where the parser sees no place."""
    entry = found.parts.head.choice.entry if found.parts.head and found.parts.head.choice else None
    return entry is not None and entry.kind == "city" and entry.weight < LARGE_TOWN and head.ent not in ("GPE", "LOC")


def points_back(tree: Tree, lexicon: ActorLexicon, phrase: Phrase, found: PhraseCode) -> str:
    """state or body for `the country`, `the group` and the like, '' for a phrase that says who it is itself."""
    parts, words = found.parts, lexicon.reference
    role = parts.head.role if parts.head else None
    plain = len(parts.core) == 1 and not parts.loose and found.code.country is None and not parts.tails
    if role is None or not plain or tree.tokens[phrase.first].lower not in words.definite:
        return ""
    return "state" if role.name in words.state_nouns else "body" if role.name in words.bodies else ""


def settle(tree: Tree, lexicon: ActorLexicon, phrase: Phrase, code: ActorCode) -> ActorCode:
    """A capital that only tells where something is ("in Doha") does not stand for its government."""
    head = tree.tokens[phrase.head]
    entry_is_place = (code.lexicon_id or "").startswith("country:") and code.kind == "state" and "GOV" in code.sectors
    if not entry_is_place or not (is_where(tree, lexicon, head) or is_dateline(tree, head)):
        return code
    return replace(code, sectors=tuple(s for s in code.sectors if s != "GOV"))


def is_where(tree: Tree, lexicon: ActorLexicon, head: Token) -> bool:
    """Whether a noun only tells where."""
    return head.dep == "pobj" and tree.head(head).lower in lexicon.phrases.where


def is_dateline(tree: Tree, head: Token) -> bool:
    """Whether a place's name opens a paragraph and a colon, bracket or dash follows."""
    first = tree.parse.sents[head.sent][0]
    after = tree.tokens[head.i + 1] if head.i + 1 < len(tree) else None
    if head.i - first > 1 or after is None:
        return False
    dashes = any(t.text[:1] in "-–—(" for t in tree.tokens[head.i + 1 : head.i + 9])
    return after.text[:1] in ":(-–—" or (after.text == "," and dashes)


def is_unknown_party(head: Token) -> bool:
    """Whether an unknown proper name stands as subject or object."""
    return head.dep in _ACTIVE and not head.ent and head.text[:1].isupper()


def names_head(found: PhraseCode, start: int, head: Token) -> bool:
    """Whether a piece or an unknown name after a title covers the head token."""
    at = head.start - start
    parts = found.parts
    for piece in parts.core:
        if parts.words[piece.first].start <= at < parts.words[piece.last - 1].end:
            return found.headed or piece is parts.head
    loose = parts.loose_names
    inside = bool(loose) and parts.words[loose[0]].start <= at < parts.words[loose[-1]].end
    return inside and found.headed and (found.code.kind == "person" or parts.head is None)


def person_spans(tree: Tree, phrase: Phrase) -> tuple[tuple[int, int], ...]:
    """The persons' names that the parser saw in a phrase, in characters from its start."""
    start = tree.tokens[phrase.first].start
    spans: list[tuple[int, int]] = []
    head = tree.tokens[phrase.head]
    if _stands_as_place(tree, head) and not tree.children(head, "compound"):
        return ()  # `captured Bambari`
    for token in tree.tokens[phrase.first : phrase.reach + 1]:
        if token.ent == "PERSON":
            begins = token.ent_start or not spans or tree.tokens[token.i - 1].ent != "PERSON"
            spans.append((token.start - start if begins else spans.pop()[0], token.end - start))
    return tuple(spans)


def one_entity(tree: Tree, first: int, last: int) -> bool:
    """Whether two tokens stand in the same named entity."""
    low, high = min(first, last), max(first, last)
    return all(t.ent == tree.tokens[low].ent and not t.ent_start for t in tree.tokens[low + 1 : high + 1])


def is_among(tree: Tree, pronoun: Token) -> bool:
    """`Nine rebels died, among them two women`: those of whom some are picked out."""
    return pronoun.dep == "pobj" and tree.head(pronoun).lower in tree.words.get("picking", ())


def is_called(tree: Tree, phrase: Phrase, word: str) -> bool:
    """`the West African bloc Ecowas`, `the Houthi movement`: whether a name stands with a word for what bears it."""
    tokens = tree.tokens[phrase.first : phrase.head + 1]
    return any(t.lemma == word and t.text.islower() for t in tokens)
