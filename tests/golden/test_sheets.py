"""The hand-coded reports themselves: whole, within bounds, and in the codebook's terms."""

from __future__ import annotations

import pytest

from dateline.lexicon.ontology import load_ontology
from golden.sheets import LEARNED, Sheet, load_sheets

SHEETS = (*load_sheets(), *load_sheets(LEARNED))
WORDS = range(120, 701)
FAR = 60  # characters: an alternative trigger may stand this far from the place that the sheet names


@pytest.fixture(params=SHEETS, ids=lambda sheet: sheet.name)
def sheet(request: pytest.FixtureRequest) -> Sheet:
    found = request.param
    assert isinstance(found, Sheet)
    return found


def test_there_are_enough() -> None:
    assert len(SHEETS) >= 24


def test_length(sheet: Sheet) -> None:
    assert len(sheet.text.split()) in WORDS


def test_places_in_the_text_are_plain(sheet: Sheet) -> None:
    for words in [e.sent for e in sheet.events] + [c.about for c in sheet.claims]:
        assert sheet.text.count(words) == 1, f"{words!r} must stand in the text exactly once"
    for name in sheet.who:
        assert name in sheet.text


def test_triggers_stand_where_they_should(sheet: Sheet) -> None:
    for event in sheet.events:
        at = sheet.text.index(event.sent)
        wide = sheet.text[max(0, at - FAR) : at + len(event.sent) + FAR].lower()
        assert event.words[0] in event.sent.lower()
        assert all(word in wide for word in event.words), f"{event.words} are not near {event.sent!r}"


def test_codes_are_those_of_the_codebook(sheet: Sheet) -> None:
    ontology = load_ontology()
    for event in sheet.events:
        assert event.type, f"{event.sent!r} has no type"
        assert set(event.type) <= set(ontology.types)
        assert set(event.mode) <= {mode for name in event.type for mode in ontology.types[name].modes}
        assert (event.aux or frozenset()) <= set(ontology.auxiliary)
    sectors = {sector for _, sector in sheet.who.values() if sector}
    assert sectors <= set(ontology.sectors)


def test_there_is_enough_to_ask(sheet: Sheet) -> None:
    assert sum(event.core for event in sheet.events) >= 10


def test_answers_name_something(sheet: Sheet) -> None:
    known = {c.id for c in sheet.claims} | {e.id for e in sheet.events}
    for claim in sheet.claims:
        assert set(claim.answers) <= known
