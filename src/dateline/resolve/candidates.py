"""Which phrases of an article may be mentions of actors, and what each says by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.grammar import Tree
from dateline.lexicon.actors import ActorLexicon
from dateline.model import ActorCode, Token
from dateline.resolve.kinds import name_kind
from dateline.resolve.names import NameSpan, scan_names, surface
from dateline.resolve.nounphrases import Phrase, dwelling, find_phrases, head_within, phrase_of
from dateline.resolve.phrases import PhraseCode, is_compound_name, read_phrase
from dateline.resolve.sectors import STRONG
from dateline.resolve.units import LARGE_TOWN

_NAMED_KINDS = {"PERSON": "person", "ORG": "organization", "NORP": "people"}
_WHERE = frozenset({"in", "at", "near", "from", "through", "across", "outside", "around"})
_ACTIVE = frozenset({"nsubj", "nsubjpass", "dobj"})
_RELATIVE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss"})
_NOT_NAMES = frozenset({"EVENT", "FAC", "WORK_OF_ART", "PRODUCT", "LAW", "LANGUAGE"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A phrase that may mention an actor.

    code: what it says by itself, None for a phrase that only points back; word: the role word at its head,
    '' if a name is; named: whether its head is a name; number: one | many; given: whether the caller vouches for it.
    points: pronoun | relative | pair | state | body | echo | '' for a phrase that must find its actor elsewhere.
    """

    phrase: Phrase
    code: ActorCode | None
    word: str = ""
    named: bool = False
    number: str = "one"
    given: bool = False
    points: str = ""


def find_candidates(
    tree: Tree, lexicon: ActorLexicon, on: dt.date | None, given: tuple[tuple[int, int], ...]
) -> list[Candidate]:
    """All candidates by the place of their heads: given ones, noun phrases, names inside them, pronouns."""
    text = surface(tree, lexicon)
    found = list(_given(tree, lexicon, text, on, given))
    heads = {c.phrase.head for c in found}
    ties = lexicon.phrases.belonging | lexicon.phrases.speaking_for
    names = list(scan_names(tree, lexicon, text, on))
    starts = {i: name.first for name in names for i in range(name.first, name.last + 1)}
    for phrase in find_phrases(tree, ties):
        phrase = replace(phrase, first=min(phrase.first, starts.get(phrase.head, phrase.first)))
        if phrase.head not in heads:
            for candidate in _code_noun(tree, lexicon, text, phrase, on):
                found.append(candidate)
                heads.add(phrase.head)
    for name in names:
        head = head_within(tree, name.first, name.last)
        inner = _inner_name(tree, lexicon, name, head, found) if head not in heads else None
        if inner:
            found.append(inner)
            heads.add(head)
    found += [c for c in _pronouns(tree, lexicon) if c.phrase.head not in heads]
    return sorted(found, key=lambda c: (c.phrase.head, c.phrase.first))


def _given(
    tree: Tree, lexicon: ActorLexicon, text: str, on: dt.date | None, spans: tuple[tuple[int, int], ...]
) -> Iterator[Candidate]:
    ties = lexicon.phrases.belonging | lexicon.phrases.speaking_for
    for start, end in spans:
        inside = [t for t in tree.tokens if t.start < end and start < t.end]
        if not inside:
            continue
        first, last = inside[0].i, inside[-1].i
        head = head_within(tree, first, last)
        reach = phrase_of(tree, tree.tokens[head], ties).reach if first == last == head else last
        phrase = Phrase(first=first, last=last, head=head, reach=max(reach, last))
        pointing = _pointer(tree, lexicon, tree.tokens[head])
        code = read_phrase(lexicon, text[tree.tokens[first].start : tree.tokens[phrase.reach].end], on=on)
        name = ActorCode(name=text[start:end], kind=_NAMED_KINDS.get(tree.tokens[head].ent, "unnamed"), basis="given")
        number = _number(tree.tokens[head])
        base = Candidate(phrase=phrase, code=name, named=True, number=number, given=True, points=pointing)
        yield _describe(base, code) if code else base


