"""Since the last session: a step, its interval, and whether it can be told from ordinary ups and downs."""

from __future__ import annotations

from datetime import timedelta

import numpy as np

from meantime.core.sessions import TherapySession
from meantime.patterns.find import find_patterns
from meantime.patterns.since_session import turns
from tests.patterns.diaries import START, journal_of, note, wobble

SESSION = TherapySession(id="s", at=START + timedelta(days=28))


def report(shift: int, count: int = 42):
    notes = [note(i, days=float(i), strength=6 + wobble(i) + (shift if i >= 28 else 0)) for i in range(count)]
    return find_patterns(journal_of(notes, SESSION))


def test_a_step_is_told_with_both_counts() -> None:
    found = report(-3)

    assert found.since_session is not None
    assert (found.since_session.tier, found.since_session.new_count, found.since_session.old_count) == (
        "clear",
        14,
        28,
    )
    assert found.since_session.interval[0] < -2.5 < found.since_session.interval[1] < 0
    assert [p.key for p in found.patterns if p.kind == "since_session"] == ["since_session"]


def test_no_step_is_said_to_be_ordinary() -> None:
    found = report(0)

    assert found.since_session is not None
    assert found.since_session.tier is None
    assert str(found.since_session.sentence).endswith("This can’t be told from ordinary ups and downs yet.")


def test_three_new_notes_say_nothing() -> None:
    assert report(-3, count=31).since_session is None


def test_a_claim_turns_when_most_days_since_have_no_notes() -> None:
    """Had the eight days without notes been one SD (1.8 points) worse, the mean since would be 5.3, not 4."""
    dates = np.array([*range(10), 10, 15, 20])
    y = np.array([7.0, 3.0] * 5 + [4.0, 4.0, 4.0])
    new = dates >= 10

    assert not turns(np.arange(13), y, new, -1.0)
    assert turns(dates, y, new, -1.0)
