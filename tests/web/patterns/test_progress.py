"""Progress: own words by choice, change in words, weeks counted; nothing private is offered."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from uuid import uuid4

import pytest
import time_machine
from pypdf import PdfReader

from meantime.core.measures import Administration
from meantime.core.notes import Emotion, Note
from meantime.core.sessions import TherapySession
from tests.patterns.diaries import tagged
from tests.people import Someone, a_note

#: Monday, 12:00 in London.
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _monday_noon():
    with time_machine.travel(NOON, tick=False):
        yield


def a_note_of(days_ago: int, text: str, **more: object) -> Note:
    return a_note((NOON - timedelta(days=days_ago)).isoformat(), text, **more)


def page_of(someone: Someone, query: str = "") -> str:
    return str(someone.browser.get(f"/patterns/progress{query}").content.decode())


def test_own_words_are_read_side_by_side_when_the_person_chose_them(ana: Someone) -> None:
    old = a_note_of(60, "I stayed in bed until noon, every day this week.")
    new = a_note_of(1, "Went to the shop before work, and said hello.")
    ana.keeps(old, new)

    nothing_chosen, both = page_of(ana), page_of(ana, f"?then={old.id}&now={new.id}")

    assert "<blockquote" not in nothing_chosen
    assert both.count("<blockquote") == 2
    assert both.index("Thursday 24 September 2026") < both.index("Sunday 22 November 2026")
    assert f'href="?now={new.id}&amp;then={old.id}"' in both


def test_private_notes_and_second_versions_are_not_offered(ana: Someone) -> None:
    ana.keeps(
        a_note_of(60, "The canary is private and long enough to read.", private=True),
        a_note_of(50, "The canary of another version, long enough too.", other_version_of=str(uuid4())),
        a_note_of(40, "An older note that can be read again."),
        a_note_of(1, "A newer note that can be read again."),
    )

    page = page_of(ana)

    assert "canary" not in page
    assert "An older note" in page


def test_an_address_with_another_persons_or_a_private_note_shows_nothing(
    ana: Someone, chris: Someone
) -> None:
    private = a_note_of(60, "The canary is private and long enough to read.", private=True)
    ana.keeps(
        private, a_note_of(40, "An older note that can be read."), a_note_of(1, "A newer note to be read.")
    )
    hers = ana.journal.notes()[1]

    assert "<blockquote" not in page_of(ana, f"?then={private.id}&now=%22%3E%3Cb%3E")
    assert "older note" not in page_of(chris, f"?then={hers.id}")


def test_days_written_on_are_counted_week_by_week_and_weeks_before_the_first_left_out(ana: Someone) -> None:
    ana.keeps(*(a_note_of(n, "x") for n in (0, 0, 1, 3, 8)))

    page = page_of(ana)

    assert "Week from Mon 23 Nov: 1 of 7; Week from Mon 16 Nov: 2 of 7; Week from Mon 9 Nov: 1 of 7." in page


def test_the_change_since_the_session_is_words_first(ana: Someone) -> None:
    made = [
        replace(note, id=str(uuid4()), at=NOON - timedelta(days=50 - n, hours=1), tz="Europe/London")
        for n, note in enumerate(tagged(50, lambda i, has: 7 - i % 3 if i < 36 else 3 - i % 3))
    ]
    ana.keeps(*made, TherapySession(id=str(uuid4()), at=NOON - timedelta(days=14), tz="Europe/London"))

    page = page_of(ana)

    assert "ince the last session your notes are about" in page
    assert page.index("points weaker than in the weeks before") < page.index(
        'aria-labelledby="since-session-title"'
    )
    assert "On 13 days since the last session: usually 2. On the other 37: usually 6." in page


def test_a_questionnaire_is_words_first_and_a_line_from_the_second_form_on(ana: Someone) -> None:
    def form(days_ago: int, *answers: int) -> Administration:
        at = NOON - timedelta(days=days_ago)
        return Administration(id=str(uuid4()), at=at, measure="phq-9", answers=answers)

    ana.keeps(form(28, 2, 2, 2, 2, 2, 2, 2, 2, 0))
    assert "phq-9-title" not in page_of(ana)

    ana.keeps(form(14, 2, 2, 2, 1, 1, 1, 1, 1, 0))
    page = page_of(ana)

    assert "This is 5 points lower than on Mon 26 Oct." in page
    assert "PHQ-9, 0 to 27, on 2 days: lowest 11 (Mon 9 Nov), highest 16 (Mon 26 Oct)." in page
    assert page.index("This is 5 points lower") < page.index('aria-labelledby="form-phq-9-title"')


def test_on_paper_stands_what_was_chosen_and_nothing_private(ana: Someone) -> None:
    def form(days_ago: int, *answers: int, private: bool = False) -> Administration:
        at = NOON - timedelta(days=days_ago)
        return Administration(id=str(uuid4()), at=at, measure="phq-9", answers=answers, private=private)

    old = a_note_of(60, "I stayed in bed until noon, every day this week.")
    new = a_note_of(1, "Went to the shop before work, and said hello.")
    ana.keeps(old, new, a_note_of(2, "The canary is private and long enough to read.", private=True))
    ana.keeps(form(28, *[2] * 8, 0), form(14, *[1] * 8, 0), form(3, *[3] * 9, private=True))
    query = f"?then={old.id}&now={new.id}"

    answer = ana.browser.get(f"/patterns/progress.pdf{query}")
    text = "".join("".join(page.extract_text() for page in PdfReader(BytesIO(answer.content)).pages).split())

    assert f'href="/patterns/progress.pdf?then={old.id}&amp;now={new.id}"' in page_of(ana, query)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="meantime-progress-2026-11-23.pdf"'
    )
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Istayedinbeduntilnoon" in text
    assert "andsaidhello." in text
    assert "PHQ-9,0to27,on2days:lowest8(Mon9Nov),highest16(Mon26Oct)." in text
    assert "canary" not in text
    assert "1of7" in text


def test_a_stranger_gets_only_their_own_on_paper(ana: Someone, chris: Someone) -> None:
    old = a_note_of(60, "The canary of Ana, long enough to be read.")
    ana.keeps(old, a_note_of(1, "Went to the shop before work, and said hello."))

    made = chris.browser.get(f"/patterns/progress.pdf?then={old.id}").content

    assert "canary" not in PdfReader(BytesIO(made)).pages[0].extract_text()


def test_an_empty_journal_has_a_kind_page(ana: Someone) -> None:
    assert "Nothing here yet. One note is enough to begin." in page_of(ana)


def test_a_day_without_a_rating_is_named_so(ana: Someone) -> None:
    strengths = (4, 6, 6, 4)
    rated = [
        a_note_of(n, "x", emotions=(Emotion(name="sad", intensity=strengths[n % 4]),))
        for n in range(20, 2, -1)
    ]
    ana.keeps(*rated, *(a_note_of(n, "x") for n in (1, 2)), a_note_of(0, "y", emotions=rated[0].emotions))
    ana.keeps(TherapySession(id=str(uuid4()), at=NOON - timedelta(days=10), tz="Europe/London"))

    page = page_of(ana)

    assert "Describes the 19 days with a rated feeling, of 21." in page
    assert "not rated" in page


def test_a_locked_browser_goes_to_the_lock(ana: Someone) -> None:
    ana.browser.cookies.pop("mt-session")

    assert ana.browser.get("/patterns/progress").headers["Location"] == "/unlock?next=/patterns/progress"