def _describe(base: Candidate, found: PhraseCode) -> Candidate:
    role = found.parts.head.role if found.parts.head else None
    word = role.name if role and not found.parts.loose_names and found.code.lexicon_id is None else ""
    word = role.name if role and found.code.kind != "person" else word
    if role and not found.parts.loose_names:
        word = role.name
    return replace(base, code=found.code, word=word, named=not word)


def _code_noun(tree: Tree, lexicon: ActorLexicon, text: str, phrase: Phrase, on: dt.date | None) -> Iterator[Candidate]:
    head = tree.tokens[phrase.head]
    start = tree.tokens[phrase.first].start
    pointing = _pointer(tree, lexicon, head)
    base = Candidate(phrase=phrase, code=None, number=_number(head), points=pointing)
    if pointing == "pair" and head.lower not in lexicon.reference.bare_pairs:
        yield base
        return
    found = _read(tree, lexicon, text, phrase, on)
    if found and head.ent == "PERSON" and is_compound_name(found.parts):
        yield replace(base, code=_unknown_name(tree, text, phrase, head, None), named=True)
    elif found and _names_head(found, start, head) and not _is_doubtful_town(found, head):
        vague = _is_vague(found, base.number)
        points = pointing or _points_back(tree, lexicon, phrase, found)
        if points == "state" or (points in ("body", "pair") and vague):
            yield replace(_describe(base, found), code=None, points=points)
        elif not vague:
            for code in _coordinated(tree, lexicon, text, phrase, found, on):
                yield replace(_describe(base, found), code=_settle(tree, phrase, code), points=points)
    elif head.pos == "PROPN" and (head.ent in _NAMED_KINDS or _is_unknown_party(head)):
        yield replace(base, code=_unknown_name(tree, text, phrase, head, found), named=True)
    elif head.text[:1].isupper() and head.ent not in _NOT_NAMES:
        yield replace(base, code=ActorCode(name=head.text, kind="unnamed"), named=True, points="echo")


def _read(tree: Tree, lexicon: ActorLexicon, text: str, phrase: Phrase, on: dt.date | None) -> PhraseCode | None:
    """The code of a phrase; where it names no state, with the one in a participle clause ("rebels operating in X")."""
    start = tree.tokens[phrase.first].start
    persons = _person_spans(tree, phrase)
    found = read_phrase(lexicon, text[start : tree.tokens[phrase.reach].end], on=on, persons=persons)
    if found is None or found.code.country is not None:
        return found
    place = dwelling(tree, tree.tokens[phrase.head], lexicon.phrases.belonging)
    if place is None:
        return found
    core, tail = text[start : tree.tokens[phrase.head].end], text[tree.tokens[place[0]].start : tree.tokens[place[1]].end]
    return read_phrase(lexicon, f"{core} {tail}", on=on, persons=persons)


def _person_spans(tree: Tree, phrase: Phrase) -> tuple[tuple[int, int], ...]:
    """The persons' names that the parser saw in a phrase, in characters from its start."""
    start, spans = tree.tokens[phrase.first].start, []
    for token in tree.tokens[phrase.first : phrase.reach + 1]:
        if token.ent == "PERSON":
            begins = token.ent_start or not spans or tree.tokens[token.i - 1].ent != "PERSON"
            spans.append((token.start - start if begins else spans.pop()[0], token.end - start))
    return tuple(spans)


def _is_unknown_party(head: Token) -> bool:
    """Whether an unknown proper name stands as subject or object."""
    return head.dep in _ACTIVE and not head.ent and head.text[:1].isupper()


def _names_head(found: PhraseCode, start: int, head: Token) -> bool:
    """Whether a piece or an unknown name after a title covers the head token."""
    at = head.start - start
    parts = found.parts
    for piece in parts.core:
        if parts.words[piece.first].start <= at < parts.words[piece.last - 1].end:
            return found.headed or piece is parts.head
    loose = parts.loose_names
    inside = bool(loose) and parts.words[loose[0]].start <= at < parts.words[loose[-1]].end
    return inside and found.headed and (found.code.kind == "person" or parts.head is None)


