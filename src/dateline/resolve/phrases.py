"""Codes the phrase of an actor: its country, sectors and role, from the parts that it is put together of."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import NamedTuple

from dateline.lexicon.actors import ActorLexicon
from dateline.lexicon.entries import Entry
from dateline.lexicon.phrases import PhraseWords
from dateline.lexicon.words import POSSESSIVE, name_key
from dateline.model import ActorCode
from dateline.resolve.choice import OFFICES, Choice, choose
from dateline.resolve.kinds import BODIES, PEOPLES, PLACES, STATES, name_kind, role_kind
from dateline.resolve.pieces import Piece
from dateline.resolve.sectors import STRONG, find_sectors
from dateline.resolve.units import Parts, cut_phrase

# How many phrases are remembered: `the police` comes again, in this report or in the next.
REMEMBERED = 2_000
_STATE_SECTORS = frozenset({"GOV", "MIL", "LEG", "JUD", "COP"})


class PhraseCode(NamedTuple):
    """A phrase's code, its parts, and whether its head is a known name, role word or a person's name."""

    code: ActorCode
    parts: Parts
    headed: bool


def code_phrase(
    lexicon: ActorLexicon, text: str, *, on: dt.date | None = None, country: str | None = None
) -> ActorCode | None:
    """Country, sectors and role of a phrase on a day; None if it names no actor.

    country: ISO3 or name of the country that the text is known to speak of, taken where the phrase names none.
    """
    found = read_phrase(lexicon, text, on=on, country=country)
    return found.code if found else None


@lru_cache(maxsize=REMEMBERED)
def read_phrase(
    lexicon: ActorLexicon,
    text: str,
    *,
    on: dt.date | None = None,
    country: str | None = None,
    persons: tuple[tuple[int, int], ...] = (),
) -> PhraseCode | None:
    """As code_phrase, with the parts of the phrase. persons: spans of the text known to be persons' names."""
    parts = cut_phrase(lexicon, text, on, persons)
    if parts is None:
        return None
    known = _known_person(parts, lexicon, on)
    place, why_place = _country(parts, lexicon, known)
    if place is None:
        place = _given_country(lexicon, country)
    sectors, why = find_sectors(parts, lexicon.phrases, known_state=place is not None)
    if known and not any(p.role and p.role.priority >= STRONG for p in parts.core):
        sectors = known.sectors
    named = known or _named(parts)
    code = ActorCode(
        name=_name(parts, named, text, lexicon),
        kind=_kind(parts, named),
        country=place,
        sectors=_with_people(sectors, parts, lexicon),
        role=_role(parts, named),
        lexicon_id=named.entry.id if named and named.entry and not is_compound_name(parts) else None,
        basis="; ".join(dict.fromkeys(w for w in (*why, why_place, named.basis if named else "") if w)),
    )
    return PhraseCode(code=code, parts=parts, headed=parts.head is not None or known is not None)


def _named(parts: Parts) -> Choice | None:
    """The name at the head, else the first person or body of the core."""
    if parts.head and parts.head.choice:
        return parts.head.choice
    if kind_noun := described_body(parts):
        return kind_noun
    choices = [p.choice for p in parts.core if p.choice and p.choice.entry and not p.shunned]
    bodies = [c for c in choices if c.entry and c.entry.kind in BODIES | {"person"}]
    return next(iter([*bodies, *choices]), None)


def is_local_body(lexicon: ActorLexicon, found: PhraseCode, name: str) -> bool:
    """`Kenya Law Society`: whether a name is that of a body and begins with the state where it is."""
    last = found.parts.words[-1].norm
    return found.code.kind == "organization" and found.code.name == name and last in lexicon.phrases.bodies


def described_body(parts: Parts) -> Choice | None:
    """The body of `the Herring movement`, `Herring news agency`, whose head only says what kind of body it is."""
    head, before = parts.head, next((p for p in reversed(parts.core) if p is not parts.head), None)
    if head is None or head.role is None or parts.loose_names or before is None or before.choice is None:
        return None
    entry = before.choice.entry
    fits = entry is not None and entry.kind in BODIES and not before.shunned and before.last == head.first
    kind = head.role.kind in ("body", "organ") and not _STATE_SECTORS & set(head.role.sectors)
    return before.choice if fits and kind and set(head.role.sectors) & set(before.choice.sectors) else None


def telling_words(parts: Parts) -> frozenset[str]:
    """The words of the core that say who is meant, but for states and peoples; the head in its plain form."""
    head = parts.head
    placed = {i for p in parts.core if p.choice and _is_place(p.choice) for i in range(p.first, p.last)}
    heads = set(range(head.first, head.last)) if head and head.role else set()
    others = (i for i in range(parts.start, parts.end) if i not in placed | heads)
    words = {parts.words[i].norm for i in others if parts.words[i].norm != POSSESSIVE}
    return frozenset(words | ({head.role.name} if head and head.role else set()))


