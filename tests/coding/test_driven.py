"""What one deed drives others to, what is told in a row or under a condition, and where wounds come from."""

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
        # who is driven to use force uses it
        (
            "Rioters torched cars in Nairobi, compelling police to fire teargas.",
            ["PROTEST/riot KEN", "ASSAULT/crowd-control KEN"],
        ),
        ("Stones were hurled at a jeep in Lahore, forcing policemen to lob teargas shells.", ["ASSAULT", "ASSAULT/cr"]),
        # who strikes back is not the first deed told again
        (
            "Chad attacked Sudan, whereupon Sudan shelled Chad.",
            ["ASSAULT TCD > SDN", "ASSAULT/heavy-weapons SDN > TCD"],
        ),
        # those who follow a deed are not whom it was done to
        (
            "The blast killed six, prompting Oman to close its embassy in Bamako.",
            ["ASSAULT", "SANCTION/withdraw OMN > MLI"],
        ),
        # what is called a lie is turned down, and what is told in it is not borne out
        (
            "Chad dismissed as nonsense reports that it had shelled Sudan.",
            ["REJECT TCD", "ASSAULT/heavy-weapons TCD > SDN"],
        ),
        # a time that is given
        ("Niger gave Danish troops a month to leave.", ["SANCTION/expel NER > DNK"]),
        # some of those to whom it was done
        ("Six Malian soldiers were captured and three of them killed.", ["ASSAULT/abduct  > MLI", "ASSAULT  > MLI"]),
        # where wounds come from
        ("Two Kenyan students died of wounds sustained in police firing.", ["ASSAULT/firearms"]),
        ("Dozens of Chadian rebels were put behind bars under a new law, a minister said.", ["COERCE/arrest"]),
    ],
)
def test_what_is_told(coder: Coder, text: str, told: list[str]) -> None:
    found = rows(coder, text)
    assert len(found) == len(told), found
    for row, wanted in zip(found, told, strict=True):
        assert row.startswith(wanted), found


@pytest.mark.parametrize(
    "text",
    [
        "A Malian cyclist succumbed to his injuries after a fall.",
        "A soldier stationed in Bamako told reporters that the well was dry.",
    ],
)
def test_what_is_no_event(coder: Coder, text: str) -> None:
    assert rows(coder, text) == ["nothing"]


def test_a_row_of_charges_is_not_done_by_who_arrests(coder: Coder) -> None:
    assert rows(coder, "A Kenyan court jailed six men for theft, kidnapping and murder.")[0].startswith("COERCE/arrest")
    assert len(rows(coder, "A Kenyan court jailed six men for theft, kidnapping and murder.")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Had Chad attacked Niger earlier, Mali would have mediated.",
        "Were Chad to attack Niger, Mali would mediate.",
        "Had the police opened fire, the crowd would have fled.",
    ],
)
def test_a_condition_may_open_with_its_auxiliary(coder: Coder, text: str) -> None:
    events = [c.event for c in coder.read(text).claims if c.event and c.event.type == "ASSAULT"]
    assert [event.auxiliary for event in events] == [("hypothetical",)]
