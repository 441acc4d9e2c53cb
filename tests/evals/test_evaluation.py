from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dateline.errors import InputError
from dateline.evals.compare import compare_fields
from dateline.evals.evaluation import Evaluation, evaluate
from dateline.evals.misses import CHANGED, EXTRA, MISSED, RETYPED
from dateline.evals.told import to_page, to_text
from dateline.model import Reading
from dateline.review.fields import FIELDS, list_changes, read_fields
from dateline.review.givens import Place
from dateline.review.gold import take_article
from support.readings import TEXT, make_reading

ATTACK = {"at": "fired", "type": "ASSAULT"}
TALKS = {"at": "talks", "type": "CONSULT"}


def score(*claims: dict[str, Any], reading: Reading | None = None, **more: Any) -> Evaluation:
    row = {"id": "boats", "text": TEXT, "claims": list(claims), **more}
    found = reading or make_reading()
    return evaluate([take_article(row, Place("gold"))], {found.article.id: found})


def as_gold(reading: Reading) -> list[dict[str, Any]]:
    """Everything that a reading holds, as gold."""
    rows = []
    for claim in reading.claims:
        at = claim.event.trigger if claim.event else claim.attribution.cue or claim.evidence
        rows.append({"at": {"start": at.start, "end": at.end}, **read_fields(reading, claim)})
    return rows


def test_a_reading_is_all_right_against_itself() -> None:
    found = score(*as_gold(make_reading()), complete="all")
    assert found.misses == ()
    assert found.counts.found.f1.value == 1
    assert found.counts.macro.value == 1
    assert all(figure.value == 1 for figure in found.counts.fields.values())
    assert set(FIELDS) <= set(found.counts.fields)


def test_what_gold_does_not_give_counts_nowhere() -> None:
    found = score(ATTACK)
    assert found.misses == ()
    assert list(found.counts.fields) == ["type"]
    assert found.counts.found.precision.n == 1


def test_beyond_complete_gold_everything_is_wrong() -> None:
    assert [m.kind for m in score(ATTACK, complete="events").misses] == [EXTRA]
    assert [m.kind for m in score(ATTACK, complete="all").misses] == [EXTRA] * 3


def test_rejected_words_are_wrong_if_coded() -> None:
    assert [m.kind for m in score(rejected=[{"at": "talks", "type": "CONSULT"}]).misses] == [EXTRA]
    assert score(rejected=[{"at": "talks", "type": "AID"}]).misses == ()


def test_the_worst_misses_come_first() -> None:
    wrong_day = {**TALKS, "time": "2024-03-08"}
    found = score(wrong_day, {**ATTACK, "type": "COERCE"}, {"at": "killing", "type": "ASSAULT"})
    assert [m.kind for m in found.misses] == [MISSED, RETYPED, CHANGED]
    assert found.counts.confusion == {("ASSAULT", "(none)"): 1, ("COERCE", "ASSAULT"): 1, ("CONSULT", "CONSULT"): 1}
    (field,) = found.misses[2].fields
    assert (field.name, field.gold, field.coded) == ("time", "2024-03-08", "2024-03-07")


def test_unknown_is_a_value() -> None:
    assert score({**TALKS, "place": None}).misses == ()
    assert score({**TALKS, "time": None}).counts.fields["time"].value == 0


@pytest.mark.parametrize(
    ("gold", "coded", "right"),
    [
        ({"mode": ["a", "b"]}, {"mode": ["b", "a"]}, {"mode": True}),
        ({"mode": []}, {"mode": ["a"]}, {"mode": False}),
        ({"actors": [{"name": "Ana  rusk"}]}, {"actors": [{"name": "Ana Rusk"}]}, {"actors": True}),
        ({"actors": [{"country": "NOR"}]}, {"actors": [{"country": "NOR", "name": "x"}]}, None),
        ({"actors": [{"name": "x"}]}, {"actors": [{"name": "x"}, {"name": "y"}]}, {"actors": False}),
        ({"place": {"name": "Oslo"}}, {"place": {"name": "OSLO", "country": "NOR"}}, {"place": True}),
        ({"place": {"name": "Oslo", "country": "NOR"}}, {"place": {"name": "Oslo"}}, {"place": False}),
        ({"toll": {"killed": 3}}, {"toll": {"killed": 3, "injured": 4}}, {"toll": True}),
        ({"toll": None}, {"toll": {"killed": None}}, {"toll": True}),
        ({"speaker": None}, {"speaker": {"name": "x"}}, {"speaker": False}),
    ],
)
def test_fields_are_compared(gold: dict[str, Any], coded: dict[str, Any], right: dict[str, bool] | None) -> None:
    assert compare_fields(gold, coded) == (right or {"actors": True, "party_country": True})


def test_codes_of_parties_are_counted_apart() -> None:
    words = {"start": 0, "end": 3}
    gold = {"actors": [{"name": "a", "country": "NOR", "sectors": ["GOV"], **words}]}
    coded = {"actors": [{"name": "b", "country": "SWE", "sectors": ["GOV"], **words}]}
    assert compare_fields(gold, coded) == {"actors": True, "party_country": False, "party_sectors": True}


def test_a_text_that_was_not_coded_is_missed_and_told() -> None:
    (gold,) = [take_article({"id": "other", "text": TEXT, "claims": [ATTACK]}, Place("gold"))]
    found = evaluate([gold], {})
    assert found.counts.uncoded == ("other",)
    assert found.counts.found.recall.value == 0


def test_another_text_is_refused() -> None:
    reading = make_reading()
    with pytest.raises(InputError, match="code the very text again"):
        score(ATTACK, reading=replace(reading, article=replace(reading.article, text=TEXT + "!")))


def test_text_and_page_tell_the_same_and_the_page_is_harmless() -> None:
    found = score({**ATTACK, "type": "COERCE"}, {"at": "harbour & <asleep>", "type": "AID"}, complete="events")
    text, page = to_text(found), to_page(found, "Try <b>")
    for words in ("COERCE", "(none)", "missed", "another type"):
        assert words in text
        assert words in page
    assert "Try &lt;b&gt;" in page
    assert "&lt;asleep&gt;" in page
    assert "<asleep>" not in page
    assert "<script" not in page


def test_changes_are_listed_in_the_order_of_fields() -> None:
    reading = make_reading()
    old = read_fields(reading, reading.claims[0])
    assert list_changes(old, {"stance": "denies", "type": "AID", "mode": old["mode"]}) == ("type", "stance")
