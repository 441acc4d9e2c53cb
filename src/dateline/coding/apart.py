"""How far two happenings lie apart: `Chad expelled the envoy on Tuesday, a day after Sudan shelled the town`."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dateline.grammar.tree import Tree
from dateline.model import Time, Token

# Only days are counted exactly: two weeks after may be thirteen days after, or sixteen.
DAYS = re.compile(r"P(\d+)D")
MARKS = {"later": 1, "earlier": -1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart:
    """The verb of a clause that tells when, that of the clause it goes with, and how many days that one comes later."""

    clause: int
    main: int
    days: int


def find_apart(tree: Tree, times: Sequence[Time]) -> dict[int, tuple[Apart, ...]]:
    """What the stretches of days before `after` and `before` tell, by sentence."""
    found: dict[int, tuple[Apart, ...]] = {}
    for sent, apart in _each(tree, times):
        found[sent] = (*found.get(sent, ()), apart)
    return found


def _each(tree: Tree, times: Sequence[Time]) -> Iterator[tuple[int, Apart]]:
    for time in times:
        counted = DAYS.fullmatch(time.timex or "") if time.precision == "duration" else None
        mark = tree.from_character(time.end) if counted else None
        if counted is None or mark is None or mark.dep != "mark":
            continue
        verb = tree.head(mark)
        for name, sign in MARKS.items():
            if mark.lower in tree.words.get(name, ()) and verb.dep == "advcl":
                yield mark.sent, Apart(clause=verb.i, main=verb.head, days=sign * int(counted[1]))


def moved(time: Time, days: int) -> Time | None:
    """A time some days later; None if it is no single day."""
    if time.first is None or time.first != time.last:
        return None
    day = time.first + dt.timedelta(days=days)
    return replace(time, first=day, last=day, basis="anchored")


def other_verb(tree: Tree, apart: Sequence[Apart], carrier: Token) -> tuple[int, int] | None:
    """The verb from whose day that of a clause is counted, and how many days; None if nothing tells."""
    verbs = list(goes_with(tree, carrier))
    for one in apart:
        if one.clause in verbs:
            return one.main, -one.days
        if one.main in verbs:
            return one.clause, one.days
    return None


def goes_with(tree: Tree, verb: Token) -> Iterator[int]:
    """A verb and those that it is joined to or goes along with, all of one day: `fired on Monday, killing two`."""
    yield verb.i
    while verb.dep in ("conj", "xcomp") or verb.dep == "advcl" and verb.tag == "VBG":
        verb = tree.head(verb)
        yield verb.i
