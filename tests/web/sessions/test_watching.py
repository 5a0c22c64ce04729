"""One thing to watch for: agreed, looked at, settled."""

from __future__ import annotations

from uuid import uuid4

from meantime.core.watch_points import WatchPoint
from tests.people import a_note
from tests.web.sessions.test_preparation import page_of, sessions_of


def test_a_new_one_belongs_to_the_last_session(ana):
    last, _ = sessions_of(ana)

    ana.browser.post("/watch-points/new", {"id": str(uuid4()), "rev": "0", "text": "Snapping at Ruth"})

    (point,) = ana.journal.of_kind(WatchPoint)
    assert (point.text, point.session, point.state) == ("Snapping at Ruth", last.id, "open")


def test_notes_with_its_words_are_ticked_and_what_is_kept_is_what_was_ticked(ana):
    last, coming = sessions_of(ana)
    point = WatchPoint(id=str(uuid4()), text="Snapping at Ruth", session=last.id)
    ana.keeps(point)
    like = ana.keeps(a_note("2026-11-20T08:00:00+00:00", "Snapping at Ruth over the dishes"))
    other = ana.keeps(a_note("2026-11-21T08:00:00+00:00", "Shouted at her"))
    assert page_of(ana, f"/watch-points/{point.id}").count("checked") == 2  # its state, and one note

    sent = {"id": point.id, "rev": "1", "text": point.text, "state": "seen", "notes": [like.id, other.id]}
    assert ana.browser.post(f"/watch-points/{point.id}", sent).status_code == 302

    assert "Watched for “Snapping at Ruth”: in 2 notes" in page_of(ana, f"/sessions/{coming.id}/brief")


def test_an_empty_one_is_asked_for_words(ana):
    answer = ana.browser.post("/watch-points/new", {"id": str(uuid4()), "rev": "0", "text": " "})

    assert answer.status_code == 422
    assert "Write a few words, such as “Snapping at Ruth”." in answer.content.decode()
