"""Answers: which earlier statements a denial or a confirmation points back to."""

from __future__ import annotations

from dateline.coding.answers import link_answers
from dateline.model import Evidence, Statement


def statement(place: int, act: str, text: str, *, stance: str = "affirms", answers: bool = False) -> Statement:
    return Statement(
        kind="indirect", act=act, stance=stance, content=Evidence(start=0, end=len(text), text=text),
        first=place + 1, last=place + 3, rule="test", source_head=place - 1, cue_head=place, answers=answers,
    )  # fmt: skip


ACCUSED = statement(10, "accuses", "Northland for hiding the rebels")
ALLEGED = statement(30, "alleges", "the rebels strike from Northland")
WARNED = statement(20, "warns", "there would be a price")
NOBODY: frozenset[str] = frozenset()


def denial(text: str, place: int = 50) -> Statement:
    return statement(place, "denies", text, stance="denies", answers=True)


def test_plural_answers_every_open_accusation() -> None:
    found = link_answers([ACCUSED, WARNED, ALLEGED, denial("the allegations")], ["s", "n", "s2", "n"], [NOBODY] * 4)
    assert found == ((), (), (), (0, 2))


def test_singular_answers_the_latest() -> None:
    assert link_answers([ACCUSED, ALLEGED, denial("the charge")], ["s", "s", "n"], [NOBODY] * 3)[2] == (1,)


def test_singular_prefers_what_names_the_denier() -> None:
    about = [frozenset({"n"}), frozenset({"x"}), NOBODY]
    assert link_answers([ACCUSED, ALLEGED, denial("any involvement")], ["s", "s", "n"], about)[2] == (0,)


def test_nobody_answers_himself() -> None:
    assert link_answers([ACCUSED, denial("the allegations")], ["n", "n"], [NOBODY] * 2)[1] == ()


def test_far_accusations_are_not_meant() -> None:
    assert link_answers([ACCUSED, denial("the allegations", 900)], ["s", "n"], [NOBODY] * 2)[1] == ()


def test_claims_are_answered_if_nobody_accused() -> None:
    claimed = statement(10, "asserts", "smugglers crossed the river")
    assert link_answers([claimed, denial("the claim")], ["s", "n"], [NOBODY] * 2)[1] == (0,)


def test_denied_clause_answers_the_same_matter() -> None:
    accused = statement(10, "accuses", "bombing the village of fishermen")
    denied = statement(40, "denies", "its planes had bombed the village", stance="denies")
    assert link_answers([accused, WARNED, denied], ["s", "n", "n"], [NOBODY] * 3)[2] == (0,)


def test_confirmation_answers_a_report() -> None:
    reported = statement(10, "reports", "a tanker burned off the coast")
    confirmed = statement(40, "confirms", "the report", answers=True)
    assert link_answers([reported, confirmed], ["a", "b"], [NOBODY] * 2)[1] == (0,)
