"""Reports that are taken in by the web application."""

from __future__ import annotations

import gzip
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from dateline.run import many
from dateline.store.opening import Store, open_store
from dateline.store.queries import count_claims
from dateline.store.wanted import Wanted
from dateline.web.app import create_app
from dateline.web.config import WebSettings
from dateline.web.jobs import MOST_WAITING, Jobs
from dateline.web.session import COOKIE, Keys
from support.readings import TEXT
from support.stubs import FakeCoder
from web.conftest import BEARER, HOME, TOKEN


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    opened = open_store(tmp_path / "news.db", create_missing=True)
    yield opened
    opened.close()


@pytest.fixture
def client(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    monkeypatch.setattr(many, "_load", lambda settings: FakeCoder())
    app = create_app(store, WebSettings(token=TOKEN, most=100_000))
    yield TestClient(app, base_url=HOME, follow_redirects=False, headers=BEARER)
    app.state.room.jobs.close()


def wait(client: TestClient, path: str) -> dict[str, Any]:
    """The job, when it is over."""
    for _ in range(200):
        job: dict[str, Any] = client.get(path).json()
        if job["state"] in ("done", "failed"):
            return job
        time.sleep(0.02)
    raise AssertionError(f"{path} does not end: {job}")


def test_a_report_is_added_by_a_program(client: TestClient) -> None:
    new = {"text": TEXT, "title": "Boats", "source": "Own Wire", "published": "2024-03-04"}
    answer = client.post("/api/reports", json=new)
    assert answer.status_code == 202
    job = wait(client, f"/api/add/{answer.json()['id']}")
    assert (job["state"], job["read"], job["claims"]) == ("done", 1, 4)
    (added,) = job["reports"]
    report = client.get(f"/api/reports/{added['id']}").json()
    assert (report["title"], report["source"], report["published"]) == ("Boats", "Own Wire", "2024-03-04")
    assert report["text"] == TEXT
    assert client.get(f"/add/{job['id']}").status_code == 200


def test_the_same_again_is_known(client: TestClient, store: Store) -> None:
    for _ in range(2):
        job = wait(client, f"/api/add/{client.post('/api/reports', json={'text': TEXT}).json()['id']}")
    assert job["counts"] == {"known": 1}
    assert count_claims(store, Wanted()) == 4


def test_a_report_is_added_by_a_form(client: TestClient) -> None:
    client.headers.pop("authorization")
    own = {"origin": HOME, "sec-fetch-site": "same-origin"}
    client.post("/login", data={"token": TOKEN}, headers=own)
    form = {"form": Keys(TOKEN).form_token(client.cookies[COOKIE]), "text": TEXT.replace("\n", "\r\n"), "title": " "}
    assert form["form"] in client.get("/add").text
    answer = client.post("/add", data=form, headers=own)
    assert answer.status_code == 303
    assert wait(client, f"/api{answer.headers['location']}")["claims"] == 4
    assert client.post("/add", data={**form, "form": "x"}, headers=own).status_code == 403
    assert client.post("/add", data=form, headers={"origin": "https://evil.example"}).status_code == 403


def test_files_are_uploaded(client: TestClient) -> None:
    files = [
        ("files", ("../../etc/one.txt", TEXT.encode(), "text/plain")),
        ("files", ("two.txt.gz", gzip.compress(b"Another report."), "application/gzip")),
        ("files", ("three.html", b"<html><body><p>" + b"A page of words. " * 30 + b"</p></body></html>", "text/html")),
    ]
    job = wait(client, f"/api{client.post('/add', files=files).headers['location']}")
    assert (job["state"], job["read"], job["claims"]) == ("done", 3, 4)
    assert job["what"] == "one.txt, two.txt.gz, three.html"
    assert next(r["name"] for r in job["reports"]) == "one"


def test_what_cannot_be_read_is_told(client: TestClient) -> None:
    files = {"files": ("broken.gz", b"\x1f\x8bnothing of the kind", "application/gzip")}
    job = wait(client, f"/api{client.post('/add', files=files).headers['location']}")
    assert job["counts"] == {"unreadable": 1}
    assert "whole" in job["faults"][0][1]


def test_uploads_over_the_limit_are_refused(client: TestClient) -> None:
    files = {"files": ("big.txt", b"x" * 2_200_000, "text/plain")}
    assert client.post("/add", files=files).status_code == 413


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("http://127.0.0.1:8000/", "own network"),
        ("http://localhost/", "own network"),
        ("http://[::1]/", "own network"),
        ("http://169.254.169.254/latest/meta-data/", "own network"),
        ("file:///etc/passwd", "no web address"),
        ("javascript:alert(1)", "no web address"),
        ("http://user:secret@example.invalid/", "password"),
    ],
)
def test_addresses_that_are_not_fetched(client: TestClient, address: str, told: str) -> None:
    answer = client.post("/api/reports", json={"address": address})
    assert answer.status_code == 400
    assert told in answer.json()["detail"]


@pytest.mark.parametrize("new", [{}, {"text": "  "}, {"published": "2024-03-04"}])
def test_nothing_to_read_is_told(client: TestClient, new: dict[str, str]) -> None:
    assert client.post("/api/reports", json=new).status_code == 400


def test_a_day_that_is_none_is_told(client: TestClient) -> None:
    assert client.post("/api/reports", json={"text": "x", "published": "soon"}).status_code == 422
    assert client.post("/add", data={"text": "x", "published": "soon"}).status_code == 400


def test_nobody_adds_without_the_token(client: TestClient, store: Store) -> None:
    client.headers.pop("authorization")
    assert client.post("/api/reports", json={"text": TEXT}).status_code == 401
    assert client.post("/add", data={"text": TEXT}).status_code == 401
    assert "Log in" in client.get("/add").text
    assert count_claims(store, Wanted()) == 0


def test_a_report_that_the_coder_stumbles_over_fails_alone(client: TestClient) -> None:
    job = wait(client, f"/api/add/{client.post('/api/reports', json={'text': 'I stumble over it.'}).json()['id']}")
    assert job["state"] == "done"
    assert job["counts"] == {"failed": 1}
    assert "too deep" in job["faults"][0][1]


def test_there_is_an_end_to_what_waits(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    jobs = Jobs(store, WebSettings().coding)
    monkeypatch.setattr(jobs, "_work", lambda: None)
    ids = [jobs.add("one", list) for _ in range(MOST_WAITING + 1)]
    assert ids[-1] is None
    assert None not in ids[:-1]
    assert {job.state for job in jobs.list_all()} == {"waiting"}


def test_an_unknown_job_is_missing(client: TestClient) -> None:
    assert client.get("/api/add/nothing").status_code == 404
