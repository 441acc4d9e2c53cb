"""What a report goes on with: who speaks on, what came of what, whom small words mean, what is only spoken of."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.model import Reading
from dateline.run.coder import Coder
from dateline.run.examples import show_events


def rows(coder: Coder, text: str) -> list[str]:
    """The events, each as `TYPE/mode ACTOR > RECIPIENT`."""
    return [row for row in show_events(coder.read(text, published="2024-05-14")).split("; ") if row]


def toll_of(reading: Reading, trigger: str) -> tuple[int | None, int | None, int | None]:
    (event,) = [c.event for c in reading.claims if c.event and c.event.trigger.text == trigger]
    toll = event.toll
    return (toll.killed, toll.injured, toll.detained) if toll else (None, None, None)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # whoever denies goes on to accuse; what came of a deed is told of the deed
        (
            "Chad denied that its army had crossed the border and accused Sudan of shelling villages, killing ten.",
            ["ACCUSE/allege TCD > SDN", "ASSAULT/heavy-weapons SDN"],
        ),
        # whose a deed is by their own word
        ("The bombing, which the Taliban claimed, killed six Turkish guards.", ["ASSAULT/explosives AFG > TUR"]),
        # an own name behind a word that opens the sentence
        ("Neighbouring Ethiopia closed its border with Kenya.", ["COERCE/restrict ETH > KEN"]),
        # a row of three that go on
        (
            "Doctors left. Chad, Mali and Niger announced that they would quit the African Union.",
            ["THREATEN/relations"],
        ),
        # what is threatened in measured words
        ("Mali warned that it would take retaliatory measures against Niger.", ["THREATEN MLI > NER"]),
    ],
)
def test_what_is_told(coder: Coder, text: str, told: list[str]) -> None:
    found = rows(coder, text)
    for wanted in told:
        assert any(row.startswith(wanted) for row in found), found


@pytest.mark.parametrize(
    "text",
    [
        "Oman said its treaty with Qatar covers attacks on Qatari ships.",
        "Chad's coast guard released video of two Sudanese boats.",
        "Niger accused nobody, but Mali said Chad was inciting violence.",
        "Kenya called on all parties to show restraint.",
    ],
)
def test_what_is_only_spoken_of_is_no_deed(coder: Coder, text: str) -> None:
    assert not [row for row in rows(coder, text) if row.startswith(("ASSAULT", "RETREAT"))]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Oman warned that it would use force.", "force"),
        ("Kenya called on all parties to show restraint.", "all parties"),
        ("Manila said a resupply mission had been cancelled.", "resupply mission"),
    ],
)
def test_what_is_nobody(coder: Coder, text: str, actor: str) -> None:
    assert actor not in {a.name for a in coder.read(text).actors}


def test_a_party_of_politics_is_one(coder: Coder) -> None:
    found = coder.read("Both opposition parties in Ghana rejected the budget.").actors
    assert any("PTY" in a.sectors or "OPP" in a.sectors for a in found)


def test_where_they_met_has_no_part_in_it(coder: Coder) -> None:
    found = rows(coder, "The Kenyan president met the leaders of Chad and Mali in Melbourne.")
    assert found
    assert not any("AUS" in row for row in found)


def test_the_forces_of_rebels_are_rebels(coder: Coder) -> None:
    text = "The FARC sent envoys to Havana. The group's negotiators met Cuban officials."
    (found,) = [a for a in coder.read(text).actors if "negotiators" in a.name]
    assert (found.country, found.sectors[0]) == ("COL", "REB")


def test_a_government_is_that_of_the_report(coder: Coder) -> None:
    text = (
        "BOGOTA, Oct 3, 2022 - Colombia freed two prisoners on Monday. Havana refused to take them. "
        "Colombia said they were students. The families protested. The government said it would explain."
    )
    assert ("government", "COL") in {(a.name, a.country) for a in coder.read(text).actors}


def test_foreign_forces_and_unnamed_diplomats_are_of_no_land(coder: Coder) -> None:
    text = "KABUL, Feb 20, 2012 - Afghanistan demanded that foreign forces leave Kabul. Two diplomats said so."
    found = {a.name: a.country for a in coder.read(text).actors}
    assert found["foreign forces"] is None
    assert found.get("diplomats", found.get("Two diplomats")) is None


def test_tolls_stay_with_the_deeds_that_they_are_of(coder: Coder) -> None:
    reading = coder.read("Police in Chad arrested two men after a blast that killed 22 Libyan cadets.")
    assert toll_of(reading, "arrested") == (None, None, 2)
    assert toll_of(reading, "blast") == (22, None, None)
    fought = coder.read("Chad's army took the town after clashes with rebels that left at least 27 people dead.")
    assert toll_of(fought, "clashes") == (27, None, None)


def test_what_is_doubted_is_not_what_stands_beside_it(coder: Coder) -> None:
    reading = coder.read("The Kenyan army said it could not verify the report but had sent troops to Somalia.")
    (sent,) = [c for c in reading.claims if c.event and c.event.trigger.text == "sent"]
    assert sent.attribution.stance == "affirms"


def test_until_when_is_not_when(coder: Coder) -> None:
    reading = coder.read("Chad and Mali agreed on Monday to freeze tariffs until December.", published="2024-05-14")
    days = {e.time.start for c in reading.claims if (e := c.event) and e.time}
    assert days == {dt.date(2024, 5, 13)}


def test_who_spoke_by_telephone_is_no_telephone(coder: Coder) -> None:
    text = "Hours earlier, Chadian diplomats had spoken by telephone and agreed to open a hotline."
    assert "telephone" not in {c.attribution.source.text for c in coder.read(text).claims if c.attribution.source}
