"""Every page, its twin, its table and its feed."""

from __future__ import annotations

import csv
import io
import re
from xml.etree import ElementTree

import pytest
from fastapi.testclient import TestClient

from dateline.web.pages import PAGES
from web.conftest import NASTY

ATOM = "{http://www.w3.org/2005/Atom}"
# How each page's address looks in the store of these trials.
ADDRESSES = {
    "/reports/{article}": "/reports/1",
    "/codebook/{name}": "/codebook/ASSAULT",
    "/review/claims/{claim}": "/review/claims/1048576",
    "/incidents/{incident}": "/incidents/1048576",
}
# A job is made by adding something: see test_adding.
EVERY = [
    pytest.param(page, ADDRESSES.get(page.path, page.path), id=page.path) for page in PAGES if page.path != "/add/{job}"
]


@pytest.mark.parametrize(("page", "path"), EVERY)
def test_a_page_and_its_twin_answer(client: TestClient, page: object, path: str) -> None:
    shown, twin = client.get(path), client.get(f"/api{path}")
    assert (shown.status_code, twin.status_code) == (200, 200)
    assert shown.headers["content-type"].startswith("text/html")
    assert twin.headers["content-type"] == "application/json"
    assert isinstance(twin.json(), dict)
    assert shown.text.count("<h1") == 1


@pytest.mark.parametrize("path", ["/claims", "/search", "/reports/3", "/claims?show=all", "/search?who=navy"])
def test_what_stands_in_a_report_is_shown_as_text(client: TestClient, path: str) -> None:
    shown = client.get(path).text
    assert "onerror" in shown
    assert "<img src=x" not in shown
    assert "<script>alert" not in shown
    assert not re.search(r"""href=["']?javascript:""", shown)


def test_a_report_is_shown_letter_by_letter(client: TestClient) -> None:
    told = client.get("/api/reports/3").json()
    assert (told["title"], told["dateline"]["text"]) == (f"Title {NASTY}", f"GENEVA {NASTY}")


def test_contested_claims_tell_who_denies_them(client: TestClient) -> None:
    found = client.get("/api/claims").json()
    assert found["contested"] is True
    lines = found["claims"]["lines"]
    assert [line["claim"]["report"] for line in lines] == ["two", "nasty", "one"]
    assert {line["standing"]["kind"] for line in lines} == {"denied-by-accused"}
    assert [a["how"] for a in lines[0]["answers"]] == ["denies"]
    assert lines[0]["path"] == "/reports/2#c1"


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("show=all", 12),
        ("show=all&type=ASSAULT", 3),
        ("show=all&type=assault&source=Other+Wire", 1),
        ("show=all&speaker=Ana+Rusk", 6),
        ("show=all&since=2024-03-05", 4),
        ("show=all&until=2024-03-05&type=CONSULT", 2),
        ("standing=unanswered", 9),
        ("standing=confirms", 0),
        ("standing=denies&q=harbour", 3),
        ("show=all&place=NOR", 3),
        ("show=all&type=&who=", 12),
        ("show=all&limit=5", 5),
        ("show=all&limit=5&offset=10", 2),
    ],
)
def test_filters(client: TestClient, query: str, count: int) -> None:
    assert len(client.get(f"/api/claims?{query}").json()["claims"]["lines"]) == count


def test_facets_count_what_a_search_finds(client: TestClient) -> None:
    facets = client.get("/api/search?q=fishing").json()["facets"]
    assert facets["all"] is True
    assert dict(facets["types"]) == {"ASSAULT": 3, "CONSULT": 3}
    assert dict(facets["answered"]) == {"unanswered": 9, "denies": 3}
    assert dict(facets["sources"])["Other Wire"] == 4
    narrowed = client.get("/api/search?q=fishing&type=ASSAULT&source=Other+Wire").json()
    assert len(narrowed["claims"]["lines"]) == 1


def test_a_page_leads_to_its_other_forms_with_its_filters(client: TestClient) -> None:
    shown = client.get("/claims?show=all&type=ASSAULT").text
    for form in ("/api/claims.csv", "/api/claims", "/api/claims.atom"):
        assert f'href="{form}?show=all&amp;type=ASSAULT"' in shown


def test_a_table_holds_what_is_shown_and_no_formula(client: TestClient) -> None:
    answer = client.get("/api/claims.csv?show=all&type=ASSAULT")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert answer.headers["content-type"].startswith("text/csv")
    assert [row["type"] for row in rows] == ["ASSAULT"] * 3
    assert rows[0]["killed"] == "3"
    assert rows[0]["score"] == "-9.5"


