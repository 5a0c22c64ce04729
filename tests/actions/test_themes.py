"""Thoughts that come back in the sealed journal."""

from __future__ import annotations

import pytest

from meantime.actions.find import find_notes
from meantime.actions.theme_choices import name_theme, put_theme_away, show_theme_again
from meantime.actions.themes import themes_of
from meantime.core.problems import InvalidRecord
from meantime.core.theme_choices import ThemeChoice
from meantime.language import meaning
from meantime.language.columns import from_bytes
from meantime.storage.index_piece import IndexPiece
from tests.conftest import NOW
from tests.people import Someone, a_note

pytestmark = pytest.mark.django_db

WORDINGS = ("I always ruin it", "I'll mess it up like always", "I wreck everything, always have")


def keep_wordings(ana: Someone) -> list[str]:
    notes = [a_note(f"2026-11-{10 + n}T08:00:00+00:00", text) for n, text in enumerate(WORDINGS)]
    ana.keeps(*notes, a_note(text="made soup"))
    return [note.id for note in notes]


def test_a_thought_in_three_wordings_is_one_theme(ana: Someone) -> None:
    ids = keep_wordings(ana)
    found = themes_of(ana.journal)

    assert [list(theme.notes) for theme in found.themes] == [ids]
    assert (found.by_meaning, found.waiting) == (True, 0)


def test_the_vectors_of_thoughts_are_kept_beside_those_of_notes(ana: Someone) -> None:
    keep_wordings(ana)
    first = themes_of(ana.journal)
    find_notes(ana.journal, "soup")
    pieces = ana.journal.of_kind(IndexPiece)

    assert themes_of(ana.journal) == first
    assert ana.journal.of_kind(IndexPiece) == pieces
    assert [from_bytes(piece.columns).thoughts_of.tolist() for piece in pieces] == [[1, 1, 1, 0]]


def test_many_thoughts_are_read_in_by_slices_and_that_is_said(ana: Someone) -> None:
    keep_wordings(ana)
    said = [themes_of(ana.journal, most_new=2) for _ in range(3)]

    assert [(found.waiting, len(found.themes)) for found in said] == [(2, 0), (1, 0), (0, 1)]


def test_a_day_is_a_day_where_the_note_was_written(ana: Someone) -> None:
    late, early = "2026-06-10T22:30:00+00:00", "2026-06-10T23:30:00+00:00"  # 23:30 and 00:30 in London
    ana.keeps(a_note(late, WORDINGS[0]), a_note(early, WORDINGS[1]), a_note(early, WORDINGS[2]))

    assert len(themes_of(ana.journal).themes) == 1


def test_without_the_model_like_words_are_compared_and_that_is_said(
    ana: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meaning, "has_runtime", lambda: False)
    ana.keeps(*(a_note(f"2026-11-{10 + n}T08:00:00+00:00", "I always ruin it") for n in range(3)))
    found = themes_of(ana.journal)

    assert (found.by_meaning, len(found.themes)) == (False, 1)


def test_a_name_of_the_persons_own_is_shown_from_then_on(ana: Someone) -> None:
    ids = keep_wordings(ana)
    name_theme(ana.journal, ids, "the ruin thought", now=NOW)

    assert [theme.name for theme in themes_of(ana.journal).themes] == ["the ruin thought"]


def test_a_thought_put_away_is_not_shown_until_it_is_asked_for_again(ana: Someone) -> None:
    ids = keep_wordings(ana)
    put_theme_away(ana.journal, ids, now=NOW)
    away = themes_of(ana.journal)
    show_theme_again(ana.journal, ids)

    assert (away.themes, [list(theme.notes) for theme in away.away]) == ((), [ids])
    assert [list(theme.notes) for theme in themes_of(ana.journal).themes] == [ids]


def test_nothing_is_kept_about_notes_that_are_not_there(ana: Someone) -> None:
    with pytest.raises(InvalidRecord):
        put_theme_away(ana.journal, ["4e2f9d9c-0d5e-4a3b-9c51-6f1d2b7a8c90", "no id"], now=NOW)

    assert ana.journal.of_kind(ThemeChoice) == []
