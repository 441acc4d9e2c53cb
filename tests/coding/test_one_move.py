"""Who did what is told once, and by whom: moves that end in force, what follows a word of saying, phrases apart."""

from __future__ import annotations

import pytest

from dateline.run.coder import Coder
from dateline.run.examples import show_events


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Troops of Chad moved in on the camp, killing nine Libyan herders.", ["ASSAULT TCD > LBY"]),
        ("Gunmen shelled a Kenyan post, a Ghanaian colonel said, wounding two Kenyan guards.", ["ASSAULT > KEN"]),
        ("Attacks carried out by Rwandan rebels on Congolese villagers went on.", ["ASSAULT RWA > COD"]),
        ("Chad closed its border with Sudan in retaliation for a raid.", ["COERCE TCD > SDN"]),
    ],
)
def test_events(coder: Coder, text: str, told: list[str]) -> None:
    found = [event for claim in coder.read(text).claims if (event := claim.event)]
    shown = show_events(coder.read(text)).split("; ")
    for wanted in told:
        kind, _, parties = wanted.partition(" ")
        assert any(row.startswith(kind) and parties.strip() in row for row in shown), shown
    assert all(event.type in {wanted.split(" ")[0] for wanted in told} for event in found), shown
