"""A page: one view, shown as HTML, as JSON at its twin address, as a table and as a feed."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, get_type_hints

from fastapi import Depends, FastAPI, Request
from fastapi.responses import HTMLResponse, Response
from pydantic import TypeAdapter

from dateline.web.atom import Entry, to_atom
from dateline.web.problems import documented
from dateline.web.render import address, render

FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What a page lists, for spreadsheets."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of the application.

    path: its address (`/claims`, `/reports/{article}`); the twin stands under /api. title: what it is called.
    about: what it shows. show: the view, a dependency of FastAPI: takes the room (`Here`) and a query, and gives a
    record. template: how the record is shown. key: pressed after `g`, leads here; without one it is not in the menu.
    table, entries: what it lists, as a table, and as entries of a feed. missable: there may be no such thing (404).
    """

    path: str
    title: str
    about: str
    show: Callable[..., Any]
    template: str
    key: str = ""
    table: Callable[[Any], Table] | None = None
    entries: Callable[[Any], Sequence[Entry]] | None = None
    missable: bool = False


def mount(app: FastAPI, page: Page) -> None:
    """Puts a page, its twin, its table and its feed into the application."""
    errors = documented(*([404] if page.missable else []))
    if page.table:
        _mount_other(app, page, errors, "csv", "text/csv")
    if page.entries:
        _mount_other(app, page, errors, "atom", "application/atom+xml")
    shape, given = get_type_hints(page.show)["return"], Depends(page.show)

    def twin(shown: Any = given) -> Response:
        return Response(_adapter(shape).dump_json(shown), media_type="application/json")

    def html(request: Request, shown: Any = given) -> HTMLResponse:
        return HTMLResponse(render(request, page.template, page=page, shown=shown, twins=_twins(request, page)))

    app.get(
        f"/api{page.path}", response_model=shape, responses=errors, summary=page.title, description=page.about,
        operation_id=_name(page), tags=["pages"],
    )(twin)  # fmt: skip
    app.get(page.path, include_in_schema=False, response_class=HTMLResponse)(html)


def _mount_other(app: FastAPI, page: Page, errors: dict[int | str, dict[str, Any]], form: str, media: str) -> None:
    write, given = _to_csv if form == "csv" else _to_atom, Depends(page.show)

    def other(request: Request, shown: Any = given) -> Response:
        return Response(write(request, page, shown), media_type=media)

    found: dict[int | str, dict[str, Any]] = {
        200: {"description": page.about, "content": {media: {"schema": {"type": "string"}}}}
    }
    app.get(
        f"/api{page.path}.{form}", response_class=Response, responses={**found, **errors},
        summary=f"{page.title}, as {form}", operation_id=f"{_name(page)}_{form}", tags=["pages"],
    )(other)  # fmt: skip


def _to_csv(request: Request, page: Page, shown: Any) -> str:
    assert page.table
    table, file = page.table(shown), io.StringIO()
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_cell(value) for value in row] for row in table.rows)
    return file.getvalue()


def _cell(value: Any) -> str:
    """A value as text that no spreadsheet takes for a formula."""
    if isinstance(value, list | tuple):
        value = "; ".join(map(str, value))
    text = "" if value is None else str(value)
    is_number = isinstance(value, int | float)
    return f"'{text}" if text.startswith(FORMULA) and not is_number else text


def _to_atom(request: Request, page: Page, shown: Any) -> str:
    assert page.entries
    base = str(request.base_url).rstrip("/")
    query = request.query_params.multi_items()
    here = base + address(request.url.path.removeprefix("/api").removesuffix(".atom"), query)
    return to_atom(page.title, here, str(request.url), page.entries(shown))


def _twins(request: Request, page: Page) -> tuple[tuple[str, str], ...]:
    """The other forms of what a page shows, with their addresses."""
    forms = (("CSV", ".csv", page.table), ("JSON", "", True), ("Atom feed", ".atom", page.entries))
    query = [pair for pair in request.query_params.multi_items() if pair[1]]
    return tuple((name, address(f"/api{request.url.path}{end}", query)) for name, end, there in forms if there)


def _name(page: Page) -> str:
    return "_".join(part.strip("{}") for part in page.path.split("/") if part) or "start"


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)
