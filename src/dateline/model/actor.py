"""Who acts or speaks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorCode:
    """What is known of a phrase that names an actor.

    name: the fullest name for it. kind: person | state | organization | group | people | unnamed.
    country: ISO 3166 alpha-3, or one of PLOVER's (XKX, UNO, EUR, IGO, NGO, ISM, IMG, MNC), or None.
    sectors: PLOVER sector codes, the main one first. role: the words of the office or job held.
    lexicon_id: the entry that decided, if one did. basis: why, in a few words.
    """

    name: str
    kind: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    lexicon_id: str | None = None
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An actor of one article, with every place where the text mentions it. Fields as in ActorCode."""

    id: str
    name: str
    kind: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    role: str | None = None
    lexicon_id: str | None = None
    basis: str = ""
    mentions: tuple[tuple[int, int], ...] = ()
