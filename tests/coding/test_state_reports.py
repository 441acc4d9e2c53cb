"""What reports on dealings of states are full of: whose deed it is, whom a pronoun means, what is only spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from dateline.model import Event, Reading
    from dateline.run.coder import Coder

ON = "2019-05-10"


def events_of(reading: Reading, kind: str) -> list[Event]:
    return [c.event for c in reading.claims if c.event and c.event.type == kind]


def names_of(reading: Reading, event: Event, side: str) -> list[str]:
    names = {a.id: a.name for a in reading.actors}
    return [names[p.actor] for p in getattr(event, side)]


@pytest.mark.parametrize(
    "text",
    [
        "Gabon blamed the rebels for a raid that killed nine traders in Oyem on Monday.",
        "Gabon accused the rebels of an attack which left nine traders dead in Oyem on Monday.",
        "Gabon blamed the rebels for a series of bombings that killed nine traders in Oyem on Monday.",
        "The rebels claimed responsibility for an attack on a convoy that killed nine traders in Oyem on Monday.",
    ],
)
def test_a_deed_and_the_clause_that_tells_its_toll_are_one(coder: Coder, text: str) -> None:
    reading = coder.read(text, published=ON)
    (deed,) = events_of(reading, "ASSAULT")
    assert names_of(reading, deed, "actors") == ["rebels"]
    assert names_of(reading, deed, "recipients") == ["traders"]
    assert deed.toll is not None
    assert deed.toll.killed == 9
    assert deed.place is not None
    assert deed.place.name == "Oyem"
    assert deed.time is not None
    assert str(deed.time.start) == "2019-05-06"


def test_who_orders_somebody_out_accuses_and_what_is_alleged_was_not_that_day(coder: Coder) -> None:
    text = "Togo ordered two Beninese envoys to leave in two days on Monday, accusing them of funding a Togolese party."
    reading = coder.read(text, published=ON)
    (charge,) = events_of(reading, "ACCUSE")
    assert names_of(reading, charge, "actors") == ["Togo"]
    assert names_of(reading, charge, "recipients") == ["Beninese envoys"]
    (deed,) = events_of(reading, "AID")
    assert deed.time is None


def test_who_is_called_so_between_commas_calls_on_others(coder: Coder) -> None:
    reading = coder.read(
        "Cuba and Mali, the hosts of the process, called on Oman to return to the table.", published=ON
    )
    (wish,) = events_of(reading, "REQUEST")
    assert names_of(reading, wish, "actors") == ["Cuba", "Mali"]


@pytest.mark.parametrize(
    "text",
    [
        "The consul likened the crackdown to the 1971 massacre in Ruwenzori.",
        "The minister said the violence would have consequences for ties with Lima.",
    ],
)
def test_no_event_of_what_something_is_like_or_leads_to(coder: Coder, text: str) -> None:
    assert not [c for c in coder.read(text, published=ON).claims if c.event]


def test_a_month_that_tells_which_vote_is_meant_is_no_day(coder: Coder) -> None:
    reading = coder.read("The president of Gabon called on the court to annul the March vote.", published=ON)
    assert all(event.time is None for event in events_of(reading, "REQUEST"))
    reading = coder.read("Nine men were shot in the April riots in Gabon.", published=ON)
    assert all(event.time is not None for event in events_of(reading, "ASSAULT"))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        (
            "LUSAKA, May 9 - Zambia expelled an envoy. The opposition Patriotic Alliance accused the police of lying.",
            "ZMB",
        ),
        ("South Africa expelled two envoys. The Patriotic Alliance accused the police of lying.", "ZAF"),
    ],
)
def test_a_party_of_a_common_name_is_of_the_land_told_of(coder: Coder, text: str, country: str) -> None:
    reading = coder.read(text, published=ON)
    (charge,) = events_of(reading, "ACCUSE")
    lands = {a.id: (a.name, a.country) for a in reading.actors}
    assert [lands[p.actor] for p in charge.actors] == [("Patriotic Alliance", country)]


def test_an_embassy_and_its_seat_are_no_pair(coder: Coder) -> None:
    text = (
        "Zambia recalled its envoy from Zimbabwe. Zimbabwe called the charges of Zambia absurd. "
        "The Norwegian embassy in Lusaka said it was watching. The two neighbours signed a trade pact in April."
    )
    reading = coder.read(text, published=ON)
    lands = {a.id: a.country for a in reading.actors}
    signed = [c.event for c in reading.claims if c.event and c.event.trigger.text == "signed"]
    assert {lands[p.actor] for p in signed[0].actors} == {"ZMB", "ZWE"}
