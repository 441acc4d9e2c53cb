"""What is told as not so, as not shown, or as what never was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from dateline.model import Event
    from dateline.run.coder import Coder


def events(coder: Coder, text: str) -> list[Event]:
    return [claim.event for claim in coder.read(text, published="2024-05-14").claims if claim.event]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The guerrillas almost captured the town.", ["negation"]),
        ("Gunmen nearly killed the bishop.", ["negation"]),
        ("Gunmen killed nearly 30 miners.", []),
        ("Nearly 30 miners were killed by gunmen.", []),
        ("Guerrillas pretended to surrender.", ["negation"]),
        ("It is not true that the navy shelled the port, a minister said.", ["negation"]),
        ("It is true that the navy shelled the port, a minister said.", []),
        ("It is false that the navy shelled the port.", ["negation"]),
        ("There is no truth in reports that the navy shelled the port.", ["negation"]),
        ("There is no evidence that Chad attacked the camp, the UN said.", ["hypothetical"]),
        ("There is evidence that Chad attacked the camp, the UN said.", []),
        ("Oman is unlikely to attack Iran.", ["hypothetical"]),
        ("Police would have arrested the poet if he had returned.", ["hypothetical"]),
    ],
)
def test_what_is_not_so(coder: Coder, text: str, told: list[str]) -> None:
    assert list(events(coder, text)[0].auxiliary) == told


def test_what_others_did_rather(coder: Coder) -> None:
    told = events(coder, "The navy shelled the port rather than attack the town.")
    assert [event.auxiliary for event in told] == [(), ("negation",)]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Gunmen nearly killed the bishop.", None),
        ("All but two miners were killed.", None),
        ("No miner was killed in the raid.", 0),
        ("Two miners were killed.", 2),
    ],
)
def test_who_did_not_die_is_not_counted(coder: Coder, text: str, killed: int | None) -> None:
    toll = events(coder, text)[0].toll
    assert (toll.killed if toll else None) == killed
