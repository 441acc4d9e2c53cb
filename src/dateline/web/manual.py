"""The description of the interface, for people: made of the same OpenAPI document that programs read."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from dateline.web.render import render

router = APIRouter(include_in_schema=False)


@router.get("/api")
def show_manual(request: Request) -> HTMLResponse:
    """The page."""
    document: dict[str, Any] = request.app.openapi()
    operations = [
        {"path": path, "method": method.upper(), **operation}
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]
    return HTMLResponse(render(request, "manual.html", operations=operations, about=document["info"]["description"]))
