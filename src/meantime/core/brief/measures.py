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
        text=_total_words(measure, newest, tz),
        quoted=False,
        sources=(newest.id, *([before.id] if before else [])),
        aside=_change_words(measure, before, newest, tz) if before else None,
        rank=8,
        offered=False,
    )


def _total_words(measure: Measure, point: Point, tz: str) -> Phrase:
    lowest, highest = range_of(measure)
    return phrase(
        "{title}: {total} on {day}{band} (from {lowest} to {highest}, {better} is better)",
        title=measure.title,
        total=point.total,
        day=short_day(point.at, tz),
        band=f", {point.band}" if point.band else "",
        lowest=lowest,
        highest=highest,
        better=measure.better,
    )


def _change_words(measure: Measure, before: Point, now: Point, tz: str) -> Phrase:
    points, day = difference(measure, before.total, now.total).points, short_day(before.at, tz)
    if not points:
        return phrase("the same as on {day}", day=day)
    size, way = count_phrase(abs(points), "point", "points"), "lower" if points < 0 else "higher"
    if measure.change is None:
        return phrase("{size} {way} than on {day}", size=size, way=way, day=day)
    ordinary = measure.change.ordinary
    return phrase(
        "{size} {way} than on {day}; ordinary ups and downs are {ordinary}",
        size=size,
        way=way,
        day=day,
        ordinary=ordinary,
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
