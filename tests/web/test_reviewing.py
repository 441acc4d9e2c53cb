"""Claims that are judged in the web application: from a correction to what pages show and exports hold."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from dateline.review.givens import Place
from dateline.review.gold import take_article
from dateline.store.opening import Store, open_store
from dateline.store.review_desk import accept
from dateline.store.review_samples import draw_sample
from dateline.web.app import create_app
from dateline.web.config import WebSettings
from support.readings import TEXT
from support.stores import coded, fill, name_reading
from web.conftest import HOME, TOKEN, form_of, logged_in, with_token

AT = TEXT.index("fired on")
ATTACK = f"1:{AT}-{AT + 8}:ASSAULT"
PAGE = f"/review/claims/{ATTACK}"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "news.db", create_missing=True)
    fill(opened, [coded(name_reading("one")), coded(name_reading("two", day=9, source="Other Wire"))])
    yield opened
    opened.close()


@pytest.fixture
def client(store: Store) -> TestClient:
    return with_token(store)


@pytest.fixture
def browser(store: Store) -> TestClient:
    return logged_in(store)


def judge(client: TestClient, claim: str, who: str = "Ana", decision: str = "accept", **more: Any) -> Any:
    return client.post(f"/api/review/claims/{claim}", json={"who": who, "decision": decision, **more})


def types(client: TestClient, query: str = "") -> list[str]:
    lines = client.get(f"/api/claims?show=all&{query}").json()["claims"]["lines"]
    return [line["claim"]["type"] for line in lines if line["claim"]["type"]]


def test_a_correction_shows_up_everywhere(client: TestClient) -> None:
    fields = {"type": "COERCE", "mode": "", "actors": "Sudland's navy [SDN MIL]"}
    answer = judge(client, ATTACK, decision="correct", fields=fields)
    assert (answer.status_code, answer.json()) == (201, {"judgement": 1})
    assert types(client, "actor=SDN") == ["COERCE"]
    assert sorted(types(client)) == ["ASSAULT", "COERCE", "CONSULT", "CONSULT"]
    assert "COERCE" in client.get("/api/claims.csv?show=all&actor=SDN").text
    report = client.get("/api/reports/1").json()
    assert report["claims"][0]["rule"].startswith("corrected < ")
    assert any(note["code"] == "reviewed" for note in report["notes"])
    (gold,) = (take_article(row, Place("gold")) for row in lines_of(client.get("/api/review/gold")))
    assert gold.claims[0].fields["type"] == "COERCE"
    assert client.delete("/api/review/judgements/1?who=Ana").json() == {"judgement": 2}
    assert types(client, "actor=SDN") == []


def lines_of(answer: Any) -> list[dict[str, Any]]:
    import json

    return [json.loads(line) for line in answer.text.splitlines()]


def test_claims_keep_their_numbers_when_one_is_rejected(client: TestClient) -> None:
    assert judge(client, ATTACK, decision="reject").status_code == 201
    report = client.get("/api/reports/1").json()
    assert [c["number"] for c in report["claims"]] == [2, 3, 4]
    lines = client.get("/api/claims?show=all&type=CONSULT&source=Own+Wire").json()["claims"]["lines"]
    assert [line["path"] for line in lines] == ["/reports/1#c4"]
    assert client.get("/reports/1").text.count('id="c4"') == 1


def test_a_claim_that_was_missed_is_added(client: TestClient) -> None:
    new = {"who": "Ana", "at": "killing", "fields": {"type": "ASSAULT", "toll": "3 killed"}}
    assert client.post("/api/review/reports/1", json=new).status_code == 201
    assert client.get("/api/reports/1").json()["claims"][4]["rule"] == "added"
    assert client.post("/api/review/reports/99", json=new).status_code == 404


def test_the_queue_and_the_claim_tell_the_same_as_their_pages(client: TestClient) -> None:
    queue = client.get("/api/review?who=Ana").json()
    assert queue["lines"][0]["reasons"]
    anchor = queue["lines"][0]["anchor"]
    shown = client.get(f"/api/review/claims/{anchor}?who=Ana").json()
    assert shown["anchor"] == anchor
    fields = {f["name"]: f for f in shown["fields"]}
    assert fields["actors"]["now"] == "Sudland's navy [MIL]"
    assert "reject" not in str(shown["judgements"])
    judge(client, anchor)
    assert anchor not in [line["anchor"] for line in client.get("/api/review?who=Ana").json()["lines"]]
    assert client.get("/api/review.csv?who=Ana").text.startswith("claim,report,type")


def test_others_judgements_are_hidden_until_one_has_judged(client: TestClient) -> None:
    judge(client, ATTACK, who="Ana", why="seen it")
    assert client.get(f"/api/review/claims/{ATTACK}?who=Ben").json()["judgements"] == []
    judge(client, ATTACK, who="Ben", decision="reject")
    assert [j["who"] for j in client.get(f"/api/review/claims/{ATTACK}?who=Ben").json()["judgements"]] == ["Ana", "Ben"]


def test_precision_stands_under_every_page(client: TestClient, store: Store) -> None:
    assert "unknown; <a" in client.get("/claims").text
    for anchor in draw_sample(store, 4, who="Eve", seed=2).claims:
        accept(store, anchor, who="Ana")
    assert "100% (51 to 100%)</a>, by 4 drawn at random" in client.get("/claims").text
    assert client.get("/api/review/agreement").json()["precision"]["right"]["n"] == 4
    assert "by 4 claims drawn" in client.get("/review/agreement").text.lower()


def test_a_browser_judges_with_forms(browser: TestClient) -> None:
    shown = browser.get(PAGE).text
    assert 'name="decision" value="accept"' in shown
    fields = {f"f-{f['name']}": f["now"] for f in browser.get(f"/api{PAGE}").json()["fields"]}
    changed = {**fields, "f-type": "COERCE", "f-mode": "", "decision": "correct", "why": "an arrest"}
    answer = browser.post(PAGE, data={**changed, "form": form_of(browser), "next": "2:1-2:AID"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/review/claims/2:1-2:AID?done=1")
    shown = browser.get(PAGE).text
    assert "(coded: ASSAULT)" in shown
    assert "<b>Ana</b> corrects: type COERCE" in shown
    undone = browser.post("/review/undo", data={"judgement": "1", "next": PAGE, "form": form_of(browser)})
    assert undone.headers["location"] == PAGE
    assert "(coded: ASSAULT)" not in browser.get(PAGE).text


def test_a_browser_adds_pairs_and_draws(browser: TestClient) -> None:
    form = {"form": form_of(browser)}
    added = browser.post("/review/reports/1", data={**form, "at": "killing", "type": "ASSAULT"})
    assert added.headers["location"] == "/reports/1?done=1"
    one, other = (1 << 20, 2 << 20)
    paired = browser.post("/review/pairs", data={**form, "one": str(one), "other": str(other), "same": "false"})
    assert paired.status_code == 303
    drawn = browser.post("/review/samples", data={**form, "size": "3", "coders": "Ana, Ben", "seed": "4"})
    assert drawn.headers["location"] == "/review/agreement"
    assert browser.get("/api/review/agreement").json()["samples"][0]["coders"] == ["Ana", "Ben"]


@pytest.mark.parametrize(
    ("path", "data", "status"),
    [
        (PAGE, {"decision": "accept"}, 403),
        (PAGE, {"decision": "accept", "form": "wrong"}, 403),
        ("/review/who", {"who": " ", "form": "right"}, 400),
        (PAGE, {"decision": "perhaps", "form": "right"}, 400),
        (PAGE, {"decision": "correct", "form": "right"}, 400),
        (PAGE, {"decision": "correct", "f-type": "ASAULT", "form": "right"}, 400),
        ("/review/claims/1:0-1:AID", {"decision": "accept", "form": "right"}, 404),
        ("/review/samples", {"size": "3", "seed": "x", "form": "right"}, 400),
    ],
)
def test_what_cannot_be_is_refused(browser: TestClient, path: str, data: dict[str, str], status: int) -> None:
    given = {**data, "form": form_of(browser)} if data.get("form") == "right" else data
    assert browser.post(path, data=given).status_code == status


def test_strangers_judge_nothing(store: Store) -> None:
    stranger = TestClient(create_app(store, WebSettings(token=TOKEN)), base_url=HOME, follow_redirects=False)
    assert judge(stranger, ATTACK).status_code == 401
    assert stranger.get(PAGE).status_code == 200
    assert 'name="decision"' not in stranger.get(PAGE).text


@pytest.mark.parametrize("claim", ["0", "99999999999999999999999", "boats", "1:0-1:AID", "9:0-1:AID"])
def test_a_claim_that_there_is_not(client: TestClient, claim: str) -> None:
    assert client.get(f"/review/claims/{claim}").status_code == 404
    assert judge(client, claim).status_code in (400, 404)
