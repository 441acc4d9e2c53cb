"""What every kind of input has in common: whole characters, and never nothing at all."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from dateline.ingest.files import read_inputs
from dateline.ingest.intake import HALF_PAIR, Given, Intake, mend, unreadable
from dateline.model import Article
from ingest.made import BODY, make_mail, make_zip


def read(path: Path, data: bytes) -> list[Intake]:
    path.write_bytes(data)
    return list(read_inputs((str(path),), Given(), io.BytesIO()))


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.mbox", "a.tsv"])
def test_a_file_with_nothing_in_it_is_told_of(tmp_path: Path, name: str) -> None:
    (intake,) = read(tmp_path / name, b"text,id\n" if name == "a.csv" else b"")
    assert intake.fault


def test_an_empty_member_is_told_of(tmp_path: Path) -> None:
    found = read(tmp_path / "a.zip", make_zip(a_jsonl=b"", b_txt=BODY.encode()))
    assert [intake.fault for intake in found] == ["there is nothing in this file", None]


def test_half_a_character_in_a_title_is_mended_and_told(tmp_path: Path) -> None:
    row = json.dumps({"id": "n\udc80", "text": BODY, "title": "Dockers \ud800 walk out"})
    (intake,) = read(tmp_path / "a.jsonl", row.encode())
    assert (intake.article.id, intake.article.title) == ("n\ufffd", "Dockers \ufffd walk out")
    assert [note.text for note in intake.notes] == [HALF_PAIR]
    assert intake.fault is None


def test_mail_that_is_not_what_it_says_can_be_written(tmp_path: Path) -> None:
    broken = make_mail().replace(b"Own Paper", b"Own \xcf Paper").replace(b"Dockers walk", b"Dockers \xff walk")
    (intake,) = read(tmp_path / "a.eml", broken)
    for words in (intake.article.text, intake.article.title, intake.article.source, intake.article.id):
        assert (words or "").encode("utf-8")


def test_a_fault_is_mended_too() -> None:
    mended = mend(unreadable(Article(id="x", text=""), "no column \udcff"))
    assert (mended.fault, mended.notes[0].text) == ("no column \ufffd", "no column \ufffd")


def test_what_is_whole_stays_as_it_is() -> None:
    intake = Intake(article=Article(id="x", text=BODY))
    assert mend(intake) is intake
