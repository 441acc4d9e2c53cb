from __future__ import annotations

import datetime as dt
import json
from typing import Any

import pytest

from dateline.ingest.intake import Given, Intake
from dateline.ingest.jsonl import read_lines


def read(*lines: Any, given: Given | None = None) -> list[Intake]:
    raw = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    return list(read_lines(raw, "feed", given or Given()))


def test_a_whole_row() -> None:
    (intake,) = read(
        {
            "id": "7",
            "text": "Ann met Bob.",
            "published": "2024-02-29",
            "url": "https://a.example/7",
            "source": "Wire",
            "title": "Met",
            "mentions": [{"start": 0, "end": 3}],
            "more": 1,
        }
    )
    article = intake.article
    assert intake.fault is None
    assert (article.id, article.text, article.published) == ("7", "Ann met Bob.", dt.date(2024, 2, 29))
    assert (article.url, article.source, article.title) == ("https://a.example/7", "Wire", "Met")
    assert article.mentions == ((0, 3),)


def test_its_own_words_go_before_those_that_are_given() -> None:
    given = Given(published=dt.date(2020, 1, 1), source="Given", title="Given")
    own, none = read({"text": "a", "published": "2024-01-02", "source": "Own"}, {"text": "b"}, given=given)
    assert (own.article.published, own.article.source, own.article.title) == (dt.date(2024, 1, 2), "Own", "Given")
    assert (none.article.published, none.article.source) == (dt.date(2020, 1, 1), "Given")


def test_the_text_is_kept_to_the_character() -> None:
    text = "\ufeffa\u200b\r\n\x85\u2028 😀 \x00end "
    (intake,) = read({"text": text})
    assert intake.article.text == text


def test_half_a_surrogate_pair_keeps_the_offsets() -> None:
    (intake,) = read(b'{"text": "a\\ud83d met b"}')
    assert intake.article.text == "a\ufffd met b"
    assert [n.code for n in intake.notes] == ["encoding"]


def test_without_an_id_the_text_gives_one() -> None:
    one, same, other = read({"text": "a"}, {"text": "a"}, {"text": "b"})
    assert one.article.id == same.article.id != other.article.id


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "not a line of JSON"),
        (b"[" * 100_000, "not a line of JSON"),
        (b"[1]", "not a JSON object"),
        (b'{"id": "x"}', 'no "text"'),
        (b'{"text": 3}', 'no "text"'),
        (b'{"text": "a", "id": []}', '"id"'),
        (b'{"text": "a", "source": 1}', '"source"'),
        (b'{"text": "a", "mentions": [{"start": 0, "end": 9}]}', '"mentions" holds'),
        (b'{"text": "a", "mentions": [[0, 1]]}', '"mentions" holds'),
        (b'{"text": "a", "mentions": 5}', '"mentions" is not a list'),
        (b'\x00\x01{"text": "a"}', "binary"),
    ],
)
def test_a_broken_line_keeps_its_place_and_says_why(line: bytes, reason: str) -> None:
    before, broken, after = read({"id": "1", "text": "a"}, line, {"id": "3", "text": "b"})
    assert (before.article.id, after.article.id) == ("1", "3")
    assert broken.fault is not None
    assert reason in broken.fault
    assert [n.code for n in broken.notes] == ["unreadable"]


def test_a_broken_line_keeps_the_id_that_can_be_read() -> None:
    known, unknown = read({"id": "x"}, b"{")
    assert (known.article.id, unknown.article.id) == ("x", "feed:2")


def test_blank_lines_are_passed_over() -> None:
    assert [i.article.id for i in read({"id": "1", "text": "a"}, b"\r\n", b"", {"id": "2", "text": "b"})] == ["1", "2"]


@pytest.mark.parametrize("value", ['"tomorrow"', "20240101", '"7:58 AM"'])
def test_a_day_that_is_none_is_unknown_and_noted(value: str) -> None:
    line = f'{{"text": "a", "published": {value}}}'.encode()
    (intake,) = read_lines([line], "feed.jsonl", Given())
    assert intake.fault is None
    assert intake.article.published is None
    assert [note.code for note in intake.notes] == ["published"]
