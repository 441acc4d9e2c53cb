"""How many reports there will be."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from dateline.ingest.estimate import make_gauge
from dateline.ingest.files import read_inputs
from dateline.ingest.gauge import project
from dateline.ingest.intake import Given
from ingest.made import ALL, make_mailbox

MANY = 40


def read_half(folder: Path) -> tuple[int, int | None]:
    """How many reports a folder is said to hold when half of them were read, and at the end."""
    gauge = make_gauge([str(folder)])
    read = read_inputs((str(folder),), Given(), io.BytesIO(), gauge=gauge)
    for _ in range(MANY // 2):
        next(read)
    half = gauge.total
    assert len(list(read)) == MANY // 2
    assert gauge.share == 1
    assert half is not None
    return half, gauge.total


@pytest.mark.parametrize("name", sorted(ALL))
def test_files_of_every_kind_tell_how_many_there_will_be(tmp_path: Path, name: str) -> None:
    for number in range(MANY):
        (tmp_path / f"f{number:03d}{name[1:]}").write_bytes(ALL[name])
    half, all_ = read_half(tmp_path)
    assert abs(half - MANY) <= 2
    assert all_ == MANY


@pytest.mark.parametrize(("name", "data"), [("a.jsonl", ALL["a.jsonl"]), ("a.mbox", make_mailbox() + b"\n")])
def test_so_does_one_file_of_many_reports(tmp_path: Path, name: str, data: bytes) -> None:
    one = read_inputs((str(write(tmp_path / name, data)),), Given(), io.BytesIO())
    write(tmp_path / name, data * (MANY // len(list(one))))
    half, all_ = read_half(tmp_path)
    assert abs(half - MANY) <= MANY / 10
    assert all_ == MANY


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_what_nobody_knows_is_not_guessed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Crews walked out.")
    assert make_gauge(["-"]).total is None
    assert make_gauge([str(tmp_path), "-"]).total is None
    assert make_gauge([str(tmp_path)]).total is None
    assert make_gauge([str(tmp_path / "none.jsonl")]).share is None
    assert project(10, None) is None
    assert project(10, 0.25) == 40
