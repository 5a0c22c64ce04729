"""Days and times in words. Numbers and order follow English use; the person's country decides the clock later."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_FULL_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_FULL_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def day_name(day: date) -> str:
    """`Mon 23 Nov`."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


def full_day(day: date) -> str:
    """`Monday 23 November 2026`."""
    return f"{_FULL_DAYS[day.weekday()]} {day.day} {_FULL_MONTHS[day.month - 1]} {day.year}"


def month_name(year: int, month: int) -> str:
    """`November 2026`."""
    return f"{_FULL_MONTHS[month - 1]} {year}"


def clock(moment: datetime) -> str:
    """`08:10`."""
    return f"{moment:%H:%M}"


def days_away(day: date, today: date) -> str:
    """How far a day is: `today`, `in 3 days`, `2 days ago`."""
    days = (day - today).days
    if days in (0, 1, -1):
        return {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}[days]
    if days > 0:
        return ngettext("in %(days)d day", "in %(days)d days", days) % {"days": days}
    return ngettext("%(days)d day ago", "%(days)d days ago", -days) % {"days": -days}