def test_a_feed_is_well_formed_whatever_it_tells(client: TestClient) -> None:
    feed = ElementTree.fromstring(client.get("/api/claims.atom?show=all").content)
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 12
    links = [e.find(f"{ATOM}link").attrib["href"] for e in entries]  # type: ignore[union-attr]
    assert links[0] == "http://localhost/reports/2#c4"


def test_a_report_ties_every_field_to_its_words(client: TestClient) -> None:
    report = client.get("/api/reports/1").json()
    attack = report["claims"][0]
    fields = {f["name"]: f for f in attack["fields"]}
    assert fields["who"]["value"] == "Sudland's navy [MIL]"
    assert fields["act"]["why"] == "test.c1"
    for field in fields.values():
        for words in field["words"]:
            assert report["text"][words["start"] : words["end"]] == words["text"]
    assert attack["denied_in"] == [2]
    assert attack["standing"]["kind"] == "denied-by-accused"


def test_every_mark_that_a_page_points_at_is_in_the_text(client: TestClient) -> None:
    shown = client.get("/reports/1").text
    pointed = set(re.findall(r'data-mark="(\w+)"', shown))
    assert pointed
    assert pointed <= set(re.findall(r'<span id="(\w+)" class="anchor">', shown))


def test_a_sentence_can_be_tried(client: TestClient) -> None:
    tried = client.get("/api/codebook", params={"text": "Nobody said so."}).json()["tried"]
    assert tried["text"] == "Nobody said so."
    assert tried["claims"] == []


def test_a_type_has_its_rules(client: TestClient) -> None:
    shown = client.get("/api/codebook/assault").json()
    assert shown["type"]["name"] == "ASSAULT"
    assert any(rule["id"] == "assault.suicide" for rule in shown["acts"])
    assert client.get("/api/codebook/NOTHING").status_code == 404


def test_the_interface_is_described(client: TestClient) -> None:
    document = client.get("/api/openapi.json").json()
    assert {f"/api{page.path}" for page in PAGES} <= set(document["paths"])
    assert "/api/claims" in client.get("/api").text


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/claims?since=yesterday", 422),
        ("/claims?limit=0", 422),
        ("/claims?since=2024-05-01&until=2024-04-01", 400),
        ("/reports/99", 404),
        ("/reports/x", 422),
        ("/nowhere", 404),
        (f"/codebook?text={'x' * 1001}", 422),
    ],
)
def test_errors_are_pages_and_problems(client: TestClient, path: str, status: int) -> None:
    page, twin = client.get(path), client.get(f"/api{path}")
    assert (page.status_code, twin.status_code) == (status, status)
    assert page.headers["content-type"].startswith("text/html")
    assert twin.headers["content-type"] == "application/problem+json"
    assert twin.json()["status"] == status
    assert twin.json()["detail"]


def test_the_start_leads_somewhere(client: TestClient) -> None:
    answer = client.get("/")
    assert answer.status_code == 307
    assert client.get(answer.headers["location"]).status_code == 200


def test_a_pair_has_answers_sources_and_a_brief(client: TestClient) -> None:
    asked = {"a": "Sudland's navy", "b": "fishing boats"}
    told = client.get("/api/between/reporting", params=asked).json()["told"]
    assert {reply["of"] for reply in told["replies"]} == {"conflict", "cooperation"}
    assert sum(source["reports"] for source in told["sources"]) == told["reporting"]["reports"] > 0
    assert "too few days to tell" in client.get("/between/reporting", params=asked).text
    brief = client.get("/api/brief.md", params=asked)
    assert brief.headers["content-disposition"] == 'attachment; filename="brief.md"'
    assert brief.text.startswith("# ")
    assert "<h1" in client.get("/api/brief.html", params=asked).text
    assert client.get("/api/brief.md").status_code == 400
    page = client.get("/between/brief", params=asked).text
    assert 'href="#note-1"' in page
    assert '<li id="note-1"><a href="/reports/' in page
    assert client.get("/api/between/brief.csv", params=asked).text.startswith("part,sentence,reports")


def test_a_name_that_nobody_bears_has_near_ones(client: TestClient) -> None:
    assert "FRA (France)" in client.get("/between", params={"a": "Frence"}).text
