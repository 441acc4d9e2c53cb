"""Dateline: who did what to whom, when and where; who says so, and who denies it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.run.coder import Coder

__version__ = "0.1.0"
__all__ = ["__version__", "load"]


def load(model: str | None = None, lexicons: Iterable[str | Path] = ()) -> Coder:
    """A coder, ready to read.

    model: name or path of an installed spaCy pipeline for English; None is the default one.
    lexicons: folders laid over the built-in knowledge, later ones over earlier ones.
    Raises ModelError or LexiconError, each naming the place and the remedy.
    """
    # Imported late: `import dateline` stays instant, and the parser is loaded only when it is needed.
    from dateline.run.coder import load_coder

    return load_coder(model, lexicons)
