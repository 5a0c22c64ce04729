"""`meantime today`: the notes since the last session, newest first."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from textwrap import wrap

import click

from meantime.cli import clock
from meantime.cli.options import journal_option
from meantime.cli.speaking import give, give_json, printable, say
from meantime.cli.store import as_option, open_reader, say_damaged
from meantime.core.brief.words import day_seen_from
from meantime.core.journal import JournalReader
from meantime.core.lines import line_of
from meantime.core.moments import local_time
from meantime.core.notes import SEVERITY_WORDS, CopingSkill, Note, day_of
from meantime.core.phrases import count_phrase
from meantime.core.sessions import Span, TherapySession, span_at

#: Widest text, in columns; wider lines are hard to read.
_WIDEST = 88
_INDENT = "         "


@click.command(short_help="Show the notes since the last session.")
@journal_option
@as_option
@click.option("--now", "said_now", metavar="TIME", help="Look from another moment, such as 2026-11-23 12:00.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def today(journal_file: str | None, as_name: str, said_now: str | None, as_json: bool) -> None:
    """Show the notes since the last session, newest first."""
    journal = open_reader(journal_file, as_name)
    now = _now(said_now, journal.tz)
    span = span_at(now, journal.sessions())
    notes = list(reversed(journal.notes(span.period)))
    if as_json:
        give_json(_as_json(span, notes))
    else:
        for line in _page(span, notes, now, journal.tz):
            give(line)
    if not notes:
        _say_older(journal, span.period.start)
    say_damaged(journal)


def _now(said: str | None, tz: str) -> datetime:
    if said is None:
        return clock.now()
    moment = clock.read_moment(said, tz=tz, now=clock.now())
    if moment is None:
        raise click.UsageError("--now is not a time Meantime can read. Use 2026-11-23 12:00.")
    return moment


def _as_json(span: Span, notes: list[Note]) -> dict[str, object]:
    return {
        "since": span.period.start.isoformat(),
        "last_session": json.loads(line_of(span.last)) if span.last else None,
        "next_session": json.loads(line_of(span.next)) if span.next else None,
        "notes": [json.loads(line_of(note)) for note in notes],
    }


def _say_older(journal: JournalReader, start: datetime) -> None:
    """Where the notes are when there is none in the span, and how to look from there."""
    before = [note for note in journal.notes() if note.at < start]
    if before:
        newest = local_time(max(note.at for note in before), journal.tz)
        counted = count_phrase(len(before), "note is", "notes are")
        say(f'{counted} older. To look from the newest: --now "{newest:%Y-%m-%d %H:%M}"')


def _page(span: Span, notes: list[Note], now: datetime, tz: str) -> Iterator[str]:
    yield _headline(span, notes, now, tz)
    for _, of_day in groupby(notes, key=day_of):
        first, *rest = of_day
        yield ""
        yield day_seen_from(now, first.at, first.tz)
        for note in (first, *rest):
            yield from _note_lines(note)


def _headline(span: Span, notes: list[Note], now: datetime, tz: str) -> str:
    since = f"Since {day_seen_from(now, span.period.start, tz)}{_with(span.last)}"
    counted = count_phrase(len(notes), "note", "notes")
    ahead = f" · next session {_session_time(span.next, now, tz)}{_with(span.next)}" if span.next else ""
    return f"{since} · {counted}{ahead}"


def _with(session: TherapySession | None) -> str:
    return f" with {printable(session.therapist)}" if session and session.therapist else ""


def _session_time(session: TherapySession, now: datetime, tz: str) -> str:
    zone = session.tz or tz
    return f"{day_seen_from(now, session.at, zone)}, {local_time(session.at, zone):%H:%M}"


def _note_lines(note: Note) -> Iterator[str]:
    said = [line for part in printable(note.text).splitlines() for line in (wrap(part, _columns()) or [""])]
    parts = wrap(" · ".join(_parts(note)), _columns())
    lines = [*said, *parts]
    yield f"  {local_time(note.at, note.tz):%H:%M}  {lines[0] if lines else ''}".rstrip()
    yield from (f"{_INDENT}{line}".rstrip() for line in lines[1:])


def _parts(note: Note) -> Iterator[str]:
    for emotion in note.emotions:
        yield printable(emotion.name) + ("" if emotion.intensity is None else f" {emotion.intensity}")
    yield from map(printable, note.triggers)
    for symptom in note.symptoms:
        severity = "" if symptom.severity is None else f" ({SEVERITY_WORDS[symptom.severity]})"
        yield printable(symptom.name) + severity
    yield from map(_skill, note.coping)
    if note.private:
        yield "private"


def _skill(skill: CopingSkill) -> str:
    before = "" if skill.before is None else f" {skill.before}"
    after = "" if skill.after is None else f" to {skill.after}"
    return printable(skill.skill) + before + after


def _columns() -> int:
    return min(_WIDEST, max(40, shutil.get_terminal_size().columns)) - len(_INDENT)
