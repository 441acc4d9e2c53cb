"""What reports of police, courts and local violence are full of: force used, custody, vans, days and hospitals."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from dateline.model import Event, Reading
    from dateline.run.coder import Coder

ON = "2021-03-09"  # a Tuesday


def event_of(reading: Reading, trigger: str) -> Event:
    return next(c.event for c in reading.claims if c.event and c.event.trigger.text == trigger)


def parties(reading: Reading, event: Event, side: str) -> list[str]:
    names = {a.id: a.name for a in reading.actors}
    return [names[p.actor] for p in getattr(event, side)]


def sectors(reading: Reading, event: Event, side: str) -> list[tuple[str, ...]]:
    known = {a.id: a.sectors for a in reading.actors}
    return [known[p.actor] for p in getattr(event, side)]


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Troops killed two rebels in Bossangoa town, Ouham, on Sunday, the army said.", "killed", "2021-03-07"),
        ("Four men were shot by guards and six others injured on Sunday in Gweru.", "shot", "2021-03-07"),
        ("Youths thought to be herders raided a farm in Kaduna on Sunday.", "raided", "2021-03-07"),
        ("The Indian opposition called a bandh in Siliguri for Thursday.", "called", "2021-03-11"),
    ],
)
def test_days(coder: Coder, text: str, trigger: str, day: str) -> None:
    time = event_of(coder.read(text, published=ON), trigger).time
    assert time is not None
    assert str(time.start) == day


def test_a_day_to_come_is_not_gone_on_with(coder: Coder) -> None:
    reading = coder.read(
        "The Indian opposition called a bandh in Siliguri on Thursday. Two clerks were arrested.", published=ON
    )
    assert event_of(reading, "arrested").time is None


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("Superintendent of Police Ravi Thapa said the police burst teargas shells in Patan.", "burst", "Police"),
        ("Witnesses said policemen fired without warning and beat women in Patan.", "fired", "policemen"),
        ("Police chased the robbers in Patan but they opened fire.", "opened", "robbers"),
        ("Troops dispersed the strikers in Patan after they threw stones at a van.", "threw", "strikers"),
    ],
)
def test_who_did_it(coder: Coder, text: str, trigger: str, who: str) -> None:
    reading = coder.read(text, published=ON)
    assert parties(reading, event_of(reading, trigger), "actors") == [who]


@pytest.mark.parametrize(
    ("text", "trigger", "whom"),
    [
        ("Gunmen ambushed a jeep in the district of Mopti, killing two nurses.", "ambushed", ["nurses"]),
        ("Gunmen ambushed a police van in Mopti.", "ambushed", ["police van"]),
        ("Soldiers rounded up nine farmers in Mopti. One of them died during interrogation.", "died", ["farmers"]),
        ("Police lathi-charged the strikers in Siliguri.", "charged", ["strikers"]),
    ],
)
def test_whom_it_hit(coder: Coder, text: str, trigger: str, whom: list[str]) -> None:
    reading = coder.read(text, published=ON)
    assert parties(reading, event_of(reading, trigger), "recipients") == whom


def test_an_officers_men_are_of_his_force(coder: Coder) -> None:
    text = 'Police Inspector Joseph Banda said a mob came. "My men fired six rounds," Banda said.'
    reading = coder.read(text, published=ON)
    assert sectors(reading, event_of(reading, "fired"), "actors") == [("COP",)]


@pytest.mark.parametrize(
    ("text", "trigger", "killed", "injured"),
    [
        ("Gunmen killed four nurses in Mopti. Two others were wounded.", "wounded", None, 2),
        ("Police opened fire in Mopti, in which two men died.", "opened", 2, None),
        ("Two men were stabbed to death and six others hurt in Mopti.", "stabbed", 2, 6),
    ],
)
def test_tolls(coder: Coder, text: str, trigger: str, killed: int | None, injured: int | None) -> None:
    toll = event_of(coder.read(text, published=ON), trigger).toll
    assert toll is not None
    assert (toll.killed, toll.injured) == (killed, injured)


def test_what_is_told_once_is_one_event(coder: Coder) -> None:
    for text in (
        "Two men were stabbed to death and six others hurt in Mopti.",
        "Police opened fire in Mopti, in which two men died.",
    ):
        assert sum(c.event is not None for c in coder.read(text, published=ON).claims) == 1


def test_a_report_that_names_only_another_land_is_of_that(coder: Coder) -> None:
    text = (
        "ADRE, Chad, March 8 - Sudanese rebels raided Geneina in Darfur on Sunday. Police in Nyala fled. "
        "Police arrested nine traders. Policemen beat women."
    )
    reading = coder.read(text, published=ON)
    assert {a.country for a in reading.actors if "COP" in a.sectors} == {"SDN"}


def test_nothing_happened_at_the_hospital(coder: Coder) -> None:
    text = (
        "Six men were hurt in a clash in Bogra on Sunday. They were taken to a hospital in Dhaka. "
        "Police arrested two men."
    )
    place = event_of(coder.read(text, published=ON), "arrested").place
    assert place is not None
    assert place.name == "Bogra"


def test_who_is_admitted_to_a_hospital_admits_nothing(coder: Coder) -> None:
    text = "Six men were hurt in a clash in Bogra and admitted to a hospital in Rajshahi."
    assert all(c.attribution.cue is None for c in coder.read(text, published=ON).claims)


def test_monitors_who_hear_of_it_did_not_do_it(coder: Coder) -> None:
    reading = coder.read("Monitors heard nine explosions in Horlivka on Sunday.", published=ON)
    assert parties(reading, event_of(reading, "explosions"), "actors") == []


def test_both_sides_of_a_fight_just_told(coder: Coder) -> None:
    text = "Congress supporters clashed with Janata Dal activists in Bogra. Both sides hurled stones at each other."
    reading = coder.read(text, published=ON)
    assert len(parties(reading, event_of(reading, "hurled"), "actors")) == 2
