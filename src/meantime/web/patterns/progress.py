"""Progress: the person's own words then and now, what changed since the last session, the days they wrote on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from meantime.actions.looking import find_patterns
from meantime.actions.measures import progress_now
from meantime.charts.bars import Bar, bars_chart
from meantime.charts.line import Course, DayValue, line_chart
from meantime.charts.records import Chart, Look
from meantime.core.journal import JournalReader
from meantime.core.measures import range_of
from meantime.core.moments import local_day
from meantime.core.notes import Note, day_of
from meantime.core.patterns import PatternReport
from meantime.core.phrases import Phrase, phrase
from meantime.core.progress import Progress
from meantime.core.sessions import TherapySession
from meantime.web.base.access import unlocked
from meantime.web.base.dates import day_name, full_day
from meantime.web.patterns.drawn import course_chart
from meantime.web.patterns.note_lines import NoteLine, note_line

#: Weeks whose days are counted, the present one included.
WEEKS = 8
#: Notes offered at each end, and the fewest characters of one that can be read again.
OFFERED, FEWEST_CHARACTERS = 12, 20
_PHONE = Look()


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One end of "then and now"."""

    #: The name of the end in the address: `then` or `now`.
    name: str
    heading: str
    #: The note that was chosen, its day and its whole text; None before one is.
    day: str
    text: str
    note_id: str
    #: Notes to choose from.
    offered: tuple[NoteLine, ...]
    #: The choice at the other end, so that it stays.
    other_name: str
    other_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Since the last session, in words and as a line."""

    sentence: Phrase
    chart: Chart


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One questionnaire over time, in words; with a line from the second form on."""

    title: str
    #: Its page.
    id: str
    words: tuple[Phrase, ...]
    #: That it cannot diagnose.
    caution: str
    chart: Chart | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressPage:
    """Everything on the page, words first."""

    #: Then and now; empty when there are too few notes to compare.
    words: tuple[Words, ...]
    change: Change | None
    forms: tuple[Form, ...]
    weeks: Chart | None


@unlocked
@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """The page. The two notes in its address are the person's choice; it is kept nowhere."""
    page = progress_page(request.journal.read_whole(), chosen_in(request), now=request.now)
    values = {"page": page, "place": "patterns", "chosen": _chosen_query(page)}
    return render(request, "patterns/progress.html", values)


def chosen_in(request: HttpRequest) -> tuple[str, str]:
    """Ids of the notes of then and of now in the address; empty for none."""
    return request.GET.get("then", ""), request.GET.get("now", "")


def progress_page(
    journal: JournalReader, chosen: tuple[str, str], *, now: datetime, look: Look = _PHONE
) -> ProgressPage:
    """The page of today.

    Args:
        chosen: ids of the notes of then and of now; empty for none.
        look: how the charts are drawn; each gets a name of its own.
    """
    notes = [note for note in journal.notes() if note.other_version_of is None and note.at <= now]
    return ProgressPage(
        words=_then_and_now(notes, chosen),
        change=_change(find_patterns(journal), notes, journal.sessions(), now=now, look=look),
        forms=tuple(_form(one, journal.tz, look) for one in progress_now(journal)),
        weeks=_weeks(notes, local_day(now, journal.tz), look) if notes else None,
    )


def _chosen_query(page: ProgressPage) -> str:
    """The choice as the end of an address, with its question mark; only notes that are really shown."""
    chosen = {end.name: end.note_id for end in page.words if end.note_id}
    return f"?{urlencode(chosen)}" if chosen else ""


def _then_and_now(notes: Sequence[Note], chosen: tuple[str, str]) -> tuple[Words, ...]:
    """From the older and the newer half of the notes that say something. Private ones are never offered."""
    told = [note for note in notes if not note.private and len(note.text.strip()) >= FEWEST_CHARACTERS]
    if len(told) < 2:
        return ()
    middle = len(told) // 2
    older, newer = told[:middle][:OFFERED], told[middle:][-OFFERED:][::-1]
    return (
        _end("then", "Then", older, chosen),
        _end("now", "Now", newer, (chosen[1], chosen[0])),
    )


def _end(name: str, heading: str, offered: Sequence[Note], chosen: tuple[str, str]) -> Words:
    note = next((one for one in offered if one.id == chosen[0]), None)
    return Words(
        name=name,
        heading=heading,
        day=full_day(day_of(note)) if note else "",
        text=note.text if note else "",
        note_id=note.id if note else "",
        offered=tuple(note_line(one) for one in offered),
        other_name="now" if name == "then" else "then",
        other_id=chosen[1],
    )


def _change(
    report: PatternReport,
    notes: Sequence[Note],
    sessions: Sequence[TherapySession],
    *,
    now: datetime,
    look: Look,
) -> Change | None:
    last = max((session for session in sessions if session.at <= now), key=lambda s: s.at, default=None)
    if report.since_session is None or last is None:
        return None
    days = frozenset(day_of(note) for note in notes if note.at > last.at)
    drawn = replace(look, name="since-session")
    chart = course_chart(notes, days, marked="days since the last session", look=drawn)
    return Change(sentence=report.since_session.sentence, chart=chart)


def _form(one: Progress, tz: str, look: Look) -> Form:
    return Form(
        title=one.measure.title,
        id=one.measure.id,
        words=one.words,
        caution=one.measure.caution,
        chart=_totals(one, tz, look) if len(one.points) > 1 else None,
    )


def _totals(one: Progress, tz: str, look: Look) -> Chart:
    """The totals of the forms; joined, because nothing is asked about the days between."""
    lowest, highest = range_of(one.measure)
    days = [local_day(point.at, tz) for point in one.points]
    course = Course(
        title=phrase("{form} over time", form=one.measure.title),
        heading=phrase(
            "{form}, {lowest} to {highest}", form=one.measure.title, lowest=lowest, highest=highest
        ),
        values=[DayValue(day=day, value=point.total) for day, point in zip(days, one.points, strict=True)],
        first=days[0],
        last=days[-1],
        low=lowest,
        high=highest,
        joins=(days[-1] - days[0]).days + 1,
    )
    return line_chart(course, replace(look, name=f"form-{one.measure.id}"))


def _weeks(notes: Sequence[Note], today: date, look: Look) -> Chart:
    """On how many days of each week there is a note; weeks begin on Monday."""
    days = {day_of(note) for note in notes}
    monday = today - timedelta(days=today.weekday())
    bars = [_week(monday - timedelta(weeks=n), days) for n in range(WEEKS)]
    while bars and not bars[-1].count:
        bars.pop()
    return bars_chart(bars, look=replace(look, name="weeks"), title=phrase("Days with a note, week by week"))


def _week(monday: date, days: set[date]) -> Bar:
    count = sum(monday + timedelta(days=n) in days for n in range(7))
    return Bar(label=f"Week from {day_name(monday)}", count=count, of=7)
