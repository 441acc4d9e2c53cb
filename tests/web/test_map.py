"""The map: shapes, projection, and what stands on it."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dateline.model import Reading
from dateline.store.opening import open_store
from dateline.web.app import create_app
from dateline.web.config import WebSettings
from dateline.web.render import STATIC
from dateline.web.world import HEIGHT, NARROWEST, WIDTH, draw_lands, fit, project
from support.stores import coded, fill, name_reading
from web.conftest import HOME

BISHKEK, LIMA = (42.87, 74.59), (-12.05, -77.04)


def placed(name: str, place: tuple[float, float], town: str) -> Reading:
    """The reading by hand, whose attack happens somewhere else."""
    reading = name_reading(name)
    attack, *rest = reading.claims
    assert attack.event
    assert attack.event.place
    moved = replace(attack.event.place, name=town, lat=place[0], lon=place[1])
    return replace(reading, claims=(replace(attack, event=replace(attack.event, place=moved)), *rest))


@pytest.fixture
def client(tmp_path: Path) -> TestClient:
    opened = open_store(tmp_path / "news.db", create_missing=True)
    readings = [placed(f"b{n}", BISHKEK, "Bishkek") for n in range(3)] + [placed("lima", LIMA, "Lima")]
    fill(opened, [coded(r) for r in readings])
    return TestClient(create_app(opened, WebSettings()), base_url=HOME)


def test_places_are_counted_and_drawn(client: TestClient) -> None:
    shown = client.get("/api/map").json()
    assert (shown["placed"], shown["all"]) == (4, True)
    assert [(d["place"]["name"], d["place"]["claims"]) for d in shown["dots"]] == [("Bishkek", 3), ("Lima", 1)]
    assert shown["dots"][0]["r"] > shown["dots"][1]["r"]
    left, top, width, height = shown["box"]
    for dot in shown["dots"]:
        assert left < dot["x"] < left + width
        assert top < dot["y"] < top + height
    page = client.get("/map?view=world").text
    assert f'viewBox="0.0 0.0 {WIDTH} {HEIGHT}"' in page
    assert page.count("<circle") == 2


def test_a_place_without_degrees_is_listed_and_not_drawn(tmp_path: Path) -> None:
    opened = open_store(tmp_path / "news.db", create_missing=True)
    fill(opened, [coded(name_reading("one"))])
    shown = TestClient(create_app(opened, WebSettings()), base_url=HOME).get("/api/map").json()
    assert [p["name"] for p in shown["places"]] == ["Port Alder"]
    assert shown["dots"] == []
    assert shown["box"] == [0.0, 0.0, WIDTH, HEIGHT]


def test_the_projection_keeps_the_middle_and_the_sides() -> None:
    x, y = project(0, 0)
    assert x == WIDTH / 2
    assert project(0, 180)[0] == pytest.approx(WIDTH)
    assert project(60, 10)[1] < y < project(-30, 10)[1]
    assert project(60, 90)[0] < project(0, 90)[0]


def test_every_land_is_drawn_within_the_picture() -> None:
    lands = json.loads((STATIC / "world.json").read_text(encoding="utf-8"))["lands"]
    assert len(lands) == len(draw_lands()) > 170
    assert all(len(land["code"]) == 3 for land in lands)
    for land in lands:
        for ring in land["rings"]:
            lons = ring[::2]
            assert -1800 <= min(lons) <= max(lons) <= 1800
            assert all(abs(a - b) < 900 for a, b in pairwise(lons)), land["name"]


def test_what_is_near_together_is_not_shown_too_near() -> None:
    assert fit([]) == (0.0, 0.0, WIDTH, HEIGHT)
    assert fit([(100.0, 100.0)])[2] == NARROWEST
    left, _, width, _ = fit([(2.0, 50.0), (958.0, 300.0)])
    assert (left, width) == (0.0, WIDTH)
