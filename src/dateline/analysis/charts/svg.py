"""Charts as pictures, made on this machine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def to_svg(spec: Mapping[str, Any]) -> str:
    """The SVG of a Vega-Lite specification. Nothing is fetched."""
    # Imported late: it brings an engine of its own.
    import vl_convert

    svg: str = vl_convert.vegalite_to_svg(dict(spec), allowed_base_urls=[])
    return svg
