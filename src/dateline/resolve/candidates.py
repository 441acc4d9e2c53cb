"""Which phrases of an article may be mentions of actors, and what each says by itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from dateline.grammar import Tree
from dateline.lexicon.actors import ActorLexicon
from dateline.model import ActorCode, Token
from dateline.resolve.checks import is_doubtful, is_vague, names_head, one_entity, person_spans, points_back, settle
from dateline.resolve.kinds import name_kind
from dateline.resolve.names import Beginnings, NameSpan, scan_names, surface
from dateline.resolve.namesakes import is_listed, lands_named, without_namesake
from dateline.resolve.naming import named_bodies
from dateline.resolve.nounphrases import Phrase, dwelling, find_phrases, head_within, number_of, phrase_of
from dateline.resolve.phrases import PhraseCode, described_body, is_compound_name, read_phrase, telling_words
from dateline.resolve.pieces import LARGE_TOWN
from dateline.resolve.pointing import points_as
from dateline.resolve.shared import shared_phrases
from dateline.resolve.strangers import NAMED_KINDS, may_be_party, name_stranger

_BEFORE = frozenset({"compound", "amod", "nmod"})
_STATES = frozenset({"NORP", "GPE"})
_PARTY = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "agent"})
_RELATIVE = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "poss"})
_NOT_NAMES = frozenset({"EVENT", "FAC", "WORK_OF_ART", "PRODUCT", "LAW", "LANGUAGE"})


class Candidate(NamedTuple):
    """A phrase that may mention an actor.

    code: what it says by itself, None for a phrase that only points back; word: the role word at its head,
    '' if a name is; named: whether its head is a name; number: one | many; given: whether the caller vouches for it.
    marks: the words of a role phrase that say whom it means, without articles, numbers and states;
    points: pronoun | relative | pair | many | order | state | body | echo, where it must find its actor elsewhere;
    else empty.
    """

    phrase: Phrase
    code: ActorCode | None
    word: str = ""
    named: bool = False
    number: str = "one"
    given: bool = False
    points: str = ""
    marks: frozenset[str] = frozenset()


def find_candidates(
    tree: Tree, lexicon: ActorLexicon, on: dt.date | None, given: tuple[tuple[int, int], ...]
) -> list[Candidate]:
    """All candidates by the place of their heads: given ones, noun phrases, names inside them, pronouns."""
    text = surface(tree, lexicon)
    found = list(_given(tree, lexicon, text, on, given))
    heads = {c.phrase.head for c in found}
    names_given = [Candidate(phrase=p, code=code, named=True) for p, code in named_bodies(tree, lexicon, text, on)]
    found += names_given
    heads |= {i for c in names_given for i in range(c.phrase.first, c.phrase.last + 1)}
    beginnings = Beginnings(lexicon, text)
    names = list(scan_names(tree, beginnings, on))
    name_at = {i: name for name in names for i in range(name.first, name.last + 1)}
    for phrase in (_whole(p, name_at.get(p.head)) for p in find_phrases(tree, lexicon.phrases)):
        if phrase.head in heads:
            continue
        known = beginnings.any_within(tree.tokens[phrase.first].start, tree.tokens[phrase.reach].end)
        if known or _may_name(tree, lexicon, tree.tokens[phrase.head]):
            coded = list(_code_noun(tree, lexicon, text, phrase, on, known=known))
            found += coded
            heads |= {c.phrase.head for c in coded}
    outer = _Outer(found)
    for name in names:
        head = head_within(tree, name.first, name.last)
        inner = _inner_name(tree, lexicon, name, head, outer) if head not in heads else None
        if inner:
            found.append(inner)
            outer.add(inner)
            heads.add(head)
    found += [c for c in _doers(tree, lexicon, text, on) if c.phrase.head not in heads]
    found += [c for c in _pronouns(tree, lexicon) if c.phrase.head not in heads]
    told = {c.phrase.head for c in found}
    found += [_bearer(tree, lexicon, c) for c in names_given if c.phrase.title not in told]
    lands = lands_named(name.choice for name in names)
    found = [c._replace(code=without_namesake(lexicon, c.code, lands)) if is_listed(c.code) else c for c in found]
    return sorted(found, key=lambda c: (c.phrase.head, c.phrase.first))


def _whole(phrase: Phrase, name: NameSpan | None) -> Phrase:
    """The phrase with all of the name that its head stands in, where the parser took the name apart."""
    if name is None:
        return phrase
    last = max(phrase.last, name.last)
    return phrase._replace(first=min(phrase.first, name.first), last=last, reach=max(phrase.reach, last))


def _given(
    tree: Tree, lexicon: ActorLexicon, text: str, on: dt.date | None, spans: tuple[tuple[int, int], ...]
) -> Iterator[Candidate]:
    for start, end in spans:
        inside = tree.covering(start, end)
        if not inside:
            continue
        first, last = inside[0].i, inside[-1].i
        head = head_within(tree, first, last)
        reach = phrase_of(tree, tree.tokens[head], lexicon.phrases).reach if first == last == head else last
        phrase = Phrase(first=first, last=last, head=head, reach=max(reach, last))
        pointing = points_as(tree, lexicon, tree.tokens[head])
        code = read_phrase(lexicon, text[tree.tokens[first].start : tree.tokens[phrase.reach].end], on=on)
        name = ActorCode(name=text[start:end], kind=NAMED_KINDS.get(tree.tokens[head].ent, "unnamed"), basis="given")
        number = number_of(tree.tokens[head])
        base = Candidate(phrase=phrase, code=name, named=True, number=number, given=True, points=pointing)
        yield _describe(base, code, code.code, pointing) if code else base


def _bearer(tree: Tree, lexicon: ActorLexicon, name: Candidate) -> Candidate:
    """The body that bears a name given to it, where its own words name nobody: `a group` that calls itself so."""
    noun = tree.tokens[name.phrase.title or 0]
    return name._replace(phrase=phrase_of(tree, noun, lexicon.phrases), named=False, word=noun.lemma)


def _describe(base: Candidate, found: PhraseCode, code: ActorCode | None, points: str) -> Candidate:
    role = found.parts.head.role if found.parts.head else None
    named = found.parts.loose_names or described_body(found.parts)
    word = role.name if role and (found.code.kind != "person" or not named) and not described_body(found.parts) else ""
    marks = telling_words(found.parts)
    return base._replace(code=code, word=word, named=not word, marks=marks, points=points)


def _may_name(tree: Tree, lexicon: ActorLexicon, head: Token) -> bool:
    """Whether a noun may name somebody though nothing in its phrase is known."""
    return head.pos == "PROPN" or head.text[:1].isupper() or bool(points_as(tree, lexicon, head))


def _code_noun(
    tree: Tree, lexicon: ActorLexicon, text: str, phrase: Phrase, on: dt.date | None, *, known: bool
) -> Iterator[Candidate]:
    """known: whether the phrase may hold a name or role word."""
    head = tree.tokens[phrase.head]
    start = tree.tokens[phrase.first].start
    pointing = points_as(tree, lexicon, head)
    base = Candidate(phrase=phrase, code=None, number=number_of(head), points=pointing)
    if pointing in ("many", "pair") and head.lower not in lexicon.reference.self_telling:
        yield base
        return
    if twins := lexicon.reference.twins.get(head.lower, frozenset()) if head.text[:1].isupper() else frozenset():
        codes = (read_phrase(lexicon, name, on=on) for name in sorted(twins))
        yield from (_describe(base, code, code.code, "") for code in codes if code)
        return
    found = _read(tree, lexicon, text, phrase, on) if known else None
    if found and head.ent == "PERSON" and is_compound_name(found.parts):
        yield base._replace(code=name_stranger(tree, lexicon, text, phrase, None), named=True)
    elif found and names_head(found, start, head) and not is_doubtful(tree, found, head):
        vague = is_vague(found, lexicon, base.number)
        points = pointing or points_back(tree, lexicon, phrase, found)
        if points == "state" or (points in ("body", "pair") and vague):
            yield _describe(base, found, None, points)
        elif not vague:
            for each in _coordinated(tree, lexicon, text, phrase, found, on=on):
                yield _describe(base, each, settle(tree, lexicon, phrase, each.code), points)
    elif head.pos == "PROPN" and may_be_party(tree, lexicon, head):
        yield base._replace(code=name_stranger(tree, lexicon, text, phrase, found), named=True)
    elif head.text[:1].isupper() and head.ent not in _NOT_NAMES:
        yield base._replace(code=ActorCode(name=head.text, kind="unnamed"), named=True, points="echo")


def _read(tree: Tree, lexicon: ActorLexicon, text: str, phrase: Phrase, on: dt.date | None) -> PhraseCode | None:
    """The code of a phrase; where it names no state, with the one in a participle clause ("rebels operating in X")."""
    start = tree.tokens[phrase.first].start
    persons = person_spans(tree, phrase)
    found = read_phrase(lexicon, text[start : tree.tokens[phrase.reach].end], on=on, persons=persons)
    if found is None or found.code.country is not None:
        return found
    place = dwelling(tree, tree.tokens[phrase.head], lexicon.phrases.belonging)
    if place is None:
        return found
    core = text[start : tree.tokens[phrase.head].end]
    tail = text[tree.tokens[place[0]].start : tree.tokens[place[1]].end]
    return read_phrase(lexicon, f"{core} {tail}", on=on, persons=persons)


def _coordinated(
    tree: Tree, lexicon: ActorLexicon, text: str, phrase: Phrase, found: PhraseCode, *, on: dt.date | None
) -> Iterator[PhraseCode]:
    """One code for each state of `US and British forces`; else the code as it is."""
    codes = [read_phrase(lexicon, each, on=on) for each in shared_phrases(tree, lexicon, text, phrase)]
    states = [c for c in codes if c and c.code.country]
    if len({c.code.country for c in states}) > 1:
        yield from states
    else:
        yield found


class _Outer:
    """The candidates headed by names, by the tokens that they cover."""

    def __init__(self, found: list[Candidate]) -> None:
        self._by_token: dict[int, list[Candidate]] = {}
        for candidate in found:
            self.add(candidate)

    def add(self, candidate: Candidate) -> None:
        if candidate.named:
            for i in range(candidate.phrase.first, candidate.phrase.last + 1):
                self._by_token.setdefault(i, []).append(candidate)

    def of(self, first: int, last: int) -> Candidate | None:
        """The first one that holds some tokens."""
        return next((c for c in self._by_token.get(first, ()) if last <= c.phrase.last), None)


def _doers(tree: Tree, lexicon: ActorLexicon, text: str, on: dt.date | None) -> Iterator[Candidate]:
    """`police firing`, `a Kenyan army raid`: the force before a deed, with the state before it."""
    words = lexicon.phrases
    for force in tree.tokens:
        if force.lemma not in words.doers or force.dep not in _BEFORE or tree.head(force).lemma not in words.deeds:
            continue
        first = force.i
        while (
            first > 0 and tree.tokens[first - 1].ent in _STATES and tree.tokens[first - 1].head in (force.head, force.i)
        ):
            first -= 1
        phrase = Phrase(first=first, last=force.i, head=force.i, reach=force.i)
        found = read_phrase(lexicon, text[tree.tokens[first].start : force.end], on=on)
        if found is not None:
            points = points_back(tree, lexicon, phrase, found)
            code = settle(tree, lexicon, phrase, found.code)
            yield _describe(Candidate(phrase=phrase, code=code, number="many"), found, code, points)


def _inner_name(tree: Tree, lexicon: ActorLexicon, name: NameSpan, head: int, outers: _Outer) -> Candidate | None:
    """A name inside a larger phrase, if it is not a part of another name."""
    token, entry = tree.tokens[head], name.choice.entry
    if (entry is None and name.choice.country is None) or token.ent in _NOT_NAMES:
        return None
    if entry and entry.kind == "city" and token.ent not in ("GPE", "LOC") and (entry.weight < LARGE_TOWN or token.ent):
        return None
    outer = outers.of(name.first, name.last)
    if outer and outer.code and _belongs(tree, token, name.last, outer):
        return None
    phrase = Phrase(first=name.first, last=name.last, head=head, reach=name.last)
    code = settle(tree, lexicon, phrase, _name_code(tree, name))
    return Candidate(phrase=phrase, code=code, named=True, number=number_of(token))


def _belongs(tree: Tree, token: Token, last: int, outer: Candidate) -> bool:
    """Whether a name is but a part of the name that it stands in."""
    code = outer.code
    if token.ent in ("PERSON", "ORG") and one_entity(tree, last, outer.phrase.head):
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


def _is_split(tree: Tree, both: Token) -> bool:
    """`both of the men`: a word behind which those stand whom it counts."""
    return any(prep.lower == "of" for prep in tree.children(both, "prep"))


def _pronouns(tree: Tree, lexicon: ActorLexicon) -> Iterator[Candidate]:
    for token in tree.tokens:
        pronoun = lexicon.reference.pronouns.get(token.lower) if token.pos == "PRON" else None
        if pronoun:
            phrase = Phrase(first=token.i, last=token.i, head=token.i, reach=token.i)
            yield Candidate(phrase=phrase, code=None, number=pronoun.number, points="pronoun")
        elif token.lower in lexicon.reference.ordered and token.dep in _PARTY and tree.child(token, "det"):
            phrase = Phrase(first=token.i - 1, last=token.i, head=token.i, reach=token.i)
            yield Candidate(phrase=phrase, code=None, points="order")
        elif (
            token.lower in lexicon.reference.alone_pairs
            and token.dep in ("dobj", "pobj")
            and not _is_split(tree, token)
        ):
            phrase = Phrase(first=token.i, last=token.i, head=token.i, reach=token.i)
            yield Candidate(phrase=phrase, code=None, points="pair")
        elif token.tag in ("WP", "WDT", "WP$") and token.dep in _RELATIVE:
            phrase = Phrase(first=token.i, last=token.i, head=token.i, reach=token.i)
            yield Candidate(phrase=phrase, code=None, points="relative")
