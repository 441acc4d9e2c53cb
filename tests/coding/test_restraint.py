"""What is left out though its words are those of an event, and what is kept beside it."""

from __future__ import annotations

import pytest

from dateline.run.coder import Coder


def types(coder: Coder, text: str) -> list[str]:
    return [claim.event.type for claim in coder.read(text).claims if claim.event]


@pytest.mark.parametrize(
    ("told", "left_out"),
    [
        ("The government agreed to buy grain from Chad.", "The carmaker agreed to buy steel from Chad."),
        ("Ghana held talks with Togo on a merger of ports.", "The carmaker held talks with a bank on a merger."),
        ("Norway said Iran must open the port.", "The investor said the buyer must open the port."),
        ("Peru held talks with Chile.", "Peru needs talks with Chile."),
        ("Spain expects Morocco to open talks.", "Exports to Morocco are expected to rise."),
        ("Iraq resumed oil exports to Turkey.", "Danish exports to Canada were worth 106 million crowns."),
        (
            "The police in Ghana raided the carmaker.",
            "The carmaker will open a plant in Ghana.",
        ),
    ],
)
def test_trade_and_opinions_are_no_events(coder: Coder, told: str, left_out: str) -> None:
    assert types(coder, told)
    assert types(coder, left_out) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # what is only talked about, kept to or borne is no event of its own
        ("Kenyan and Somali ministers held talks over a port deal with Djibouti.", ["CONSULT"]),
        ("Rebels in Chad pulled back from the town of Adre under a deal.", ["RETREAT"]),
        ("Rebels armed with machetes killed 60 people in Chad.", ["ASSAULT"]),
        ("Denmark extradited a Syrian accused of war crimes to Germany.", ["COOPERATE"]),
        ("Norway extradited to Spain a man wanted for a bombing in Madrid.", ["COOPERATE"]),
        ("Cuba jailed five poets on the anniversary of mass protests.", ["COERCE"]),
        ("Omani villagers burned tyres and chanted slogans against the sultan.", ["PROTEST"]),
        ("Iraq warned Kuwait that it would respond to any violation of its airspace.", ["THREATEN"]),
        ("Sudan freed 55 prisoners on the eve of talks with the opposition.", ["RETREAT"]),
        # a disaster is nobody's deed; the same deed told again of him is one
        ("Greeks marched through Athens over a rail disaster that killed 57 people.", ["PROTEST"]),
        ("Chadian police arrested the poet Ali Sene and held him for a day.", ["COERCE"]),
        # force that something is only done for has not been used; what force is used for is told by it
        ("Sudan sent troops to Chad to fight the rebels.", ["MOBILIZE"]),
        ("Eritrea trained fighters to attack Ethiopia.", ["AID"]),
        ("Mali and Niger formed a joint force to fight Boko Haram.", ["COOPERATE"]),
        ("Ghanaian police used batons to break up a crowd of nurses in Tamale.", ["ASSAULT"]),
        ("Iraq jailed a Swedish pilot for cooperating with Iran.", ["COERCE"]),
    ],
)
def test_what_stands_beside_is_no_second_event(coder: Coder, text: str, told: list[str]) -> None:
    assert types(coder, text) == told


def test_a_deed_of_force_is_nothing_said(coder: Coder) -> None:
    claims = coder.read("Rebels launched an attack on an airport in southern Chad.").claims
    assert [claim.event.type for claim in claims if claim.event] == ["ASSAULT"]
    assert all(claim.attribution.kind == "narrator" for claim in claims)
    assert all(claim.event for claim in coder.read("Sudan sent troops to Chad to attack the rebels.").claims)


def test_who_is_killed_by_shelling_has_not_shelled(coder: Coder) -> None:
    reading = coder.read("Two Chadian farmers were killed by shelling.")
    events = [claim.event for claim in reading.claims if claim.event]
    assert events
    assert not any(event.actors for event in events)


def test_what_nobody_owns_up_to_has_happened(coder: Coder) -> None:
    events = [c.event for c in coder.read("Nobody claimed responsibility for the bombing of a Chadian bus.").claims]
    assert [(event.type, event.auxiliary, event.actors) for event in events if event] == [("ASSAULT", (), ())]
