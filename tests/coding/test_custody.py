"""Who arrests where the clause leaves it out: only police whom the text names, never those arrested."""

from __future__ import annotations

import pytest

from dateline.model import Claim, Reading
from dateline.run.coder import Coder


def arrests(reading: Reading) -> list[tuple[Claim, list[str]]]:
    names = {actor.id: actor.name for actor in reading.actors}
    found = [c for c in reading.claims if c.event and c.event.type == "COERCE" and "arrest" in c.event.mode]
    return [(claim, [names[p.actor] for p in claim.event.actors if claim.event]) for claim in found if claim.event]


@pytest.mark.parametrize(
    ("text", "who", "basis"),
    [
        ("Twelve traders have been arrested, a police spokesman in Pune said.", "police spokesman", "police.tells"),
        ("Four youths were arrested and taken to Karim Nagar police station.", "police station", "police.beside"),
        ("Police fired on the mob. Nine people were arrested after dark.", "Police", "police.before"),
        (
            "Two girls were arrested on Sunday. The town was quiet. A shop burned. It rained. The police said so.",
            "police",
            "police.elsewhere",
        ),
        (
            "Some 2,500 traders have been detained since May, the district magistrate said.",
            "magistrate",
            "officials.tell",
        ),
        (
            "Two policemen who guarded a gate fell. Six rebels were arrested on Sunday, an army spokesman said.",
            "army spokesman",
            "army.tells",
        ),
    ],
)
def test_the_police_named(coder: Coder, text: str, who: str, basis: str) -> None:
    ((claim, actors),) = arrests(coder.read(text))
    assert any(who in name for name in actors)
    assert claim.origin.rule.startswith(basis)


def test_police_sentence_nobody(coder: Coder) -> None:
    (_, actors), (_, judged) = arrests(coder.read("Police arrested a baker. He was sentenced to ten years in prison."))
    assert actors
    assert not judged


@pytest.mark.parametrize(
    "text",
    [
        "Two traders were arrested on Monday.",
        "Three policemen were arrested on Monday.",
        "Two policemen fell in the fight. Two traders were arrested on Monday.",
    ],
)
def test_nobody_where_none_is_named(coder: Coder, text: str) -> None:
    ((claim, actors),) = arrests(coder.read(text))
    assert actors == []
    assert not claim.origin.rule.startswith("police.")


def test_no_police_for_what_did_not_happen(coder: Coder) -> None:
    told = arrests(coder.read("No traders were arrested, the police said."))
    assert all(not claim.origin.rule.startswith("police.") for claim, _ in told)


@pytest.mark.parametrize(
    "text", ["Two Nepali traders were killed in police firing.", "Police raids on Kenyan bars went on."]
)
def test_a_force_before_its_deed_does_it(coder: Coder, text: str) -> None:
    reading = coder.read(text)
    police = {actor.id for actor in reading.actors if "COP" in actor.sectors}
    (event,) = [claim.event for claim in reading.claims if claim.event]
    assert {party.actor for party in event.actors} == police
