"""Every exercise to its end on a phone: killed and taken up again at each step, and by keyboard alone without a script.

Long, so it is not part of `./test`: `./test tests/browser/walks` runs it, and `.ci/run` does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from meantime.content.exercise_files import exercises
from tests.browser.conftest import App
from tests.browser.test_practice import RULES, begin, sams_phone

__all__ = ["sams_phone"]  # a fixture

Phone = Callable[..., Page]
EVERY = [exercise.id for exercise in exercises()]
#: Longest rest before what stands in a field is kept by itself, in milliseconds, and more.
REST = 5_000
#: What stands in the fields of a step now: the words, and the marked answers.
_ANSWERS = """() => [...document.querySelectorAll(".step textarea, .step input:not([type=hidden])")]
  .filter((e) => e.checkVisibility())
  .map((e) => [e.id || `${e.name}=${e.value}`, /radio|checkbox/.test(e.type) ? e.checked : e.value])"""
_FOCUS = """() => {
  const e = document.activeElement;
  return [e.tagName, e.type || "", e.name || "", e.value || "", Boolean(e.checked), Boolean(e.closest(".player-foot"))];
}"""


@pytest.mark.parametrize("guide", EVERY)
def test_killed_at_every_step_it_goes_on_and_every_step_is_clean(
    demo: App, sams_phone: Phone, guide: str
) -> None:
    page = sams_phone(reduced_motion="reduce")
    page.clock.install()
    begin(page, demo, guide)

    for place in range(40):
        if "/steps/" not in page.url:
            break
        answered = _answer(page, f"words {place}")
        _is_clean(page)
        page = _killed_and_opened_again(page)
        assert page.evaluate(_ANSWERS) == answered
        with page.expect_navigation():
            page.locator(".player-foot [value=next], .player-foot [value=on]").click()
    assert "/practice/attempts/" in page.url


@pytest.mark.parametrize("guide", EVERY)
def test_by_keyboard_alone_and_without_a_script_it_is_done_to_the_end(
    demo: App, sams_phone: Phone, guide: str
) -> None:
    page = sams_phone(java_script_enabled=False, is_mobile=False, has_touch=False)
    begin(page, demo, guide)

    for _ in range(40):
        if "/steps/" not in page.url:
            break
        _answer_by_keyboard(page)
        with page.expect_navigation():
            page.keyboard.press("Enter")
    assert "/practice/attempts/" in page.url


def _answer(page: Page, words: str) -> list[Any]:
    """Write into every field, choose the first of each list; what stands there then, once it is kept."""
    fields = page.locator(".step textarea:visible, .step input[type=text]:visible")
    first_choices = page.locator(".step").locator("label:has(input):visible").all()
    if not fields.count() and not first_choices:
        return list(page.evaluate(_ANSWERS))
    with page.expect_response(lambda answer: answer.request.method == "POST" and answer.ok):
        for field in fields.all():
            field.fill(words)
        for name in dict.fromkeys(
            page.locator(".step input[type=radio]").evaluate_all("(a) => a.map((e) => e.name)")
        ):
            page.locator(f".step input[name={name}]").first.check()
        for box in page.locator(".step input[type=checkbox]:visible").all()[:1]:
            box.check()
        page.clock.fast_forward(REST)
    return list(page.evaluate(_ANSWERS))


def _killed_and_opened_again(page: Page) -> Page:
    url, context = page.url, page.context
    page.close()
    page = context.new_page()
    page.clock.install()
    page.goto(url.split("/steps/")[0])
    assert page.url == url
    return page


def _is_clean(page: Page) -> None:
    for theme, rules in (("light", RULES), ("dark", {"runOnly": ["color-contrast"]})):
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        found = Axe().run(page, options=rules)
        assert found.violations_count == 0, found.generate_report()
    for width, text in ((320, "100"), (360, "200"), (360, "")):
        page.set_viewport_size({"width": width, "height": 740})
        page.evaluate("(size) => (document.documentElement.style.fontSize = size && size + '%')", text)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{page.url} {width} {text}"


def _answer_by_keyboard(page: Page) -> None:
    """Tab through the step, writing a word and choosing the first answer on the way, up to Continue."""
    chosen: set[str] = set()
    for _ in range(160):
        page.keyboard.press("Tab")
        tag, kind, name, value, checked, in_foot = page.evaluate(_FOCUS)
        if tag == "TEXTAREA" or kind == "text":
            page.keyboard.type("one word")
        elif kind == "radio" and name not in chosen and not checked:
            page.keyboard.press("Space")
        elif in_foot and value in {"next", "on"}:
            return
        chosen.add(name)
    raise AssertionError(f"no way to go on with the keyboard: {page.url}")
