"""Watch-points and the notes that show them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from meantime.core.watch_points import WatchPoint, evidence_for, find_problems, mentions, watched_after
from tests.core.brief.world import Symptom, note

SNAPPING = WatchPoint(id="w", text="when I snap at Ruth", session="s1")


@pytest.mark.parametrize(
    ("said", "shows"),
    [("Snapped at Ruth over the dishes", True), ("Ruth was kind", False), ("I snap", False), ("", False)],
)
def test_a_note_shows_it_when_it_has_every_telling_word(said: str, shows: bool) -> None:
    assert mentions(SNAPPING, note("a", 1, text=said, triggers=("x",))) is shows


def test_the_parts_of_a_note_count_as_its_words() -> None:
    assert mentions(
        replace(SNAPPING, text="tight chest"), note("a", 1, symptoms=(Symptom(name="tight chest"),))
    )


def test_words_too_short_to_tell_find_nothing() -> None:
    assert not mentions(replace(SNAPPING, text="if I am ok"), note("a", 1, text="if I am ok"))


def test_what_the_person_chose_goes_before_words_and_quiet_before_both() -> None:
    said = [
        note("a", 1, text="Snapped at Ruth"),
        note("b", 2, text="Shouted"),
        note("p", 2, text="x", private=True),
    ]

    assert [n.id for n in evidence_for(SNAPPING, said)] == ["a"]
    assert [n.id for n in evidence_for(replace(SNAPPING, notes=("b", "p", "gone")), said)] == ["b"]
    assert evidence_for(replace(SNAPPING, state="quiet", notes=("b",)), said) == []


def test_those_of_the_last_session_and_open_ones_from_earlier_are_watched() -> None:
    old = replace(SNAPPING, id="old", session="s0")
    points = [SNAPPING, old, replace(old, id="done", state="settled"), replace(old, id="later", session="s2")]

    assert [p.id for p in watched_after(["s0", "s1"], points)] == ["w", "old"]


def test_an_empty_one_is_no_watch_point() -> None:
    assert [p.where for p in find_problems(replace(SNAPPING, text=" "))] == ["text"]
