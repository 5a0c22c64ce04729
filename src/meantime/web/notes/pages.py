"""Finished values for the pages of notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.urls import reverse

from meantime.content.loader import emotions, quadrant_of
from meantime.core.moments import local_day, local_time
from meantime.core.notes import SEVERITY_WORDS, Note, day_of, strongest
from meantime.core.session_day import DayOffer
from meantime.core.sessions import Span, TherapySession
from meantime.storage.journal import Journal
from meantime.web.base.dates import clock, day_name, days_away, full_day, month_name

#: Notes looked at for the person's own recent words.
RECENT_NOTES = 60
#: Feelings shown as chips.
CHIPS = 6
#: Notes shown on Today at most; the rest is a month away.
SHOWN_ON_TODAY = 40
#: Characters of a note shown in a list.
SNIPPET = 140
#: Older notes are looked for back to this year.
FIRST_YEAR = 1970
#: From this many days without a note the gap is said in words.
GAP_SAID = 3


def feeling_chips(recent: Iterable[Note]) -> list[str]:
    """The person's last-used feelings, then common ones until there are six."""
    used = [emotion.name for note in recent for emotion in note.emotions]
    common = ["anxious", "sad", "angry", "tired", "calm", "happy"]
    return list({name.casefold(): name for name in [*used, *common]}.values())[:CHIPS]


def more_feelings(chips: Sequence[str]) -> list[str]:
    """The core words that are not on a chip, in the order of the alphabet."""
    shown = {chip.casefold() for chip in chips}
    return sorted(emotion.word for emotion in emotions() if emotion.core and emotion.word not in shown)


def span_values(span: Span, notes: Sequence[Note], journal: Journal, now: datetime) -> dict[str, Any]:
    """What `elements/span.html` draws: two posts, a line, and a mark for every note."""
    shown = sorted(notes, key=lambda note: (note.at, note.id), reverse=True)[:SHOWN_ON_TODAY]
    return {
        "next": _post(span.next, journal, now),
        "last": _post(span.last, journal, now),
        "days": list(day_groups(shown)),
        "more": len(notes) - len(shown),
        "more_url": _month_url(day_of(shown[-1])) if shown else "",
    }


def day_groups(notes: Sequence[Note]) -> Iterable[dict[str, Any]]:
    """Notes, newest first, by their day, with the days without notes between them."""
    newer: date | None = None
    for day, group in groupby(notes, key=day_of):
        gap = (newer - day).days - 1 if newer else 0
        yield {
            "label": day_name(day),
            "iso": day.isoformat(),
            "gap_before": gap if gap >= GAP_SAID else 0,
            "notes": [note_row(note) for note in group],
        }
        newer = day


def note_row(note: Note) -> dict[str, Any]:
    """One note in a list."""
    top = strongest(note)
    return {
        "url": reverse("note", args=[note.id]),
        "time": clock(local_time(note.at, note.tz)),
        "quadrant": (quadrant_of(top.name) if top else None) or "M",
        "words": _snippet(note.text),
        "chips": " · ".join(_chip_words(note)),
        "private": note.private,
        "unsettled": note.other_version_of is not None,
    }


def note_values(note: Note, journal: Journal) -> dict[str, Any]:
    """One note on its own page."""
    local = local_time(note.at, note.tz)
    return {
        "id": note.id,
        "text": note.text,
        "day": full_day(local.date()),
        "time": clock(local),
        "zone": note.tz if note.tz != journal.tz else "",
        "private": note.private,
        "locked": note.written_locked,
        "emotions": [
            {"words": _rated(e.name, e.intensity), "quadrant": quadrant_of(e.name) or "M"}
            for e in note.emotions
        ],
        "triggers": list(note.triggers),
        "symptoms": [_severity(s.name, s.severity) for s in note.symptoms],
        "coping": [_coping_words(c) for c in note.coping],
        "brought": _brought(note),
    }


def years_with_notes(journal: Journal, this_year: int) -> list[dict[str, Any]]:
    """Years and their months with the number of notes, newest first."""
    months = [
        (year, month) for year in range(this_year + 1, FIRST_YEAR - 1, -1) for month in range(12, 0, -1)
    ]
    counted = journal.month_counts(months)
    return [
        {
            "year": year,
            "months": [
                {"number": month, "name": month_name(year, month), "count": counted[year, month]}
                for _, month in group
                if (year, month) in counted
            ],
        }
        for year, group in groupby(
            (month for month in months if month in counted), key=lambda month: month[0]
        )
    ]


def _brought(note: Note) -> dict[str, Any]:
    """What an imported note brought along, and from where."""
    source = note.source if isinstance(note.source, dict) else {}
    activities = note.extra.get("activities")
    return {
        "from": str(source.get("importer", "")).capitalize(),
        "activities": [str(one) for one in activities] if isinstance(activities, list) else [],
    }


def _post(session: TherapySession | None, journal: Journal, now: datetime) -> dict[str, Any] | None:
    if session is None:
        return None
    local = local_time(session.at, session.tz or journal.tz)
    today = local_time(now, journal.tz).date()
    return {
        "label": day_name(local.date()),
        "when": f"{clock(local)} {days_away(local.date(), today)}".strip(),
        "url": reverse("session"),
    }


def _month_url(day: date) -> str:
    return reverse("month", args=[day.year, day.month])


def _snippet(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= SNIPPET else line[: SNIPPET - 1].rsplit(" ", 1)[0] + "…"


def _chip_words(note: Note) -> Iterable[str]:
    yield from (_rated(emotion.name, emotion.intensity) for emotion in note.emotions)
    yield from note.triggers
    yield from (symptom.name for symptom in note.symptoms)
    yield from (skill.skill for skill in note.coping)


def _rated(name: str, rating: int | None) -> str:
    return name if rating is None else f"{name} {rating}"


def _severity(name: str, severity: int | None) -> str:
    return name if severity is None else f"{name}, {SEVERITY_WORDS[severity]}"


def _coping_words(skill: Any) -> str:
    parts = [skill.skill]
    if skill.before is not None and skill.after is not None:
        parts.append(f"{skill.before} before, {skill.after} after")
    if skill.helped:
        parts.append({"a bit": "helped a bit", "a lot": "helped a lot"}.get(skill.helped, skill.helped))
    return ", ".join(parts)


def offer_values(offer: DayOffer | None, journal: Journal, now: datetime) -> dict[str, str] | None:
    """The one quiet line about the session day; nothing on other days."""
    if offer is None:
        return None
    day = local_day(offer.session.at, journal.tz)
    away = days_away(day, local_day(now, journal.tz))
    said, link = {
        "prepare": (f"Your session is {away}.", "Prepare in ten minutes"),
        "agenda": ("Your session is close.", "Open the agenda"),
        "after": (f"Your session was {away}.", "Look back, sixty seconds"),
    }[offer.offer]
    url = (
        reverse("preparation") if offer.offer == "prepare" else reverse(offer.offer, args=[offer.session.id])
    )
    return {"said": said, "link": link, "url": url}
