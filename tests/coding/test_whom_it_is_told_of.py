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
        ("Two buses were hit by a suicide bomber in Kabul, killing nine policemen.", "ASSAULT/suicide-attack AFG > AFG", 9),
        # who fires it kills
        ("A Malian army helicopter fired rockets at a Chadian village, killing seven.", "MLI > TCD", 7),
        ("Malian rebels shot down a Chadian army helicopter, killing seven.", "MLI > TCD", 7),
    ],
)
def test_what_is_shot_down_has_killed_nobody(coder: Coder, text: str, told: str, killed: int) -> None:
    (row,) = rows(coder, text)
    assert told in row
    assert [event.toll.killed for event in events(coder, text) if event.toll] == [killed]
