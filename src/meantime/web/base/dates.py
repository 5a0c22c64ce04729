"""Days and times in words, in the order and on the clock of the person's language."""

from __future__ import annotations

from contextvars import ContextVar
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


#: BCP 47 tag of the language the present request is answered in.
_language: ContextVar[str] = ContextVar("language", default="en-GB")


def use_language(tag: str) -> None:
    """Put dates of this request in the form of a language: `en-US` names the month first and counts to twelve."""
    _language.set(tag)


def day_name(day: date) -> str:
    """`Mon 23 Nov`, or `Mon, Nov 23`."""
    weekday, month = _DAYS[day.weekday()], _MONTHS[day.month - 1]
    return f"{weekday}, {month} {day.day}" if _month_first() else f"{weekday} {day.day} {month}"


def full_day(day: date) -> str:
    """`Monday 23 November 2026`, or `Monday, November 23, 2026`."""
    weekday, month = _FULL_DAYS[day.weekday()], _FULL_MONTHS[day.month - 1]
    if _month_first():
        return f"{weekday}, {month} {day.day}, {day.year}"
    return f"{weekday} {day.day} {month} {day.year}"


def month_name(year: int, month: int) -> str:
    """`November 2026`."""
    return f"{_FULL_MONTHS[month - 1]} {year}"


def clock(moment: datetime) -> str:
    """`08:10`, or `8:10 am`."""
    if not _month_first():
        return f"{moment:%H:%M}"
    return f"{(moment.hour - 1) % 12 + 1}:{moment.minute:02d} {'am' if moment.hour < 12 else 'pm'}"


def days_away(day: date, today: date) -> str:
    """How far a day is: `today`, `in 3 days`, `2 days ago`."""
    days = (day - today).days
    if days in (0, 1, -1):
        return {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}[days]
    if days > 0:
        return ngettext("in %(days)d day", "in %(days)d days", days) % {"days": days}
    return ngettext("%(days)d day ago", "%(days)d days ago", -days) % {"days": -days}


def _month_first() -> bool:
    return _language.get() == "en-US"
