"""Questionnaires through the actions: kept once, put aside sealed, nothing lost, nothing flagged."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

import pytest

from meantime.actions import measures as actions
from meantime.actions.briefs import choose_line, is_chosen_next
from meantime.content.measure_files import shipped_measures
from meantime.core.brief import build_brief
from meantime.core.brief.measures import total_key
from meantime.core.briefs import Beside
from meantime.core.measure_drafts import MeasureDraft, next_place
from meantime.core.measures import Administration
from meantime.core.others import OtherRecord
from meantime.core.problems import InvalidRecord
from meantime.storage.journal import StaleEdit
from tests.people import Someone, a_session

PHQ_9 = shipped_measures()["phq-9"]
AUDIT_C = shipped_measures()["audit-c"]


def filled_in(now: datetime, *answers: int) -> Administration:
    return Administration(id=str(uuid4()), at=now, measure="phq-9", answers=answers or (1,) * 9)


def test_a_filled_in_form_is_kept_once(ana: Someone, now: datetime) -> None:
    form = filled_in(now)

    assert actions.take_measure(ana.journal, form, PHQ_9) is True
    assert actions.take_measure(ana.journal, form, PHQ_9) is False
    assert ana.journal.of_kind(Administration) == [form]


def test_answers_of_another_form_are_not_kept(ana: Someone, now: datetime) -> None:
    with pytest.raises(InvalidRecord, match="PHQ-9 has 9 questions"):
        actions.take_measure(ana.journal, filled_in(now, 1, 2), PHQ_9)

    assert ana.journal.everything() == []


def test_what_was_started_goes_on_where_it_was_stopped_and_becomes_one_form(
    ana: Someone, now: datetime
) -> None:
    draft = actions.start_measure(ana.journal, PHQ_9, now=now)
    stored = actions.draft_for(ana.journal, "phq-9")
    assert stored is not None
    actions.keep_answers(ana.journal, stored, {1: 2, 2: None})

    again = actions.start_measure(ana.journal, PHQ_9, now=now)
    assert (again.id, again.answers, next_place(again, PHQ_9)) == (draft.id, {"1": 2, "2": None}, 3)

    whole = replace(again, answers={**again.answers, **{str(place): 1 for place in range(3, 10)}})
    first = actions.finish_measure(ana.journal, whole, PHQ_9, now=now)
    second = actions.finish_measure(ana.journal, whole, PHQ_9, now=now)

    assert first.id == second.id
    assert [form.answers for form in ana.journal.of_kind(Administration)] == [(2, None, *([1] * 7))]
    assert ana.journal.of_kind(MeasureDraft) == []


def test_two_devices_add_their_answers_to_one_draft(ana: Someone, now: datetime) -> None:
    actions.start_measure(ana.journal, PHQ_9, now=now)
    phone = laptop = actions.draft_for(ana.journal, "phq-9")
    assert phone is not None
    assert laptop is not None
    actions.keep_answers(ana.journal, phone, {1: 2})
    both = actions.keep_answers(ana.journal, laptop, {2: 3})

    assert both is not None
    assert both.answers == {"1": 2, "2": 3}


def test_a_draft_that_is_gone_keeps_nothing(ana: Someone, now: datetime) -> None:
    actions.start_measure(ana.journal, PHQ_9, now=now)
    stored = actions.draft_for(ana.journal, "phq-9")
    assert stored is not None
    actions.erase_measure(ana.journal, stored.record.id)

    assert actions.keep_answers(ana.journal, stored, {1: 2}) is None
    assert ana.journal.everything() == []


def test_answers_can_be_changed_and_a_second_change_is_noticed(ana: Someone, now: datetime) -> None:
    form = ana.keeps(filled_in(now))
    stored = ana.journal.find(Administration, form.id)
    assert stored is not None

    actions.edit_measure(ana.journal, stored, PHQ_9, answers=[0] * 9)

    assert ana.journal.of_kind(Administration) == [replace(form, answers=(0,) * 9)]
    with pytest.raises(StaleEdit):
        actions.edit_measure(ana.journal, stored, PHQ_9, answers=[3] * 9)


def test_nothing_about_the_ninth_answer_is_stored(ana: Someone, now: datetime) -> None:
    form = filled_in(now, *[0] * 8, 1)
    actions.take_measure(ana.journal, form, PHQ_9)

    assert actions.support_called_for(form, PHQ_9) == "card"
    assert ana.journal.everything() == [form]
    assert form.extra == {}


def test_off_until_chosen_and_on_once_chosen(ana: Someone) -> None:
    usual = [measure.id for measure in actions.find_offered(ana.journal)]
    ana.journal.change_profile(measures_on=("pcl-5",))

    assert "pcl-5" not in usual
    assert "who-5" not in usual
    assert [measure.id for measure in actions.find_offered(ana.journal)] == ["pcl-5"]


def test_a_total_is_on_the_next_brief_only_once_it_was_put_there(ana: Someone, now: datetime) -> None:
    ana.keeps(a_session("2026-11-26T16:00:00+00:00"), filled_in(now))
    key = total_key("phq-9")

    def on_page() -> bool:
        brief = build_brief(ana.journal, now=now, beside=Beside(measures=shipped_measures()))
        return key in [line.key for line in brief.lines]

    assert on_page() is False
    choose_line(ana.journal, key, on=True, now=now)
    assert (on_page(), is_chosen_next(ana.journal, key, now=now)) == (True, True)
    choose_line(ana.journal, key, on=False, now=now)
    assert on_page() is False


def test_a_private_form_is_not_on_the_brief_even_when_its_line_was_chosen(
    ana: Someone, now: datetime
) -> None:
    form = ana.keeps(filled_in(now))
    choose_line(ana.journal, total_key("phq-9"), on=True, now=now)
    stored = ana.journal.find(Administration, form.id)
    assert stored is not None
    actions.keep_private(ana.journal, stored, private=True)

    assert build_brief(ana.journal, now=now, beside=Beside(measures=shipped_measures())).candidates == ()


def test_forms_an_earlier_version_kept_unread_are_scored_once_they_are_known(ana: Someone) -> None:
    fields = {"at": "2026-11-22T20:10:00+00:00", "measure": "phq-9", "answers": [1] * 9, "device": "paper"}
    odd = OtherRecord(id=str(uuid4()), kind="measure", fields={**fields, "answers": ["often"]})
    ana.keeps(OtherRecord(id=str(uuid4()), kind="measure", fields=fields), odd)

    assert ana.journal.adopt_known_kinds() == 1
    assert ana.journal.adopt_known_kinds() == 0

    (progress,) = actions.progress_now(ana.journal)
    assert [point.total for point in progress.points] == [9]
    assert ana.journal.of_kind(Administration)[0].extra == {"device": "paper"}
    assert ana.journal.of_kind(OtherRecord) == [odd]


def test_never_to_the_first_question_needs_no_other_answer(ana: Someone, now: datetime) -> None:
    draft = replace(actions.start_measure(ana.journal, AUDIT_C, now=now), answers={"1": 0})

    done = actions.finish_measure(ana.journal, draft, AUDIT_C, now=now)

    assert done.answers == (0, None, None)
    assert [point.total for point in actions.progress_now(ana.journal)[0].points] == [0]
