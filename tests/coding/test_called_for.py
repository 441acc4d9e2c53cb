"""What is asked for is not done, and a strike that somebody calls is no attack."""

from __future__ import annotations

import pytest

from dateline.run.coder import Coder
from dateline.run.examples import show_events


def rows(coder: Coder, text: str) -> list[str]:
    """The events, each as `TYPE/mode ACTOR > RECIPIENT`."""
    return [row for row in show_events(coder.read(text, published="2024-05-14")).split("; ") if row]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kenyan families called for urgent action to bring home the captives.", ["REQUEST/yield KEN > KEN"]),
        ("The opposition in Nigeria demanded action to release the abducted girls.", ["REQUEST/yield NGA > NGA"]),
        ("Families rallied in Oslo, demanding action to free the hostages.", ["PROTEST/demo NOR > NOR"]),
        # what is done is
        ("The Kenyan army took action to free the hostages.", ["AID KEN > hostages"]),
        ("Nigeria took steps to release the prisoners.", ["RETREAT/release NGA > NGA"]),
    ],
)
def test_action_that_is_asked_for_is_not_done(coder: Coder, text: str, told: list[str]) -> None:
    assert rows(coder, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The rebels called a general strike in Manipur for Monday.", "PROTEST/strike"),
        ("Naga rebels called for a total shutdown of Dimapur over the arrests.", "PROTEST/strike"),
        ("Trade unions in Nigeria called for a nationwide strike against the government.", "PROTEST/strike+future"),
        ("Hundreds attended gatherings called by Hamas in Gaza.", "PROTEST/demo"),
        # force is asked for and threatened still, and a plant is not on strike
        ("The Houthis called for strikes on Israeli ports.", "THREATEN/violence"),
        ("The general called for a strike on the Malian camp.", "THREATEN/violence"),
        ("Greenpeace called for the shutdown of the reactor.", "REQUEST"),
    ],
)
def test_a_strike_that_is_called(coder: Coder, text: str, told: str) -> None:
    assert rows(coder, text)[0].split(" ")[0] == told


def test_whom_a_strike_is_over_it_has_not_killed(coder: Coder) -> None:
    strike, killing = (
        claim.event for claim in coder.read("Rebels called a strike against the killing of two men.").claims
    )
    assert strike is not None
    assert strike.toll is None
    assert killing is not None
    assert killing.toll is not None
    assert killing.toll.killed == 2
