"""Notes become findable by meaning while the Find page stays open."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import App


def test_sams_notes_are_got_ready_while_the_find_page_is_open(sam_alone: tuple[Page, App]) -> None:
    page, app = sam_alone
    page.goto(f"{app.url}/find")
    expect(page.locator("mt-reading")).to_contain_text("to go.", timeout=30_000)
    expect(page.locator("mt-reading")).to_be_hidden(timeout=60_000)

    page.get_by_label("What was it about?").fill("my mind was empty in front of the team")
    page.get_by_role("button", name="Find", exact=True).click()

    expect(page.get_by_role("heading", name="Close in meaning")).to_be_visible()
    expect(page.locator("mt-reading")).to_be_hidden()
