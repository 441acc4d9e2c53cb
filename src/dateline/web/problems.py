"""What went wrong, as a page for people and as problem JSON (RFC 9457) for programs."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, HTTPException, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException as BareHTTPException

from dateline.errors import DatelineError, InputError, StoreError, UsageError
from dateline.web.render import render

MEDIA = "application/problem+json"
API = "/api/"
ABOUT = {
    400: "The address or its values are off.",
    401: "A token is needed.",
    403: "The request may not come from there.",
    404: "There is no such thing.",
    413: "More than is taken at once.",
    422: "A value is none that is known.",
    429: "Too many wrong tokens: wait a minute.",
    500: "The server stumbled.",
    503: "The store cannot be read just now.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What went wrong. title: the kind of it; status: of HTTP; detail: the place and the remedy."""

    title: str
    status: int
    detail: str


def missing(detail: str) -> HTTPException:
    """What to raise where there is no such thing."""
    return HTTPException(404, detail)


def documented(*more: int) -> dict[int | str, dict[str, Any]]:
    """What the description of the interface says of an operation's errors."""
    schema = {
        "type": "object",
        "title": "Problem",
        "required": ["title", "status", "detail"],
        "properties": {"title": {"type": "string"}, "status": {"type": "integer"}, "detail": {"type": "string"}},
    }
    statuses = sorted({400, 401, 403, 413, 422, 503, *more})
    return {s: {"description": ABOUT[s], "content": {MEDIA: {"schema": schema}}} for s in statuses}


def answer(request: Request, status: int, detail: str, headers: dict[str, str] | None = None) -> Response:
    """The response that tells a problem, as whoever asks reads it."""
    problem = Problem(title=HTTPStatus(status).phrase, status=status, detail=detail)
    if request.url.path.startswith(API):
        return JSONResponse(asdict(problem), status, headers, MEDIA)
    # What was asked may be what must not be shown: an address with a token in it.
    page = render(request, "problem.html", problem=problem, query=())
    return Response(page, status, headers, "text/html")


def handle_problems(app: FastAPI) -> None:
    """Makes every error of the application such a response."""
    app.add_exception_handler(BareHTTPException, _told)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(DatelineError, _ours)
    app.add_exception_handler(Exception, _stumbled)


def _told(request: Request, error: Exception) -> Response:
    assert isinstance(error, BareHTTPException)
    return answer(request, error.status_code, str(error.detail), dict(error.headers or {}))


def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    told = [f"{'.'.join(str(p) for p in e['loc'][1:]) or e['loc'][0]}: {e['msg']}" for e in error.errors()]
    return answer(request, 422, "; ".join(told))


def _ours(request: Request, error: Exception) -> Response:
    status = 503 if isinstance(error, StoreError) else 400 if isinstance(error, UsageError | InputError) else 500
    return answer(request, status, str(error))


def _stumbled(request: Request, error: Exception) -> Response:
    # What it was stands in the server's log: a page may be seen by strangers.
    return answer(request, 500, f"{type(error).__name__}: the log of the server tells more")
