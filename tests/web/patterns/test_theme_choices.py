"""Changing a thought that comes back: its name, its notes, what is the same, putting it away; and undoing that."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from meantime.actions.themes import themes_of
from meantime.core.theme_choices import ThemeChoice
from tests.people import Someone, a_note

pytestmark = pytest.mark.django_db

RUIN = ("I always ruin it", "I'll mess it up like always", "I wreck everything, always have")
ALONE = ("nobody will ever love me", "I will end up alone", "no one will ever choose me")
DONE = "/patterns?thought={}#returning"


def keep(someone: Someone, *texts: str, day: int = 10) -> list[str]:
    notes = [a_note(f"2026-11-{day + n}T08:00:00+00:00", text) for n, text in enumerate(texts)]
    someone.keeps(*notes)
    return [note.id for note in notes]


def page_of(someone: Someone) -> str:
    return someone.browser.get("/patterns").content.decode()


def way_to_change(someone: Someone) -> str:
    """The address of the page that changes the first thought."""
    (path, *_) = re.findall(r'href="(/patterns/thoughts/\w+)"', page_of(someone))
    return path


def groups(someone: Someone) -> list[list[str]]:
    return [list(theme.notes) for theme in themes_of(someone.journal).themes]


def test_a_thought_is_called_what_the_person_calls_it(ana: Someone) -> None:
    keep(ana, *RUIN)
    answer = ana.browser.post(way_to_change(ana), {"choice": "name", "name": "the ruin thought"})

    assert answer.headers["Location"] == DONE.format("name")
    assert '<bdi class="words">the ruin thought</bdi>' in page_of(ana)


def test_a_thought_put_away_can_be_shown_again(ana: Someone) -> None:
    ids = keep(ana, *RUIN)
    ana.browser.post(way_to_change(ana), {"choice": "apart"})
    away = page_of(ana)
    ana.browser.post("/patterns/thoughts", {"note": ids})

    assert "1 put away" in away
    assert "Make it a topic" not in away
    assert "Make it a topic" in page_of(ana)


def test_a_ticked_note_is_taken_out_and_comes_back_with_undo(ana: Someone) -> None:
    ids = keep(ana, *RUIN)
    answer = ana.browser.post(way_to_change(ana), {"choice": "out", "chosen": "0"})  # the newest is first
    taken_out, page = groups(ana), page_of(ana)
    (undo,) = re.findall(r'name="undo" value="([^"]+)"', page)
    ana.browser.post("/patterns/thoughts", {"undo": undo})

    assert answer.headers["Location"] == DONE.format("out")
    assert taken_out == [ids[:2]]
    assert "You took 1 note out of a thought." in page
    assert groups(ana) == [ids]
    assert "Changed by you" not in page_of(ana)


def test_ticked_notes_can_be_a_thought_of_their_own(ana: Someone) -> None:
    ids = keep(ana, *RUIN, "I ruin it all")
    ana.browser.post(way_to_change(ana), {"choice": "own", "chosen": ["0", "3"]})

    assert sorted(groups(ana)) == sorted([[ids[0], ids[3]], ids[1:3]])


def test_another_thought_that_says_the_same_is_ticked_and_put_together(ana: Someone) -> None:
    ruin, alone = keep(ana, *RUIN), keep(ana, *ALONE, day=20)
    path = way_to_change(ana)
    shown = ana.browser.get(path).content.decode()
    ana.browser.post(path, {"choice": "join", "chosen": "0"})

    assert "Which of these say the same?" in shown
    assert groups(ana) == [[*ruin, *alone]]
    assert "You put 6 notes together as one thought." in page_of(ana)


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"choice": "name", "name": " "}, "Write a word or two for it."),
        ({"choice": "out"}, "Tick at least one."),
        ({"choice": "out", "chosen": ["0", "1", "2"]}, "Leave one note unticked."),
        ({"choice": "own", "chosen": "9"}, "Tick those that are in this list."),
        ({"choice": "join", "chosen": "0"}, "Its notes"),
        ({"choice": "what"}, "Its notes"),
    ],
)
def test_what_cannot_be_kept_is_answered_with_what_to_do(
    ana: Someone, sent: dict[str, object], said: str
) -> None:
    keep(ana, *RUIN)
    answer = ana.browser.post(way_to_change(ana), sent)

    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert ana.journal.of_kind(ThemeChoice) == []


def test_with_one_thought_alone_nothing_is_asked_about_others(ana: Someone) -> None:
    keep(ana, *RUIN)

    assert "say the same" not in ana.browser.get(way_to_change(ana)).content.decode()


def test_a_thought_that_has_other_notes_by_now_leads_back_and_changes_nothing(ana: Someone) -> None:
    keep(ana, *RUIN)
    path = way_to_change(ana)
    keep(ana, RUIN[0], day=20)
    answer = ana.browser.post(path, {"choice": "out", "chosen": "0"})

    assert answer.headers["Location"] == DONE.format("moved")
    assert ana.journal.of_kind(ThemeChoice) == []


def test_a_stranger_reaches_none_of_it(ana: Someone, chris: Someone) -> None:
    keep(ana, *RUIN)
    path = way_to_change(ana)
    ana.browser.post(path, {"choice": "out", "chosen": "0"})
    (choice,) = ana.journal.of_kind(ThemeChoice)

    assert chris.browser.get(path).headers["Location"] == DONE.format("moved")
    assert chris.browser.post("/patterns/thoughts", {"undo": choice.id}).status_code == 404
    assert ana.journal.of_kind(ThemeChoice) == [choice]
    assert Client().get(path).headers["Location"].startswith("/unlock")
