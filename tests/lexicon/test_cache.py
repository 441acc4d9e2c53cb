"""What was made of the knowledge files is kept, and nothing depends on it."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from types import MappingProxyType

import pytest

from dateline.lexicon.actors import ActorLexicon
from dateline.lexicon.cache import FOLDER, KEPT, OFF, cached
from dateline.lexicon.ontology import load_ontology
from dateline.run.knowledge import _read


class Maker:
    """Counts how often it is asked."""

    def __init__(self, value: object) -> None:
        self.value, self.asked = value, 0

    def __call__(self) -> object:
        self.asked += 1
        return self.value


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(FOLDER, str(tmp_path / "kept"))
    return tmp_path / "kept"


def test_a_value_is_made_once_for_a_key(folder: Path) -> None:
    maker = Maker({"words": MappingProxyType({"truce": frozenset({"peace"})})})
    told = [cached("words", "one", maker) for _ in range(3)]
    assert told == [maker.value] * 3
    assert maker.asked == 1
    cached("words", "two", maker)
    assert maker.asked == 2


def test_what_cannot_be_read_is_made_anew(folder: Path) -> None:
    maker = Maker("truce")
    cached("words", "one", maker)
    (kept,) = folder.iterdir()
    kept.write_bytes(b"no longer what it was")
    assert cached("words", "one", maker) == "truce"
    assert maker.asked == 2
    assert cached("words", "one", maker) == "truce"
    assert maker.asked == 2


def test_few_are_kept_and_what_cannot_be_kept_is_not(folder: Path) -> None:
    for number in range(KEPT + 3):
        cached("words", str(number), Maker(number))
    assert len(list(folder.iterdir())) == KEPT
    assert cached("others", "one", Maker(value := lambda: None)) is value
    assert len(list(folder.iterdir())) == KEPT


def test_it_can_be_turned_off(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(FOLDER, OFF)
    maker = Maker("truce")
    assert [cached("words", "one", maker) for _ in range(2)] == ["truce"] * 2
    assert maker.asked == 2
    assert not folder.exists()


def test_a_folder_that_others_may_write_to_is_left_alone(folder: Path) -> None:
    folder.mkdir()
    folder.chmod(0o777)
    maker = Maker("truce")
    cached("words", "one", maker)
    cached("words", "one", maker)
    assert maker.asked == 2
    assert list(folder.iterdir()) == []


def test_the_knowledge_can_be_kept(folder: Path) -> None:
    maker = Maker(_read((), load_ontology(())))
    cached("knowledge", "one", maker)
    told = cached("knowledge", "one", maker)
    assert maker.asked == 1
    assert isinstance(told, dict)
    made = maker.value
    assert isinstance(made, dict)
    kept, first = ([getattr(d["actors"], f.name) for f in fields(ActorLexicon)] for d in (told, made))
    assert len(kept) > 10
    assert kept == first
    assert told["rules"].act_index == made["rules"].act_index
    assert told["gazetteer"].lookup("Lome") == made["gazetteer"].lookup("Lome")
