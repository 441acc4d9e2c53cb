"""The user's folders of knowledge, as they are named on the command line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dateline.errors import UsageError


def find_layers(folders: Iterable[Path] | None) -> tuple[Path, ...]:
    """The folders. Raises UsageError for one that there is not."""
    layers = tuple(folders or ())
    for folder in layers:
        if not folder.exists():
            raise UsageError(f"--lexicon {folder}: there is no such folder")
        if not folder.is_dir():
            raise UsageError(f"--lexicon {folder}: is no folder: give the folder that holds lang/, actors/ or the like")
    return layers
