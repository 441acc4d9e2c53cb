"""Where harm was done and whom it hit; what is demanded, and orders that keep people off the streets."""

from __future__ import annotations

import pytest

from dateline.run.coder import Coder
from dateline.run.examples import show_events


def rows(coder: Coder, text: str) -> list[str]:
    """The events, each as `TYPE/mode ACTOR > RECIPIENT`."""
    return [row for row in show_events(coder.read(text, published="2024-05-14")).split("; ") if row]


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        # a capital where it was done is not the state, and it is told all the same
        ("A car bomb went off at a market in Baghdad on Monday.", "Baghdad", "ASSAULT/explosives"),
        ("A grenade was thrown at a bar in Bujumbura.", "Bujumbura", "ASSAULT/explosives"),
        ("A bomb exploded near a police checkpoint in Peshawar.", "Peshawar", "ASSAULT/explosives  > PAK"),
        # who is hit stays, and a town that is itself the aim
        ("A suicide bomber struck the Russian embassy in Kabul.", "Kabul", "ASSAULT/suicide-attack AFG > RUS"),
        ("Rebels bombed Goma.", "Goma", "ASSAULT/explosives COD > COD"),
        # orders that keep people off the streets
        ("The administration imposed Section 144 in Srinagar.", "Srinagar", "COERCE/restrict IND > IND"),
        ("Section 144 has been imposed in Jodhpur following violence.", "Jodhpur", "COERCE/restrict  > IND"),
        ("Prohibitory orders were imposed in Leh.", "Leh", "COERCE/restrict  > IND"),
    ],
)
def test_where_it_was_and_whom_it_hit(coder: Coder, text: str, place: str, told: str) -> None:
    (event,) = [claim.event for claim in coder.read(text, published="2024-05-14").claims if claim.event]
    assert event.place is not None
    assert event.place.name == place
    assert rows(coder, text) == [told]


@pytest.mark.parametrize("text", ["Section 144 of the penal code was amended.", "The ferry crossed the line."])
def test_what_restricts_nobody(coder: Coder, text: str) -> None:
    assert rows(coder, text) == ["nothing"]


@pytest.mark.parametrize(
    ("text", "courts"),
    [
        ("The opposition in Togo demanded justice for the slain activist.", 0),
        ("Kenyan protesters called for justice and an inquiry into the death of a teacher.", 0),
        ("The justice ordered an inquiry into the deaths.", 1),
        ("Chief Justice Omar Said ordered the release of two Kenyans.", 1),
    ],
)
def test_justice_that_is_demanded_is_no_court(coder: Coder, text: str, courts: int) -> None:
    assert sum("JUD" in actor.sectors for actor in coder.read(text).actors) == courts


def test_all_of_a_row_is_called_for(coder: Coder) -> None:
    told = rows(coder, "Kenya called for restraint and an inquiry into the killing of a Kenyan teacher.")
    assert [row.split(" ")[0] for row in told] == ["REQUEST/change"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a road leads to towns, and none of them is hit
        ("Protesters blocked the road between Mardan and Peshawar.", "PROTEST/obstruct PAK"),
        ("Villagers blocked the Imphal-Dimapur highway.", "PROTEST/obstruct IND"),
        ("Farmers blocked the main road to Chennai.", "PROTEST/obstruct IND"),
        # what is itself kept from help is
        ("Israel blocked aid to Gaza.", "REJECT/assist ISR > PSE"),
        ("Rebels shelled Goma.", "ASSAULT/heavy-weapons COD > COD"),
    ],
)
def test_towns_that_a_road_leads_to(coder: Coder, text: str, told: str) -> None:
    assert rows(coder, text) == [told]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("India and China held talks on Ladakh. Both sides agreed to pull back their troops.", "IND, CHN"),
        ("Armenia and Azerbaijan signed a truce over Nagorno-Karabakh. The two countries agreed to meet.", "ARM, AZE"),
        ("Serbia and Kosovo held talks. Both sides agreed to meet again.", "SRB, XKX"),
    ],
)
def test_a_region_is_no_side(coder: Coder, text: str, sides: str) -> None:
    reading = coder.read(text)
    names = {actor.id: actor.name for actor in reading.actors}
    last = [claim.event for claim in reading.claims if claim.event][-1]
    assert rows(coder, text)[-1] == f"AGREE {sides}"
    assert not {"Ladakh", "Nagorno-Karabakh"} & {names[party.actor] for party in last.actors}
