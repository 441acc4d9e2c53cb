"""Deals that are reached, laws and plans that do what they say, observers who are let in, arms that are boasted of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from dateline.model import Reading
    from dateline.run.coder import Coder

ON = "2014-06-12"  # a Thursday


def told(reading: Reading) -> list[str]:
    names = {a.id: a.name for a in reading.actors}
    found = []
    for event in (c.event for c in reading.claims if c.event):
        who = [", ".join(names[p.actor] for p in side) for side in (event.actors, event.recipients)]
        found.append(f"{event.type}: {who[0]} > {who[1]}")
    return found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kenya and Uganda reached an agreement on Tuesday that would reopen two posts.", "SUPPORT"),
        ("Rebels and the government of Chad clinched a peace deal on Sunday.", "SUPPORT"),
        ("Norway and Iceland agreed to the joint communique.", "SUPPORT"),
        ("Norway and Iceland reached an understanding on herring.", "AGREE"),
        ("Norway and Iceland agreed to a ceasefire.", "AGREE"),
        ("Serbia and Kosovo failed to reach an agreement on licence plates.", "REJECT"),
        ("Norway said on Monday that it would sign the treaty.", "AGREE"),
    ],
)
def test_who_reaches_a_deal_has_finalized_it(coder: Coder, text: str, kind: str) -> None:
    assert told(coder.read(text, published=ON))[0].split(":")[0] == kind


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The cabinet of Jordan approved a plan that will ban the Muslim Brotherhood from elections.",
            ["THREATEN: cabinet of Jordan > Muslim Brotherhood"],
        ),
        (
            "Hungary's government adopted measures that will cut off aid to Ukrainian refugees.",
            ["THREATEN: Hungary's government > Ukrainian refugees"],
        ),
        (
            "The cabinet of Jordan adopted a plan that will not allow candidates of the party on the ballot.",
            ["THREATEN: cabinet of Jordan > candidates of the party"],
        ),
        (
            "On Friday the parliament of Armenia passed a law recognising the victories of the opposition bloc.",
            ["CONCEDE: parliament of Armenia > opposition bloc"],
        ),
    ],
)
def test_a_law_does_what_its_clause_says(coder: Coder, text: str, wanted: list[str]) -> None:
    assert told(coder.read(text, published=ON)) == wanted


def test_what_is_done_to_a_law_is_not_what_it_does(coder: Coder) -> None:
    found = told(coder.read("The Danish parliament passed a bill that was condemned by China.", published=ON))
    assert found[0].startswith("SUPPORT: Folketing")
    assert found[1].startswith("ACCUSE: China")


@pytest.mark.parametrize(
    "text",
    [
        "The premier of Norway received a delegation of ceasefire observers from Chad on Friday.",
        "UN weapons inspectors returned to Baghdad on Monday after four years.",
        "A team of European Union observers arrived in Georgia on Wednesday to monitor the truce.",
    ],
)
def test_whoever_takes_in_observers_grants_access(coder: Coder, text: str) -> None:
    (event,) = [c.event for c in coder.read(text, published=ON).claims if c.event]
    assert (event.type, event.mode) == ("RETREAT", ("access",))


def test_arms_that_are_only_boasted_of_are_a_threat(coder: Coder) -> None:
    text = "Rebels in Kenya claim to be making chemical weapons to use against Uganda."
    assert told(coder.read(text, published=ON)) == ["THREATEN: Rebels > Uganda"]


def test_a_word_in_the_name_of_a_party_is_no_happening(coder: Coder) -> None:
    text = "Monitors of the Organisation for the Prohibition of Chemical Weapons arrived in Damascus on Sunday."
    assert [c.event.type for c in coder.read(text, published=ON).claims if c.event] == ["RETREAT"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The ruling party acknowledged the opposition's victory in the mayoral race.", "CONCEDE"),
        ("France recognised the victory of Adama Barrow in Gambia.", "SUPPORT"),
    ],
)
def test_whose_victory_is_granted(coder: Coder, text: str, kind: str) -> None:
    assert told(coder.read(text, published=ON))[0].startswith(kind)


@pytest.mark.parametrize(
    ("text", "land"),
    [
        ("Rebels and the government of Chad clinched a peace deal on Sunday in Doha.", "TCD"),
        ("Rebels signed a truce with Sudan's army in Jeddah.", "SDN"),
        ("Rebels said in Paris that they had killed 20 Chadian soldiers.", None),
        ("Rebels killed four soldiers in Goma on Sunday.", "COD"),
    ],
)
def test_fighters_are_not_of_the_town_where_they_confer(coder: Coder, text: str, land: str | None) -> None:
    reading = coder.read(text, published=ON)
    assert next(a.country for a in reading.actors if a.name == "Rebels") == land


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The EU imposed asset freezes and travel bans on six Belarusian judges on Friday.",
            ["SANCTION: European Union > Belarusian judges"],
        ),
        ("Britain hit six Burmese generals with asset freezes.", ["SANCTION: United Kingdom > Burmese generals"]),
        ("Hanoi jailed a blogger for spreading what it termed propaganda.", ["COERCE: Hanoi > blogger"]),
        (
            "Chad's bishops pleaded with the junta to open talks with the insurgents.",
            ["REQUEST: Chad's bishops > junta"],
        ),
        ("Iran spoke of closing its border with Iraq.", ["THREATEN: Iran > Iraq"]),
        ("Masked settlers set upon Palestinian shepherds.", ["ASSAULT: Masked settlers > Palestinian shepherds"]),
        (
            "Tunisia bused hundreds of Malian migrants to the desert on Monday.",
            ["COERCE: Tunisia > Malian migrants"],
        ),
    ],
)
def test_turns_of_agencies(coder: Coder, text: str, wanted: list[str]) -> None:
    assert told(coder.read(text, published=ON)) == wanted
