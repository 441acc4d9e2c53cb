"""Every kind of store, as for the tests of the store itself."""

from __future__ import annotations

from store.conftest import address, shared_store, store

__all__ = ["address", "shared_store", "store"]
