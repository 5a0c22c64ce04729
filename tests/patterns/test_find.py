"""The whole look over a journal: what is planted is found, what is strange is answered."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from datetime import timedelta

import pytest

from meantime.core.notes import Emotion, Note, Symptom
from meantime.patterns.find import find_patterns
from tests.patterns.diaries import START, journal_of, note, tagged, wobble


@pytest.fixture(autouse=True)
def no_warning_is_printed() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        yield


def test_a_tag_that_always_goes_with_stronger_notes_is_clear() -> None:
    report = find_patterns(journal_of(tagged(60, lambda i, has: 4 + 3 * has + wobble(i))))

    (mum,) = [pattern for pattern in report.patterns if pattern.key == "trigger:mum"]
    assert (mum.tier, mum.then, mum.with_count, mum.without_count) == ("clear", "stronger", 20, 40)
    assert mum.interval[0] <= 3 <= mum.interval[1] + 0.4
    assert len(mum.notes) == 20
    assert str(mum.sentence).startswith("With mum your notes are about ")
    assert "They go together; this doesn’t show which causes which." in str(mum.sentence)


def test_the_same_notes_give_the_same_answer() -> None:
    notes = tagged(60, lambda i, has: 4 + has + wobble(i))

    assert find_patterns(journal_of(notes)) == find_patterns(journal_of(reversed(notes)))


def test_too_few_notes_are_counted_without_a_direction() -> None:
    report = find_patterns(journal_of(tagged(12, lambda i, has: 9 if has else 1)))

    assert (report.notes, report.looked_at, report.patterns) == (12, 0, ())
    assert str(report.not_yet[0].need) == (
        "12 notes with a rated feeling so far. 20 over 14 days are needed before patterns are looked at."
    )
    assert str(report.not_yet[1].need) == (
        "4 notes with mum so far. 5 on 4 different days are needed before this is looked at."
    )


def test_an_unsettled_second_version_takes_no_part_and_a_private_note_does() -> None:
    notes = tagged(30, lambda i, has: 5)
    second = note(900, days=3.5, other_version_of=notes[3].id)
    hidden = note(901, days=4.5, private=True)

    assert find_patterns(journal_of([*notes, second, hidden])).notes == 31


STRANGE: dict[str, list[Note]] = {
    "no notes": [],
    "one note": [note(0, days=0)],
    "no ratings": [note(i, days=i, strength=None) for i in range(40)],
    "all the same value": tagged(60, lambda i, has: 5),
    "a tag on every note": tagged(60, lambda i, has: 5 + wobble(i), every=1),
    "all at one instant": [
        note(i, days=0, strength=i % 11, triggers=("a",) if i % 2 else ()) for i in range(60)
    ],
    "all on one day": [
        note(i, days=i / 100, strength=i % 11, triggers=("a",) if i % 2 else ()) for i in range(60)
    ],
    "a gap of years": [
        note(i, days=i + (3000 if i > 30 else 0), strength=5 + wobble(i), triggers=("a",) if i % 2 else ())
        for i in range(60)
    ],
    "missing intensities": [
        note(i, days=i, strength=None if i % 2 else i % 9, triggers=("a",) if i % 3 else ())
        for i in range(90)
    ],
    "two values": [
        note(i, days=i, strength=10 * (i % 2), triggers=("a",) if i % 2 else ()) for i in range(60)
    ],
    "odd extras": [
        note(i, days=i, strength=i % 7, extra={"who": 5, "tags": [None, "x"], "mood": "x"}) for i in range(40)
    ],
}


@pytest.mark.parametrize("looks", ["fixed", "single"])
@pytest.mark.parametrize("name", STRANGE)
def test_strange_diaries_get_an_answer(name: str, looks: str) -> None:
    report = find_patterns(journal_of(STRANGE[name]), looks="single" if looks == "single" else "fixed")

    assert report.summary is not None
    assert all(pattern.notes for pattern in report.patterns)
    assert report.looked_at or report.not_yet


def test_a_perfect_line_is_no_trouble() -> None:
    notes = [note(i, days=i, strength=min(10, i // 6), triggers=("a",) if i % 2 else ()) for i in range(60)]

    assert find_patterns(journal_of(notes)).looked_at > 0


def test_clocks_that_jump_and_zones_that_change_are_read_as_written() -> None:
    notes = [
        Note(
            id=f"{i}",
            at=START + timedelta(hours=(i * 37) % 900),
            tz=("Pacific/Kiritimati", "Pacific/Pago_Pago")[i % 2],
            emotions=(Emotion(name="sad", intensity=i % 10),),
            symptoms=(Symptom(name="tight chest", severity=i % 3),),
        )
        for i in range(80)
    ]

    assert find_patterns(journal_of(notes)).notes == 80


def test_ten_thousand_tags_are_no_trouble() -> None:
    notes = [
        note(
            i,
            days=i,
            strength=5 + wobble(i),
            triggers=tuple(f"tag {(i * 331 + k * 7) % 10_000}" for k in range(200)),
        )
        for i in range(100)
    ]

    assert find_patterns(journal_of(notes)).looked_at <= 400


def test_when_only_pleasant_feelings_were_rated_distress_is_nought() -> None:
    notes = [
        note(
            i,
            days=i,
            strength=None,
            emotions=(Emotion(name="calm" if i % 2 else "anxious", intensity=7),),
            triggers=("garden",) if i % 2 else (),
        )
        for i in range(60)
    ]

    (garden,) = [p for p in find_patterns(journal_of(notes)).patterns if p.key == "trigger:garden"]

    assert (garden.tier, garden.then) == ("clear", "weaker")
