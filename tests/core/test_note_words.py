"""Whether a note says some words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from meantime.core.note_words import says
from meantime.core.notes import CopingSkill, Emotion, Note, Symptom

NOTE = Note(
    id="n1",
    at=datetime(2026, 11, 23, tzinfo=UTC),
    text="Mum rang, and I snapped at her.",
    triggers=("Work call",),
    emotions=(Emotion(name="sad"),),
    symptoms=(Symptom(name="tight chest"),),
    coping=(CopingSkill(skill="gym"),),
)


@pytest.mark.parametrize(
    "words", ["mum", " SAD ", "work  call", "gym", "tight chest", "snapping at her", "mum rang"]
)
def test_a_name_of_a_part_whole_words_and_telling_stems_are_found(words: str) -> None:
    assert says(words, NOTE)


@pytest.mark.parametrize("words", ["um", "mu", "dad", "her mum", "", " ", "?!", "chest pain"])
def test_parts_of_words_and_other_words_are_not(words: str) -> None:
    assert not says(words, NOTE)
