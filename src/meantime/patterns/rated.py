"""The notes that have an outcome, as arrays: what every analysis over notes starts from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from meantime.core.moments import local_time
from meantime.core.notes import Note
from meantime.patterns.arrays import Floats, Places
from meantime.patterns.outcome import outcomes

#: Parts of the day, by the hour each begins; night is what is left (project rule, as in `language`).
PARTS = ("night", "morning", "afternoon", "evening")
_HOURS = (5, 12, 17, 22)
_SECONDS_A_DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class Rated:
    """n notes with an outcome, oldest first. Days, weekdays and parts are those of the zone each was written in."""

    notes: tuple[Note, ...]
    #: (n,) outcome, 0-10.
    y: Floats
    #: (n,) instants in days since the first note.
    days: Floats
    #: (n,) calendar day as its proleptic number; weekday 0 Monday to 6 Sunday; index into `PARTS`.
    dates: Places
    weekdays: Places
    parts: Places

    def __len__(self) -> int:
        return len(self.notes)


def rated_notes(notes: Iterable[Note]) -> Rated:
    """The notes with an outcome. Unsettled second versions take no part; private notes do: it is her own look."""
    ordered = sorted((one for one in notes if one.other_version_of is None), key=lambda one: (one.at, one.id))
    pairs = [(note, y) for note, y in zip(ordered, outcomes(ordered), strict=True) if y is not None]
    walls = [local_time(note.at, note.tz) for note, _ in pairs]
    seconds = np.array([note.at.timestamp() for note, _ in pairs])
    return Rated(
        notes=tuple(note for note, _ in pairs),
        y=np.array([y for _, y in pairs], dtype=float),
        days=(seconds - seconds[:1]) / _SECONDS_A_DAY,
        dates=np.array([wall.toordinal() for wall in walls], dtype=np.intp),
        weekdays=np.array([wall.weekday() for wall in walls], dtype=np.intp),
        parts=np.array(
            [int(np.searchsorted(_HOURS, wall.hour, side="right")) % 4 for wall in walls], dtype=np.intp
        ),
    )
