from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import LexiconError
from dateline.lexicon.incidents import load_incident_rules
from dateline.lexicon.ontology import load_ontology


def test_every_type_has_a_family() -> None:
    rules = load_incident_rules()
    assert set(rules.families) == set(load_ontology().types)
    assert rules.reciprocal <= set(rules.families)


def test_a_users_folder_lays_its_weights_over_ours(tmp_path: Path) -> None:
    (tmp_path / "incidents").mkdir()
    (tmp_path / "incidents" / "own.toml").write_text('[weights]\nsame-type = 9\n[families]\nsea = ["ASSAULT"]\n')
    rules = load_incident_rules((tmp_path,))
    assert rules.weights["same-type"] == 9.0
    assert rules.weights["same-day"] == load_incident_rules().weights["same-day"]
    assert rules.families["ASSAULT"] == ("force", "sea")


@pytest.mark.parametrize(
    ("words", "told"),
    [('[weights]\nsame-day = "much"\n', "same-day"), ("[wieghts]\n", "weights"), ("[common]\nen = 3\n", "en")],
)
def test_what_does_not_fit_is_told(tmp_path: Path, words: str, told: str) -> None:
    (tmp_path / "incidents").mkdir()
    (tmp_path / "incidents" / "own.toml").write_text(words)
    with pytest.raises(LexiconError, match=told):
        load_incident_rules((tmp_path,))
