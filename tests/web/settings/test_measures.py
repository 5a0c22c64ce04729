"""Questionnaires in the settings: which ones, how often, how many questions a page."""

from __future__ import annotations

import pytest

from meantime.storage.journal import Journal
from tests.people import Someone

WHOLE = {"measures_on": ["phq-4", "pcl-5"], "measures_every": "28", "measures_on_one_page": "yes"}


def profile(person: Someone):
    return Journal(person.journal.person_id, person.journal.data_key).profile


def test_the_usual_ones_are_ticked_and_two_wait_to_be_chosen(ana: Someone) -> None:
    page = ana.browser.get("/settings/measures").content.decode()
    ticked = {
        form for form in ("phq-9", "gad-7", "audit-c", "pcl-5", "who-5") if f'value="{form}" id=' in page
    }
    on = {form for form in ticked if "checked" in page.partition(f'value="{form}" id=')[2].partition(">")[0]}

    assert ticked == {"phq-9", "gad-7", "audit-c", "pcl-5", "who-5"}
    assert on == {"phq-9", "gad-7", "audit-c"}
    assert "You are never reminded of one." in page


def test_a_choice_is_kept_and_told_in_the_list(ana: Someone) -> None:
    assert "The usual ones, one question a page" in ana.browser.get("/settings").content.decode()

    answer = ana.browser.post("/settings/measures", WHOLE)

    assert answer.headers["Location"] == "/settings?kept=measures"
    kept = profile(ana)
    assert (kept.measures_on, kept.measures_every, kept.measures_on_one_page) == (
        ("phq-4", "pcl-5"),
        28,
        True,
    )
    assert "2 switched on, all on one page" in ana.browser.get("/settings").content.decode()
    assert "PCL-5" in ana.browser.get("/measures").content.decode()


def test_none_at_all_is_a_choice_too(ana: Someone) -> None:
    ana.browser.post("/settings/measures", {**WHOLE, "measures_on": []})

    assert profile(ana).measures_on == ()
    assert "No questionnaire is switched on. That is fine." in ana.browser.get("/measures").content.decode()


@pytest.mark.parametrize(
    "odd",
    [
        {"measures_on": ["nope"]},
        {"measures_every": "1"},
        {"measures_every": ""},
        {"measures_on_one_page": "maybe"},
    ],
)
def test_an_odd_choice_is_not_taken(ana: Someone, odd: dict[str, object]) -> None:
    assert ana.browser.post("/settings/measures", {**WHOLE, **odd}).status_code == 422
    assert profile(ana).measures_on is None


def test_what_was_filled_in_stays_within_reach_when_it_is_switched_off(ana: Someone) -> None:
    ana.browser.post("/measures/phq-2/drafts")
    ana.browser.post("/measures/phq-2/questions/1", {"q1": 1})
    ana.browser.post("/measures/phq-2/questions/2", {"q2": 1})

    ana.browser.post("/settings/measures", WHOLE)

    assert (
        'Filled in before: <a href="/measures/phq-2">PHQ-2</a>'
        in ana.browser.get("/measures").content.decode()
    )
