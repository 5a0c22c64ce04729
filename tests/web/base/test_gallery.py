"""Every element in a real browser: nothing too wide, nothing axe objects to, and what axe cannot see."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.web.base.gallery import gallery

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

TARGETS = """() => [...document.querySelectorAll(
    "button, .button, .chip, .support-button, .dock a, summary, select, input, textarea")]
  .filter((one) => one.checkVisibility() && !one.closest("label") && one.type !== "hidden")
  .filter((one) => one.getBoundingClientRect().height < 43.5)
  .map((one) => one.className + " " + one.textContent.trim())"""

#: Where the chips stand, counted from the top of the page.
PLACES = """() => [...document.querySelectorAll(".chip")].map((chip) => {
  const box = chip.getBoundingClientRect();
  return [box.x, box.y + scrollY, box.width, box.height];
})"""


@pytest.fixture
def opened(plain_static: None, live_server: Any, chromium: Any) -> Iterator[Any]:
    """Opens the gallery: opened(width=360, theme="light", text="100")."""
    contexts = []

    def open_page(*, width: int = 360, **look: str) -> Any:
        context = chromium.new_context(viewport={"width": width, "height": 740})
        contexts.append(context)
        page = context.new_page()
        html = gallery(**look)
        page.route("**/gallery", lambda route: route.fulfill(body=html, content_type="text/html"))
        page.goto(f"{live_server.url}/gallery")
        page.evaluate("document.fonts.ready")
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1024])
def test_axe_finds_nothing(opened: Any, width: int, theme: str) -> None:
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(opened(width=width, theme=theme))

    assert [(one["id"], one["nodes"][0]["html"]) for one in found.response["violations"]] == []


@pytest.mark.parametrize(
    ("width", "text"), [(320, "100"), (320, "150"), (360, "130"), (768, "150"), (1024, "100")]
)
def test_nothing_is_wider_than_the_screen(opened: Any, width: int, text: str) -> None:
    assert opened(width=width, text=text).evaluate("document.documentElement.scrollWidth") == width


def test_text_of_twice_the_size_still_fits(opened: Any) -> None:
    page = opened(width=360)
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_everything_to_tap_is_at_least_44_high(opened: Any) -> None:
    assert opened(width=360).evaluate(TARGETS) == []


def test_the_skip_link_comes_into_view_with_the_first_tab(opened: Any) -> None:
    page = opened(width=360)
    page.evaluate("document.activeElement.blur()")
    page.locator(".skip").focus()

    assert page.locator(".skip").bounding_box()["y"] >= 0


def test_a_chosen_chip_does_not_move_its_neighbours(opened: Any) -> None:
    page = opened(width=360)
    page.locator(".chip", has_text="anxious").first.scroll_into_view_if_needed()
    before = page.evaluate(PLACES)

    page.locator(".chip input[value=anxious]").check()

    assert page.evaluate(PLACES) == before


@pytest.mark.parametrize(("text", "position"), [("100", "fixed"), ("150", "static")])
def test_the_dock_lets_go_of_the_screen_when_text_is_large(opened: Any, text: str, position: str) -> None:
    page = opened(width=360, text=text)

    assert page.locator(".dock").evaluate("(dock) => getComputedStyle(dock).position") == position


def test_print_leaves_out_the_frame(opened: Any) -> None:
    page = opened(width=1024)
    page.emulate_media(media="print")

    shown = [part for part in (".topbar", ".dock", ".skip", "h1") if page.locator(part).is_visible()]
    assert shown == ["h1"]
