"""Every page in a browser: nothing asked of others, no error, no barrier; and the way from a report to an export."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from fastapi import FastAPI
from playwright.sync_api import Browser, Page, expect

from dateline.web.pages import PAGES
from support.readings import TEXT
from web.conftest import TOKEN
from web.served import PATIENCE, Watch, browsing, listening, open_page
from web.test_pages import ADDRESSES

WIDTHS = (360, 1440)
SCHEMES = ("light", "dark")
# Nothing but colours differs between the two.
COLOURS = ["color-contrast", "link-in-text-block"]
RULES = {
    "light": {"resultTypes": ["violations"]},
    "dark": {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": COLOURS}},
}
PAIR = "a=Sudland%27s+navy&b=fishing+boats"
MORE = (
    f"/between?{PAIR}",
    f"/between/reporting?{PAIR}",
    f"/between/brief?{PAIR}",
    "/claims?show=all",
    "/codebook?text=Kabul+refused.",
    "/login",
    "/api",
    "/nowhere",
    "/search?q=nothing+at+all",
)
# The largest pages have small sisters, which are looked at faster.
SMALL = {"/codebook/{name}": "/codebook/SUPPORT"}
EVERY = [(ADDRESSES | SMALL).get(page.path, page.path) for page in PAGES if page.path != "/add/{job}"] + list(MORE)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as found:
        yield found


@pytest.fixture(scope="module")
def home(app: FastAPI, browser: Browser) -> Iterator[str]:
    with listening(app) as address:
        yield address


@pytest.fixture(scope="module")
def shared(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


@pytest.mark.parametrize("path", EVERY)
def test_a_page_has_no_fault_and_no_barrier(shared: Page, home: str, path: str) -> None:
    page, axe = shared, Axe()
    watch = Watch(page, home)
    open_page(page, home + path)
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"too wide for {width}"
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            violations = axe.run(page, options=RULES[scheme]).response["violations"]
            found += [f"{width} {scheme} {v['id']}: {v['nodes'][0]['html'][:200]}" for v in violations]
    assert found == []
    missing = "the server responded with a status of 404"
    assert [fault for fault in watch.faults if path != "/nowhere" or missing not in fault] == []


def test_from_a_report_to_an_export(page: Page, home: str) -> None:
    watch = Watch(page, home)
    page.goto(f"{home}/add")
    page.get_by_role("main").get_by_role("link", name="Log in").click()
    page.get_by_label("Token").fill(TOKEN)
    page.get_by_role("button", name="Log in").click()
    form = page.get_by_role("form", name="Paste a text")
    form.get_by_label("Text", exact=True).fill(TEXT)
    form.get_by_label("Title").fill("Boats off Port Alder")
    form.get_by_label("Source").fill("A Third Wire")
    form.get_by_label("Published", exact=True).fill("2024-03-05")
    form.get_by_role("button", name="Read it").click()
    page.get_by_role("link", name="Boats off Port Alder").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Boats off Port Alder")

    page.locator("#c1").get_by_role("link", name="“fired on”").click()
    expect(page.locator("article .lit")).to_have_text("fired on")
    page.goto(f"{home}/claims?source=A+Third+Wire")
    row = page.get_by_role("row").nth(1)
    expect(row).to_contain_text("Ana Rusk denies it")
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    table = download.value.path().read_text(encoding="utf-8")
    assert table.count("ASSAULT") == 1
    assert "A Third Wire" in table
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("link", name="Log in").first).to_be_visible()
    assert watch.faults == []


def test_choosing_a_claim_lights_up_its_words(page: Page, home: str) -> None:
    page.goto(f"{home}/reports/1")
    page.locator("#c2").click(position={"x": 200, "y": 8})
    expect(page.locator("#c2")).to_have_class("card chosen")
    assert {"Ana Rusk", "denied", "it"} <= set(page.locator("article .lit").all_text_contents())
    page.keyboard.press("Escape")
    expect(page.locator("article .lit")).to_have_count(0)
    page.locator("#c1").get_by_role("link", name="claim 2").click()
    expect(page.locator("#c2")).to_have_class("card chosen")


def test_layers_are_hidden_and_stay_so(page: Page, home: str) -> None:
    page.goto(f"{home}/reports/1")
    page.get_by_role("checkbox", name="actors").uncheck()
    expect(page.locator("article.hide-actor")).to_have_count(1)
    page.reload()
    expect(page.locator("article.hide-actor")).to_have_count(1)
    page.keyboard.press("2")
    expect(page.locator("article.hide-actor")).to_have_count(0)


def test_keys_and_theme(page: Page, home: str) -> None:
    page.goto(f"{home}/claims")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("t")
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    page.keyboard.press("t")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/reports/*")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.keyboard.press("g")
    page.keyboard.press("b")
    page.wait_for_url("**/codebook")
    page.keyboard.press("/")
    page.keyboard.type("harbour")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=harbour")


def test_a_filter_makes_an_address_without_what_is_empty(page: Page, home: str) -> None:
    page.goto(f"{home}/claims")
    page.get_by_text("Filters").click()
    page.get_by_label("Type").fill("ASSAULT")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**/claims?type=ASSAULT")
    expect(page.get_by_label("Type")).to_have_value("ASSAULT")


def test_without_scripts_everything_can_be_read(browser: Browser, home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{home}/claims")
    page.locator("a.open").first.click()
    expect(page.locator("article.text")).to_contain_text("alleged on Monday")
    context.close()
