"""Expressions of time: the data's own examples, datelines, and any text at all."""

from __future__ import annotations

import datetime as dt
import sys
import tomllib
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import LexiconError
from dateline.lexicon.files import BUILT_IN
from dateline.lexicon.timewords import load_time_words
from dateline.resolve.times import find_times, read_head
from dateline.resolve.when.readers import READERS

WORDS = load_time_words()
FILES = [tomllib.loads(p.read_text(encoding="utf-8")) for p in sorted((BUILT_IN / "lang/en/time").glob("*.toml"))]


def entries(kind: str) -> list[tuple[str, dict[str, Any]]]:
    return [
        (entry["id"], example)
        for table in FILES
        for entry in table.get(kind, [])
        if isinstance(entry, dict)
        for example in entry.get("examples", [])
    ]


@pytest.mark.parametrize(("rule", "example"), entries("rule"))
def test_examples_of_rules(rule: str, example: dict[str, Any]) -> None:
    times = find_times(WORDS, example["text"], example.get("published"))
    found = [(t.text, t.timex) for t in times]
    if example.get("none"):
        assert found == []
    else:
        assert (example["words"], example["timex"]) in found


@pytest.mark.parametrize(("rule", "example"), entries("dateline"))
def test_examples_of_datelines(rule: str, example: dict[str, Any]) -> None:
    dateline = read_head(WORDS, example["text"], example.get("published"))[0]
    assert dateline is not None
    assert dateline.place == example["place"]
    assert (dateline.date, dateline.agency) == (example.get("date"), example.get("agency"))


def test_each_rule_has_a_reader() -> None:
    assert {rule.reads for rule in WORDS.rules} <= {*READERS, "nothing"}


DATELINES = [
    ("QUITO, 7 MAR 89 (EFE) -- [TEXT] THE COURT SAID", "QUITO", dt.date(1989, 3, 7), "EFE"),
    ("SAN PEDRO SULA (HONDURAS), 7 MAR 89 -- [TEXT] SO", "SAN PEDRO SULA (HONDURAS)", dt.date(1989, 3, 7), None),
    ("CLANDESTINE, 7 MAR 89 (RADIO\nFARABUNDO) -- [TEXT] SO", "CLANDESTINE", dt.date(1989, 3, 7), "RADIO\nFARABUNDO"),
    ("BAGHDAD, Iraq (Oct. 2, 2006)\nTwo men fell.", "BAGHDAD, Iraq", dt.date(2006, 10, 2), None),
    ("Serial 17\nFor Release\n\nBAGHDAD, Iraq (Oct. 2, 2006) – Two", "BAGHDAD, Iraq", dt.date(2006, 10, 2), None),
    ("2006-10-A-017\n\nBAGHDAD, Iraq (Oct. 2) – Two men fell.", "BAGHDAD, Iraq", dt.date(2006, 10, 2), None),
    ("BAGHDAD, Iraq (Oct. 2) – Two men fell.", "BAGHDAD, Iraq", None, None),
    ("ALBANY, N.Y., Oct. 2, 2006 (UPI) — The house", "ALBANY, N.Y.", dt.date(2006, 10, 2), "UPI"),
    ("LAGOS, Nigeria (AP)_ The court", "LAGOS, Nigeria", None, "AP"),
    ("LAGOS (Reuters) - The court", "LAGOS", None, "Reuters"),
    ("LAGOS _ The court", "LAGOS", None, None),
    ("PORT-AU-PRINCE: The court", "PORT-AU-PRINCE", None, None),
]


@pytest.mark.parametrize(("text", "place", "date", "agency"), DATELINES)
def test_datelines(text: str, place: str, date: dt.date | None, agency: str | None) -> None:
    found = read_head(WORDS, text)[0]
    assert found is not None
    assert (found.place, found.date, found.agency) == (place, date, agency)
    assert text[found.start :].startswith(place)
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    "text",
    [
        "The minister, who left in March, said so.",
        "Two men were killed on Monday.",
        "A bomb (said to be small) went off.",
        "",
        "\n\n",
        "(((((",
    ],
)
def test_no_dateline(text: str) -> None:
    assert read_head(WORDS, text)[0] is None


def test_a_datelines_year_is_the_nearest_to_publication() -> None:
    found = read_head(WORDS, "Accra, Dec 30 (GNA) - The", dt.date(2016, 1, 2))[0]
    assert found is not None
    assert found.date == dt.date(2015, 12, 30)


