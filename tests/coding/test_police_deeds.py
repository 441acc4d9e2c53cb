"""What police did and left undone, as single sentences of Indian papers tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.run.examples import show_events

if TYPE_CHECKING:
    from dateline.model import Event, Reading
    from dateline.run.coder import Coder

ON = "2021-03-09"  # a Tuesday


def events(reading: Reading) -> list[Event]:
    return [claim.event for claim in reading.claims if claim.event]


def by_police(reading: Reading) -> list[Event]:
    police = {a.id for a in reading.actors if {"COP", "MIL"} & set(a.sectors)}
    return [e for e in events(reading) if police & {p.actor for p in e.actors}]


@pytest.mark.parametrize(
    "text",
    [
        "Guards of the state police stood by as silent spectators while shops were looted in Patan.",
        "The police did nothing when the mob burnt the mill.",
        "Nothing was done by the police to save the families.",
        "The constables looked on as youths stoned the bus.",
        "The police failed to respond to calls for help.",
        "No policeman came to the help of the traders.",
        "The police reached the mill two hours after the mob had left.",
        "The police reached the spot after the attack was over.",
        "Repeated pleas to the police went unheeded.",
        "The commission accused the police of inaction.",
        "There was no policeman in sight at the mill.",
        "The police left the families to the mercy of the mob.",
    ],
)
def test_police_who_leave_undone_what_they_are_there_for_refuse_help(coder: Coder, text: str) -> None:
    told = [e for e in by_police(coder.read(text, published=ON)) if e.type == "REJECT"]
    none_named = "no policeman in sight" in text
    if none_named:
        told = [e for e in events(coder.read(text, published=ON)) if e.type == "REJECT"]
    assert [e.mode for e in told] == [("assist",)]
    assert not told[0].auxiliary


@pytest.mark.parametrize(
    "text",
    [
        "The police reached Patan late on Sunday.",
        "Troops are standing by to help the police.",
        "If the police do not act, we shall close our shops.",
        "The police will act, the minister said.",
        "The clerks did nothing all day.",
        "Calls to the bank went unanswered.",
    ],
)
def test_neighbours_of_what_is_left_undone(coder: Coder, text: str) -> None:
    assert not [e for e in events(coder.read(text, published=ON)) if e.type == "REJECT"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The police could not prevent the mob from burning the mill.", "mob"),
        ("The police did not stop the rioters from killing two men.", "rioters"),
        ("The police failed to prevent the murder of two traders.", ""),
        ("The police could not stop the villagers from attacking the traders.", "villagers"),
    ],
)
def test_what_is_not_prevented_has_happened_and_by_others(coder: Coder, text: str, wanted: str) -> None:
    reading = coder.read(text, published=ON)
    names = {a.id: a.name for a in reading.actors}
    told = next(e for e in events(reading) if e.type in ("ASSAULT", "PROTEST"))
    assert not told.auxiliary
    assert [names[p.actor] for p in told.actors] == ([wanted] if wanted else [])


def test_what_is_prevented_is_still_denied(coder: Coder) -> None:
    told = events(coder.read("The police prevented the murder of two traders.", published=ON))[0]
    assert "negation" in told.auxiliary
    assert not told.actors


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Nobody was hurt in the police firing.", "firearms"),
        ("No casualties were reported in the police firing.", "firearms"),
        ("No one was injured in the lathi-charge by police.", "crowd-control"),
        ("Nine clerks sustained injuries in the police lathi-charge.", "crowd-control"),
        ("A clerk who was hurt in police firing died on Sunday.", "firearms"),
    ],
)
def test_force_is_used_whoever_is_hurt(coder: Coder, text: str, mode: str) -> None:
    told = by_police(coder.read(text, published=ON))
    assert [(e.type, mode in e.mode, e.auxiliary) for e in told] == [("ASSAULT", True, ())]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Nine men died, seven in stabbings and two in police firing.", 2),
        ("Nine men were killed, four of them in police firing.", 4),
        ("Nine men were killed, at least three in police firing and six in an attack by a mob.", 3),
        ("Nine men were killed in police firing.", 9),
    ],
)
def test_so_many_of_those_who_fell_are_of_one_deed(coder: Coder, text: str, wanted: int) -> None:
    told = by_police(coder.read(text, published=ON))
    assert [e.toll.killed for e in told if e.toll] == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("No arrests were made till Sunday.", "COERCE/arrest+negation"),
        ("Preventive arrests numbered 312 in Patan.", "COERCE/arrest"),
        ("With this, the number of arrests has risen to 23.", "COERCE/arrest"),
        ("Security has been beefed up around places of worship.", "MOBILIZE/police"),
        ("Combing operations were under way in Patan.", "COERCE/seize"),
        ("Police recovered twelve crude bombs from a house.", "COERCE/seize"),
        ("Curfew was relaxed for three hours in Patan.", "CONCEDE"),
        ("Shoot-at-sight orders were issued in Patan.", "THREATEN/violence"),
        ("Police booked 45 people for rioting.", "ACCUSE/allege"),
        ("Police have registered cases against 3,000 unidentified persons.", "ACCUSE/allege"),
        ("Agitating students were lathi-charged outside the rector's office.", "ASSAULT/crowd-control"),
        ("Water cannons were turned on the clerks.", "ASSAULT/crowd-control"),
        ("Mild force was used to chase away the clerks.", "ASSAULT/beat"),
    ],
)
def test_turns_of_police_reports(coder: Coder, text: str, wanted: str) -> None:
    told = show_events(coder.read(text, published=ON)).split("; ")
    assert [row.split(" ")[0] for row in told] == [wanted]


@pytest.mark.parametrize(
    "who", ["Inspector Solanki", "The inspector", "STF personnel", "DRG jawans", "Paramilitary jawans"]
)
def test_who_are_police(coder: Coder, who: str) -> None:
    reading = coder.read(f"{who} arrested two men in Patan.", published=ON)
    police = {a.id for a in reading.actors if "COP" in a.sectors}
    assert {p.actor for p in events(reading)[0].actors} <= police


def test_inspectors_of_arms_are_none(coder: Coder) -> None:
    reading = coder.read("United Nations weapons inspectors arrived in Iraq.", published=ON)
    assert not [a for a in reading.actors if "COP" in a.sectors]


def test_how_much_force_is_used_is_nobody(coder: Coder) -> None:
    reading = coder.read("Police used excessive force against the clerks.", published=ON)
    assert "excessive force" not in [a.name for a in reading.actors]


def test_who_shoots_himself_has_shot_nobody(coder: Coder) -> None:
    assert not events(coder.read("A constable shot himself with his service rifle in Patan.", published=ON))


def test_flag_marches_are_no_demonstrations(coder: Coder) -> None:
    told = events(coder.read("Paramilitary forces staged flag marches in Patan.", published=ON))
    assert [e.type for e in told] == ["MOBILIZE"]
