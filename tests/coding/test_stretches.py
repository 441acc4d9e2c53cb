"""How long an event went on: when it began where no end is told, when it ended, from when to when."""

from __future__ import annotations

import datetime as dt

import pytest

from dateline.run.coder import Coder


def days(coder: Coder, text: str) -> tuple[dt.date | None, dt.date | None]:
    (event,) = [claim.event for claim in coder.read(text, published="2024-05-14").claims if claim.event]
    assert event.time is not None
    return event.time.start, event.time.end


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Russia has shelled Kharkiv since March.", dt.date(2024, 3, 1), None),
        ("Since April, militants have killed 40 villagers in Kaduna.", dt.date(2024, 4, 1), None),
        ("Police in Oslo have arrested 300 students since Monday.", dt.date(2024, 5, 13), None),
        ("Ethiopian troops occupied Mekelle until June 2021.", None, dt.date(2021, 6, 30)),
        ("Kenya has banned protests until August.", None, dt.date(2024, 8, 31)),
        ("Rebels besieged Djibo from March to May.", dt.date(2024, 3, 1), dt.date(2024, 5, 31)),
        ("Rebels besieged Djibo from March to May 2023.", dt.date(2023, 3, 1), dt.date(2023, 5, 31)),
        ("Troops occupied Goma from Monday until Tuesday.", dt.date(2024, 5, 13), dt.date(2024, 5, 14)),
        # a day on which it was done is the first and the last
        ("Rebels attacked Djibo in March.", dt.date(2024, 3, 1), dt.date(2024, 3, 31)),
        ("Kenya on Monday imposed a curfew on Garissa until August.", dt.date(2024, 5, 13), dt.date(2024, 5, 13)),
    ],
)
def test_when_it_began_and_ended(coder: Coder, text: str, first: dt.date | None, last: dt.date | None) -> None:
    assert days(coder, text) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["It was the deadliest attack by Malian rebels since March.", "Ethiopian troops occupied Mekelle until September."],
)
def test_what_tells_no_day(coder: Coder, text: str) -> None:
    assert all(claim.event.time is None for claim in coder.read(text, published="2024-05-14").claims if claim.event)
