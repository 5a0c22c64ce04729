"""The result: told to the client first, in words; where help is called for, the ways to get it come before."""

from __future__ import annotations

import pytest

from meantime.core.briefs import BriefChoices
from meantime.core.measures import Administration
from meantime.core.safety import SafetyPlan
from tests.people import Someone, a_session
from tests.web.measures.test_filling_in import answer_all, form, get

NINE = (0,) * 8 + (1,)
CARD = "Your answers are kept. Some help, if you want it."


def result(person: Someone, kept: Administration, query: str = "") -> str:
    return get(person, f"/measures/results/{kept.id}{query}")


def test_an_answer_to_question_nine_shows_help_first_with_the_own_plan_before_the_lines(ana: Someone) -> None:
    ana.keeps(SafetyPlan(id="00000000-0000-4000-8000-000000000001", steps={"signs": ["quokka"]}))
    page = get(ana, answer_all(ana, "phq-9", *NINE, "left"))

    order = [CARD, "My plan", "999", "Samaritans", "Close", "Minimal: 1 point", "Would you like this answer"]
    assert [page.index(words) for words in order] == sorted(page.index(words) for words in order)
    assert "We haven't checked this number yet." in page
    assert "This answer tells your therapist it's worth talking about. It does not predict anything." in page
    assert not any(word in page.lower() for word in ("risk", "suicid", "score of"))


def test_not_at_all_shows_no_card(ana: Someone) -> None:
    page = get(ana, answer_all(ana, "phq-9", *[3] * 8, 0, "left"))

    assert CARD not in page
    assert "question 9" not in page


def test_one_tap_closes_the_card_and_nothing_of_it_is_kept(ana: Someone) -> None:
    where = answer_all(ana, "phq-9", *NINE, "left")
    before = ana.journal.everything()

    closed = get(ana, where.partition("?")[0])

    assert CARD not in closed
    assert ana.journal.everything() == before
    assert [record.extra for record in ana.journal.of_kind(Administration)] == [{}]


@pytest.mark.parametrize(
    ("wish", "says"), [("no", "That is fine. It stays with you."), ("later", "when you come back")]
)
def test_no_and_later_are_kept_nowhere(ana: Someone, wish: str, says: str) -> None:
    mine = ana.keeps(form("phq-9", *NINE))
    if wish == "no":
        ana.keeps(a_session())
    sent = ana.browser.post(f"/measures/results/{mine.id}/brief", {"line": "answer", "on": wish})

    assert says in get(ana, sent.headers["Location"])
    assert all(not choices.added for choices in ana.journal.of_kind(BriefChoices))


def test_yes_puts_the_answer_at_the_top_of_the_next_brief_and_it_can_be_taken_off(ana: Someone) -> None:
    mine = ana.keeps(form("phq-9", *NINE))
    address = f"/measures/results/{mine.id}/brief"

    said = ana.browser.post(address, {"line": "answer", "on": "yes"}).headers["Location"]
    brief = get(ana, "/brief")

    assert "It stands at the top of your next session brief." in get(ana, said)
    assert brief.index("Thoughts that you would be better off dead") > brief.index("What matters most")
    ana.browser.post(address, {"line": "answer", "on": "no"})
    assert "Thoughts that you would be better off dead" not in get(ana, "/brief")


def test_a_total_is_on_the_brief_only_once_it_was_put_there(ana: Someone) -> None:
    mine = ana.keeps(form("phq-9", *[1] * 8, 0))
    assert "PHQ-9: 8 of 27" not in get(ana, "/brief")

    ana.browser.post(f"/measures/results/{mine.id}/brief", {"line": "total", "on": "yes"})

    assert "PHQ-9: 8 of 27 on" in get(ana, "/brief")
    assert f'href="/measures/results/{mine.id}"' in ana.browser.get("/brief").content.decode()
    assert "Your newest PHQ-9 is on your next brief." in result(ana, mine)


