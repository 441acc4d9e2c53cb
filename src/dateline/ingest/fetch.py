"""Fetches an address that the user gave: bounded, and never from the user's own network unless allowed."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from ipaddress import ip_address
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from dateline.errors import InputError
from dateline.ingest.limits import LONGEST_REPORT

if TYPE_CHECKING:
    import httpx

SCHEMES = ("http", "https")
MOST_HOPS = 5
SECONDS, WHOLE_SECONDS = 20.0, 120.0
REDIRECTS = (301, 302, 303, 307, 308)
AGENT = "dateline"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What may be fetched. private: addresses of the user's own machine and network, too."""

    private: bool = False
    most: int = LONGEST_REPORT


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came, and from where after all redirects."""

    url: str
    data: bytes
    kind: str


def is_address(name: str) -> bool:
    """Whether a name is a web address."""
    return urlsplit(name).scheme.lower() in SCHEMES and "://" in name


def fetch(url: str, reach: Reach) -> Fetched:
    """What stands at an address. Each redirect is checked as the address was.

    Raises InputError with the reason if it may not or cannot be fetched, or does not end.
    """
    # Imported late: most commands fetch nothing.
    import httpx

    with httpx.Client(timeout=SECONDS, follow_redirects=False, trust_env=False) as client:
        for _ in range(MOST_HOPS + 1):
            found = _hop(client, url, reach)
            if isinstance(found, Fetched):
                return found
            url = found
    raise InputError(f"redirected more than {MOST_HOPS} times")


def _hop(client: httpx.Client, url: str, reach: Reach) -> Fetched | str:
    """What stands at an address, or the address that it redirects to."""
    import httpx

    parts = urlsplit(url)
    place = check_address(url, reach)
    netloc = f"[{place}]" if ":" in place else place
    port = f":{parts.port}" if parts.port else ""
    # The address that was checked is the one that is asked: a name may stand for another the next moment.
    target = parts._replace(netloc=netloc + port, fragment="").geturl()
    headers = {"Host": f"{parts.hostname}{port}", "User-Agent": AGENT, "Accept-Encoding": "gzip, deflate"}
    try:
        request = client.build_request("GET", target, headers=headers, extensions={"sni_hostname": parts.hostname})
        answer = client.send(request, stream=True)
        try:
            if answer.status_code in REDIRECTS and "location" in answer.headers:
                return urljoin(url, answer.headers["location"])
            if answer.status_code != 200:
                raise InputError(f"the server answered {answer.status_code}")
            data = b"".join(_bounded(answer.iter_bytes(), reach.most))
            return Fetched(url=url, data=data, kind=answer.headers.get("content-type", ""))
        finally:
            answer.close()
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise InputError(f"cannot be fetched: {str(error) or type(error).__name__}") from error


def check_address(url: str, reach: Reach) -> str:
    """The numeric address behind a web address. Raises InputError if it may not be fetched, or there is none."""
    parts = urlsplit(url)
    if parts.scheme.lower() not in SCHEMES or not parts.hostname:
        raise InputError(f"{url!r} is no web address: give one that begins with http:// or https://")
    if parts.username or parts.password:
        raise InputError("an address with a password is not fetched")
    try:
        port = parts.port or (443 if parts.scheme.lower() == "https" else 80)
        found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, ValueError) as error:
        raise InputError(f"no such host: {parts.hostname}") from error
    numbers = [str(entry[4][0]).partition("%")[0] for entry in found]
    if not reach.private and (own := next((n for n in numbers if not _is_public(n)), None)):
        raise InputError(f"{parts.hostname} is an address of your own network ({own}): allow it with --allow-private")
    return numbers[0]


def _is_public(number: str) -> bool:
    place = ip_address(number)
    mapped = getattr(place, "ipv4_mapped", None)
    place = mapped or place
    return place.is_global and not place.is_multicast


def _bounded(blocks: Iterator[bytes], most: int) -> Iterator[bytes]:
    begun, size = time.monotonic(), 0
    for block in blocks:
        size += len(block)
        if size > most:
            raise InputError(f"does not end within {most // 1_000_000} MB: not read on")
        if time.monotonic() - begun > WHOLE_SECONDS:
            raise InputError(f"does not end within {WHOLE_SECONDS:.0f} seconds: not waited for")
        yield block
