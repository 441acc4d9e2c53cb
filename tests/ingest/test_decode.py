from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import InputError
from dateline.ingest.decode import decode

TEXT = "Müller said “no” – 😀\r\nend\u200b"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_and_plain_unicode_needs_no_remark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == (TEXT, None)


def test_windows_text_is_read_with_a_remark() -> None:
    text, remark = decode("Müller said “no”".encode("cp1252"))
    assert text == "Müller said “no”"
    assert remark == "not valid UTF-8; read as Windows-1252"


def test_bytes_that_windows_does_not_know_are_latin_1() -> None:
    text, remark = decode(b"caf\xe9 \x81")
    assert text == "café \x81"
    assert remark is not None
    assert "8859-1" in remark


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_guessed(encoding: str) -> None:
    text, remark = decode("The army left the town.".encode(encoding))
    assert text == "The army left the town."
    assert remark == f"no byte-order mark; read as {encoding.upper()}"


@pytest.mark.parametrize(
    "data",
    [b"abc\0def", b"%PDF-1.7 x", b"PK\x03\x04abc", b"\x89PNG\r\n", bytes(range(256)) * 8, b"\x01\x02\x03text"],
    ids=["nul", "pdf", "zip", "png", "all bytes", "controls"],
)
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="binary"):
        decode(data)


def test_a_broken_mark_is_an_input_error() -> None:
    with pytest.raises(InputError, match="UTF-16"):
        decode(b"\xff\xfea")


def test_a_declared_encoding_goes_first() -> None:
    assert decode("Київ".encode("cp1251"), "windows-1251") == ("Київ", None)


def test_an_unknown_declared_encoding_is_passed_over() -> None:
    assert decode(b"plain", "no-such-code") == ("plain", None)


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except InputError:
        return
    assert isinstance(text, str)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_text_comes_back_as_it_was(text: str) -> None:
    data = text.encode()
    if not data.startswith((b"\xef\xbb\xbf", b"GIF8", b"PK", b"%PDF")):
        assert decode(data)[0] == text