def _is_vague(found: PhraseCode, number: str) -> bool:
    """Whether a role word by itself says too little: `state`, `area`, `jets` without owner."""
    role = found.parts.head.role if found.parts.head else None
    if role is None or found.parts.loose_names or found.code.country is not None:
        return False
    if not role.sectors:
        return role.kind not in ("post", "title") and not (role.kind == "body" and number == "many")
    return (role.kind == "organ" and role.priority < 4) or (role.kind == "hardware" and role.priority < STRONG)


def _is_doubtful_town(found: PhraseCode, head: Token) -> bool:
    """Whether a small town's name stands where the parser sees no place."""
    entry = found.parts.head.choice.entry if found.parts.head and found.parts.head.choice else None
    return entry is not None and entry.kind == "city" and entry.weight < LARGE_TOWN and head.ent not in ("GPE", "LOC")


def _points_back(tree: Tree, lexicon: ActorLexicon, phrase: Phrase, found: PhraseCode) -> str:
    """state or body for `the country`, `the group` and the like, '' for a phrase that says who it is itself."""
    parts, words = found.parts, lexicon.reference
    role = parts.head.role if parts.head else None
    plain = len(parts.core) == 1 and not parts.loose and found.code.country is None and not parts.tails
    if role is None or not plain or tree.tokens[phrase.first].lower not in words.definite:
        return ""
    return "state" if role.name in words.state_nouns else "body" if role.name in words.bodies else ""


def _settle(tree: Tree, phrase: Phrase, code: ActorCode) -> ActorCode:
    """A capital that only tells where something is ("in Doha") does not stand for its government."""
    head = tree.tokens[phrase.head]
    entry_is_place = (code.lexicon_id or "").startswith("country:") and code.kind == "state" and "GOV" in code.sectors
    if not entry_is_place or not (_is_where(tree, head) or _is_dateline(tree, head)):
        return code
    return replace(code, sectors=tuple(s for s in code.sectors if s != "GOV"))


def _is_where(tree: Tree, head: Token) -> bool:
    return head.dep == "pobj" and tree.head(head).lower in _WHERE


def _is_dateline(tree: Tree, head: Token) -> bool:
    """Whether a place's name opens a paragraph and a colon, bracket or dash follows."""
    first = tree.parse.sents[head.sent][0]
    after = tree.tokens[head.i + 1] if head.i + 1 < len(tree) else None
    if head.i - first > 1 or after is None:
        return False
    dashes = any(t.text[:1] in "-–—(" for t in tree.tokens[head.i + 1 : head.i + 9])
    return after.text[:1] in ":(-–—" or (after.text == "," and dashes)


def _coordinated(
    tree: Tree, lexicon: ActorLexicon, text: str, phrase: Phrase, found: PhraseCode, on: dt.date | None
) -> Iterator[ActorCode]:
    """One code for each state of `US and British forces`; else the code as it is."""
    head = tree.tokens[phrase.head]
    first = next((c for c in tree.children(head, "amod", "nmod", "compound") if tree.children(c, "conj")), None)
    others = tree.children(first, "conj") if first else []
    if first is None or found.parts.head is None or not found.parts.head.role:
        yield found.code
        return
    start = found.parts.words[found.parts.head.first].start + tree.tokens[phrase.first].start
    rest = text[start : head.end]
    codes = [read_phrase(lexicon, f"{m.text} {rest}", on=on) for m in (first, *others) if m.end <= start]
    states = [c.code for c in codes if c and c.code.country]
    if len({c.country for c in states}) > 1:
        yield from states
    else:
        yield found.code


