"""The error for a name that nothing bears, with the nearest one that exists."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches

from dateline.errors import LexiconError

MOST = 40

OnFault = Callable[[LexiconError], None]
"""What is done with a fault: raising it ends the loading, anything else goes on without the entry."""


def raise_fault(error: LexiconError) -> None:
    """Ends the loading at the first fault."""
    raise error


def unknown(place: str, kind: str, name: str, known: Iterable[str]) -> LexiconError:
    """An error to raise: `place: unknown <kind> 'name', did you mean 'other'?`, or the list of all known names."""
    names = sorted(known)
    near = get_close_matches(name, names, 1) or get_close_matches(name.upper(), names, 1)
    near = near or get_close_matches(name.lower(), names, 1)
    more = f" and {len(names) - MOST} more" if len(names) > MOST else ""
    hint = f", did you mean {near[0]!r}?" if near else f"; known are {', '.join(names[:MOST]) or 'none'}{more}"
    return LexiconError(f"{place}: unknown {kind} {name!r}{hint}")
