import pytest

from dateline.errors import LexiconError
from dateline.lexicon.files import read_rows
from dateline.lexicon.gazetteer import TOWNS, Candidate, Gazetteer, load_gazetteer, name_key
from dateline.lexicon.place_words import load_place_words

KINDS = {
    "country", "former country", "continent", "ocean", "sea", "strait", "river", "lake", "mountains", "desert",
    "region",
    "admin1", "province", "county", "department", "district", "city", "capital", "village", "camp", "base", "island",
    "peninsula", "valley", "cape", "canal", "dam", "forest", "airport", "landmark", "nuclear site",
}  # fmt: skip
LARGEST = 12_000_000


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(())


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Al-Fashir", "al fashir"), ("U.S.", "us"), ("Sana'a", "sanaa"), ("São  Paulo", "sao paulo"),
        ("Mişrātah", "misratah"), ("Łódź", "lodz"), ("GENEVA", "geneva"),
    ],
)  # fmt: skip
def test_key_is_without_case_accents_and_signs(name: str, key: str) -> None:
    assert name_key(name) == key


@pytest.mark.parametrize(
    ("name", "kind", "country", "lat", "lon"),
    [
        ("Kandahar", "admin1", "AFG", 31.3, 65.8), ("Wardak", "admin1", "AFG", 34.2, 68.4),
        ("Lyon", "city", "FRA", 45.7, 4.8),
        ("Nairobi", "capital", "KEN", -1.3, 36.8), ("Holland", "country", "NLD", 52.5, 5.7),
        ("Türkiye", "country", "TUR", 39, 35),
        ("Strait of Hormuz", "strait", None, 26.6, 56.3), ("Donbass", "region", "UKR", 48.3, 38.2),
        ("Zaatari", "camp", "JOR", 32.3, 36.3), ("Natanz", "nuclear site", "IRN", 33.7, 51.7),
        ("Mindanao", "island", "PHL", 8, 125), ("Mosul", "city", "IRQ", 36.3, 43.1),
    ],
)  # fmt: skip
def test_names_are_known(
    gazetteer: Gazetteer, name: str, kind: str, country: str | None, lat: float, lon: float
) -> None:
    found = [c for c in gazetteer.lookup(name) if c.kind == kind and c.country == country]
    assert any(abs(c.lat - lat) < 1 and abs(c.lon - lon) < 1.5 for c in found)


def test_all_places_of_a_name_are_found_the_most_populous_first(gazetteer: Gazetteer) -> None:
    found = gazetteer.lookup("Cordoba")
    assert {"ARG", "ESP", "COL", "MEX"} <= {c.country for c in found}
    people = [c.population for c in found if c.usual]
    assert people == sorted(people, reverse=True)


def test_a_town_knows_its_division(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Sangin")[0].admin1 == "Helmand"


def test_other_names_are_marked(gazetteer: Gazetteer) -> None:
    saigon = gazetteer.lookup("Saigon")[0]
    assert (saigon.name, saigon.usual) == ("Ho Chi Minh City", False)


def test_a_county_has_the_point_of_its_state(gazetteer: Gazetteer) -> None:
    assert {(c.kind, c.exact) for c in gazetteer.lookup("Harlan County")} == {("county", False)}


def test_unknown_names_have_no_places(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Qwertzburg") == ()
    assert gazetteer.lookup("") == ()


def test_case_is_known_of_names_alone(gazetteer: Gazetteer) -> None:
    known = gazetteer.known_case()
    assert known["tegucigalpa"] == "Tegucigalpa"
    assert known["medellin"] == "Medellin"
    assert not {"reading", "mobile", "the", "springs", "victory"} & set(known)


def test_file_stays_small() -> None:
    assert TOWNS.stat().st_size < LARGEST


def test_rows_are_sound() -> None:
    rows = list(read_rows((), "places/*.csv"))
    states = {row["country"] for where, row in rows if "countries.csv" in where}
    for where, row in rows:
        assert row["kind"] in KINDS, where
        assert row["country"] in states | {""}, where
        assert -90 <= float(row["lat"]) <= 90, where
        assert -180 <= float(row["lon"]) <= 180, where
    names = [(row["name"], row["country"], row["kind"]) for _, row in rows]
    assert len(names) == len(set(names))


def test_divisions_of_features_are_divisions(gazetteer: Gazetteer) -> None:
    for where, row in read_rows((), "places/features.csv"):
        if row["admin1"] and row["country"]:
            kinds = {
                c.admin1 for c in gazetteer.lookup(row["admin1"]) if c.kind == "admin1" and c.country == row["country"]
            }
            assert row["admin1"] in kinds, where


def test_users_places_are_laid_over(tmp_path) -> None:
    folder = tmp_path / "places"
    folder.mkdir()
    (folder / "mine.csv").write_text("name,aliases,country,admin1,lat,lon,kind\nTannhof,The Hof,AUT,,47.5,13.1,base\n")
    found = load_gazetteer((tmp_path,)).lookup("the hof")
    assert found == (Candidate(name="Tannhof", kind="base", lat=47.5, lon=13.1, country="AUT"),)


@pytest.mark.parametrize("row", ["Tannhof,,AUT,,north,13,base", ",,AUT,,47,13,base", "Tannhof,,AUT,,147,13,base"])
def test_a_wrong_row_is_named(tmp_path, row: str) -> None:
    folder = tmp_path / "places"
    folder.mkdir()
    (folder / "mine.csv").write_text(f"name,aliases,country,admin1,lat,lon,kind\n{row}\n")
    with pytest.raises(LexiconError, match=r"mine\.csv:2"):
        load_gazetteer((tmp_path,))


def test_an_unknown_list_of_words_is_named(tmp_path) -> None:
    folder = tmp_path / "lang" / "en"
    folder.mkdir(parents=True)
    (folder / "places.toml").write_text('[prepositions]\nplaec = ["amid"]\n')
    with pytest.raises(LexiconError, match="plaec"):
        load_place_words((tmp_path,))


def test_words_of_layers_are_added(tmp_path) -> None:
    folder = tmp_path / "lang" / "en"
    folder.mkdir(parents=True)
    (folder / "places.toml").write_text('[prepositions]\nplace = ["amid"]\n[levels]\ndistrict = ["upazila"]\n')
    words = load_place_words((tmp_path,))
    assert {"amid", "in"} <= words.place
    assert words.levels["upazila"] == "district"
