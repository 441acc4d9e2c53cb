"""Whether two names or codes are of one actor, and what they come to together."""

from __future__ import annotations

from dataclasses import replace

from dateline.grammar import Tree
from dateline.grammar.tree import SUBJECTS
from dateline.model import ActorCode, Token

_OPENING = frozenset({"“", "``", "«"})
_CLOSING = frozenset({"”", "»"})
_EITHER = frozenset({'"', "''"})


def quoted_tokens(tree: Tree) -> frozenset[int]:
    """The tokens inside quotation marks, paragraph by paragraph of one sentence after another."""
    found, inside = set(), False
    for token in tree.tokens:
        if token.text in _OPENING or (token.text in _EITHER and not inside):
            inside = True
        elif token.text in _CLOSING or token.text in _EITHER:
            inside = False
        elif inside:
            found.add(token.i)
    return frozenset(found)


def counted_aside(tree: Tree, head: int) -> bool:
    """`killed four American soldiers`, not meant by `Soldiers fired` later: so many, to whom something was done."""
    noun = tree.tokens[head]
    counts = (t for t in tree.children(noun) if t.i < head)
    some = any(t.pos == "NUM" or t.lemma in tree.words.get("counting", ()) for t in counts)
    return some and noun.dep not in SUBJECTS


def is_who(tree: Tree, head: Token) -> bool:
    """Whether what follows tells that a name is somebody's: `Lagos, who had fled`."""
    below = (t for clause in tree.children(head, "relcl") for t in tree.children(clause))
    return any(t.tag == "WP" and t.i > head.i for t in below)


def one_person(one: list[str], other: list[str]) -> bool:
    """Whether two names, in words, can be one person's: the same, a surname of the other, or alike at both ends."""
    if not one or not other:
        return False
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    return long[-len(short) :] == short if len(short) == 1 else short[-1] == long[-1] and short[0] == long[0]


def alike(one: ActorCode, other: ActorCode) -> bool:
    """Whether two codes of one entry mean the same thing: a state and its people are two."""
    return one.sectors == other.sectors and (one.kind == other.kind or {one.kind, other.kind} == {"state", "people"})


def short_for(key: str, names: set[str]) -> bool:
    """Whether a name is the beginning or the initials of one of an actor's names."""
    for name in names:
        if name.startswith(key + " ") or key.startswith(name + " "):
            return True
        initials = "".join(word[0] for word in name.split())
        small = "".join(word[0] for word in name.split() if len(word) > 3)
        if len(key) > 1 and key in (initials, small):
            return True
    return False


def with_title(code: ActorCode, title: ActorCode) -> ActorCode:
    """A name's code with the sectors and the state of a title that it shares."""
    return replace(code, kind="person", country=code.country or title.country, sectors=code.sectors or title.sectors)


def join_codes(old: ActorCode, new: ActorCode, *, named: bool, was_named: bool) -> ActorCode:
    """One code from two mentions: the fuller name, and of country, sectors and role what is known."""
    fuller = not old.lexicon_id and (len(new.name) > len(old.name) or bool(new.lexicon_id))
    shortened = new.kind != "person" and not new.lexicon_id and len(new.name) < len(old.name)
    better = named and (fuller or (not was_named and not shortened))
    richer = new if not old.sectors or (new.role and not old.role and new.sectors) else old
    kinds = (old.kind,) if was_named and old.kind not in ("person", "unnamed") else (old.kind, new.kind)
    return replace(
        old,
        name=new.name if better else old.name,
        kind="person" if "person" in kinds else new.kind if old.kind == "unnamed" else old.kind,
        country=old.country or new.country,
        sectors=richer.sectors,
        role=richer.role or old.role or new.role,
        lexicon_id=old.lexicon_id or new.lexicon_id,
        basis="; ".join(dict.fromkeys(b for b in (*old.basis.split("; "), *new.basis.split("; ")) if b)),
    )


def head_of(role: str) -> str:
    """The noun of a role: `superintendent of police` is no `police`."""
    return (role.partition(" of ")[0] or role).split()[-1]
