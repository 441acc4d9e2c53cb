"""Parties whose name many bear: `the Patriotic Alliance` of a report on Zambia is not that of another state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from dateline.lexicon.actors import ActorLexicon
from dateline.lexicon.words import split_words
from dateline.model import ActorCode
from dateline.resolve.choice import Choice

LISTED = "party."


def lands_named(choices: Iterable[Choice]) -> frozenset[str]:
    """The states that the names of a text speak for, but for those of parties."""
    told = (c for c in choices if c.entry is None or not c.entry.id.startswith(LISTED))
    return frozenset(c.country for c in told if c.country)


def is_listed(code: ActorCode | None) -> bool:
    """Whether a code is that of a party of the lists."""
    return code is not None and (code.lexicon_id or "").startswith(LISTED)


def without_namesake(lexicon: ActorLexicon, code: ActorCode | None, lands: frozenset[str]) -> ActorCode | None:
    """The code; that of a party named by common words alone without a state that the text names nowhere.

    lands: the states that the text names.
    """
    if code is None or not is_listed(code) or not lands or code.country in lands:
        return code
    common = lexicon.reference.party_words
    if not all(word.norm in common for word in split_words(code.name)):
        return code
    return replace(code, country=None, lexicon_id=None, basis="")
