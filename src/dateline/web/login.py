"""Exchanges the token for a cookie, so that a browser may write."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from dateline.web.render import render
from dateline.web.room import Here
from dateline.web.session import COOKIE, SECONDS, Failures, Keys

START = "/"
router = APIRouter(include_in_schema=False)
_failures = Failures()


@router.get("/login")
def ask(request: Request, next: str = START) -> HTMLResponse:
    """The form."""
    return HTMLResponse(render(request, "login.html", onward=own_path(next), wrong=False))


@router.post("/login")
def log_in(
    request: Request, here: Here, token: Annotated[str, Form()], next: Annotated[str, Form()] = START
) -> Response:
    """Opens a session for whoever knows the token."""
    keys = Keys(here.settings.token) if here.settings.token else None
    if keys is None:
        raise HTTPException(403, "nobody may write here: start the server with a token")
    if _failures.too_many:
        raise HTTPException(429, "too many wrong tokens: wait a minute")
    if not keys.is_token(token.strip()):
        _failures.add()
        return HTMLResponse(render(request, "login.html", onward=own_path(next), wrong=True), 401)
    answer = RedirectResponse(own_path(next), 303)
    answer.set_cookie(
        COOKIE, keys.open_session(), max_age=SECONDS, httponly=True, samesite="strict", secure=here.settings.secure
    )
    return answer


@router.post("/logout")
def log_out(request: Request, form: Annotated[str, Form()] = "") -> Response:
    """Takes the cookie away."""
    check_form(request, form)
    answer = RedirectResponse(START, 303)
    answer.delete_cookie(COOKIE)
    return answer


def check_form(request: Request, given: str) -> None:
    """Raises an error of HTTP unless a form was made for the session that sends it."""
    cookie = request.state.visitor.cookie
    if cookie is not None and given != request.state.form_token:
        raise HTTPException(403, "this form is out of date: open it again")


def own_path(path: str) -> str:
    """A path of this application, the start for anything else."""
    is_ours = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() and "\\" not in path
    return path if is_ours else START
