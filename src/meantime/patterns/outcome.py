"""The one outcome of most analyses: how strong the distress in a note was."""

from __future__ import annotations

from collections.abc import Sequence

from meantime.content.loader import find_emotion
from meantime.core.notes import Note

#: Points of the 0-10 scale for one step of the five groups of an imported mood (1 best to 5 worst).
_POINTS_A_GROUP = 2.5


def distress(note: Note) -> float | None:
    """0-10: the strongest unpleasant emotion; 0 when only pleasant ones were rated; None when none was."""
    rated = [emotion for emotion in note.emotions if emotion.intensity is not None]
    if not rated:
        return None
    unpleasant = [emotion.intensity for emotion in rated if not is_pleasant(emotion.name)]
    return float(max((one for one in unpleasant if one is not None), default=0))


def outcomes(notes: Sequence[Note]) -> list[float | None]:
    """The outcome of each note, on one scale.

    When more notes carry only the mood group of an import than a rated emotion, the groups are used instead: 0 for the
    best, 10 for the worst. The two are never mixed, because changing from one app to another would look like a pattern.
    """
    rated = [distress(note) for note in notes]
    groups = [mood_group(note) for note in notes]
    if sum(one is not None for one in groups) > sum(one is not None for one in rated):
        return groups
    return rated


def mood_group(note: Note) -> float | None:
    """0-10 from the mood group an importer kept; None without one."""
    mood = note.extra.get("mood")
    group = mood.get("group") if isinstance(mood, dict) else None
    if not isinstance(group, int) or isinstance(group, bool) or not 1 <= group <= 5:
        return None
    return (group - 1) * _POINTS_A_GROUP


def is_pleasant(word: str) -> bool:
    """Whether the word is known as pleasant or calm. An unknown word counts as unpleasant: notes are about distress."""
    known = find_emotion(word)
    return known is not None and (
        known.quadrant in {"HP", "LP"} or (known.quadrant == "M" and known.valence >= 0)
    )
