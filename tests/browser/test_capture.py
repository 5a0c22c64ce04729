"""Capture in seconds: with taps, with the keyboard alone, without JavaScript, without a connection, while locked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import PASSPHRASE, App, begin, wait_until

Phone = Callable[..., Page]


def test_a_first_note_from_an_empty_machine(app: App, phone: Phone) -> None:
    page = phone()

    begin(page, app)
    page.get_by_label("What happened?").fill("Felt anxious on a Monday morning before going to work")
    page.get_by_role("button", name="Keep this note").click()

    expect(page.get_by_text("Kept.", exact=True)).to_be_visible()
    expect(page.get_by_text("Felt anxious on a Monday morning before going to work")).to_be_visible()


def test_from_the_icon_to_kept_it_takes_words_and_two_taps_or_two_taps(app: App, phone: Phone) -> None:
    """The page opens on the box, so that words can be typed at once; two taps without a word work too."""
    page = phone()
    begin(page, app)

    page.goto(app.url)
    page.keyboard.type("Cried after talking with mum")
    page.get_by_label("sad", exact=True).tap()
    page.get_by_role("button", name="Keep this note").tap()
    expect(page.get_by_text("Kept.", exact=True)).to_be_visible()

    page.goto(app.url)
    page.get_by_label("anxious", exact=True).tap()
    page.get_by_role("button", name="Keep this note").tap()
    expect(page.get_by_text("Kept.", exact=True)).to_be_visible()


def test_a_note_with_four_parts_by_keyboard_alone(app: App, phone: Phone) -> None:
    page = phone(is_mobile=False, has_touch=False)
    begin(page, app)
    page.goto(app.url)

    page.keyboard.type("Shut down in a meeting")
    _tab_to(page, "Keep this note")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Kept.", exact=True)).to_be_visible()
    _tab_to(page, "What you felt")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="What did you feel?")).to_be_visible()
    _tab_to(page, "Stirred up and unpleasant")
    page.keyboard.press("Enter")
    _tab_to(page, "anxious")
    page.keyboard.press("Space")
    _tab_to(page, "Continue")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="How strong was it?")).to_be_visible()
    _tab_to(page, "0")
    for _ in range(7):
        page.keyboard.press("ArrowRight")
    _tab_to(page, "Keep")
    page.keyboard.press("Enter")

    expect(page.get_by_text("anxious 7")).to_be_visible()


def test_everything_of_a_note_works_without_javascript(app: App, phone: Phone) -> None:
    page = phone(java_script_enabled=False)
    begin(page, app)

    page.get_by_label("What happened?").fill("No script here")
    page.get_by_role("button", name="Keep this note").click()
    page.get_by_role("link", name="What you did").click()
    page.locator("summary", has_text="Calm the body").click()
    page.get_by_label("In your own words").fill("walked round the block")
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("group", name="Did it help?").get_by_label("A bit").check()
    page.get_by_role("button", name="Keep").click()
    expect(page.get_by_text("walked round the block, helped a bit")).to_be_visible()

    page.get_by_role("link", name="Erase").click()
    page.get_by_role("button", name="Erase this note").click()
    expect(page.get_by_text("Nothing here yet. One line is enough.")).to_be_visible()


def test_undo_brings_the_words_back_into_the_box(app: App, phone: Phone) -> None:
    page = phone()
    begin(page, app)
    page.get_by_label("What happened?").fill("not quite")
    page.get_by_role("button", name="Keep this note").click()

    page.get_by_role("button", name="Undo").click()

    expect(page.get_by_label("What happened?")).to_have_value("not quite")


def test_without_a_connection_a_note_is_sealed_on_the_phone_and_sent_later(app: App, phone: Phone) -> None:
    page = phone()
    begin(page, app)
    page.goto(app.url)
    page.evaluate("navigator.serviceWorker.ready")
    page.reload()
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    wait_until(page, _KEY_IS_KNOWN)

    page.context.set_offline(True)
    page.reload()
    expect(page.get_by_role("heading", name="Write a note")).to_be_visible()
    page.get_by_label("What happened?").fill("canary words from the tunnel")
    page.get_by_role("button", name="Keep this note").click()
    expect(page.get_by_text("Kept on this phone. It will be sent when you are back online.")).to_be_visible()
    assert "canary" not in str(_stored(page))
    expect(page.get_by_label("What happened?")).to_have_value("")

    page.context.set_offline(False)
    page.goto(app.url)
    wait_until(page, _NOTHING_WAITS)
    page.goto(app.url)
    expect(page.get_by_text("canary words from the tunnel")).to_be_visible()
    assert page.get_by_text("canary words from the tunnel").count() == 1


def test_words_in_the_box_survive_a_closed_tab_sealed_and_come_back_once(app: App, phone: Phone) -> None:
    page = phone()
    begin(page, app)
    page.goto(app.url)
    wait_until(page, _KEY_IS_KNOWN)
    page.keyboard.type("canary half a sen")
    wait_until(page, f"({_DRAFTS})().then((kept) => kept.length === 1)")
    assert "canary" not in page.evaluate(f"({_DRAFTS})().then((kept) => kept.join())")

    other = page.context.new_page()
    page.close()
    other.goto(app.url)
    expect(other.get_by_label("What happened?")).to_have_value("canary half a sen")
    expect(other.get_by_text("The words you were writing are back in the box.")).to_be_visible()
    other.get_by_role("button", name="Keep this note").click()
    expect(other.get_by_text("Kept.", exact=True)).to_be_visible()

    other.goto(app.url)
    wait_until(other, f"({_DRAFTS})().then((kept) => kept.length === 0)")
    expect(other.get_by_label("What happened?")).to_have_value("")
    expect(other.get_by_text("canary half a sen")).to_be_visible()


def test_writing_while_locked_waits_sealed_until_the_next_unlock(app: App, phone: Phone) -> None:
    page = phone()
    begin(page, app)
    page.goto(f"{app.url}/settings")
    page.get_by_role("button", name="Lock now").click()

    page.get_by_label("What happened?").fill("canary while locked")
    page.get_by_role("button", name="Keep this note").click()
    expect(page.get_by_text("Kept. It waits, sealed, until you unlock.")).to_be_visible()
    assert b"canary" not in _everything_on_disk(app.home)

    page.get_by_label("Passphrase", exact=True).fill(PASSPHRASE)
    page.get_by_role("button", name="Unlock").click()
    expect(page.get_by_text("canary while locked")).to_be_visible()


_KEY_IS_KNOWN = """() => new Promise((done) => {
  const opening = indexedDB.open("meantime", 1);
  opening.onupgradeneeded = () => (opening.transaction.abort(), done(false));
  opening.onsuccess = () => {
    const asked = opening.result.transaction("keys").objectStore("keys").count();
    asked.onsuccess = () => (opening.result.close(), done(asked.result > 0));
  };
  opening.onerror = () => done(false);
})"""
_DRAFTS = """() => new Promise((done) => {
  const opening = indexedDB.open("meantime-drafts", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("drafts", { keyPath: "id" });
  opening.onsuccess = () => {
    const asked = opening.result.transaction("drafts").objectStore("drafts").getAll();
    asked.onsuccess = () => {
      opening.result.close();
      done(asked.result.map((row) => JSON.stringify(row) + new TextDecoder("latin1").decode(row.sealed)));
    };
  };
})"""
_NOTHING_WAITS = """() => new Promise((done) => {
  const opening = indexedDB.open("meantime");
  opening.onsuccess = () => {
    const asked = opening.result.transaction("notes").objectStore("notes").count();
    asked.onsuccess = () => (opening.result.close(), done(asked.result === 0));
  };
})"""
_ALL_STORED = """() => new Promise((done) => {
  const opening = indexedDB.open("meantime");
  opening.onsuccess = () => {
    const asked = opening.result.transaction("notes").objectStore("notes").getAll();
    asked.onsuccess = () => {
      opening.result.close();
      const words = asked.result.map((row) => new TextDecoder("latin1").decode(row.sealed) + row.id);
      done(words.join() + JSON.stringify(localStorage) + JSON.stringify(sessionStorage));
    };
  };
})"""


def _stored(page: Page) -> str:
    return page.evaluate(_ALL_STORED)


def _tab_to(page: Page, name: str) -> None:
    """Press Tab until the control with this name has the focus."""
    said = "(e) => e.getAttribute('aria-label') || e.labels?.[0]?.textContent.trim() || e.textContent.trim()"
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate(f"({said})(document.activeElement)") == name:
            return
    raise AssertionError(f"{name} cannot be reached with the keyboard")


def _everything_on_disk(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
