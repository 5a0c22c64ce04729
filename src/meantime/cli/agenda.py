"""`meantime agenda`: the topics of a session in the terminal, one at a time."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from textwrap import wrap

import click

from meantime.cli import clock
from meantime.cli.options import journal_option
from meantime.cli.prepare import for_option, last_moment, wanted_session
from meantime.cli.speaking import give, give_json, printable, say
from meantime.cli.store import as_option, open_reader, say_damaged
from meantime.core.agenda import time_left
from meantime.core.journal import JournalReader
from meantime.core.sessions import TherapySession, end_of
from meantime.core.topics import Topic, topics_for

_NOTHING = "No topics for this session. You can talk about whatever is here today."
_WIDEST = 72
#: Clears the screen and puts the cursor at its top (ECMA-48).
_CLEAR = "\x1b[2J\x1b[H"


@click.command(short_help="Show the topics of a session, one at a time.")
@journal_option
@as_option
@for_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def agenda(journal_file: str | None, as_name: str, session_id: str | None, as_json: bool) -> None:
    """Show the topics of a session, one at a time. Enter goes on, q ends.

    Without a terminal they are printed one below the other.
    """
    journal = open_reader(journal_file, as_name)
    now = clock.now() if journal_file is None else last_moment(journal)
    session = _going_on(journal) if session_id is None and journal_file is None else None
    session = session or wanted_session(journal, session_id, now=now)
    topics = _topics(journal, session)
    if as_json:
        give_json([_as_json(topic) for topic in topics])
    elif sys.stdin.isatty() and sys.stdout.isatty():
        _one_at_a_time(session, topics)
    else:
        for number, topic in enumerate(topics, start=1):
            give("\n".join([*_lines(topic, number, len(topics)), ""]))
    if not topics:
        say(_NOTHING)
    say_damaged(journal)


def _going_on(journal: JournalReader) -> TherapySession | None:
    """The session that began and is not over; of several the one begun last."""
    now = clock.now()
    return next((one for one in reversed(journal.sessions()) if one.at <= now < end_of(one)), None)


def _topics(journal: JournalReader, session: TherapySession | None) -> list[Topic]:
    if session is None:
        return [topic for topic in journal.topics() if topic.session is None and topic.state != "settled"]
    return [topic for topic in topics_for(session.id, journal.topics()) if topic.state != "settled"]


def _one_at_a_time(session: TherapySession | None, topics: list[Topic]) -> None:
    for number, topic in enumerate(topics, start=1):
        left = [str(time_left(session, clock.now())), ""] if session else []
        give(_CLEAR + "\n".join([*left, *_lines(topic, number, len(topics))]))
        if click.prompt("", default="", show_default=False, prompt_suffix="Enter goes on, q ends: ") == "q":
            return


def _lines(topic: Topic, number: int, count: int) -> Iterator[str]:
    across = min(_WIDEST, max(30, shutil.get_terminal_size().columns - 2))
    yield f"Topic {number} of {count}" + (f", {topic.state}" if topic.state != "open" else "")
    yield ""
    yield from wrap(printable(topic.text).replace("\n", " "), across)
    if topic.opening:
        yield ""
        yield from wrap(f"“{printable(topic.opening)}”".replace("\n", " "), across)


def _as_json(topic: Topic) -> dict[str, object]:
    return {
        "id": topic.id,
        "text": topic.text,
        "opening": topic.opening,
        "state": topic.state,
        "minutes": topic.minutes,
        "private": topic.private,
    }
