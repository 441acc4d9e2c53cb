"""From a PDF file to its article."""

from __future__ import annotations

import io
import logging
import re

from dateline.errors import InputError
from dateline.model import Article

MOST_PAGES = 2000
_HYPHENED = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
_SPACES = re.compile(r"[ \t]+\n")


def read_pdf(data: bytes, name: str) -> Article:
    """The text of all pages, a blank line between them; title and author as the file gives them.

    A PDF's dates tell when the file was made, not when the report came out: they are left alone.
    Raises InputError if it cannot be read, is locked, or holds pictures of text alone.
    """
    title, author, pages = _open(data)
    text = "\n\n".join(page for page in pages if page)
    if not text:
        raise InputError("no text in this PDF: if it was scanned, give what a reader of scans makes of it")
    return Article(id=name, text=text, title=title, author=author)


def _open(data: bytes) -> tuple[str | None, str | None, list[str]]:
    # Imported late: only PDF files need it.
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        file = PdfReader(io.BytesIO(data))
        if file.is_encrypted and not file.decrypt(""):
            raise InputError("this PDF is locked with a password: save it without")
        told = file.metadata
        pages = [_clean(page.extract_text()) for _, page in zip(range(MOST_PAGES), file.pages, strict=False)]
        return (told.title if told else None), (told.author if told else None), pages
    except InputError:
        raise
    except Exception as error:
        raise InputError(f"not a whole PDF file ({type(error).__name__}: {error})") from error


def _clean(page: str) -> str:
    return _HYPHENED.sub("", _SPACES.sub("\n", page)).strip()
