"""`dateline serve`: the web application over a store."""

from __future__ import annotations

import secrets
import socket
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dateline.cli.apps import make_app
from dateline.cli.code import set_up
from dateline.cli.store import Target
from dateline.errors import StoreError, UsageError

if TYPE_CHECKING:
    from fastapi import FastAPI

    from dateline.store.opening import Store

HOST, PORT = "127.0.0.1", 8321
# What is said of a file that is not there, and of a database that is empty.
MISSING = ("no such store", "no store yet")

app = make_app()


Host = Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Listen here; beyond this machine, with a token.")]
Port = Annotated[int, typer.Option("--port", metavar="N", min=0, max=65535, help="Of TCP; 0 takes a free one.")]
Token = Annotated[
    str | None,
    typer.Option(
        "--token", metavar="SECRET", envvar="DATELINE_TOKEN", help="Of those who may write; else one is made."
    ),
]
Names = Annotated[
    list[str] | None, typer.Option("--name", metavar="HOST", help="A name that it is called by; repeatable.")
]
Https = Annotated[bool, typer.Option("--https", help="Something before it speaks HTTPS: cookies for that alone.")]
Private = Annotated[bool, typer.Option("--allow-private", help="Fetch from your own network, too.")]


@app.command()
def serve(
    *,
    store: Target,
    host: Host = HOST,
    port: Port = PORT,
    token: Token = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Nobody may write.")] = False,
    create: Annotated[bool, typer.Option("--create", help="Make the store if it is not there yet.")] = False,
    name: Names = None,
    https: Https = False,
    allow_private: Private = False,
    model: Annotated[str | None, typer.Option(metavar="NAME", help="An installed spaCy pipeline for English.")] = None,
    lexicon: Annotated[list[Path] | None, typer.Option(metavar="DIR", help="Own knowledge; repeatable.")] = None,
) -> None:
    """Serve the web application: claims, reports and search over a store, for people and for programs."""
    from dateline.web.app import create_app
    from dateline.web.config import LOOPBACK, WebSettings, check_token, is_loopback

    _check(is_loopback(host), host, token, read_only)
    if create and read_only:
        raise UsageError("--create and --read-only: an empty store that nobody may write to shows nothing")
    made = None if token or read_only else secrets.token_urlsafe(18)
    settings = WebSettings(
        token=check_token(token) or made,
        closed=not is_loopback(host),
        hosts=(*LOOPBACK, *(name or ())) if is_loopback(host) else (host, *name) if name else None,
        coding=set_up(model, lexicon or [], 1),
        private=allow_private,
        secure=https,
    )
    opened = _open(store, create=create, read_only=read_only)
    run_server(create_app(opened, settings), host, port, made)


def _open(store: str, *, create: bool, read_only: bool) -> Store:
    from dateline.store.opening import open_store

    try:
        return open_store(store, create_missing=create, readonly=read_only)
    except StoreError as error:
        if create or not any(told in str(error) for told in MISSING):
            raise
        hint = "" if read_only else ", or serve an empty one with --create"
        raise UsageError(f"{error}{hint}") from error


def _check(is_own: bool, host: str, token: str | None, read_only: bool) -> None:
    if read_only and token:
        raise UsageError("--read-only and --token: nobody may write, so give one of them")
    if not is_own and not token:
        raise UsageError(f"--host {host}: others can reach it: give a secret of your own (--token, or DATELINE_TOKEN)")


def run_server(app: FastAPI, host: str, port: int, made: str | None) -> None:
    """Serves until it is interrupted. made: a token that nobody knows yet. Raises UsageError if it cannot listen."""
    import uvicorn

    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as error:
        raise UsageError(f"--host {host} --port {port}: {error.strerror}: choose another, or --port 0") from error
    shown = f"[{host}]" if ":" in host else host
    print(f"dateline: http://{shown}:{listening.getsockname()[1]}/ (Ctrl+C ends it)", file=sys.stderr, flush=True)
    if made:
        print(f"dateline: log in with this token to add reports: {made}", file=sys.stderr, flush=True)
    config = uvicorn.Config(app, log_level="warning", server_header=False, proxy_headers=False, access_log=False)
    uvicorn.Server(config).run(sockets=[listening])
