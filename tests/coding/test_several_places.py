"""Reports of several happenings: each has its own place, toll, day and teller, and nobody known wrecks things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from dateline.model import Event, Reading
    from dateline.run.coder import Coder

ON = "2014-06-12"  # a Thursday


def event_of(reading: Reading, trigger: str) -> Event:
    return next(c.event for c in reading.claims if c.event and c.event.trigger.text == trigger)


def parties(reading: Reading, event: Event, side: str) -> list[str]:
    names = {a.id: a.name for a in reading.actors}
    return [names[p.actor] for p in getattr(event, side)]


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Shops were looted in Kitwe.", "looted", "ASSAULT"),
        ("A police van was set on fire near Kitwe.", "set", "ASSAULT"),
        ("A procession of monks was stoned near a mosque.", "stoned", "ASSAULT"),
        ("The police team was greeted with bricks.", "greeted", "ASSAULT"),
        ("Two constables charged the crowd with batons.", "charged", "ASSAULT"),
        ("The governor of Assam called out the army.", "called", "MOBILIZE"),
        ("Six men were led away to a garrison in Kitwe.", "led", "COERCE"),
        ("Villagers hurled brickbats at the policemen.", "hurled", "ASSAULT"),
        ("Demonstrators held four policemen captive in Kitwe.", "held", "ASSAULT"),
        ("Two soldiers died when their truck hit a landmine.", "hit", "ASSAULT"),
        ("Indefinite curfew was imposed on the town.", "curfew was imposed", "COERCE"),
        ("Internet services were suspended in two districts.", "suspended", "COERCE"),
        ("The party withdrew its support to the government of Nepal.", "withdrew", "SANCTION"),
        ("In Madurai, advocates boycotted courts.", "boycotted", "PROTEST"),
        ("Students gheraoed the vice-chancellor of Kenya's university.", "gheraoed", "PROTEST"),
        ("The Kerala court pulled up the police for the delay.", "pulled", "ACCUSE"),
        ("The army was called out and an indefinite curfew imposed.", "curfew imposed", "COERCE"),
        ("Followers of a sect went on a rampage minutes after the verdict.", "went", "PROTEST"),
        ("In Kitwe, a mob set a textile mill on fire.", "set", "ASSAULT"),
        ("Two coaches of a train were torched.", "torched", "ASSAULT"),
    ],
)
def test_what_is_done_by_nobody_known(coder: Coder, text: str, trigger: str, kind: str) -> None:
    assert event_of(coder.read(text, published=ON), trigger).type == kind


def test_what_is_always_so_is_no_happening(coder: Coder) -> None:
    assert not coder.read("Old tyres are burned in the plant.", published=ON).claims


@pytest.mark.parametrize(
    ("text", "trigger", "killed"),
    [
        ("A man blew himself up in Homs, killing nine, while gunmen seized a priest in Hama.", "seized", None),
        ("A man blew himself up in Homs, killing nine, while gunmen seized a priest in Hama.", "blew", 9),
        ("Two farmers were shot dead and a bridge was burned.", "burned", None),
        ("Eleven people, including a girl of 17, were killed and over 60 injured when police fired.", "killed", 11),
        ("Six members of a family were roasted alive.", "roasted", 6),
    ],
)
def test_a_toll_is_that_of_its_own_deed(coder: Coder, text: str, trigger: str, killed: int | None) -> None:
    toll = event_of(coder.read(text, published=ON), trigger).toll
    assert (toll.killed if toll else None) == killed


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("Soldiers raided Kitwe, where residents said three men were shot.", "shot", "Kitwe"),
        ("In Quetta clerics met the governor, but in Lahore lawyers boycotted the courts.", "boycotted", "Lahore"),
        ("At Kutba, eyewitnesses said, armed men shot eight villagers.", "shot", "Kutba"),
        ("Two youths were stabbed at Khajuri Khurd.", "stabbed", "Khajuri Khurd"),
        ("Soldiers shot a boy who was throwing stones near Nablus.", "shot", "Nablus"),
        ("The violence spread to Anna Nagar, where one more man died in police firing.", "died", "Anna Nagar"),
        ("Israeli jets bombed the runways of Beirut's airport, killing a woman.", "bombed", "Beirut"),
        ("In neighbouring Mali two peacekeepers died when their truck hit a mine near Douentza.", "hit", "Douentza"),
        ("In the Nigerian city of Jos troops dispersed demonstrators with shots.", "dispersed", "Jos"),
        ("Members of a gang killed one man at Gadaguda, the inspector said.", "killed", "Gadaguda"),
        ("A constable was killed in stone-pelting at Gokulpuri.", "killed", "Gokulpuri"),
        ("A truck blew up beneath the windows of a hotel in Homs, hours before a bus crashed in Hama.", "blew", "Homs"),
        ("Thirty men were killed and over 150 injured in Kitwe as mobs roamed the streets.", "killed", "Kitwe"),
        ("The Arab League, meeting in Cairo, denounced Iraq, while in Amman a king met Jews.", "denounced", "Cairo"),
        ("Mali's prime minister, speaking in New York, accused France of theft.", "accused", "New York City"),
    ],
)
def test_where_each_was(coder: Coder, text: str, trigger: str, place: str) -> None:
    found = event_of(coder.read(text, published=ON), trigger).place
    assert found
    assert found.name == place


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Police opened fire to quell a riot in the old part of the town on Tuesday.", "opened", "2014-06-10"),
        ("The prime minister of Kenya flies to Riyadh on Saturday.", "flies", "2014-06-14"),
        ("Soldiers opened fire on men who were trying to flee on Monday.", "opened", "2014-06-09"),
        ("Rebels fired on Tyre on Tuesday, killing two, a day after the army shelled Tibnin.", "shelled", "2014-06-09"),
    ],
)
def test_when_it_was(coder: Coder, text: str, trigger: str, day: str) -> None:
    time = event_of(coder.read(text, published=ON), trigger).time
    assert time
    assert str(time.start) == day


def test_a_town_before_a_colon_says_nothing(coder: Coder) -> None:
    reading = coder.read("KANPUR: Four men were killed when police opened fire on a mob on Tuesday.", published=ON)
    assert {c.attribution.kind for c in reading.claims} == {"narrator"}


def test_who_closes_a_sentence_says_all_of_it(coder: Coder) -> None:
    text = "A bomb killed nine men in Homs, while gunmen in Hama kidnapped a tribal sheikh, police said."
    (claim,) = [c for c in coder.read(text, published=ON).claims if c.event and c.event.trigger.text == "killed"]
    assert claim.attribution.kind != "narrator"


def test_who_met_when_two_are_named_before(coder: Coder) -> None:
    reading = coder.read("The king of Jordan and the rebel leader, who had met in Rome, flew home.", published=ON)
    assert len(parties(reading, event_of(reading, "met"), "actors")) == 2


def test_several_who_close_a_sentence_are_its_tellers(coder: Coder) -> None:
    text = "The army of Chad shelled Abeche after the rebels had rejected a truce, residents and a doctor said."
    (claim,) = [c for c in coder.read(text, published=ON).claims if c.event and c.event.trigger.text == "shelled"]
    assert claim.attribution.source
    assert "residents" in claim.attribution.source.text


@pytest.mark.parametrize("text", ["Officers levelled charges at Kutba.", "The minister was angry at Kutba."])
def test_what_is_aimed_at_is_no_place(coder: Coder, text: str) -> None:
    assert not coder.read(text, published=ON).places


def test_others_are_not_where_a_sentence_before_was(coder: Coder) -> None:
    text = "In Bangkok, the foreign minister met envoys from Laos. The Arakan Army meanwhile freed four soldiers."
    assert event_of(coder.read(text, published=ON), "freed").place is None


def test_what_stands_behind_a_semicolon_is_not_what_was_said_before_it(coder: Coder) -> None:
    text = "More than 300 people were killed by the army in Lashio, a group says; the junta disputes the figure."
    told, answer = coder.read(text, published=ON).claims
    assert told.content
    assert told.content.text.endswith("Lashio")
    assert answer.answers == (told.id,)
