"""What databases complain of, as errors that name the place and the remedy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from dateline.errors import StoreError

# Parts of the messages of SQLite and PostgreSQL, in small letters, and what to tell a user.
_REMEDIES = (
    (("fatal:  database",), "the server has no such database: create it first (createdb NAME)"),
    (("is full", "no space left", "disk i/o error", "file too large"),
     "the disk is full (or may not be written): free some space and start again; what was written is safe"),
    (("readonly", "read-only"), "the store cannot be written to: check the rights on the file and its folder"),
    (("is locked", "lock timeout"), "the store is in use and was not let go in time: try again when the other is done"),
    (("not a database", "malformed", "corrupt"), "this file is damaged, or no store: restore a backup of it"),
    (("unable to open", "no such file"), "the file cannot be opened: check its path and rights"),
    (("connection refused", "could not translate", "failed to resolve", "timeout expired", "connection failed"),
     "no database server answers there: check the address, and whether it runs"),
    (("authentication", "no password supplied"), "the server refuses this user or password"),
)  # fmt: skip


@contextmanager
def telling(name: str) -> Iterator[None]:
    """Raises StoreError, with the store's name and a remedy, for what goes wrong with its database within."""
    try:
        yield
    except SQLAlchemyError as error:
        raise StoreError(f"{name}: {explain(error)}") from error


def explain(error: SQLAlchemyError) -> str:
    """What went wrong, in words for a user."""
    text = str(error.orig) if isinstance(error, DBAPIError) and error.orig is not None else str(error)
    low = text.lower()
    for signs, remedy in _REMEDIES:
        if any(sign in low for sign in signs):
            return f"{remedy} ({text.splitlines()[0]})"
    return f"the database fails: {text.splitlines()[0] if text else type(error).__name__}"
