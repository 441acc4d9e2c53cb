"""Mistakes in a user's tables of actors and places, in the names of files, and what a later row does to an earlier."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from dateline.errors import LexiconError
from dateline.lexicon.actors import load_actors
from dateline.lexicon.layers import check_layers
from dateline.lexicon.speech import load_speech
from support.overlays import load_layer, write

ORG, ORGS = "actors/organizations/mine.csv", "id,name,country,sectors\n"
PERSONS = "actors/persons/mine.csv"
COUNTRIES = "actors/countries.csv"
ROLES = "lang/en/roles/mine.csv"
ROLE_HEAD = "word,sector,priority,kind\n"

FAULTS = [
    (ORG, "", ["mine.csv", "has no column 'id'", "the first line must name the columns"]),
    (ORG, "x.1,Blue Heron,FRA,REB\n", ["has no column 'id'"]),
    (ORG, "id;name;country\nx.1;Blue Heron;FRA\n", ["parted by ';'", "by commas"]),
    (ORG, "id\tname\tcountry\nx.1\tBlue Heron\tFRA\n", [r"parted by '\t'"]),
    (ORG, "id,country\nx.1,FRA\n", ["mine.csv:2", "has no column 'name'"]),
    (ORG, "id,name,contry\nx.1,Blue Heron,FRA\n", ["unknown column 'contry', did you mean 'country'?"]),
    (ORG, "id,name,name\nx.1,Blue Heron,FRA\n", ["column 'name' stands twice"]),
    (ORG, ORGS.encode() + b"x.1,Caf\xe9,FRA,REB\n", ["mine.csv:2", "not in UTF-8", "save it as UTF-8"]),
    (ORG, (ORGS + "x.1,Blue Heron,FRA,REB\n").encode("utf-16"), ["mine.csv:1", "not in UTF-8"]),
    (ORG, ORGS + "x.1,Heron, Blue,FRA,REB\n", ["mine.csv:2", "more cells", "quotation marks"]),
    (ORG, "# note\n" + ORGS + '# note\nx.1,"Blue Heron,FRA,REB\n', ["mine.csv:4", "not valid CSV", "quotation mark"]),
    (ORG, ORGS + "x.1,Blue Heron,FRX,REB\n", ["mine.csv:2", "'country'", "unknown country 'FRX'", "countries.csv"]),
    (
        ORG,
        ORGS + "x.1,Blue Heron,FRA,REBS\n",
        ["mine.csv:2", "'sectors'", "unknown sector 'REBS', did you mean 'REB'?"],
    ),
    (ORG, ORGS + "x.1,,FRA,REB\n", ["mine.csv:2", "'name' is empty"]),
    (ORG, ORGS + ",Blue Heron,FRA,REB\n", ["mine.csv:2", "'id' is empty"]),
    (ORG, ORGS + 2 * "x.1,Blue Heron,FRA,REB\n", ["mine.csv:3", "'x.1' stands twice in this file"]),
    (ORG, "id,name,kind\nx.1,Blue Heron,organisation\n", ["'kind'", "did you mean 'organization'?"]),
    (ORG, "id,name,since\nx.1,Blue Heron,soon\n", ["'since' is 'soon'", "YYYY-MM-DD"]),
    (ORG, "id,name,until\nx.1,Blue Heron,2024-13-01\n", ["'until' is '2024-13-01'", "YYYY-MM-DD"]),
    (ORG, "id,enabled\nx.1,false\n", ["mine.csv:2", "nothing is named 'x.1'"]),
    (ORG, "id,name,enabled\nx.1,Blue Heron,no\n", ["'enabled'", "unknown value 'no'"]),
    (PERSONS, "id,name,country\np.1,Ada Bell,UTOPIA\n", ["unknown country 'UTOPIA'"]),
    (COUNTRIES, "iso3,name,kind\nUTO,Utopia,nation\n", ["countries.csv:2", "unknown value 'nation'", "state"]),
    (COUNTRIES, "iso3,name\nUTO,Utopia\n", ["countries.csv:2", "has no column 'kind'"]),
    ("actors/regions.csv", "name,kind,country\nErewhon,land,NZL\n", ["unknown value 'land'", "region"]),
    ("actors/cities/mine.csv", "name,country,population\nErewhon City,NZL,many\n", ["mine.csv:2", "a whole number"]),
    ("actors/cities/mine.csv", "name,country,population\nErewhon City,EWH,12\n", ["unknown country 'EWH'"]),
    (ROLES, ROLE_HEAD + "herald,GOVT,6,title\n", ["'sector'", "unknown sector 'GOVT', did you mean 'GOV'?"]),
    (ROLES, ROLE_HEAD + "herald,GOV,high,title\n", ["'priority' is 'high'", "a whole number"]),
    (ROLES, ROLE_HEAD + "herald,GOV,6,tittle\n", ["'kind'", "unknown value 'tittle', did you mean 'title'?"]),
    ("lang/en/first_names.csv", "name,gender\nAda,female\n", ["'gender' is 'female'", "m or f"]),
    ("places/mine.csv", "name,lat,lon,kind\nErewhon,95,0,region\n", ["mine.csv:2", "lat from -90 to 90"]),
    ("places/mine.csv", "name,lat,lon,kind\nErewhon,north,0,region\n", ["mine.csv:2", "in degrees"]),
    ("places/mine.csv", "name,lat,long,kind\nErewhon,1,0,region\n", ["unknown column 'long', did you mean 'lon'?"]),
    ("ontology/plover/sectors.csv", "code,nam\nWIZ,wizards\n", ["unknown column 'nam', did you mean 'name'?"]),
]
NAMES = [
    ("actors/organisations/mine.csv", "did you mean 'actors/organizations/mine.csv'?"),
    ("actors/country.csv", "did you mean 'actors/countries.csv'?"),
    ("lang/en/event/mine.toml", "did you mean 'lang/en/events/mine.toml'?"),
    ("lang/en/events/deep/mine.toml", "did you mean 'lang/en/events/mine.toml'?"),
    ("events/mine.toml", "is not read"),
    ("lang/en/events/mine.TOML", "is not read"),
    ("lang/en/lemmas.csv", "cannot be laid over ours"),
    ("ontology/farm/type.toml", "did you mean 'types.toml'?"),
    ("ontology/farm/contexts.toml", "has no types.toml"),
]


@pytest.mark.parametrize(("name", "text", "parts"), FAULTS)
def test_rows(tmp_path: Path, name: str, text: str | bytes, parts: list[str]) -> None:
    write(tmp_path, name, text)
    with pytest.raises(LexiconError) as caught:
        load_layer(tmp_path, name)
    told = str(caught.value)
    assert [part for part in parts if part not in told] == [], told


@pytest.mark.parametrize(("name", "remedy"), NAMES)
def test_a_file_that_nothing_reads(tmp_path: Path, name: str, remedy: str) -> None:
    write(tmp_path, name, "")
    with pytest.raises(LexiconError) as caught:
        check_layers((tmp_path,))
    assert remedy in str(caught.value)
    assert name.partition("/")[0] in str(caught.value)


def test_a_folder_without_knowledge(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("Nothing here.")
    with pytest.raises(LexiconError, match="holds no knowledge file"):
        check_layers((tmp_path,))


def test_what_a_spreadsheet_writes_is_read(tmp_path: Path) -> None:
    rows = 'id,name,aliases,country\r\n# herons\r\n\r\nx.1,"Heron, Blue",Order of the Heron|OBH,FRA\r\n'
    write(tmp_path, ORG, codecs.BOM_UTF8 + rows.encode())
    known = load_actors((tmp_path,))
    assert {entry.id for entry in known.look_up("OBH")} == {"x.1"}
    assert {entry.name for entry in known.look_up("Order of the Heron")} == {"Heron, Blue"}


def test_a_later_row_takes_the_place_of_ours(tmp_path: Path) -> None:
    (ours,) = load_actors().look_up("Hezbollah")
    write(tmp_path, ORG, f"id,name,country,sectors\n{ours.id},Hezbollah,LBN,PTY\n")
    (mine,) = load_actors((tmp_path,)).look_up("Hezbollah")
    assert (ours.sectors == mine.sectors, mine.sectors) == (False, ("PTY",))


def test_entries_are_switched_off(tmp_path: Path) -> None:
    write(tmp_path, ROLES, "word,enabled\nspectator,false\n")
    write(tmp_path, COUNTRIES, "iso3,name,enabled\nGEO,Georgia,false\n")
    known = load_actors((tmp_path,))
    assert not [entry for entry in known.entries if entry.name in ("spectator", "Georgia")]
    assert not known.look_up("Georgian")


def test_a_word_of_saying_goes_before_ours_and_is_switched_off(tmp_path: Path) -> None:
    write(
        tmp_path, "lang/en/speech/mine.toml", '[[cue]]\nid = "mine"\nverbs = ["say"]\nact = "sings"\nframes = ["that"]'
    )
    assert load_speech((tmp_path,)).verbs["say"][0].id == "mine"
    ours = load_speech().verbs["say"][0].id
    write(tmp_path, "lang/en/speech/mine.toml", f'[[cue]]\nid = "{ours}"\nenabled = false')
    assert ours not in {cue.id for cue in load_speech((tmp_path,)).entries()}
