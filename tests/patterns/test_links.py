"""Links: which trigger goes with which feeling, as counts."""

from __future__ import annotations

from meantime.core.notes import Emotion, Note
from meantime.patterns.find import find_patterns
from tests.patterns.diaries import journal_of, note, wobble


def diary(linked: bool) -> list[Note]:
    return [
        note(
            i,
            days=float(i),
            strength=None,
            triggers=("crowds",) if i % 4 == 0 else (),
            emotions=(
                Emotion(
                    name="panicked" if (i % 4 == 0 if linked else i % 5 == 0) else "tired",
                    intensity=5 + wobble(i),
                ),
            ),
        )
        for i in range(60)
    ]


def test_a_feeling_that_comes_with_a_trigger_is_told_in_counts() -> None:
    (link,) = [p for p in find_patterns(journal_of(diary(True)), looks="single").patterns if p.kind == "link"]

    assert (link.tier, link.when, link.then, link.with_count) == ("clear", "crowds", "panicked", 15)
    assert str(link.sentence).startswith(
        "“panicked” is in 15 of 15 notes with crowds, and in 0 of 45 without."
    )


def test_feelings_that_come_on_other_days_are_no_link() -> None:
    assert [
        p for p in find_patterns(journal_of(diary(False)), looks="single").patterns if p.kind == "link"
    ] == []
