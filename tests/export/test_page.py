from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from dateline.export.marks import Mark, cut_text
from dateline.export.page import to_page
from dateline.model import Article, Reading
from support.readings import TEXT, make_reading


class Links(HTMLParser):
    """The ids of a page, what it links to, and its tags with their attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.attributes: set[str] = set()
        self.tags: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        found = dict(attrs)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.links += [found["href"] or ""] if "href" in found else []


def body_text(page: str) -> str:
    found = re.search(r"<article[^>]*>(.*?)</article>", page, re.DOTALL)
    assert found
    return unescape(re.sub(r"<[^>]*>", "", found.group(1)))


def test_the_page_holds_the_text_to_the_character() -> None:
    assert body_text(to_page([make_reading()])) == TEXT


def test_every_link_leads_somewhere_and_every_id_is_one() -> None:
    found = Links(to_page([make_reading(), make_reading()]))
    assert len(found.ids) == len(set(found.ids))
    assert {link[1:] for link in found.links if link.startswith("#")} <= set(found.ids)
    assert len(found.links) > 40


def test_the_page_needs_nothing_else() -> None:
    page = to_page([make_reading()])
    found = Links(page)
    assert not found.tags & {"script", "link", "img", "iframe", "object"}
    assert not found.attributes & {"src", "style"}
    assert not any(name.startswith("on") for name in found.attributes)
    assert "url(" not in page
    assert "@import" not in page


def test_what_a_report_holds_stays_text() -> None:
    reading = make_reading()
    hostile = replace(
        reading.article, title='"><script>alert(1)</script>', source="{{ 7 * 7 }}", url="javascript:alert(1)"
    )
    found = Links(page := to_page([replace(reading, article=hostile)]))
    assert "script" not in found.tags
    assert "49" not in page.split("<footer>")[0].split("about")[-1][:100]
    assert not any(link.startswith("javascript") for link in found.links)


def test_claims_link_to_their_words_and_denials_to_what_they_deny() -> None:
    page = to_page([make_reading()])
    act = re.search(r'<a href="#(\w+)"[^>]*>ASSAULT / firearms</a>', page)
    assert act
    assert f'<a id="{act.group(1)}"></a><span class="act bad' in page
    assert '<a href="#r1c2">claim 2</a>' in page
    assert '<a href="#r1c1">claim 1</a>' in page


def test_a_reading_shows_itself_in_a_notebook() -> None:
    shown = make_reading()._repr_html_()
    assert shown.startswith("<iframe srcdoc=")
    assert "sandbox" in shown


def test_an_empty_reading_has_a_page() -> None:
    page = to_page([Reading(article=Article(id="x", text=""), coder=make_reading().coder)])
    assert "No claims." in page
    assert body_text(page) == ""


@given(st.text(max_size=30), st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=8))
def test_pieces_make_up_the_text_and_every_mark_begins_once(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(id=f"m{n}", start=min(s), end=max(s), kind="act", claims=(n,)) for n, s in enumerate(spans)]
    pieces = cut_text(text, marks)
    valid = [m for m in marks if m.start < m.end <= len(text)]
    assert "".join(p.text for p in pieces) == text
    assert sorted(i for p in pieces for i in p.starts) == sorted(m.id for m in valid)
    assert sorted(n for p in pieces for n in p.claims) == sorted(n for m in valid for n in m.claims)
    for mark in valid:
        assert "".join(p.text for p in pieces if mark in p.marks) == text[mark.start : mark.end]
