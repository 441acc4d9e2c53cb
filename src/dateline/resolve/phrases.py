"""Codes the phrase of an actor: its country, sectors and role, from the parts that it is put together of."""

from __future__ import annotations

import datetime as dt

from dateline.lexicon.actors import ActorLexicon, Match
from dateline.lexicon.entries import Entry
from dateline.model import ActorCode
from dateline.resolve.choice import OFFICES, Choice, choose
from dateline.resolve.units import Parts, cut_phrase

STRONG = 5
_STATES = frozenset({"state", "territory", "former", "partial"})
_BODIES = frozenset({"organization", "group", "party", "agency"})


def code_phrase(
    lexicon: ActorLexicon, text: str, *, on: dt.date | None = None, country: str | None = None
) -> ActorCode | None:
    """Country, sectors and role of a phrase on a day; None if it names no actor.

    country: ISO3 or name of the country that the text is known to speak of, taken where the phrase names none.
    """
    parts = cut_phrase(lexicon, text)
    if not parts.words:
        return None
    chosen = {m.first: c for m in _all_matches(parts) if (c := choose(m.entries, on))}
    head = _head(parts)
    place = _country(parts, chosen, lexicon) or _given_country(lexicon, country)
    sectors, role, why = _sectors(parts, chosen, head)
    if place is None and not sectors and head is None and not chosen:
        return None
    return ActorCode(
        name=_name(parts, chosen, text),
        kind=_kind(parts, chosen, head),
        country=place,
        sectors=_shift(sectors, parts),
        role=role,
        lexicon_id=next((c.entry.id for c in _by_weight(parts, chosen) if c.entry), None),
        basis="; ".join(dict.fromkeys([*why, *(c.basis for c in _by_weight(parts, chosen))])),
    )


def _all_matches(parts: Parts) -> list[Match]:
    return [*parts.core, *(m for _, tail in parts.tails for m in tail)]


def _roles(match: Match) -> list[Entry]:
    return [e for e in match.entries if e.is_role]


def _head(parts: Parts) -> Match | None:
    """The last match of the core, if it ends it or only unknown capitalised words (a person's name) follow."""
    if not parts.core:
        return None
    last = parts.core[-1]
    rest = parts.words[last.last : parts.end]
    return last if all(w.text[:1].isupper() or w.norm == "'s" for w in rest) else None


def _country(parts: Parts, chosen: dict[int, Choice], lexicon: ActorLexicon) -> str | None:
    own = [m for m in reversed(parts.core) if m.first in chosen and m.first not in parts.shunned]
    for match in own:
        if chosen[match.first].country:
            return chosen[match.first].country
    posted = any(e.name in lexicon.phrases.posted for m in parts.core for e in _roles(m))
    for preposition, tail in parts.tails:
        if preposition not in lexicon.phrases.belonging or (posted and preposition != "of"):
            continue
        for match in tail:
            if match.first in chosen and chosen[match.first].country:
                return chosen[match.first].country
    return None


def _given_country(lexicon: ActorLexicon, country: str | None) -> str | None:
    if country is None or (len(country) == 3 and country.isupper()):
        return country
    return next((e.country for e in lexicon.look_up(country) if e.kind in _STATES), None)


def _sectors(
    parts: Parts, chosen: dict[int, Choice], head: Match | None
) -> tuple[tuple[str, ...], str | None, tuple[str, ...]]:
    """Sectors (main first), the words of the role, and why."""
    of_tail = [m for preposition, tail in parts.tails for m in tail if preposition in ("of", "at", "from")]
    ranked = sorted(_weighed(parts, chosen, head, of_tail), key=lambda item: -item[0])
    if not ranked:
        return (), None, ()
    sectors = tuple(dict.fromkeys(s for weight, found, _ in ranked if weight >= min(STRONG, ranked[0][0]) for s in found))
    roles = [e.name for m in parts.core for e in _roles(m) if m.first not in chosen and e.kind in ("title", "post")]
    return sectors, " ".join(roles) or None, tuple(f"{words}: {'+'.join(found)}" for _, found, words in ranked[:2])


def _weighed(
    parts: Parts, chosen: dict[int, Choice], head: Match | None, of_tail: list[Match]
) -> list[tuple[float, tuple[str, ...], str]]:
    """(weight, sectors, words) of each match that brings sectors; a head's own role word comes first."""
    found: list[tuple[float, tuple[str, ...], str]] = []
    for match in [*parts.core, *of_tail]:
        is_head = match is head
        for entry in _roles(match):
            bonus = 10 if is_head and entry.priority >= STRONG else 0
            if entry.sectors and match.first not in chosen:
                found.append((entry.priority + bonus, entry.sectors, entry.name))
        choice = chosen.get(match.first)
        if choice and choice.sectors and match.first not in parts.shunned and _lends_sectors(choice, match is head, parts):
            found.append((6 + (10 if is_head else 0), choice.sectors, choice.basis))
    return found


def _lends_sectors(choice: Choice, is_head: bool, parts: Parts) -> bool:
    """A capital stands for the government only alone; organisations and persons lend their sectors."""
    if choice.entry and choice.entry.kind == "capital":
        return is_head and len(parts.core) == 1 and not parts.tails and not parts.loose_names
    return True


def _shift(sectors: tuple[str, ...], parts: Parts) -> tuple[str, ...]:
    """Sectors after "former" and "opposition"."""
    if parts.past and set(sectors) & OFFICES:
        sectors = tuple(dict.fromkeys("ELI" if s in OFFICES else s for s in sectors))
    if parts.opposing and "OPP" not in sectors:
        sectors = (*sectors, "OPP")
    return sectors


def _by_weight(parts: Parts, chosen: dict[int, Choice]) -> list[Choice]:
    """The chosen meanings, persons and bodies before states."""
    order = [chosen[m.first] for m in parts.core if m.first in chosen]
    return sorted(order, key=lambda c: c.entry is None or c.entry.kind not in _BODIES | {"person"})


def _kind(parts: Parts, chosen: dict[int, Choice], head: Match | None) -> str:
    kinds = [c.entry.kind for c in _by_weight(parts, chosen) if c.entry]
    if "person" in kinds or (parts.loose_names and head and any(e.kind == "title" for e in _roles(head))):
        return "person"
    if head and _roles(head) and head.first not in chosen:
        return {"title": "person", "post": "person", "organ": "organization"}.get(_roles(head)[0].kind, "group")
    if kinds:
        return "state" if kinds[0] in _STATES | {"capital", "seat", "region", "city"} else (
            "people" if kinds[0] in ("demonym", "people") else "group" if kinds[0] == "group" else "organization"
        )
    return "unnamed"


def _name(parts: Parts, chosen: dict[int, Choice], text: str) -> str:
    persons = [c.entry.name for c in chosen.values() if c.entry and c.entry.kind == "person"]
    if persons:
        return persons[0]
    if parts.loose_names:
        first, last = parts.loose_names[0], parts.loose_names[-1]
        return text[parts.words[first].start : parts.words[last].end]
    if len(parts.core) == 1 and not parts.loose and parts.core[0].first in chosen:
        entry = chosen[parts.core[0].first].entry
        if entry and entry.kind in _BODIES | _STATES:
            return entry.name
    return text.strip()
