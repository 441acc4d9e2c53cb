from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dateline.errors import InputError
from dateline.review.gold import read_gold

TEXT = "Police fired. Police ran."


def write(folder: Path, *rows: Any) -> Path:
    path = folder / "gold.jsonl"
    path.write_text("\n".join(r if isinstance(r, str) else json.dumps(r) for r in rows), encoding="utf-8")
    return path


def with_claim(**fields: Any) -> dict[str, Any]:
    return {"id": "a", "text": TEXT, "claims": [{"at": "fired", **fields}]}


def test_words_may_be_told_by_themselves_or_by_place(tmp_path: Path) -> None:
    row = with_claim(actors=[{"start": 0, "end": 6, "country": "NOR"}], time="2024-03-04", place="Oslo")
    (gold,) = read_gold(write(tmp_path, row))
    (claim,) = gold.claims
    assert (claim.start, claim.end) == (7, 12)
    assert claim.fields["actors"] == [{"name": "Police", "country": "NOR", "start": 0, "end": 6, "text": "Police"}]
    assert claim.fields["time"] == {"start": "2024-03-04", "end": "2024-03-04"}
    assert claim.fields["place"]["name"] == "Oslo"
    assert "recipients" not in claim.fields
    assert gold.complete == "some"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{", "gold.jsonl:1: is no JSON"),
        ("[]", "is no JSON object"),
        ({"text": TEXT}, "id is missing"),
        ({"id": "a", "text": TEXT, "clams": []}, "did you mean 'claims'"),
        ({"id": "a", "text": TEXT, "complete": "yes"}, "some, events, all"),
        ({"id": "a", "text": TEXT, "claims": [{}]}, "claim 1: at: no words"),
        ({"id": "a", "text": TEXT, "claims": [{"at": "Police"}]}, "stands 2 times"),
        ({"id": "a", "text": TEXT, "claims": [{"at": {"start": 7, "end": 99}}]}, "25 characters"),
        ({"id": "a", "text": TEXT, "claims": [{"at": {"start": 7, "end": 12, "text": "fire"}}]}, "'fired' does"),
        (with_claim(stance="agrees"), "affirms, denies, doubts"),
        (with_claim(time="Monday"), "YYYY-MM-DD"),
        (with_claim(time={"start": "2024-03-05", "end": "2024-03-04"}), "no day lies between"),
        (with_claim(toll={"killed": -1}), "whole number"),
        (with_claim(actors="Police"), "is no list"),
        (with_claim(actors=[{}]), "tells nobody"),
        (with_claim(type=None, actors=["ran"]), "statement without a type"),
        (with_claim(place={"country": "NOR"}), "has no name"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, row: Any, message: str) -> None:
    with pytest.raises(InputError, match=r"gold\.jsonl:1: ") as told:
        read_gold(write(tmp_path, row))
    assert message in str(told.value)


def test_a_file_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no gold"):
        read_gold(write(tmp_path, "", ""))
    with pytest.raises(InputError, match="cannot be read"):
        read_gold(tmp_path / "none.jsonl")
    with pytest.raises(InputError, match="was there already"):
        read_gold(write(tmp_path, with_claim(), with_claim()))
