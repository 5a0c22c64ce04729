"""What the person puts together and takes out: it holds from then on, can be undone, and goes with its notes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from meantime.actions.exports import export_plain
from meantime.actions.imports import import_file, preview_import
from meantime.actions.notes import erase_note
from meantime.actions.preparation import prepare_session
from meantime.actions.theme_choices import (
    join_themes,
    name_theme,
    put_theme_away,
    take_back_choice,
    take_out_of_theme,
)
from meantime.actions.themes import themes_of
from meantime.core.lines import read_journal
from meantime.core.notes import Note
from meantime.core.problems import InvalidRecord
from meantime.core.theme_choices import ThemeChoice
from meantime.language import meaning
from meantime.storage.journal import Journal
from tests.conftest import NOW
from tests.people import Someone, a_note

pytestmark = pytest.mark.django_db

RUIN = ("I always ruin it", "I'll mess it up like always", "I wreck everything, always have", "I ruin it all")
ALONE = ("nobody will ever love me", "I will end up alone", "no one will ever choose me")


@pytest.fixture(params=["meaning", "words"])
def _either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "words":
        monkeypatch.setattr(meaning, "has_runtime", lambda: False)


def keeps(someone: Someone, *texts: str, day: int = 1) -> list[str]:
    notes = [a_note(f"2026-11-{day + n:02d}T08:00:00+00:00", text) for n, text in enumerate(texts)]
    someone.keeps(*notes)
    return [note.id for note in notes]


def group_choices(journal: Journal) -> list[ThemeChoice]:
    return list(themes_of(journal).changes)


def groups(someone: Someone) -> list[list[str]]:
    return [list(theme.notes) for theme in themes_of(someone.journal).themes]


def two_thoughts(someone: Someone) -> tuple[list[str], list[str]]:
    ruin, alone = keeps(someone, *RUIN), keeps(someone, *ALONE, day=11)
    assert sorted(groups(someone)) == sorted([ruin, alone])
    return ruin, alone


def test_two_thoughts_put_together_are_one_until_it_is_undone(ana: Someone) -> None:
    ruin, alone = two_thoughts(ana)
    join_themes(ana.journal, themes_of(ana.journal).themes, now=NOW)
    joined = groups(ana)
    (choice,) = group_choices(ana.journal)

    assert joined == [[*ruin, *alone]]
    assert take_back_choice(ana.journal, choice.id)
    assert sorted(groups(ana)) == sorted([ruin, alone])
    assert not take_back_choice(ana.journal, choice.id)


def test_a_new_note_of_either_comes_into_what_was_put_together(ana: Someone) -> None:
    ruin, alone = two_thoughts(ana)
    join_themes(ana.journal, themes_of(ana.journal).themes, now=NOW)
    new = keeps(ana, RUIN[0], day=21)

    assert groups(ana) == [[*ruin, *alone, *new]]


@pytest.mark.usefixtures("_either_way")
def test_a_note_taken_out_stays_out_also_when_more_notes_come(ana: Someone) -> None:
    ids = keeps(ana, *("I always ruin it",) * 4)
    (theme,) = themes_of(ana.journal).themes
    take_out_of_theme(ana.journal, theme, ids[1:2], now=NOW)
    out = groups(ana)
    more = keeps(ana, "I always ruin it", day=21)

    assert out == [[ids[0], *ids[2:]]]
    assert groups(ana) == [[ids[0], *ids[2:], *more]]


def test_a_thought_of_three_notes_is_still_shown_when_one_is_taken_out(ana: Someone) -> None:
    ids = keeps(ana, *ALONE)
    (theme,) = themes_of(ana.journal).themes
    take_out_of_theme(ana.journal, theme, ids[:1], now=NOW)

    assert groups(ana) == [ids[1:]]


@pytest.mark.usefixtures("_either_way")
def test_notes_taken_out_together_are_a_thought_of_their_own(ana: Someone) -> None:
    ids = keeps(ana, *("I always ruin it",) * 5)
    (theme,) = themes_of(ana.journal).themes
    take_out_of_theme(ana.journal, theme, ids[:2], now=NOW, as_one=True)

    assert groups(ana) == [ids[2:], ids[:2]]


def test_the_newer_word_holds(ana: Someone) -> None:
    ruin, alone = two_thoughts(ana)
    join_themes(ana.journal, themes_of(ana.journal).themes, now=NOW)
    (theme,) = themes_of(ana.journal).themes
    take_out_of_theme(ana.journal, theme, ruin[:1], now=NOW + timedelta(minutes=1))
    apart = groups(ana)
    for choice in group_choices(ana.journal):
        if choice.rest:
            take_back_choice(ana.journal, choice.id)

    assert apart == [[*ruin[1:], *alone]]
    assert groups(ana) == [[*ruin, *alone]]


def test_a_note_that_holds_two_thoughts_does_not_put_both_together(ana: Someone) -> None:
    both = keeps(ana, "I always ruin it. Nobody will ever love me", day=9)
    ruin, alone = keeps(ana, *RUIN), keeps(ana, *ALONE, day=11)
    before = groups(ana)
    with_itself = [theme for theme in themes_of(ana.journal).themes if ruin[0] in theme.notes]
    join_themes(ana.journal, with_itself, now=NOW)

    assert sorted(before) == sorted([[*ruin, *both], [*both, *alone]])
    assert sorted(groups(ana)) == sorted(before)


def test_a_changed_sentence_is_still_the_one_that_was_meant(ana: Someone) -> None:
    ids = keeps(ana, *ALONE)
    (theme,) = themes_of(ana.journal).themes
    take_out_of_theme(ana.journal, theme, ids[:1], now=NOW)
    stored = ana.journal.find(Note, ids[0])
    changed = replace(stored.record, text="nobody is ever going to love me")
    ana.journal.replace(changed, base_rev=stored.rev)

    assert groups(ana) == [ids[1:]]


def test_an_erased_note_goes_out_of_everything_that_was_said_about_it(ana: Someone) -> None:
    ruin, _ = two_thoughts(ana)
    name_theme(ana.journal, ruin[:1], "the ruin thought", now=NOW)
    join_themes(ana.journal, themes_of(ana.journal).themes, now=NOW)
    theme = themes_of(ana.journal).themes[0]
    take_out_of_theme(ana.journal, theme, ruin[:1], now=NOW)
    erase_note(ana.journal, ruin[0])
    left = ana.journal.of_kind(ThemeChoice)

    assert [len(choice.notes) for choice in left] == [6]
    assert ruin[0] not in str(left)
    assert len(left[0].sentences) == 6


def test_what_was_said_goes_out_and_comes_in_again(ana: Someone, chris: Someone) -> None:
    two_thoughts(ana)
    join_themes(ana.journal, themes_of(ana.journal).themes, now=NOW)
    file = b"".join(export_plain(ana.journal))
    import_file(chris.journal, preview_import(chris.journal, file, "ana.jsonl"))
    read, problems = read_journal(file.decode().splitlines())

    assert groups(chris) == groups(ana)
    assert chris.journal.of_kind(ThemeChoice) == ana.journal.of_kind(ThemeChoice)
    assert problems == []
    assert [list(theme.notes) for theme in themes_of(read).themes] == groups(ana)


def test_links_of_another_program_follow_its_ids(ana: Someone) -> None:
    note = '{{"kind":"note","id":"n{n}","at":"2026-11-{day}T08:00:00+00:00","tz":"UTC","text":"I always ruin it"}}'
    lines = ['{"format":"meantime-journal","version":1}', *(note.format(n=n, day=10 + n) for n in range(5))]
    said = (
        '{"kind":"theme_choice","id":"c","at":"2026-11-20T08:00:00+00:00","notes":["n0","n1"],"rest":["n2"]}'
    )
    file = "\n".join([*lines, said]).encode()
    import_file(ana.journal, preview_import(ana.journal, file, "other.jsonl"))
    by_day = [note.id for note in ana.journal.notes()]
    apart = [sorted(map(by_day.index, group)) for group in groups(ana)]

    assert apart == [[0, 1, 3, 4]]


def test_it_is_kept_sealed_and_holds_no_word_of_a_note(ana: Someone) -> None:
    two_thoughts(ana)
    join_themes(ana.journal, themes_of(ana.journal).themes, now=NOW)

    assert not any(word in str(group_choices(ana.journal)) for word in ("ruin", "love", "alone"))


def test_before_a_session_a_thought_is_suggested_as_the_person_wants_it(ana: Someone) -> None:
    ids = keeps(ana, *("I always ruin it",) * 4, day=15)
    (theme,) = themes_of(ana.journal).themes
    take_out_of_theme(ana.journal, theme, ids[:1], now=NOW)
    suggested = thoughts_suggested(ana)
    put_theme_away(ana.journal, ids, now=NOW)

    assert suggested == [tuple(ids[1:])]
    assert thoughts_suggested(ana) == []


def thoughts_suggested(someone: Someone) -> list[tuple[str, ...]]:
    found = prepare_session(someone.journal, None, now=NOW).suggestions
    return [one.notes for one in found if one.kind == "theme"]


@pytest.mark.parametrize("taken", [[], ["4e2f9d9c-0d5e-4a3b-9c51-6f1d2b7a8c90"]])
def test_nothing_is_kept_about_notes_that_are_not_of_the_thought(ana: Someone, taken: list[str]) -> None:
    keeps(ana, *ALONE)
    (theme,) = themes_of(ana.journal).themes
    with pytest.raises(InvalidRecord):
        take_out_of_theme(ana.journal, theme, taken, now=NOW)

    assert group_choices(ana.journal) == []


def test_a_stranger_cannot_undo_what_ana_said(ana: Someone, chris: Someone) -> None:
    two_thoughts(ana)
    join_themes(ana.journal, themes_of(ana.journal).themes, now=NOW)
    (choice,) = group_choices(ana.journal)

    assert not take_back_choice(chris.journal, choice.id)
    assert group_choices(ana.journal) == [choice]
