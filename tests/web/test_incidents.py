"""Incidents in the web application: what several reports tell of one happening, parted and joined by people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dateline.store.opening import Store, open_store
from dateline.web.app import create_app
from dateline.web.config import WebSettings
from support.stores import coded, fill, name_reading
from web.conftest import HOME, TOKEN, form_of, logged_in, with_token

ATTACK, OTHER = 1 << 20, 2 << 20


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Two reports, by two papers, of one attack."""
    opened = open_store(tmp_path / "news.db", create_missing=True)
    fill(opened, [coded(name_reading("one")), coded(name_reading("two", day=5, source="Other Wire"))])
    yield opened
    opened.close()


@pytest.fixture
def client(store: Store) -> TestClient:
    return with_token(store)


@pytest.fixture
def browser(store: Store) -> TestClient:
    return logged_in(store)


def attacks(client: TestClient, query: str = "") -> list[tuple[int, int]]:
    """How many reports and sources tell of each assault."""
    lines = client.get(f"/api/incidents?type=ASSAULT&{query}").json()["lines"]
    return sorted((line["reports"], line["sources"]) for line in lines)


def test_one_happening_is_told_by_two(client: TestClient) -> None:
    assert attacks(client) == [(2, 2)]
    assert attacks(client, "sources=2") == [(2, 2)]
    assert attacks(client, "sources=3") == []
    shown = client.get(f"/api/incidents/{OTHER}").json()["incident"]
    assert shown["found"]["id"] == ATTACK
    assert [source["origin"] for source in shown["sources"]] == ["own wire", "other wire"]
    assert {how["how"] for how in shown["answers"]} == {"denies"}
    assert client.get("/api/incidents.csv?type=ASSAULT").text.count("ASSAULT") == 1
    assert client.get(f"/api/incidents/{OTHER}.csv").text.count("\n") == 3
    assert client.get("/api/incidents/99").status_code == 404


def test_a_report_leads_to_who_else_tells_it(client: TestClient) -> None:
    (home,) = (c["home"] for c in client.get("/api/reports/2").json()["claims"] if c["home"] and c["number"] == 1)
    assert home == {"incident": ATTACK, "reports": 2, "sources": 2}
    assert f'href="/incidents/{ATTACK}">told in 2 reports, by 2 independent sources' in client.get("/reports/2").text


def test_incidents_are_parted_joined_and_taken_back(client: TestClient) -> None:
    pair = {"who": "Ana", "one": ATTACK, "other": OTHER, "same": False, "why": "two ships"}
    assert client.post("/api/review/pairs", json=pair).json() == {"judgement": 1}
    assert attacks(client) == [(1, 1), (1, 1)]
    near = client.get(f"/api/incidents/{ATTACK}").json()["near"]
    assert [other["id"] for other in near] == [OTHER]
    assert "two ships" in client.get(f"/incidents/{ATTACK}").text
    assert client.delete("/api/review/judgements/1?who=Ben").json() == {"judgement": 2}
    assert attacks(client) == [(2, 2)]
    assert client.delete("/api/review/judgements/1?who=Ben").status_code == 404
    assert client.post("/api/review/pairs", json={**pair, "other": 99}).status_code == 404


def test_a_browser_parts_and_joins(browser: TestClient) -> None:
    page, form = f"/incidents/{ATTACK}", form_of(browser)
    assert "Another happening" in browser.get(page).text
    given = {"form": form, "one": str(OTHER), "other": str(ATTACK), "same": "false", "next": page}
    answer = browser.post("/review/pairs", data=given)
    assert (answer.status_code, answer.headers["location"]) == (303, page)
    shown = browser.get(page).text
    assert "The same happening" in shown
    assert "Another happening" not in shown
    assert browser.post("/review/undo", data={"form": form, "judgement": "1", "next": page}).status_code == 303
    assert attacks(browser) == [(2, 2)]


def test_strangers_part_nothing(store: Store) -> None:
    stranger = TestClient(create_app(store, WebSettings(token=TOKEN)), base_url=HOME, follow_redirects=False)
    pair = {"who": "Eve", "one": ATTACK, "other": OTHER, "same": False}
    assert stranger.post("/api/review/pairs", json=pair).status_code == 401
    assert 'action="/review/pairs"' not in stranger.get(f"/incidents/{ATTACK}").text