def test_one_kept_to_oneself_is_offered_for_no_brief(ana: Someone) -> None:
    mine = ana.keeps(form("phq-9", *NINE))
    ana.browser.post(f"/measures/results/{mine.id}/brief", {"line": "total", "on": "yes"})

    ana.browser.post(f"/measures/results/{mine.id}/privacy", {"private": "yes"})

    assert "You keep this one to yourself." in result(ana, mine)
    assert "Put it on my next brief" not in result(ana, mine)
    assert "Would you like this answer" not in result(ana, mine)
    assert "PHQ-9" not in get(ana, "/brief") + get(ana, "/brief/lines")
    ana.browser.post(f"/measures/results/{mine.id}/privacy", {"private": "no"})
    assert "PHQ-9: 1 of 27" in get(ana, "/brief")


def test_an_older_result_is_compared_with_what_came_before_it(ana: Someone) -> None:
    first, middle, _ = (form("phq-9", *[n] * 8, 0, days_ago=60 - 20 * n) for n in (0, 1, 2))
    ana.keeps(first, middle, form("phq-9", *[2] * 8, 0))

    assert "8 points higher than on" in result(ana, middle)
    assert "the first one here" in result(ana, first)


def test_the_pcl_5_shows_its_groups_and_no_word_for_how_much(ana: Someone) -> None:
    ana.journal.change_profile(measures_on=("pcl-5",))
    mine = ana.keeps(form("pcl-5", *[2] * 20))
    page = result(ana, mine, "?kept=yes")

    assert "40 points, on a form from 0 to 80." in page
    assert "Memories that come back 10 of 20" in page
    assert "Support is here whenever you want it." in page
    assert CARD not in page
    assert not any(word in page for word in ("Severe:", "Moderate:", "pattern", "PTSD"))


def test_a_questionnaire_not_known_here_is_shown_kindly_and_can_be_erased(ana: Someone) -> None:
    unknown, odd = ana.keeps(form("sleep-99", 1, 2)), form("phq-9", 7, 7)
    ana.keeps(odd)

    assert "not known here, so there is no total. Your answers are kept." in result(ana, unknown)
    assert "These answers are not those of the form" in result(ana, odd)
    assert ana.browser.get(f"/measures/results/{odd.id}/answers").status_code == 404
    ana.browser.post(f"/measures/results/{unknown.id}/erasure")
    assert ana.journal.of_kind(Administration) == [odd]


def test_answers_can_be_changed_and_when_it_was_stays(ana: Someone) -> None:
    mine = ana.keeps(form("gad-7", *[1] * 7))
    address = f"/measures/results/{mine.id}/answers"
    sheet = {f"q{place}": "2" for place in range(1, 8)}

    assert ana.browser.post(address, {**sheet, "rev": "1", "q3": "9"}).status_code == 422
    assert ana.browser.post(address, {**sheet, "rev": "1"}).status_code == 302

    (kept,) = ana.journal.of_kind(Administration)
    assert (kept.answers, kept.at) == ((2,) * 7, mine.at)
    clash = ana.browser.post(address, {**sheet, "rev": "1"})
    assert clash.status_code == 409
    assert "This was changed somewhere else." in clash.content.decode()


def test_erasing_asks_once(ana: Someone) -> None:
    mine = ana.keeps(form("gad-7", *[1] * 7))

    assert "This cannot be undone." in get(ana, f"/measures/results/{mine.id}/erasure")
    ana.browser.post(f"/measures/results/{mine.id}/erasure")

    assert ana.journal.of_kind(Administration) == []


@pytest.mark.parametrize("part", ["", "/answers", "/erasure"])
def test_neither_the_therapist_nor_a_stranger_finds_a_result(
    ana: Someone, ben: Someone, chris: Someone, part: str
) -> None:
    mine = ana.keeps(form("phq-9", *NINE))

    for person in (ben, chris):
        assert person.browser.get(f"/measures/results/{mine.id}{part}").status_code == 404
    assert person.browser.post(f"/measures/results/{mine.id}/brief").status_code == 404