def _unknown_name(tree: Tree, text: str, phrase: Phrase, head: Token, found: PhraseCode | None) -> ActorCode:
    """A named entity that the lexicon does not know, with the state that its modifiers name."""
    first = head.i
    while first > phrase.first and tree.tokens[first - 1].ent == head.ent and not tree.tokens[first].ent_start:
        first -= 1
    name = text[tree.tokens[first].start : head.end]
    kind = _NAMED_KINDS.get(head.ent, "unnamed")
    country = found.code.country if found and any(w.norm == "'s" for w in found.parts.words) else None
    return ActorCode(name=name, kind=kind, country=country, basis="named entity" if head.ent else "unknown name")


def _inner_name(
    tree: Tree, lexicon: ActorLexicon, name: NameSpan, head: int, found: list[Candidate]
) -> Candidate | None:
    """A name inside a larger phrase, if it is not a part of another name."""
    token, entry = tree.tokens[head], name.choice.entry
    if (entry is None and name.choice.country is None) or token.ent in _NOT_NAMES:
        return None
    if entry and entry.kind == "city" and token.ent not in ("GPE", "LOC") and (entry.weight < LARGE_TOWN or token.ent):
        return None
    outer = next((c for c in found if c.phrase.first <= name.first and name.last <= c.phrase.last and c.named), None)
    if outer and outer.code and _belongs(tree, token, name.last, outer):
        return None
    phrase = Phrase(first=name.first, last=name.last, head=head, reach=name.last)
    code = _settle(tree, phrase, _name_code(tree, name))
    return Candidate(phrase=phrase, code=code, named=True, number=_number(token))


def _belongs(tree: Tree, token: Token, last: int, outer: Candidate) -> bool:
    """Whether a name is but a part of the name that it stands in."""
    code = outer.code
    if token.ent in ("PERSON", "ORG") and _one_entity(tree, last, outer.phrase.head):
        return True
    unknown = code is not None and not code.lexicon_id and code.kind == "organization" and not outer.word
    return unknown and token.dep in ("compound", "nmod", "amod")


def _name_code(tree: Tree, name: NameSpan) -> ActorCode:
    entry = name.choice.entry
    kind = entry.kind if entry else ""
    written = tree.evidence(tree.tokens[name.first], tree.tokens[name.last]).text
    return ActorCode(
        name=entry.name if entry and kind not in ("capital", "seat") else written,
        kind="state" if kind == "demonym" else name_kind(kind) if kind else "unnamed",
        country=name.choice.country,
        sectors=name.choice.sectors,
        role=entry.role if entry and kind == "person" else None,
        lexicon_id=entry.id if entry else None,
        basis=name.choice.basis,
    )


def _one_entity(tree: Tree, first: int, last: int) -> bool:
    """Whether two tokens stand in the same named entity."""
    low, high = min(first, last), max(first, last)
    return all(t.ent == tree.tokens[low].ent and not t.ent_start for t in tree.tokens[low + 1 : high + 1])


def _number(head: Token) -> str:
    return "many" if head.tag in ("NNS", "NNPS") else "one"


def _pointer(tree: Tree, lexicon: ActorLexicon, head: Token) -> str:
    words = lexicon.reference
    if head.lower in words.pronouns:
        return "pronoun"
    marked = {c.lower for c in tree.children(head)} & words.pair_marks
    if marked and head.lower in words.state_pairs | words.person_pairs and not tree.children(head, "prep", "relcl"):
        return "pair"
    alone = [c.lower for c in tree.children(head) if c.i < head.i] == ["the"]
    return "pair" if alone and head.lower in words.bare_pairs and not tree.children(head, "prep", "relcl") else ""


def _pronouns(tree: Tree, lexicon: ActorLexicon) -> Iterator[Candidate]:
    for token in tree.tokens:
        pronoun = lexicon.reference.pronouns.get(token.lower) if token.pos == "PRON" else None
        if pronoun:
            phrase = Phrase(first=token.i, last=token.i, head=token.i, reach=token.i)
            yield Candidate(phrase=phrase, code=None, number=pronoun.number, points="pronoun")
        elif token.tag in ("WP", "WDT", "WP$") and token.dep in _RELATIVE:
            phrase = Phrase(first=token.i, last=token.i, head=token.i, reach=token.i)
            yield Candidate(phrase=phrase, code=None, points="relative")
