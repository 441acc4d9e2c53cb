"""Links over the sentences of a report: who was freed, whose deed is condemned, whose name is also a town's."""

from __future__ import annotations

import pytest

from dateline.model import Event, Reading
from dateline.run.coder import Coder


def only(reading: Reading, kind: str) -> Event:
    (event,) = [c.event for c in reading.claims if c.event and c.event.type == kind]
    return event


def names(reading: Reading, event: Event, side: str) -> list[str]:
    cast = {actor.id: actor for actor in reading.actors}
    return [cast[p.actor].name for p in getattr(event, side)]


@pytest.mark.parametrize(
    ("text", "freed"),
    [
        ("Lima police detained 34 miners on Tuesday. Twelve of them were released a day later.", "miners"),
        ("The army arrested 40 villagers in Bamako. Some of them were freed on Friday.", "villagers"),
        ("Oman has held 119 divers since May, officials say. A court in Muscat freed 14 of them.", "divers"),
    ],
)
def test_who_was_held_is_freed(coder: Coder, text: str, freed: str) -> None:
    reading = coder.read(text)
    assert names(reading, only(reading, "RETREAT"), "recipients") == [freed]


def test_a_president_condemns_the_deed_of_others_than_his_army(coder: Coder) -> None:
    reading = coder.read(
        "Gunmen killed 21 people in Zamfara on Sunday. The Nigerian army said it had shot eleven of the gunmen. "
        "The president of Nigeria condemned the killings."
    )
    assert names(reading, only(reading, "ACCUSE"), "recipients") == ["Gunmen"]


def test_a_person_named_like_a_town_stays_one(coder: Coder) -> None:
    text = "Kware police arrested Sani Bello on Monday. Bello, who signed a deal in 2023, could not be reached."
    reading = coder.read(text)
    assert [a.name for a in reading.actors if "Bello" in a.name] == ["Sani Bello"]


def test_a_counterpart_is_not_of_the_same_state(coder: Coder) -> None:
    reading = coder.read(
        "Armenia's foreign minister Ara Sargis said the road was shut. His counterpart, Elmar Aliyar, denied it."
    )
    assert [a.country for a in reading.actors if a.name == "Elmar Aliyar"] != ["ARM"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A court in Cusco ordered the detention of two organisers on charges of extortion.", ["COERCE"]),
        ("The talks, mediated by Switzerland, ended without an agreement.", ["CONSULT"]),
    ],
)
def test_grounds_and_bystanders_make_no_second_event(coder: Coder, text: str, kinds: list[str]) -> None:
    assert [c.event.type for c in coder.read(text).claims if c.event] == kinds


def test_who_denounces_a_raid_did_not_lead_it(coder: Coder) -> None:
    reading = coder.read("A raid on Kidal condemned by the United Nations killed nine people.")
    assert names(reading, only(reading, "ASSAULT"), "actors") == []


def test_what_somebody_is_asked_to_promise_is_not_promised(coder: Coder) -> None:
    reading = coder.read("Washington asked Peru to guarantee the safety of its citizens.")
    assert {c.attribution.act for c in reading.claims} & {"promises"} == set()


def test_soldiers_of_the_land_are_not_those_counted_before(coder: Coder) -> None:
    reading = coder.read("Rebels killed four American soldiers on Monday. Soldiers fired on a bus in Lima on Tuesday.")
    firing = [c.event for c in reading.claims if c.event and "fired" in c.event.trigger.text]
    cast = {actor.id: actor.country for actor in reading.actors}
    assert [cast[p.actor] for event in firing for p in event.actors] == ["PER"]


def test_a_house_is_of_where_it_sits(coder: Coder) -> None:
    reading = coder.read("LIMA - Peru's president spoke on Monday. In Madrid, parliament voted to ban the party.")
    assert [a.country for a in reading.actors if a.name == "parliament"] == ["ESP"]


def test_what_is_denied_is_said_by_nobody(coder: Coder) -> None:
    reading = coder.read("Kenya denied that its army had asked Uganda to attack the rebels.")
    assert [c.attribution.act for c in reading.claims if c.attribution.act == "demands"] == []


def test_who_rejects_a_claim_calls_it_baseless(coder: Coder) -> None:
    reading = coder.read(
        'Chad rejected Niger\'s claim that its jets had bombed a village, calling the report "baseless".'
    )
    cast = {actor.id: actor.country for actor in reading.actors}
    calling = [c for c in reading.claims if c.attribution.cue and c.attribution.cue.text == "calling"]
    assert [cast[c.attribution.speaker or ""] for c in calling] == ["TCD"]


def test_a_number_put_on_the_dead_is_theirs_who_put_it(coder: Coder) -> None:
    reading = coder.read("Human Rights Watch put the number of demonstrators killed at 34.")
    (claim,) = [c for c in reading.claims if c.event]
    toll, source = claim.event.toll if claim.event else None, claim.attribution.source
    assert (toll.killed if toll else None, source.text if source else None) == (34, "Human Rights Watch")


def test_how_many_the_known_few_are_is_not_disputed(coder: Coder) -> None:
    reading = coder.read(
        "China said it hoped the two neighbours would talk. A doctor in Khost said that nine bodies had come in. "
        "The Taliban later raised their own figure to 16."
    )
    talk = next(c.id for c in reading.claims if c.content and "neighbours" in c.content.text)
    assert [c.id for c in reading.claims if talk in c.answers] == []
