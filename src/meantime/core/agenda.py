"""The agenda in the room: how much time is left, in words, and what is marked about a topic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from meantime.core.phrases import Phrase, phrase
from meantime.core.sessions import TherapySession, end_of
from meantime.core.topics import TOPIC_STATES, Topic

#: What a phone without a connection seals for later: its kind among the lines of the inbox.
MARK = "topic_mark"
#: The words of the time left, by name. `{minutes}` is rounded to five. The page counts with the same ones.
TIME_WORDS = {
    "before": "Not begun yet",
    "left": "About {minutes} minutes left",
    "few": "A few minutes left",
    "over": "The planned time is over",
}
#: From here on it is "a few minutes".
_FEW = timedelta(minutes=5)
_STEP = timedelta(minutes=5)
#: Longest line jotted about a topic, in characters.
LONGEST_JOT = 5_000


def time_left(session: TherapySession, now: datetime) -> Phrase:
    """How long the session still goes, rounded to five minutes. Instants, so that a clock change in it is no matter."""
    left = end_of(session) - now
    if now.astimezone(UTC) < session.at:
        return phrase(TIME_WORDS["before"])
    if left <= timedelta(0):
        return phrase(TIME_WORDS["over"])
    if left <= _FEW:
        return phrase(TIME_WORDS["few"])
    return phrase(TIME_WORDS["left"], minutes=int(left / _STEP + 0.5) * 5)


def minutes_gone(session: TherapySession, now: datetime) -> int:
    """How many minutes of the session are gone, 0 to its length."""
    return min(session.minutes, max(0, int((now.astimezone(UTC) - session.at) / timedelta(minutes=1))))


def marked(topic: Topic, mark: Mapping[str, Any]) -> Topic:
    """The topic with what was marked about it: `state` and `jot`. What is missing or unknown changes nothing."""
    state = next((one for one in TOPIC_STATES if one == mark.get("state")), topic.state)
    jot = mark.get("jot")
    return replace(topic, state=state, jot=jot[:LONGEST_JOT] if isinstance(jot, str) else topic.jot)