def test_the_dateline_anchors_what_the_report_counts_from() -> None:
    text = "BAGHDAD, Iraq (Oct. 4, 2006) - A patrol found arms yesterday. It left on Monday."
    times = find_times(WORDS, text, None)
    assert [(t.timex, t.basis) for t in times[1:]] == [("2006-10-03", "dateline"), ("2006-10-02", "dateline")]


def test_publication_goes_before_the_dateline() -> None:
    times = find_times(WORDS, "BAGHDAD (Oct. 4, 2006) - A patrol left yesterday.", dt.date(2006, 10, 6))
    assert times[-1].timex == "2006-10-05"


def test_a_headlines_date_is_the_day_of_issue() -> None:
    issue = read_head(WORDS, "Evening Summary, Oct. 4, 2006\nA patrol left.")[1]
    assert issue is not None
    assert (issue.date, issue.place) == (dt.date(2006, 10, 4), None)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_without_error(text: str) -> None:
    for found in find_times(WORDS, text, dt.date(2003, 10, 15)):
        assert text[found.start : found.end] == found.text
    read_head(WORDS, text)


PIECES = [
    *(
        "on",
        "monday",
        "may",
        "5",
        "the",
        "1990",
        "'s",
        "-",
        ",",
        ".",
        "(",
        ")",
        "two",
        "hundred",
        "years",
        "ago",
        "last",
    ),
    *("week", "of", "march", "a", "year", "and", "half", "am", "10", ":", "/", "$", "until", "second", "fall", "may"),
]


@settings(max_examples=120, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, *(p.upper() for p in PIECES), *(p.title() for p in PIECES)]), max_size=25))
def test_any_order_of_words_of_time_is_read_without_error(pieces: list[str]) -> None:
    text = " ".join(pieces)
    times = find_times(WORDS, text, dt.date(2003, 10, 15))
    assert all(a.end <= b.start for a, b in pairwise(times))
    assert all(t.first <= t.last for t in times if t.first and t.last)


LONG = ["1", "a", " ", "\n \n", ".", "(", "'", "a-", "1,", "12:", "\x00", "😀", "two or ", "mid-", "the end of ", "'s"]


@pytest.mark.parametrize("piece", LONG)
def test_long_lines_take_linear_work(piece: str) -> None:
    def count(letters: int) -> int:
        calls = [0]

        def note(*_: object) -> None:
            calls[0] += 1

        sys.setprofile(note)
        try:
            find_times(WORDS, piece * (letters // len(piece)), dt.date(2003, 10, 15))
        finally:
            sys.setprofile(None)
        return calls[0]

    assert count(40_000) < 5 * count(10_000) + 1000


def test_a_users_folder_adds_words_and_rules(tmp_path: Path) -> None:
    folder = tmp_path / "lang/xx/time"
    folder.mkdir(parents=True)
    (folder / "words.toml").write_text("[month]\nbrumaire = 11\n", encoding="utf-8")
    (folder / "rules.toml").write_text(
        "triggers = [\"'yore'\"]\n[[rule]]\nid = 'ref.yore'\npattern = \"'days' 'of' 'yore'\"\nreads = 'fixed'\n"
        "value = 'PAST_REF'\n",
        encoding="utf-8",
    )
    words = load_time_words((tmp_path,))
    assert [t.timex for t in find_times(words, "On 9 Brumaire 1799, in days of yore.", None)] == [
        "1799-11-09",
        "PAST_REF",
    ]


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("nosuchclass", "unknown class nosuchclass"),
        ("{nosuchmacro}", "unknown macro {nosuchmacro}"),
        ("(month", "does not compile"),
        ("month ;", "cannot read the pattern"),
    ],
)
def test_a_wrong_rule_is_named(tmp_path: Path, pattern: str, message: str) -> None:
    folder = tmp_path / "lang/xx/time"
    folder.mkdir(parents=True)
    (folder / "rules.toml").write_text(
        f"[[rule]]\nid = 'bad'\nreads = 'day'\npattern = '{pattern}'\n", encoding="utf-8"
    )
    with pytest.raises(LexiconError, match="rule 'bad'") as caught:
        load_time_words((tmp_path,))
    assert message in str(caught.value)
