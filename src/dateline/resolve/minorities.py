"""Which people `the Serbs` of a report are that has told of Bosnian Serbs: those, not the people of the next state."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dateline.lexicon.actors import ActorLexicon
from dateline.model import Actor


def narrow_peoples(lexicon: ActorLexicon, text: str, actors: Sequence[Actor]) -> tuple[Actor, ...]:
    """The actors; those called by the name of a people with the state of the only part of it that the text names."""
    folded = text.casefold()
    named = (name for name in lexicon.reference.split_peoples if name in folded)
    parts = {name: country for name in named if (country := _part(lexicon, text, name))}
    return tuple(_narrowed(actor, text, parts) for actor in actors) if parts else tuple(actors)


def _part(lexicon: ActorLexicon, text: str, people: str) -> str | None:
    """The state of `Bosnian Serbs` for `serb`, if the text names no other Serbs by two words, nor their own state's."""
    before = {m[1] for m in re.finditer(rf"\b([A-Z][a-z]+) {people}s?\b", text, re.IGNORECASE)}
    found = {e.country for word in before for e in lexicon.look_up(f"{word} {people}") if e.country}
    return found.pop() if len(found) == 1 else None


def _narrowed(actor: Actor, text: str, parts: Mapping[str, str]) -> Actor:
    if not actor.country or (actor.lexicon_id or "").startswith("person"):
        return actor
    called = {text[a:b].lower() for a, b in actor.mentions}
    for people, country in parts.items():
        alone = re.compile(rf"(an? |the |all |some |local )?{people}s?( [a-z]+)*$")
        if all(alone.match(name) for name in called) and actor.country != country:
            return replace(actor, country=country, lexicon_id=None, basis=f"{actor.basis}; {people}s of {country}")
    return actor
