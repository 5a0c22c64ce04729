"""Guided exercises: every file is whole, and every text can be read at nine to eleven years of age."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pyphen
import pytest

from meantime.content import exercise_files
from meantime.content.exercise_files import exercises, find_exercise
from meantime.content.loader import ContentError, find_coping_skill
from meantime.core.exercises import Exercise, pages_asked, step_with
from meantime.core.homework import EXERCISE_KINDS

FOLDER = Path(exercise_files.__file__).parent / "exercises/en"
#: Highest US school grade of a text: 6 is read at eleven to twelve, most here lie far below.
HIGHEST_GRADE = 6.0
LONGEST_SENTENCE = 20
SYLLABLES = pyphen.Pyphen(lang="en_US")
ALL = pytest.mark.parametrize("exercise", exercises(), ids=lambda one: one.id)


def grade(text: str) -> float:
    """Flesch-Kincaid grade level (Kincaid et al. 1975)."""
    words = re.findall(r"[A-Za-z]+(?:['’][A-Za-z]+)*", text)
    sentences = [s for s in re.split(r"[.?!:…]+(?:\s|”|$)", text) if re.search(r"[A-Za-z]", s)]
    syllables = sum(max(1, len(SYLLABLES.positions(word)) + 1) for word in words)
    return 0.39 * len(words) / max(1, len(sentences)) + 11.8 * syllables / max(1, len(words)) - 15.59


def texts(exercise: Exercise) -> Iterator[str]:
    """Everything a person reads, a paragraph at a time."""
    yield from (exercise.purpose, exercise.evidence, *exercise.cautions)
    for step in exercise.steps:
        yield from (step.ask, *step.help, *(option.text for option in step.options))


def test_all_eight_kinds_are_there_with_the_numbers_of_the_clinical_guide() -> None:
    counted = {kind: len(exercise_files.exercises_of(kind)) for kind in EXERCISE_KINDS}

    assert counted == {
        "journaling": 2,
        "grounding": 7,
        "thought_record": 3,
        "breathing": 5,
        "exposure": 2,
        "communication": 7,
        "emotion_tracking": 3,
        "behavioural_experiment": 1,
    }


@ALL
def test_a_whole_exercise_reads_at_nine_to_eleven(exercise: Exercise) -> None:
    assert grade(" ".join(t if t[-1:] in ".?…" else f"{t}." for t in texts(exercise))) <= HIGHEST_GRADE


@ALL
def test_no_paragraph_is_much_harder_than_the_rest_and_no_sentence_is_long(exercise: Exercise) -> None:
    paragraphs = [text for text in texts(exercise) if len(text.split()) >= 8]
    sentences = [part for text in texts(exercise) for part in re.split(r"(?<=[.?…:])\s", text)]

    assert [(round(grade(text), 1), text) for text in paragraphs if grade(text) > 9] == []
    assert [part for part in sentences if len(part.split()) > LONGEST_SENTENCE] == []


def test_the_grade_is_that_of_known_texts() -> None:
    assert grade("The cat sat on the mat.") < 0
    assert (
        grade("Cognitive restructuring facilitates psychological reappraisal of maladaptive cognitions.") > 14
    )


@ALL
def test_an_exercise_ends_in_did_how_well_and_learned(exercise: Exercise) -> None:
    last = [step.id for step in pages_asked(exercise, {"agreed": "yes"})[-1]]

    assert last == ["outcome", "helped", "learned"] or exercise.ends_itself


@ALL
def test_its_skill_and_its_ratings_are_known_words(exercise: Exercise) -> None:
    assert find_coping_skill(exercise.skill)
    assert all(not name or step_with(exercise, name) for name in (exercise.before, exercise.after))


@ALL
def test_only_a_needed_choice_cannot_be_skipped(exercise: Exercise) -> None:
    assert {step.id for step in exercise.steps if not step.skippable} <= {"outcome", "agreed"}


def test_breaths_are_those_of_the_clinical_guide() -> None:
    breaths = {one.id: [(p.kind, p.seconds) for p in one.breath] for one in exercises() if one.breath}

    assert breaths == {
        "long_exhale": [("in", 4), ("out", 6)],
        "resonance_6": [("in", 5), ("out", 5)],
        "box_4": [("in", 4), ("hold", 4), ("out", 4), ("hold", 4)],
        "four_seven_eight": [("in", 4), ("hold", 7), ("out", 8)],
        "cyclic_sigh": [("in", 2), ("top", 1), ("out", 7)],
    }
    holding = {one.id for one in exercises() if any("holding" in caution for caution in one.cautions)}
    assert holding == {"box_4", "four_seven_eight"}


def test_nothing_of_exposure_is_asked_before_a_therapist_agreed() -> None:
    for exercise in exercise_files.exercises_of("exposure"):
        asked = {step.id for page in pages_asked(exercise, {"agreed": "no"}) for step in page}

        assert asked == {"agreed", "idea"}


def test_an_exercise_is_found_by_its_id_only() -> None:
    found = find_exercise("senses_54321")

    assert found is not None
    assert found.title == "Five senses"
    assert find_exercise("running") is None


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("## a\n\nNo facts", "facts"),
        ("+++\nid = \n+++\n", "facts"),
        ('+++\nid = "x"\n+++\n## a\ncolour: red\n\nHow?', "a"),
        ('+++\nid = "x"\n+++\n## a\nfield: dance\n\nHow?', "a"),
    ],
)
def test_a_file_that_is_wrong_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, key: str
) -> None:
    folder = tmp_path / "exercises/en"
    folder.mkdir(parents=True)
    (folder / "x.md").write_text(text)
    monkeypatch.setattr(exercise_files, "files", lambda _: tmp_path)

    with pytest.raises(ContentError) as wrong:
        exercise_files._read("en", "x.md")

    assert (wrong.value.file, wrong.value.key) == ("x.md", key)
