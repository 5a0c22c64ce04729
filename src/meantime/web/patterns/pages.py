"""What the Patterns page shows: what helped first, then what holds, then what there are too few notes about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from meantime.actions.looking import find_patterns
from meantime.charts.records import Chart, Look
from meantime.core.journal import JournalReader
from meantime.core.moments import local_day
from meantime.core.notes import Note, day_of
from meantime.core.pattern_answers import ANSWER_WORDS, PatternAnswer, answers_by_key
from meantime.core.patterns import NotYet, Pattern, PatternReport
from meantime.core.phrases import Phrase, count_phrase, phrase
from meantime.patterns.accepted import find_accepted
from meantime.web.base.dates import day_name
from meantime.web.patterns.drawn import chart_of
from meantime.web.patterns.note_lines import NoteLine, note_line

#: Statements shown at most, what helped among them.
MOST_STATEMENTS = 3
#: Notes listed behind a statement at most, newest first.
MOST_NOTES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One pattern that holds."""

    key: str
    #: Its place in the page, for links.
    anchor: str
    sentence: Phrase
    still_true: Phrase | None
    chart: Chart
    #: How many notes are behind it, and the newest of them.
    count: int
    notes: tuple[NoteLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One pattern the person said something about."""

    key: str
    #: What the page says now, or said then.
    words: str
    #: What is to be known beside it; empty for nothing.
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternsPage:
    """Everything that was found, and what was not."""

    #: Skills that helped, at most three, then other patterns up to three in all.
    helped: tuple[Statement, ...]
    others: tuple[Statement, ...]
    #: How many more hold than are shown.
    more: int
    #: Why nothing can be said about what helped.
    helped_need: tuple[NotYet, ...]
    #: How much was looked at; that nothing stands out is only said where nothing is shown beside it.
    summary: Phrase | None
    #: Which days the notes describe.
    described: Phrase | None
    since_session: Phrase | None
    withdrawn: tuple[Phrase, ...]
    not_yet: tuple[NotYet, ...]
    #: What the notes say to the person's own questions: the question and its answer.
    wonderings: tuple[tuple[str, Phrase], ...]
    in_brief: tuple[Answered, ...]
    put_away: tuple[Answered, ...]


def patterns_page(journal: JournalReader, *, now: datetime) -> PatternsPage:
    """The page of today, from all notes and all answers."""
    notes = [note for note in journal.notes() if note.other_version_of is None]
    report = find_patterns(journal)
    answers = answers_by_key(journal.of_kind(PatternAnswer))
    waiting = [one for one in report.patterns if one.key not in answers and one.kind != "since_session"]
    helped = [one for one in waiting if one.kind == "coping"]
    ordered = [*helped, *(one for one in waiting if one.kind != "coping")]
    shown = [_statement(one, place, notes) for place, one in enumerate(ordered[:MOST_STATEMENTS])]
    return PatternsPage(
        helped=tuple(shown[: len(helped)]),
        others=tuple(shown[len(helped) :]),
        more=len(ordered) - len(shown),
        helped_need=tuple(one for one in report.not_yet if one.key.startswith("coping")),
        summary=_looked(report) if report.looked_at and len(ordered) > len(helped) else report.summary,
        described=_described(notes, local_day(now, journal.tz)),
        since_session=report.since_session.sentence if report.since_session else None,
        withdrawn=tuple(one.sentence for one in report.withdrawn),
        not_yet=tuple(one for one in report.not_yet if not one.key.startswith("coping")),
        wonderings=tuple((f"{one.when}, then {one.then}", one.sentence) for one in report.wonderings),
        in_brief=_in_brief(journal, report, answers),
        put_away=_put_away(report, answers),
    )


def find_pattern(journal: JournalReader, key: str) -> Pattern | None:
    """The pattern with this name, if it holds now."""
    return next((one for one in find_patterns(journal).patterns if one.key == key), None)


def _statement(pattern: Pattern, place: int, notes: Sequence[Note]) -> Statement:
    behind = {note.id: note for note in notes if note.id in set(pattern.notes)}
    newest = [behind[one] for one in reversed(pattern.notes) if one in behind][:MOST_NOTES]
    return Statement(
        key=pattern.key,
        anchor=f"pattern-{place + 1}",
        sentence=pattern.sentence,
        still_true=pattern.still_true,
        chart=chart_of(pattern, notes, look=Look(name=f"chart-{place + 1}", width=300)),
        count=len(pattern.notes),
        notes=tuple(note_line(note) for note in newest),
    )


def _looked(report: PatternReport) -> Phrase:
    return phrase(
        "Looked at {looked_at} in {notes}.",
        looked_at=count_phrase(report.looked_at, "possible pattern", "possible patterns"),
        notes=count_phrase(report.notes, "note", "notes"),
    )


def _described(notes: Sequence[Note], today: date) -> Phrase | None:
    if not notes:
        return None
    days = {day_of(note) for note in notes}
    return phrase(
        "All of this describes the {days} days you wrote on, of {all}.",
        days=len(days),
        all=(max(max(days), today) - min(days)).days + 1,
    )


def _in_brief(
    journal: JournalReader, report: PatternReport, answers: Mapping[str, PatternAnswer]
) -> tuple[Answered, ...]:
    """Accepted patterns; each says whether it stands in the brief, which leaves private notes out."""
    accepted = [one for one in answers.values() if one.answer == "accepted"]
    if not accepted:
        return ()
    held = {one.key: one for one in report.patterns}
    in_brief = {one.key for one in find_accepted(journal)}
    return tuple(_accepted(one, held.get(one.key), one.key in in_brief) for one in accepted)


def _accepted(answer: PatternAnswer, pattern: Pattern | None, is_in_brief: bool) -> Answered:
    if pattern is None:
        remark = "Your notes no longer show this, so it left your brief."
    elif not is_in_brief:
        remark = "It does not hold without your private notes, so it is not in your brief."
    else:
        remark = ""
    return Answered(key=answer.key, words=str(pattern.sentence) if pattern else answer.said, remark=remark)


def _put_away(report: PatternReport, answers: Mapping[str, PatternAnswer]) -> tuple[Answered, ...]:
    """Hidden, not helpful or wrong; only those that would be shown otherwise."""
    return tuple(
        Answered(
            key=one.key,
            words=str(one.sentence),
            remark=f"{ANSWER_WORDS[answer.answer].capitalize()}, {day_name(answer.at.date())}",
        )
        for one in report.patterns
        if (answer := answers.get(one.key)) and answer.answer != "accepted"
    )
