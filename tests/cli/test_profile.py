"""What each stage costs."""

from __future__ import annotations

import pytest

from dateline.cli.profile import check_profile, to_text
from dateline.errors import UsageError
from dateline.model import Article
from dateline.run.clock import Clock
from dateline.run.coder import Coder


def test_stages_add_up_to_all() -> None:
    clock = Clock(seconds={"syntax": 2.0, "claims": 1.0}, articles=2, words=500, began=3.0)
    lines = to_text(clock, 7.0).splitlines()
    assert [line.split() for line in lines[1:-1]] == [
        ["syntax", "2.00", "50.0%", "4000.0"],
        ["claims", "1.00", "25.0%", "2000.0"],
        ["in", "and", "out", "1.00", "25.0%", "2000.0"],
        ["all", "4.00", "100.0%", "8000.0"],
        ["loading", "3.00"],
    ]
    assert lines[-1] == "2 articles, 500 words and marks"


def test_nothing_read_divides_by_nothing() -> None:
    assert "0 articles" in to_text(Clock(began=1.0), 1.0)


def test_a_coder_counts_what_it_reads(coder: Coder) -> None:
    before = coder.clock.articles, coder.clock.words
    list(coder.pipe([Article(id="1", text="Peru met Chile."), Article(id="2", text="")]))
    assert (coder.clock.articles, coder.clock.words) == (before[0] + 2, before[1] + 4)
    assert {"syntax", "names", "actors", "acts", "claims"} <= set(coder.clock.seconds)


def test_several_processes_have_no_profile() -> None:
    check_profile(False, 2)
    check_profile(True, 1)
    with pytest.raises(UsageError, match="leave out --workers and --engine"):
        check_profile(True, 2)
