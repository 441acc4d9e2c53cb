"""Which parts of a pipeline choose move after move, the best at each, in the way that our quicker ones stand for."""

from __future__ import annotations

from typing import Any


def is_greedy(part: Any, kind: type) -> bool:
    """Whether a part is just of that kind, follows one line of moves, and has layers as we know them."""
    own: type = type(part)
    if own is not kind or part.cfg.get("beam_width", 1) != 1:
        return False
    model = part.model
    plain = model.attrs.get("has_upper") and not model.attrs.get("unseen_classes")
    return bool(plain) and len(model.layers) == 3
