"""A command line whose coder needs no parser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from typer.testing import CliRunner, Result

from dateline.cli.main import app
from dateline.run import many
from support.stubs import FakeCoder


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Runs `dateline` with words and standard input."""
    monkeypatch.setattr(many, "_load", lambda settings: FakeCoder())
    monkeypatch.delenv("COLUMNS", raising=False)
    return lambda *words, stdin=b"": CliRunner().invoke(app, [str(w) for w in words], input=stdin)
