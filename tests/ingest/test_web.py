"""What is fetched, what is refused, and how feeds lead to pages. The server is ours, on this machine."""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dateline.errors import InputError
from dateline.ingest.fetch import Reach, check_address, fetch
from dateline.ingest.files import read_inputs
from dateline.ingest.intake import Given, Intake
from dateline.ingest.web import Web
from ingest.made import BODY, TITLE, make_feed, make_page

OWN = Reach(private=True, most=200_000)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        base = f"http://127.0.0.1:{self.server.server_address[1]}"  # type: ignore[attr-defined]
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/page")
            self.end_headers()
        elif self.path == "/loop":
            self.send_response(302)
            self.send_header("Location", "/loop")
            self.end_headers()
        elif self.path == "/endless":
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(1000):
                    self.wfile.write(b"x" * 10_000)
            except OSError:
                pass
        else:
            self._answer(base)

    def _answer(self, base: str) -> None:
        feed = make_feed().replace(b"https://paper.invalid/1", f"{base}/page".encode())
        outline = f'<opml version="2.0"><body><outline xmlUrl="{base}/feed"/></body></opml>'.encode()
        found = {
            "/page": ("text/html", make_page()),
            "/feed": ("application/rss+xml", feed),
            "/thin": ("application/rss+xml", feed.replace(b"/page", b"/gone")),
            "/list": ("text/x-opml", outline),
        }
        kind, data = found.get(self.path, ("text/plain", b""))
        self.send_response(200 if data else 404)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


def read(url: str, **options: bool) -> list[Intake]:
    return list(read_inputs((url,), Given(), io.BytesIO(), web=Web(reach=OWN, **options)))


@pytest.mark.parametrize("path", ["/page", "/moved"])
def test_a_page_is_read_also_where_it_moved(base: str, path: str) -> None:
    (intake,) = read(base + path)
    assert intake.fault is None
    assert "Dockers in Beira" in intake.article.text
    assert intake.article.url == f"{base}/page"


@pytest.mark.parametrize("path", ["/feed", "/list"])
def test_a_feed_leads_to_the_pages(base: str, path: str) -> None:
    (intake,) = read(base + path)
    assert (intake.article.id, intake.article.title, intake.article.source) == ("n1", TITLE, "Own Paper")
    assert "governor of Sofala" in intake.article.text


def test_a_feed_stands_alone_where_its_pages_do_not_answer_or_are_not_asked(base: str) -> None:
    assert [i.article.text for i in read(f"{base}/thin")] == [BODY]
    assert [i.article.text for i in read(f"{base}/feed", follow=False)] == [BODY]


@pytest.mark.parametrize(
    ("path", "reason"),
    [("/none", "answered 404"), ("/loop", "redirected more than 5 times"), ("/endless", "does not end within")],
)
def test_what_does_not_answer_or_end_is_recorded(base: str, path: str, reason: str) -> None:
    (intake,) = read(base + path)
    assert reason in (intake.fault or "")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://10.1.2.3/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://224.0.0.1/",
    ],
)
def test_the_own_network_is_refused_unless_allowed(url: str) -> None:
    with pytest.raises(InputError, match=r"your own network.*--allow-private"):
        check_address(url, Reach())
    assert check_address(url, Reach(private=True))


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://paper.invalid/a", "http://", "http://u:p@paper.invalid/"])
def test_other_addresses_are_refused(url: str) -> None:
    with pytest.raises(InputError):
        check_address(url, Reach(private=True))


def test_a_redirect_to_the_own_network_is_refused(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def check(url: str, reach: Reach) -> str:
        asked.append(url)
        return check_address(url, Reach(private=len(asked) == 1))

    monkeypatch.setattr("dateline.ingest.fetch.check_address", check)
    with pytest.raises(InputError, match="your own network"):
        fetch(f"{base}/moved", OWN)
    assert asked == [f"{base}/moved", f"{base}/page"]


def test_without_leave_nothing_is_fetched() -> None:
    (intake,) = read_inputs(("https://paper.invalid/1",), Given(), io.BytesIO())
    assert "nothing is fetched here" in (intake.fault or "")
