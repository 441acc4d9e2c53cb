"""Modes that show only when parties and place are known."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.coding.act import Acted
from dateline.coding.cast import Cast
from dateline.model import EventPlace

SEVERAL = 3


def meeting_modes(
    cast: Cast, act: Acted, place: EventPlace | None, meeting: Mapping[str, str], many_sided: frozenset[str]
) -> tuple[str, ...]:
    """The modes of a meeting that its own words leave open: of many sides, in a third country.

    meeting: the codebook's names for them. many_sided: words that tell of many sides.
    """
    if act.type != meeting.get("type") or act.mode:
        return act.mode
    parties = [cast.actor(m) for m in act.actors + act.recipients]
    countries = {a.country for a in parties if a.country and "IGO" not in a.sectors}
    if len(countries) >= SEVERAL or _is_many_sided(cast, act, many_sided):
        return (meeting["many"],)
    if len(countries) > 1 and place is not None and place.country and place.country not in countries:
        return (meeting["elsewhere"],)
    return ()


def _is_many_sided(cast: Cast, act: Acted, words: frozenset[str]) -> bool:
    """`UN-sponsored talks`, `a summit of`: an international body or a word for many sides on the trigger itself."""
    tree = cast.tree
    trigger = tree.tokens[act.trigger]
    near = [trigger, *tree.children(trigger, "amod", "compound", "nmod")]
    below = [n for t in near for n in tree.subtree(t) if t is not trigger]
    if any(t.lemma in words for t in near):
        return True
    return any("IGO" in cast.actor(m).sectors for t in below for m in cast.by_head.get(t.i, []))
