"""Who did it, where the text tells only what came of it."""

from __future__ import annotations

import pytest

from dateline.model import Claim, Reading
from dateline.run.coder import Coder


def deeds(reading: Reading) -> list[tuple[Claim, list[str]]]:
    names = {actor.id: actor.name for actor in reading.actors}
    told = [(c, c.event) for c in reading.claims if c.event and c.event.type == "ASSAULT"]
    return [(c, [names[p.actor] for p in event.actors]) for c, event in told]


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested five soldiers for the murder of a bishop.",
        "Five soldiers were arrested in connection with the murder of a bishop.",
        "Five soldiers were arrested on suspicion of involvement in the killing of a bishop.",
        "Five soldiers went on trial for the killing of a bishop.",
    ],
)
def test_who_is_held_for_a_deed_is_accused_of_it(coder: Coder, text: str) -> None:
    ((claim, actors),) = deeds(coder.read(text))
    assert actors == ["soldiers"]
    assert claim.attribution.act == "accuses"
    assert claim.origin.rule.startswith("held-for")


def test_who_is_convicted_has_done_it(coder: Coder) -> None:
    ((claim, actors),) = deeds(coder.read("Five soldiers were sentenced for the murder of a bishop."))
    assert actors == ["soldiers"]
    assert claim.attribution.kind == "narrator"


@pytest.mark.parametrize(
    "text",
    [
        "Five soldiers were arrested after the murder of a bishop.",
        "Five soldiers were arrested days after the killing of a bishop.",
    ],
)
def test_what_only_came_before_is_no_ground(coder: Coder, text: str) -> None:
    ((_, actors),) = deeds(coder.read(text))
    assert actors == []


def test_who_lets_captives_go_took_them(coder: Coder) -> None:
    reading = coder.read("The guerrillas released two engineers who were kidnapped a month ago in Cali.")
    ((claim, actors),) = deeds(reading)
    assert actors == ["guerrillas"]
    assert claim.origin.rule.startswith("captor")


def test_who_frees_the_captives_of_others_did_not_take_them(coder: Coder) -> None:
    ((_, actors),) = deeds(coder.read("The police released two engineers who were kidnapped a month ago in Cali."))
    assert actors == []


def test_a_plan_that_was_foiled_is_known_from_who_foiled_it(coder: Coder) -> None:
    reading = coder.read("Police foiled a plot by the Red Brigades to kidnap a banker.")
    ((claim, actors),) = deeds(reading)
    names = {actor.id: actor.name for actor in reading.actors}
    assert actors == ["Red Brigades"]
    assert claim.event is not None
    assert "hypothetical" in claim.event.auxiliary
    assert (claim.attribution.act, names[claim.attribution.speaker or ""]) == ("alleges", "Police")
