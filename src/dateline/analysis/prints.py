"""Pages on paper: PDF, by a browser that this machine has."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from dateline.errors import UsageError

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PATIENCE = 120


def to_pdf(page: str) -> bytes:
    """A page of HTML as PDF, by its own rules for print.

    Raises UsageError if there is no browser, or if it fails.
    """
    browser = find_browser()
    if browser is None:
        raise UsageError(
            f"--format pdf: there is no browser ({BROWSERS[0]}): install Chromium, or write html and print it"
        )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "page.html").write_text(page, encoding="utf-8")
        try:
            done = subprocess.run(  # noqa: S603
                _command(browser, folder), capture_output=True, timeout=PATIENCE, check=False
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise UsageError(f"--format pdf: {browser} did not print: {error}: write html and print it") from error
        printed = folder / "page.pdf"
        if not printed.exists():
            last = (done.stderr.decode(errors="replace").strip().splitlines() or ["no reason given"])[-1]
            raise UsageError(f"--format pdf: {browser} did not print: {last}: write html and print it")
        return printed.read_bytes()


def find_browser() -> str | None:
    """The path of a browser that can print, None if there is none."""
    return next((path for name in BROWSERS if (path := shutil.which(name))), None)


def _command(browser: str, folder: Path) -> list[str]:
    # A browser refuses to shut itself in when it runs as root; the page is ours, and has no script.
    alone = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    plain = ["--headless", "--disable-gpu", "--no-first-run", f"--user-data-dir={folder / 'profile'}"]
    target = [f"--print-to-pdf={folder / 'page.pdf'}", "--no-pdf-header-footer", (folder / "page.html").as_uri()]
    return [browser, *alone, *plain, *target]
