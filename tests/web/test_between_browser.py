"""The chart of two sides in a browser: days that are drawn over are asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from dateline.store.opening import open_store
from dateline.web.app import create_app
from dateline.web.config import WebSettings
from support.dealings import deal, put
from web.served import PATIENCE, Watch, browsing, listening

FIRST = dt.date(2024, 1, 1)
SIDES = {"since": "Since", "until": "Until"}


@pytest.fixture
def page() -> Iterator[Page]:
    with browsing() as browser:
        page = browser.new_context(viewport={"width": 1200, "height": 900}).new_page()
        page.set_default_timeout(PATIENCE)
        yield page


@pytest.fixture
def home(tmp_path: Path) -> Iterator[str]:
    store = open_store(tmp_path / "news.db", create_missing=True)
    days = [(FIRST + dt.timedelta(days=7 * n)).isoformat() for n in range(40)]
    put(store, [deal(day, "FRA>DEU", ("ASSAULT", "AID")[n % 2], number=n) for n, day in enumerate(days)])
    with listening(create_app(store, WebSettings())) as address:
        yield address
    store.close()


def test_days_that_are_drawn_over_are_asked_for(page: Page, home: str) -> None:
    watch = Watch(page, home)
    page.goto(f"{home}/between?a=FRA&b=DEU")
    expect(page.locator(".brushable")).to_be_visible()
    box = page.locator(".drawn canvas").bounding_box()
    assert box is not None
    middle = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + box["width"] * 0.3, middle)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.45, middle, steps=4)
    page.mouse.move(box["x"] + box["width"] * 0.6, middle, steps=4)
    page.mouse.up()
    page.wait_for_url("**since=*")
    asked = {name: dt.date.fromisoformat(page.get_by_label(label).input_value()) for name, label in SIDES.items()}
    last = FIRST + dt.timedelta(days=7 * 40)
    assert FIRST < asked["since"] < asked["until"] < last
    assert 50 < (asked["until"] - asked["since"]).days < 130
    shown = page.locator("table.claims .day time").all_text_contents()
    assert shown
    assert all(asked["since"] <= dt.date.fromisoformat(day) <= asked["until"] for day in shown)
    assert watch.faults == []
