"""From mail and mail-like archives of agency copy to articles."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from typing import BinaryIO

from dateline.errors import InputError
from dateline.ingest.days import read_day
from dateline.ingest.html import read_page
from dateline.ingest.intake import Given, Intake, apply_given, unreadable
from dateline.ingest.limits import LONGEST_REPORT, bounded_lines
from dateline.model import Article

BEGIN = b"From "


def read_mailbox(stream: BinaryIO, name: str, given: Given) -> Iterator[Intake]:
    """One intake a message of an mbox file."""
    for number, data in enumerate(_split(stream), 1):
        yield read_mail(data, f"{name}:{number}", given)


def read_mail(data: bytes, name: str, given: Given) -> Intake:
    """The report that a message holds: its subject is the title, its sender the source."""
    try:
        article = _to_article(data, name)
    except InputError as error:
        return unreadable(Article(id=name, text=""), str(error))
    except Exception as error:  # noqa: BLE001 - a damaged message breaks its reader in any way; it is recorded
        return unreadable(Article(id=name, text=""), f"not a whole message ({type(error).__name__}: {error})")
    return Intake(article=apply_given(article, given))


def _split(stream: BinaryIO) -> Iterator[bytes]:
    lines: list[bytes] = []
    size = 0
    for line in bounded_lines(stream):
        if line.startswith(BEGIN) and lines and not lines[-1].strip():
            yield b"".join(lines)
            lines, size = [], 0
        elif not line.startswith(BEGIN):
            size += len(line)
            if size <= LONGEST_REPORT:
                lines.append(line)
    if any(line.strip() for line in lines):
        yield b"".join(lines)


def _to_article(data: bytes, name: str) -> Article:
    message = email.message_from_bytes(data, policy=email.policy.default)
    if not isinstance(message, EmailMessage) or not message.keys():
        raise InputError("not a message: it has no head")
    body = message.get_body(("plain", "html"))
    if body is None:
        raise InputError("no text in this message")
    content = body.get_content()
    if body.get_content_type() == "text/html":
        content = read_page(content.encode(), name)[0].text
    if not content.strip():
        raise InputError("no text in this message")
    sender = message["from"]
    source = sender.addresses[0].display_name or sender.addresses[0].domain if sender and sender.addresses else None
    return Article(
        id=str(message["message-id"] or name).strip("<> "),
        text=content,
        title=str(message["subject"]) if message["subject"] else None,
        source=source or None,
        published=read_day(str(message["date"])) if message["date"] else None,
    )
