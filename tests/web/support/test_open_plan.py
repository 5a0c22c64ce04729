"""The plan opens while locked only in the browser where that was chosen, and only the plan does."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from meantime.accounts.models import OpenPlan
from meantime.accounts.people import change_passphrase, erase_person, person_named
from meantime.core.safety import SafetyPlan
from tests.people import PASSPHRASE, Someone, a_note

PLAN = SafetyPlan(id="7f5d7f43-13f6-4c9f-8f5e-0a7a3a1f7b11", steps={"ask": ["Priya 07700 900123"]})


def page_of(browser: Client, address: str = "/support") -> str:
    return browser.get(address).content.decode()


def open_here(who: Someone) -> None:
    who.keeps(PLAN)
    assert who.browser.post("/settings/support", {"plan": "open"}).status_code == 302


def lock(who: Someone) -> None:
    who.browser.post("/lock")


def test_off_unless_chosen_and_the_page_says_first_what_it_means(ana: Someone) -> None:
    ana.keeps(PLAN)

    page = page_of(ana.browser, "/settings/support")

    assert "Anyone who holds this device can read your plan" in page
    assert "A copy lies readable in this browser" in page
    assert "Only after you unlock" in page_of(ana.browser, "/settings")
    lock(ana)
    assert "Priya" not in page_of(ana.browser)
    assert OpenPlan.objects.count() == 0


@pytest.mark.parametrize("address", ["/support", "/support/offline", "/support?country=GB"])
def test_where_it_was_chosen_the_plan_is_there_while_locked_and_nothing_else_is(
    ana: Someone, address: str
) -> None:
    ana.keeps(a_note(text="quokka"))
    open_here(ana)
    lock(ana)

    page = page_of(ana.browser, address)

    assert "Priya 07700 900123" in page
    assert 'href="tel:07700900123"' in page
    assert "quokka" not in page
    assert "Change my plan" not in page
    assert ana.browser.get("/support/plan").status_code == 302


def test_the_page_kept_for_offline_is_the_locked_one_also_while_the_journal_is_open(ana: Someone) -> None:
    open_here(ana)

    page = page_of(ana.browser, "/support/offline")

    assert "Priya" in page
    assert 'aria-label="Main"' not in page
    assert "Change my plan" not in page


def test_another_browser_sees_nothing(ana: Someone, chris: Someone) -> None:
    open_here(ana)

    assert "Priya" not in page_of(Client())
    assert "Priya" not in page_of(chris.browser)


def test_a_changed_plan_is_the_one_that_opens(ana: Someone) -> None:
    open_here(ana)
    ana.browser.post("/support/plan/steps/ask", {"lines": "Mel 07700 900456", "before": "Priya 07700 900123"})
    lock(ana)

    page = page_of(ana.browser)

    assert "Mel 07700 900456" in page
    assert "Priya" not in page


def test_what_changed_on_another_device_comes_with_the_next_unlock(ana: Someone) -> None:
    open_here(ana)
    lock(ana)
    from meantime.actions.safety import keep_step

    keep_step(ana.journal, "alone", ["Walk in Aldersey"])
    assert "Aldersey" not in page_of(ana.browser)

    ana.browser.post("/unlock", {"sign_in_name": "ana", "passphrase": PASSPHRASE})
    lock(ana)
    assert "Aldersey" in page_of(ana.browser)


@pytest.mark.parametrize("ending", ["close", "close-all", "erase the plan", "new passphrase", "erase all"])
def test_it_ends_at_once(ana: Someone, ending: str) -> None:
    open_here(ana)
    token = ana.browser.cookies["mt-plan"].value

    if ending.startswith("close"):
        ana.browser.post("/settings/support", {"plan": ending})
    elif ending == "erase the plan":
        ana.browser.post("/support/plan/erasure")
    elif ending == "new passphrase":
        change_passphrase(person_named("ana"), PASSPHRASE, "seven quiet boats at noon", now=datetime.now(UTC))
    else:
        erase_person(ana.opened.person_id)
    lock(ana)
    ana.browser.cookies["mt-plan"] = token  # even from a cookie that was kept

    response = ana.browser.get("/support")

    assert "Priya" not in response.content.decode()
    assert OpenPlan.objects.count() == 0
    assert response.cookies["mt-plan"].value == response.cookies["mt-plan-copy"].value == ""


def test_without_a_plan_there_is_nothing_to_choose(ana: Someone) -> None:
    assert "Write my plan" in page_of(ana.browser, "/settings/support")

    answer = ana.browser.post("/settings/support", {"plan": "open"})

    assert answer["Location"] == "/settings?kept=plan-missing"
    assert "mt-plan" not in answer.cookies


def test_the_next_person_of_a_shared_browser_takes_the_place_over(ana: Someone, chris: Someone) -> None:
    open_here(ana)
    chris.keeps(SafetyPlan(id=PLAN.id, steps={"alone": ["Chess"]}))
    chris.browser.cookies["mt-plan"] = ana.browser.cookies["mt-plan"].value
    assert "Only after you unlock" in page_of(chris.browser, "/settings")

    chris.browser.post("/settings/support", {"plan": "open"})
    lock(chris)

    assert "Chess" in page_of(chris.browser)
    assert [copy.person_id for copy in OpenPlan.objects.all()] == [chris.opened.person_id]
