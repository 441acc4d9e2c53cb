"""An application that really listens, and a browser that really looks at it."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
import uvicorn
from fastapi import FastAPI
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# Where it is set, a browser must be there: its trials may not be passed over in silence.
REQUIRED = "DATELINE_TEST_BROWSER"
# How long a browser on a busy machine may take, in milliseconds: what is waited for ends the waiting.
PATIENCE = 120_000
expect.set_options(timeout=PATIENCE)


def find_browser() -> str:
    """The path of a browser. Skips the trial where there is none, or fails it where one is required."""
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        told = f"no browser ({', '.join(BROWSERS)}): install Debian's package chromium to run these trials"
        if os.environ.get(REQUIRED):
            pytest.fail(told)
        pytest.skip(told)
    return found


@contextmanager
def listening(app: FastAPI) -> Iterator[str]:
    """The address of an application that is served for as long as the block lasts."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    for _ in range(500):
        if server.started:
            break
        time.sleep(0.01)
    assert server.started
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(5)


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser without a window."""
    path = find_browser()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


def open_page(page: Page, address: str) -> None:
    """Goes to a page, and waits until its charts are drawn."""
    page.goto(address, timeout=PATIENCE)
    charts = page.locator("figure[data-chart]").count()
    expect(page.locator("figure[data-chart] .drawn canvas")).to_have_count(charts)


class Watch:
    """Notes what a page does that it must not do: ask other hosts, complain, stumble."""

    def __init__(self, page: Page, home: str) -> None:
        self.faults: list[str] = []
        self._home = home
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("request", self._see)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"{message.type}: {message.text}")

    def _see(self, request: Request) -> None:
        if not request.url.startswith((self._home + "/", "data:", "blob:")):
            self.faults.append(f"asked {request.url}")
