"""The map from scores to confidence: monotone, between its knots a line, and a model stays below the rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import LexiconError
from dateline.lexicon.calibration import NAMES, Calibration, load_calibration


def test_between_knots_lies_a_line_and_beyond_them_nothing_changes() -> None:
    calibration = Calibration(knots={"acts": ((0.4, 0.5), (0.8, 0.9))})
    found = [calibration.apply("acts", score) for score in (0.1, 0.4, 0.6, 0.8, 1.0)]
    assert found == pytest.approx([0.5, 0.5, 0.7, 0.9, 0.9])
    assert calibration.apply("other", 0.3) == 0.3


def test_ours_rises_and_keeps_the_model_below_the_rules() -> None:
    calibration = load_calibration()
    assert set(calibration.knots) == set(NAMES)
    lowest = calibration.apply("acts", 0)
    assert calibration.apply("model", 1) < lowest
    found = [calibration.apply("acts", step / 20) for step in range(21)]
    assert found == sorted(found)
    assert len({round(confidence, 2) for confidence in found}) > 3


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[acts]\nscore = [0.5]\nright = []\n", "two lists of the same length"),
        ("[acts]\nscore = [0.5, 0.4]\nright = [0.5, 0.6]\n", "must rise"),
        ("[acts]\nscore = [0.5, 0.5]\nright = [0.5, 0.6]\n", "stands twice"),
    ],
)
def test_faults_name_the_place_and_the_remedy(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "calibration.toml").write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=message):
        load_calibration((tmp_path,))
