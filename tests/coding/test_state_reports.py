"""What reports on dealings of states are full of: whose deed it is, whom a pronoun means, what is only spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from dateline.model import Event, Reading
    from dateline.run.coder import Coder

ON = "2019-05-10"


def events_of(reading: Reading, kind: str) -> list[Event]:
    return [c.event for c in reading.claims if c.event and c.event.type == kind]


def names_of(reading: Reading, event: Event, side: str) -> list[str]:
    names = {a.id: a.name for a in reading.actors}
    return [names[p.actor] for p in getattr(event, side)]


@pytest.mark.parametrize(
    "text",
    [
        "Gabon blamed the rebels for a raid that killed nine traders in Oyem on Monday.",
        "Gabon accused the rebels of an attack which left nine traders dead in Oyem on Monday.",
        "Gabon blamed the rebels for a series of bombings that killed nine traders in Oyem on Monday.",
        "The rebels claimed responsibility for an attack on a convoy that killed nine traders in Oyem on Monday.",
    ],
)
def test_a_deed_and_the_clause_that_tells_its_toll_are_one(coder: Coder, text: str) -> None:
    reading = coder.read(text, published=ON)
    (deed,) = events_of(reading, "ASSAULT")
    assert names_of(reading, deed, "actors") == ["rebels"]
    assert names_of(reading, deed, "recipients") == ["traders"]
    assert deed.toll is not None
    assert deed.toll.killed == 9
    assert deed.place is not None
    assert deed.place.name == "Oyem"
    assert deed.time is not None
    assert str(deed.time.start) == "2019-05-06"
