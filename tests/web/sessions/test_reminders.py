"""Reminders from the page: a file each, nothing kept."""

from __future__ import annotations

from icalendar import Calendar

from tests.people import a_session
from tests.web.sessions.test_preparation import page_of


def test_the_file_for_preparing_holds_the_sessions_to_come(ana):
    ana.keeps(a_session("2026-11-19T16:00:00+00:00"), a_session("2026-11-26T16:00:00+00:00"))
    before = ana.journal.everything()

    answer = ana.browser.post("/reminders", {"prepare": "yes", "prepare-at": "18:30"})

    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="meantime.ics"'
    (entry,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert entry.start.isoformat() == "2026-11-24T18:30:00+00:00"
    assert b"Dr A" not in answer.content
    assert ana.journal.everything() == before


def test_the_file_for_practising_ends_by_itself(ana):
    sent = {
        "practice": "yes",
        "practice-at": "08:00",
        "practice-weekdays": ["0"],
        "practice-last": "2029-01-01",
    }

    answer = ana.browser.post("/reminders", sent)

    (entry,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert entry["rrule"]["UNTIL"][0].date().isoformat() == "2027-01-18"


def test_what_cannot_be_read_is_said_and_stays(ana):
    sent = {"practice": "yes", "practice-at": "soon", "practice-last": "2026-12-01"}

    answer = ana.browser.post("/reminders", sent)

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Write the time as 18:00." in page
    assert "Choose at least one day." in page
    assert 'value="soon"' in page


def test_without_a_session_to_come_there_is_nothing_to_prepare_for(ana):
    assert "Add your next session first." in page_of(ana, "/reminders")
