"""Whether something happened at all, and on whose side those are who did it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from dateline.model import Event, Reading
    from dateline.run.coder import Coder


def read(coder: Coder, text: str) -> Reading:
    return coder.read(text, published="2024-05-14")


def first_names(coder: Coder, text: str, side: str) -> list[str]:
    """The names of the `actors` or `recipients` of the first event."""
    reading = read(coder, text)
    names = {actor.id: actor.name for actor in reading.actors}
    event = next(claim.event for claim in reading.claims if claim.event)
    return [names[party.actor] for party in getattr(event, side)]


def first(coder: Coder, text: str) -> Event:
    return next(claim.event for claim in read(coder, text).claims if claim.event)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It could have been the guerrillas that shot the mayor.", ["hypothetical"]),
        ("It may have been soldiers who burned the mill.", ["hypothetical"]),
        ("It might have been the guards or the police who beat the boy.", ["hypothetical"]),
        ("It was not the navy that shelled the port, a minister said.", ["negation"]),
        ("It was the navy that shelled the port.", []),
        ("It was not only the navy that shelled the port.", []),
        ("He may have been the rebel who burned the mill.", []),
        ("The navy not only shelled the port but mined the bay.", []),
        ("The navy did not just shell the port.", []),
        ("The navy did not shell the port.", ["negation"]),
        ("Not a shot was fired at the marchers.", ["negation"]),
        ("Not a single guerrilla attacked the mill.", ["negation"]),
        ("The guerrillas, not the army, burned the mill.", []),
    ],
)
def test_whether_it_happened(coder: Coder, text: str, told: list[str]) -> None:
    assert list(first(coder, text).auxiliary) == told


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Not one miner was killed in the raid.", 0),
        ("The raid killed not a single miner.", 0),
        ("The raid killed one miner.", 1),
    ],
)
def test_not_one_is_none(coder: Coder, text: str, killed: int) -> None:
    toll = first(coder, text).toll
    assert toll is not None
    assert toll.killed == killed


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        # what others may have done is no threat
        ("The army does not rule out that gunmen took part in the killing of the nuns.", "ASSAULT"),
        ("Detectives do not exclude the possibility that militants shot down the jet.", "ASSAULT"),
        # one's own deeds are
        ("Chad has not ruled out attacking Sudan.", "THREATEN"),
        ("The general did not rule out an assault on the port.", "THREATEN"),
    ],
)
def test_what_is_not_ruled_out(coder: Coder, text: str, type_: str) -> None:
    assert first(coder, text).type == type_


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("The murder was carried out by people linked to the Blue Star Army.", []),
        ("The attack was carried out by men with ties to Hezbollah.", []),
        ("The raid was carried out by gunmen loyal to General Sylla.", []),
        ("The killing of two nuns was carried out by men linked to the Blue Star Army.", ["nuns"]),
        ("Militants carried out an attack on the Blue Star Army.", ["Blue Star Army"]),
    ],
)
def test_whom_doers_are_tied_to_is_not_hit(coder: Coder, text: str, hit: list[str]) -> None:
    assert first_names(coder, text, "recipients") == hit


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Two gunmen from the Blue Star Army shot a clerk.", "gunmen from the Blue Star Army"),
        ("A soldier from the Third Lancers Battalion shot a clerk.", "soldier from the Third Lancers Battalion"),
        ("Guerrillas of the Blue Star Army burned a mill.", "Guerrillas of the Blue Star Army"),
        ("Militants from Boko Haram burned a mill.", "Militants from Boko Haram"),
        ("Members of the Blue Star Army burned a mill.", "Blue Star Army"),
        # where they come from is no body
        ("Two gunmen from Kano shot a clerk.", "gunmen"),
        ("Soldiers from Chad shot a clerk.", "Soldiers"),
    ],
)
def test_whoever_comes_from_a_body_bears_its_name(coder: Coder, text: str, name: str) -> None:
    assert first_names(coder, text, "actors") == [name]


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("Al-Shabaab fighters seized the port of Merca, 70 km south of Mogadishu.", []),
        ("The navy intercepted a boat off the coast of Libya.", []),
        ("Militants attacked a bus heading from Kandahar to Herat, wounding four soldiers.", ["soldiers"]),
        ("Militants attacked Kandahar.", ["Kandahar"]),
        ("The navy shelled the coast of Libya.", ["Libya"]),
    ],
)
def test_what_only_tells_where_is_not_hit(coder: Coder, text: str, hit: list[str]) -> None:
    assert first_names(coder, text, "recipients") == hit


def test_towns_that_fighting_spreads_to_do_not_fight(coder: Coder) -> None:
    reading = read(coder, "Clashes erupted between herders and police in Mopti, and spread to Gao and Kidal.")
    names = {actor.id: actor.name for actor in reading.actors}
    told = [claim.event for claim in reading.claims if claim.event]
    assert [[names[party.actor] for party in event.actors] for event in told] == [["herders", "police"], []]


@pytest.mark.parametrize(
    "text",
    [
        "Assailants killed a mayor in Guerrero, the second such killing in Mexico this month.",
        "Gunmen kidnapped a priest in Zamfara, the third such abduction in Nigeria this year.",
    ],
)
def test_a_deed_that_is_counted_is_told_once(coder: Coder, text: str) -> None:
    assert len([claim for claim in read(coder, text).claims if claim.event]) == 1
