from __future__ import annotations

import json
import re
from datetime import date, datetime
from io import BytesIO
from uuid import uuid4

import pytest
from pypdf import PdfReader

from meantime.core.homework import Attempt, Homework
from meantime.core.notes import CopingSkill, Emotion
from meantime.core.questions import Question
from meantime.core.reflections import Reflection
from meantime.core.sessions import TherapySession
from meantime.core.topics import Topic
from tests.people import a_note, a_session, an_anxious_note, make_person

FORMS = ("", ".pdf", ".md", ".json")


def read(someone, address, status=200) -> str:
    response = someone.browser.get(address)
    assert response.status_code == status
    if response["Content-Type"] == "application/pdf":
        return " ".join(page.extract_text() for page in PdfReader(BytesIO(response.content)).pages)
    return response.content.decode()


def a_full_week(someone):
    """A session with something in every section of its brief."""
    session, note = a_session(), an_anxious_note("2026-11-21T08:10:00+00:00")
    homework = Homework(id=str(uuid4()), exercise="breathing", title="Breathing", set_on=date(2026, 11, 19))
    someone.keeps(
        session,
        a_session("2026-11-19T16:00:00+00:00"),
        note,
        Topic(id=str(uuid4()), session=session.id, text="A boundary", want="decide", notes=(note.id,)),
        Question(id=str(uuid4()), text="What comes next?"),
        Reflection(
            id=str(uuid4()),
            at=datetime.fromisoformat("2026-11-22T20:00:00+00:00"),
            notice="Worse without sleep.",
            next="A smaller step.",
        ),
        homework,
        Attempt(
            id=str(uuid4()),
            homework=homework.id,
            exercise="breathing",
            at=datetime.fromisoformat("2026-11-22T21:00:00+00:00"),
            outcome="did_it",
        ),
    )
    return session


def test_every_section_with_lines_has_its_heading_and_empty_ones_have_none(ana):
    session = a_full_week(ana)

    page = read(ana, f"/sessions/{session.id}/brief")

    headings = re.findall(r'<h2 id="brief-\w+">([^<]+)</h2>', page)
    assert headings == [
        "What we agreed, and how it went",
        "What matters most",
        "What I felt",
        "What I did and what happened",
        "What I notice",
        "What I want next",
        "Questions to ask",
    ]
    assert "Written by me with a self-tracking app. Not a medical record. Not monitored." in page


def test_sections_without_lines_are_not_there(ana):
    session = ana.keeps(a_session())
    ana.keeps(Question(id=str(uuid4()), text="What comes next?"))

    page = read(ana, f"/sessions/{session.id}/brief")

    assert re.findall(r'<h2 id="brief-(\w+)">', page) == ["questions"]


def test_quoted_words_and_counted_lines_look_different(ana):
    session = a_full_week(ana)

    page = read(ana, f"/sessions/{session.id}/brief")

    assert '<q class="words" dir="auto">A boundary</q>' in page
    assert '<span class="counted" dir="auto">Anxious once, strength 7 of 10</span>' in page


def test_the_head_says_what_it_was_made_from(ana):
    session = ana.keeps(a_session())
    ana.keeps(a_session("2026-11-19T16:00:00+00:00"), a_note(), a_note("2026-11-22T08:00:00+00:00"))

    page = read(ana, f"/sessions/{session.id}/brief")

    assert "Thursday 26 November 2026, 16:00" in page
    assert "Thu 19 Nov to Thu 26 Nov · from 2 notes on 2 of 8 days" in page


def test_every_source_link_of_every_line_leads_somewhere(ana):
    session = a_full_week(ana)

    page = read(ana, f"/sessions/{session.id}/brief")

    lines = page.split('<li class="brief-line')[1:]
    assert len(lines) == 10
    for line in lines:
        links = re.findall(r'href="([^"]+)"', line.split("</details>")[0])
        assert links
        assert all(ana.browser.get(link).status_code == 200 for link in links)


def test_without_a_session_or_a_note_the_page_is_kind_and_useful(ana):
    page = read(ana, "/brief")

    assert "One note or one topic is enough to begin." in page
    assert "no notes in these days" in page


def test_without_a_planned_session_the_brief_is_about_the_time_since_the_last(ana):
    ana.keeps(
        a_session("2026-11-19T16:00:00+00:00"),
        a_note("2026-11-18T08:00:00+00:00", "Before it"),
        a_note("2026-11-20T08:00:00+00:00", "After it"),
        Topic(id=str(uuid4()), text="It waits"),
    )

    for form in FORMS:
        page = read(ana, f"/brief{form}")
        assert "After it" in page
        assert "It waits" in page
        assert "Before it" not in page


def test_the_brief_without_a_name_leads_to_the_coming_session(ana):
    session = ana.keeps(a_session())

    for form in (*FORMS, "/lines"):
        response = ana.browser.get(f"/brief{form}")
        assert response["Location"] == f"/sessions/{session.id}/brief{form}"


def test_the_brief_of_a_session_gone_by_holds_its_own_days(ana):
    past = a_session("2026-11-12T16:00:00+00:00")
    ana.keeps(
        past,
        a_session("2026-11-05T16:00:00+00:00"),
        a_note("2026-11-10T08:00:00+00:00", "Inside"),
        a_note("2026-11-13T08:00:00+00:00", "Later on"),
    )

    page = read(ana, f"/sessions/{past.id}/brief")

    assert "Inside" in page
    assert "Later on" not in page


