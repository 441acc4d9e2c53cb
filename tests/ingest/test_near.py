"""Near-duplicates are found, and other reports are let be."""

from __future__ import annotations

import pytest

from dateline.ingest.near import likeness, sign, tells_more

PLACES = (("first", "Alder"), ("second", "Birch"), ("third", "Cedar"), ("fourth", "Elm"), ("fifth", "Fir"))
BODY = " ".join(
    f"On the {day} the council of {town} voted to close its bridge to lorries until the pillars are mended."
    for day, town in PLACES
)


def shared(one: str, other: str) -> int:
    return len(set(sign(one)) & set(sign(other)))


@pytest.mark.parametrize("copy", [BODY, f"ALDER (Wire) - {BODY}", f"{BODY} Writing by A. Clerk", BODY.upper()])
def test_copies_share_bands(copy: str) -> None:
    assert shared(BODY, copy) > 0
    assert likeness(BODY, copy) >= 0.8


def test_others_share_none() -> None:
    other = " ".join(f"Fishermen from {n} towns along the coast asked for word of their {n} boats." for n in range(9))
    assert shared(BODY, other) == 0
    assert likeness(BODY, other) < 0.1


def test_short_texts_are_never_copies() -> None:
    assert sign("The council of Alder voted to close its bridge.") == ()


def test_signatures_stay_the_same() -> None:
    # They are kept in stores: what makes them must not change without a migration.
    assert sign(BODY)[:2] == (8245133265739413412, -9151518345954244122)


def test_a_new_number_tells_more() -> None:
    numbers = {"two", "three"}
    assert tells_more("three died", "two died", numbers)
    assert tells_more("12 died", "11 died", numbers)
    assert not tells_more("two died, says the mayor", "two died and three fled", numbers)
