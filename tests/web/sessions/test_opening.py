"""A suggested opening sentence: from the notes that are ticked, into an empty box, with nothing kept."""

from __future__ import annotations

import re
from html import unescape

import pytest

from tests.people import Someone, a_note
from tests.web.sessions.forms import topic_form, value_of

STOOD_UP = "Shut down in the stand-up on Thursday. I don't know why."


def opening_in(page: str) -> str:
    found = re.search(r'<textarea name="opening"[^>]*>\s*(.*?)</textarea>', page, re.S)
    assert found
    return unescape(found[1])


@pytest.fixture
def note(ana: Someone):
    return ana.keeps(a_note("2026-11-19T10:00:00+00:00", STOOD_UP))


def test_an_empty_opening_is_filled_from_the_ticked_notes_and_nothing_is_kept(ana: Someone, note) -> None:
    given = topic_form(notes=[note.id], want="understand", minutes="own", own_minutes="25", suggest="yes")

    answer = ana.browser.post("/topics/new", given)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "stand-up" in opening_in(page)
    assert "This is made from your own words." in page
    assert ana.journal.topics() == []


def test_everything_typed_stays_in_the_form(ana: Someone, note) -> None:
    given = topic_form(
        notes=[note.id], want="vent", minutes="own", own_minutes="25", private="on", suggest="yes"
    )

    page = ana.browser.post(f"/topics/new?note={note.id}", given).content.decode()

    assert (value_of(page, "text"), value_of(page, "id")) == ("Shut down in a meeting", given["id"])
    assert value_of(page, "own_minutes") == "25"
    assert all(
        re.search(rf'<input[^>]*value="{value}"[^>]*checked', page) for value in (note.id, "vent", "own")
    )
    assert re.search(r'<input[^>]*name="private"[^>]*checked', page)


def test_a_sentence_of_ones_own_is_never_replaced(ana: Someone, note) -> None:
    given = topic_form(notes=[note.id], opening="My own way to begin", suggest="yes")

    page = ana.browser.post("/topics/new", given).content.decode()

    assert opening_in(page) == "My own way to begin"
    assert "Your own sentence stays." in page


def test_without_a_note_the_page_says_what_to_do(ana: Someone, note) -> None:
    page = ana.browser.post("/topics/new", topic_form(suggest="yes")).content.decode()

    assert opening_in(page) == ""
    assert "Tick a note under “Notes behind it” first." in page


def test_private_notes_and_notes_of_others_are_not_quoted(ana: Someone, chris: Someone) -> None:
    private = ana.keeps(a_note("2026-11-19T10:00:00+00:00", STOOD_UP, private=True))
    foreign = chris.keeps(a_note("2026-11-19T10:00:00+00:00", STOOD_UP))

    for ids in ([private.id], [foreign.id], [private.id, "not-an-id"]):
        page = ana.browser.post("/topics/new", topic_form(notes=ids, suggest="yes")).content.decode()
        assert opening_in(page) == ""


def test_a_kept_topic_gets_a_suggestion_too_and_keeps_its_revision(ana: Someone, note) -> None:
    given = topic_form(notes=[note.id])
    ana.browser.post("/topics/new", given)
    before = ana.journal.topics()

    page = ana.browser.post(
        f"/topics/{given['id']}", {**given, "rev": "1", "suggest": "yes"}
    ).content.decode()

    assert "stand-up" in opening_in(page)
    assert value_of(page, "rev") == "1"
    assert ana.journal.topics() == before


def test_enter_in_a_field_keeps_the_topic(ana: Someone, note) -> None:
    page = ana.browser.get("/topics/new").content.decode()

    first = re.search(r"<button[^>]*>", page[page.index('name="id"') :])
    assert first
    assert "suggest" not in first[0]
    assert 'value="yes">Suggest an opening sentence' in page


def test_without_notes_there_is_nothing_to_suggest_from(ana: Someone) -> None:
    assert "Suggest an opening sentence" not in ana.browser.get("/topics/new").content.decode()
