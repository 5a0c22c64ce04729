"""The agenda in the room: how much time is left, in words."""

from __future__ import annotations

from datetime import datetime, timedelta

from meantime.core.phrases import Phrase, phrase
from meantime.core.sessions import TherapySession, end_of

#: The words of the time left, by name. `{minutes}` is rounded to five. The page counts with the same ones.
TIME_WORDS = {
    "before": "Not begun yet",
    "left": "About {minutes} minutes left",
    "few": "A few minutes left",
    "over": "The planned time is over",
}
#: From here on it is "a few minutes".
_FEW = timedelta(minutes=5)
_STEP = 5


def time_left(session: TherapySession, now: datetime) -> Phrase:
    """How long the session still goes, rounded to five minutes. Instants, so that a clock change in it is no matter."""
    left = end_of(session) - now
    if now < session.at:
        return phrase(TIME_WORDS["before"])
    if left <= timedelta(0):
        return phrase(TIME_WORDS["over"])
    if left <= _FEW:
        return phrase(TIME_WORDS["few"])
    return phrase(TIME_WORDS["left"], minutes=round(left / timedelta(minutes=_STEP)) * _STEP)


def minutes_gone(session: TherapySession, now: datetime) -> int:
    """How many minutes of the session are gone, 0 to its length."""
    return min(session.minutes, max(0, int((now - session.at) / timedelta(minutes=1))))
