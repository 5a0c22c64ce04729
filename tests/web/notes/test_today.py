"""Today: the box, the chips, the span."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine

from meantime.core.notes import Emotion
from meantime.storage.models import SealedRecord
from tests.people import Someone, a_note, a_session, an_anxious_note

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _monday_noon():
    with time_machine.travel(NOON, tick=False):
        yield


def keep(ana: Someone, **fields: object):
    """Send the capture form."""
    given = {"id": str(uuid4()), "text": "Felt anxious", "tz": "Europe/London", **fields}
    return ana.browser.post("/notes", given)


def test_the_box_has_its_name_and_its_button(ana: Someone) -> None:
    page = ana.browser.get("/").content.decode()

    assert re.search(r'<label[^>]*for="capture-text"[^>]*>What happened\?</label>', page)
    assert "Keep this note</button>" in page


def test_a_kept_note_is_there_with_time_and_zone_and_can_be_undone(ana: Someone) -> None:
    answer = keep(ana, text="Felt anxious", feeling=["anxious", "sad"])

    (note,) = ana.journal.notes()
    assert answer.headers["Location"] == f"/?kept={note.id}"
    assert (note.text, note.at, note.tz) == ("Felt anxious", NOON, "Europe/London")
    assert note.emotions == (Emotion(name="anxious"), Emotion(name="sad"))
    page = ana.browser.get(answer.headers["Location"]).content.decode()
    assert "Kept." in page
    assert f'action="/notes/{note.id}/retraction"' in page
    for part in ("feelings", "triggers", "symptoms", "coping"):
        assert f'href="/notes/{note.id}/{part}"' in page


def test_undo_takes_the_note_back_and_leaves_the_words_in_the_box(ana: Someone) -> None:
    keep(ana, text="half a thou", feeling=["anxious"])
    (note,) = ana.journal.notes()

    page = ana.browser.post(f"/notes/{note.id}/retraction").content.decode()

    assert ana.journal.notes() == []
    assert ">half a thou</textarea>" in page
    assert re.search(r'value="anxious"\s+checked', page)


def test_two_taps_without_a_word_are_a_note(ana: Someone) -> None:
    keep(ana, text="", feeling=["calm"])

    assert [note.emotions for note in ana.journal.notes()] == [(Emotion(name="calm"),)]


def test_an_own_word_is_a_feeling_too(ana: Someone) -> None:
    keep(ana, text="", own_feeling=" wobbly,  numbish ")

    assert [emotion.name for emotion in ana.journal.notes()[0].emotions] == ["wobbly", "numbish"]


def test_an_empty_note_says_what_to_do_and_keeps_nothing(ana: Someone) -> None:
    answer = keep(ana, text="  ")

    assert answer.status_code == 422
    assert "Write a few words or choose one feeling." in answer.content.decode()
    assert ana.journal.notes() == []


def test_a_form_sent_twice_keeps_one_note(ana: Someone) -> None:
    same = str(uuid4())
    keep(ana, id=same)
    keep(ana, id=same)

    assert len(ana.journal.notes()) == 1


@pytest.mark.parametrize(
    "text",
    [
        "a" * 200_000,
        "😀" * 10_000,
        "שלום עולם \u202eabc",
        '<script>alert(1)</script> & "quotes"',
        "line one\r\nline two",
    ],
)
def test_strange_words_come_back_as_they_were_typed(ana: Someone, text: str) -> None:
    keep(ana, text=text)

    (note,) = ana.journal.notes()
    assert note.text == text.replace("\r\n", "\n")
    page = ana.browser.get(f"/notes/{note.id}").content.decode()
    assert "<script>alert" not in page


def test_a_nul_byte_is_left_out_and_the_rest_is_kept(ana: Someone) -> None:
    keep(ana, text="before\x00after\x1b")

    assert ana.journal.notes()[0].text == "beforeafter"


def test_a_note_longer_than_a_million_characters_is_given_back_whole(ana: Someone) -> None:
    long = "word " * 200_001

    answer = keep(ana, text=long)

    assert answer.status_code == 422
    assert long in answer.content.decode()


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "../x"])
def test_a_zone_that_does_not_exist_is_replaced_by_the_person_s(ana: Someone, zone: str) -> None:
    keep(ana, tz=zone)

    assert ana.journal.notes()[0].tz == "Europe/London"


def test_the_span_stands_between_the_posts_with_gaps_said_in_words(ana: Someone) -> None:
    ana.keeps(
        a_session("2026-11-19T16:00:00+00:00"),
        a_session("2026-11-26T16:00:00+00:00"),
        a_note("2026-11-19T18:00:00+00:00", text="after the session"),
        an_anxious_note("2026-11-23T08:10:00+00:00", text="this morning"),
        a_note("2026-11-18T10:00:00+00:00", text="before the last session"),
    )

    page = ana.browser.get("/").content.decode()

    assert "Next session" in page
    assert "Thu 26 Nov, 16:00 in 3 days" in page
    assert "Thu 19 Nov, 16:00 4 days ago" in page
    assert page.index("this morning") < page.index("No notes for 3 days") < page.index("after the session")
    assert "before the last session" not in page
    assert "anxious 7 · going to work · tight chest · slow breathing" in page


def test_chips_are_the_person_s_own_last_used_feelings(ana: Someone) -> None:
    for n, feeling in enumerate(["numb", "proud", "numb", "wobbly"]):
        ana.keeps(a_note(f"2026-11-2{n}T08:00:00+00:00", emotions=(Emotion(name=feeling),)))

    page = ana.browser.get("/").content.decode()

    chips = re.findall(r'name="feeling"\s+value="([^"]+)"', page)[:6]
    assert chips == ["wobbly", "numb", "proud", "anxious", "sad", "angry"]


def test_a_locked_browser_is_sent_to_the_lock_and_an_empty_server_to_the_welcome(
    ana: Someone, client
) -> None:
    assert client.get("/").headers["Location"] == "/unlock"


def test_today_asks_the_same_few_questions_of_the_database_however_many_notes(
    ana: Someone, django_assert_max_num_queries
) -> None:
    days = [NOON - timedelta(days=n % 10, minutes=n) for n in range(300)]
    ana.keeps(*[a_note(day.isoformat()) for day in days])

    with django_assert_max_num_queries(9):
        assert ana.browser.get("/").status_code == 200


def test_a_damaged_note_is_told_and_left_as_it_is(ana: Someone) -> None:
    note = ana.keeps(a_note("2026-11-22T08:00:00+00:00", text="soon damaged"))
    SealedRecord.objects.filter(person_id=ana.journal.person_id, id=note.id).update(sealed=b"MT rubbish")

    page = ana.browser.get("/").content.decode()

    assert "1 note could not be opened." in page


def test_a_full_disk_gives_the_words_back(ana: Someone, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import OperationalError

    from meantime.storage import rows

    def full(*args: object) -> int:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(rows, "_insert_once", full)
    answer = keep(ana, text="words worth keeping")

    assert answer.status_code == 507
    assert "words worth keeping" in answer.content.decode()
    assert "Free some space" in answer.content.decode()


def test_a_stale_form_token_gives_the_words_back(ana: Someone) -> None:
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    strict.cookies = ana.browser.cookies

    answer = strict.post("/notes", {"id": str(uuid4()), "text": "words worth keeping"})

    assert answer.status_code == 403
    assert "words worth keeping" in answer.content.decode()
    assert ana.journal.notes() == []
