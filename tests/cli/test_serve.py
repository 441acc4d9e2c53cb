"""`dateline serve`, up to the point where it listens."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from fastapi import FastAPI
from typer.testing import CliRunner, Result

from dateline.cli import serve
from dateline.errors import UsageError


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[tuple[FastAPI, str, int, str | None]]:
    """What would be served, instead of serving it."""
    found: list[tuple[FastAPI, str, int, str | None]] = []
    monkeypatch.setattr(serve, "run_server", lambda *given: found.append(given))
    monkeypatch.delenv("DATELINE_TOKEN", raising=False)
    return found


def call(*words: object) -> Result:
    return CliRunner().invoke(serve.app, [str(w) for w in words])


def test_on_this_machine_a_token_is_made(served: list[tuple[FastAPI, str, int, str | None]], tmp_path: Path) -> None:
    assert call("--store", tmp_path / "new.db", "--create").exit_code == 0
    ((app, host, port, made),) = served
    assert (host, port) == ("127.0.0.1", 8321)
    assert made is not None
    assert app.state.room.settings.token == made
    assert app.state.room.settings.closed is False


def test_beyond_this_machine_everything_needs_the_token(
    served: list[tuple[FastAPI, str, int, str | None]], tmp_path: Path
) -> None:
    words = ("--store", tmp_path / "new.db", "--create", "--host", "0.0.0.0", "--token", "long-enough-a-secret")
    assert call(*words).exit_code == 0
    ((app, _, _, made),) = served
    assert made is None
    assert app.state.room.settings.closed is True


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--host", "0.0.0.0"), "give a secret"),
        (("--host", "0.0.0.0", "--read-only"), "give a secret"),
        (("--token", "short"), "12 characters"),
        (("--token", "long-enough-a-secret", "--read-only"), "give one of them"),
        (("--read-only",), "no such store"),
        ((), "serve an empty one with --create"),
        (("--create", "--read-only"), "shows nothing"),
    ],
)
def test_what_is_off_is_told(served: object, tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    result = call("--store", tmp_path / "none.db", *words)
    assert result.exit_code != 0
    assert told in str(result.exception)
    assert served == []


def test_a_port_that_is_taken_is_told(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(UsageError, match="choose another"):
            serve.run_server(FastAPI(), "127.0.0.1", taken.getsockname()[1], None)
