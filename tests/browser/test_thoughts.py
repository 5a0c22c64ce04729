"""Changing a thought that comes back: by keyboard alone, without a script, with room for a thumb."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import App

Phone = Callable[..., Page]


@pytest.fixture
def plain_page(sam_alone: tuple[Page, App], phone: Phone) -> Page:
    """Sam's page of his first thought in a browser that runs no script."""
    signed_in, app = sam_alone
    page = phone(
        java_script_enabled=False,
        is_mobile=False,
        has_touch=False,
        viewport={"width": 360, "height": 740},
        storage_state=signed_in.context.storage_state(),
    )
    page.goto(f"{app.url}/patterns")
    page.goto(app.url + page.locator('a[href^="/patterns/thoughts/"]').first.get_attribute("href"))
    return page


def test_a_note_is_taken_out_and_put_back_by_keyboard_alone(plain_page: Page) -> None:
    page = plain_page
    before = page.get_by_role("group").first.get_by_role("checkbox").count()
    page.get_by_role("checkbox").first.focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Take these out").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_contain_text("Taken out.")
    expect(page.get_by_text(f"came back in {before - 1} notes")).to_be_visible()
    page.get_by_text("Changed by you: 1").focus()
    page.locator("summary", has_text="Changed by you").press("Enter")
    page.get_by_role("button", name="Undo").press("Enter")
    expect(page.get_by_text(f"came back in {before} notes")).to_be_visible()


def test_everything_to_press_has_room_for_a_thumb_and_nothing_is_wider_than_the_screen(
    plain_page: Page,
) -> None:
    page = plain_page
    pressed = page.locator("main label.choice, main button, main .button").all()

    assert len(pressed) > 5
    assert all(one.bounding_box()["height"] >= 44 for one in pressed)
    assert all(one.bounding_box()["x"] >= 0 and one.bounding_box()["width"] <= 360 for one in pressed)


def test_nothing_ticked_is_said_beside_the_question(plain_page: Page) -> None:
    page = plain_page
    page.get_by_role("button", name="Make these a thought of their own").click()

    expect(page.get_by_text("Tick at least one.")).to_be_visible()
    expect(page.get_by_role("group", name="Which of these notes are about something else?")).to_be_visible()
