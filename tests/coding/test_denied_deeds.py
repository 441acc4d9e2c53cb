"""Deeds of which somebody denies a part: told as that one's, and denied; nothing of it is against victims."""

from __future__ import annotations

import pytest

from dateline.model import Claim, Reading
from dateline.run.coder import Coder
from dateline.run.examples import show_events


def row(reading: Reading, claim: Claim) -> str:
    """A claim as `SPEAKER stance: TYPE ACTORS > RECIPIENTS`."""
    names = {actor.id: actor.country or actor.name for actor in reading.actors}
    event, said = claim.event, claim.attribution
    assert event is not None
    actors, recipients = (", ".join(names[p.actor] for p in side) for side in (event.actors, event.recipients))
    return f"{names.get(said.speaker or '', 'paper')} {said.stance}: {event.type} {actors} > {recipients}".strip(" >")


def rows(coder: Coder, text: str) -> list[str]:
    reading = coder.read(text, published="2024-05-14")
    return [row(reading, claim) for claim in reading.claims if claim.event]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The Houthis denied responsibility for the attack on the Greek tanker.",
            ["paper affirms: REJECT YEM", "YEM denies: ASSAULT YEM > GRC"],
        ),
        (
            "The Taliban have denied involvement in the killing of four Chinese engineers in Kabul.",
            ["paper affirms: REJECT AFG", "AFG denies: ASSAULT AFG > CHN"],
        ),
        (
            "The Kenyan army denied accusations of involvement in the murder of two Somali priests.",
            ["paper affirms: REJECT KEN", "KEN denies: ACCUSE  > KEN", "KEN denies: ASSAULT KEN > SOM"],
        ),
        # whom it helps is not turned down either
        ("Sudan denied arming the Chadian rebels.", ["paper affirms: REJECT SDN", "SDN denies: AID SDN > TCD"]),
        # who made the charge is
        (
            "Mali denied the accusation by France that it had shelled a village.",
            ["paper affirms: REJECT MLI > FRA", "MLI denies: ACCUSE FRA > MLI", "FRA affirms: ASSAULT MLI"],
        ),
    ],
)
def test_a_part_that_is_denied_is_told_and_denied(coder: Coder, text: str, told: list[str]) -> None:
    assert rows(coder, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Germany denied asylum to a Syrian colonel.", "REJECT/assist DEU > SYR"),
        ("Eritrea claimed responsibility for the attack on the Yemeni port.", "ASSAULT ERI > YEM"),
        ("Chad denied entry to Libyan diplomats.", "REJECT TCD > LBY"),
        ("Norway condemned the involvement of Sudan in the shelling of Chad.", "ACCUSE/disapprove NOR > SDN"),
    ],
)
def test_other_parts_and_denials_stay(coder: Coder, text: str, told: str) -> None:
    assert told in show_events(coder.read(text)).split("; ")


def test_a_part_that_is_denied_answers_the_charge(coder: Coder) -> None:
    reading = coder.read("Qatar blamed the Houthis for the attack on its tanker. The group denied any role in it.")
    told = {claim.id: claim for claim in reading.claims}
    denial = next(claim for claim in reading.claims if claim.attribution.stance == "denies")
    assert [told[i].attribution.act for i in denial.answers] == ["accuses"]
