"""README shows what the sample gives now: `make readme` puts it there."""

from __future__ import annotations

import importlib.util
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_readme_shows_what_the_sample_gives() -> None:
    path = ROOT / "scripts/readme_sample.py"
    spec = importlib.util.spec_from_file_location("readme_sample", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    shown = module.SAMPLE.search((ROOT / "README.md").read_text(encoding="utf-8"))
    assert shown is not None
    assert shown[0] == f"```text\n{module.code_sample()}\n```", "run `make readme`"
