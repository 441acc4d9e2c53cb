"""Dateline: who did what to whom, when and where; who says so, and who denies it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.run.coder import Coder
    from dateline.run.ingest import Summary
    from dateline.store.opening import Store

__version__ = "0.1.0"
__all__ = ["__version__", "collect", "load", "open_store"]


def load(model: str | None = None, lexicons: Iterable[str | Path] = (), *, gate: bool = False) -> Coder:
    """A coder, ready to read.

    model: name or path of an installed spaCy pipeline for English; None is the default one.
    lexicons: folders laid over the built-in knowledge, later ones over earlier ones.
    gate: sentences that can hold no event are passed over before they are parsed; notes of the reading tell which.
    Raises ModelError or LexiconError, each naming the place and the remedy.
    """
    # Imported late: `import dateline` stays instant, and the parser is loaded only when it is needed.
    from dateline.run.coder import load_coder

    return load_coder(model, lexicons, gate=gate)


def open_store(target: str | Path, *, readonly: bool = False) -> Store:
    """The store at a path, or at an address (postgresql://USER@HOST/NAME); made if there is none.

    readonly: there must be one, and nothing is written to it.
    Raises StoreError, naming the place and the remedy.
    """
    from dateline.store.opening import open_store as open_it

    return open_it(target, create_missing=not readonly, readonly=readonly)


def collect(
    sources: Iterable[str | Path],
    store: Store | str | Path,
    *,
    model: str | None = None,
    lexicons: Iterable[str | Path] = (),
    workers: int = 1,
    copies: bool = False,
    gate: bool = False,
) -> Summary:
    """Codes the reports of files and folders that a store does not hold yet, and keeps them: `dateline ingest`.

    copies: near-duplicates are coded, too. gate: as in `load`. It can be stopped at any moment, and goes on when it is
    called again. Inputs that cannot be read are kept with their reason. Raises StoreError, ModelError or LexiconError.
    """
    from dateline.run.collection import collect_sources
    from dateline.run.ingest import Plan
    from dateline.settings import DEFAULT_MODEL, Settings

    layers = tuple(map(Path, lexicons))
    settings = Settings(model=model or DEFAULT_MODEL, lexicons=layers, workers=workers, gate=gate)
    return collect_sources([str(source) for source in sources], store, Plan(settings=settings, copies=copies))
