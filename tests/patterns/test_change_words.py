"""What is said about the time since the last session."""

from __future__ import annotations

from meantime.patterns.change_words import since_session


def test_a_change_is_a_size_a_direction_and_counts() -> None:
    said = since_session(-0.8, (-1.6, 0.1), None, (8, 41))

    assert str(said) == (
        "Since the last session: about 0.8 points weaker than in the weeks before, in 8 notes against 41. "
        "This can’t be told from ordinary ups and downs yet."
    )


def test_no_change_to_speak_of_is_not_called_nought_points() -> None:
    assert str(since_session(-0.004, (-1.8, 1.8), None, (8, 41))).startswith(
        "Since the last session: about as strong as in the weeks before, in 8 notes against 41."
    )
