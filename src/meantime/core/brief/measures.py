"""Questionnaires in the brief: nothing of them is on the page until the person puts it there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from meantime.core.brief.words import excerpt, short_day
from meantime.core.briefs import Line
from meantime.core.change import difference
from meantime.core.journal import JournalReader
from meantime.core.measure_points import Point, points_of
from meantime.core.measures import Administration, Measure, options_of, range_of
from meantime.core.periods import Period
from meantime.core.phrases import Phrase, count_phrase, phrase


def measure_lines(journal: JournalReader, period: Period, measures: Mapping[str, Measure]) -> list[Line]:
    """For each questionnaire filled in during the period, its newest total; and answers that may be brought up.

    Private ones take no part, also not as what a total is compared with.
    """
    shared = [one for one in journal.of_kind(Administration) if not one.private] if measures else []
    answers: list[Line] = []
    totals: list[Line] = []
    for measure in measures.values():
        own = [one for one in shared if one.measure == measure.id and one.at < period.end]
        points = points_of(measure, own)
        if points and points[-1].at in period:
            totals.append(_total_line(measure, points, journal.tz))
            answers += _answer_lines(measure, _newest(own, points), journal.tz)
    return [*answers, *totals]


def total_key(measure_id: str) -> str:
    """The key of the line with a questionnaire's newest total."""
    return f"measure:{measure_id}"


def answer_key(administration_id: str) -> str:
    """The key of the line with the answer that calls for support."""
    return f"answer:{administration_id}"


def _total_line(measure: Measure, points: Sequence[Point], tz: str) -> Line:
    newest, before = points[-1], points[-2] if len(points) > 1 else None
    return Line(
        key=total_key(measure.id),
        section="did",
        text=_total_words(measure, newest, before, tz),
        quoted=False,
        sources=(newest.id, *([before.id] if before else [])),
        aside=_aside(measure, compared=before is not None),
        rank=8,
        offered=False,
    )


def _total_words(measure: Measure, newest: Point, before: Point | None, tz: str) -> Phrase:
    """`PHQ-9: 12 of 27 on Fri 20 Nov, moderate; 4 points lower than on Mon 2 Nov`."""
    return phrase(
        "{title}: {total} of {highest} on {day}{band}{change}",
        title=measure.title,
        total=newest.total,
        highest=range_of(measure)[1],
        day=short_day(newest.at, tz),
        band=f", {newest.band}" if newest.band else "",
        change=_change(measure, before, newest, tz) if before else "",
    )


def _change(measure: Measure, before: Point, now: Point, tz: str) -> str:
    points, day = difference(measure, before.total, now.total).points, short_day(before.at, tz)
    if not points:
        return f"; the same as on {day}"
    size = count_phrase(abs(points), "point", "points")
    return f"; {size} {'lower' if points < 0 else 'higher'} than on {day}"


def _aside(measure: Measure, *, compared: bool) -> Phrase:
    if measure.change is None or not compared:
        return phrase("{better} is better", better=measure.better)
    ordinary = measure.change.ordinary
    return phrase(
        "{better} is better, ordinary ups and downs are {ordinary}", better=measure.better, ordinary=ordinary
    )


def _newest(own: Sequence[Administration], points: Sequence[Point]) -> Administration:
    return next(one for one in own if one.id == points[-1].id)


def _answer_lines(measure: Measure, filled_in: Administration, tz: str) -> Iterator[Line]:
    """The one answer a person is asked about: only its words, no level, and at the top when they say so."""
    for item, answer in zip(measure.item, filled_in.answers, strict=False):
        if item.support == "card" and answer is not None and answer >= item.support_from:
            chosen = next(option.text for option in options_of(measure, item) if option.value == answer)
            yield Line(
                key=answer_key(filled_in.id),
                section="topics",
                text=phrase(
                    "{title}: “{item}”: {answer}", title=measure.title, item=excerpt(item.text), answer=chosen
                ),
                quoted=False,
                sources=(filled_in.id,),
                aside=phrase("{day}", day=short_day(filled_in.at, tz)),
                rank=0,
                offered=False,
            )
