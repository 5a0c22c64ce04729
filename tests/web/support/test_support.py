"""Support is there signed out and locked, with numbers of the right country, and holds nobody's words then."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.test import Client

from meantime.core.notes import CopingSkill
from meantime.core.others import OtherRecord
from meantime.core.safety import SafetyPlan
from tests.people import Someone, a_note

PLAN = SafetyPlan(
    id="7f5d7f43-13f6-4c9f-8f5e-0a7a3a1f7b11",
    steps={
        "signs": ["I stop answering Priya"],
        "ask": [{"name": "Priya", "number": "07700 900123"}],
        "matters": "The allotment",
        "safer": [],
        "of another program": ["Kept too"],
    },
)


def page_of(browser: Client, address: str = "/support") -> str:
    """The page, which has to answer."""
    response = browser.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.usefixtures("_world")
def test_it_works_for_somebody_who_was_never_here() -> None:
    page = page_of(Client())

    assert page.index('href="tel:112"') < page.index('href="tel:911"') < page.index("findahelpline.com")
    assert "If you&#x27;re in Europe or India" in page
    assert "This app is not monitored. Nobody is alerted by what you write." in page
    assert "Name 5 things you can see." in page
    assert "Counting makes it worse?" in page


@pytest.mark.usefixtures("_world")
def test_numbers_are_as_dialled_in_the_chosen_country_and_emergency_comes_first() -> None:
    browser = Client()

    page = page_of(browser, "/support?country=gb")

    assert re.findall(r'href="((?:tel|sms):[^"]+)"', page) == [
        "tel:999",
        "tel:112",
        "tel:116123",
        "sms:85258?body=SHOUT",
        "tel:111",
    ]
    assert "call 999 or 112 now" in page
    assert browser.cookies["mt-country"].value == "GB"
    assert 'href="tel:999"' in page_of(browser)


@pytest.mark.usefixtures("_world")
def test_every_line_says_whether_it_was_checked() -> None:
    page = page_of(Client(), "/support?country=US")

    assert page.count("We haven&#x27;t checked this number yet.") == page.count('<li class="line">') == 4


@pytest.mark.usefixtures("_world")
@pytest.mark.parametrize("odd", ["ZZ", "<script>", "XX", "gb'", "", "GBR", "G" * 5000])
def test_an_odd_country_shows_what_works_without_one(odd: str) -> None:
    response = Client().get("/support", {"country": odd})

    assert response.status_code == 200
    assert b'href="tel:112"' in response.content
    assert b"<script>" not in response.content


@pytest.mark.usefixtures("_world")
def test_a_country_without_lines_is_told_so() -> None:
    assert "We don&#x27;t have lines for Fiji yet." in page_of(Client(), "/support?country=FJ")


def test_an_open_journal_brings_its_country_and_the_plan(ana: Someone) -> None:
    ana.keeps(PLAN)

    page = page_of(ana.browser)

    assert 'href="tel:999"' in page
    for words in ("I stop answering Priya", "Priya · 07700 900123", "The allotment", "Kept too"):
        assert words in page
    assert "Making things safer around me" not in page


def test_the_choice_of_this_device_counts_more_than_the_journal(ana: Someone) -> None:
    page_of(ana.browser, "/support?country=XX")

    assert 'href="tel:911"' in page_of(ana.browser)


def test_a_locked_browser_sees_no_plan(ana: Someone) -> None:
    ana.keeps(PLAN)
    ana.browser.cookies.pop("mt-session")

    page = page_of(ana.browser)

    assert "Priya" not in page
    assert "My plan" not in page


def test_a_stranger_sees_their_own_plan_only(ana: Someone, chris: Someone) -> None:
    ana.keeps(PLAN)

    assert "Priya" not in page_of(chris.browser)


def test_numbers_of_the_plan_are_the_first_to_call_after_the_emergency_numbers(ana: Someone) -> None:
    ana.keeps(PLAN)

    numbers = re.findall(r'href="((?:tel|sms):[^"]+)"', page_of(ana.browser))

    assert numbers[:5] == ["tel:999", "tel:112", "tel:07700900123", "sms:07700900123", "tel:116123"]


def test_a_plan_kept_by_an_earlier_version_is_shown_before_it_is_refiled(ana: Someone) -> None:
    ana.keeps(OtherRecord(id=PLAN.id, kind="safety_plan", fields={"steps": PLAN.steps}))

    assert "The allotment" in page_of(ana.browser)


def test_what_the_person_said_helped_stands_there_counted(ana: Someone) -> None:
    lot = CopingSkill(skill="slow_breathing", helped="a lot")
    ana.keeps(
        a_note(coping=(lot,)), a_note(coping=(lot, CopingSkill(skill="walked the dog", helped="a bit")))
    )
    with time_machine.travel(datetime(2026, 11, 24, tzinfo=UTC), tick=False):
        page = page_of(ana.browser)

    assert "slow breathing: helped a lot 2 times" in page
    assert "walked the dog: helped a bit 1 time" in page
    assert "helped" not in page_of(Client())


def test_one_thing_of_the_persons_choice_stands_right_below_the_emergency_numbers(ana: Someone) -> None:
    ana.browser.post("/settings/support/first", {"first": "breathing"})
    assert "Breathe slowly" in ana.browser.get("/settings").content.decode()
    ana.browser.post("/lock")

    page = page_of(ana.browser)

    assert (
        page.index('href="tel:112"')
        < page.index("Breathe slowly")
        < page.index("People you can call or text")
    )
    assert page.count(">Breathe slowly<") == 1
    assert page.index("Look around you") > page.index("People you can call or text")


@pytest.mark.parametrize("odd", ["call them", "<script>", ""])
def test_an_odd_choice_of_what_stands_first_is_none(ana: Someone, odd: str) -> None:
    assert ana.browser.post("/settings/support/first", {"first": odd or "x"}).status_code == 422
    ana.browser.cookies["mt-first"] = odd

    assert page_of(ana.browser).index("Look around you") > page_of(ana.browser).index("People you can call")


def test_each_short_exercise_leads_to_the_whole_one_also_while_locked(ana: Someone) -> None:
    for browser, place in ((ana.browser, "exercises"), (Client(), "offline")):
        ways = re.findall(rf'href="(/practice/{place}/[a-z0-9_]+)"', page_of(browser))

        assert [way.rsplit("/", 1)[1] for way in ways] == ["senses_54321", "long_exhale", "feet_floor"]
        assert [browser.get(way).status_code for way in ways] == [200, 200, 200]


def test_hiding_works_from_the_page_without_a_script(ana: Someone) -> None:
    assert 'name="to" value="hidden"' in page_of(ana.browser)

    response = ana.browser.post("/lock", {"to": "hidden"})

    assert response["Location"] == "/hidden"
    assert "does not erase the history of your browser" in page_of(Client())


@pytest.mark.parametrize("steps", [None, "words", ["a"], {"signs": None}, {"signs": {"x": [1, None]}}])
def test_a_plan_of_an_unknown_shape_breaks_nothing(ana: Someone, steps: object) -> None:
    ana.keeps(OtherRecord(id=PLAN.id, kind="safety_plan", fields={"steps": steps}))

    assert "Support now" in page_of(ana.browser)
