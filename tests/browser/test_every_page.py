"""Every page of the app with Sam's journal: axe in both themes, narrow and with large text, nothing foreign."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import App

Phone = Callable[..., Page]
SAM = Path(__file__).parents[2] / "src/meantime/content/demo/sam.jsonl"
RECORDS = [json.loads(line) for line in SAM.read_text().splitlines()[1:]]
NOTE = next(
    r["id"] for r in RECORDS if r["kind"] == "note" and r["emotions"] and r["coping"] and not r["private"]
)
SESSION = [r["id"] for r in RECORDS if r["kind"] == "therapy_session"][-1]
TOPIC = next(r["id"] for r in RECORDS if r["kind"] == "topic")
QUESTION = next(r["id"] for r in RECORDS if r["kind"] == "question")
REFLECTION = next(r["id"] for r in RECORDS if r["kind"] == "reflection")
FORM = [r["id"] for r in RECORDS if r["kind"] == "measure" and r["measure"] == "phq-9"][-1]
PAGES = [
    "/",
    f"/?kept={NOTE}",
    f"/notes/{NOTE}",
    f"/notes/{NOTE}/words",
    f"/notes/{NOTE}/feelings",
    f"/notes/{NOTE}/feelings/ratings",
    f"/notes/{NOTE}/symptoms",
    f"/notes/{NOTE}/coping",
    f"/notes/{NOTE}/coping/ratings",
    f"/notes/{NOTE}/erasure",
    "/notes/months",
    "/notes/months/2026/10",
    "/find",
    "/session",
    "/sessions/new",
    f"/sessions/{SESSION}",
    f"/topics/{TOPIC}",
    "/topics/new",
    f"/questions/{QUESTION}",
    "/questions/new",
    f"/reflections/{REFLECTION}",
    "/reflections/new",
    f"/sessions/{SESSION}/brief",
    f"/sessions/{SESSION}/brief/lines",
    f"/sessions/{SESSION}/agenda",
    f"/sessions/{SESSION}/after/talked",
    f"/sessions/{SESSION}/after/agreed",
    f"/sessions/{SESSION}/after/how",
    f"/sessions/{SESSION}/after/off",
    f"/sessions/{SESSION}/after/end",
    "/preparation",
    "/preparation/mirror",
    "/hard-to-say",
    "/hard-to-say/new",
    "/watch-points/new",
    "/reminders",
    "/patterns",
    "/patterns/progress",
    "/patterns/wonderings",
    "/patterns/wonderings/new",
    "/patterns/trials/new",
    "/practice",
    "/practice/exercises/box_4",
    "/practice/homework/new",
    "/practice/ladders/new",
    "/practice/plans/new",
    "/practice/offline",
    "/practice/offline/exposure_step",
    "/measures",
    "/measures/phq-9",
    f"/measures/results/{FORM}",
    f"/measures/results/{FORM}/answers",
    f"/measures/results/{FORM}/erasure",
    "/support",
    "/support/plan",
    "/support/plan/steps/ask",
    "/support/plan/card",
    "/settings",
    "/settings/look",
    "/settings/place",
    "/settings/name",
    "/settings/reading",
    "/settings/measures",
    "/settings/support",
    "/settings/support/first",
    "/settings/faith",
    "/settings/faith/texts/new",
    "/settings/lock",
    "/settings/passphrase",
    "/settings/about",
    "/import",
    "/export",
    "/backup",
    "/erasure",
    "/offline",
    "/nothing-here",
]
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_clean_for_axe_in_both_themes_and_never_wider_than_the_screen(
    demo: App, sam: Page, path: str
) -> None:
    sam.set_viewport_size({"width": 360, "height": 740})
    answer = sam.goto(demo.url + path)
    assert answer.status in (200, 404)
    assert "/unlock" not in sam.url

    _is_clean(sam, path)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("panic attack at tesco yesterday 8/10, breathing helped a bit, down to 5", "Read in your note"),
        ("It's been fine", "which moment stays with you most?"),
        ("I don't want to be alive anymore", "Your note is saved."),
    ],
    ids=["read", "asked", "card"],
)
def test_what_follows_a_kept_note_is_clean_and_stays_in_view(
    demo: App, sam: Page, text: str, shown: str
) -> None:
    sam.set_viewport_size({"width": 360, "height": 740})
    sam.goto(demo.url)
    sam.get_by_label("What happened?").fill(text)
    sam.get_by_role("button", name="Keep this note").click()

    sam.get_by_text(shown).wait_for()
    assert sam.evaluate("scrollY") == 0
    _is_clean(sam, f"after: {text}")
    sam.get_by_role("button", name="Undo").click()


def test_the_page_that_changes_a_thought_is_clean(demo: App, sam: Page) -> None:
    sam.set_viewport_size({"width": 360, "height": 740})
    sam.goto(f"{demo.url}/patterns")
    sam.goto(demo.url + sam.locator('a[href^="/patterns/thoughts/"]').first.get_attribute("href"))

    sam.get_by_role("heading", name="A thought that comes back").wait_for()
    _is_clean(sam, "change a thought")


def test_what_was_found_is_clean(demo: App, sam: Page) -> None:
    sam.goto(f"{demo.url}/find")
    sam.get_by_label("What was it about?").fill("Ruth on the phone")
    sam.get_by_role("button", name="Find", exact=True).click()

    sam.get_by_role("heading", name="Your words").wait_for()
    assert "Ruth" not in sam.url
    _is_clean(sam, "found")


def _is_clean(page: Page, name: str) -> None:
    """No fault for axe in both themes, one heading, and never wider than the screen."""
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")  # no colour half-way
        found = Axe().run(page, options=RULES)
        assert found.violations_count == 0, found.generate_report()
    assert page.locator("h1").count() == 1
    for width, text in ((320, "100"), (360, "130"), (320, "150"), (360, "200")):
        page.set_viewport_size({"width": width, "height": 740})
        page.evaluate("(size) => (document.documentElement.style.fontSize = size + '%')", text)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (
            f"{name} at {width} px, {text} %"
        )
    page.evaluate("document.documentElement.style.fontSize = ''")


@pytest.mark.parametrize(
    "path", ["/", "/session", f"/sessions/{SESSION}/brief", "/settings", f"/notes/{NOTE}/feelings"]
)
def test_everything_that_can_be_tapped_is_large_enough(demo: App, sam: Page, path: str) -> None:
    sam.set_viewport_size({"width": 360, "height": 740})
    sam.goto(demo.url + path)

    small = sam.evaluate(
        """() => [...document.querySelectorAll("button, .button, .chip, .dock a, summary, .support-button, .brand")]
          .filter((e) => e.checkVisibility())
          .map((e) => [e.textContent.trim().slice(0, 30), e.getBoundingClientRect().height])
          .filter(([, height]) => height > 0 && height < 43.5)"""
    )
    assert small == []


def test_the_skip_link_shows_itself_and_leads_to_the_page(demo: App, sam: Page) -> None:
    sam.goto(f"{demo.url}/session")
    sam.keyboard.press("Tab")

    link = sam.get_by_role("link", name="Skip to the page")
    assert link.bounding_box()["y"] >= 0
    sam.keyboard.press("Enter")
    assert sam.evaluate("document.activeElement.id") == "main"


def test_no_page_asks_any_other_host_for_anything(demo: App, phone: Phone) -> None:
    page = phone()
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.goto(demo.url + "/support")
    for path in ("/", "/unlock", "/offline", "/support"):
        page.goto(demo.url + path)

    assert hosts == {demo.url.removeprefix("http://")}


def test_no_page_breaks_its_own_policy_or_throws(demo: App, sam: Page) -> None:
    said: list[str] = []
    sam.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    sam.on("pageerror", lambda error: said.append(str(error)))

    for path in PAGES[:-1]:
        sam.goto(demo.url + path)

    assert said == []


def test_the_first_load_of_today_weighs_at_most_120_kib_and_later_pages_20(
    demo: App, phone: Phone, sam: Page
) -> None:
    page = phone(storage_state=sam.context.storage_state(), service_workers="block")
    first = _transferred(page, demo.url)
    later = [
        _transferred(page, demo.url + path)
        for path in ("/session", "/patterns", f"/sessions/{SESSION}/brief")
    ]

    assert first <= 120 * 1024
    assert max(later) <= 20 * 1024


def _transferred(page: Page, url: str) -> int:
    """Bytes over the wire for one page with all it loads, as the browser counts them."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[int] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    page.goto(url, wait_until="networkidle")
    session.detach()
    return sum(sizes)
