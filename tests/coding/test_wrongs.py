"""Who tells of a wrong by a power charges it with that."""

from __future__ import annotations

import pytest

from dateline.run.coder import Coder


def charges(coder: Coder, text: str) -> list[tuple[str, ...]]:
    reading = coder.read(text, published="2031-05-01")
    countries = {actor.id: actor.country or "" for actor in reading.actors}
    found = (c.event for c in reading.claims if c.event and c.event.type == "ACCUSE")
    return [tuple(countries[p.actor] for p in (*event.actors, *event.recipients)) for event in found]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Mali's envoy said Algeria was harbouring terrorists.", ("MLI", "DZA")),
        ("Peru's president said Bolivia was meddling in its affairs.", ("PER", "BOL")),
        ("Iran's premier said Israel was trying to destabilise the region.", ("IRN", "ISR")),
        ("Seoul said Japan had broken an agreement on fishing.", ("KOR", "JPN")),
    ],
)
def test_a_wrong_is_a_charge(coder: Coder, text: str, who: tuple[str, str]) -> None:
    assert charges(coder, text) == [who]


@pytest.mark.parametrize(
    "text",
    [
        "Kabul said Pakistan was not harbouring militants.",
        "The engineer said the river had undermined the bridge.",
        "The doctor said patients had ignored the rules.",
        "Norway's premier said its party was sheltering refugees.",
    ],
)
def test_none_where_it_is_denied_or_nobodys(coder: Coder, text: str) -> None:
    assert charges(coder, text) == []
