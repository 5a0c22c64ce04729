"""The plain journal: one JSON object a line, first the header, then records in any order.

The format is described in `docs/use/plain-journal.md` and published as JSON Schema beside it. Fields and kinds this
version does not know are kept, so that reading and writing a file loses nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

import msgspec

from meantime.core import (
    fair_trials,
    homework,
    honesty,
    ladders,
    measures,
    notes,
    pattern_answers,
    practice,
    questions,
    reflections,
    safety,
    sessions,
    theme_choices,
    topics,
    tracking,
    watch_points,
    wonderings,
)
from meantime.core.briefs import BriefChoices
from meantime.core.fair_trials import FairTrial
from meantime.core.homework import Attempt, Homework
from meantime.core.honesty import Honesty
from meantime.core.journal import MemoryJournal, Record
from meantime.core.measure_drafts import MeasureDraft
from meantime.core.moments import is_zone
from meantime.core.others import OtherRecord
from meantime.core.problems import Problem
from meantime.core.profile import Profile
from meantime.core.session_reviews import SessionReview
from meantime.core.watch_points import WatchPoint
from meantime.core.wonderings import Wondering
from meantime.core.writing import LINE_NAMES, as_json, written_fields

FORMAT = "meantime-journal"
VERSION = 1
#: What is wrong with a file whose first line is no header.
NOT_A_JOURNAL = Problem(
    where="line 1",
    what="This is not a plain journal.",
    what_to_do=f'A plain journal begins with {{"format": "{FORMAT}", "version": {VERSION}}}.',
)

#: The kinds with a record of their own: name in the file -> class.
KINDS: dict[str, type[Any]] = {
    "note": notes.Note,
    "therapy_session": sessions.TherapySession,
    "topic": topics.Topic,
    "question": questions.Question,
    "reflection": reflections.Reflection,
    "brief": BriefChoices,
    "homework": Homework,
    "attempt": Attempt,
    "safety_plan": safety.SafetyPlan,
    "honesty": Honesty,
    "watch_point": WatchPoint,
    "session_review": SessionReview,
    "pattern_answer": pattern_answers.PatternAnswer,
    "theme_choice": theme_choices.ThemeChoice,
    "measure": measures.Administration,
    "measure_draft": MeasureDraft,
    "wondering": Wondering,
    "fair_trial": FairTrial,
    "profile": Profile,
    "practice_draft": practice.PracticeDraft,
    "ladder": ladders.Ladder,
    "tracking_plan": tracking.TrackingPlan,
}
_KIND_OF = {cls: kind for kind, cls in KINDS.items()}
_RULES: dict[type[Any], Callable[[Any], list[Problem]]] = {
    notes.Note: notes.find_problems,
    sessions.TherapySession: sessions.find_problems,
    topics.Topic: topics.find_problems,
    questions.Question: questions.find_problems,
    reflections.Reflection: reflections.find_problems,
    Homework: homework.find_problems,
    Attempt: homework.find_attempt_problems,
    safety.SafetyPlan: safety.find_problems,
    practice.PracticeDraft: practice.find_problems,
    ladders.Ladder: ladders.find_problems,
    tracking.TrackingPlan: tracking.find_problems,
    Honesty: honesty.find_problems,
    Wondering: wonderings.find_problems,
    FairTrial: fair_trials.find_problems,
    WatchPoint: watch_points.find_problems,
    pattern_answers.PatternAnswer: pattern_answers.find_problems,
    theme_choices.ThemeChoice: theme_choices.find_problems,
    measures.Administration: measures.find_problems,
}
#: Kinds earlier versions kept unread: a line that breaks their rules is kept as it is, so that no file is refused now.
_KEPT_ANYWAY = frozenset({"measure", "wondering"})
_FIELDS = {cls: {f.name for f in fields(cls)} - {"extra"} for cls in _KIND_OF}


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The first line of a plain journal."""

    name: str = ""
    #: IANA zone of the person.
    tz: str = "UTC"


def kind_of(record: Record) -> str:
    """The kind of a record as its line names it."""
    return record.kind if isinstance(record, OtherRecord) else _KIND_OF[type(record)]


def read_journal(lines: Iterable[str]) -> tuple[MemoryJournal, list[Problem]]:
    """A whole plain journal from its lines.

    Returns the journal and every problem, each with its line ("line 3"). With problems the journal holds the good
    lines only; whoever asked decides whether that is enough.
    """
    numbered = enumerate(lines, start=1)
    header, problems = _read_header(next(numbered, (1, ""))[1])
    records: list[Record] = []
    seen: set[str] = set()
    for number, text in numbered:
        if not text.strip():
            continue
        record, found = read_line(text)
        if record is not None and record.id in seen:
            found = [
                Problem(where="id", what="Two records have the same id.", what_to_do="Remove one of them.")
            ]
        problems += [_at_line(number, problem) for problem in found]
        if record is not None and not found:
            seen.add(record.id)
            records.append(record)
    return MemoryJournal(records=tuple(records), name=header.name, tz=header.tz), problems


