from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.export.table import to_table
from dateline.export.view import merge_views, view_claims
from dateline.model import Article, Event, Party, Reading
from support.readings import make_reading


def plain(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("width", [40, 80, 120, 200])
def test_no_line_is_wider_than_asked(width: int) -> None:
    for line in to_table(make_reading(), width=width, explain=True).split("\n"):
        assert len(line) <= width


@pytest.mark.parametrize("width", [80, 220])
def test_a_claim_says_all_that_an_analyst_asks(width: int) -> None:
    table = plain(to_table(make_reading(), width=width))
    for words in (
        "Sudland's navy [MIL] → ASSAULT / firearms → fishing boats [CVL]",
        "Port Alder, NOR",
        "Norland's foreign ministry",
        "Ana Rusk (#2)",
        "denies #1",
        "2024-03-07",
        "to come",
        "the report",
    ):
        assert words in table


def test_claims_stand_in_reading_order() -> None:
    table = to_table(make_reading(), width=80)
    assert table.index("ASSAULT") < table.index("harbour") < table.index("CONSULT")


def test_the_explanation_gives_rule_words_and_reason() -> None:
    table = plain(to_table(make_reading(), width=160, explain=True))
    for words in ("rule test.c1", "“fired on” 83-91", "organization, its words", "none given", "CAMEO 190"):
        assert words in table


def test_a_report_cannot_steer_the_terminal() -> None:
    reading = make_reading()
    title = "\x1b]0;owned\x07 \x1b[2J[bold]x[/bold]"
    table = to_table(replace(reading, article=replace(reading.article, title=title)))
    assert "\x1b" not in table
    assert "[bold]x[/bold]" in table


def test_colour_is_only_for_those_who_ask() -> None:
    assert "\x1b[" in to_table(make_reading(), color=True)
    assert "\x1b[" not in to_table(make_reading())


def test_no_claims_are_said_to_be_none() -> None:
    assert "No claims." in to_table(Reading(article=Article(id="x", text="y"), coder=make_reading().coder))


def test_views_know_who_denies_what() -> None:
    attack, denial, _, talks = view_claims(make_reading())
    assert attack.value("denied by") == "Ana Rusk"
    assert (attack.denied_in, denial.answers) == ((2,), (1,))
    assert talks.value("denied by") == ""


def test_an_act_of_saying_and_what_it_says_are_one_row() -> None:
    reading = make_reading()
    denial = next(c for c in reading.claims if c.id == "c2")
    assert denial.attribution.cue is not None
    rejects = Event(
        type="REJECT", trigger=denial.attribution.cue, actors=(Party(actor="a4", evidence=denial.evidence),)
    )  # fmt: skip
    act = replace(reading.claims[-1], id="c9", event=rejects)
    both = replace(reading, claims=(*reading.claims, act))
    views = merge_views(view_claims(both))
    assert [v.claim.id for v in views] == ["c1", "c3", "c4", "c9"]
    assert views[0].denied_in == (5,)
    assert views[-1].answers == (1,)
    table = plain(to_table(both, width=220))
    assert "Ana Rusk [GOV MIL] → REJECT: “it:”" in table
    assert "denies #1" in table
    assert len(view_claims(both)) == len(both.claims)
