"""Turns of reports on states: how forces stand, whom two leaders stand for, what is only said to be, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from dateline.model import Event, Reading
    from dateline.run.coder import Coder

ON = "2024-03-06"


def events_of(reading: Reading, *kinds: str) -> list[Event]:
    return [c.event for c in reading.claims if c.event and (not kinds or c.event.type in kinds)]


def lands_of(reading: Reading, event: Event, side: str) -> set[str | None]:
    lands = {a.id: a.country for a in reading.actors}
    return {lands[p.actor] for p in getattr(event, side)}


@pytest.mark.parametrize(
    ("text", "actor", "recipients"),
    [
        ("Rwandan troops were massing at the Burundian border, a diplomat said.", "RWA", {"BDI"}),
        ("Bolivia put its army on alert and massed forces on the border with Peru.", "BOL", {"PER"}),
        ("Guyana moved troops to its border with Suriname on Sunday.", "GUY", {"SUR"}),
    ],
)
def test_forces_that_are_massed_or_moved(coder: Coder, text: str, actor: str, recipients: set[str]) -> None:
    reading = coder.read(text, published=ON)
    last = events_of(reading, "MOBILIZE")[-1]
    assert lands_of(reading, last, "actors") == {actor}
    assert lands_of(reading, last, "recipients") == recipients


def test_what_is_moved_is_not_whose_the_border_is(coder: Coder) -> None:
    reading = coder.read("Guyana and Brazil moved troops to their borders with Suriname.", published=ON)
    (move,) = events_of(reading, "MOBILIZE")
    assert lands_of(reading, move, "actors") == {"GUY", "BRA"}
    assert lands_of(reading, move, "recipients") == {"SUR"}


@pytest.mark.parametrize(
    "text",
    [
        "The president told a rally that Oman would stay neutral.",
        "The Danish minister said the ship had posed a threat to the fleet.",
        "The Danish minister refused to say whether Norway would bomb the airfield.",
    ],
)
def test_what_tells_of_no_deed(coder: Coder, text: str) -> None:
    assert not events_of(coder.read(text, published=ON), "PROTEST", "THREATEN", "REJECT", "ASSAULT")


def test_who_says_what_was_struck_is_not_struck(coder: Coder) -> None:
    reading = coder.read("Ethiopian jets struck what Addis Ababa called bases in Eritrean territory.", published=ON)
    (blow,) = events_of(reading, "ASSAULT")
    assert lands_of(reading, blow, "recipients") == {"ERI"}


@pytest.mark.parametrize(
    "text",
    [
        "Relations between Benin and Togo have soured. Ghana invited the two presidents to talks.",
        "Benin and Togo recalled their envoys. Ghana offered to mediate between the two neighbours.",
        "Benin and Togo recalled their envoys. Ghana urged both to show restraint.",
        "Benin accused Togo of spying. Togo called the charge baseless. Ghana urged the two leaders to meet.",
        "Benin and Togo recalled their envoys. Ghana offered to mediate between the two states and urged them to talk.",
    ],
)
def test_two_who_stand_for_two_states(coder: Coder, text: str) -> None:
    reading = coder.read(text, published=ON)
    last = events_of(reading, "AGREE", "REQUEST")[-1]
    assert lands_of(reading, last, "actors") == {"GHA"}
    assert lands_of(reading, last, "recipients") == {"BEN", "TGO"}


def test_two_ministers_are_those_who_just_met(coder: Coder) -> None:
    text = "The Omani and Yemeni foreign ministers met in Muscat. The two ministers agreed to open a crossing."
    reading = coder.read(text, published=ON)
    (deal,) = events_of(reading, "AGREE")
    assert lands_of(reading, deal, "actors") == {"OMN", "YEM"}


def test_those_of_whom_some_are_picked_out_have_not_done_it(coder: Coder) -> None:
    text = (
        "The African Union called an emergency session for Friday. Nine rebels died in the raid, among them two women."
    )
    reading = coder.read(text, published=ON)
    (blow,) = events_of(reading, "ASSAULT")
    assert not blow.actors
    assert blow.time is None


def test_what_is_agreed_on_a_day_is_no_plan_for_it(coder: Coder) -> None:
    reading = coder.read("On Monday Iran and Pakistan agreed that their envoys would return.", published=ON)
    (deal,) = events_of(reading, "AGREE")
    assert deal.time is not None
    assert str(deal.time.start) == "2024-03-04"


@pytest.mark.parametrize(
    ("text", "kind", "recipient"),
    [
        # who is meant by a plan that is answered, by a deed that is judged, by a second blow
        ("Peru put forward a seven-point plan, which Chile rejected.", "REJECT", "PER"),
        (
            "Laos shelled two villages in Cambodia. Its envoy was summoned. Monks in Takeo clashed with police. "
            "Fiji condemned the shelling.",
            "ACCUSE",
            "LAO",
        ),
        ("Ghana suspended trade with Togo last week. The World Bank suspended payments.", "SANCTION", "TGO"),
        ("Angola accused Zaire of supplying the rebels by air and sea.", "ACCUSE", "COD"),
    ],
)
def test_whom_an_answer_hits(coder: Coder, text: str, kind: str, recipient: str) -> None:
    reading = coder.read(text, published=ON)
    assert lands_of(reading, events_of(reading, kind)[-1], "recipients") == {recipient}


def test_all_parties_are_nobody_in_view(coder: Coder) -> None:
    text = "Lebanon called the raid a barbaric act. The State Department urged all parties to avoid escalation."
    reading = coder.read(text, published=ON)
    (request,) = events_of(reading, "REQUEST")
    assert not request.recipients


def test_whom_a_meeting_only_dates_is_not_aimed_at(coder: Coder) -> None:
    text = "North Korea fired two missiles into the sea on Thursday, hours after the leaders of Japan and Fiji met."
    reading = coder.read(text, published=ON)
    (launch,) = events_of(reading, "MOBILIZE")
    assert not launch.recipients


def test_the_verb_behind_what_is_told_between_commas(coder: Coder) -> None:
    reading = coder.read("China, the North's main ally, called for restraint.", published=ON)
    (request,) = events_of(reading, "REQUEST")
    assert lands_of(reading, request, "actors") == {"CHN"}


def test_a_word_for_a_body_means_the_one_that_was_called_so(coder: Coder) -> None:
    text = (
        "The West African bloc ECOWAS set a deadline. The World Bank suspended payments. "
        "France said it backed the bloc's efforts."
    )
    reading = coder.read(text, published=ON)
    (support,) = events_of(reading, "SUPPORT")
    names = {a.id: a.name for a in reading.actors}
    assert [names[p.actor] for p in support.recipients] == ["Economic Community of West African States"]


def test_a_month_long_past_is_not_when_somebody_backs_a_thing(coder: Coder) -> None:
    text = "The Houthis ousted the government in March 2015. Iran said it supported the exchange."
    reading = coder.read(text, published=ON)
    (support,) = events_of(reading, "SUPPORT")
    assert support.time is None


def test_a_clash_and_the_clause_that_tells_its_toll_are_one(coder: Coder) -> None:
    text = "Omani soldiers clashed with Yemeni border guards near Sarfait on Saturday, and three people were killed."
    reading = coder.read(text, published=ON)
    (clash,) = events_of(reading, "ASSAULT")
    assert lands_of(reading, clash, "actors") == {"OMN", "YEM"}
    assert clash.toll is not None
    assert clash.toll.killed == 3


def test_who_brokered_a_truce_is_not_whom_it_is_with(coder: Coder) -> None:
    text = "The army and the rebels in Chad agreed on Thursday to extend a truce after mediation by Qatar and Oman."
    reading = coder.read(text, published=ON)
    (deal,) = events_of(reading, "AGREE")
    assert not deal.recipients


def test_who_does_not_confirm_a_raid_turns_down_nobody(coder: Coder) -> None:
    reading = coder.read("Honduran officials at first declined to confirm the raid by Nicaragua.", published=ON)
    assert not events_of(reading, "REJECT")


def test_who_joins_in_finds_fault_with_the_same(coder: Coder) -> None:
    text = "The European Union summoned the Belarusian ambassador. Lithuania opened a criminal investigation."
    reading = coder.read(text, published=ON)
    last = events_of(reading, "ACCUSE")[-1]
    assert lands_of(reading, last, "recipients") == {"BLR"}


def test_background_of_a_dated_report_gives_no_day_to_what_follows(coder: Coder) -> None:
    text = (
        "Egypt and Sudan agreed on Thursday to meet. The army toppled the premier in October 2021. "
        "Egypt demanded the release of nine soldiers."
    )
    reading = coder.read(text, published=ON)
    (request,) = events_of(reading, "REQUEST")
    assert request.time is None or request.time.start.year == 2024


def test_a_verb_that_looks_like_a_plural_behind_a_state(coder: Coder) -> None:
    reading = coder.read("Burundi says Uganda shelters Hutu militiamen.", published=ON)
    (aid,) = events_of(reading, "AID")
    assert lands_of(reading, aid, "actors") == {"UGA"}
    assert "BDI" not in lands_of(reading, aid, "recipients")


def test_its_neighbour_is_the_other_of_two_states(coder: Coder) -> None:
    text = "Benin and Togo agreed to talk. Benin accused its neighbour of shelling a village."
    reading = coder.read(text, published=ON)
    (blow,) = events_of(reading, "ASSAULT")
    assert lands_of(reading, blow, "actors") == {"TGO"}


def test_a_past_does_not_go_on_from_what_is_demanded(coder: Coder) -> None:
    reading = coder.read("Oman demanded that Yemen withdraw its army and airlifted weapons to Somalia.", published=ON)
    (aid,) = events_of(reading, "AID")
    assert lands_of(reading, aid, "actors") == {"OMN"}
    assert lands_of(reading, aid, "recipients") == {"SOM"}
