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
