"""How well the written reading model reads people it did not learn from: JSON lines."""

from __future__ import annotations

import json

from tests.language.scoring_implied import score_implied
from tests.language.scoring_marked import score_marked
from tests.language.scoring_notes import score_notes
from tests.language.scoring_triggers import rows_of

_NOTES = ("notes_people_apart", "notes_ten_others_apart", "notes_last_ten_apart", "notes_ordinary_apart")
_IMPLIED = ("implied_apart", "implied_people_apart", "implied_people_two_apart")


def check() -> None:
    """Print the figures of every file that nobody learned from."""
    _say("notes_marked_apart", score_marked(rows_of("notes_marked_apart")))
    for name in _NOTES:
        _say(name, score_notes(rows_of(name)))
    for name in _IMPLIED:
        _say(name, score_implied(rows_of(name)))


def _say(name: str, figures: dict[str, float]) -> None:
    print(json.dumps({"sentences": name, **figures}), flush=True)
