"""One look, with questions read in other words: a literal diary."""

from __future__ import annotations

from datetime import date

from meantime.actions.looking import find_patterns
from meantime.core.wonderings import Wondering
from tests.patterns.diaries import journal_of, note

BAD = (
    "Slept badly. Snapped at Finn over the milk.",
    "An awful night's sleep, then snapped at a colleague.",
    "Hardly slept. I keep snapping at the kids.",
    "Bad sleep again, kept to myself.",
)
USUAL = (
    "Slept well. Coffee with Priya.",
    "A bad meeting at work, home late.",
    "Quiet day. Finn snapped at me and I let it go.",
    "Slept like a log and swam before work.",
)


def test_bad_sleep_and_snapping_are_found_in_the_words_of_the_notes() -> None:
    notes = [
        note(i, days=float(i), strength=5 + i % 2, text=(BAD if i % 3 == 0 else USUAL)[i % 4])
        for i in range(60)
    ]
    asked = Wondering(id="w1", asked_on=date(2026, 3, 2), when="bad sleep", then="I snap at people")

    (answer,) = find_patterns(journal_of(notes, asked)).wonderings

    assert answer.tier == "clear"
    assert (answer.with_count, answer.without_count) == (17, 33)
    assert "in 13 of 17 notes, and in 0 of 33 others" in str(answer.sentence)
    assert "As “bad sleep” counted: “slept badly”, " in str(answer.counted)
    assert "As “I snap at people” counted: “snapped”" in str(answer.counted)


def test_an_ordinary_set_of_words_finds_nothing_and_says_so() -> None:
    notes = [note(i, days=float(i), strength=5 + i % 2, text=USUAL[i % 4]) for i in range(60)]
    asked = Wondering(id="w1", when="bad sleep", then="I snap at people")

    (answer,) = find_patterns(journal_of(notes, asked)).wonderings

    assert answer.tier is None
    assert str(answer.sentence).startswith("Looked at 50 notes, and none has “bad sleep” yet.")
