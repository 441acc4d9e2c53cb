from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from dateline.errors import LexiconError
from dateline.lexicon.actors import ActorLexicon, load_actors
from dateline.lexicon.entries import Entry
from dateline.lexicon.name_table import FILE, NameTable, write_names
from dateline.lexicon.words import split_words
from dateline.resolve.choice import choose


@pytest.fixture(scope="module")
def lexicon() -> ActorLexicon:
    return load_actors()


def write(folder: Path, name: str, text: str) -> tuple[Path, ...]:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return (folder,)


def kinds(lexicon: ActorLexicon, text: str) -> set[str]:
    match = lexicon.match(split_words(text), 0)
    return {entry.kind for entry in match.entries} if match else set()


def test_the_longest_name_wins(lexicon: ActorLexicon) -> None:
    match = lexicon.match(split_words("South Sudan farmers"), 0)
    assert match is not None
    assert (match.last, match.entries[0].country) == (2, "SSD")


def test_acronyms_need_their_capitals(lexicon: ActorLexicon) -> None:
    assert "state" in kinds(lexicon, "US")
    assert "state" in kinds(lexicon, "U.S.")
    assert "state" not in kinds(lexicon, "us")


def test_names_need_a_capital_and_role_words_do_not(lexicon: ActorLexicon) -> None:
    assert "demonym" in kinds(lexicon, "Polish")
    assert not kinds(lexicon, "polish")
    assert kinds(lexicon, "Foreign Minister") == kinds(lexicon, "foreign ministers") == {"title"}


def test_an_abbreviated_title_needs_a_name(lexicon: ActorLexicon) -> None:
    assert "title" in kinds(lexicon, "Sen. Doe")
    assert "title" not in kinds(lexicon, "sen and others")


def test_every_state_has_one_entry(lexicon: ActorLexicon) -> None:
    states = [e.country for e in lexicon.entries if e.kind == "state"]
    assert len(states) == len(set(states))
    assert {"XKX", "PSE", "TWN", "VAT", "SSD"} <= set(states)
    assert len(states) >= 195


def test_territories_go_to_the_state_that_holds_them(lexicon: ActorLexicon) -> None:
    assert {e.country for e in lexicon.look_up("Greenland")} == {"DNK"}
    assert {e.country for e in lexicon.look_up("Hong Kong") if e.kind != "city"} == {"HKG"}


@pytest.mark.parametrize(
    ("name", "country"), [("Transnistria", "MDA"), ("Abkhazia", "GEO"), ("Western Sahara", "MAR"), ("Artsakh", "AZE")]
)
def test_partially_recognised_entities_carry_their_mark(lexicon: ActorLexicon, name: str, country: str) -> None:
    entries = [e for e in lexicon.look_up(name) if e.kind == "partial"]
    assert [(e.country, e.sectors) for e in entries] == [(country, ("PRE",))]


def test_no_role_word_swallows_a_state(lexicon: ActorLexicon) -> None:
    kinds = ("state", "demonym", "former", "partial", "capital")
    names = {key for key, found in lexicon.index.items() if any(e.kind in kinds and e.country for e, _ in found)}
    acronyms = {"car"}
    swallowed = [e.name for e in lexicon.entries if e.is_role and e.name.split()[0] in names - acronyms]
    assert swallowed == []


def test_known_case_spells_names(lexicon: ActorLexicon) -> None:
    known = lexicon.known_case()
    assert known["salvadoran"] == "Salvadoran"
    assert known["nato"] == "NATO"
    assert "the" not in known
    assert known["tuesday"] == "Tuesday"


def test_a_users_folder_adds_names(tmp_path: Path) -> None:
    header = "id,name,aliases,country,sectors,kind,role,since,until,basis"
    text = header + "\nx.1,Order of the Blue Heron,OBH,FRA,REB,group,,1990,,own\n"
    known = load_actors(write(tmp_path, "actors/organizations/own.csv", text))
    (entry,) = known.look_up("OBH")
    assert (entry.country, entry.sectors, entry.since) == ("FRA", ("REB",), dt.date(1990, 1, 1))


def test_a_table_of_names_is_asked_for_names_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    heron = Entry(id="x.1", name="Order of the Blue Heron", kind="group", country="FRA", basis="own")
    write_names(tmp_path / FILE, [(heron, (heron.name, "Blue Heron"))])
    one, other = load_actors((tmp_path,)), load_actors((tmp_path,))
    for text in ("Order of the Blue Heron", "Blue Heron"):
        match = one.match(split_words(text), 0)
        assert match is not None
        assert [entry.id for entry in match.entries] == ["x.1"]
    assert one.match(split_words("Order of the day"), 0) is None
    monkeypatch.setattr(NameTable, "_ask", None)
    assert one != other  # to tell them apart no name is read
    assert len({one, other}) == 2


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("actors/persons/own.csv", "id,name,sectors,kind\np.1,Jane Doe,GOVT,person\n", "GOVT"),
        ("actors/persons/own.csv", "id,name,since\np.1,Jane Doe,soon\n", "soon"),
        ("actors/persons/own.csv", "id,name\n,Jane Doe\n", "'id'"),
        ("lang/en/roles/own.csv", "word,sector,priority,kind\nherald,GOV,high,title\n", "high"),
        ("lang/en/roles/own.csv", "word,sector,priority,kind\nherald,GOV,5,tile\n", "tile"),
        ("actors/cities/own.csv", "name,country,population\nNowhere,FRA,many\n", "inhabitants"),
        ("lang/en/reference.toml", "[words]\nwomens = ['queen']\n", "womens"),
    ],
)
def test_errors_name_file_line_and_remedy(tmp_path: Path, name: str, text: str, said: str) -> None:
    with pytest.raises(LexiconError) as error:
        load_actors(write(tmp_path, name, text))
    assert name.split("/")[-1] in str(error.value)
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("on", "country", "sectors"),
    [(dt.date(2024, 5, 1), "YEM", ()), (dt.date(1985, 5, 1), "YMD", ("GOV",)), (None, "YEM", ())],
)
def test_a_town_is_a_capital_as_long_as_its_state_lasts(
    lexicon: ActorLexicon, on: dt.date | None, country: str, sectors: tuple[str, ...]
) -> None:
    match = lexicon.match(split_words("Aden"), 0)
    choice = choose(match.entries, on) if match else None
    assert choice is not None
    assert (choice.country, choice.sectors) == (country, sectors)


def test_a_town_of_two_lists_is_one_with_the_more_inhabitants(lexicon: ActorLexicon) -> None:
    (goma,) = lexicon.towns["goma"]
    assert goma.people > 400_000
