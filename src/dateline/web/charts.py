"""Charts: their Vega-Lite specifications as data, as pictures, and the code that draws them in a browser."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Query
from fastapi.responses import Response

from dateline.analysis.charts.sources import draw_sources
from dateline.analysis.charts.svg import to_svg
from dateline.analysis.charts.timeline import draw_timeline
from dateline.analysis.reporting import mix_sources
from dateline.store.stamps import recall
from dateline.web.pair import PairAsk, find_series
from dateline.web.problems import documented, missing
from dateline.web.room import Here, Room

NOTHING = "nothing is told of these sides: there is no chart to draw"
KEPT = "public, max-age=31536000, immutable"
# vega-embed brings an interpreter of expressions: nothing is compiled in the browser, and the policy can forbid it.
SNIPPET = "window.vegaEmbed = vegaEmbed;"

Spec = dict[str, Any]
Drawn = TypeVar("Drawn", Spec, str, bytes)
router = APIRouter(tags=["charts"])


def timeline(here: Room, ask: PairAsk) -> Spec:
    """What happened between two sides by period."""
    series = find_series(here, ask)
    if not series.points:
        raise missing(NOTHING)
    return draw_timeline(series)


def sources(here: Room, ask: PairAsk) -> Spec:
    """Who reported it."""
    mixes = mix_sources(here.store, ask.to_asked())
    if not mixes:
        raise missing(NOTHING)
    return draw_sources(mixes)


CHARTS: dict[str, Callable[[Room, PairAsk], Spec]] = {"timeline": timeline, "sources": sources}


def to_png(spec: Spec) -> bytes:
    """The picture of a specification. Nothing is fetched."""
    import vl_convert

    picture: bytes = vl_convert.vegalite_to_png(spec, scale=2, allowed_base_urls=[])
    return picture


def _mount(name: str, make: Callable[[Room, PairAsk], Spec]) -> None:
    about, errors = make.__doc__ or "", documented(404)

    def spec(here: Here, ask: Annotated[PairAsk, Query()]) -> Spec:
        return draw(here, "spec", ask, lambda spec: spec)

    def svg(here: Here, ask: Annotated[PairAsk, Query()]) -> Response:
        return Response(draw(here, "svg", ask, to_svg), media_type="image/svg+xml")

    def png(here: Here, ask: Annotated[PairAsk, Query()]) -> Response:
        return Response(draw(here, "png", ask, to_png), media_type="image/png")

    def draw(here: Room, form: str, ask: PairAsk, to: Callable[[Spec], Drawn]) -> Drawn:
        return recall(here.store, (name, form, ask.model_dump_json()), lambda: to(make(here, ask)))

    router.get(f"/api/charts/{name}", responses=errors, summary=f"{about} As Vega-Lite.", operation_id=name)(spec)
    for form, view, media in (("svg", svg, "image/svg+xml"), ("png", png, "image/png")):
        found: dict[int | str, dict[str, Any]] = {200: {"description": about, "content": {media: {}}}}
        router.get(
            f"/api/charts/{name}.{form}", response_class=Response, responses={**found, **errors},
            summary=f"{about} As {form.upper()}.", operation_id=f"{name}_{form}",
        )(view)  # fmt: skip


for _name, _make in CHARTS.items():
    _mount(_name, _make)


@router.get("/static/vega.js", include_in_schema=False)
def vega() -> Response:
    """Vega, as the package that draws pictures here has it: nothing is fetched from elsewhere."""
    return Response(_bundle(), media_type="text/javascript", headers={"cache-control": KEPT})


@cache
def _bundle() -> str:
    import vl_convert

    code: str = vl_convert.javascript_bundle(SNIPPET)
    return code
