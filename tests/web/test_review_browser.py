"""In a browser: a claim is corrected, is seen in what stands between the two sides, and is in the export."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dateline.store.opening import open_store
from dateline.web.app import create_app
from dateline.web.config import WebSettings
from support.stores import coded, fill, name_reading
from web.conftest import TOKEN
from web.served import PATIENCE, Watch, browsing, listening

PAIR = "a=Sudland%27s+navy&b=fishing+boats"


@pytest.fixture
def home(tmp_path: Path) -> Iterator[str]:
    store = open_store(tmp_path / "news.db", create_missing=True)
    fill(store, [coded(name_reading("one")), coded(name_reading("two", day=9, source="Other Wire"))])
    with listening(create_app(store, WebSettings(token=TOKEN))) as address:
        yield address
    store.close()


def test_from_a_correction_to_the_pair_and_the_export(home: str) -> None:
    with browsing() as browser:
        page = browser.new_context(accept_downloads=True).new_page()
        page.set_default_timeout(PATIENCE)
        watch = Watch(page, home)
        page.goto(f"{home}/login?next=/review")
        page.get_by_label("Token").fill(TOKEN)
        page.get_by_role("button", name="Log in").click()
        page.get_by_label("Who judges here").fill("Ana")
        page.get_by_role("button", name="Keep the name").click()
        page.get_by_role("link", name="ASSAULT").first.click()
        expect(page.locator("article .lit")).to_have_text("fired on")
        report = page.get_by_role("link", name="the whole report").get_attribute("href")
        page.locator("#f-type").select_option("COERCE")
        page.locator("#f-mode").fill("")
        page.get_by_role("heading", level=1).click()
        page.keyboard.press("c")
        expect(page.get_by_role("status")).to_contain_text("Judgement 1 is kept")

        page.goto(f"{home}/between?{PAIR}")
        expect(page.get_by_role("main")).to_contain_text("COERCE")
        page.goto(f"{home}{report}")
        expect(page.get_by_role("main")).to_contain_text("type, mode by Ana")
        page.goto(f"{home}/claims?show=all&type=COERCE")
        with page.expect_download() as download:
            page.get_by_role("link", name="CSV").click()
        assert "COERCE" in download.value.path().read_text(encoding="utf-8")
        page.goto(f"{home}/review/agreement")
        with page.expect_download() as gold:
            page.get_by_role("link", name="as gold").click()
        assert '"COERCE"' in gold.value.path().read_text(encoding="utf-8")
        assert watch.faults == []
