"""Learns dated roles from readings: "Ruritania's Defense Minister Jan Kowalek" tells who Kowalek is from that day on.

Pure functions: readings -> sightings -> roles -> the one role that a name means on a day, or none. Only what the words
themselves say is learned: the state must stand within them, never have been worked out from the rest of the report.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from dateline.lexicon.words import name_key
from dateline.model import Actor, Reading
from dateline.model.learned import CONFIRMED, DECIDED, STRUCK, UNDECIDED, LearnedRole, Sighting

KNOWN = "person."
# Where reports contradict each other about the same days, one side needs this many times the reports of the other.
MAJORITY = 2


def find_sightings(readings: Iterable[Reading]) -> Iterator[Sighting]:
    """The roles that reports give to persons whom the lexicon does not know; none from undated reports."""
    for reading in readings:
        if (day := reading.article.published) is None:
            continue
        for actor in reading.actors:
            words = _telling_words(actor, reading) if _is_learnable(actor) else None
            if words and actor.country and actor.role:
                yield Sighting(
                    name=actor.name,
                    on=day,
                    article=reading.article.id,
                    role=actor.role,
                    country=actor.country,
                    sectors=actor.sectors,
                    words=words,
                )


def _is_learnable(actor: Actor) -> bool:
    known = (actor.lexicon_id or "").startswith(KNOWN)
    return actor.kind == "person" and not known and len(actor.name.split()) > 1 and actor.name[:1].isupper()


def _telling_words(actor: Actor, reading: Reading) -> str | None:
    """The mention within which the state of an actor is named."""
    text = reading.article.text
    states = [m for other in reading.actors if other.kind == "state" and other.country == actor.country
              for m in other.mentions]  # fmt: skip
    for start, end in actor.mentions:
        if any(start <= s and e <= end for s, e in states):
            return " ".join(text[start:end].split())
    return None


def learn(sightings: Iterable[Sighting], judgements: Mapping[str, str] | None = None) -> tuple[LearnedRole, ...]:
    """The roles that sightings come to, by name and day. judgements: name -> confirmed | struck, which outrank them.

    The order of the sightings, and seeing one twice, make no difference.
    """
    by_name: dict[str, list[Sighting]] = {}
    for sighting in sorted(set(sightings)):
        by_name.setdefault(name_key(sighting.name), []).append(sighting)
    judged = {name_key(name): verdict for name, verdict in (judgements or {}).items()}
    roles = [role for key in sorted(by_name) for role in _settle(by_name[key], judged.get(key))]
    return tuple(_named_short(roles))


def look_up(roles: Sequence[LearnedRole], name: str, on: dt.date) -> LearnedRole | None:
    """The role that a name or surname means on a day; None where it means none, or more than one person."""
    key = name_key(name)
    held = [r for r in roles if r.state in (DECIDED, CONFIRMED) and r.holds(on)]
    found = [r for r in held if key in map(name_key, (r.name, *r.aliases))]
    return found[0] if len(found) == 1 else None


def _settle(sightings: list[Sighting], verdict: str | None) -> Iterator[LearnedRole]:
    """The roles of one name, one after the other; where two are told of the same days, the one that more tell."""
    spells = [list(found) for _, found in groupby(sorted(sightings, key=lambda s: s.on), key=_post)]
    posts = Counter(_post(spell[0]) for spell in spells)
    torn = any(count > 1 for count in posts.values()) or _same_day(spells)
    if not torn:
        for spell, after in zip(spells, [*spells[1:], None], strict=True):
            yield _role(spell, after[0].on if after else None, verdict or DECIDED, "all reports agree")
        return
    sides = Counter(_post(s) for s in sightings).most_common()
    chosen = [s for s in sightings if _post(s) == sides[0][0]]
    clear = sides[0][1] >= MAJORITY * sides[1][1]
    why = f"{sides[0][1]} of {len(sightings)} reports say so, others " + ", ".join(sorted(p[0] for p, _ in sides[1:]))
    yield _role(chosen, None, verdict or (DECIDED if clear else UNDECIDED), why)


def _same_day(spells: list[list[Sighting]]) -> bool:
    return any(a[-1].on == b[0].on for a, b in pairwise(spells))


def _post(sighting: Sighting) -> tuple[str, tuple[str, ...]]:
    return sighting.country, sighting.sectors


def _role(spell: list[Sighting], until: dt.date | None, state: str, why: str) -> LearnedRole:
    role = Counter(s.role for s in spell).most_common(1)[0][0]
    first = min(spell)
    return LearnedRole(
        name=first.name, aliases=(), role=role, country=first.country, sectors=first.sectors,
        since=min(s.on for s in spell), until=until, state=state, why=why, sightings=tuple(sorted(spell)),
    )  # fmt: skip


def _named_short(roles: list[LearnedRole]) -> Iterator[LearnedRole]:
    """Roles with the surname as a name of their own, where no other person of that surname was learned."""
    bearers: dict[str, set[str]] = {}
    for role in roles:
        if role.state != STRUCK:
            bearers.setdefault(_surname(role.name), set()).add(name_key(role.name))
    for role in roles:
        alone = len(bearers.get(_surname(role.name), ())) == 1
        yield replace(role, aliases=(role.name.split()[-1],)) if alone else role


def _surname(name: str) -> str:
    return name_key(name).rpartition(" ")[2]
