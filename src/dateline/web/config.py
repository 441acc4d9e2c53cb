"""What a server is told when it starts."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field

from dateline.errors import UsageError
from dateline.settings import Settings

SHORTEST_TOKEN = 12
UPLOAD_BYTES = 25_000_000
LOOPBACK = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True, kw_only=True)
class WebSettings:
    """How the web application is set up.

    token: the secret of those who may write; None lets nobody. closed: nobody may read without it, either.
    hosts: the names by which it may be called, None for any. coding: how reports are coded. private: addresses of the
    server's own network may be fetched. most: bytes of one upload. secure: cookies for https alone.
    """

    token: str | None = None
    closed: bool = False
    hosts: tuple[str, ...] | None = LOOPBACK
    coding: Settings = field(default_factory=Settings)
    private: bool = False
    most: int = UPLOAD_BYTES
    secure: bool = False


def check_token(token: str | None) -> str | None:
    """A token that is hard to guess. Raises UsageError for another."""
    if token is not None and (len(token) < SHORTEST_TOKEN or not token.isascii() or not token.isprintable()):
        raise UsageError(f"the token must have {SHORTEST_TOKEN} characters or more, plain letters, digits and signs")
    return token


def is_loopback(host: str) -> bool:
    """Whether an address is that of this machine alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
