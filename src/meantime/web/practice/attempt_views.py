"""What came of an exercise."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from meantime.actions import homework as homework_actions
from meantime.actions import practice as actions
from meantime.charts.records import Look
from meantime.charts.suds import Reading, suds_chart
from meantime.content.exercise_files import find_exercise
from meantime.core.homework import OUTCOME_WORDS, Attempt, Homework, exercise_words, title_of
from meantime.core.moments import local_time
from meantime.core.notes import Note
from meantime.core.practice import coping_of, marks_of, note_from
from meantime.web.base.access import stored_or_404, unlocked
from meantime.web.base.dates import clock, full_day
from meantime.web.practice.said import answer_rows


@unlocked
@require_safe
def attempt(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """One attempt: what was written, how it went, and what can be done with it."""
    record = stored_or_404(request, Attempt, attempt_id).record
    exercise, local = find_exercise(record.guide), local_time(record.at, request.journal.tz)
    homework = request.journal.find(Homework, record.homework or "")
    page = {
        "attempt": record,
        "title": exercise.title if exercise else exercise_words(record.exercise),
        "when": f"{full_day(local.date())}, {clock(local)}",
        "outcome": OUTCOME_WORDS[record.outcome],
        "rows": list(answer_rows(record, exercise)),
        "homework": title_of(homework.record) if homework else "",
        "note": _note_url(request, record),
        "chart": _chart(record),
        "change": _change(request, record),
        "place": "practice",
    }
    return render(request, "practice/attempt_page.html", page)


@unlocked
@require_POST
def attempt_note(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """Let before and after count for what helps: a note with the skill, kept once."""
    record = stored_or_404(request, Attempt, attempt_id).record
    exercise = find_exercise(record.guide)
    if exercise is not None:
        actions.count_for_what_helps(request.journal, record, exercise)
    return redirect("attempt", attempt_id=attempt_id)


@unlocked
@require_POST
def attempt_privacy(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """Keep an attempt out of briefs, or let it in again."""
    stored = stored_or_404(request, Attempt, attempt_id)
    changed = replace(stored.record, private=request.POST.get("private") == "yes")
    homework_actions.record_attempt(request.journal, changed, now=request.now, base_rev=stored.rev)
    return redirect("attempt", attempt_id=attempt_id)


@unlocked
def attempt_erasure(request: HttpRequest, attempt_id: UUID) -> HttpResponse:
    """Ask once, then erase for good."""
    record = stored_or_404(request, Attempt, attempt_id).record
    if request.method == "POST":
        homework_actions.erase_attempt(request.journal, record.id)
        return redirect("practice")
    page = {
        "title": "Erase what you wrote?",
        "words": exercise_words(record.exercise),
        "stays": "A note that was kept from it stays.",
        "back": reverse("attempt", args=[record.id]),
    }
    return render(request, "practice/erasure.html", page)


def _note_url(request: HttpRequest, record: Attempt) -> str:
    note = request.journal.find(Note, record.note or "")
    return reverse("note", args=[note.record.id]) if note else ""


def _change(request: HttpRequest, record: Attempt) -> dict[str, object] | None:
    """Before and after, and whether they count for what helps already; None when they were not rated."""
    exercise = find_exercise(record.guide)
    skill = coping_of(record, exercise) if exercise else None
    note = note_from(record, exercise, tz=request.journal.tz) if exercise else None
    if skill is None or note is None:
        return None
    is_kept = request.journal.find(Note, note.id) is not None
    return {"before": skill.before, "after": skill.after, "skill": skill.skill, "is_kept": is_kept}


def _chart(record: Attempt) -> object:
    for value in record.answers.values():
        if marks := marks_of(value):
            readings = [Reading(minute=round(seconds / 60), value=distress) for seconds, distress in marks]
            return suds_chart(readings, look=Look(name="suds"))
    return None
