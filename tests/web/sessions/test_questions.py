from __future__ import annotations

from datetime import date
from uuid import uuid4

from meantime.core.questions import Question
from tests.web.sessions.forms import question_form, value_of


def a_question(**more) -> Question:
    return Question(id=str(uuid4()), **{"text": "What do you notice?", **more})


def test_an_own_question_and_chosen_ones_are_kept_from_one_form_once(ana):
    form = question_form(bank=["how_it_helps", "progress"])

    ana.browser.post("/questions/new", form)
    ana.browser.post("/questions/new", form)

    assert [q.text for q in ana.journal.questions()] == [
        "How does this treatment help with my symptoms?",
        "What will progress look like, and when?",
        "How will I know it is working?",
    ]


def test_choosing_from_the_bank_alone_is_enough(ana):
    response = ana.browser.post("/questions/new", question_form(text="", bank=["progress"]))

    assert response.status_code == 302
    assert len(ana.journal.questions()) == 1


def test_nothing_written_and_nothing_chosen_says_what_to_do(ana):
    response = ana.browser.post("/questions/new", question_form(text=" "))

    assert response.status_code == 422
    assert "Write a question, or choose one below." in response.content.decode()


def test_a_question_that_waits_is_not_offered_again(ana):
    ana.keeps(a_question(text="What are the other options?"))

    page = ana.browser.get("/questions/new").content.decode()

    assert "What are the other options?" not in page
    assert "What will progress look like, and when?" in page


def test_marking_as_asked_offers_today_and_keeps_the_answer(ana):
    question = ana.keeps(a_question())

    page = ana.browser.get(f"/questions/{question.id}?asked=1").content.decode()
    form = question_form(rev="1", text=question.text, asked_on="2026-11-23", answer="You slow down.")
    ana.browser.post(f"/questions/{question.id}", form)

    kept = ana.journal.find(Question, question.id).record
    assert value_of(page, "asked_on") == "2026-11-23"
    assert (kept.asked_on, kept.answer) == (date(2026, 11, 23), "You slow down.")


def test_a_question_can_wait_again(ana):
    question = ana.keeps(a_question(asked_on=date(2026, 11, 1), answer="Yes"))

    ana.browser.post(f"/questions/{question.id}", question_form(rev="1", text="Same", asked_on="", answer=""))

    kept = ana.journal.find(Question, question.id).record
    assert (kept.asked_on, kept.answer) == (None, None)


def test_a_question_changed_elsewhere_is_shown_beside_ones_own(ana):
    question = ana.keeps(a_question())
    ana.browser.post(f"/questions/{question.id}", question_form(rev="1", text="From the laptop"))

    stale = ana.browser.post(f"/questions/{question.id}", question_form(rev="1", text="From the phone"))

    assert stale.status_code == 409
    assert "From the laptop" in stale.content.decode()
    assert "From the phone" in stale.content.decode()
    assert ana.journal.find(Question, question.id).record.text == "From the laptop"


def test_all_asked_questions_are_listed_by_day_twenty_a_page(ana):
    ana.keeps(*(a_question(text=f"Number {n:02}", asked_on=date(2026, 10, n)) for n in range(1, 23)))

    first, second = (ana.browser.get(f"/questions?page={n}").content.decode() for n in (1, 2))

    assert first.index("Number 22") < first.index("Number 21") < first.index("Number 03")
    assert "Number 02" in second
    assert "Number 03" not in second


def test_questions_answered_without_a_day_come_last(ana):
    ana.keeps(a_question(text="No day", answer="Yes"), a_question(text="A day", asked_on=date(2026, 10, 1)))

    page = ana.browser.get("/questions").content.decode()

    assert page.index("A day") < page.index("No day")


def test_erasing_asks_once(ana):
    question = ana.keeps(a_question())

    assert "Erase this question" in ana.browser.get(f"/questions/{question.id}/erasure").content.decode()
    ana.browser.post(f"/questions/{question.id}/erasure")

    assert ana.journal.questions() == []


def test_a_stranger_finds_nothing(ana, chris):
    question = ana.keeps(a_question())

    for address in (f"/questions/{question.id}", f"/questions/{question.id}/erasure"):
        assert chris.browser.get(address).status_code == 404
        assert chris.browser.post(address, question_form()).status_code == 404
    assert "What do you notice?" not in chris.browser.get("/questions").content.decode()
