"""Stands before everything: who may read and write, from where, how much; and the headers of every answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, quote

from fastapi import HTTPException, Request
from fastapi.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.web.config import WebSettings
from dateline.web.problems import API, answer
from dateline.web.session import COOKIE, Keys

SAFE = ("GET", "HEAD", "OPTIONS")
OPEN = ("/login", "/static/")
SECRETS = ("token", "access_token", "auth", "authorization", "key", "password")
FORM_BYTES = 2_000_000
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "cache-control": "private, no-cache",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who asks. may_write: knows the token. cookie: of the session; None if the token came in a header."""

    may_write: bool
    cookie: str | None = None


class Guard:
    """Refuses what may not be asked, before anybody looks at it."""

    def __init__(self, app: ASGIApp, settings: WebSettings) -> None:
        self._app = app
        self._settings = settings
        self._keys = Keys(settings.token) if settings.token else None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        visitor = self._recognize(request)
        scope.setdefault("state", {})["visitor"] = visitor
        scope["state"]["form_token"] = self._keys.form_token(visitor.cookie) if self._keys and visitor.cookie else ""
        scope["state"]["can_write"] = self._keys is not None
        refusal = self._refuse(request, visitor)
        if refusal is None:
            await self._app(scope, self._bounded(request, receive), _with_headers(send))
        else:
            await refusal(scope, receive, _with_headers(send))

    def _recognize(self, request: Request) -> Visitor:
        if self._keys is None:
            return Visitor(may_write=False)
        if self._keys.is_header(request.headers.get("authorization", "")):
            return Visitor(may_write=True)
        cookie = request.cookies.get(COOKIE, "")
        known = bool(cookie) and self._keys.is_session(cookie)
        return Visitor(may_write=known, cookie=cookie if known else None)

    def _refuse(self, request: Request, visitor: Visitor) -> Response | None:
        path, is_write = request.url.path, request.method not in SAFE
        if not _is_called(request, self._settings.hosts):
            return answer(request, 400, "this server goes by another name: call it by the address that it told")
        if self._holds_secret(request.url.query):
            return answer(request, 400, "a token in an address would be kept by logs: send it in a header, or log in")
        if is_write and not _is_own(request, visitor):
            return answer(
                request, 403, "this was sent by a page of another site: open the form here, and send it again"
            )
        if path.startswith(OPEN):
            return None
        if (is_write or self._settings.closed) and not visitor.may_write:
            return self._ask_for_token(request, is_write)
        return _check_length(request, self._settings.most)

    def _holds_secret(self, query: str) -> bool:
        pairs = parse_qsl(query, keep_blank_values=True)
        return any(n.lower() in SECRETS or (self._keys and self._keys.is_token(v)) for n, v in pairs)

    def _ask_for_token(self, request: Request, is_write: bool) -> Response:
        if self._keys is None:
            return answer(request, 403, "nobody may write here: start the server with a token")
        if is_write or request.url.path.startswith(API):
            more = {"www-authenticate": "Bearer"}
            return answer(request, 401, "log in, or send a header `Authorization: Bearer TOKEN`", more)
        asked = quote(f"{request.url.path}?{request.url.query}".rstrip("?"), safe="")
        return RedirectResponse(f"/login?next={asked}", 303)

    def _bounded(self, request: Request, receive: Receive) -> Receive:
        """The body, as long as it is not too much: what a request says of its length need not be true."""
        left = _most(request, self._settings.most)

        async def bounded() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise HTTPException(413, _too_much(_most(request, self._settings.most)))
            return message

        return bounded


def _most(request: Request, most: int) -> int:
    # Forms hold a little more than the file that they bring.
    return most + FORM_BYTES if request.headers.get("content-type", "").startswith("multipart/") else FORM_BYTES


def _too_much(most: int) -> str:
    return f"more than {most // 1_000_000} MB: send less at once, or use `dateline ingest` on the machine itself"


def _check_length(request: Request, most: int) -> Response | None:
    told, allowed = request.headers.get("content-length", "0"), _most(request, most)
    if told.isdecimal() and int(told) <= allowed:
        return None
    return answer(request, 413, _too_much(allowed))


def _is_called(request: Request, hosts: Iterable[str] | None) -> bool:
    """Whether it is called by a name of its own: another name may be a foreign page that was led here."""
    if hosts is None:
        return True
    try:
        name = request.url.hostname
    except ValueError:
        return False
    return (name or "").strip("[]").lower() in hosts


def _is_own(request: Request, visitor: Visitor) -> bool:
    """Whether a write comes from a page of ours, or from a program that knows the token."""
    if visitor.may_write and visitor.cookie is None:
        return True
    site = request.headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = request.headers.get("origin")
    if origin is not None:
        return origin == f"{request.url.scheme}://{request.headers.get('host', '')}"
    return site is not None or not request.cookies.get(COOKIE)


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            given: list[Any] = list(message.get("headers", []))
            named = {name.lower() for name, _ in given}
            more = [(n.encode(), v.encode()) for n, v in HEADERS.items() if n.encode() not in named]
            message = {**message, "headers": [*given, *more]}
        await send(message)

    return sending
