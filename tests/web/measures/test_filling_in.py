"""Filling in a questionnaire: at one's own pace, with nothing lost, without JavaScript."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meantime.core.measure_drafts import MeasureDraft
from meantime.core.measures import Administration
from tests.people import Someone

NOW = datetime.now(UTC)


def text_of(page: str) -> str:
    """The words of a page."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


def get(person: Someone, path: str) -> str:
    return text_of(person.browser.get(path).content.decode())


def form(measure: str, *answers: int, days_ago: int = 0) -> Administration:
    at = NOW - timedelta(days=days_ago, minutes=5)
    return Administration(id=str(uuid4()), at=at, measure=measure, answers=answers)


def answer_all(person: Someone, measure: str, *answers: object) -> str:
    """One question a page; where the last answer leads to."""
    person.browser.post(f"/measures/{measure}/drafts")
    where = ""
    for place, answer in enumerate(answers, start=1):
        sent = person.browser.post(f"/measures/{measure}/questions/{place}", {f"q{place}": answer})
        where = sent.headers["Location"]
    return where


def test_the_list_holds_what_is_switched_on_and_practice_leads_to_it(ana: Someone) -> None:
    assert 'href="/measures"' in ana.browser.get("/practice").content.decode()
    page = get(ana, "/measures")

    assert "PHQ-9 Low mood · 9 questions" in page
    assert "PCL-5" not in page
    assert "WHO-5" not in page


def test_a_form_that_is_off_or_unknown_is_not_asked(ana: Someone) -> None:
    assert "It is switched off." in get(ana, "/measures/pcl-5")
    assert ana.browser.post("/measures/pcl-5/drafts").status_code == 404
    assert ana.browser.get("/measures/nope").status_code == 404
    assert ana.browser.post("/measures/nope/drafts").status_code == 404


def test_one_question_a_page_asks_the_published_words_and_ends_in_a_result(ana: Someone) -> None:
    ana.browser.post("/measures/phq-4/drafts")
    page = get(ana, "/measures/phq-4/questions/1")

    assert "Over the last 2 weeks, how often have you been bothered" in page
    assert "Feeling nervous, anxious or on edge Not at all Several days More than half the days" in page
    assert "Question 1 of 4" in page
    assert "Rather not say" not in page

    where = answer_all(ana, "phq-4", 2, 2, 1, 1)

    assert where.endswith("?kept=yes")
    result = get(ana, where)
    assert "Your answers are kept." in result
    assert "Moderate: 6 points, on a form from 0 to 12." in result
    assert "This is the first one here, so there is nothing to compare yet." in result
    assert "A longer form can say more about worry: GAD-7" in result
    assert "about low mood" not in result
    assert "This form can't diagnose." in result
    assert ana.journal.of_kind(MeasureDraft) == []


def test_an_unanswered_question_is_asked_again_and_a_form_with_gaps_can_be_left(ana: Someone) -> None:
    ana.browser.post("/measures/phq-9/drafts")
    answer = ana.browser.post("/measures/phq-9/questions/1", {})

    assert answer.status_code == 422
    assert "Question 1: choose an answer, or “Rather not say”." in text_of(answer.content.decode())

    where = answer_all(ana, "phq-9", *[1] * 8, "left", "left")
    result = get(ana, where)
    assert "1 question has no answer. The total is worked out from the others." in result
    assert ana.journal.of_kind(Administration)[0].answers == (*[1] * 8, None)


def test_with_too_many_gaps_there_is_no_total_and_the_answers_are_kept(ana: Someone) -> None:
    result = get(ana, answer_all(ana, "gad-7", 1, 1, 1, 1, "left", "left", "left"))

    assert "3 questions have no answer, so there is no total. Your answers are kept." in result
    assert "Put it on my next brief" not in result


def test_stopping_keeps_what_is_there_sealed_and_offers_it_again(ana: Someone) -> None:
    ana.browser.post("/measures/gad-7/drafts")
    ana.browser.post("/measures/gad-7/questions/1", {"q1": 3})

    assert "GAD-7 is started 1 of 7 answered." in get(ana, "/measures")
    assert ana.browser.post("/measures/gad-7/drafts").headers["Location"] == "/measures/gad-7/questions/2"
    assert "checked" in ana.browser.get("/measures/gad-7/questions/1").content.decode()

    ana.browser.post("/measures/gad-7/draft-erasure")
    assert "is started" not in get(ana, "/measures")


