"""Briefs, and what they are printed as."""

from __future__ import annotations

import re

import pytest

from dateline.analysis import prints
from dateline.analysis.asked import Asked, find_side
from dateline.analysis.briefs import Brief, write_brief
from dateline.analysis.charts.svg import to_svg
from dateline.analysis.charts.timeline import draw_timeline
from dateline.analysis.pages import to_html, to_markdown, to_ranges
from dateline.errors import UsageError
from dateline.store.opening import Store
from support.dealings import deal, put
from support.stores import name_reading


@pytest.fixture(scope="module")
def brief(shared_store: Store) -> Brief:
    put(
        shared_store,
        [
            deal("2024-01-02", "FRA>DEU", "AID", on="2024-01-02"),
            deal("2024-01-05", "DEU>FRA", "ASSAULT", on="2024-01-04", speaker="FRA", source="<b>Wire</b>"),
            deal(None, "DEU>FRA", "ACCUSE", source="Undated"),
        ],
    )
    return write_brief(shared_store, Asked(a=find_side("FRA"), b=find_side("DEU"), unit="claim"))


def part(brief: Brief, key: str) -> list[str]:
    return [sentence.text for one in brief.parts if one.key == key for sentence in one.sentences]


def test_each_sentence_stands_on_reports(brief: Brief) -> None:
    numbers = {source.number for source in brief.sources}
    sentences = [sentence for one in brief.parts for sentence in one.sentences]
    assert numbers == set(range(1, len(brief.sources) + 1))
    assert all(sentence.notes and numbers.issuperset(sentence.notes) for sentence in sentences)


def test_what_is_told_and_what_is_alleged_stand_apart(brief: Brief) -> None:
    happened, alleged = part(brief, "happened"), part(brief, "alleged")
    assert any("FRA>DEU AID" in text and text.startswith("2024-01-02") for text in happened)
    assert any("unknown" in text for text in happened if "ACCUSE" in text)
    assert [text.startswith("2024-01-04: FRA ") for text in alleged] == [True]
    assert not any("ASSAULT" in text for text in happened)


def test_numbers_are_those_of_the_series(brief: Brief) -> None:
    total = part(brief, "numbers")[0]
    assert "2 claims from 2024-01-01 to 2024-01-07: 1 by France, 1 by Germany; 1 of conflict, 1 of cooperation" in total
    assert "cannot be told" in part(brief, "changed")[0]


def test_what_is_denied_names_both(store: Store) -> None:
    put(store, [name_reading("one")])
    written = write_brief(store, Asked(a=find_side("Sudland's navy"), unit="claim"))
    (denied,) = part(written, "denied")
    assert "Ana Rusk denies what Norland's foreign ministry alleges" in denied
    assert "killing three people" in denied


def test_a_page_holds_everything_and_fetches_nothing(brief: Brief) -> None:
    page = to_html(brief)
    assert page.count("<svg") == 2
    assert "@media print" in page
    assert "&lt;b&gt;Wire&lt;/b&gt;" in page
    assert "<script" not in page
    assert re.findall(r'(?:src|href)="(?!#)[^"]*"', page.replace('xlink:href="#', "")) == []
    for number in re.findall(r'href="#note-(\d+)"', page):
        assert f'id="note-{number}"' in page


def test_markdown_has_each_footnote(brief: Brief) -> None:
    text = to_markdown(brief)
    assert text.startswith("# France and Germany\n")
    for number in set(re.findall(r"\[\^(\d+)\](?!:)", text)):
        assert f"[^{number}]: " in text


def test_nothing_is_said_of_nothing(store: Store) -> None:
    written = write_brief(store, Asked(a=find_side("FRA"), b=find_side("DEU")))
    assert (written.sources, written.charts) == ((), ())
    assert "Nothing that the store holds" in to_markdown(written)
    assert "Nothing that the store holds" in to_html(written)


def test_ranges_join_what_follows() -> None:
    assert to_ranges((1, 2, 3, 5, 7, 8)) == [(1, 3), (5, 5), (7, 8)]
    assert to_ranges(()) == []


def test_a_chart_is_drawn_here(brief: Brief) -> None:
    spec = draw_timeline(brief.series)
    assert [value["conflict"] for value in spec["data"]["values"]] == [-1]
    assert to_svg(spec).startswith("<svg")
    with pytest.raises(ValueError, match=r"(?i)url|access|denied|loader"):
        to_svg({**spec, "data": {"url": "https://elsewhere.example/x.json"}})


def test_without_a_browser_the_remedy_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prints.shutil, "which", lambda name: None)
    with pytest.raises(UsageError, match="install Chromium, or write html"):
        prints.to_pdf("<p>x</p>")


@pytest.mark.skipif(prints.find_browser() is None, reason="needs Chromium")
def test_a_page_is_printed(brief: Brief) -> None:
    assert prints.to_pdf(to_html(brief)).startswith(b"%PDF-")