def test_two_sessions_at_the_same_time_both_have_a_brief(ana):
    first, second = a_session(), a_session()
    ana.keeps(first, second, a_note())

    for session in (first, second):
        for form in FORMS:
            read(ana, f"/sessions/{session.id}/brief{form}")


def test_lines_that_do_not_fit_are_named_above_the_page(ana):
    session = ana.keeps(a_session())
    long = "word " * 70
    topics = (
        Topic(id=str(uuid4()), session=session.id, text=f"T{n}", opening=f"{n} {long}", order=n)
        for n in range(20)
    )
    ana.keeps(*topics)

    page = read(ana, f"/sessions/{session.id}/brief")

    said = re.search(r"These (\d+) lines do not fit on one page", page)
    assert said
    shown = page.count('<li class="brief-line')
    assert shown + int(said[1]) == 20
    assert f'href="/sessions/{session.id}/brief/lines"' in page


@pytest.mark.parametrize(
    ("form", "content_type"),
    [("pdf", "application/pdf"), ("md", "text/markdown; charset=utf-8"), ("json", "application/json")],
)
def test_files_carry_the_day_in_their_name_and_are_not_cached(ana, form, content_type):
    session = a_full_week(ana)

    response = ana.browser.get(f"/sessions/{session.id}/brief.{form}")

    assert response["Content-Type"] == content_type
    assert response["Content-Disposition"] == f'attachment; filename="meantime-brief-2026-11-26.{form}"'
    assert response["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("_world")
@pytest.mark.parametrize(("country", "width"), [("US", 612), ("GB", 595), ("", 595)])
def test_the_paper_is_that_of_the_persons_country(country, width):
    someone = make_person("kim", country=country)
    session = someone.keeps(a_session())

    made = someone.browser.get(f"/sessions/{session.id}/brief.pdf").content

    reader = PdfReader(BytesIO(made))
    assert len(reader.pages) == 1
    assert round(reader.pages[0].mediabox.width) == width


def test_the_json_is_that_of_the_command_line(ana):
    session = a_full_week(ana)

    made = json.loads(read(ana, f"/sessions/{session.id}/brief.json"))

    assert made["for"] == session.id
    assert made["notes"] == 1
    assert made["sections"]["topics"][0]["text"] == "A boundary"
    assert all(line["sources"] for lines in made["sections"].values() for line in lines)


def test_strangers_and_locked_browsers_see_nothing(ana, chris, client):
    session = a_full_week(ana)

    for form in (*FORMS, "/lines"):
        address = f"/sessions/{session.id}/brief{form}"
        assert chris.browser.get(address).status_code == 404
        assert client.get(address)["Location"].startswith("/unlock")
        assert client.get(f"/brief{form}")["Location"].startswith("/unlock")
    assert chris.browser.post(f"/sessions/{session.id}/brief/lines", {"seen": ""}).status_code == 404


def test_hostile_words_are_shown_as_text(ana):
    session = a_session()
    ana.keeps(session, a_note(text="<script>alert(1)</script> {{ 7|add:7 }} \u202eabc"))

    page = read(ana, f"/sessions/{session.id}/brief")

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ 7|add:7 }}" in page


def test_a_therapist_name_of_300_letters_is_shortened_at_the_head(ana):
    session = TherapySession(
        id=str(uuid4()),
        at=datetime.fromisoformat("2026-11-26T16:00:00+00:00"),
        therapist="Dr " + "Long " * 59,
    )
    ana.keeps(session, a_note())

    for form in FORMS:
        page = read(ana, f"/sessions/{session.id}/brief{form}")
        assert "Felt anxious on a Monday morning" in page
    assert "Long Long…</bdi>" in read(ana, f"/sessions/{session.id}/brief")


def test_the_same_records_give_the_same_page_every_time(ana):
    session = a_full_week(ana)

    pages = {
        re.sub(
            r'name="csrfmiddlewaretoken" value="[^"]+"', "", read(ana, f"/sessions/{session.id}/brief{form}")
        )
        for _ in range(2)
        for form in ("", ".md", ".json")
    }

    assert len(pages) == 3


def test_the_number_of_queries_does_not_grow_with_the_notes(ana, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    session = a_full_week(ana)
    with CaptureQueriesContext(connection) as few:
        read(ana, f"/sessions/{session.id}/brief")
    ana.keeps(*(an_anxious_note("2026-11-20T08:00:00+00:00", text=f"Note {n}") for n in range(40)))

    with django_assert_num_queries(len(few)):
        read(ana, f"/sessions/{session.id}/brief")


def test_one_note_is_read_and_opened_only_once_for_a_page(ana, monkeypatch):
    session = a_full_week(ana)
    ana.keeps(*(a_note(f"2026-08-{day:02}T08:00:00+00:00", "Months ago") for day in range(1, 20)))
    from meantime.storage import journal as storage_journal

    opened = []
    real = storage_journal.kinds.from_bytes
    monkeypatch.setattr(
        storage_journal.kinds, "from_bytes", lambda code, plain: opened.append(code) or real(code, plain)
    )
    read(ana, f"/sessions/{session.id}/brief")

    assert opened.count(storage_journal.kinds.NOTE) == 1


def test_a_feeling_without_words_is_a_source_by_its_name(ana):
    session = a_session()
    ana.keeps(
        session,
        a_note(text="", emotions=(Emotion(name="calm", intensity=4),), coping=(CopingSkill(skill="walk"),)),
    )

    page = read(ana, f"/sessions/{session.id}/brief")

    assert "Calm once, strength 4 of 10" in page
    assert "“calm”" not in page
