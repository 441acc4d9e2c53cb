"""Who speaks where the names alone do not tell: pronouns, words that come back, speakers that nothing else knows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dateline.coding.cast import Cast
from dateline.coding.voice import speaker_of
from dateline.grammar.tree import Tree
from dateline.lexicon.speech import SpeechWords
from dateline.model import Actor, Mention, Statement, Token

# How many sentences back a pronoun or a word may find its speaker.
BACK = 2
ECHO = 12
TOLD = 150
UNNAMED = "unnamed"
OWNERS = ("state", "organization", "group")
PEOPLE = ("person",)
WEAK_ACTS = frozenset({"believes", "praises", "wants", "plans", "hopes", "fears", "condemns"})

# Sentence and source head of a statement, and the actor who makes it.
Heard = tuple[int, int, str]


class Found:
    """The speakers found beside those already known: new actors, and mentions of old and new ones."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.actors: list[Actor] = []
        self.mentions: dict[int, Mention] = {}

    def all_actors(self) -> tuple[Actor, ...]:
        """Every actor of the text with all its mentions; those found here come last."""
        spans: dict[str, list[tuple[int, int]]] = {}
        for mention in self.mentions.values():
            spans.setdefault(mention.actor, []).append((mention.start, mention.end))
        everybody = (*self.cast.actors.values(), *self.actors)
        return tuple(_with_spans(actor, spans.get(actor.id, [])) for actor in everybody)


def _with_spans(actor: Actor, more: Sequence[tuple[int, int]]) -> Actor:
    mentions = tuple(sorted({*actor.mentions, *more}))
    return replace(actor, mentions=mentions) if mentions != actor.mentions else actor


def find_speakers(tree: Tree, cast: Cast, statements: Sequence[Statement], words: SpeechWords) -> Found:
    """The speakers of statements whose source names no known actor. Pure; linear in the text's length."""
    found = Found(cast)
    heard: list[Heard] = []
    for statement in sorted(statements, key=_place):
        if statement.source_head is None:
            continue
        token = tree.tokens[statement.source_head]
        known = _known(found, statement, token)
        if known is not None and token.pos == "PRON" and _is_told_of(found.cast, statement, known):
            # "No soldier was there, he said": who is told of is seldom who speaks
            known = _pronoun(found, token, words, heard) or known
            found.mentions[token.i] = _mention(token, known)
        if known is not None and _is_bare(found.cast, token, known):
            # "the ministry" after "the Norland interior ministry"
            known = _moved(tree, found, (statement, token), words, heard) or known
        actor = known or _resolve(tree, found, (statement, token), words, heard)
        if actor is not None:
            heard.append((token.sent, token.i, actor))
    return found


def _is_told_of(cast: Cast, statement: Statement, actor: str) -> bool:
    """Whether a speaker called by a pronoun behind its words would be named first in those words."""
    named = cast.naming.get(actor, [])
    inside = any(statement.first <= m.head <= statement.last for m in named)
    return inside and statement.source_head is not None and statement.source_head > statement.last


def _mention(token: Token, actor: str) -> Mention:
    return Mention(first=token.i, last=token.i, head=token.i, actor=actor, start=token.start, end=token.end)


def _is_bare(cast: Cast, token: Token, actor: str) -> bool:
    """Whether an actor is but called by a common noun that tells nothing of it."""
    known = cast.actors.get(actor)
    if known is None or token.pos != "NOUN":
        return False
    return known.lexicon_id is None and known.name.casefold() == token.lower


def _moved(
    tree: Tree, found: Found, who: tuple[Statement, Token], words: SpeechWords, heard: Sequence[Heard]
) -> str | None:
    statement, token = who
    plain = all(t.dep == "det" for t in tree.children(token) if t.i < token.i)
    actor = _echo(tree, token, words, heard) if plain else None
    if actor is not None and statement.source is not None:
        own = next((m for m in found.cast.at(token)), None)
        start, end = (own.start, own.end) if own else (token.start, token.end)
        first, last = (own.first, own.last) if own else (token.i, token.i)
        found.mentions[token.i] = Mention(first=first, last=last, head=token.i, actor=actor, start=start, end=end)
    return actor


def _place(statement: Statement) -> int:
    return statement.cue_head if statement.cue_head is not None else statement.first


def _known(found: Found, statement: Statement, token: Token) -> str | None:
    if token.i in found.mentions:
        return found.mentions[token.i].actor
    actor = speaker_of(found.cast, statement)
    owner = token.pos in ("NOUN", "PROPN") and actor is not None and _is_owner(found.cast, token, actor)
    return None if owner else actor


