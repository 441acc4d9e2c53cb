"""Keeps what was made of the knowledge files, so that the next process need not read them all again.

It lies in `dateline` under the user's own cache folder ($XDG_CACHE_HOME, else ~/.cache); DATELINE_CACHE names another
folder, and `off` turns it off. Nothing depends on it: what cannot be read is made anew, what cannot be kept is not.
"""

from __future__ import annotations

import copyreg
import hashlib
import os
import pickle
import sys
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

FOLDER, OFF, KEPT, SUFFIX = "DATELINE_CACHE", "off", 4, ".pickle"
CODE = Path(__file__).parent.parent

Value = TypeVar("Value")


def cached(name: str, key: str, make: Callable[[], Value]) -> Value:
    """What `make` gives, from the cache if it is there. key: changes with all that it is made of but our own code."""
    folder = _folder()
    if folder is None:
        return make()
    path = folder / f"{name}-{_with_code(key)}{SUFFIX}"
    try:
        with path.open("rb") as file:
            found: Value = pickle.load(file)  # noqa: S301 - of a folder that nobody else may write to
        return found
    except Exception:  # noqa: BLE001 - whatever is wrong with it, it can be made anew
        made = make()
    _keep(path, made)
    return made


def _folder() -> Path | None:
    named = os.environ.get(FOLDER)
    if named == OFF:
        return None
    try:
        base = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
        folder = Path(named) if named else base / "dateline"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        state = folder.stat()
    except (OSError, RuntimeError):
        return None
    own = not hasattr(os, "getuid") or state.st_uid == os.getuid()
    return folder if own and not state.st_mode & 0o022 else None


def _with_code(key: str) -> str:
    """The key with the state of our own code and of Python, which say what the kept bytes mean."""
    digest = hashlib.sha256(f"{key} {sys.version}".encode())
    for path in sorted(CODE.rglob("*.py")):
        state = path.stat()
        digest.update(f"{path} {state.st_size} {state.st_mtime_ns}".encode())
    return digest.hexdigest()[:16]


def _keep(path: Path, value: object) -> None:
    try:
        data = _dump(value)
        handle, part = tempfile.mkstemp(dir=path.parent, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(part).replace(path)
        beside = path.parent.glob(f"{path.name.rpartition('-')[0]}-*{SUFFIX}")
        for old in sorted(beside, key=lambda p: -p.stat().st_mtime)[KEPT:]:
            old.unlink(missing_ok=True)
    except (OSError, pickle.PicklingError, TypeError, AttributeError):
        return


def _dump(value: object) -> bytes:
    out = BytesIO()
    pickler = pickle.Pickler(out, protocol=pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = copyreg.dispatch_table.copy()
    pickler.dispatch_table[MappingProxyType] = lambda proxy: (frozen_mapping, (dict(proxy),))
    pickler.dump(value)
    return out.getvalue()


def frozen_mapping(held: dict[Any, Any]) -> MappingProxyType[Any, Any]:
    """A mapping that nobody can change."""
    return MappingProxyType(held)
