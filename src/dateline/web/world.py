"""The map of the world as SVG paths, in the Natural Earth projection (Šavrič et al., 2011)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import radians

from dateline.web.render import STATIC

WIDTH, HEIGHT, EQUATOR = 960.0, 420.0, 245.0
SCALE = WIDTH / (2 * 0.8707 * 3.141592653589793)
TENTHS = 10
NARROWEST, MARGIN = 150.0, 0.12

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Land:
    """A country's outline. code: ISO 3166 alpha-3. d: of an SVG path."""

    code: str
    name: str
    d: str


def project(lat: float, lon: float) -> tuple[float, float]:
    """Where a place stands in a picture of WIDTH by HEIGHT."""
    phi, lam = radians(lat), radians(lon)
    p2 = phi * phi
    p4 = p2 * p2
    x = lam * (0.870700 - 0.131979 * p2 + p4 * (-0.013791 + p4 * (0.003971 * p2 - 0.001529 * p4)))
    y = phi * (1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4)))
    return round(WIDTH / 2 + x * SCALE, 1), round(EQUATOR - y * SCALE, 1)


@cache
def draw_lands() -> tuple[Land, ...]:
    """The outlines of all countries."""
    lands = json.loads((STATIC / "world.json").read_text(encoding="utf-8"))["lands"]
    return tuple(Land(code=x["code"], name=x["name"], d="".join(map(_path, x["rings"]))) for x in lands)


def fit(points: Iterable[tuple[float, float]]) -> Box:
    """The part of the picture (x, y, width, height) that holds these points; the whole without any."""
    found = list(points)
    if not found:
        return 0.0, 0.0, WIDTH, HEIGHT
    xs, ys = [x for x, _ in found], [y for _, y in found]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    width = min(max(wide * (1 + 2 * MARGIN), high * (1 + 2 * MARGIN) * WIDTH / HEIGHT, NARROWEST), WIDTH)
    height = width * HEIGHT / WIDTH
    left = min(max((min(xs) + max(xs) - width) / 2, 0.0), WIDTH - width)
    top = min(max((min(ys) + max(ys) - height) / 2, 0.0), HEIGHT - height)
    return round(left, 1), round(top, 1), round(width, 1), round(height, 1)


def _path(ring: Sequence[int]) -> str:
    points = [project(lat / TENTHS, lon / TENTHS) for lon, lat in zip(ring[::2], ring[1::2], strict=True)]
    return "M" + "L".join(f"{x:g} {y:g}" for x, y in points) + "Z"
