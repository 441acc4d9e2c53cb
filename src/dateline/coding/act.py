"""An act as the engine works on it, before it is written out as an event."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.model import Mention


@dataclass(frozen=True, slots=True, kw_only=True)
class Acted:
    """A coded act at a trigger.

    trigger, last: token indices of the trigger's words. carrier: the token whose clause carries tense and negation.
    chain: ids of the rules, outermost operator first. absorbs: triggers of acts that went into this one;
    scope: these and the words that carry them.
    core: the innermost act of those that operators took in. turned: a refusal above its word is already counted.
    weight: how sure the reading is, 0 to 1. component: what read it, the rules for acts or another.
    """

    type: str
    trigger: int
    carrier: int
    chain: tuple[str, ...]
    mode: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    actors: tuple[Mention, ...] = ()
    recipients: tuple[Mention, ...] = ()
    aux: frozenset[str] = frozenset()
    absorbs: frozenset[int] = frozenset()
    scope: frozenset[int] = frozenset()
    reciprocal: bool = False
    solo: bool = False
    noun: bool = False
    standing: bool = True
    weight: float = 0.5
    component: str = "acts"
    core: Acted | None = None
    turned: bool = False
