"""The chart of one pattern, made from the person's notes. It shows what was written; the sentence says what holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from meantime.charts.bars import Bar, bars_chart
from meantime.charts.dumbbell import Pair, before_after_chart
from meantime.charts.hours import Moment, hours_chart
from meantime.charts.line import Course, DayValue, line_chart
from meantime.charts.records import Chart, Look
from meantime.core.moments import local_time
from meantime.core.notes import NOTHING, Note, day_of
from meantime.core.patterns import Pattern, WonderingAnswer
from meantime.core.phrases import count_phrase, phrase
from meantime.patterns.coping import compared_episodes
from meantime.patterns.outcome import outcomes

#: Days of a line at most: twelve weeks.
DAYS = 84
#: From here on a note counts as strong, 0 to 10.
STRONG = 7
#: What the line of an analysis marks, where it is not the thing itself.
_MARKED = {"practice": "days you practised", "since_session": "days since the last session"}


def chart_of(pattern: Pattern, notes: Sequence[Note], *, look: Look) -> Chart:
    """The chart that belongs to this kind of pattern.

    Args:
        notes: all notes that were looked at, oldest first.
    """
    if pattern.kind == "coping":
        return _coping(pattern, notes, look)
    if pattern.kind in ("weekday", "part_of_day"):
        return _hours(notes, look)
    if pattern.kind == "link":
        return counts_chart(pattern, look=look)
    return course_chart(notes, _marked_days(pattern, notes), marked=_marked_words(pattern), look=look)


def course_chart(notes: Sequence[Note], marked_days: frozenset[date], *, marked: str, look: Look) -> Chart:
    """The strongest feeling of each day over the last twelve weeks with notes."""
    rated = _rated(notes)
    last = max((day_of(note) for note, _ in rated), default=date(2000, 1, 1))
    first = max(min((day_of(note) for note, _ in rated), default=last), last - timedelta(days=DAYS - 1))
    values = [
        DayValue(day=day_of(note), value=value, is_marked=day_of(note) in marked_days)
        for note, value in rated
    ]
    course = Course(
        title=phrase("Strongest unpleasant feeling by day"),
        heading=phrase("Strongest unpleasant feeling, 0 to 10"),
        values=values,
        first=first,
        last=last,
        marked=marked,
        nothing="not rated",
        counted="with a rated feeling",
    )
    return line_chart(course, look)


def feeling_chart(answer: WonderingAnswer, notes: Sequence[Note], *, look: Look) -> Chart:
    """How strong the feeling of an answered wondering was, in the notes the answer compares: all of them."""
    strength, day_by_id = dict(answer.strengths), {note.id: day_of(note) for note in notes}
    marked = {day_by_id[one] for one in answer.notes}
    days = [day_by_id[one] for one in strength]
    values = [
        DayValue(day=day, value=value, is_marked=day in marked)
        for day, value in zip(days, strength.values(), strict=True)
    ]
    course = Course(
        title=phrase("{feeling} by day", feeling=answer.then),
        heading=phrase("{feeling}, 0 to 10; 0 where it was not named", feeling=answer.then),
        values=values,
        first=min(days),
        last=max(days),
        marked=f"days with {answer.when}",
        nothing="not rated",
        counted="with a rated feeling",
    )
    return line_chart(course, look)


def counts_chart(found: Pattern | WonderingAnswer, *, look: Look) -> Chart:
    """In how many notes with the first half the second one stands, and in how many others: as the sentence says."""
    said = found.sentence.values
    bars = [
        Bar(label=f"notes with {found.when}", count=int(said["both"]), of=int(said["with_count"])),
        Bar(label="other notes", count=int(said["other"]), of=int(said["without_count"])),
    ]
    title = phrase("Notes with {then}, with and without {when}", then=found.then, when=found.when)
    return bars_chart(bars, look=look, title=title)


def _rated(notes: Sequence[Note]) -> list[tuple[Note, float]]:
    """Notes whose feelings were rated, with how strong the strongest unpleasant one was."""
    found = zip(notes, outcomes(notes), strict=True)
    return [(note, value) for note, value in found if value is not None]


def _marked_days(pattern: Pattern, notes: Sequence[Note]) -> frozenset[date]:
    behind = set(pattern.notes)
    days = frozenset(day_of(note) for note in notes if note.id in behind)
    if pattern.kind == "next_day":
        return frozenset(day + timedelta(days=1) for day in days)
    return days


def _marked_words(pattern: Pattern) -> str:
    if pattern.kind == "next_day":
        return f"days after {pattern.when}"
    return _MARKED.get(pattern.kind, f"days with {pattern.when}")


def _hours(notes: Sequence[Note], look: Look) -> Chart:
    moments = [
        Moment(weekday=local.weekday(), hour=local.hour, is_strong=value >= STRONG)
        for note, value in _rated(notes)
        for local in [local_time(note.at, note.tz)]
    ]
    return hours_chart(moments, strong=f"strength {STRONG} or more", look=look)


def _coping(pattern: Pattern, notes: Sequence[Note], look: Look) -> Chart:
    compared = compared_episodes(notes)
    pairs = [
        (label, [(one.before, one.after) for one in compared if one.skill == skill])
        for label, skill in ((pattern.when, _plain(pattern.when)), ("without anything", NOTHING))
    ]
    return before_after_chart(
        [_pair(label, ratings) for label, ratings in pairs if ratings],
        look=look,
        title=phrase("Before and after {skill}, on average", skill=pattern.when),
    )


def _pair(label: str, ratings: Sequence[tuple[int, int]]) -> Pair:
    return Pair(
        label=label,
        before=sum(before for before, _ in ratings) / len(ratings),
        after=sum(after for _, after in ratings) / len(ratings),
        often=count_phrase(len(ratings), "time", "times"),
    )


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
