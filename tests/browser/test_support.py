"""Support in a hard moment: signed out, offline, without a script, with the keyboard alone; and gone on a tap."""

from __future__ import annotations

from collections.abc import Callable

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import PASSPHRASE, App, arrived, begin, wait_until
from tests.browser.test_every_page import RULES

Phone = Callable[..., Page]
#: Every text the browser keeps for later, pages included.
_KEPT_PAGES = """async () => {
  const texts = [];
  for (const name of await caches.keys()) {
    const kept = await caches.open(name);
    for (const request of await kept.keys()) texts.push(await (await kept.match(request)).text());
  }
  return texts.join() + JSON.stringify(localStorage) + JSON.stringify(sessionStorage);
}"""


def test_support_opens_without_a_connection_and_signed_out(app: App, phone: Phone) -> None:
    page = phone()
    begin(page, app)
    wait_for_the_worker(page, app)

    page.context.set_offline(True)
    page.goto(f"{app.url}/support")

    expect(page.get_by_text("116 123").first).to_be_visible()
    expect(page.get_by_role("link", name="999").first).to_have_attribute("href", "tel:999")


def test_a_plan_opens_while_locked_and_offline_only_where_that_was_chosen(app: App, phone: Phone) -> None:
    page = phone()
    begin(page, app)
    write_a_plan(page, app, "Phone Priya 07700 900123")
    wait_for_the_worker(page, app)
    assert "Priya" not in page.evaluate(_KEPT_PAGES)

    page.goto(f"{app.url}/settings/support")
    page.get_by_role("button", name="Open it on this device").click()
    wait_until(page, "caches.match('/support/offline').then(Boolean)")
    page.goto(f"{app.url}/settings")
    page.get_by_role("button", name="Lock now").click()
    page.context.set_offline(True)
    page.goto(f"{app.url}/support")
    expect(page.get_by_role("link", name="Call 07700 900123").first).to_have_attribute(
        "href", "tel:07700900123"
    )
    expect(page.get_by_role("link", name="999").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, found.generate_report()

    page.context.set_offline(False)
    unlock(page, app)
    page.goto(f"{app.url}/settings/support")
    page.get_by_role("button", name="Close it on this device").click()
    wait_until(page, "caches.match('/support/offline').then((kept) => !kept)")
    assert "Priya" not in page.evaluate(_KEPT_PAGES)
    page.context.set_offline(True)
    page.goto(f"{app.url}/support")
    expect(page.get_by_role("link", name="999").first).to_be_visible()
    assert "Priya" not in page.content()


def test_a_plan_that_opens_while_locked_needs_no_script(app: App, phone: Phone) -> None:
    page = phone(java_script_enabled=False)
    begin(page, app)
    write_a_plan(page, app, "Phone Priya 07700 900123")
    page.goto(f"{app.url}/settings/support")
    page.get_by_role("button", name="Open it on this device").click()

    page.goto(f"{app.url}/support")
    page.get_by_role("button", name="Hide").click()
    expect(page.get_by_role("heading")).to_have_text("New page")
    page.goto(app.url)
    expect(page.get_by_role("heading", name="Your journal is locked")).to_be_visible()

    page.get_by_role("link", name="Support").click()
    expect(page.get_by_role("link", name="Call 07700 900123").first).to_be_visible()


def test_hiding_quickly_locks_and_leaves_a_neutral_page(app: App, phone: Phone) -> None:
    page = phone(is_mobile=False)
    begin(page, app)
    page.wait_for_function("customElements.get('mt-reveal') !== undefined")  # page.js listens from then on

    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url("**/hidden")

    expect(page.get_by_role("heading")).to_have_text("New page")
    page.goto(app.url)
    expect(page.get_by_role("heading", name="Your journal is locked")).to_be_visible()


def test_the_keyboard_reaches_the_emergency_number_of_a_locked_journal(demo: App, phone: Phone) -> None:
    page = phone(is_mobile=False, has_touch=False)
    page.goto(demo.url)

    press_tab_until(page, "Support")
    page.keyboard.press("Enter")
    arrived(page, page.get_by_role("heading", name="Support now"))
    press_tab_until(page, "Call 112")


def write_a_plan(page: Page, app: App, words: str) -> None:
    page.goto(f"{app.url}/support/plan/steps/ask")
    page.get_by_label("One thing on each line").fill(words)
    page.get_by_role("button", name="Keep and stop here").click()
    expect(page.get_by_role("heading", name="My plan")).to_be_visible()


def wait_for_the_worker(page: Page, app: App) -> None:
    page.goto(app.url)
    page.evaluate("navigator.serviceWorker.ready")
    page.reload()
    page.wait_for_function("navigator.serviceWorker.controller !== null")


def unlock(page: Page, app: App) -> None:
    page.goto(f"{app.url}/unlock")
    page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    page.get_by_role("button", name="Unlock").click()
    arrived(page, page.get_by_label("What happened?"))


def press_tab_until(page: Page, name: str) -> None:
    """Press Tab until the control that says this has the focus."""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            return
    raise AssertionError(f"{name} cannot be reached with the keyboard")
