"""Reminders: calendar files the person takes into a calendar of their own. Nothing about them is kept here."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from meantime.core.moments import local_day
from meantime.exports.reminders import LONGEST_DAYS, PracticeTime, practice_calendar, preparation_calendar
from meantime.web.base.access import unlocked
from meantime.web.sessions.fields import day_field, typed

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class _TimeForm(forms.Form):
    """A time of day."""

    at = forms.TimeField(
        label="At what time?",
        initial="18:00",
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"required": "Choose a time.", "invalid": "Write the time as 18:00."},
    )


class PrepareForm(_TimeForm):
    """When preparing is called to mind, two days before a session."""

    prefix = "prepare"


class PracticeForm(_TimeForm):
    """On which days, at what time and until when practising is called to mind."""

    prefix = "practice"
    weekdays = forms.MultipleChoiceField(
        label="On which days?",
        choices=[(str(n), name) for n, name in enumerate(_DAYS)],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one day."},
    )
    last = day_field("Until when?", required="Choose the last day.")

    field_order = ("weekdays", "at", "last")


@unlocked
def show(request: HttpRequest) -> HttpResponse:
    """Two files to choose from; a button makes one."""
    today = local_day(request.now, request.journal.tz)
    prepare = PrepareForm(typed(request) if "prepare" in request.POST else None)
    first = {"last": today + timedelta(days=28), "weekdays": ["0", "2", "4"]}
    practice = PracticeForm(typed(request) if "practice" in request.POST else None, initial=first)
    if prepare.is_bound and prepare.is_valid():
        return _download(_preparation(request, prepare.cleaned_data))
    if practice.is_bound and practice.is_valid():
        return _download(_practice(request, practice.cleaned_data))
    page = {
        "place": "session",
        "prepare": prepare,
        "practice": practice,
        "weeks": LONGEST_DAYS // 7,
        "ahead": sum(session.at > request.now for session in request.journal.sessions()),
    }
    status = 422 if prepare.is_bound or practice.is_bound else 200
    return render(request, "sessions/reminders.html", page, status=status)


def _preparation(request: HttpRequest, given: dict[str, Any]) -> bytes:
    journal = request.journal
    return preparation_calendar(journal.sessions(), given["at"], tz=journal.tz, now=request.now)


def _practice(request: HttpRequest, given: dict[str, Any]) -> bytes:
    tz = request.journal.tz
    wanted = PracticeTime(
        weekdays=tuple(map(int, given["weekdays"])),
        at=given["at"],
        first=local_day(request.now, tz),
        last=given["last"],
    )
    return practice_calendar(wanted, tz=tz, now=request.now)


def _download(made: bytes) -> HttpResponse:
    """A file with a neutral name, that no cache keeps."""
    response = HttpResponse(made, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="meantime.ics"'
    response["Cache-Control"] = "no-store"
    return response
