"""One event for a blow that two clauses tell, with who struck and who was hit; where it was done nobody did it."""

from __future__ import annotations

import pytest

from dateline.model import Event
from dateline.run.coder import Coder
from dateline.run.examples import show_events


def rows(coder: Coder, text: str) -> list[str]:
    """The events, each as `TYPE/mode ACTOR > RECIPIENT`."""
    told = show_events(coder.read(text, published="2024-05-14")).split("; ")
    return [row for row in told if row not in ("", "nothing")]


def blows(coder: Coder, text: str) -> list[Event]:
    told = (claim.event for claim in coder.read(text, published="2024-05-14").claims)
    return [event for event in told if event and event.type == "ASSAULT"]


@pytest.mark.parametrize(
    "text",
    [
        "Four Kenyan students died when Ugandan police opened fire on a rally.",
        "A Kenyan student was killed and another was wounded when Ugandan soldiers fired on a rally.",
        "Ugandan soldiers attacked a village and killed four Kenyan herders.",
        "Ugandan police killed two Kenyan smugglers and wounded a third near a bank.",
        "A Kenyan bishop escaped an attempt on his life when Ugandan gunmen sprayed his jeep with bullets.",
        "Nine Kenyan herders died following an attack by Ugandan rebels.",
        "Two Kenyan smugglers were killed in a shootout with Ugandan police.",
        "Ugandan police shot at Kenyan youths who tried to storm the bank, killing two.",
        "A Kenyan trader said that Ugandan soldiers had entered his shop, dragged him out and beaten him.",
    ],
)
def test_one_event_with_both_sides(coder: Coder, text: str) -> None:
    (row,) = [row for row in rows(coder, text) if row.startswith("ASSAULT")]
    assert row.endswith("UGA > KEN")


def test_those_who_bear_arms_for_a_state_do_not_strike_each_other(coder: Coder) -> None:
    found = blows(coder, "A Kenyan soldier died after Kenyan police attacked a camp of the rebels.")
    assert all(not event.recipients or event.actors != event.recipients for event in found)


@pytest.mark.parametrize(
    "text",
    ["An attack in Somalia killed three people.", "A blast near the Kenyan embassy in Somalia wounded three traders."],
)
def test_nobody_does_what_is_done_where_he_is(coder: Coder, text: str) -> None:
    assert [event.actors for event in blows(coder, text)] == [()]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kenyan police arrested nine dealers in raids on two bars.", ["COERCE/arrest KEN"]),
        ("A Kenyan patrol, supported by Ugandan troops, killed two rebels.", ["ASSAULT KEN"]),
        ("The Kenyan rebel leader planned attacks on convoys.", []),
        ("Kenyan rebels shot the manager before fleeing.", ["ASSAULT/firearms KEN"]),
        ("Kenyan youths looted and burned shops.", ["PROTEST/riot KEN"]),
        ("Kenyan policemen were on strike.", ["PROTEST/strike KEN"]),
    ],
)
def test_what_belongs_to_a_happening_is_none_of_its_own(coder: Coder, text: str, told: list[str]) -> None:
    assert [row.split(" > ")[0] for row in rows(coder, text)] == told


def test_a_deed_named_again_is_of_those_who_did_it(coder: Coder) -> None:
    text = "Kenyan police opened fire on students in Kisumu. A girl died of bullet wounds sustained in the firing."
    assert [row.split(" > ")[0] for row in rows(coder, text)] == ["ASSAULT/firearms KEN", "ASSAULT/firearms KEN"]


def test_what_happened_when_dates_it(coder: Coder) -> None:
    (event, *_) = blows(coder, "Two rebels were killed when Kenyan troops chased their leader on May 11.")
    assert event.time is not None
    assert str(event.time.start) == "2024-05-11"


def test_capitals_keep_the_points_of_a_state(coder: Coder) -> None:
    text = "LA PAZ, 4 FEB 91 (EFE) -- A BOMB EXPLODED OUTSIDE THE RESIDENCE OF THE U.S. AMBASSADOR IN THE CAPITAL."
    assert rows(coder, text) == ["ASSAULT/explosives  > USA"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("DHAKA (Agency) - Police opened fire on a mob on Friday.", "Dhaka"),
        ("Srinagar: Police opened fire on a mob on Friday.", "Srinagar"),
        ("The riots began in the suburb of Guarenas, where commuters burned buses.", "Guarenas"),
        ("In Maracay, students stoned the police, who responded with tear gas.", "Maracay"),
        ("Troops shelled a post near Goma.\n\nOn Monday a jet bombed a church in Qorvalu.", None),
    ],
)
def test_where_it_was(coder: Coder, text: str, place: str | None) -> None:
    found = [c.event.place for c in coder.read(text, published="2024-05-14").claims if c.event]
    names = [event_place.name if event_place else None for event_place in found]
    assert names[-1] == place or (place is None and names[-1] == "Qorvalu")


@pytest.mark.parametrize("day", ["Jan. 14: ", "Jan 14: "])
def test_a_town_that_heads_a_report_does_nothing(coder: Coder, day: str) -> None:
    (event,) = [c.event for c in coder.read(f"KARACHI, {day}Mobs burned two buses.").claims if c.event]
    assert [party.evidence.text for party in event.actors] == ["Mobs"]
