"""Bodies with signs in their names, and whose verb it is that a sentence goes on with."""

from __future__ import annotations

import pytest

from dateline.model import Claim, Reading
from dateline.run.coder import Coder


def of_type(reading: Reading, kind: str) -> Claim:
    return next(claim for claim in reading.claims if claim.event and claim.event.type == kind)


def doers(reading: Reading, claim: Claim) -> list[tuple[str | None, tuple[str, ...]]]:
    """Country and sectors of who acts."""
    known = {actor.id: actor for actor in reading.actors}
    assert claim.event is not None
    return [(known[p.actor].country, known[p.actor].sectors) for p in claim.event.actors]


@pytest.mark.parametrize(
    "text",
    [
        "The outlawed CPI (Maoist) called for talks on Thursday.",
        "Cadres of the banned CPI (Maoist) called for talks.",
    ],
)
def test_a_bracket_may_be_part_of_a_name(coder: Coder, text: str) -> None:
    reading = coder.read(text)
    assert doers(reading, of_type(reading, "REQUEST")) == [("IND", ("REB",))]


@pytest.mark.parametrize(
    ("text", "kind", "country"),
    [
        ("Ankara said the planes were on a training flight and accused Athens of spying.", "ACCUSE", "TUR"),
        ("Beijing said the drills were routine and urged Manila to stop its provocations.", "REQUEST", "CHN"),
        ("Kenya said the border was closed and urged Somalia to pull back its troops.", "REQUEST", "KEN"),
    ],
)
def test_what_says_nothing_accuses_nobody(coder: Coder, text: str, kind: str, country: str) -> None:
    reading = coder.read(text)
    assert [land for land, _ in doers(reading, of_type(reading, kind))] == [country]
    assert of_type(reading, kind).attribution.kind == "narrator"


def test_who_is_said_to_accuse_accuses(coder: Coder) -> None:
    reading = coder.read("Ankara said the rebels were in Syria and accused Athens of arming them.")
    assert [sectors for _, sectors in doers(reading, of_type(reading, "ACCUSE"))] == [("REB",)]


def test_who_comes_after_clashes_has_fought(coder: Coder) -> None:
    reading = coder.read("Ugandan soldiers entered the town after days of clashes with Kenyan police.")
    assert {land for land, _ in doers(reading, of_type(reading, "ASSAULT"))} == {"UGA", "KEN"}


def test_a_prosecutors_office_is_it(coder: Coder) -> None:
    text = "Gunmen shot dead a tailor in Veracruz. The state prosecutor's office said it had opened an investigation."
    reading = coder.read(text)
    assert doers(reading, of_type(reading, "ACCUSE")) == [("MEX", ("JUD",))]
