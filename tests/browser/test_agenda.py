"""The agenda on a phone in the room: without a connection, with the keyboard alone, without a script."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect

from tests.browser.conftest import App, arrived, begin, wait_until
from tests.browser.test_capture import _ALL_STORED, _KEY_IS_KNOWN, _NOTHING_WAITS

Phone = Callable[..., Page]
FIRST, SECOND = "Shut down in a meeting", "Saying no to my sister"
SEALED = "Kept on this phone, sealed. It will be sent when you are back online."


def test_marks_made_without_a_connection_are_sealed_and_arrive(app: App, phone: Phone) -> None:
    page = phone()
    in_the_room(page, app)
    page.evaluate("navigator.serviceWorker.ready")
    wait_until(page, _KEY_IS_KNOWN)

    page.context.set_offline(True)
    page.get_by_label("A line to keep").first.fill("canary: she sees it too")
    page.get_by_role("button", name="Said").click()
    expect(page.get_by_role("status").first).to_have_text(SEALED)
    expect(page.get_by_role("heading", name=SECOND)).to_be_visible()
    expect(page.get_by_role("heading", name=FIRST)).to_be_hidden()
    page.get_by_role("button", name="Park for next time").click()
    expect(page.get_by_role("status").first).to_have_text(SEALED)
    assert "canary" not in page.evaluate(_ALL_STORED)
    address = page.url
    page.reload()

    page.context.set_offline(False)
    page.goto(app.url)
    wait_until(page, _NOTHING_WAITS)
    page.goto(address)
    assert page.locator("article").evaluate_all("(all) => all.map((one) => one.dataset.state)") == [
        "said",
        "parked",
    ]
    assert page.locator("textarea").first.input_value() == "canary: she sees it too"


def test_the_agenda_by_keyboard_alone(app: App, phone: Phone) -> None:
    page = phone(is_mobile=False, has_touch=False)
    in_the_room(page, app)
    page.get_by_label("A line to keep").first.focus()

    page.keyboard.type("one line")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name=SECOND)).to_be_visible()
    expect(page.get_by_role("status").first).to_have_text("Kept.")
    page.reload()
    assert page.locator("article").first.get_attribute("data-state") == "said"
    assert page.locator("textarea").first.input_value() == "one line"


def test_a_phone_that_was_asked_to_buzzes_once_when_ten_minutes_are_left(app: App, phone: Phone) -> None:
    page = phone()
    page.add_init_script("window.buzzed = []; navigator.vibrate = (length) => buzzed.push(length);")
    page.clock.install()
    in_the_room(page, app)
    expect(page.get_by_text("Buzz at 10 minutes left")).to_be_visible()
    page.clock.run_for("30:00")
    assert page.evaluate("buzzed") == []

    page.get_by_role("button", name="Buzz at 10 minutes left").click()
    expect(page.get_by_role("button", name="Buzz at 10 minutes left")).to_have_attribute(
        "aria-pressed", "true"
    )
    assert len(page.evaluate("buzzed")) == 1  # how it will feel
    page.clock.run_for("10:00")
    assert len(page.evaluate("buzzed")) == 2

    page.clock.run_for("20:00")
    assert len(page.evaluate("buzzed")) == 2


def test_without_a_script_every_topic_stands_there_as_a_form(app: App, phone: Phone) -> None:
    page = phone(java_script_enabled=False)
    in_the_room(page, app)
    expect(page.get_by_role("heading", name=FIRST)).to_be_visible()
    expect(page.get_by_role("heading", name=SECOND)).to_be_visible()

    page.get_by_role("button", name="Park for next time").first.click()

    expect(page.get_by_text("Parked for next time").first).to_be_visible()
    page.get_by_role("button", name="Take it back").first.click()
    expect(page.get_by_role("button", name="Said").first).to_be_visible()


def in_the_room(page: Page, app: App) -> None:
    """A first run, a session that began five minutes ago, two topics, its agenda."""
    begin(page, app)
    start = datetime.now(ZoneInfo("Europe/London")) - timedelta(minutes=5)
    page.goto(f"{app.url}/settings/place")
    page.locator("[name=tz]").select_option("Europe/London")
    page.get_by_role("button", name="Keep this").click()
    page.goto(f"{app.url}/sessions/new")
    page.get_by_label("Day").fill(f"{start:%Y-%m-%d}")
    page.get_by_label("Time", exact=True).fill(f"{start:%H:%M}")
    page.get_by_role("button", name="Keep this session").click()
    for words in (FIRST, SECOND):
        page.goto(f"{app.url}/topics/new")
        page.get_by_label("What is it about?").fill(words)
        page.get_by_role("button", name="Keep this topic").last.click()
    page.goto(f"{app.url}/session")
    page.get_by_role("link", name="Open the agenda").click()
    arrived(page, page.get_by_text("About 45 minutes left"))
