"""Templates into pages."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from dateline.review.figures import show_figure
from dateline.web.trust import show_percent

ROOM = Path(__file__).parent
STATIC = ROOM / "static"


@cache
def _lands() -> Any:
    from dateline.web.world import draw_lands

    return draw_lands()


def render(request: Request, template: str, **context: Any) -> str:
    """A page. Whatever stands in a report is shown as text."""
    query = [(name, value) for name, value in request.query_params.multi_items() if value]
    known = {
        "request": request,
        "path": request.url.path,
        "query": query,
        "menu": request.app.state.menu,
        "can_write": getattr(request.state, "can_write", False),
        "may_write": request.state.visitor.may_write if hasattr(request.state, "visitor") else False,
        "form_token": getattr(request.state, "form_token", ""),
        "twins": (),
        "trust": getattr(request.app.state, "trust", None),
    }
    page: str = _environment().get_template(template).render(**{**known, **context})
    return page


def address(path: str, query: Any = (), **changes: Any) -> str:
    """A path with a query; changes: values laid over it, None and "" take one away, a list gives several."""
    pairs = query.items() if isinstance(query, Mapping) else query
    kept = [(name, value) for name, value in pairs if name not in changes and value not in (None, "")]
    for name, value in changes.items():
        values = value if isinstance(value, list | tuple) else [value]
        kept += [(name, v) for v in values if v not in (None, "", False)]
    return f"{path}?{urlencode(kept)}" if kept else path


def static_address(name: str) -> str:
    """The address of a file of ours; another one when the file changes, so that it can be kept for long."""
    return f"/static/{name}?v={_stamp()}"


def spark(values: Sequence[float], width: float = 96, height: float = 20) -> str:
    """The points of a small line (SVG): values from left to right, the largest on top."""
    low, high = min(0.0, *values), max(0.0, *values)
    span, step = (high - low) or 1.0, width / max(len(values) - 1, 1)
    places = ((n * step, height - 2 - (v - low) / span * (height - 4)) for n, v in enumerate(values))
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in places)


def follow(url: str | None) -> str | None:
    """An address that a browser may follow; None for scripts and the like."""
    return url if url and url.startswith(("https://", "http://")) else None


@cache
def _stamp() -> str:
    digest = hashlib.sha256()
    for path in sorted(STATIC.rglob("*")):
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@cache
def _environment() -> Environment:
    room = Environment(
        loader=FileSystemLoader(ROOM / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    room.globals.update(address=address, static=static_address, follow=follow, lands=_lands, spark=spark)
    room.globals.update(percent=show_percent, show=show_figure)
    return room
