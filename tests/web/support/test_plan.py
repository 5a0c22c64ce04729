"""The plan is written a step at a time, any step may stay empty, and nothing typed is lost."""

from __future__ import annotations

import pytest

from meantime.core.safety import STEPS, SafetyPlan
from tests.people import Someone


def the_plan(who: Someone) -> SafetyPlan:
    (plan,) = who.journal.of_kind(SafetyPlan)
    return plan


def test_the_steps_follow_one_another_and_the_last_leads_to_the_plan(ana: Someone) -> None:
    asked = []
    address = "/support/plan/steps/signs"
    while address.startswith("/support/plan/steps/"):
        step = address.rsplit("/", 1)[1]
        assert f"Step {len(asked) + 1} of 7" in ana.browser.get(address).content.decode()
        asked.append(step)
        address = ana.browser.post(address, {"lines": f"one of {step}\r\n\r\ntwo", "before": ""})["Location"]

    assert tuple(asked) == STEPS
    assert address == "/support/plan?kept=1"
    assert the_plan(ana).steps == {step: [f"one of {step}", "two"] for step in STEPS}
    page = ana.browser.get(address).content.decode()
    assert [page.index(f"one of {step}") for step in STEPS] == sorted(
        page.index(f"one of {step}") for step in STEPS
    )


def test_one_can_stop_at_any_step_and_go_on_another_day(ana: Someone) -> None:
    stopped = ana.browser.post("/support/plan/steps/alone", {"lines": "A bath", "before": "", "stop": "1"})

    page = ana.browser.get(stopped["Location"]).content.decode()

    assert "A bath" in page
    assert "More steps, if you like" in page
    assert (
        ana.browser.get("/support/plan/steps/alone").content.decode().count("A bath") == 2
    )  # box and before


def test_a_number_becomes_something_to_tap_only_where_people_are_named(ana: Someone) -> None:
    ana.keeps(SafetyPlan(id=PLAN_ID, steps={"ask": ["Priya 07700 900123"], "signs": ["07700 900999 rings"]}))

    page = ana.browser.get("/support/plan").content.decode()

    assert 'href="tel:07700900123"' in page
    assert 'href="sms:07700900123"' in page
    assert "tel:07700900999" not in page


def test_what_another_device_added_meanwhile_stays(ana: Someone) -> None:
    ana.keeps(SafetyPlan(id=PLAN_ID, steps={"alone": ["Walk", "Music"]}))

    ana.browser.post("/support/plan/steps/alone", {"lines": "Walk\nBath", "before": "Walk"})

    assert the_plan(ana).steps == {"alone": ["Walk", "Bath", "Music"]}


def test_too_much_of_it_comes_back_with_the_words(ana: Someone) -> None:
    response = ana.browser.post("/support/plan/steps/signs", {"lines": "y" * 501, "before": ""})

    page = response.content.decode()
    assert response.status_code == 422
    assert "Break it in two." in page
    assert "y" * 501 in page
    assert ana.journal.of_kind(SafetyPlan) == []


def test_still_right_keeps_the_day(ana: Someone) -> None:
    ana.keeps(SafetyPlan(id=PLAN_ID, steps={"alone": ["Walk"]}))
    assert "Is it still right?" in ana.browser.get("/support/plan").content.decode()

    ana.browser.post("/support/plan/checks")

    assert the_plan(ana).checked_on is not None
    assert "Still right? Last checked" in ana.browser.get("/support/plan").content.decode()


def test_erasing_asks_once_and_takes_every_step(ana: Someone) -> None:
    ana.keeps(SafetyPlan(id=PLAN_ID, steps={"alone": ["Walk"]}))
    assert "Erase my plan?" in ana.browser.get("/support/plan/erasure").content.decode()
    assert the_plan(ana)

    ana.browser.post("/support/plan/erasure")

    assert ana.journal.of_kind(SafetyPlan) == []


def test_a_stranger_sees_a_plan_of_their_own_only(ana: Someone, ben: Someone, chris: Someone) -> None:
    ana.keeps(SafetyPlan(id=PLAN_ID, steps={"alone": ["Walk in Aldersey"]}))

    for other in (ben, chris):
        for path in ("/support", "/support/plan", "/support/plan/card", "/support/plan/steps/alone"):
            assert "Aldersey" not in other.browser.get(path).content.decode()


def test_the_card_has_every_line_and_the_emergency_number(ana: Someone) -> None:
    ana.keeps(SafetyPlan(id=PLAN_ID, steps={"alone": ["Walk"], "ask": ["Priya 07700 900123"]}))

    page = ana.browser.get("/support/plan/card").content.decode()

    assert all(words in page for words in ("Walk", "Priya 07700 900123", "In an emergency call 999 or 112."))


@pytest.mark.parametrize("step", ["nowhere", "signs%00", "of another program"])
def test_a_step_that_is_not_ours_is_not_there(ana: Someone, step: str) -> None:
    assert ana.browser.get(f"/support/plan/steps/{step}").status_code == 404


PLAN_ID = "7f5d7f43-13f6-4c9f-8f5e-0a7a3a1f7b11"
