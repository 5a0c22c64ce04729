"""The words a person used, counted, with the notes behind them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from meantime.core.notes import CopingSkill, Emotion, Note
from tests.people import Someone, a_note


def recent(days_ago: int, **more: Any) -> Note:
    """A note of some days ago."""
    at = datetime.now(UTC) - timedelta(days=days_ago)
    return a_note(at.isoformat(), **more)


def tried(helped: Any) -> tuple[CopingSkill, ...]:
    """One go at slow breathing."""
    return (CopingSkill(skill="slow breathing", helped=helped),)


def test_few_notes_say_nothing_and_that_is_fine(ana: Someone) -> None:
    ana.keeps(*(recent(n, emotions=(Emotion(name="anxious"),)) for n in range(9)))

    page = ana.browser.get("/patterns").content.decode()

    assert "There are not enough notes yet to look for patterns." in page
    assert "anxious" not in page


def test_an_empty_journal_has_a_kind_page(ana: Someone) -> None:
    page = ana.browser.get("/patterns").content.decode()

    assert "There are not enough notes yet to look for patterns." in page
    assert "0 notes with a rated feeling so far." in page


def test_words_are_counted_with_the_notes_behind_them(ana: Someone) -> None:
    sad = recent(1, text="Cried after talking with mom", emotions=(Emotion(name="Sad"), Emotion(name="sad")))
    ana.keeps(sad, recent(2, emotions=(Emotion(name="sad"),)))
    ana.keeps(
        *(recent(n, triggers=("meeting",), coping=tried("a bit" if n % 2 else "a lot")) for n in range(3, 12))
    )

    page = ana.browser.get("/patterns").content.decode()

    assert "11 notes in the last 12 weeks." in page
    assert "in 2 notes" in page
    assert "in 9 notes" in page
    assert "You said: a lot (4), a bit (5)" in page
    assert f'href="/notes/{sad.id}"' in page
    assert "Cried after talking with mom" in page


def test_older_notes_second_versions_and_nothing_done_are_not_counted(ana: Someone) -> None:
    ana.keeps(*(recent(n) for n in range(10)))
    ana.keeps(
        recent(90, emotions=(Emotion(name="older"),)),
        recent(
            1, emotions=(Emotion(name="second"),), other_version_of="7f5d7f43-13f6-4c9f-8f5e-0a7a3a1f7b11"
        ),
        recent(1, coping=(CopingSkill(skill="nothing"),)),
    )

    page = ana.browser.get("/patterns").content.decode()

    assert "11 notes" in page
    assert "older" not in page
    assert "second" not in page
    assert "nothing" not in page


def test_what_a_person_wrote_never_becomes_markup(ana: Someone) -> None:
    ana.keeps(*(recent(n, text="<script>x</script>", triggers=("<b>boss</b>",)) for n in range(10)))

    page = ana.browser.get("/patterns").content.decode()

    assert "<script>x" not in page
    assert "<b>boss" not in page


def test_strangers_see_their_own_notes_only(ana: Someone, chris: Someone) -> None:
    ana.keeps(*(recent(n, triggers=("canary",)) for n in range(10)))

    assert "canary" not in chris.browser.get("/patterns").content.decode()


def test_a_locked_browser_goes_to_the_lock(ana: Someone) -> None:
    ana.browser.cookies.pop("mt-session")

    assert ana.browser.get("/patterns").headers["Location"] == "/unlock?next=/patterns"


def test_twice_the_notes_take_the_same_number_of_queries(ana: Someone) -> None:
    counts = []
    for _ in range(2):
        ana.keeps(*(recent(n, triggers=("meeting",)) for n in range(12)))
        ana.browser.get("/patterns")  # the first look reads new notes in
        with CaptureQueriesContext(
            connection,
        ) as queries:
            ana.browser.get("/patterns")
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 8
