"""An application over a store filled by hand, with a coder that needs no parser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from dateline.model import Dateline, Reading
from dateline.run import many
from dateline.store.opening import Store, open_store
from dateline.web.app import create_app
from dateline.web.config import WebSettings
from dateline.web.session import COOKIE, Keys
from support.stores import coded, fill, name_reading
from support.stubs import FakeCoder

TOKEN = "a-token-for-trials"
HOME = "http://localhost"
BEARER = {"authorization": f"Bearer {TOKEN}"}
NASTY = "<script>alert(1)</script><img src=x onerror=alert(2)> & \"'"


def nasty_reading() -> Reading:
    """A report that tries to be more than text, in all that it brings."""
    reading = name_reading("nasty", source=f"Wire {NASTY}", tail=f"{NASTY} <a href='javascript:alert(3)'>press</a>")
    article = replace(reading.article, title=f"Title {NASTY}", url="javascript:alert(4)", author=NASTY)
    article = replace(article, dateline=Dateline(start=0, end=6, text=f"GENEVA {NASTY}", place=NASTY))
    actors = tuple(replace(a, name=f"{a.name} {NASTY}", basis=NASTY) for a in reading.actors)
    return replace(reading, article=article, actors=actors)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Two reports by two sources, and one that means harm. The trials of a file share it."""
    opened = open_store(tmp_path_factory.mktemp("web") / "news.db", create_missing=True)
    readings = [name_reading("one", day=4), name_reading("two", day=9, source="Other Wire"), nasty_reading()]
    fill(opened, [coded(reading) for reading in readings])
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def app(store: Store) -> Iterator[FastAPI]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(many, "_load", lambda settings: FakeCoder())
        yield create_app(store, WebSettings(token=TOKEN))


@pytest.fixture
def client(app: FastAPI) -> TestClient:
    """A program that asks the application on its own machine."""
    return TestClient(app, base_url=HOME, follow_redirects=False)


def with_token(store: Store) -> TestClient:
    """A program that knows the token."""
    app = create_app(store, WebSettings(token=TOKEN))
    return TestClient(app, base_url=HOME, follow_redirects=False, headers=BEARER)


def logged_in(store: Store) -> TestClient:
    """A browser in which Ana is logged in."""
    app = create_app(store, WebSettings(token=TOKEN))
    client = TestClient(app, base_url=HOME, follow_redirects=False, headers={"sec-fetch-site": "same-origin"})
    client.cookies[COOKIE] = Keys(TOKEN).open_session()
    assert client.post("/review/who", data={"who": "Ana", "form": form_of(client)}).status_code == 303
    return client


def form_of(client: TestClient) -> str:
    """What a form of a page carries in a browser that is logged in."""
    return Keys(TOKEN).form_token(client.cookies[COOKIE])