def read_line(text: str) -> tuple[Record | None, list[Problem]]:
    """One record from its line, or what is wrong with the line."""
    try:
        data = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        return None, [
            Problem(
                where="json", what="This line is not valid JSON.", what_to_do="Check its quotes and brackets."
            )
        ]
    if not isinstance(data, dict):
        return None, [
            Problem(
                where="json", what="This line is not a JSON object.", what_to_do="Write {…} on each line."
            )
        ]
    return record_from(data)


def record_from(data: Mapping[str, Any]) -> tuple[Record | None, list[Problem]]:
    """One record from its fields, or what is wrong with them."""
    kind, record_id = data.get("kind"), data.get("id")
    if not isinstance(kind, str) or not kind:
        return None, [
            Problem(where="kind", what="The record does not say its kind.", what_to_do='Add "kind".')
        ]
    if not isinstance(record_id, str) or not record_id:
        return None, [Problem(where="id", what="The record has no id.", what_to_do='Add "id" with a UUID.')]
    if kind not in KINDS:
        return _kept_as_it_is(kind, record_id, data), []
    record, problems = _typed_record(kind, data)
    if problems and kind in _KEPT_ANYWAY:
        return _kept_as_it_is(kind, record_id, data), []
    return record, problems


def as_known_kind(other: OtherRecord) -> Record | None:
    """A record kept unread, as a record of its kind; None when it breaks the rules of that kind."""
    record = record_from(fields_of(other))[0] if other.kind in KINDS else None
    return None if isinstance(record, OtherRecord) else record


def line_of(record: Record) -> str:
    """The record as its line, without the line end. Keys keep the order of the format."""
    return as_json(fields_of(record))


def fields_of(record: Record) -> dict[str, Any]:
    """The record as the JSON object of its line, before it is written."""
    if isinstance(record, OtherRecord):
        return {"kind": record.kind, "id": record.id, **record.fields}
    return written_fields(_KIND_OF[type(record)], record)


def journal_lines(journal: MemoryJournal) -> Iterator[str]:
    """The whole plain journal, line by line: the header, then the records in their order."""
    header = {"format": FORMAT, "version": VERSION, "name": journal.name, "tz": journal.tz}
    yield as_json(header)
    yield from map(line_of, journal.records)


def _read_header(text: str) -> tuple[Header, list[Problem]]:
    try:
        data = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        data = None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        return Header(), [NOT_A_JOURNAL]
    if data.get("version") != VERSION:
        return Header(), [
            Problem(
                where="line 1", what="This journal is of another version.", what_to_do="Use a newer Meantime."
            )
        ]
    name, tz = data.get("name") or "", data.get("tz") or "UTC"
    if not isinstance(name, str) or not isinstance(tz, str) or not is_zone(tz):
        return Header(), [
            Problem(
                where="line 1", what="There is no time zone with this name.", what_to_do="Try Europe/London."
            )
        ]
    return Header(name=name, tz=tz), []


def _kept_as_it_is(kind: str, record_id: str, data: Mapping[str, Any]) -> OtherRecord:
    rest = {name: value for name, value in data.items() if name not in ("kind", "id")}
    return OtherRecord(id=record_id, kind=kind, fields=rest)


def _typed_record(kind: str, data: Mapping[str, Any]) -> tuple[Record | None, list[Problem]]:
    cls = KINDS[kind]
    ours = LINE_NAMES.get(kind, {})
    known = {ours.get(name, name): name for name in _FIELDS[cls]}
    given = {known[name]: value for name, value in data.items() if name in known and value is not None}
    given["extra"] = {name: value for name, value in data.items() if name not in known and name != "kind"}
    try:
        record = msgspec.convert(given, cls)
    except (msgspec.ValidationError, RecursionError) as error:
        return None, [_shape_problem(error)]
    if isinstance(getattr(record, "at", None), datetime) and record.at.tzinfo is None:
        return None, [
            Problem(where="at", what="The time has no offset.", what_to_do="Add one, such as +00:00.")
        ]
    problems = _RULES[cls](record) if cls in _RULES else []
    return (None if problems else record), problems


def _shape_problem(error: Exception) -> Problem:
    """The place and the expectation msgspec names; it never repeats the value."""
    what, _, where = str(error).partition(" - at ")
    where = where.strip("`$.") or "record"
    if "required field" in what:
        return Problem(where=where, what=f"A field is missing: {what.split('`')[1]}.", what_to_do="Add it.")
    return Problem(
        where=where, what="This is not of the right kind.", what_to_do=what.split("`")[0].strip() + "."
    )


def _at_line(number: int, problem: Problem) -> Problem:
    return Problem(
        where=f"line {number}", what=f"{problem.where}: {problem.what}", what_to_do=problem.what_to_do
    )