def _is_body(piece: Piece) -> bool:
    return bool(piece.choice and piece.choice.entry and piece.choice.entry.kind in BODIES)


def _is_sided(parts: Parts, pieces: tuple[Piece, ...], small: PhraseWords) -> bool:
    """Whether those before are on the side of those in a tail: "soldiers loyal to the Malian junta"."""
    first = pieces[0].first if pieces else 0
    return first > 1 and any(parts.words[i].norm in small.loyal for i in range(max(0, first - 3), first))


def _is_town(piece: Piece) -> bool:
    return bool(piece.choice and piece.choice.entry and piece.choice.entry.kind == "city")


def _is_place(choice: Choice) -> bool:
    return choice.entry is None or choice.entry.kind in PLACES | PEOPLES


def _country(parts: Parts, lexicon: ActorLexicon, known: Choice | None) -> tuple[str | None, str]:
    """The country of the actor itself and where it was found."""
    if known and known.country:
        return known.country, known.basis
    small = lexicon.phrases
    dwelling = bool(parts.head and parts.head.role and parts.head.role.name in small.dwelling)
    for piece in () if dwelling and parts.tails else reversed(parts.core):
        if piece.choice and piece.choice.country and not piece.shunned:
            return piece.choice.country, piece.choice.basis
    office = any(p.role and p.role.name in small.yielding for p in parts.core)
    posted = any(p.role and p.role.name in small.posted for p in parts.core) or _is_away(parts, small)
    weak = bool(parts.head and parts.head.role and parts.head.role.priority < STRONG)
    for tie, pieces in parts.tails:
        for_it = tie in small.speaking_for and (weak or any(_is_body(piece) for piece in pieces))
        kept = tie == "," or for_it or (tie in small.belonging and (not posted or tie in small.part_of))
        if kept or _is_sided(parts, pieces, small):
            for piece in pieces:
                if piece.choice and piece.choice.country and not piece.shunned and not (office and _is_town(piece)):
                    return piece.choice.country, piece.choice.basis
    if dwelling and parts.tails:
        own = [p.choice for p in parts.core if p.choice and p.choice.country and not p.shunned]
        return (own[-1].country, own[-1].basis) if own else (None, "")
    owner = _owner_country(parts, lexicon)
    if owner:
        return owner, "surname of a ruler"
    undecided = next((p.choice.basis for p in parts.core if p.choice and p.choice.entry is None), "")
    return None, undecided


def _is_away(parts: Parts, small: PhraseWords) -> bool:
    """`exiled Tutsis in Uganda`: whether those are meant who live elsewhere than at home."""
    return any(word.norm in small.away for word in parts.words[parts.start : parts.end])


def _known_person(parts: Parts, lexicon: ActorLexicon, on: dt.date | None) -> Choice | None:
    """The person of the lexicon whose surname ends the phrase, where first name, title or country agree."""
    if not parts.loose_names:
        return None
    given = [parts.words[i].norm for i in parts.loose_names]
    bearers = lexicon.surnames.get(given[-1], ())
    titles = {e.name.split()[-1] for p in parts.core for e in p.roles}
    states = {p.choice.country for p in parts.core if p.choice and p.choice.country}
    fitting = [e for e in bearers if _agrees(e, given, titles, states, on)]
    found = choose(fitting, on) if fitting else None
    # two presidents of one name are still of one state
    return found if found and (len({e.id for e in fitting}) == 1 or found.country) else None


def _owner_country(parts: Parts, lexicon: ActorLexicon) -> str | None:
    """The state of `the Ruler administration`, by surname: the one that all rulers of that name share."""
    by_start = {p.first: p for p in parts.core}
    for i in sorted(parts.loose):
        after = i + 2 if i + 1 < parts.end and parts.words[i + 1].norm == POSSESSIVE else i + 1
        governed = by_start.get(after)
        if parts.words[i].capital and governed and governed.role and "GOV" in governed.role.sectors:
            rulers = [e for e in lexicon.surnames.get(parts.words[i].norm, ()) if e.sectors[:1] == ("GOV",)]
            if len({e.country for e in rulers}) == 1:
                return rulers[0].country
    return None


def _agrees(entry: Entry, given: list[str], titles: set[str], states: set[str], on: dt.date | None) -> bool:
    if states and entry.country not in states:
        return False
    first = name_key(entry.name)[:1]
    same_first = len(given) == 1 or given[0][:1] == first
    role = set((entry.role or "").lower().split())
    supported = bool(titles & role) or bool(states and titles)
    in_office = on is not None and entry.since is not None and entry.holds(on) and bool(OFFICES & set(entry.sectors))
    return same_first and (supported or (len(given) == 1 and in_office and not titles))


