"""From bytes to text, with every assumption said aloud."""

from __future__ import annotations

import codecs
import re

from dateline.errors import InputError

SAMPLE = 65_536
CONTROL_SHARE = 0.05
NUL_SHARE = 0.6

# The four-byte marks come first: UTF-32's begins like UTF-16's.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARIES = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def decode(data: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """The text of the bytes, and a remark if the encoding had to be assumed.

    declared: the encoding that the bytes themselves name (an HTML page's charset).
    A byte-order mark belongs to the encoding, not to the text. Line ends stay as they are.
    Raises InputError for bytes that are no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding), None
    _refuse_known_binary(data)
    if wide := _guess_wide(data[:SAMPLE]):
        return _strict(data, wide), f"no byte-order mark; read as {wide.upper()}"
    _refuse_binary(data[:SAMPLE])
    for named in (declared, "utf-8"):
        text = _try(data, named) if named else None
        if text is not None:
            return text, None
    return _fall_back(data)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None


def _fall_back(data: bytes) -> tuple[str, str]:
    text = _try(data, "cp1252")
    if text is not None:
        return text, "not valid UTF-8; read as Windows-1252"
    return data.decode("latin-1"), "not valid UTF-8; read as ISO 8859-1"


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(f"not valid {encoding.upper()} (byte {error.start}); save it as UTF-8") from error


def _guess_wide(sample: bytes) -> str | None:
    """UTF-16 without its mark: nearly every second byte of Latin text is NUL."""
    if len(sample) < 4 or len(sample) % 2:
        sample = sample[: len(sample) // 2 * 2]
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if half and odd > NUL_SHARE * half and even * 10 <= odd:
        return "utf-16-le"
    if half and even > NUL_SHARE * half and odd * 10 <= even:
        return "utf-16-be"
    return None


def _refuse_known_binary(data: bytes) -> None:
    for magic, kind in _BINARIES:
        if data.startswith(magic):
            raise InputError(f"binary: {kind}; give its text instead")


def _refuse_binary(sample: bytes) -> None:
    if b"\0" in sample or len(_CONTROLS.findall(sample)) > CONTROL_SHARE * len(sample):
        raise InputError("binary: not text; give a text, HTML or .jsonl file")
