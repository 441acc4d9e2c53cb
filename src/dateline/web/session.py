"""Who may write: a token in a header, or a cookie that the token was exchanged for."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import time
from dataclasses import dataclass

COOKIE = "dateline_session"
DAYS = 14
SECONDS = DAYS * 86_400
SCHEME = "bearer "
MOST_FAILURES, FAILURE_SECONDS = 10, 60.0


@dataclass(frozen=True, slots=True)
class Keys:
    """What is made of the token. Sessions outlive a restart, and end when another token is chosen."""

    token: str

    def open_session(self) -> str:
        """The value of a new session's cookie."""
        bare = f"{int(time.time()) + SECONDS}.{secrets.token_urlsafe(16)}"
        return f"{bare}.{self._sign('session', bare)}"

    def is_session(self, cookie: str) -> bool:
        """Whether a cookie is one of ours, and not too old."""
        bare, _, signature = cookie.rpartition(".")
        until = bare.partition(".")[0]
        signed = hmac.compare_digest(self._sign("session", bare).encode(), signature.encode())
        return signed and until.isdecimal() and int(until) > time.time()

    def form_token(self, cookie: str) -> str:
        """What a form of this session must bring along: other sites cannot know it."""
        return self._sign("form", cookie)

    def is_form_token(self, cookie: str, given: str) -> bool:
        """Whether a form brought it."""
        return hmac.compare_digest(self.form_token(cookie).encode(), given.encode())

    def is_token(self, given: str) -> bool:
        """Whether somebody knows the token."""
        return hmac.compare_digest(self.token.encode(), given.encode())

    def is_header(self, header: str) -> bool:
        """Whether a header `Authorization: Bearer TOKEN` holds it."""
        return header[: len(SCHEME)].lower() == SCHEME and self.is_token(header[len(SCHEME) :].strip())

    def _sign(self, use: str, text: str) -> str:
        return hmac.new(self.token.encode(), f"dateline {use} {text}".encode(), hashlib.sha256).hexdigest()


class Failures:
    """How often the token was guessed wrong lately: guessing is to take years."""

    def __init__(self) -> None:
        self._times: list[float] = []

    def add(self) -> None:
        """One more wrong guess."""
        self._times = [*self._recent(), time.monotonic()]

    @property
    def too_many(self) -> bool:
        """Whether nobody may try again just now."""
        return len(self._recent()) >= MOST_FAILURES

    def _recent(self) -> list[float]:
        return [t for t in self._times if time.monotonic() - t < FAILURE_SECONDS]
