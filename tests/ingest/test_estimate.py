"""How many reports there will be."""

from __future__ import annotations

from pathlib import Path

from dateline.ingest.estimate import count_reports


def test_files_lines_and_folders_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "b.html").write_text("two")
    (tmp_path / "c.jsonl").write_text("{}\n{}\n{}\n")
    assert count_reports([str(tmp_path), str(tmp_path / "a.txt")]) == 6


def test_what_may_hold_any_number_is_not_guessed(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_text("")
    assert count_reports([str(tmp_path / "a.zip")]) is None
    assert count_reports(["-"]) is None
    assert count_reports([str(tmp_path / "none.jsonl")]) is None
