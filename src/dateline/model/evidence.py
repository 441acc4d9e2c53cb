"""Where in the text something stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The words behind a field: characters `start` to `end` (half-open) of the article's text."""

    start: int
    end: int
    text: str
