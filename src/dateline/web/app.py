"""The application: pages over one store."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from fastapi import FastAPI
from fastapi.responses import RedirectResponse
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from dateline import __version__
from dateline.store.opening import Store, see_reviewed
from dateline.web import adding, briefs, charts, login, manual, reviewing
from dateline.web.config import WebSettings
from dateline.web.guard import Guard
from dateline.web.jobs import Jobs
from dateline.web.page import Page, mount
from dateline.web.pages import PAGES
from dateline.web.problems import handle_problems
from dateline.web.render import STATIC
from dateline.web.room import Room
from dateline.web.trust import Trust

LEAST_PACKED = 1000
ABOUT = (
    "Who did what to whom, who says so, and who denies it. Every page has its twin here: the same view and query. "
    "Reading is free where the server says so; writing needs a header `Authorization: Bearer TOKEN`."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuItem:
    """A line of the menu."""

    title: str
    path: str
    key: str


class _Static(StaticFiles):
    """Files of ours. Their addresses hold what they are, so that browsers can keep them."""

    def file_response(self, *args: object, **kwargs: object):  # type: ignore[no-untyped-def]
        response = super().file_response(*args, **kwargs)  # type: ignore[arg-type]
        scope = next((a for a in args if isinstance(a, dict)), {})
        kept = "public, max-age=31536000, immutable" if _is_stamped(scope) else "no-cache"
        response.headers["cache-control"] = kept
        return response


def _is_stamped(scope: Scope) -> bool:
    return bool(scope.get("query_string", b"").startswith(b"v="))


def create_app(store: Store, settings: WebSettings, pages: Sequence[Page] = PAGES) -> FastAPI:
    """The application over an open store, ready to be served. The store is closed when the server ends."""

    jobs = Jobs(store, settings.coding)

    @asynccontextmanager
    async def live(app: FastAPI) -> AsyncIterator[None]:
        yield
        jobs.close()
        store.close()

    app = FastAPI(
        title="Dateline", version=__version__, description=ABOUT, docs_url=None, redoc_url=None,
        openapi_url="/api/openapi.json", lifespan=live,
    )  # fmt: skip
    # Whatever is shown is shown as people judged it.
    app.state.room = Room(store=see_reviewed(store), settings=settings, jobs=jobs)
    app.state.trust = Trust(store)
    app.state.menu = [MenuItem(title=p.title, path=p.path, key=p.key) for p in pages if p.key]
    for page in pages:
        mount(app, page)
    app.include_router(adding.router)
    app.include_router(briefs.router)
    app.include_router(charts.router)
    app.include_router(login.router)
    app.include_router(reviewing.router)
    app.include_router(manual.router)
    app.mount("/static", _Static(directory=STATIC), name="static")
    app.get("/", include_in_schema=False)(lambda: RedirectResponse(pages[0].path))
    handle_problems(app)
    app.add_middleware(GZipMiddleware, minimum_size=LEAST_PACKED)
    app.add_middleware(Guard, settings=settings)
    return app
