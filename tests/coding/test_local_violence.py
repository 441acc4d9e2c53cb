"""Headlines, datelines and turns of papers that tell of mobs, bandits and police: who did it to whom, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.run.examples import show_events

if TYPE_CHECKING:
    from dateline.model import Event, Reading
    from dateline.run.coder import Coder

ON = "2021-03-09"  # a Tuesday


def rows(coder: Coder, text: str) -> list[str]:
    """The events, each as `TYPE/mode ACTOR > RECIPIENT`."""
    told = show_events(coder.read(text, published=ON)).split("; ")
    return [row for row in told if row not in ("", "nothing")]


def named(reading: Reading, event: Event, side: str) -> list[str]:
    names = {a.id: a.name for a in reading.actors}
    return [names[p.actor] for p in getattr(event, side)]


def events(reading: Reading) -> list[Event]:
    return [claim.event for claim in reading.claims if claim.event]


@pytest.mark.parametrize(
    "text",
    [
        "GWERU: No fewer than six clerks were beaten by guards at a mill on Sunday.",
        "BIRATNAGAR: Police had to fire in the air on Sunday to drive away a mob.",
        "ZARIA, Nigeria: Suspected bandits raided a farm on Sunday, killing two men.",
        "Two hurt in Patan brawl\nBIRATNAGAR: Police arrested six men on Sunday at a mill.",
    ],
)
def test_a_town_before_a_colon_says_and_does_nothing(coder: Coder, text: str) -> None:
    reading = coder.read(text, published=ON)
    town = text.rpartition("\n")[2].partition(":")[0].partition(",")[0]
    told = [name for e in events(reading) for name in named(reading, e, "actors")]
    assert events(reading)
    assert town not in told
    assert all(c.attribution.kind == "narrator" for c in reading.claims if c.event)


@pytest.mark.parametrize("text", ["Guards: mill was never closed", "PREMIER: WE WILL NOT RESIGN"])
def test_who_speaks_before_a_colon_still_does(coder: Coder, text: str) -> None:
    reading = coder.read(text, published=ON)
    assert all(c.attribution.kind != "narrator" for c in reading.claims)


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Clerk shot dead in Gweru", "Clerk"),
        ("Councillor gunned down in Patan", "Councillor"),
        ("Teacher hacked to death in Patan", "Teacher"),
        ("Two clerks killed, five wounded in Gweru attack", "clerks"),
        ("Mayor held hostage by rebels in Gweru", "Mayor"),
    ],
)
def test_headlines_leave_out_that_it_was_done_to_somebody(coder: Coder, text: str, whom: str) -> None:
    reading = coder.read(text, published=ON)
    event = events(reading)[0]
    assert whom in named(reading, event, "recipients")
    assert whom not in named(reading, event, "actors")


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Police shoot dead robber in Gweru", "Police"),
        ("Mob lynches two suspected robbers in Gweru", "Mob"),
        ("Four hurt as police cane students in Patan", "police"),
        ("Guards flee as mob storms bank in Patan", "mob"),
    ],
)
def test_headlines_tell_who_does_it(coder: Coder, text: str, who: str) -> None:
    reading = coder.read(text, published=ON)
    assert any(named(reading, e, "actors") == [who] for e in events(reading))


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Three Kenyan clerks were killed and a dozen sustained injuries when Ugandan guards fired on them.", 3, 12),
        ("One Kenyan clerk was shot dead and two nursed wounds when Ugandan police fired on a rally.", 1, None),
        ("A Kenyan clerk was martyred and another injured when Ugandan rebels attacked a convoy.", 1, None),
        ("Four Kenyan guards were killed when their van ran over a mine planted by Ugandan rebels.", 4, None),
        ("Four Kenyan guards were killed when Ugandan rebels triggered a blast at a mill.", 4, None),
    ],
)
def test_how_they_fell_is_told_once(coder: Coder, text: str, killed: int, injured: int | None) -> None:
    assert [row.partition(" ")[2] for row in rows(coder, text)] == ["UGA > KEN"]
    (event,) = events(coder.read(text, published=ON))
    assert event.toll is not None
    assert (event.toll.killed, event.toll.injured) == (killed, injured)


def test_who_fell_when_two_sides_clashed(coder: Coder) -> None:
    text = "Six clerks were killed and a dozen sustained injuries when police clashed with strikers in Gweru on Sunday."
    reading = coder.read(text, published=ON)
    (event,) = events(reading)
    assert named(reading, event, "actors") == ["police", "strikers"]
    assert named(reading, event, "recipients") == ["clerks"]
    assert str(event.time.start if event.time else "") == "2021-03-07"


def test_both_of_two_groups(coder: Coder) -> None:
    reading = coder.read("Two groups of herders clashed in Gweru. Both sides opened fire.", published=ON)
    clash, fire = events(reading)
    assert named(reading, fire, "actors") == named(reading, clash, "actors") != []


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Kenyan students brought out a procession against Uganda.", "PROTEST/demo KEN > UGA"),
        ("Kenyan activists swooped on Ugandan policemen.", "ASSAULT KEN > UGA"),
        ("Kenyan students hurled brick chips at Ugandan policemen.", "PROTEST/riot KEN > UGA"),
        ("Kenyan police used live bullets on Ugandan marchers.", "ASSAULT/firearms KEN > UGA"),
        ("Kenyan police teargassed Ugandan strikers.", "ASSAULT/crowd-control KEN > UGA"),
        ("Two Kenyan robbers were killed in a gun duel with Ugandan police.", "ASSAULT/firearms UGA > KEN"),
        ("A heavy Kenyan police force was deployed.", "MOBILIZE/police KEN"),
        ("Rifles were seized from the spot by the Kenyan army.", "COERCE/seize KEN"),
    ],
)
def test_turns(coder: Coder, text: str, row: str) -> None:
    assert row in rows(coder, text)


@pytest.mark.parametrize(
    "text",
    [
        "Police in Gweru demanded a bribe from a driver.",
        "The clerk was declared dead on arrival at a clinic in Gweru.",
        "Villagers in Patan held a procession for the festival.",
    ],
)
def test_no_deeds(coder: Coder, text: str) -> None:
    assert rows(coder, text) == []


def test_of_what_is_told_beside_a_denial_only_who_does_something_is_meant(coder: Coder) -> None:
    reading = coder.read("Police denied the charge, saying the clerk was taken to a clinic.", published=ON)
    assert [named(reading, e, "recipients") for e in events(reading)] == [[]]


def test_a_denial_of_shots_keeps_them(coder: Coder) -> None:
    reading = coder.read("Police in Gweru denied that officers had used live bullets on marchers.", published=ON)
    told = {c.event.type: c.attribution.stance for c in reading.claims if c.event}
    assert told["ASSAULT"] == "denies"


def test_none_of_their_men(coder: Coder) -> None:
    reading = coder.read("The party in Gweru claimed that none of its men was involved in the attack.", published=ON)
    (event,) = events(reading)
    assert (event.type, event.auxiliary) == ("ASSAULT", ("negation",))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A raid in Gweru claimed the lives of two clerks.", "Gweru"),
        ("Students held a rally in the town against Uganda.", None),
        ("Police arrested two men as they were trying to flee to Uganda.", None),
        ("GWERU: Police arrested two men in Patan district.", "Patan"),
    ],
)
def test_places(coder: Coder, text: str, place: str | None) -> None:
    event = events(coder.read(text, published=ON))[0]
    assert (event.place.name if event.place else None) == place


def test_some_who_are_among_many(coder: Coder) -> None:
    text = "A clerk was killed and at least 11 people, among them four guards, were hurt in Gweru."
    event = events(coder.read(text, published=ON))[0]
    assert event.toll is not None
    assert (event.toll.killed, event.toll.injured) == (1, 11)


def test_no_fewer_are_as_many(coder: Coder) -> None:
    reading = coder.read("Guards in Gweru killed no fewer than 12 robbers on Sunday.", published=ON)
    (event,) = events(reading)
    assert named(reading, event, "recipients") == ["robbers"]
    assert event.toll is not None
    assert (event.toll.killed, event.toll.least) == (12, ("killed",))
