"""Tells of the names found what level they are of, and which of them lies within or is listed with which."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from dateline.resolve import place_cues as cues
from dateline.resolve.place_cues import Page, is_capital

HYPHENATED = 3  # tokens: hyphen, small word, capitalised word


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A name of a place: tokens first to last, both included.

    name: its words without what does not belong to it ("U.S.-led"). level: country, admin1, district, city,
    village, feature or site, if a noun beside it says so. within: first token of the name that the text puts
    around it ("X, Y"). listed: it goes on a list with the name before it.
    country: that of a people named before its noun ("the Lebanese city of Tripoli").
    """

    first: int
    last: int
    name: str
    level: str | None = None
    within: int | None = None
    listed: bool = False
    country: str | None = None


def describe(page: Page, spans: Mapping[int, int]) -> tuple[Toponym, ...]:
    """The toponyms of some spans (first token -> last), in text order."""
    found = [
        Toponym(first=a, last=b, name=_name(page, a, b), level=cues.level(page, a, b), country=cues.people(page, a))
        for a, b in _join(page, spans)
    ]
    listed = False
    for n in range(len(found) - 2, -1, -1):
        gap = _gap(page, found[n], found[n + 1])
        kind = cues.relation(page, gap) if gap is not None else None
        listed = kind == "list" and not page.words.final.isdisjoint(gap or ()) or listed and gap == [","]
        found[n : n + 2] = _link(page, found[n], found[n + 1], "list" if listed else kind)
    return tuple(found)


def _link(page: Page, here: Toponym, after: Toponym, kind: str | None) -> list[Toponym]:
    """Two neighbours, with what their relation tells; a list shares its level ("Herat and Farah provinces")."""
    if kind == "list":
        after = replace(after, listed=True)
        return [replace(here, level=after.level) if here.level is None and _is_plural(page, after) else here, after]
    if kind == "inner":
        return [replace(here, within=after.first), after]
    if kind == "outer" and after.within is None:
        return [here, replace(after, within=here.first)]
    return [here, after]


def _gap(page: Page, here: Toponym, after: Toponym) -> list[str] | None:
    """The words between two names of one sentence."""
    tokens = page.tree.tokens
    if tokens[here.first].sent != tokens[after.first].sent:
        return None
    return [t.lower for t in tokens[here.last + 1 : after.first]]


def _is_plural(page: Page, toponym: Toponym) -> bool:
    after = toponym.last + 1
    return after < len(page.tree) and page.tree.tokens[after].tag in {"NNS", "NNPS"}


def _join(page: Page, spans: Mapping[int, int]) -> list[tuple[int, int]]:
    """The spans, those put together that go on with a hyphen and a small word: "Chak-e Wardak"."""
    found: list[tuple[int, int]] = []
    for first, last in sorted(spans.items()):
        while _goes_on(page, last + 1):
            last += HYPHENATED
        while _goes_on(page, first - HYPHENATED + 1) and is_capital(page.tree.tokens[first - HYPHENATED]):
            first -= HYPHENATED
        if not found or first > found[-1][1]:
            found.append((first, last))
    return found


def _goes_on(page: Page, i: int) -> bool:
    """Whether a hyphen, a small word and a capitalised word stand from a token on; not `LIMA - The army`."""
    tokens = page.tree.tokens
    if not 0 < i < len(tokens) - 2 or tokens[i].text != "-" or tokens[i - 1].end < tokens[i].start:
        return False
    return tokens[i + 1].lower in page.words.inner and is_capital(tokens[i + 2])


def _name(page: Page, first: int, last: int) -> str:
    """The name without a participle that hangs on it: "U.S.-led"."""
    text = page.written(first, last)
    head, hyphen, tail = text.rpartition("-")
    hangs = hyphen and tail.islower() and page.gazetteer.lookup(head)
    return head if hangs and not page.gazetteer.lookup(text) else text
