"""Every kind of file gives its report; what is damaged is told of and stops nothing."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import random
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.ingest import limits
from dateline.ingest.files import read_inputs
from dateline.ingest.intake import Given, Intake
from dateline.ingest.kinds import READERS, Source
from ingest.made import ALL, BODY, TITLE, make_csv, make_feed, make_lines, make_mailbox, make_pdf, make_zip

DATED = ("a.jsonl", "a.csv", "a.parquet", "a.rss", "a.atom", "a.eml", "a.jsonl.gz", "a.parquet.gz")


def read(path: Path, given: Given | None = None) -> list[Intake]:
    return list(read_inputs((str(path),), given or Given(), io.BytesIO()))


def keep(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("name", sorted(ALL))
def test_each_kind_gives_its_report(tmp_path: Path, name: str) -> None:
    (intake,) = read(keep(tmp_path, name, ALL[name]))
    assert intake.fault is None
    assert "the port company cut their pay" in intake.article.text.replace("\n", " ")
    if name in DATED:
        assert (intake.article.id, intake.article.title) == ("n1", TITLE)
        assert intake.article.published == dt.date(2024, 5, 14)


@pytest.mark.parametrize("name", ["a.pdf", "a.parquet", "a.zip", "a.jsonl.gz", "a.warc", "a.rss", "a.html"])
def test_the_kind_is_told_without_a_name(tmp_path: Path, name: str) -> None:
    (intake,) = read(keep(tmp_path, "unnamed", ALL[name]))
    assert intake.fault is None
    assert "Dockers in Beira" in intake.article.text


def test_a_mailbox_gives_each_message(tmp_path: Path) -> None:
    found = read(keep(tmp_path, "a.mbox", make_mailbox()))
    assert [i.article.source for i in found] == ["Own Paper", "Own Paper"]


def test_a_pdf_tells_its_title_and_author_and_no_day(tmp_path: Path) -> None:
    article = read(keep(tmp_path, "a.pdf", make_pdf()))[0].article
    assert (article.title, article.author, article.published) == (TITLE, "A. Mabunda", None)


def test_columns_are_guessed_and_told(tmp_path: Path) -> None:
    (intake,) = read(keep(tmp_path, "a.csv", make_csv()))
    assert [n.text for n in intake.notes if n.code == "columns"] == [
        "text from 'body', id from 'id', title from 'headline', published from 'date'"
    ]


def test_columns_are_as_the_caller_says(tmp_path: Path) -> None:
    path = keep(tmp_path, "a.csv", b"k,words\n1,Miners marched in Lota on Friday.\n")
    assert "no column for the text among k, words" in (read(path)[0].fault or "")
    given = Given(columns=(("text", "words"), ("id", "k")))
    assert [(i.article.id, i.article.text) for i in read(path, given)] == [("1", "Miners marched in Lota on Friday.")]
    assert "no column 'x': there are k, words" in (read(path, Given(columns=(("text", "x"),)))[0].fault or "")


def test_a_day_that_could_be_two_is_none(tmp_path: Path) -> None:
    path = keep(tmp_path, "a.csv", b"text,date\nMiners marched.,05/06/2024\nMiners sang.,20240506\n")
    assert [i.article.published for i in read(path)] == [None, dt.date(2024, 5, 6)]


def test_a_feed_with_entities_of_its_own_is_refused(tmp_path: Path) -> None:
    bomb = make_feed().replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>', 1)
    (intake,) = read(keep(tmp_path, "a.rss", bomb))
    assert "entities of its own" in (intake.fault or "")


def test_what_unpacks_without_end_is_not_read_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LEAST_UNPACKED", 1_000_000)
    monkeypatch.setattr(limits, "MOST_RATIO", 50)
    (packed,) = read(keep(tmp_path, "a.jsonl.gz", gzip.compress(b"\n" * 20_000_000)))
    assert "unpacks to more than 50 times its size" in (packed.fault or "")
    zipped = keep(tmp_path, "a.zip", make_zip(a_jsonl=b"\n" * 20_000_000, b_txt=BODY.encode()))
    found = {i.article.id: i.fault for i in read(zipped)}
    assert "unpacks to more than" in (found["a/a.jsonl"] or "")
    assert found["a/b.txt"] is None


def test_archives_in_archives_have_an_end(tmp_path: Path) -> None:
    data = BODY.encode()
    for _ in range(4):
        data = make_zip(inner_zip=data)
    (intake,) = read(keep(tmp_path, "a.zip", data))
    assert "packed more than 2 times" in (intake.fault or "")


def test_a_locked_member_is_told_of(tmp_path: Path) -> None:
    data = bytearray(make_zip(a_txt=BODY.encode()))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    (intake,) = read(keep(tmp_path, "a.zip", bytes(data)))
    assert "encrypted" in (intake.fault or "")


def test_lines_that_are_too_long_cost_only_themselves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LONGEST_LINE", 1000)
    found = read(keep(tmp_path, "a.jsonl", make_lines() + b"x" * 5000 + b"\n" + make_lines()))
    assert [bool(i.fault) for i in found] == [False, True, False]


@pytest.mark.parametrize("name", sorted(ALL))
def test_damage_is_recorded_and_nothing_breaks(tmp_path: Path, name: str) -> None:
    chance = random.Random(name)
    for turn in range(40):
        data = bytearray(ALL[name])
        if turn % 2:
            del data[chance.randrange(len(data)) :]
        for _ in range(chance.randrange(1, 12) if data else 0):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path = keep(tmp_path, name, bytes(data))
        for intake in read(path):
            assert intake.fault is None or intake.fault.strip()
            assert intake.fault is None or intake.notes


def test_a_folder_takes_all_kinds(tmp_path: Path) -> None:
    for name, data in ALL.items():
        keep(tmp_path, name, data)
    keep(tmp_path, "notes.xyz", b"not for us")
    found = read(tmp_path)
    assert len(found) == len(ALL)
    assert not [i.fault for i in found if i.fault]


def test_a_zip_may_hold_what_is_no_file_name(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("../../up.txt", BODY)
    (intake,) = read(keep(tmp_path, "a.zip", out.getvalue()))
    assert (intake.fault, intake.article.id) == (None, "a/../../up.txt")
    assert [p.name for p in tmp_path.parent.glob("up.txt")] == []


def test_a_fault_that_no_reader_foresees_costs_its_file_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(source: Source) -> Iterator[Intake]:
        raise KeyError("page")
        yield

    monkeypatch.setitem(READERS, ".pdf", stumble)
    (intake,) = read(keep(tmp_path, "a.pdf", make_pdf()))
    assert intake.fault == "its reader stumbled (KeyError: 'page')"


def test_a_table_whose_first_row_is_none_is_recorded(tmp_path: Path) -> None:
    (intake,) = read(keep(tmp_path, "a.csv", b"text,\rid\n1,2\n"))
    assert "its first row names no columns" in (intake.fault or "")


def test_entries_that_hold_nothing_are_one_fault(tmp_path: Path) -> None:
    (intake,) = read(keep(tmp_path, "a.rss", b"<rss><channel>" + b"<item>" * 50))
    assert intake.fault == "50 entries of this feed hold nothing"
