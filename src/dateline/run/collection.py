"""Sources into a store, for callers in Python."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

from dateline.ingest.files import read_inputs
from dateline.ingest.intake import Given
from dateline.run.ingest import Plan, Summary, ingest_all
from dateline.store.opening import Store, open_store


def collect_sources(sources: Sequence[str], store: Store | str | Path, plan: Plan) -> Summary:
    """Ingests what sources hold; see `dateline.collect`."""
    intakes = read_inputs(tuple(sources), Given(), io.BytesIO())
    if isinstance(store, Store):
        return ingest_all(intakes, store, plan)
    opened = open_store(store, create_missing=True)
    try:
        return ingest_all(intakes, opened, plan)
    finally:
        opened.close()