def test_a_question_that_was_passed_by_is_asked_before_the_end(ana: Someone) -> None:
    ana.browser.post("/measures/phq-2/drafts")

    sent = ana.browser.post("/measures/phq-2/questions/2", {"q2": 1})

    assert sent.headers["Location"] == "/measures/phq-2/questions/1"


def test_all_on_one_page_keeps_the_good_answers_when_one_is_wanting(ana: Someone) -> None:
    ana.journal.change_profile(measures_on_one_page=True)
    assert ana.browser.post("/measures/phq-2/drafts").headers["Location"] == "/measures/phq-2/questions"

    wanting = ana.browser.post("/measures/phq-2/questions", {"q1": 2})
    assert wanting.status_code == 422
    assert "Question 2: choose an answer." in text_of(wanting.content.decode())
    assert re.search(r'name="q1" value="2"[^>]*checked', wanting.content.decode())

    stopped = ana.browser.post("/measures/phq-2/questions", {"q1": 2, "stop": "yes"})
    assert stopped.headers["Location"] == "/measures/phq-2"
    done = ana.browser.post("/measures/phq-2/questions", {"q1": 2, "q2": 1})
    assert "3 points, on a form from 0 to 6." in get(ana, done.headers["Location"])


def test_never_a_drink_ends_it_at_once(ana: Someone) -> None:
    where = answer_all(ana, "audit-c", 0)

    assert "0 points, on a form from 0 to 12." in get(ana, where)


def test_never_on_one_page_asks_nothing_more(ana: Someone) -> None:
    ana.browser.post("/measures/audit-c/drafts")

    done = ana.browser.post("/measures/audit-c/questions", {"q1": 0})

    assert "?kept=yes" in done.headers["Location"]


@pytest.mark.parametrize("odd", ["9", "-1", "x", "", "left"])
def test_an_answer_the_form_does_not_offer_is_not_taken(ana: Someone, odd: str) -> None:
    ana.browser.post("/measures/phq-4/drafts")

    assert ana.browser.post("/measures/phq-4/questions/1", {"q1": odd}).status_code == 422
    assert ana.journal.of_kind(MeasureDraft)[0].answers == {}


def test_a_form_filled_in_a_short_while_ago_says_kindly_that_two_overlap(ana: Someone) -> None:
    ana.keeps(form("phq-9", *[1] * 9, days_ago=5))
    page = get(ana, "/measures/phq-9")

    assert "You filled this in 5 days ago. It asks about the last 2 weeks, so the two would overlap." in page
    assert "Start" in page


def test_so_far_says_words_before_numbers(ana: Someone) -> None:
    ana.keeps(form("phq-9", *[2] * 6, 0, 0, 0, days_ago=40), form("phq-9", *[1] * 9, days_ago=20))
    page = get(ana, "/measures/phq-9")

    order = [
        "Mild: 9 points",
        "3 points lower than on",
        "Ordinary ups and downs are up to 5 points.",
        "Moderate, 12",
    ]
    assert [page.index(words) for words in order] == sorted(page.index(words) for words in order)


def test_a_stranger_sees_nothing_of_it(ana: Someone, chris: Someone) -> None:
    mine = ana.keeps(form("phq-9", *[1] * 9))
    ana.browser.post("/measures/gad-7/drafts")

    assert chris.browser.get(f"/measures/results/{mine.id}").status_code == 404
    assert "is started" not in get(chris, "/measures")
    assert "So far" not in get(chris, "/measures/phq-9")


def test_twice_the_forms_take_the_same_number_of_queries(ana: Someone) -> None:
    counts = []
    for _ in range(2):
        ana.keeps(*(form("phq-9", *[1] * 9, days_ago=n) for n in range(5)))
        with CaptureQueriesContext(connection) as queries:
            ana.browser.get("/measures")
            ana.browser.get("/measures/phq-9")
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 14