def _is_owner(cast: Cast, token: Token, actor: str) -> bool:
    """Whether an actor only owns the speaker: "its secretary" is not the ministry itself."""
    inside = cast.within(token.i - ECHO, token.i)
    near = [m for m in inside if m.actor == actor and cast.tree.tokens[m.head].head == token.i]
    return bool(near) and all(cast.tree.tokens[m.head].dep == "poss" for m in near) and not cast.at(token)


def _resolve(
    tree: Tree, found: Found, who: tuple[Statement, Token], words: SpeechWords, heard: Sequence[Heard]
) -> str | None:
    statement, token = who
    actor: str | None = None
    if token.pos == "PRON" and token.tag in ("PRP", "PRP$"):
        actor = _pronoun(found, token, words, heard)
    elif token.pos in ("NOUN", "PROPN"):
        actor = _echo(tree, token, words, heard) or _told_of(found.cast, token, words)
        if actor is None and _may_speak(tree, statement, token, words):
            actor = _introduce(found, statement, token)
    if actor is not None:
        source = statement.source if token.pos != "PRON" and statement.source is not None else None
        start, end = (source.start, source.end) if source else (token.start, token.end)
        found.mentions[token.i] = Mention(
            first=token.i, last=token.i, head=token.i, actor=actor, start=start, end=end
        )  # fmt: skip
    return actor


def _pronoun(found: Found, token: Token, words: SpeechWords, heard: Sequence[Heard]) -> str | None:
    """The last speaker before a pronoun that it can stand for."""
    things = words.listed("things", token.lower)
    everybody = {**found.cast.actors, **{a.id: a for a in found.actors}}
    for sent, at, actor in reversed(heard):
        if token.sent - sent > BACK:
            return None
        kind = everybody[actor].kind
        if at < token.i and (kind not in PEOPLE if things else kind not in OWNERS):
            return actor
    return None


def _echo(tree: Tree, token: Token, words: SpeechWords, heard: Sequence[Heard]) -> str | None:
    """Who was called by the same word before: "the panel" after "a panel of experts"."""
    if tree.child(token, "poss") is not None or not _is_definite(tree, token, words):
        return None
    for _, at, actor in reversed(heard[-ECHO:]):
        up = tree.tokens[at]
        chain = [up, *(t for t, _ in zip(tree.ancestors(up), range(2), strict=False))]
        if any(t.lemma == token.lemma and t.pos in ("NOUN", "PROPN") for t in chain):
            return actor
    return None


def _told_of(cast: Cast, token: Token, words: SpeechWords) -> str | None:
    """Who was last told of by the same word: "the dairy" after "formula made by a dairy"."""
    if any(t.dep != "det" for t in cast.tree.children(token) if t.i < token.i) or not _is_definite(
        cast.tree, token, words
    ):
        return None
    near = cast.within(max(0, token.i - TOLD), token.i - 1)
    return next((m.actor for m in reversed(near) if cast.tree.tokens[m.head].lemma == token.lemma), None)


def _is_definite(tree: Tree, token: Token, words: SpeechWords) -> bool:
    return any(words.listed("definite", t.lower) for t in tree.children(token, "det"))


def _may_speak(tree: Tree, statement: Statement, token: Token, words: SpeechWords) -> bool:
    """Whether a noun that no lexicon knows may be taken for a speaker: it tells something, and is no text."""
    if statement.act in WEAK_ACTS or statement.source is None or token.ent in ("DATE", "TIME", "PERCENT", "CARDINAL"):
        return False
    texts = ("channel_texts", "things", "nobody", "figures", "tellings", "exhibits")
    return not any(words.listed(name, token.lemma) for name in texts)


def _introduce(found: Found, statement: Statement, token: Token) -> str:
    cast = found.cast
    owners: Iterable[Mention] = cast.modifying(token)
    owner = next((cast.actor(m) for m in owners), None)
    name = statement.source.text if statement.source else token.text
    actor = Actor(
        id=f"a{len(cast.actors) + len(found.actors) + 1}",
        name=name,
        kind=UNNAMED,
        country=owner.country if owner else None,
        sectors=owner.sectors if owner and owner.kind in OWNERS else (),
        role=token.lower if token.pos == "NOUN" else None,
        basis=f"speaks; country of {owner.name}" if owner and owner.country else "speaks",
    )
    found.actors.append(actor)
    return actor.id
