"""Topics: the two or three things a person wants to talk about in a session."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Literal
from uuid import NAMESPACE_URL, uuid5

from meantime.core.problems import Problem

Want = Literal["understand", "vent", "decide", "learn", "tell"]
TopicState = Literal["open", "said", "parked", "settled"]

WANTS: tuple[Want, ...] = ("understand", "vent", "decide", "learn", "tell")
TOPIC_STATES: tuple[TopicState, ...] = ("open", "said", "parked", "settled")
#: How many topics one session holds well.
ENOUGH_TOPICS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One thing to talk about."""

    #: UUID as text.
    id: str
    #: The session it is for; None while it waits for one.
    session: str | None = None
    #: The headline, in the person's words.
    text: str
    #: The first sentence to say; empty when not written.
    opening: str = ""
    #: What the person wants from talking about it.
    want: Want | None = None
    #: Minutes wanted, 1-480, or None.
    minutes: int | None = None
    #: Place in the list, 1 first.
    order: int = 1
    #: Ids of the notes behind it.
    notes: tuple[str, ...] = ()
    state: TopicState = "open"
    #: A line jotted about it in the session; never part of a brief.
    jot: str = ""
    #: Kept out of the brief.
    private: bool = False
    extra: dict[str, Any] = field(default_factory=dict)


def topics_for(session_id: str, topics: Iterable[Topic]) -> list[Topic]:
    """The topics of one session in their order."""
    return sorted((t for t in topics if t.session == session_id), key=lambda t: (t.order, t.id))


def carried_id(topic_id: str, session_id: str) -> str:
    """The id under which a topic that was not covered comes to another session: always the same one."""
    return str(uuid5(NAMESPACE_URL, f"meantime:carried:{topic_id}:{session_id}"))


def not_covered(last_id: str, session_id: str | None, topics: Iterable[Topic]) -> list[Topic]:
    """The topics parked in the session before that did not come to this one (None: not planned) yet, in their order.

    One that did come and was moved or reworded there is known by its id; one written again, by its words or its notes.
    """
    every = list(topics)
    known = {topic.id for topic in every}
    here = [topic for topic in every if topic.session == session_id]
    words = {topic.text.casefold() for topic in here}
    notes = {note for topic in here for note in topic.notes}
    return [
        topic
        for topic in topics_for(last_id, every)
        if topic.state == "parked"
        and carried_id(topic.id, session_id or "") not in known
        and topic.text.casefold() not in words
        and not notes & set(topic.notes)
    ]


def moved(topics: list[Topic], topic_id: str, *, up: bool) -> list[Topic]:
    """The topics renumbered from 1 with one of them moved a place up or down; only changed ones differ."""
    ordered = sorted(topics, key=lambda t: (t.order, t.id))
    place = next(n for n, topic in enumerate(ordered) if topic.id == topic_id)
    other = place - 1 if up else place + 1
    if 0 <= other < len(ordered):
        ordered[place], ordered[other] = ordered[other], ordered[place]
    return [replace(topic, order=n) for n, topic in enumerate(ordered, start=1)]


def find_problems(topic: Topic) -> list[Problem]:
    """Everything that breaks a rule of topics."""
    problems = []
    if not topic.text.strip():
        problems.append(Problem(where="text", what="This topic is empty.", what_to_do="Write a few words."))
    if topic.want is not None and topic.want not in WANTS:
        problems.append(
            Problem(where="want", what="Not a known wish.", what_to_do=f"Use: {', '.join(WANTS)}.")
        )
    if topic.state not in TOPIC_STATES:
        problems.append(
            Problem(where="state", what="Not a known state.", what_to_do=f"Use: {', '.join(TOPIC_STATES)}.")
        )
    if topic.minutes is not None and not 1 <= topic.minutes <= 480:
        problems.append(Problem(where="minutes", what="Not between 1 and 480.", what_to_do="Try 10."))
    return problems
