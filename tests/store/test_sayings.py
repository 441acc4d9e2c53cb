"""When a claim was said, on what proof, and who checked it: kept, found, and added to stores of before."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from dateline.model import Check, EventTime, Reading
from dateline.store.opening import Store, open_store
from dateline.store.queries import FoundClaim, find_claims
from dateline.store.wanted import Wanted
from support.readings import make_reading, words
from support.stores import coded, fill, lead_back_to_3

MONDAY = dt.date(2024, 3, 4)
TOLD = {"said_start": MONDAY, "said_end": MONDAY, "proof": "denied it"}


def checked_reading() -> Reading:
    """The reading by hand, with a day and words of proof for the first claim, which two looked into."""
    reading = make_reading()
    first = reading.claims[0]
    said = replace(
        first.attribution,
        said_on=EventTime(start=MONDAY, end=MONDAY, precision="day", basis="relative"),
        proof=words("denied it"),
    )
    checks = (
        Check(how="unverified", by="a4", source=words("Ana Rusk"), evidence=words("denied")),
        Check(how="verified", evidence=words("harbour")),
    )
    return replace(reading, claims=(replace(first, attribution=said, checks=checks), *reading.claims[1:]))


def alleged(store: Store) -> FoundClaim:
    return next(c for c in find_claims(store, Wanted()) if c.local == "c1")


def test_they_are_kept(store: Store) -> None:
    fill(store, [coded(checked_reading())])
    found = alleged(store)
    assert {name: getattr(found, name) for name in TOLD} == TOLD
    assert found.checks == ("unverified", "verified")
    assert found.checked_by == ("Ana Rusk", None)


@pytest.mark.parametrize(
    ("wanted", "locals_"),
    [
        (Wanted(checked="verified"), ["c1"]),
        (Wanted(supports=("none",)), ["c1"]),
        (Wanted(supports=("offered",)), []),
        (Wanted(checked="unverified", supports=("none",)), ["c1"]),
    ],
)
def test_they_are_found(store: Store, wanted: Wanted, locals_: list[str]) -> None:
    fill(store, [coded(checked_reading())])
    assert [c.local for c in find_claims(store, wanted)] == locals_


def test_a_store_of_before_tells_what_its_readings_tell(store: Store, address: str) -> None:
    fill(store, [coded(checked_reading())])
    with store.writing_to() as connection:
        lead_back_to_3(connection)
    newer = open_store(address)
    found = alleged(newer)
    newer.close()
    assert {name: getattr(found, name) for name in TOLD} == TOLD
    assert found.checks == ()
    assert found.checked_by == ()


def test_what_was_not_checked_has_no_checks(store: Store) -> None:
    fill(store, [coded(make_reading())])
    assert find_claims(store, Wanted(checked="verified")) == ()
    assert alleged(store).checks == ()
