"""What is out of date is coded again, and what that changed is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.model import Article, CoderInfo, Reading
from dateline.run import many
from dateline.run.differences import Difference, compare
from dateline.run.recode import recode
from dateline.settings import Settings
from dateline.store.checks import check
from dateline.store.entry import FAILED, Entry
from dateline.store.fetch import read_article, read_codings, read_reading
from dateline.store.opening import Store, open_store
from support.readings import INFO, make_reading, words
from support.stores import article, coded, fill, name_reading

NEWER = replace(INFO, codebook="ffff00000000")


class NewerCoder:
    """Says the same as the one before, but for what `change` makes of it."""

    info: CoderInfo = NEWER

    def __init__(self, change: Callable[[Reading], Reading]) -> None:
        self.change = change

    def read_article(self, article: Article) -> Reading:
        if "stumble" in article.text:
            raise RecursionError("too deep")
        return replace(self.change(make_reading()), article=article, coder=NEWER)

    def pipe(self, articles: Iterable[Article]) -> Iterator[Reading]:
        yield from map(self.read_article, articles)


def same(reading: Reading) -> Reading:
    return reading


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "news.db", create_missing=True)
    up_to_date = replace(name_reading("new"), coder=NEWER)
    failed = Entry(article=article("once", "It failed once."), status=FAILED, reason="too deep")
    fill(opened, [coded(make_reading()), coded(up_to_date), failed, coded(name_reading("bad", tail="stumble"))])
    yield opened
    opened.close()


def use(monkeypatch: pytest.MonkeyPatch, change: Callable[[Reading], Reading]) -> None:
    monkeypatch.setattr(many, "_load", lambda settings: NewerCoder(change))


def test_what_is_out_of_date_is_coded_again(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, same)
    told = recode(store, Settings())
    assert (told.stale, told.done, told.failed, told.claims) == (3, 2, 1, 8)
    found = [read_reading(store, name) for name in ("boats", "new", "once", "bad")]
    assert [r.coder.codebook if r else None for r in found] == [NEWER.codebook] * 3 + [INFO.codebook]
    assert found[0] == replace(make_reading(), coder=NEWER)
    assert read_article(store, "once").status == "coded"
    assert check(store) == ()
    assert recode(store, Settings()).stale == 1
    assert recode(store, Settings(), everything=True).stale == 4


def test_what_that_changed_is_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    attack, denial, quotation, talks = make_reading().claims
    assert attack.event
    assert talks.event
    retyped = replace(attack, event=replace(attack.event, type="THREATEN", mode=()))
    later = replace(talks, event=replace(talks.event, auxiliary=()))
    added = replace(quotation, id="c9", attribution=replace(quotation.attribution, cue=words("harbour")))
    use(monkeypatch, lambda reading: replace(reading, claims=(retyped, denial, later, added)))
    recode(store, Settings())
    found = [d for older, newer in read_codings(store) for d in compare(older, newer)]
    assert [(d.kind, d.before, d.after, d.fields) for d in found] == [
        ("retyped", "ASSAULT/firearms", "THREATEN", ()),
        ("gone", "statement", "", ()),
        ("new", "", "statement", ()),
        ("changed", "CONSULT/meet", "CONSULT/meet", ("status",)),
    ]
    assert found[0].text.startswith("that Sudland's navy fired")
    assert list(read_codings(store, "0123")) != []
    assert list(read_codings(store, "9999")) == []


def test_the_same_coding_makes_no_difference() -> None:
    older, newer = make_reading(), make_reading()
    renamed = replace(newer, claims=tuple(replace(c, id=f"x{c.id}", answers=()) for c in newer.claims))
    assert list(compare(older, renamed)) == []


def test_a_difference_names_its_report() -> None:
    (gone, *_) = compare(make_reading(), replace(make_reading(), claims=()))
    assert isinstance(gone, Difference)
    assert (gone.report, gone.kind) == ("boats", "gone")
