"""A fair trial as pages show it: its days, the evening's question, and what the lot showed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from meantime.charts.dumbbell import Pair, before_after_chart
from meantime.charts.records import Chart, Look
from meantime.core.fair_trials import FairTrial, TrialDay, last_day
from meantime.core.patterns import TrialAnswer
from meantime.core.phrases import count_phrase, phrase
from meantime.web.base.dates import day_name, full_day

_ENDS = ("not at all", "as strong as it gets")
_PRACTISED = {True: "yes", False: "no", None: ""}
_CHOICES = [(str(n), str(n)) for n in range(11)]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """One day of the trial."""

    iso: str
    day: str
    #: "practice day" or "other day".
    kind: str
    #: What was told; empty for nothing.
    told: str
    #: Whether its evening can be told now.
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TrialPage:
    """One trial."""

    id: str
    skill: str
    dates: str
    #: What today is; empty outside the trial.
    today: str
    #: The day the evening question is about; empty when none is open, and when all is told and none was chosen.
    asked_day: str
    asked_iso: str
    scale: dict[str, Any]
    #: Whether it was practised that day, as told before: "yes", "no", or empty.
    practised: str
    days: tuple[DayRow, ...]
    #: The result, or what is still needed.
    sentence: str
    chart: Chart | None


def today_words(trial: FairTrial, today: date) -> str:
    """`Today is a practice day for slow breathing.` Empty outside the trial."""
    if today == trial.start - timedelta(days=1):
        return f"Your fair trial of {trial.skill} starts tomorrow."
    if not trial.start <= today <= last_day(trial):
        return ""
    kind = "a practice day" if today in trial.days else "not a practice day"
    return f"Today is {kind} for {trial.skill}."


def said_words(trial: FairTrial, answer: TrialAnswer | None) -> str:
    """The result; while it runs, how many evenings are told and when it speaks."""
    if answer is not None and answer.effect is not None:
        return str(answer.sentence)
    told = count_phrase(sum(one.strength is not None for one in trial.outcomes), "evening", "evenings")
    return f"{told} told so far, of {trial.length}. What the lot shows is said after {day_name(last_day(trial))}."


def trial_page(
    trial: FairTrial, answer: TrialAnswer | None, *, today: date, asked: date | None = None
) -> TrialPage:
    """The page on a day.

    Args:
        asked: the day whose evening is told; today, or the last day of the trial, when not given. Once every day is
            told the result stands alone, unless a day is asked for.
    """
    latest = min(today, last_day(trial))
    day = asked if asked and trial.start <= asked <= latest else latest
    told = {one.day: one for one in trial.outcomes}
    known = told.get(day)
    value = str(known.strength) if known and known.strength is not None else ""
    is_done = answer is not None and answer.effect is not None and _is_all_told(trial)
    return TrialPage(
        id=trial.id,
        skill=trial.skill,
        dates=f"{full_day(trial.start)} to {full_day(last_day(trial))}",
        today=today_words(trial, today),
        asked_day=day_name(day) if trial.start <= day and (asked or not is_done) else "",
        asked_iso=day.isoformat(),
        scale={
            "field": "strength",
            "label": f"How strong was distress on {day_name(day)}, over the day?",
            "choices": _CHOICES,
            "value": value,
            "ends": _ENDS,
        },
        practised=_PRACTISED[known.practised] if known else "",
        days=tuple(_row(trial, told, trial.start + timedelta(days=n), today) for n in range(trial.length)),
        sentence=said_words(trial, answer),
        chart=_chart(trial, answer) if answer and answer.effect is not None else None,
    )


def _is_all_told(trial: FairTrial) -> bool:
    return sum(one.strength is not None for one in trial.outcomes) == trial.length


def _row(trial: FairTrial, told: dict[date, TrialDay], day: date, today: date) -> DayRow:
    known = told.get(day)
    return DayRow(
        iso=day.isoformat(),
        day=day_name(day),
        kind="practice day" if day in trial.days else "other day",
        told=str(known.strength) if known and known.strength is not None else "",
        is_open=day <= today,
    )


def _chart(trial: FairTrial, answer: TrialAnswer) -> Chart | None:
    """The mean of the days that were told; none where the answer rests on other days too."""
    rated = [one for one in trial.outcomes if one.strength is not None]
    drawn = [one.strength for one in rated if one.day in trial.days]
    others = [one.strength for one in rated if one.day not in trial.days]
    if len(rated) != 2 * answer.pairs or not (drawn and others):
        return None
    pair = Pair(
        label=trial.skill,
        before=_mean(others),
        after=_mean(drawn),
        often=count_phrase(len(rated), "day", "days"),
    )
    title = phrase("Distress on practice days and on the other days, on average")
    return before_after_chart(
        [pair], look=Look(name="trial"), title=title, ends=("other days", "practice days")
    )


def _mean(values: Sequence[int]) -> float:
    return sum(values) / len(values)
