"""What the person said always holds: whatever they said, in whatever order, and however close their sentences are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.core.theme_choices import ThemeChoice, sentence_code
from meantime.language.linkage import linked
from meantime.language.theme_links import links_for

AT = datetime(2026, 11, 16, tzinfo=UTC)
NOTES = "abcdefgh"
ONE_EACH = {note: [(row, f"thought {note}")] for row, note in enumerate(NOTES)}


def a_choice(notes: str, rest: str = "", *, together: bool = False, minute: int = 0) -> ThemeChoice:
    return ThemeChoice(
        id=f"{minute}",
        notes=tuple(notes),
        rest=tuple(rest),
        together=together,
        at=AT + timedelta(minutes=minute),
    )


@st.composite
def some_choices(draw: st.DrawFn) -> list[ThemeChoice]:
    choices = []
    for minute in range(draw(st.integers(1, 5))):
        said = draw(st.lists(st.sampled_from(NOTES + "xy"), min_size=2, max_size=6, unique=True))
        cut = draw(st.integers(1, len(said)))
        together = draw(st.booleans()) or cut == len(said)
        choices.append(a_choice("".join(said[:cut]), "".join(said[cut:]), together=together, minute=minute))
    return choices


def closeness(seed: int) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(len(NOTES), 3))
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows @ rows.T).astype(np.float32)


@settings(max_examples=300)
@given(choices=some_choices(), seed=st.integers(0, 50), least=st.floats(-1, 1))
def test_every_grouping_keeps_what_belongs_together_and_apart(
    choices: list[ThemeChoice], seed: int, least: float
) -> None:
    links = links_for(choices, ONE_EACH)
    groups = linked(closeness(seed), least, together=links.together, apart=links.apart)
    group_of = {row: n for n, group in enumerate(groups) for row in group}

    assert sorted(group_of) == list(range(len(NOTES)))
    assert all(len({group_of[row] for row in rows}) == 1 for rows in links.together)
    assert all(group_of[one] != group_of[other] for one, other in links.apart)


@settings(max_examples=300)
@given(choices=some_choices(), seed=st.integers(0, 50), least=st.floats(-1, 1))
def test_the_newest_choice_holds_whole(choices: list[ThemeChoice], seed: int, least: float) -> None:
    links = links_for(choices, ONE_EACH)
    newest = choices[-1]
    groups = linked(closeness(seed), least, together=links.together, apart=links.apart)
    notes = [{NOTES[row] for row in group} for group in groups]

    if newest.together:
        assert sum(bool(group & set(newest.notes)) for group in notes) <= 1
    assert not any(group & set(newest.notes) and group & set(newest.rest) for group in notes)


@settings(max_examples=100)
@given(choices=some_choices(), gone=st.sampled_from(NOTES))
def test_a_note_that_is_gone_is_in_no_link(choices: list[ThemeChoice], gone: str) -> None:
    left = {note: there for note, there in ONE_EACH.items() if note != gone}
    row = NOTES.index(gone)
    links = links_for(choices, left)

    assert not any(row in rows for rows in [*links.together, *links.apart])
    assert row not in links.confirmed


def test_of_a_note_with_two_thoughts_the_one_that_was_said_is_meant() -> None:
    thoughts = {"a": [(0, "I ruin it"), (1, "No one cares")], "b": [(2, "I ruin it all")]}
    choice = ThemeChoice(
        id="1", notes=("a", "b"), at=AT, together=True, sentences=(sentence_code("No  one CARES"), "")
    )

    assert links_for([choice], thoughts).together == [[1, 2]]


def test_a_note_taken_out_is_kept_from_the_thought_with_all_it_says() -> None:
    thoughts = {"a": [(0, "I ruin it"), (1, "No one cares")], "b": [(2, "I ruin it all")]}

    assert links_for([a_choice("a", "b")], thoughts).apart == [(0, 2), (1, 2)]
