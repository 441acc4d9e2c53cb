"""Countries of those who are named without one, and recipients that a sentence leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from dateline.run.coder import Coder


def country_of(coder: Coder, text: str, name: str) -> str | None:
    return next(a.country for a in coder.read(text).actors if a.name == name)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Police searched the offices of Iceland's largest bank.", "Police", "ISL"),
        ("The interior ministry in Lisbon banned the march.", "interior ministry", "PRT"),
        ("Hungary's parliament met. The opposition accused the government of fraud.", "opposition", "HUN"),
        ("Ministers condemned the attack on the Polish embassy.", "Ministers", None),
        # a place in capitals opens the report
        ("LOME (Agency) - Togo accused Benin of theft. Senator Koffi Adeku condemned Benin.", "Koffi Adeku", "TGO"),
        # a ministry named before is whose spokeswoman she is
        (
            "Egypt shut a border. The Libyan interior ministry protested. The ministry's envoy, Lina Saad, left.",
            "Lina Saad",
            "LBY",
        ),
        # who is called in is of the other state
        (
            "LOME (Agency) - Togo accused Benin of theft. Benin denied it. Togo then summoned Ambassador Jean Dossou.",
            "Jean Dossou",
            "BEN",
        ),
    ],
)
def test_the_country_of_an_office(coder: Coder, text: str, name: str, country: str | None) -> None:
    assert country_of(coder, text, name) == country


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        # whatever other state there is more of
        ("Gunmen seized a Lebanese engineer in Lagos and asked for a ransom from his firm in Beirut.", "Gunmen", "NGA"),
        (
            "Bandits robbed a Turkish driver near Kano, said Ankara, and Turkey closed its office there.",
            "Bandits",
            "NGA",
        ),
        ("Gunmen from Chad raided a market in Maroua, and Cameroon sent troops.", "Gunmen", "TCD"),
        # what lies beyond a border is not where they are
        ("Gunmen attacked the village of Tolfe near the border with Niger.", "Gunmen", None),
        ("Troops killed six smugglers in Kafia, on the border with Niger.", "Troops", None),
    ],
)
def test_those_who_fight_or_rob_are_of_where_they_do_it(
    coder: Coder, text: str, name: str, country: str | None
) -> None:
    assert country_of(coder, text, name) == country


def test_an_army_that_turns_on_the_state_of_the_report_is_anothers(coder: Coder) -> None:
    text = (
        "NAIROBI, Feb 12 - Kenya asked Sudan on Monday to receive an envoy. Sudan said it would see him.\n\n"
        "The army has dismissed the plan and accuses Kenya of arming rebels."
    )
    reading = coder.read(text, published="2024-02-13")
    assert [a.country for a in reading.actors if a.name == "army"] == ["SDN"]


def test_two_forces_are_those_that_fight_not_two_states(coder: Coder) -> None:
    text = (
        "NAIROBI, Feb 12 - Kenya urged Sudan's army and the Rapid Support Forces to accept a truce. "
        "Sudan recalled its envoy from Kenya.\n\nFighting between the two forces broke out last year."
    )
    reading = coder.read(text, published="2024-02-13")
    (fight,) = [c.event for c in reading.claims if c.event and c.event.type == "ASSAULT"]
    names = {a.id: a.name for a in reading.actors}
    assert {names[p.actor] for p in fight.actors} == {"Sudanese Armed Forces", "Rapid Support Forces"}


def test_a_name_in_capitals_is_shown_in_plain_case(coder: Coder) -> None:
    reading = coder.read("POLICE IN SAN SALVADOR ARRESTED JOSE PEREZ AND TEN OTHER MEN ON MONDAY.")
    names = {a.name for a in reading.actors}
    assert {"San Salvador", "Jose Perez", "Police"} <= names


def test_a_recipient_stands_in_the_sentence_before(coder: Coder) -> None:
    reading = coder.read("Iran tested a missile on Monday. The United States imposed new sanctions.")
    event = next(c.event for c in reading.claims if c.event and c.event.type == "SANCTION")
    assert [next(a.country for a in reading.actors if a.id == p.actor) for p in event.recipients] == ["IRN"]


def test_a_recipient_that_is_missing_is_noted(coder: Coder) -> None:
    reading = coder.read("Sudan attacked Chad. France imposed sanctions.")
    assert [n.code for n in reading.notes] == ["event.incomplete"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "A Russian drone hit a house in Odesa, wounding two residents. Russia said it had struck a depot.",
            "residents",
        ),
        ("Russia's army shelled Sumy, killing a nurse. Moscow said it had hit a barracks.", "nurse"),
    ],
)
def test_who_is_hit_abroad_is_of_that_land(coder: Coder, text: str, name: str) -> None:
    assert country_of(coder, text, name) == "UKR"


def test_who_is_hit_at_home_is_of_the_report(coder: Coder) -> None:
    text = "Ecuador's army shelled a village near Manta, killing a nurse. Quito said it had hit a gang."
    assert country_of(coder, text, "nurse") == "ECU"
