"""What a text must hold for a time rule to match anywhere in it, so that most rules need not be tried."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

MOST = 3  # what a rule asks for that is seldom there tells enough

_PART = re.compile(
    r"(?P<look>\(\?(?:[!=]|<[!=]))|(?P<group>\((?:\?:|\?P<\w+>)?)|\[(?P<codes>[^\]]*)\]|(?P<sign>.)", re.S
)
_OPTIONAL = re.compile(r"[?*]|\{0")

# Sets of codes; of each, one must be there.
Needs = list[frozenset[str]]


def needs_of(pattern: str) -> tuple[frozenset[str], ...]:
    """For a compiled pattern over codes: sets of codes of which one each stands in whatever it matches.

    Reads no more of regular expressions than `timepatterns` writes: groups, classes of codes, look-arounds, counts.
    """
    parts = list(_PART.finditer(pattern))
    found, _ = _read(pattern, parts, 0)
    return tuple(sorted(found, key=len)[:MOST])


def _read(pattern: str, parts: Sequence[re.Match[str]], at: int) -> tuple[Needs, int]:
    """The needs of what stands up to the bracket that closes it, and the part behind that."""
    ways: list[Needs] = [[]]
    while at < len(parts) and parts[at]["sign"] != ")":
        part, here = parts[at], Needs()
        at += 1
        if part["look"] or part["group"]:
            inner, at = _read(pattern, parts, at)
            here = [] if part["look"] else inner
        elif part["codes"]:
            here = [frozenset(part["codes"])]
        elif part["sign"] == "|":
            ways.append([])
        if here and not _OPTIONAL.match(pattern, parts[at - 1].end()):
            ways[-1] += here
    return list(_either(ways)), at + 1


def _either(ways: Sequence[Needs]) -> Iterator[frozenset[str]]:
    """What is needed whichever way is taken."""
    if len(ways) == 1:
        yield from ways[0]
    elif all(ways):
        yield frozenset().union(*(min(needs, key=len) for needs in ways))
