"""Whom the words of a charge, a threat, a letter or a gift are of, and who is none of the parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.run.examples import show_events

if TYPE_CHECKING:
    from dateline.model import Event
    from dateline.run.coder import Coder


def rows(coder: Coder, text: str) -> list[str]:
    """The events, each as `TYPE/mode ACTOR > RECIPIENT`."""
    return show_events(coder.read(text, published="2024-05-14")).replace("  ", " ").split("; ")


def events(coder: Coder, text: str) -> list[Event]:
    return [claim.event for claim in coder.read(text, published="2024-05-14").claims if claim.event]


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        # "own" people, and critics, are those of who is accused
        ("Norway accused Chad of torturing its opponents.", "ASSAULT/torture TCD > TCD"),
        ("Norway condemned Chad for jailing its critics.", "COERCE/arrest TCD > TCD"),
        ("Rights groups accused Prime Minister Sheikh Hasina of jailing her critics.", "COERCE/arrest BGD > BGD"),
        ("Norway accused Syria's Bashar al-Assad of gassing his own citizens.", "ASSAULT/unconventional SYR > SYR"),
        # other people are those of who accuses
        ("Norway accused Chad of killing its citizen.", "ASSAULT/targeted TCD > NOR"),
        ("Norway accused Chad of arresting its journalist.", "COERCE/arrest TCD > NOR"),
        ("Kenya accused Al-Shabaab of killing its soldiers.", "ASSAULT SOM > KEN"),
    ],
)
def test_whose_people_a_charge_tells_of(coder: Coder, text: str, deed: str) -> None:
    assert deed in rows(coder, text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Norway cannot make peace in Sudan without Egypt, a diplomat said.", []),
        ("There can be no deal in Libya without Egypt, Norway said.", []),
        ("Israel could not end the war in Gaza without Qatar, an analyst said.", []),
        # who will not, refuses
        ("Iran will not negotiate without guarantees, its foreign minister said.", ["REJECT IRN"]),
        ("Hamas refused to make peace with Israel without Qatar.", ["REJECT/assist PSE > ISR"]),
        ("Serbia said it could not sign the deal without Kosovo.", ["REJECT SRB > XKX"]),
    ],
)
def test_what_nobody_can_bring_about_alone_is_no_refusal(coder: Coder, text: str, told: list[str]) -> None:
    assert rows(coder, text) == (told or ["nothing"])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hundreds were expelled from The Hague by soldiers.", "SANCTION/expel NLD"),
        ("Kenyan soldiers evacuated hundreds from Khartoum.", "AID KEN"),
        ("Refugees were driven out of Goma by Rwandan soldiers.", "COERCE/deport RWA > Refugees"),
        # a land, and the town from which one's own envoys leave
        ("France evacuated dozens from Sudan.", "AID FRA > SDN"),
        ("Iran evacuated its diplomats from Kabul.", "SANCTION/withdraw IRN > AFG"),
        ("A Rwandan column drove out of Goma.", "RETREAT/withdraw RWA > COD"),
    ],
)
def test_a_town_that_is_left_is_not_who_is_put_out(coder: Coder, text: str, told: str) -> None:
    assert rows(coder, text) == [told]


@pytest.mark.parametrize(
    ("text", "told", "killed"),
    [
        ("An Indian army helicopter was shot down, killing six soldiers.", "ASSAULT/destroy/aerial > IND, IND", 6),
        ("A Malian army helicopter was shot down, killing five.", "ASSAULT/destroy/aerial > MLI", 5),
        ("A truck was blown up near Kandahar, killing three policemen.", "ASSAULT/explosives > AFG", 3),
        (
            "Two buses were hit by a suicide bomber in Kabul, killing nine policemen.",
            "ASSAULT/suicide-attack AFG > AFG",
            9,
        ),
        # who fires it kills
        ("A Malian army helicopter fired rockets at a Chadian village, killing seven.", "MLI > TCD", 7),
        ("Malian rebels shot down a Chadian army helicopter, killing seven.", "MLI > TCD", 7),
    ],
)
def test_what_is_shot_down_has_killed_nobody(coder: Coder, text: str, told: str, killed: int) -> None:
    (row,) = rows(coder, text)
    assert told in row
    assert [event.toll.killed for event in events(coder, text) if event.toll] == [killed]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The African Union will monitor the ceasefire in Tigray.", "nothing"),
        ("The truce between Sudan and Chad will be supervised by Norway.", "nothing"),
        ("Observers from Norway will verify the truce between Sudan and Chad.", "nothing"),
        ("Sudan and Chad signed a truce, ending a war of ten years.", "SUPPORT SDN, TCD"),
        # who keeps it, and what no accord has brought
        ("Sudanese rebels observed the truce.", "RETREAT/ceasefire SDN"),
        ("Sudan ended its war with Chad.", "RETREAT/ceasefire SDN > TCD"),
        (
            "Norway brokered a truce between Sudan and Chad.",
            "CONSULT/multilateral NOR > SDN, TCD; RETREAT/ceasefire SDN, TCD",
        ),
    ],
)
def test_who_watches_a_truce_makes_none(coder: Coder, text: str, told: str) -> None:
    assert "; ".join(rows(coder, text)) == told


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Beijing claims the sea and the islands in it.", []),
        ("Oman claims most of the strait.", []),
        ("Argentina claims the Falkland Islands.", []),
        ("Oman claims that the islands belong to it.", ["claims"]),
        ("The rebels claimed the deaths of ten soldiers.", ["claims"]),
        ("The army claimed to have taken Goma.", ["claims"]),
    ],
)
def test_a_land_that_is_claimed_is_no_content(coder: Coder, text: str, said: list[str]) -> None:
    claims = coder.read(text, published="2024-05-14").claims
    assert [claim.attribution.act for claim in claims if claim.attribution.act == "claims"] == said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Ukraine wrote to the World Bank asking for a meeting.", "REQUEST/meet UKR > IGO"),
        ("Kenya wrote to Uganda demanding the release of its fishermen.", "REQUEST/yield KEN > UGA"),
        ("Sudan sent a letter to the African Union asking for peacekeepers.", "REQUEST/assist SDN > IGO"),
        # who is asked by name
        ("Ukraine asked Germany for a meeting.", "REQUEST/meet UKR > DEU"),
        ("Kenya demanded that Uganda release its fishermen.", "REQUEST/yield KEN > UGA"),
        ("Kenya wrote to Uganda.", "nothing"),
    ],
)
def test_who_is_written_to_is_who_is_asked(coder: Coder, text: str, told: str) -> None:
    assert "; ".join(rows(coder, text)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mexican marines captured Luis Torres in Guerrero.", "COERCE/arrest MEX > Luis Torres"),
        ("Turkish troops captured Ahmed Nasser in Aleppo.", "COERCE/arrest TUR > Ahmed Nasser"),
        ("Mexican soldiers captured a drug trafficker.", "COERCE/arrest MEX > drug trafficker"),
        # those who fight, and towns
        ("Sudanese soldiers captured a rebel commander.", "ASSAULT/abduct SDN > SDN"),
        ("Turkish forces recaptured Shingal.", "ASSAULT TUR > Shingal"),
        ("Rwandan rebels captured Goma.", "ASSAULT RWA > COD"),
    ],
)
def test_soldiers_arrest_who_is_no_combatant(coder: Coder, text: str, told: str) -> None:
    assert rows(coder, text)[0] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("India offered Pakistan a joint inquiry into the attack.", "AGREE IND > PAK"),
        ("Pakistan proposed a joint investigation with India into the bombing.", "AGREE PAK > IND"),
        ("Kenya and Somalia agreed to a joint investigation into the raid.", "AGREE KEN, SOM"),
        ("Oman offered to investigate the attack.", "ACCUSE/investigate+future OMN"),
        ("Kenya opened a joint investigation with Somalia into the raid.", "ACCUSE/investigate KEN > SOM"),
        ("Kenya demanded a joint investigation into the raid.", "REQUEST/change KEN"),
    ],
)
def test_a_joint_inquiry_that_is_offered_is_an_accord(coder: Coder, text: str, told: str) -> None:
    assert "; ".join(rows(coder, text)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A Swedish court convicted a man of spying for Iran.", "SANCTION/convict SWE > man"),
        ("Police arrested a teacher on suspicion of spying for China.", "COERCE/arrest Police > teacher"),
        ("A former soldier was convicted of spying for Iran on Thursday.", "SANCTION/convict > former soldier"),
        # who is spied on, and of whose land somebody is said to be
        ("Iran spied on dissidents in Norway.", "COERCE IRN > dissidents"),
        ("Police arrested a teacher in China.", "COERCE/arrest CHN > CHN"),
        ("A Swedish court convicted an Iranian of spying.", "SANCTION/convict SWE > IRN"),
    ],
)
def test_who_spies_for_a_state_is_not_of_it(coder: Coder, text: str, told: str) -> None:
    assert "; ".join(rows(coder, text)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Mortars fired from a base near Goma hit a village.", "ASSAULT/heavy-weapons"),
        ("Shells fired from a hill above Bukavu landed on a school.", "ASSAULT/heavy-weapons > COD"),
        ("Rockets fired from a camp outside Erbil hit a market, killing three guards.", "ASSAULT/heavy-weapons > IRQ"),
        # where it is fired from by name, and at what
        ("Rockets fired from Gaza hit a house in Ashkelon.", "ASSAULT/heavy-weapons PSE > ISR"),
        ("Rwandan rebels fired mortars at Goma from a hill.", "ASSAULT/heavy-weapons RWA > COD"),
        ("A missile fired by the Houthis hit a ship.", "ASSAULT/heavy-weapons YEM"),
    ],
)
def test_what_lies_near_where_shells_are_fired_is_not_hit(coder: Coder, text: str, told: str) -> None:
    assert "; ".join(rows(coder, text)) == told


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("Farmers clashed with herders in Benue when police evicted them, wounding four.", [4, None]),
        ("Residents clashed with traders in Lagos after soldiers evicted them, injuring four.", [4, None]),
        ("Police evicted farmers in Benue when they clashed with herders, wounding four.", [None, 4]),
        # what the other deed led to
        ("Rebels withdrew after Chadian troops shelled the camp, wounding four.", [None, 4]),
        ("Farmers clashed with herders in Benue, wounding four.", [4]),
        ("Police evicted farmers in Benue, wounding four.", [4, 4]),
    ],
)
def test_the_wounded_of_a_clash_are_counted_once(coder: Coder, text: str, tolls: list[int | None]) -> None:
    assert [event.toll.injured if event.toll else None for event in events(coder, text)] == tolls


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Chad donated 3,000 rifles to Manila's police.", "AID TCD > PHL"),
        ("Chad gave Manila's police 3,000 rifles.", "AID TCD > PHL"),
        ("Chad sent the Sudanese army 20 armoured vehicles.", "AID TCD > SDN"),
        # to nobody that is named, and what is no gift of arms
        ("Chad donated 3,000 rifles.", "nothing"),
        ("Chad gave Manila's police a warning.", "THREATEN TCD > PHL"),
        ("The shop sold the Sudanese army ten chairs.", "nothing"),
    ],
)
def test_who_is_given_arms(coder: Coder, text: str, told: str) -> None:
    assert "; ".join(rows(coder, text)) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Turkey expelled the envoy and warned of repercussions.", ["SANCTION/expel", "THREATEN"]),
        ("Iran condemned the raid and warned of consequences.", ["ACCUSE/disapprove", "THREATEN"]),
        ("Iran condemned the raid and warned Israel of retribution.", ["ACCUSE/disapprove", "THREATEN"]),
        ("Iran condemned the raid and spoke of the consequences of hunger.", ["ACCUSE/disapprove"]),
        ("Iran condemned the raid and warned of a storm.", ["ACCUSE/disapprove"]),
        ("The bank warned of consequences for growth.", []),
    ],
)
def test_who_warns_of_consequences_threatens(coder: Coder, text: str, told: list[str]) -> None:
    assert ["/".join([event.type, *event.mode]) for event in events(coder, text)] == told
