"""The statements of a text in the order in which they are made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.coding.relations import NEGATED
from dateline.coding.sayings import Saying

BACK = 2  # sentences within which somebody is named who was only described
NEAR_KIN = 10  # statements within which somebody speaks for who was heard
MOST = 40  # statements that are looked at, however short the sentences


class Course:
    """Looks up who spoke before and after; each look-up takes the same time however long the text."""

    def __init__(self, sayings: Sequence[Saying]) -> None:
        self.sayings = sayings = with_kin(sayings)
        self.order = sorted(range(len(sayings)), key=lambda n: sayings[n].place)
        self.rank = {n: rank for rank, n in enumerate(self.order)}
        self._turn_ends: dict[int, int] = {}
        after: int | None = None
        for n in reversed(self.order):
            goes_on = after is not None and is_own(sayings[n], sayings[after])
            self._turn_ends[n] = self._turn_ends[after] if after is not None and goes_on else sayings[n].sent
            after = n

    def gap(self, n: int, i: int) -> int:
        """How many sentences after the turn in which another spoke a statement stands."""
        return max(0, self.sayings[n].start - self._turn_ends[i])

    def near_before(self, n: int, count: int = MOST) -> list[int]:
        """The statements right before one, its own speaker's too, latest last."""
        return self.order[max(0, self.rank[n] - count) : self.rank[n]]

    def near_after(self, n: int, count: int) -> list[int]:
        """The statements right after one."""
        return self.order[self.rank[n] + 1 : self.rank[n] + 1 + count]

    def before(self, n: int, reach: int) -> list[int]:
        """The earlier statements of others within some sentences, latest last."""
        mine = self.sayings[n]
        near = [i for i in self.near_before(n) if self.gap(n, i) <= reach]
        own = [self.sayings[i] for i in near if is_own(mine, self.sayings[i])]
        told = [i for i in near if not is_own(mine, self.sayings[i]) and not holds(self.sayings[i], mine)]
        # "prosecutors say he told them ...": what is told in one's own words is no other's story
        return [i for i in told if not any(holds(o, self.sayings[i]) for o in own)]

    def own(self, n: int) -> list[int]:
        """Earlier statements of the same speaker."""
        mine = self.sayings[n]
        near = self.near_before(n)
        return [i for i in near if mine.speaker is not None and self.sayings[i].speaker == mine.speaker]


def with_kin(sayings: Sequence[Saying]) -> list[Saying]:
    """The statements, with the sides of those for whom somebody speaks who was heard before."""
    found = _with_names(sayings)
    past: list[Saying] = []
    known: dict[str, Saying] = {}
    for n in sorted(range(len(found)), key=lambda n: found[n].place):
        mine = found[n]
        behind = known.get(mine.speaker or "") or _behind(mine, past[-NEAR_KIN:])
        if behind is not None:
            sides = mine.sides if mine.stated or not behind.stated else frozenset({mine.speaker or ""})
            mine = found[n] = replace(mine, sides=sides | behind.sides, country=behind.country or mine.country)
            known.setdefault(mine.speaker or "", behind)
        past.append(mine)
    return found


def _with_names(sayings: Sequence[Saying]) -> list[Saying]:
    """The statements, those of whom a report describes first and names then with one speaker.

    "..., a council member said. [New paragraph] Haji Abdul Wali said ..."
    """
    same: dict[str, Saying] = {}
    heard: set[str] = set()
    last: Saying | None = None
    for mine in sorted(sayings, key=lambda s: s.place):
        if mine.speaker is None:
            continue
        near = last is not None and 0 <= mine.block - last.block <= 1 and mine.sent - last.sent <= BACK
        if last is not None and near and mine.speaker not in heard and mine.bare and last.described:
            known = same.get(last.speaker or "", last)
            same[mine.speaker] = same[known.speaker or ""] = replace(known, sides=known.sides | mine.sides)
        heard.add(mine.speaker)
        last = mine
    return [_renamed(s, same.get(s.speaker or "")) for s in sayings]


def _renamed(mine: Saying, known: Saying | None) -> Saying:
    if known is None:
        return mine
    stated = mine.stated or known.stated
    sides = mine.sides | known.sides
    return replace(mine, speaker=known.speaker, sides=sides, stated=stated, official=mine.official or known.official)


def _behind(mine: Saying, past: Sequence[Saying]) -> Saying | None:
    """Who was heard before for whom somebody speaks: "its chairwoman", "ministry spokesman Arun Baghel"."""
    if not past or mine.speaker is None:
        return None
    near = mine.block == past[-1].block and mine.sent - past[-1].sent <= 1
    if near and (mine.kin or _is_quoted_beside(mine, past[-1])):
        return past[-1]
    if mine.stated or not mine.voice:
        return None
    others = [other for other in reversed(past) if other.speaker != mine.speaker]
    called = next((o for o in others if mine.titles & o.heads and not o.voice), None)
    if called is not None:
        return called
    # "Brazzaville denied it. A government spokesman said ..."
    of_state = near and mine.official and past[-1].official and past[-1].stated and not mine.heads & past[-1].heads
    return past[-1] if of_state else None


def _is_quoted_beside(mine: Saying, last: Saying) -> bool:
    """Whether somebody of whom nothing is known is quoted right behind a statement, to bear it out."""
    unknown = mine.country is None and not mine.official and len(mine.sides) == 1
    return unknown and mine.statement.kind == "direct" and last.statement.kind != "direct" and mine.contrary < NEGATED


def is_own(mine: Saying, other: Saying) -> bool:
    """Whether one speaker makes both statements."""
    mine_head, other_head = mine.statement.source_head, other.statement.source_head
    if mine_head is not None and mine_head == other_head:
        return True
    return mine.speaker is not None and mine.speaker == other.speaker


def holds(other: Saying, mine: Saying) -> bool:
    """Whether a statement stands inside another's content: a report of it, not what it answers."""
    return other.statement.first <= mine.place <= other.statement.last
