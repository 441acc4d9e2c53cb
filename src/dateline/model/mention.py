"""Where a text mentions an actor."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A noun phrase or pronoun that names an actor.

    first, last: token indices, both included, of the phrase without its relative clauses;
    head: token index of its head; actor: id of the actor; start, end: characters;
    nested: whether it stands inside a larger mention ("Pakistan" in "Pakistan's army").
    """

    first: int
    last: int
    head: int
    actor: str
    start: int
    end: int
    nested: bool = False
