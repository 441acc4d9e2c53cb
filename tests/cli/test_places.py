import json

import pytest
from typer.testing import CliRunner

from dateline.cli.places import app
from dateline.errors import UsageError

RUN = CliRunner()


def test_a_place_as_json() -> None:
    result = RUN.invoke(app, ["resolve", "Timbuktu", "--format", "json"])
    place = json.loads(result.stdout)["place"]
    assert (place["country"], place["kind"]) == ("MLI", "city")
    assert abs(place["lat"] - 16.8) < 0.2


def test_explained_as_json() -> None:
    record = json.loads(
        RUN.invoke(app, ["resolve", "Tripoli", "--country", "lbn", "--explain", "--format", "json"]).stdout
    )
    assert record["place"]["country"] == "LBN"
    assert record["why"]
    assert {c["country"] for c in record["candidates"]} == {"LBN"}


def test_explained_as_a_table() -> None:
    shown = RUN.invoke(app, ["resolve", "Springfield", "--explain"]).stdout
    assert "undecided" in shown
    assert "Missouri" in shown


def test_a_wrong_country_is_refused() -> None:
    with pytest.raises(UsageError, match="alpha-3"):
        RUN.invoke(app, ["resolve", "Tripoli", "--country", "Lebanon"], catch_exceptions=False)


def test_a_wrong_folder_is_refused(tmp_path) -> None:
    with pytest.raises(UsageError, match="no such folder"):
        RUN.invoke(app, ["resolve", "Tripoli", "--lexicon", str(tmp_path / "none")], catch_exceptions=False)
