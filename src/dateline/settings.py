"""One frozen record of everything that a run can be told."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

DEFAULT_MODEL = "en_core_web_md"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a coder is set up.

    model: name or path of an installed spaCy pipeline for English.
    lexicons: folders laid over the built-in knowledge, later ones over earlier ones.
    workers: processes that code articles; 1 codes in this process.
    gate: sentences that can hold no event are passed over before they are parsed.
    """

    model: str = DEFAULT_MODEL
    lexicons: tuple[Path, ...] = ()
    workers: int = 1
    gate: bool = False
