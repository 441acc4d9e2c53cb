"""The user's folders of knowledge, as they are named on the command line."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from dateline.errors import UsageError
from dateline.lexicon.layers import check_layers


def find_layers(folders: Iterable[Path] | None, *, checked: bool = True) -> tuple[Path, ...]:
    """The folders. Raises UsageError for one that there is not, and LexiconError for files that nothing reads.

    checked: False leaves it to the caller to look at the files.
    """
    layers = tuple(folders or ())
    for folder in layers:
        if not folder.exists():
            raise UsageError(f"--lexicon {folder}: there is no such folder")
        if not folder.is_dir():
            raise UsageError(f"--lexicon {folder}: is no folder: give the folder that holds lang/, actors/ or the like")
    if checked:
        check_layers(layers)
    return layers
