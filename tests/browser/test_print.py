"""The brief on paper, printed by a browser: one page, whatever was chosen."""

from __future__ import annotations

import io

from playwright.sync_api import Page
from pypdf import PdfReader

from tests.browser.conftest import App
from tests.browser.test_every_page import SESSION


def printed(page: Page, paper: str) -> PdfReader:
    return PdfReader(io.BytesIO(page.pdf(format=paper, prefer_css_page_size=False)))


def test_the_brief_prints_on_one_page_with_few_lines_and_with_all(sam_alone: tuple[Page, App]) -> None:
    page, app = sam_alone
    brief = f"{app.url}/sessions/{SESSION}/brief"
    page.goto(brief)
    for paper in ("A4", "Letter"):
        assert len(printed(page, paper).pages) == 1

    page.goto(f"{brief}/lines")
    for box in page.locator("main input[type=checkbox]:visible").all():
        box.check()
    for fold in page.locator("main details:not([open]) > summary").all():
        fold.click()
    for box in page.locator("main input[type=checkbox]:visible").all():
        box.check()
    page.locator("main button[type=submit]").first.click()
    page.wait_for_url(brief)

    for paper in ("A4", "Letter"):
        made = printed(page, paper)
        assert len(made.pages) == 1
        assert "What matters most" in made.pages[0].extract_text()
    assert "do not fit on one page" in page.locator("main").inner_text()


def test_paper_shows_no_buttons_and_no_dock(sam_alone: tuple[Page, App]) -> None:
    page, app = sam_alone
    page.goto(f"{app.url}/sessions/{SESSION}/brief")

    words = printed(page, "A4").pages[0].extract_text()

    for hidden in ("Support", "Skip to the page", "Patterns", "Choose lines", "Markdown", "Invented person"):
        assert hidden not in words
    assert "Not a medical record" in words


def test_the_plan_prints_on_one_small_card_and_nothing_else(sam_alone: tuple[Page, App]) -> None:
    page, app = sam_alone
    page.goto(f"{app.url}/support/plan/card")

    card = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))

    assert [(round(one.mediabox.width), round(one.mediabox.height)) for one in card.pages] == [
        (298, 420)
    ]  # A6
    words = card.pages[0].extract_text()
    assert "Samaritans, 116 123, any time" in words
    assert "In an emergency call 999 or 112." in words
    assert "Whoever finds it" not in words
    assert "Today" not in words
    assert len(printed(page, "A4").pages) == 1
