"""Exercises in a real phone: by keyboard, with less motion, killed, and without a connection. Each one: `walks`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import App, arrived, wait_until
from tests.browser.test_capture import _ALL_STORED as ALL_STORED
from tests.browser.test_capture import _KEY_IS_KNOWN as KEY_IS_KNOWN
from tests.browser.test_capture import _NOTHING_WAITS as NOTHING_WAITS

Phone = Callable[..., Page]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture
def sams_phone(phone: Phone, sam: Page) -> Phone:
    """A new phone of Sam's."""
    held = sam.context.storage_state()
    return lambda **options: phone(storage_state=held, **{"service_workers": "block", **options})


def begin(page: Page, demo: App, guide: str) -> None:
    page.goto(f"{demo.url}/practice/exercises/{guide}")
    page.get_by_role("button", name="Begin").click()
    arrived(page, page.locator(".player-foot"))


def steps(page: Page) -> Iterator[str]:
    """The address of every step to the end; between two of them the test answers what is needed."""
    while "/steps/" in page.url:
        yield page.url
        for needed in ("I did it", "Yes"):
            choice = page.get_by_label(needed, exact=True)
            if choice.count() and page.get_by_role("button", name="Skip").count() == 0:
                choice.check()
        with page.expect_navigation():
            page.locator(".player-foot [value=next]").click()


def test_stop_and_skip_are_the_same_size_and_in_view_on_every_step(demo: App, sams_phone: Phone) -> None:
    page = sams_phone()
    begin(page, demo, "thought_record_7")

    for _ in steps(page):
        stop = page.get_by_role("button", name="Stop").bounding_box()
        skip = page.get_by_role("button", name="Skip")
        assert stop
        assert stop["y"] + stop["height"] <= 740
        if skip.count():
            box = skip.bounding_box()
            assert box
            assert (round(box["width"]), round(box["height"])) == (
                round(stop["width"]),
                round(stop["height"]),
            )


def test_an_exercise_is_done_by_keyboard_alone(demo: App, sams_phone: Phone) -> None:
    page = sams_phone(is_mobile=False, has_touch=False)
    page.goto(f"{demo.url}/practice/exercises/thought_record_3")
    _tab_to(page, "Begin")
    with page.expect_navigation(url="**/steps/*"):
        page.keyboard.press("Enter")
    _tab_to_field(page, "situation")
    page.keyboard.type("Monday, on the train")
    _tab_to(page, "Continue")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    _tab_to_field(page, "emotions")
    page.keyboard.type("tense")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")  # the first of the scale
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    _tab_to(page, "Continue")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    _tab_to(page, "Stop")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Stopped")).to_be_visible()
    _tab_to(page, "Go on with it")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="One step back").click()
    expect(page.locator("#emotions")).to_have_value("tense")
    expect(page.get_by_label("60", exact=True)).to_be_checked()


def test_killed_while_typing_it_goes_on_with_the_words(demo: App, sams_phone: Phone) -> None:
    page = sams_phone()
    begin(page, demo, "free_writing")
    page.get_by_label("What did I avoid", exact=False).check()
    with page.expect_navigation():
        page.locator(".player-foot [value=next]").click()
    with page.expect_response(lambda answer: answer.request.method == "POST" and answer.ok):
        page.locator("#text").fill("I left before the end")  # kept by itself after a short rest
    url = page.url
    page.context.close()

    later = sams_phone()
    later.goto(re.sub(r"/steps/.*", "", url))

    assert later.url == url
    expect(later.locator("#text")).to_have_value("I left before the end")


def test_the_breath_waits_to_be_started_and_is_words_alone_with_less_motion(
    demo: App, sams_phone: Phone
) -> None:
    page = sams_phone(reduced_motion="no-preference")
    begin(page, demo, "cyclic_sigh")
    with page.expect_navigation():
        page.get_by_role("button", name="Skip").click()

    expect(page.locator(".cue")).to_have_text("Ready")
    expect(page.locator(".pacer-room svg")).to_be_visible()
    expect(page.locator(".cue")).to_have_attribute("aria-live", "off")
    page.get_by_role("button", name="Start").click()
    expect(page.locator(".cue")).to_have_text("Breathe in")
    expect(page.locator(".cue")).to_have_text("One more sip")
    page.get_by_role("button", name="Pause").click()
    page.get_by_role("button", name="Speak the cues").click()
    expect(page.locator(".cue")).to_have_attribute("aria-live", "polite")
    page.get_by_text("Counting makes it worse?").click()
    expect(page.get_by_text("Look at something still instead.")).to_be_visible()

    page.emulate_media(reduced_motion="reduce")
    page.reload()
    expect(page.locator(".pacer-room svg")).to_be_hidden()
    expect(page.get_by_role("button", name="Show the ring")).to_be_hidden()


def test_without_a_connection_an_exercise_is_done_sealed_and_arrives(demo: App, sams_phone: Phone) -> None:
    page = sams_phone(service_workers="allow")
    page.goto(demo.url)
    page.evaluate("navigator.serviceWorker.ready")
    page.reload()
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    begin(page, demo, "thought_record_3")
    page.locator("#situation").fill("canary in the tunnel")
    with page.expect_navigation():
        page.locator(".player-foot [value=next]").click()
    draft = re.findall(r"[0-9a-f-]{36}", page.url)[0]
    wait_until(page, KEY_IS_KNOWN)

    page.context.set_offline(True)
    page.locator("#emotions").fill("canary feelings")
    page.locator(".player-foot [value=next]").click()
    expect(page.get_by_text("is kept on this phone, sealed")).to_be_visible()
    page.get_by_role("link", name="Go on without a connection").click()
    expect(page.get_by_role("heading", name="What went through your mind?")).to_be_visible()
    page.locator("#thoughts").fill("canary thoughts")
    for _ in range(2):
        page.get_by_role("button", name="Continue").click()
    page.get_by_label("I did it").check()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("Kept on this phone, sealed.")).to_be_visible()
    assert "canary" not in str(page.evaluate(ALL_STORED))
    page.goto(f"{demo.url}/practice/exercises/senses_54321")
    expect(page.get_by_role("heading", name="Five senses")).to_be_visible()

    page.context.set_offline(False)
    wait_until(page, NOTHING_WAITS)  # sent from the page that stood open
    page.goto(demo.url)
    page.goto(f"{demo.url}/practice/attempts/{draft}")
    for words in ("canary in the tunnel", "canary feelings", "canary thoughts"):
        expect(page.get_by_text(words)).to_be_visible()


def _tab_to(page: Page, name: str) -> None:
    _tab_until(page, f"document.activeElement.textContent.trim().startsWith({name!r})")


def _tab_to_field(page: Page, field: str) -> None:
    _tab_until(page, f"document.activeElement.id === {field!r}")


def _tab_until(page: Page, condition: str) -> None:
    page.wait_for_load_state()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(condition):
            return
    raise AssertionError(condition)
