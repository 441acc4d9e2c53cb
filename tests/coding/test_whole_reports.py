"""What whole reports are full of: names beside titles, shared tolls and days, who is called on, and whose words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from dateline.model import Claim, Event, Reading
    from dateline.run.coder import Coder

ON = "2019-05-10"


def event_of(reading: Reading, trigger: str) -> Event:
    return next(c.event for c in reading.claims if c.event and c.event.trigger.text == trigger)


def parties(reading: Reading, event: Event, side: str) -> list[str]:
    names = {a.id: a.name for a in reading.actors}
    return [names[p.actor] for p in getattr(event, side)]


def said(reading: Reading, words: str) -> Claim:
    return next(c for c in reading.claims if c.content and words in c.content.text)


@pytest.mark.parametrize(
    ("text", "trigger", "names"),
    [
        (
            "The bishop of Talca, Ruben Araya, condemned the Chilean police.",
            "condemned",
            ["Ruben Araya"],
        ),
        (
            "The secretary-general of the bloc, Maria Luz Ortega, condemned the Chilean police.",
            "condemned",
            ["Maria Luz Ortega"],
        ),
        ("Foreign ministers Hana Novak and Ivan Babic met in Oslo.", "met", ["Hana Novak", "Ivan Babic"]),
        (
            "The Chadian foreign minister and his Libyan counterpart, Omar Ben Salah, met in Tunis.",
            "met",
            ["Chadian foreign minister", "Omar Ben Salah"],
        ),
        (
            "The rebels' spokesman, who gave his name as Captain Pedro Gomez, accused the army of murder.",
            "accused",
            ["Pedro Gomez"],
        ),
    ],
)
def test_a_name_and_its_title_are_one(coder: Coder, text: str, trigger: str, names: list[str]) -> None:
    reading = coder.read(text, published=ON)
    assert parties(reading, event_of(reading, trigger), "actors") == names


def test_a_surname_that_stands_first(coder: Coder) -> None:
    reading = coder.read("Ma Deming, the trade minister of China, flew to Oslo. Mr Ma refused to answer.")
    assert len({a.id for a in reading.actors if a.name.startswith("Ma")}) == 1


@pytest.mark.parametrize(
    ("text", "trigger", "killed", "injured", "detained"),
    [
        ("Clashes over a well left more than 20 people dead.", "left", 20, None, None),
        ("In 2015 clashes over the same well left at least 30 dead.", "left", 30, None, None),
        ("Three farmers were killed and 40 arrested.", "arrested", None, None, 40),
        ("Five Chadian soldiers were killed and nine wounded in Abeche.", "killed", 5, 9, None),
    ],
)
def test_tolls(
    coder: Coder, text: str, trigger: str, killed: int | None, injured: int | None, detained: int | None
) -> None:
    toll = event_of(coder.read(text, published=ON), trigger).toll
    assert toll is not None
    assert (toll.killed, toll.injured, toll.detained) == (killed, injured, detained)


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Chad yesterday accused Libya of spying and recalled its ambassador.", "recalled", "2019-05-09"),
        ("Farmers burned a flag on Monday; two were arrested.", "arrested", "2019-05-06"),
        ("Guards clashed with smugglers on Monday in the worst fighting since March.", "clashed", "2019-05-06"),
        ("In 2012 soldiers overthrew the government of Mali.", "overthrew", "2012-01-01"),
    ],
)
def test_days(coder: Coder, text: str, trigger: str, day: str) -> None:
    time = event_of(coder.read(text, published=ON), trigger).time
    assert time is not None
    assert str(time.start) == day


def test_who_calls_on_both_sides_is_neither(coder: Coder) -> None:
    reading = coder.read(
        "Chad and Libya exchanged fire. Chad recalled its envoy. "
        "Egypt, which has embassies in both countries, called on the two sides to talk."
    )
    assert set(parties(reading, event_of(reading, "called"), "recipients")) == {"Chad", "Libya"}


def test_who_is_released_is_not_who_arrested(coder: Coder) -> None:
    reading = coder.read("Police in Lima arrested five for painting slogans. They were released on Friday.")
    assert parties(reading, event_of(reading, "arrested"), "recipients") == []
    assert "Police" not in parties(reading, event_of(reading, "released"), "recipients")


@pytest.mark.parametrize(
    "text",
    [
        "He warned that a rupture with China would cost jobs.",
        "Russia keeps its word in both countries.",
        "The embassy warned its citizens to stay away from the city centre.",
    ],
)
def test_what_only_might_be_is_no_event(coder: Coder, text: str) -> None:
    assert [c.event.type for c in coder.read(text).claims if c.event] == []


def test_a_charge_right_behind_what_it_means(coder: Coder) -> None:
    reading = coder.read(
        "A Chadian envoy accused Libya of hypocrisy. Libya has said that Chad armed the rebels, a charge Chad denies."
    )
    assert said(reading, "a charge").answers == (said(reading, "armed the rebels").id,)


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("A statement attributed to the Taliban put its losses at two.", "losses", "Taliban"),
        ("Shells killed two boys and wounded their mother, according to medics.", "killed", "medics"),
        ("A nurse gave a higher toll, of nine dead.", "toll", "nurse"),
    ],
)
def test_whose_words(coder: Coder, text: str, words: str, speaker: str) -> None:
    reading = coder.read(text)
    names = {a.id: a.name for a in reading.actors}
    assert names.get(said(reading, words).attribution.speaker or "") == speaker


def test_what_others_do_has_no_place_of_the_sentence_before(coder: Coder) -> None:
    reading = coder.read("Youths burned tyres in Lome. The European Union suspended a grant to the ministry.")
    assert event_of(reading, "suspended").place is None


def test_a_name_with_its_day_before_the_verb(coder: Coder) -> None:
    reading = coder.read("Chad on Monday agreed to keep the crossing open until June.", published=ON)
    event = event_of(reading, "agreed")
    assert parties(reading, event, "actors") == ["Chad"]
    assert event.time is not None
    assert str(event.time.start) == "2019-05-06"


def test_today_is_the_day_of_the_dateline(coder: Coder) -> None:
    reading = coder.read("PATNA, May 9. - Police today arrested ten men in Patna.", published=ON)
    time = event_of(reading, "arrested").time
    assert time is not None
    assert str(time.start) == "2019-05-09"


def test_one_minister_is_not_another(coder: Coder) -> None:
    reading = coder.read(
        "The foreign minister, Jan Hradil, met Chad's envoy. The trade minister, Karel Novy, resigned."
    )
    assert parties(reading, event_of(reading, "resigned"), "actors") == ["Karel Novy"]


def test_a_minister_is_of_the_state_that_the_report_is_at(coder: Coder) -> None:
    reading = coder.read(
        "LOME (Agency) - Togo shut its border with Benin. Togolese police held six men in Lome. "
        "Norway called for talks. Foreign Minister Per Dahl offered to host them."
    )
    assert next(a.country for a in reading.actors if a.name == "Per Dahl") == "NOR"


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        (
            'Militants stopped a bus on Friday. Nine people died, officials said. "They fired at us," a man said.',
            "fired",
            "Militants",
        ),
        (
            'Villagers alleged that soldiers burned huts. "They beat my son with sticks," said Amina Sow.',
            "beat",
            "soldiers",
        ),
        (
            "The rebels raided the town of Kidal on Friday. The group said it had killed nine soldiers.",
            "killed",
            "rebels",
        ),
        ("Our fighters shelled a barracks at dawn on Friday, Hezbollah said in a statement.", "shelled", "Hezbollah"),
    ],
)
def test_whose_deed_a_witness_or_a_group_tells(coder: Coder, text: str, trigger: str, who: str) -> None:
    reading = coder.read(text, published=ON)
    assert parties(reading, event_of(reading, trigger), "actors") == [who]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The rebels blew up the pipeline for the third time this year.", "blew"),
        ("Mali denies the charge of Chad and expelled its envoy in January.", "denies"),
        ("The Polisario Front claimed the attack in a statement on Sunday.", "claimed the attack"),
    ],
)
def test_a_time_that_is_not_that_of_the_deed(coder: Coder, text: str, trigger: str) -> None:
    assert event_of(coder.read(text, published=ON), trigger).time is None


def test_a_place_in_the_name_of_a_group_is_none(coder: Coder) -> None:
    reading = coder.read("The Islamic State in the Greater Sahara attacked a convoy on Friday.", published=ON)
    assert event_of(reading, "attacked").place is None


def test_who_tries_something_is_hit_there_and_then(coder: Coder) -> None:
    event = event_of(
        coder.read("Police fired on a mob which tried to burn a shop in Kanpur on Monday.", published=ON), "fired"
    )
    assert event.place is not None
    assert event.time is not None
    assert (event.place.name, str(event.time.start)) == ("Kanpur", "2019-05-06")


@pytest.mark.parametrize(
    ("text", "trigger", "sectors"),
    [
        ("SUCRE, Bolivia (AP) — Gov. Ramiro Villota condemned the massacre.", "condemned", ("GOV",)),
        ("SUCRE, Bolivia (AP) — Imam Ramiro Villota condemned the massacre.", "condemned", ("REL",)),
    ],
)
def test_a_title_that_the_parser_takes_for_a_name(
    coder: Coder, text: str, trigger: str, sectors: tuple[str, ...]
) -> None:
    reading = coder.read(text, published=ON)
    (party,) = event_of(reading, trigger).actors
    assert next(a.sectors for a in reading.actors if a.id == party.actor) == sectors


def test_a_curfew_that_nobody_is_told_to_impose(coder: Coder) -> None:
    reading = coder.read("Curfew was clamped on two police station areas on Monday.", published=ON)
    event = event_of(reading, "clamped")
    assert (event.type, event.mode, event.recipients) == ("COERCE", ("curfew",), ())


def test_what_comes_of_a_deed_is_no_deed_of_its_purpose(coder: Coder) -> None:
    reading = coder.read("Kenyan police opened fire to scatter the marchers, killing two students.", published=ON)
    (event,) = [c.event for c in reading.claims if c.event]
    assert event.toll is not None
    assert event.toll.killed == 2


def test_who_is_turned_down_is_who_made_the_charge(coder: Coder) -> None:
    text = (
        "Separatists accused Mali's army of killing nine herders near the Algerian border. The army denied the charge."
    )
    reading = coder.read(text, published=ON)
    assert parties(reading, event_of(reading, "denied"), "recipients") == ["Separatists"]
