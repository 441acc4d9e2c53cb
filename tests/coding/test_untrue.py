"""What is told as not so, as not shown, or as what never was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from dateline.model import Event
    from dateline.run.coder import Coder


def events(coder: Coder, text: str) -> list[Event]:
    return [claim.event for claim in coder.read(text, published="2024-05-14").claims if claim.event]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The guerrillas almost captured the town.", ["negation"]),
        ("Gunmen nearly killed the bishop.", ["negation"]),
        ("Gunmen killed nearly 30 miners.", []),
        ("Nearly 30 miners were killed by gunmen.", []),
        ("Guerrillas pretended to surrender.", ["negation"]),
        ("It is not true that the navy shelled the port, a minister said.", ["negation"]),
        ("It is true that the navy shelled the port, a minister said.", []),
        ("It is false that the navy shelled the port.", ["negation"]),
        ("There is no truth in reports that the navy shelled the port.", ["negation"]),
        ("There is no evidence that Chad attacked the camp, the UN said.", ["hypothetical"]),
        ("There is evidence that Chad attacked the camp, the UN said.", []),
        ("Oman is unlikely to attack Iran.", ["hypothetical"]),
        ("Police would have arrested the poet if he had returned.", ["hypothetical"]),
    ],
)
def test_what_is_not_so(coder: Coder, text: str, told: list[str]) -> None:
    assert list(events(coder, text)[0].auxiliary) == told


def test_what_others_did_rather(coder: Coder) -> None:
    told = events(coder, "The navy shelled the port rather than attack the town.")
    assert [event.auxiliary for event in told] == [(), ("negation",)]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Gunmen nearly killed the bishop.", None),
        ("All but two miners were killed.", None),
        ("No miner was killed in the raid.", 0),
        ("Two miners were killed.", 2),
    ],
)
def test_who_did_not_die_is_not_counted(coder: Coder, text: str, killed: int | None) -> None:
    toll = events(coder, text)[0].toll
    assert (toll.killed if toll else None) == killed


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Did the navy shell the port?", 0),
        ("Will Iran attack Israel?", 0),
        ("Why did the navy shell the port?", 1),
        ("The navy rehearsed an attack on a port.", 0),
        ("Villagers braced for an attack by the militia.", 0),
        ("In the event of an attack by Iran, shops will stay open.", 0),
        ("In an attack by Iran, two miners died.", 1),
    ],
)
def test_what_is_only_asked_or_feared(coder: Coder, text: str, count: int) -> None:
    assert len(events(coder, text)) == count


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("The killing of the nuns was condemned by the bishop.", ["ACCUSE bishop", "ASSAULT"]),
        ("The shelling of the port was reported by the army.", ["ASSAULT"]),
        ("The arrest of the poet was criticised by Norway.", ["ACCUSE Norway", "COERCE"]),
        ("The arrest of the poet by Chad was criticised by Norway.", ["ACCUSE Norway", "COERCE Chad"]),
        ("Sanctions imposed by Norway on Belarus were condemned by Russia.", ["ACCUSE Russia", "SANCTION Norway"]),
        ("The ban on the party was challenged in court by its leader.", ["COERCE"]),
        ("The raid on the port was carried out by the militia.", ["ASSAULT militia"]),
    ],
)
def test_who_has_to_do_with_a_deed_did_not_do_it(coder: Coder, text: str, doers: list[str]) -> None:
    reading = coder.read(text, published="2024-05-14")
    names = {actor.id: actor.name for actor in reading.actors}
    told = [claim.event for claim in reading.claims if claim.event]
    assert sorted(" ".join([e.type, *(names[p.actor] for p in e.actors)]) for e in told) == doers


@pytest.mark.parametrize(
    ("text", "type_", "day"),
    [
        ("The trial over the murder of a nun began on Monday.", "ASSAULT", None),
        ("The report on the killing of the nuns was published on Monday.", "ASSAULT", None),
        ("The killing of the nuns was condemned on Monday by the bishop.", "ASSAULT", None),
        ("The killing of the nuns was condemned on Monday by the bishop.", "ACCUSE", "2024-05-13"),
        ("A court on Monday convicted two men over the killing of a nun.", "ASSAULT", None),
        ("The killing of two nuns on Monday shocked the town.", "ASSAULT", "2024-05-13"),
        ("Police arrested ten men on Monday after they attacked a bus.", "ASSAULT", "2024-05-13"),
    ],
)
def test_when_a_deed_that_is_looked_back_on_was_done(coder: Coder, text: str, type_: str, day: str | None) -> None:
    time = next(event.time for event in events(coder, text) if event.type == type_)
    assert (str(time.start) if time else None) == day


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The blast was caused by a gas leak, police said.", 0),
        ("Police suspect that the blast was an accident.", 0),
        ("An accidental explosion killed four soldiers.", 0),
        ("The blast was caused by a bomb.", 1),
        ("A blast at a market killed four people.", 1),
    ],
)
def test_mishaps_are_no_attacks(coder: Coder, text: str, count: int) -> None:
    assert len(events(coder, text)) == count


@pytest.mark.parametrize(
    "text",
    [
        "Islamabad accused India of backing the group, a charge that New Delhi denied.",
        "Chad accused Sudan of sheltering the band, an allegation that Khartoum rejected.",
        "Peru accused Chile of helping the smugglers, a claim that Chile denies.",
    ],
)
def test_a_charge_that_is_added_and_denied_is_answered(coder: Coder, text: str) -> None:
    claims = coder.read(text, published="2024-05-14").claims
    charge = next(c for c in claims if c.attribution.act == "accuses")
    denial = next(c for c in claims if c.attribution.act == "denies")
    assert charge.id in denial.answers


def test_who_foils_a_deed_is_not_its_doer(coder: Coder) -> None:
    event = events(coder, "Police foiled an attack on the embassy.")[0]
    assert (event.type, event.actors, event.auxiliary) == ("ASSAULT", (), ("negation",))
