"""Finds the actors of a parsed article and every place where it mentions them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from dateline.grammar import Tree
from dateline.lexicon.actors import ActorLexicon
from dateline.lexicon.words import fold
from dateline.model import Actor, ActorCode, Mention, Note
from dateline.resolve.nounphrases import Phrase, find_phrases
from dateline.resolve.phrases import code_phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A phrase and what it codes to."""

    phrase: Phrase
    code: ActorCode


def find_actors(
    tree: Tree, lexicon: ActorLexicon, *, on: dt.date | None, given: tuple[tuple[int, int], ...] = ()
) -> tuple[tuple[Actor, ...], tuple[Mention, ...], tuple[Note, ...]]:
    """The actors of an article in the order of their first mention, their mentions, and what was left undecided.

    on: the day at which roles are judged. given: character spans that are actors whatever they look like.
    """
    found = [_given(tree, lexicon, span, on) for span in given]
    taken = {c.phrase.head for c in found if c}
    candidates = [c for c in found if c]
    for phrase in find_phrases(tree):
        if phrase.head in taken:
            continue
        code = code_phrase(lexicon, _text(tree, phrase), on=on)
        if code is None and tree.tokens[phrase.head].ent in ("PERSON", "ORG"):
            kind = "person" if tree.tokens[phrase.head].ent == "PERSON" else "organization"
            code = ActorCode(name=_text(tree, phrase), kind=kind, basis="named entity")
        if code:
            taken.add(phrase.head)
            candidates.append(Candidate(phrase=phrase, code=code))
    candidates.sort(key=lambda c: (c.phrase.first, -c.phrase.last))
    return (*_number(tree, candidates), ())


def _text(tree: Tree, phrase: Phrase) -> str:
    return tree.evidence(tree.tokens[phrase.first], tree.tokens[phrase.last]).text


def _given(tree: Tree, lexicon: ActorLexicon, span: tuple[int, int], on: dt.date | None) -> Candidate | None:
    inside = [t for t in tree.tokens if t.start < span[1] and span[0] < t.end]
    if not inside:
        return None
    indices = {t.i for t in inside}
    head = next((t for t in inside if t.head not in indices or t.head == t.i), inside[-1])
    phrase = Phrase(first=inside[0].i, last=inside[-1].i, head=head.i)
    text = _text(tree, phrase)
    return Candidate(phrase=phrase, code=code_phrase(lexicon, text, on=on) or ActorCode(name=text, kind="unnamed", basis="given"))


def _number(tree: Tree, candidates: list[Candidate]) -> tuple[tuple[Actor, ...], tuple[Mention, ...]]:
    groups: dict[str, list[Candidate]] = {}
    for candidate in candidates:
        groups.setdefault(_key(candidate.code), []).append(candidate)
    actors, mentions = [], []
    for number, group in enumerate(groups.values(), 1):
        spans = []
        for candidate in group:
            mention = _mention(tree, candidate.phrase, f"a{number}")
            mentions.append(mention)
            spans.append((mention.start, mention.end))
        actors.append(_actor(f"a{number}", group[0].code, tuple(sorted(spans))))
    return tuple(actors), tuple(sorted(mentions, key=lambda m: (m.first, -m.last)))


def _key(code: ActorCode) -> str:
    return f"{fold(code.name)}|{code.country}|{code.sectors}"


def _mention(tree: Tree, phrase: Phrase, actor: str) -> Mention:
    return Mention(
        first=phrase.first, last=phrase.last, head=phrase.head, actor=actor,
        start=tree.tokens[phrase.first].start, end=tree.tokens[phrase.last].end, nested=phrase.nested,
    )  # fmt: skip


def _actor(ident: str, code: ActorCode, spans: tuple[tuple[int, int], ...]) -> Actor:
    return Actor(
        id=ident, name=code.name, kind=code.kind, country=code.country, sectors=code.sectors, role=code.role,
        lexicon_id=code.lexicon_id, basis=code.basis, mentions=spans,
    )  # fmt: skip
