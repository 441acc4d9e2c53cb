"""Answers: which earlier statements a denial or a confirmation points back to, and how it answers them."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.coding.answers import link_answers
from dateline.coding.pointing import CHARGE, FIGURE, IT, TELLING, WHO, Pointer
from dateline.coding.sayings import Saying
from dateline.model import Evidence, Statement

ACTS: Mapping[str, str] = {"denies": "denies", "disputes": "denies", "retracts": "denies", "doubts": "doubts"}


def said(place: int, act: str, speaker: str, **more: object) -> Saying:
    """A statement ten tokens to the sentence, four sentences to the paragraph."""
    statement = Statement(
        kind="indirect", act=act, stance=ACTS.get(act, "affirms"), content=Evidence(start=0, end=1, text="x"),
        first=place + 1, last=place + 3, rule="test", source_head=place - 1, cue_head=place, answers="points" in more,
    )  # fmt: skip
    fields = {"sides": frozenset({speaker}), **more}
    return Saying(
        statement=statement,
        place=place,
        sent=place // 10,
        start=place // 10,
        block=place // 40,
        speaker=speaker,
        **fields,  # type: ignore[arg-type]
    )


def points(kind: str, **more: object) -> Pointer:
    return Pointer(kind=kind, token=0, **more)  # type: ignore[arg-type]


def last(*sayings: Saying) -> dict[int, str]:
    return dict(link_answers(sayings)[-1])


ACCUSED = said(10, "accuses", "s", words=frozenset({"rebel"}), harmful=True)
WARNED = said(20, "warns", "x")
ALLEGED = said(30, "alleges", "s2", words=frozenset({"raid"}), harmful=True)


def test_plural_answers_every_open_accusation() -> None:
    assert last(ACCUSED, WARNED, ALLEGED, said(40, "denies", "n", points=points(CHARGE, many=True))) == {
        0: "denies",
        2: "denies",
    }


def test_singular_answers_the_latest() -> None:
    assert last(ACCUSED, ALLEGED, said(40, "denies", "n", points=points(CHARGE))) == {1: "denies"}


def test_singular_prefers_what_accuses_the_denier() -> None:
    against = said(20, "accuses", "s", accused=frozenset({"n"}))
    assert last(against, ALLEGED, said(40, "denies", "n", points=points(CHARGE))) == {0: "denies"}


def test_the_owner_of_the_word_decides() -> None:
    denial = said(40, "denies", "n", points=points(CHARGE, owners=frozenset({"s"})))
    assert last(ACCUSED, ALLEGED, denial) == {0: "denies"}


def test_nobody_denies_himself() -> None:
    assert last(said(10, "accuses", "n"), said(30, "denies", "n", points=points(CHARGE))) == {}


def test_far_accusations_are_not_meant() -> None:
    assert last(ACCUSED, said(900, "denies", "n", points=points(CHARGE))) == {}


def test_what_is_only_told_can_be_denied() -> None:
    told = said(10, "asserts", "s")
    assert last(told, said(30, "denies", "n", points=points(IT))) == {0: "denies"}
    assert last(told, said(30, "denies", "n", points=points(TELLING))) == {0: "denies"}


def test_what_is_demanded_cannot() -> None:
    assert last(said(10, "demands", "s"), said(30, "denies", "n", points=points(IT))) == {}


def test_a_denied_clause_answers_what_tells_of_the_same() -> None:
    bombed = said(10, "asserts", "s", words=frozenset({"bomb", "villa"}))
    other = said(20, "asserts", "x", words=frozenset({"price"}))
    assert last(bombed, other, said(30, "denies", "n", words=frozenset({"bomb"}))) == {0: "denies"}


def test_a_figure_answers_what_gives_one() -> None:
    counted = said(10, "asserts", "s", numbers=frozenset({("death", 21)}))
    assert last(counted, said(20, "asserts", "x"), said(30, "disputes", "n", points=points(FIGURE))) == {0: "corrects"}


def test_another_number_corrects() -> None:
    counted = said(10, "asserts", "s", numbers=frozenset({("death", 21)}), matters=frozenset({"death"}))
    other = said(20, "asserts", "n", numbers=frozenset({("death", 12)}), matters=frozenset({"death"}))
    assert last(counted, other) == {0: "corrects"}


def test_a_contrary_story_contradicts() -> None:
    told = said(10, "asserts", "s", words=frozenset({"arres"}), harmful=True)
    assert last(told, said(20, "asserts", "n", words=frozenset({"arres"}), contrary=2)) == {0: "contradicts"}
    assert last(told, said(30, "asserts", "n", words=frozenset({"price"}), contrary=2)) == {}


def test_what_is_denied_right_after_a_story_contradicts_it() -> None:
    told = said(10, "asserts", "s", words=frozenset({"paid"}))
    assert last(told, said(20, "asserts", "n", words=frozenset({"receipt"}), contrary=2)) == {0: "contradicts"}
    assert last(told, said(20, "asserts", "n", words=frozenset({"receipt"}), contrary=1)) == {}


def test_a_promise_contradicts_nothing() -> None:
    told = said(10, "asserts", "s", words=frozenset({"arres"}), harmful=True)
    assert last(told, said(20, "asserts", "n", words=frozenset({"arres"}), contrary=2, to_come=True)) == {}


def test_who_is_contradicted_said_it_last() -> None:
    told, other = said(10, "asserts", "s"), said(20, "asserts", "x")
    assert last(told, other, said(30, "disputes", "n", points=points(WHO, owners=frozenset({"s"})))) == {0: "denies"}


def test_who_bears_a_claim_out_contradicts_its_denial() -> None:
    denied = said(20, "denies", "n", points=points(CHARGE))
    backed = said(30, "confirms", "w", points=points(CHARGE))
    assert last(ACCUSED, denied, backed) == {0: "confirms", 1: "contradicts"}


def test_what_is_taken_back_is_ones_own() -> None:
    assert last(said(10, "asserts", "s"), WARNED, said(30, "retracts", "s", points=points(TELLING))) == {0: "retracts"}


def test_a_speaker_goes_on_about_what_was_denied() -> None:
    denied = said(40, "denies", "n", points=points(CHARGE))
    assert last(ACCUSED, denied, said(50, "asserts", "n", words=frozenset({"rebel"}))) == {0: "contradicts"}
    assert last(ACCUSED, denied, said(50, "asserts", "n", words=frozenset({"price"}))) == {}


def test_who_pleads_after_an_admission_admits_no_more() -> None:
    owned = said(20, "admits", "n", points=points(CHARGE))
    assert last(ACCUSED, owned, said(30, "asserts", "n", words=frozenset({"rebel"}))) == {0: "admits"}
    assert last(ACCUSED, owned, said(30, "asserts", "n", words=frozenset({"rebel"}), contrary=1)) == {}


def test_a_reply_is_to_the_denial_right_before_it() -> None:
    disputed = said(20, "disputes", "n", points=points(CHARGE))
    spoken = said(25, "asserts", "n", numbers=frozenset({("", 19)}))
    assert last(ACCUSED, disputed, spoken, said(30, "answers", "x")) == {1: "contradicts"}


def test_a_third_count_is_set_against_both_others() -> None:
    first = said(10, "asserts", "s", numbers=frozenset({("death", 21)}), matters=frozenset({"death"}))
    second = said(25, "asserts", "n", numbers=frozenset({("", 12)}))
    third = said(35, "asserts", "x", numbers=frozenset({("", 40)}))
    assert last(first, second, third) == {0: "corrects", 1: "corrects"}


def test_a_band_is_no_charge_against_the_state_that_it_fights() -> None:
    taken = said(20, "asserts", "s", accused=frozenset({"r", "MLI/REB"}), harmful=True)
    told = said(30, "asserts", "x", sides=frozenset({"x", "MLI/REB"}))
    assert last(taken, told) == {}


def test_who_tells_a_wrong_of_nobody_else_contradicts_no_charge() -> None:
    charged = said(20, "asserts", "s", accused=frozenset({"n"}), words=frozenset({"raid"}), harmful=True)
    assert last(charged, said(30, "asserts", "n", harmful=True)) == {}
    assert last(charged, said(30, "asserts", "n", harmful=True, contrary=1)) == {0: "contradicts"}


def test_a_denial_takes_up_what_is_alike_even_from_ones_own_side() -> None:
    other = said(10, "accuses", "s", harmful=True)
    hinted = said(20, "reports", "o", sides=frozenset({"UKR", "o"}), words=frozenset({"ambus"}), country="UKR")
    mine = said(30, "denies", "n", sides=frozenset({"UKR", "n"}), words=frozenset({"ambus"}), country="UKR", kin=True)
    assert last(other, hinted, mine) == {1: "denies"}
