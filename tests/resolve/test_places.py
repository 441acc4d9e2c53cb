from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dateline.grammar import Tree
from dateline.lexicon.gazetteer import Gazetteer, load_gazetteer
from dateline.nlp.pipeline import parse_texts
from dateline.resolve.places import explain_place, find_places, resolve_place

if TYPE_CHECKING:
    from spacy.language import Language

    from dateline.model import Place

# text, then what must be found: the words, and the country or division that they must be in
FOUND = [
    ("Two men were arrested in Gardez district, Paktya province.", [("Gardez", "Paktya"), ("Paktya", "AFG")]),
    ("The factory in Paris, Texas, closed. Men in Paris were not warned.", [("Paris", "Texas"), ("Paris", "Texas")]),
    ("The mayor of Paris met her colleague from Berlin.", [("Paris", "FRA"), ("Berlin", "DEU")]),
    ("The storm hit Alabama, Georgia and Florida.", [("Alabama", "USA"), ("Georgia", "Georgia"), ("Florida", "USA")]),
    ("Georgia and Armenia opened the border.", [("Georgia", "GEO"), ("Armenia", "ARM")]),
    ("U.S.-led troops left northern Mali.", [("U.S.-led", "USA"), ("Mali", "MLI")]),
    ("Fighting went on in Herat and Farah provinces.", [("Herat", "Herat"), ("Farah", "Farah")]),
    ("ACCRA, Ghana (AP) -- Parliament met on Tuesday.", [("ACCRA", "GHA"), ("Ghana", "GHA")]),
    ("Ships wait in the Strait of Hormuz and the Gulf of Oman.", [("Strait of Hormuz", None), ("Gulf of Oman", None)]),
    ("The Ministry of Health of Peru warned of dengue.", [("Peru", "PER")]),
    ("A shell hit a market in the Jabalia refugee camp in the Gaza Strip.", [("Gaza Strip", "PSE")]),
    ("The minister flew from Niamey to N'Djamena in Chad.", [("Niamey", "NER"), ("N'Djamena", "TCD"), ("Chad", "TCD")]),
]  # fmt: skip
# text, and words that are no places there
PASSED_OVER = [
    ("Turkish soldiers and Kurdish fighters clashed.", ["Turkish", "Kurdish"]),
    ("Mr. Jordan praised Paris Hilton.", ["Jordan", "Paris"]),
    ("Officials fear that West Nile virus will spread.", ["Nile"]),
    ("The Taliban and Hezbollah rejected the report in the Washington Post.", ["Taliban", "Hezbollah", "Washington"]),
    ("The talks will begin on Thursday or in March.", ["Thursday", "March"]),
    ("Susan Houston, a nurse, was hurt. Houston is in hospital.", ["Houston"]),
]
# an unknown place gets the division that the text gives it
UNKNOWN = [
    ("Police searched a house in Zimrak district, Helmand province.", "Zimrak", "Helmand", "admin1"),
    ("The village of Tarabosh in Paktika province was shelled.", "Tarabosh", "Paktika", "admin1"),
    ("Troops left Helmand province on Monday. They had searched the village of Zimrak.", "Zimrak", "Helmand", "admin1"),
]


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer(())


@pytest.fixture(scope="module")
def read(nlp: Language, gazetteer: Gazetteer):
    def read_text(text: str) -> tuple[Place, ...]:
        (parse,) = parse_texts(nlp, [text], gazetteer.known_case())
        return find_places(Tree(parse), gazetteer)

    return read_text


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_places_are_found_and_resolved(read, text: str, wanted: list[tuple[str, str | None]]) -> None:
    places = read(text)
    assert all(text[p.start : p.end] == p.text for p in places)
    for words, where in wanted:
        hit = next(p for p in places if p.text == words)
        assert hit.lat is not None
        assert where in {hit.country, hit.admin1}


@pytest.mark.parametrize(("text", "words"), PASSED_OVER)
def test_other_names_are_passed_over(read, text: str, words: list[str]) -> None:
    assert not [p.text for p in read(text) if any(word in p.text for word in words)]


@pytest.mark.parametrize(("text", "name", "admin1", "precision"), UNKNOWN)
def test_an_unknown_place_gets_its_division(read, text: str, name: str, admin1: str, precision: str) -> None:
    place = next(p for p in read(text) if p.name == name)
    assert (place.admin1, place.country, place.precision) == (admin1, "AFG", precision)
    assert place.lat is not None
    assert place.geonames_id is None


def test_a_name_that_stays_undecided_has_no_point(read) -> None:
    place = next(p for p in read("He was last seen in Springfield.") if p.text == "Springfield")
    assert (place.lat, place.lon, place.precision) == (None, None, "unknown")


def test_the_dateline_helps(nlp: Language, gazetteer: Gazetteer) -> None:
    (parse,) = parse_texts(nlp, ["The bridge in Cordoba was closed."], {})
    spain = find_places(Tree(parse), gazetteer, dateline_place="Madrid")
    argentina = find_places(Tree(parse), gazetteer, dateline_place="Buenos Aires")
    assert (spain[0].country, argentina[0].country) == ("ESP", "ARG")


def test_text_in_capitals_is_read(read) -> None:
    text = (
        "TEGUCIGALPA, 4 MAY (EFE) -- A BOMB WENT OFF IN THE CITY OF CHOLUTECA ON TUESDAY, POLICE SAID. IT HURT US ALL."
    )
    places = read(text)
    assert {("TEGUCIGALPA", "HND"), ("CHOLUTECA", "HND")} <= {(p.text, p.country) for p in places}
    assert "US" not in {p.text for p in places}


def test_an_empty_text_has_no_places(read) -> None:
    assert read("") == ()


@pytest.mark.parametrize(
    ("text", "country", "wanted"),
    [
        ("Paris", None, ("FRA", "Île-de-France")), ("Paris, Texas", None, ("USA", "Texas")),
        ("Kunduz, Afghanistan", None, ("AFG", "Kunduz")), ("Victoria", "SYC", ("SYC", None)),
        ("Zimrak, Helmand", None, ("AFG", "Helmand")), ("Springfield", None, None),
        ("Qwertzburg", None, None), (" ", None, None),
    ],
)  # fmt: skip
def test_a_short_text_is_resolved(gazetteer: Gazetteer, text: str, country: str | None, wanted) -> None:
    place = resolve_place(gazetteer, text, country)
    assert (place and place.country) == (wanted and wanted[0])
    assert wanted is None or wanted[1] in {None, place.admin1}


def test_every_choice_says_why(gazetteer: Gazetteer) -> None:
    sense = explain_place(gazetteer, "Springfield")
    assert sense.place is None
    assert "undecided between Springfield" in sense.why
    assert len(sense.ranking) > 1
