"""How much the lexicon knows: counts that may only rise."""

from __future__ import annotations

from collections import defaultdict

import pytest

from dateline.lexicon.actors import load_actors
from dateline.lexicon.entries import Entry

# Entries of a kind, each counted once however many names or terms of office it has.
COUNTS = {
    "state": 197,
    "territory": 47,
    "former": 10,
    "partial": 9,
    "capital": 220,
    "seat": 60,
    "region": 670,
    "people": 60,
    "group": 850,
    "party": 870,
    "agency": 1180,
    "person": 4800,
    "organization": 1900,
}
GONE = (
    *("USSR", "Yugoslavia", "Czechoslovakia", "East Germany", "Zaire", "Upper Volta", "Rhodesia", "South Yemen"),
    *("Biafra", "North Vietnam", "Tanganyika", "United Arab Republic", "Burma", "Ceylon", "Kampuchea"),
    "Serbia and Montenegro",
)
OFFICES = {"president|prime minister|king|emir|sultan|chancellor|premier": 185, "foreign": 143, "defen": 93}


@pytest.fixture(scope="module")
def entries() -> tuple[Entry, ...]:
    return tuple(load_actors(()).all_entries())


@pytest.mark.parametrize(("kind", "floor"), COUNTS.items())
def test_entries_of_a_kind(kind: str, floor: int, entries: tuple[Entry, ...]) -> None:
    assert len({e.id for e in entries if e.kind == kind}) >= floor


def test_organisations_of_states(entries: tuple[Entry, ...]) -> None:
    assert len({e.id for e in entries if e.kind == "organization" and "IGO" in e.sectors}) >= 330


def test_armed_groups(entries: tuple[Entry, ...]) -> None:
    assert len({e.id for e in entries if {"REB", "PRM"} & set(e.sectors) and e.kind == "group"}) >= 550


def test_titles_and_jobs(entries: tuple[Entry, ...]) -> None:
    assert len({e.name for e in entries if e.is_role}) >= 3500


def test_central_banks(entries: tuple[Entry, ...]) -> None:
    banks = {e.country for e in entries if e.kind == "agency" and "bank" in e.name.lower() and "GOV" in e.sectors}
    assert len(banks) >= 120


@pytest.mark.parametrize("name", GONE)
def test_states_that_ceased_to_be_are_known(name: str) -> None:
    assert any(e.kind in {"state", "former", "partial", "region"} for e in load_actors(()).look_up(name))


@pytest.mark.parametrize(("words", "floor"), OFFICES.items())
def test_states_whose_office_holders_are_known(words: str, floor: int, entries: tuple[Entry, ...]) -> None:
    holders = defaultdict(set)
    for e in entries:
        if e.kind == "person" and e.country and e.since and any(w in (e.role or "").lower() for w in words.split("|")):
            holders[e.country].add(e.id)
    assert len(holders) >= floor


def test_terms_of_office_end_after_they_begin(entries: tuple[Entry, ...]) -> None:
    assert [e.id for e in entries if e.since and e.until and e.until < e.since] == []
