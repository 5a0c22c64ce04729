"""`meantime prepare`: what to prepare a session with. Only looks; choosing is done in the app."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from textwrap import wrap

import click

from meantime.actions.preparation import Preparation, prepare_session
from meantime.cli import clock
from meantime.cli.options import journal_option
from meantime.cli.speaking import Trouble, give, give_json, printable, say
from meantime.cli.store import as_option, open_reader, say_damaged
from meantime.core.brief import default_session
from meantime.core.gap_mirror import Gap
from meantime.core.journal import JournalReader
from meantime.core.profile import Profile
from meantime.core.questions import Question, is_waiting
from meantime.core.sessions import TherapySession
from meantime.core.suggestions import Suggestion

_NO_SESSION = "There is no session with this id in the journal. Without --for, it is the next session."
_WIDEST = 88
for_option = click.option(
    "--for", "session_id", metavar="ID", help="The session it is for; without it the next one."
)


@click.command(short_help="Show what to prepare a session with.")
@journal_option
@as_option
@for_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def prepare(journal_file: str | None, as_name: str, session_id: str | None, as_json: bool) -> None:
    """Show what to prepare a session with: suggested topics, private questions, questions that wait.

    The private questions are for you alone. Nothing of them is in a brief unless you put it there.
    """
    journal = open_reader(journal_file, as_name)
    now = clock.now() if journal_file is None else last_moment(journal)
    session = wanted_session(journal, session_id, now=now)
    profile = getattr(journal, "profile", Profile(id=""))  # a plain file has no settings
    prepared = prepare_session(journal, session, now=now, asks=profile.asks_private_questions)
    waiting = [question for question in journal.questions() if is_waiting(question)]
    if as_json:
        give_json(_as_json(session, prepared, waiting))
    else:
        for line in _page(prepared, waiting):
            give(line)
        say("Private questions are for you alone.")
    say_damaged(journal)


def wanted_session(journal: JournalReader, session_id: str | None, *, now: datetime) -> TherapySession | None:
    """The session with this id; without one the next after `now`, for a file whose sessions are over its last one."""
    if session_id is None:
        return default_session(journal, now=now) or default_session(journal)
    found = next((one for one in journal.sessions() if one.id == session_id), None)
    if found is None:
        raise Trouble(_NO_SESSION)
    return found


def last_moment(journal: JournalReader) -> datetime:
    """The newest note of a plain file: the same file gives the same answer on any day."""
    return max((note.at for note in journal.notes()), default=clock.now())


def _as_json(
    session: TherapySession | None, prepared: Preparation, waiting: list[Question]
) -> dict[str, object]:
    return {
        "for": session.id if session else None,
        "topics": [_topic_json(one) for one in prepared.suggestions],
        "gaps": [_gap_json(one) for one in prepared.gaps],
        "questions": [{"id": one.id, "text": one.text} for one in waiting],
    }


def _topic_json(one: Suggestion) -> dict[str, object]:
    return {"text": one.text, "kind": one.kind, "reason": str(one.reason), "notes": list(one.notes)}


def _gap_json(one: Gap) -> dict[str, object]:
    asks = {"key": one.key, "kind": one.kind, "asks": str(one.asks), "words": one.words}
    return {**asks, "sources": list(one.sources)}


def _page(prepared: Preparation, waiting: list[Question]) -> Iterator[str]:
    if prepared.suggestions:
        yield "Topics your notes suggest"
        for one in prepared.suggestions:
            yield from _item(one.text, str(one.reason))
        yield ""
    yield "Only for you, each asked once"
    for gap in prepared.gaps:
        yield from _item(str(gap.asks), f"“{gap.words}”" if gap.words else "")
    yield from [] if prepared.gaps else ["  Nothing left to ask."]
    if waiting:
        yield ""
        yield "Questions that wait"
        for question in waiting:
            yield from _item(question.text, "")


def _item(first: str, second: str) -> Iterator[str]:
    across = min(_WIDEST, max(40, shutil.get_terminal_size().columns)) - 4
    yield from _indented(wrap(printable(first).replace("\n", " "), across), "  · ", "    ")
    yield from _indented(wrap(printable(second).replace("\n", " "), across), "    ", "    ")


def _indented(rows: list[str], first: str, rest: str) -> Iterator[str]:
    yield from (f"{rest if n else first}{row}" for n, row in enumerate(rows))
