"""What states and crowds say against what others have done, and what is only tried or left open."""

from __future__ import annotations

import pytest

from dateline.model import Event, Reading
from dateline.run.coder import Coder


def told(reading: Reading) -> list[Event]:
    return [claim.event for claim in reading.claims if claim.event]


def names(reading: Reading, parties: tuple[object, ...]) -> list[str]:
    known = {actor.id: actor.name for actor in reading.actors}
    return [known[party.actor] for party in parties]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Teachers protested in Quito against the arrest of a union leader.", "PROTEST"),
        ("Students protested over the killing of nine miners.", "PROTEST"),
        ("Kenya protested against the arrest of its envoy by Uganda.", "ACCUSE"),
        ("Norway expressed regret over Sudan's decision to expel its envoy.", "ACCUSE"),
        ("Norway's army expressed regret over the bombing of a clinic in Mali.", "CONCEDE"),
    ],
)
def test_who_it_is_tells_what_it_is(coder: Coder, text: str, kind: str) -> None:
    event = told(coder.read(text))[0]
    assert event.type == kind
    assert event.toll is None


@pytest.mark.parametrize(
    "text",
    [
        "The Philippines lodged a diplomatic protest after a Chinese ship rammed a supply boat.",
        "The Philippines protested after a Chinese ship sank a fishing boat.",
    ],
)
def test_a_complaint_is_made_of_those_whose_deed_it_follows(coder: Coder, text: str) -> None:
    reading = coder.read(text)
    assert names(reading, told(reading)[0].recipients) == ["China"]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Two men tried to kill the mayor of Puebla.", None),
        ("Police foiled a plot to kill the king.", None),
        ("Attackers tried to storm the base, killing two soldiers.", 2),
    ],
)
def test_what_is_only_tried_kills_nobody(coder: Coder, text: str, killed: int | None) -> None:
    (event,) = told(coder.read(text))
    assert (event.toll.killed if event.toll else None) == killed


def test_a_plot_has_not_come_about(coder: Coder) -> None:
    (event,) = told(coder.read("Two Chadians conspired to bomb the Togolese embassy."))
    assert event.auxiliary == ("hypothetical",)


def test_who_neither_confirms_nor_denies_refuses_nothing(coder: Coder) -> None:
    assert not told(coder.read("Israel has neither confirmed nor denied the strike."))
    assert [e.type for e in told(coder.read("Israel denied the strike."))] == ["REJECT"]


def test_two_leaders_are_those_of_the_two_who_signed(coder: Coder) -> None:
    text = "Kenya and Uganda signed a treaty in Nairobi. The American president congratulated the two leaders."
    reading = coder.read(text)
    assert names(reading, told(reading)[-1].recipients) == ["Kenya", "Uganda"]


@pytest.mark.parametrize(
    ("text", "town", "country"),
    [
        ("Rebels shelled Malakal on Monday.", "Malakal", "SSD"),
        ("Mutinous troops shelled a barracks in Malakal.", "Malakal", "SSD"),
        ("Rebels shelled Aden on Monday.", "Aden", "YEM"),
    ],
)
def test_what_is_shelled_is_a_town_whatever_its_name_looks_like(
    coder: Coder, text: str, town: str, country: str
) -> None:
    reading = coder.read(text)
    (found,) = [actor.country for actor in reading.actors if actor.name == town]
    assert found == country
