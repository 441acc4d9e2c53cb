"""Where a report says that things happen: the country of whoever stands beside a place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dateline.grammar import Tree
from dateline.grammar.holding import is_at_border
from dateline.model import Actor, Mention, Place
from dateline.resolve.home import Home
from dateline.resolve.opposed import verb_of

FORCES = frozenset({"MIL", "COP"})
STRUCK = ("dobj", "nsubjpass")
STRIKING = ("nsubj", "agent", "compound", "amod")


@dataclass(frozen=True, slots=True)
class Ground:
    """What a report tells of countries.

    starts, places: where it names places of known country; home: the country that it is set in, None if none
    stands out; parties: the verbs at which its own mentions of that country stand, None for one without;
    other: the state of which it tells most beside that one, if it tells of no third nearly as often.
    persons: the countries of the persons that it names; armed: its governments and forces of known country, by their
    mentions.
    leading: for sentences whose main subject is a state, that state. targets: the verbs whose object is the home state.
    """

    starts: list[int]
    places: Sequence[Place]
    home: Home | None
    parties: tuple[int | None, ...] = ()
    other: str | None = None
    persons: frozenset[str] = frozenset()
    armed: Sequence[tuple[Mention, Actor]] = ()
    leading: Mapping[int, str] = field(default_factory=dict)
    targets: frozenset[int] = frozenset()


def within(ground: Ground, start: int, end: int) -> list[Place]:
    """The places between two characters."""
    return list(ground.places[bisect_left(ground.starts, start) : bisect_right(ground.starts, end - 1)])


def beside(tree: Tree, mention: Mention, ground: Ground, only: tuple[str, ...] = ()) -> tuple[str, str] | None:
    """The place in the phrase's own prepositional phrases: `police in Lyon`. only: the prepositions that count."""
    preps = tree.children(tree.tokens[mention.head], "prep")
    for prep in (p for p in preps if (not only or p.lower in only) and not is_at_border(tree, p)):
        words = tree.subtree(prep)
        for place in within(ground, words[0].start, words[-1].end):
            return (place.country or "", f"“{prep.text} {place.text}”")
    return None


def led_in(tree: Tree, actor: Actor, mention: Mention, ground: Ground) -> tuple[str, str] | None:
    """`In Madrid, parliament voted`: a house whose sentence begins with where it sits."""
    first = tree.sentence(tree.tokens[mention.head])[0]
    begins = first.pos == "ADP" and first.lower in tree.words.get("locative", ())
    where = within(ground, first.end, tree.tokens[mention.first].start) if begins and "LEG" in actor.sectors else []
    return (where[0].country or "", f"“{first.text} {where[0].text}”") if where else None


def around(
    tree: Tree, mention: Mention, ground: Ground, *, local: bool = False, abroad_from: str | None = None
) -> tuple[str, str] | None:
    """The only country of the sentence's places, if one of them is where it happens (`arrested villagers in Lyon`).

    local: whether those are meant who fight where they are, whatever other countries are named beside.
    abroad_from: who strikes from this country, which does not count, does so in what is struck, too (`shelled Sumy`).
    """
    words = tree.sentence(tree.tokens[mention.head])
    here = [p for p in within(ground, words[0].start, words[-1].end) if p.country != abroad_from]
    at = {t.end + 1 for t in words if t.pos == "ADP" and t.lower in tree.words.get("locative", frozenset())}
    at |= {t.start for t in words if t.dep in STRUCK} if abroad_from else set()
    countries = {p.country for p in here if p.country and (p.start in at or not local)}
    if not any(p.start in at for p in here):
        return None
    return (countries.pop(), "the only country in the sentence") if len(countries) == 1 else None


def there(tree: Tree, mention: Mention, ground: Ground) -> tuple[str, str] | None:
    """`Gunmen seized a Lebanese engineer in Lagos`: of where they do it, whatever else the report tells of."""
    verb = verb_of(tree, tree.tokens[mention.head])
    if verb is None or tree.tokens[mention.head].dep not in ("nsubj", "agent", "pobj"):
        return None
    deed = tree.tokens[verb]
    preps = [p for word in (deed, *tree.children(deed, "dobj", "nsubjpass")) for p in tree.children(word, "prep")]
    for prep in (p for p in preps if p.lower in tree.words.get("locative", ()) and not is_at_border(tree, p)):
        words = tree.subtree(prep)
        for place in within(ground, words[0].start, words[-1].end):
            return place.country or "", f"“{prep.text} {place.text}”"
    return None


def struck_abroad(tree: Tree, mention: Mention, ground: Ground) -> tuple[str, str] | None:
    """`A Russian drone hit a house in Odesa, wounding residents`: of where the forces of the report's state strike."""
    found = around(tree, mention, ground, abroad_from=ground.home.country) if ground.home else None
    if found is None or ground.home is None:
        return None
    sent = tree.tokens[mention.head].sent
    ours = [m for m, a in ground.armed if a.country == ground.home.country and FORCES & set(a.sectors)]
    strikes = any(tree.tokens[m.head].sent == sent and tree.tokens[m.head].dep in STRIKING for m in ours)
    return found if strikes else None
