from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import pytest

from dateline.ingest.files import list_files, read_inputs
from dateline.ingest.ids import name_files
from dateline.ingest.intake import DROPPED, Given, Intake

PAGE = """<!doctype html><html lang="en"><head><meta charset="{charset}">
<title>Miners walk out in Łódź – Own Paper</title>
<meta property="og:site_name" content="Own Paper"><meta property="og:title" content="Miners walk out in Łódź">
<meta property="article:published_time" content="2023-04-05T06:00:00Z"></head>
<body><nav>Home Sport Weather</nav><article><h1>Miners walk out in Łódź</h1>
<p>Miners walked out of three pits on Tuesday after their union rejected an offer from the state company.</p>
<p>The company’s director said that he regretted the decision, and asked the union to return to the table.</p>
</article><footer>© 2019 Own Paper. All rights reserved.</footer></body></html>"""


def read(*inputs: object, given: Given | None = None, stdin: bytes = b"") -> list[Intake]:
    return list(read_inputs(tuple(map(str, inputs)), given or Given(), io.BytesIO(stdin)))


def test_a_text_file_is_kept_to_the_character(tmp_path: Path) -> None:
    text = "One.\r\n\r\nTwo\u200b 😀.\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    (intake,) = read(tmp_path / "a.txt")
    assert (intake.article.id, intake.article.text, intake.fault) == ("a", text, None)


def test_what_is_given_is_laid_over(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One.")
    given = Given(published=dt.date(2024, 5, 6), source="Wire", title="Head")
    article = read(tmp_path / "a.txt", given=given)[0].article
    assert (article.published, article.source, article.title) == (dt.date(2024, 5, 6), "Wire", "Head")


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-2"])
@pytest.mark.parametrize("name", ["page.html", "page"])
def test_a_page_gives_its_article_and_what_it_says_of_itself(tmp_path: Path, charset: str, name: str) -> None:
    (tmp_path / name).write_bytes(PAGE.format(charset=charset).encode(charset, errors="xmlcharrefreplace"))
    (intake,) = read(tmp_path / name)
    article = intake.article
    assert intake.fault is None
    assert article.title == "Miners walk out in Łódź"
    assert (article.source, article.published) == ("Own Paper", dt.date(2023, 4, 5))
    assert "Miners walked out of three pits" in article.text
    assert "Sport" not in article.text
    assert "rights reserved" not in article.text
    (told,) = (note.text for note in intake.notes if note.code == DROPPED)
    assert told.startswith("10 words of the page are not in its article: Home Sport Weather; © 2019 Own Paper.")


def test_what_drops_nothing_says_nothing(tmp_path: Path) -> None:
    page = PAGE.format(charset="utf-8")
    bare = page[: page.index("<nav>")] + page[page.index("<article>") : page.index("<footer>")] + "</body></html>"
    (tmp_path / "p.html").write_text(bare, encoding="utf-8")
    assert [note.code for note in read(tmp_path / "p.html")[0].notes] == []


def test_a_page_without_a_day_has_none(tmp_path: Path) -> None:
    page = PAGE.format(charset="utf-8").replace("2023-04-05T06:00:00Z", "")
    (tmp_path / "p.html").write_text(page, encoding="utf-8")
    assert read(tmp_path / "p.html")[0].article.published is None


def test_a_page_without_an_article_is_at_fault(tmp_path: Path) -> None:
    (tmp_path / "p.html").write_text("<html><body></body></html>")
    (intake,) = read(tmp_path / "p.html")
    assert intake.fault is not None
    assert "no article" in intake.fault


def test_a_folder_gives_its_files_in_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/c.html", "c.jsonl", ".hidden.txt", ".git/x.txt", "picture.png", "notes.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text('{"id": "row", "text": "x"}' if name == "c.jsonl" else PAGE if name == "a/c.html" else "x")
    assert [i.article.id for i in read(tmp_path)] == ["a/c", "a/z", "b", "row"]


def test_files_that_differ_in_their_suffix_alone_keep_it() -> None:
    names = name_files([Path("in/a.txt"), Path("in/a.html"), Path("in/b.txt")], Path("in"))
    assert list(names.values()) == ["a.txt", "a.html", "b"]


def test_an_empty_folder_is_at_fault(tmp_path: Path) -> None:
    assert list(list_files(tmp_path)) == []
    (intake,) = read(tmp_path)
    assert intake.fault is not None


def test_what_cannot_be_read_does_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "ok.txt").write_text("x")
    (tmp_path / "bin").write_bytes(b"a\0b")
    intakes = read(tmp_path / "no.txt", tmp_path / "bin", tmp_path / "ok.txt")
    assert [i.fault is None for i in intakes] == [False, False, True]
    assert intakes[0].fault is not None
    assert "No such file" in intakes[0].fault


def test_lines_on_standard_input_are_known_for_what_they_are() -> None:
    found = read("-", stdin=b'{"id": "a", "text": "x"}\n{"id": "b", "text": "y"}\n')
    assert [i.article.id for i in found] == ["a", "b"]


@pytest.mark.parametrize("data", [b"Plain text.", b"{broken", b""])
def test_other_standard_input_is_one_report_named_after_its_content(data: bytes) -> None:
    (intake,) = read("-", stdin=data)
    assert intake.article.id.startswith("text-")
    assert intake.article.text == data.decode()
