"""What makes a codebook another one."""

from __future__ import annotations

from pathlib import Path

from dateline.run.knowledge import hash_files


def test_only_what_coding_goes_by_makes_another_codebook(tmp_path: Path) -> None:
    bare = hash_files((tmp_path,))
    for name in ("templates/page.html", "schemas/reading.json", "analysis/settings.toml"):
        (tmp_path / name).parent.mkdir()
        (tmp_path / name).write_text("x = 1\n", encoding="utf-8")
    assert hash_files((tmp_path,)) == bare
    (tmp_path / "actors").mkdir()
    (tmp_path / "actors/own.csv").write_text("id\n", encoding="utf-8")
    assert hash_files((tmp_path,)) != bare
