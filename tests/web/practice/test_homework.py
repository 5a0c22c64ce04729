"""Own homework: added, changed, erased; a form sent twice, strange values, two devices."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import uuid4

import pytest

from meantime.core.homework import Attempt, Homework
from tests.people import Someone, a_note

pytestmark = pytest.mark.django_db


def form(**more: Any) -> dict[str, Any]:
    return {"id": str(uuid4()), "rev": "0", "what": "long_exhale", "set_by": "me", **more}


def test_homework_is_kept_with_kind_how_often_when_and_a_plan(ana: Someone) -> None:
    sent = form(
        title="Breathe on the train",
        how_often="on three mornings",
        when="after breakfast",
        obstacle="I run late",
        instead="do it on the bus",
        due_on="2026-12-03",
        set_by="therapist",
    )

    for _ in range(2):  # the form is sent twice
        assert ana.browser.post("/practice/homework/new", sent).headers["Location"] == "/practice"

    [kept] = ana.journal.homework()
    assert (kept.exercise, kept.guide, kept.title) == ("breathing", "long_exhale", "Breathe on the train")
    assert (kept.how_often, kept.when) == ("on three mornings", "after breakfast")
    assert (kept.obstacle, kept.instead) == ("I run late", "do it on the bus")
    assert (kept.due_on, kept.set_by) == (date(2026, 12, 3), "therapist")
    assert kept.set_on is not None


def test_only_a_kind_can_be_agreed_too(ana: Someone) -> None:
    ana.browser.post("/practice/homework/new", form(what="grounding"))

    [kept] = ana.journal.homework()
    assert (kept.exercise, kept.guide) == ("grounding", "")


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"what": ""}, "Choose what to practise."),
        ({"what": "running"}, "Choose one of the list."),
        ({"title": "x" * 301}, "Shorten this to 300 characters. It has 301."),
        ({"due_on": "soon"}, "Write the day as 2026-11-26."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    ana: Someone, wrong: dict[str, str], said: str
) -> None:
    answer = ana.browser.post("/practice/homework/new", form(when="after breakfast") | wrong)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert said in page
    assert 'value="after breakfast"' in page
    assert ana.journal.homework() == []


def test_it_can_be_changed_and_keeps_what_the_form_does_not_show(ana: Someone) -> None:
    homework = ana.keeps(
        Homework(
            id=str(uuid4()), exercise="breathing", set_on=date(2026, 11, 19), extra={"from": "elsewhere"}
        )
    )
    url = f"/practice/homework/{homework.id}"
    assert "Change homework" in ana.browser.get(url).content.decode()

    ana.browser.post(url, form(id=homework.id, rev="1", what="cold", title="Cold water"))

    [kept] = ana.journal.homework()
    assert (kept.exercise, kept.guide, kept.title) == ("grounding", "cold", "Cold water")
    assert (kept.set_on, kept.extra) == (date(2026, 11, 19), {"from": "elsewhere"})


def test_changed_on_two_devices_both_are_shown_and_nothing_is_overwritten(ana: Someone) -> None:
    homework = ana.keeps(Homework(id=str(uuid4()), exercise="breathing", title="first"))
    url = f"/practice/homework/{homework.id}"
    ana.browser.post(url, form(id=homework.id, rev="1", title="from the phone"))

    late = ana.browser.post(url, form(id=homework.id, rev="1", title="from the laptop"))

    page = late.content.decode()
    assert late.status_code == 409
    assert "from the phone" in page
    assert "from the laptop" in page
    assert ana.journal.homework()[0].title == "from the phone"
    assert 'name="rev" value="2"' in page


def test_erasing_it_keeps_what_was_tried(ana: Someone) -> None:
    homework = ana.keeps(Homework(id=str(uuid4()), exercise="breathing", title="Breathe"))
    ana.keeps(
        Attempt(id=str(uuid4()), homework=homework.id, exercise="breathing", at=a_note().at, outcome="did_it")
    )
    url = f"/practice/homework/{homework.id}/erasure"
    assert "What you tried and wrote stays." in ana.browser.get(url).content.decode()

    ana.browser.post(url)

    assert ana.journal.homework() == []
    assert len(ana.journal.attempts()) == 1
