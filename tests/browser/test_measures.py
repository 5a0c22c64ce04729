"""A questionnaire with the keyboard alone on a narrow screen; its pages for axe in both themes."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.conftest import App, arrived
from tests.browser.test_every_page import _is_clean


def press_until(page: Page, name: str) -> None:
    """Tab to the button or link of this name, then press it."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"no way to “{name}” with the keyboard")


def choose(page: Page, downs: int) -> None:
    """Tab into the answers and go down with the arrow; the focus stays visible above the dock."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "radio":
            break
    page.keyboard.press("Space")
    for _ in range(downs):
        page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.checked")


def test_the_phq_9_is_filled_in_with_the_keyboard_alone(demo: App, sam: Page) -> None:
    sam.set_viewport_size({"width": 360, "height": 740})
    sam.goto(f"{demo.url}/measures/phq-9")
    press_until(sam, "Start")
    arrived(sam, sam.get_by_text("Question 1 of 10"))
    _is_clean(sam, "one question")
    sam.set_viewport_size({"width": 360, "height": 740})
    sam.goto(sam.url)
    for place in range(1, 10):
        arrived(sam, sam.get_by_text(f"Question {place} of 10"))
        choose(sam, downs=1)
        press_until(sam, "Continue")
    arrived(sam, sam.get_by_text("Question 10 of 10"))
    press_until(sam, "Keep my answers")

    sam.get_by_role("heading", name="Your answers are kept. Some help, if you want it.").wait_for()
    sam.get_by_text("Mild: 9 points, on a form from 0 to 27.").wait_for()
    _is_clean(sam, "the card")
    sam.get_by_role("link", name="Close", exact=True).click()
    sam.get_by_role("heading", name="Your answers are kept.").wait_for(state="detached")
    sam.wait_for_load_state()
    press_until(sam, "Erase this form")
    arrived(sam, sam.get_by_role("heading", name="Erase this form?"))
    press_until(sam, "Erase this form")
    sam.get_by_role("heading", name="Questionnaires").wait_for()


def test_all_on_one_page_is_clean_also_when_answers_are_wanting(demo: App, sam: Page) -> None:
    sam.goto(f"{demo.url}/measures/gad-7")
    sam.get_by_role("button", name="All on one page").click()
    sam.get_by_role("button", name="Keep my answers").click()

    sam.get_by_role("alert").wait_for()
    _is_clean(sam, "answers wanting")
    sam.get_by_role("button", name="Stop for now").click()
    sam.get_by_role("button", name="Let go of what you started").click()
