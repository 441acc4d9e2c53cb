"""Deeds that somebody is charged with: they are the accuser's word, also where the deed itself was told before."""

from __future__ import annotations

import pytest

from dateline.model import Claim, Reading
from dateline.run.coder import Coder


def charges(reading: Reading) -> list[tuple[str, str, str | None]]:
    """By whom a deed was done, what it is, and whose word that is; of deeds told by others than the report."""
    names = {actor.id: actor.name for actor in reading.actors}

    def plain(claim: Claim) -> tuple[str, str, str | None]:
        assert claim.event is not None
        doers = " + ".join(names[p.actor] for p in claim.event.actors)
        return doers, claim.event.type, names.get(claim.attribution.speaker or "")

    return [plain(c) for c in reading.claims if c.event and c.attribution.kind != "narrator"]


@pytest.mark.parametrize(
    ("text", "charge"),
    [
        (
            "A bomb killed nine people in Kampala on Monday. Uganda's interior minister blamed Rwanda for the bombing.",
            ("Rwanda", "ASSAULT", "Uganda's interior minister"),
        ),
        ("Gabon held Congolese rebels responsible for the raid.", ("Congolese rebels", "ASSAULT", "Gabon")),
        ("The army pointed the finger at the Islamic State for the blast.", ("Islamic State", "ASSAULT", "army")),
        ("Togo blamed the kidnapping on Ghana.", ("Ghana", "ASSAULT", "Togo")),
        (
            "An aid worker said Gabon held Congolese rebels responsible for the raid.",
            ("Congolese rebels", "ASSAULT", "Gabon"),
        ),
    ],
)
def test_a_charge_is_the_accusers_word(coder: Coder, text: str, charge: tuple[str, str, str | None]) -> None:
    assert charge in charges(coder.read(text))


def test_whom_nobody_blames_is_charged_with_nothing(coder: Coder) -> None:
    assert not charges(coder.read("Uganda condemned the bombing. Rwanda mourned the dead."))
