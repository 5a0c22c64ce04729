"""Finished values for the page of a brief and for choosing its lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from django.urls import reverse

from meantime.core.brief.fit import HEADING_ROWS, PAGE_ROWS, rows_of
from meantime.core.brief.words import excerpt
from meantime.core.briefs import FOOTER, SECTIONS, Brief, BriefChoices, Line, days_in
from meantime.core.moments import local_time
from meantime.core.phrases import count_phrase
from meantime.exports.day_references import day_numbers, references
from meantime.web.base.dates import clock, day_name, full_day
from meantime.web.brief.sources import Source, days_of

_NO_TIME = datetime.min.replace(tzinfo=UTC)
#: Columns of the therapist's name at the head of the page, as in the PDF.
_THERAPIST = 60
#: Below this many notes the page says kindly that few are enough.
FEW_NOTES = 3


def brief_values(brief: Brief, sources: Mapping[str, Source]) -> dict[str, Any]:
    """The page of a brief: head, sections with their lines, foot."""
    numbers = day_numbers(brief.lines, days_of(sources))
    return {
        **head_values(brief),
        "back_url": reverse("session"),
        "sections": [
            {"name": name, "heading": heading, "lines": lines}
            for name, heading in SECTIONS
            if (lines := [_line(x, sources, numbers) for x in brief.lines if x.section == name])
        ],
        "left_over": [_words(line) for line in brief.left_over],
        "days_list": [{"number": n, "day": day} for day, n in numbers.items()],
        "footer": FOOTER,
        "urls": urls_for(brief.session),
    }


def head_values(brief: Brief) -> dict[str, Any]:
    """For whom and when, and what it was made from."""
    local = local_time(brief.session_at, brief.tz) if brief.session_at else None
    return {
        "place": "session",
        "session": brief.session,
        "therapist": excerpt(brief.therapist, _THERAPIST),
        "name": brief.name,
        "when": f"{full_day(local.date())}, {clock(local)}" if local else "",
        "title_day": day_name(local.date()) if local else "",
        "first_day": brief.first_day,
        "last_day": brief.last_day,
        "span": f"{day_name(brief.first_day)} to {day_name(brief.last_day)}",
        "made_from": made_from(brief),
        "few": brief.notes < FEW_NOTES,
        "empty": not brief.candidates,
    }


def made_from(brief: Brief) -> str:
    """`from 23 notes on 9 of 15 days`."""
    if not brief.notes:
        return "no notes in these days"
    notes, days = count_phrase(brief.notes, "note", "notes"), count_phrase(days_in(brief), "day", "days")
    return f"from {notes} on {brief.days} of {days}"


def urls_for(session_id: str | None) -> dict[str, str]:
    """The addresses of one brief and its other forms."""
    parts = ("", "lines", "pdf", "markdown", "json")
    names = {part or "page": f"_{part}" if part else "" for part in parts}
    if session_id is None:
        return {part: reverse(f"brief_now{end}") for part, end in names.items()}
    return {part: reverse(f"brief{end}", args=[session_id]) for part, end in names.items()}


def choice_values(brief: Brief) -> dict[str, Any]:
    """All lines that could be on the page, by section, the chosen ones ticked."""
    chosen = {line.key for line in (*brief.lines, *brief.left_over)}
    waits = {line.key for line in brief.left_over}
    return {
        **head_values(brief),
        "back_url": urls_for(brief.session)["page"],
        "sections": [
            {"name": name, "heading": heading, "lines": lines}
            for name, heading in SECTIONS
            if (lines := [_choice(x, chosen, waits) for x in brief.candidates if x.section == name])
        ],
        "seen": " ".join(token_of(line) for line in brief.candidates),
        "room": room_sentence(brief),
        "fits": not brief.left_over,
        "page_rows": PAGE_ROWS,
        "heading_rows": HEADING_ROWS,
        "urls": urls_for(brief.session),
    }


def room_sentence(brief: Brief) -> str:
    """How much of the page the chosen lines take."""
    count = len(brief.lines) + len(brief.left_over)
    lines = count_phrase(count, "line", "lines")
    if brief.left_over:
        over = len(brief.left_over)
        return f"{lines} chosen. {over} of them {'does' if over == 1 else 'do'} not fit on one page."
    full = round(100 * rows_of(brief.lines) / PAGE_ROWS)
    return f"{lines} chosen. They fit on one page, about {full} % full." if count else "No lines chosen."


def token_of(line: Line) -> str:
    """A short stand-in for a line's key in a form: keys hold words, which a browser may change on the way."""
    return sha256(line.key.encode()).hexdigest()[:16]


def wanted_keys(brief: Brief, ticked: Iterable[str], seen: Iterable[str]) -> set[str]:
    """The keys of the lines that are wanted: ticked ones, and those that came up since the page was read."""
    ticks, shown = set(ticked), set(seen)
    chosen = {line.key for line in (*brief.lines, *brief.left_over)}
    return {
        line.key
        for line in brief.candidates
        if token_of(line) in ticks or (token_of(line) not in shown and line.key in chosen)
    }


def choices_of(brief: Brief, wanted: set[str]) -> BriefChoices:
    """What `wanted` means as a choice that is tried, not kept."""
    left_out = tuple(line.key for line in brief.candidates if line.offered and line.key not in wanted)
    added = tuple(line.key for line in brief.candidates if not line.offered and line.key in wanted)
    return BriefChoices(id="", session=brief.session, left_out=left_out, added=added)


def _line(line: Line, sources: Mapping[str, Source], numbers: Mapping[str, int]) -> dict[str, Any]:
    behind = [sources[source] for source in line.sources if source in sources]
    behind.sort(
        key=lambda source: (source.kind != "Note", source.at is None, source.at or _NO_TIME, source.id)
    )
    return {
        **_words(line),
        "sources": behind,
        "count": _count_words(behind),
        "numbers": references(line, days_of(sources), numbers),
    }


def _words(line: Line) -> dict[str, Any]:
    return {"text": str(line.text), "aside": str(line.aside) if line.aside else "", "quoted": line.quoted}


def _count_words(behind: Sequence[Source]) -> str:
    """`8 notes`, `topic and 3 notes`: what opens the list of sources."""
    notes = sum(source.kind == "Note" for source in behind)
    kinds = list(dict.fromkeys(source.kind.lower() for source in behind if source.kind != "Note"))
    return " and ".join([*kinds, *([count_phrase(notes, "note", "notes")] if notes else [])])


def _choice(line: Line, chosen: set[str], waits: set[str]) -> dict[str, Any]:
    return {
        **_words(line),
        "token": token_of(line),
        "ticked": line.key in chosen,
        "waits": line.key in waits,
        "rows": f"{rows_of([line]) - HEADING_ROWS:.2f}",
    }