def _given_country(lexicon: ActorLexicon, country: str | None) -> str | None:
    if country is None or (len(country) == 3 and country.isupper()):
        return country
    return next((e.country for e in lexicon.look_up(country) if e.kind in STATES), None)


def _with_people(sectors: tuple[str, ...], parts: Parts, lexicon: ActorLexicon) -> tuple[str, ...]:
    """A people named alone and without article ("Afghans fled") is taken for its civilians; so is a town."""
    if sectors or not parts.head or len(parts.core) != 1 or parts.loose or not parts.head.choice:
        return sectors
    entry, words = parts.head.choice.entry, parts.words
    if entry and entry.kind == "city":
        return ("CVL",)
    last = words[parts.head.last - 1].norm
    singular = " ".join([*(w.norm for w in words[parts.head.first : parts.head.last - 1]), last[:-1]])
    plural = last.endswith("s") and singular in lexicon.index and words[0].norm not in lexicon.phrases.articles
    return ("CVL",) if entry and entry.kind in PEOPLES and plural else sectors


def _role(parts: Parts, named: Choice | None) -> str | None:
    """The words of the office or job that the text gives the actor, else the one that the lexicon knows."""
    head = parts.head
    if head and head.role and head.role.kind not in ("title", "post") and not parts.loose_names:
        return None
    spans = [p for p in parts.core if p.role and p.role.kind in ("title", "post")]
    if spans:
        return " ".join(p.role.name for p in spans if p.role)
    return named.entry.role if named and named.entry and named.entry.kind == "person" else None


def _kind(parts: Parts, named: Choice | None) -> str:
    head = parts.head
    is_named = bool(named and named.entry and named.entry.kind == "person")
    if is_named and not (head and head.role and not parts.loose_names):
        return "person"
    if head and head.role:
        plural = " ".join(w.norm for w in parts.words[head.first : head.last]) != name_key(head.role.name)
        return "person" if parts.loose_names and head.role.kind == "title" else role_kind(head.role.kind, plural)
    if is_compound_name(parts):
        return "organization"
    return name_kind(named.entry.kind) if head and named and named.entry else "unnamed"


def is_compound_name(parts: Parts) -> bool:
    """Whether a state or town is but a part of an unknown body's name ("Air Canada", "Qatar Airways")."""
    head = parts.head
    entry = head.choice.entry if head and head.choice else None
    if head is None or entry is None or entry.kind not in PLACES | PEOPLES:
        return False
    before = head.first - 1
    begins = before in parts.loose and parts.words[before].capital and not parts.words[head.first].parted
    return begins or bool(parts.loose_names)


def _name(parts: Parts, named: Choice | None, text: str, lexicon: ActorLexicon) -> str:
    """The lexicon's name for a person, body or state; else the unknown name; else the phrase without its article."""
    role_head = bool(parts.head and parts.head.role) and described_body(parts) is None
    own = not is_compound_name(parts) and (not role_head or bool(parts.loose_names))
    if named and named.entry and own and (named.entry.kind == "person" or _heads(parts, named) or _is_described(parts)):
        return named.entry.name
    if parts.loose_names and role_head:
        return text[parts.words[parts.loose_names[0]].start : parts.words[parts.end - 1].end]
    return text[parts.words[min(parts.start, len(parts.words) - 1)].start : _name_end(parts, lexicon)].strip()


def _name_end(parts: Parts, lexicon: ActorLexicon) -> int:
    """The character where the core and the body after it end: `soldiers of the army`, `men from the Red Hand`."""
    small, end = lexicon.phrases, parts.end
    tie = parts.words[end].norm if parts.tails else ""
    pieces = parts.tails[0][1] if parts.tails else ()
    if tie in small.genitive:
        end = max([end, *(p.last for p in pieces)])
    if tie in small.part_of:
        end = max([end, _unknown_name_end(parts, small), *(p.last for p in pieces if _is_body(p))])
    return parts.words[min(end, len(parts.words)) - 1].end


def _unknown_name_end(parts: Parts, small: PhraseWords) -> int:
    """The word after a name that an article and capitals tell to be one, behind the first preposition; 0 if none."""
    first = parts.end + 1
    if first >= len(parts.words) or parts.words[first].norm not in small.articles:
        return 0
    last = first + 1
    while last < len(parts.words) and parts.words[last].capital and not parts.words[last].parted:
        last += 1
    return last if last > first + 1 else 0


def _is_described(parts: Parts) -> bool:
    return described_body(parts) is not None


def _heads(parts: Parts, named: Choice) -> bool:
    entry = named.entry
    return bool(parts.head and parts.head.choice is named and entry and entry.kind in BODIES | STATES)
