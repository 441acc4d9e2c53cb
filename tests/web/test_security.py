"""What the server refuses, and what its answers say to browsers."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from dateline.errors import UsageError
from dateline.store.opening import Store
from dateline.web import login
from dateline.web.app import create_app
from dateline.web.config import WebSettings, check_token, is_loopback
from dateline.web.session import COOKIE, Failures, Keys
from web.conftest import BEARER, HOME, TOKEN


@pytest.fixture(autouse=True)
def fresh_failures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(login, "_failures", Failures())


def log_in(client: TestClient) -> str:
    """Opens a session; its form token."""
    answer = client.post("/login", data={"token": TOKEN}, headers={"origin": HOME})
    assert answer.status_code == 303
    return Keys(TOKEN).form_token(client.cookies[COOKIE])


@pytest.mark.parametrize("path", ["/logout", "/claims", "/api/claims"])
def test_nobody_writes_without_a_token(client: TestClient, path: str) -> None:
    assert client.post(path).status_code == 401
    assert client.post(path, headers={"authorization": "Bearer nonsense"}).status_code == 401
    assert client.delete(path, headers={"cookie": f"{COOKIE}=9999999999.x.y"}).status_code in (401, 403)


@pytest.mark.parametrize("query", [f"token={TOKEN}", "access_token=x", "TOKEN=", f"q={TOKEN}"])
@pytest.mark.parametrize("path", ["/claims", "/api/claims", "/login", "/static/app.js"])
def test_a_token_in_an_address_is_refused(client: TestClient, path: str, query: str) -> None:
    answer = client.get(f"{path}?{query}")
    assert answer.status_code == 400
    assert TOKEN not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": HOME},
        {"origin": f"{HOME}.evil.example"},
        {},
    ],
)
def test_another_site_cannot_post(client: TestClient, headers: dict[str, str]) -> None:
    form = log_in(client)
    assert client.post("/logout", data={"form": form}, headers=headers).status_code == 403


def test_a_form_must_be_of_the_session(client: TestClient) -> None:
    form = log_in(client)
    own = {"origin": HOME, "sec-fetch-site": "same-origin"}
    assert client.post("/logout", data={"form": "guessed"}, headers=own).status_code == 403
    assert client.post("/logout", data={"form": form}, headers=own).status_code == 303


def test_a_wrong_token_opens_nothing_and_guessing_ends(client: TestClient) -> None:
    for _ in range(10):
        assert client.post("/login", data={"token": "a-wrong-one"}).status_code == 401
    assert COOKIE not in client.cookies
    assert client.post("/login", data={"token": TOKEN}).status_code == 429


@pytest.mark.parametrize("next", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_a_login_leads_to_a_page_of_ours(client: TestClient, next: str) -> None:
    own = {"origin": HOME}
    answers = [client.post("/login", data={"token": TOKEN, "next": n}, headers=own) for n in (next, "/claims?q=a")]
    assert [a.headers["location"] for a in answers] == ["/", "/claims?q=a"]


def test_a_cookie_is_for_this_server_and_no_script(client: TestClient) -> None:
    cookie = client.post("/login", data={"token": TOKEN}).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert TOKEN not in cookie


def test_a_session_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = Keys(TOKEN)
    cookie = keys.open_session()
    assert keys.is_session(cookie)
    assert not Keys("another-token-here").is_session(cookie)
    monkeypatch.setattr("dateline.web.session.time.time", lambda: 9e9)
    assert not keys.is_session(cookie)


def test_where_others_can_reach_it_reading_needs_a_token_too(store: Store) -> None:
    app = create_app(store, WebSettings(token=TOKEN, closed=True, hosts=None))
    client = TestClient(app, base_url="http://news.example", follow_redirects=False)
    page, twin = client.get("/claims?q=a"), client.get("/api/claims")
    assert (page.status_code, page.headers["location"]) == (303, "/login?next=%2Fclaims%3Fq%3Da")
    assert (twin.status_code, twin.headers["www-authenticate"]) == (401, "Bearer")
    assert client.get("/login").status_code == 200
    assert client.get("/api/claims", headers=BEARER).status_code == 200
    assert client.get("/api/openapi.json").status_code == 401


def test_a_foreign_name_is_refused(store: Store) -> None:
    client = TestClient(create_app(store, WebSettings(token=TOKEN)), base_url="http://evil.example")
    assert client.get("/claims").status_code == 400


def test_without_a_token_nobody_writes(store: Store) -> None:
    client = TestClient(create_app(store, WebSettings()), base_url=HOME)
    assert client.get("/claims").status_code == 200
    assert client.post("/claims", headers=BEARER).status_code == 403
    assert client.post("/login", data={"token": TOKEN}).status_code == 403


def test_too_much_is_refused_before_and_while_it_comes(store: Store) -> None:
    client = TestClient(create_app(store, WebSettings(token=TOKEN, most=1000)), base_url=HOME)
    assert client.post("/logout", content=b"x" * 3_000_000, headers=BEARER).status_code == 413

    def endless():  # type: ignore[no-untyped-def]
        yield from [b"form=" + b"x" * 100_000] * 40

    form = {**BEARER, "content-type": "application/x-www-form-urlencoded"}
    assert client.post("/logout", content=endless(), headers=form).status_code == 413


@pytest.mark.parametrize("path", ["/claims", "/api/claims", "/nowhere", "/claims?token=x", "/static/app.js", "/login"])
def test_answers_tell_browsers_to_be_careful(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "//" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd", "/static/"]
)
def test_nothing_but_its_own_files_is_served(client: TestClient, path: str) -> None:
    assert client.get(path).status_code in (404, 405)


def test_pages_hold_no_script_and_no_style_of_their_own(client: TestClient) -> None:
    for path in ("/claims", "/search", "/reports/1", "/codebook", "/login", "/api"):
        shown = client.get(path).text
        assert "<style" not in shown
        assert " style=" not in shown
        assert "<script>" not in shown
        assert " onclick=" not in shown


@pytest.mark.parametrize("token", ["short", "has a line\nbreak in it", "ümlaute-sind-keine-zeichen"])
def test_a_token_is_hard_to_guess_and_fits_a_header(token: str) -> None:
    with pytest.raises(UsageError, match="token"):
        check_token(token)


def test_addresses_of_this_machine() -> None:
    assert [is_loopback(h) for h in ("127.0.0.1", "::1", "localhost", "127.1.2.3")] == [True] * 4
    assert [is_loopback(h) for h in ("0.0.0.0", "10.0.0.1", "::", "news.example")] == [False] * 4
