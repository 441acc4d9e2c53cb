"""The sentences that teach the model are whole: their parties stand in them, and there are enough of each type."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from dateline.lexicon.files import read_file
from dateline.lexicon.ontology import load_ontology

FILES = sorted((Path(__file__).parents[2] / "scripts" / "model" / "sentences").glob("*.csv"))
COLUMNS = ("text", "actor", "recipient", "type")
NONE = "NONE"


def rows(path: Path) -> list[dict[str, str]]:
    return [row for _, row in read_file(path, needed=COLUMNS, others=())]


def test_every_type_has_its_file() -> None:
    assert {path.stem.upper() for path in FILES} == {*load_ontology().types, NONE}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_parties_stand_in_the_text(path: Path) -> None:
    found = rows(path)
    assert len(found) >= (240 if path.stem == "none" else 129)
    for row in found:
        assert row["type"] == path.stem.upper()
        assert row["actor"] in row["text"], row["text"]
        assert row["recipient"] in row["text"], row["text"]
        assert row["actor"] != row["recipient"]


def test_no_sentence_stands_twice() -> None:
    texts = Counter(row["text"] for path in FILES for row in rows(path))
    assert [text for text, count in texts.items() if count > 1] == []
