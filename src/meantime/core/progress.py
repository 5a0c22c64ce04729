"""Questionnaires over time: words first, then points. Nothing here says why a score changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from meantime.core.brief.words import short_day
from meantime.core.change import Verdict, difference, verdict
from meantime.core.measure_points import Point, points_of
from meantime.core.measures import Administration, Measure, range_of
from meantime.core.phrases import Phrase, count_phrase, phrase


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """One questionnaire over time."""

    measure: Measure
    #: Forms with a total, oldest first; never empty.
    points: tuple[Point, ...]
    #: What the newest form says, in whole sentences, to be read before any number or chart.
    words: tuple[Phrase, ...]
    #: Where the newest form stands against the start; None when there is nothing to compare.
    verdict: Verdict | None


def find_progress(
    administrations: Iterable[Administration], measures: Mapping[str, Measure], *, tz: str
) -> list[Progress]:
    """Each questionnaire that has a total, in the order of `measures`. Days are read in the zone `tz`."""
    kept = list(administrations)
    found = ((measure, points_of(measure, kept)) for measure in measures.values())
    return [
        Progress(
            measure=measure,
            points=points,
            words=words_about(measure, points, tz=tz),
            verdict=verdict(measure, [point.total for point in points]),
        )
        for measure, points in found
        if points
    ]


def words_about(measure: Measure, points: Sequence[Point], *, tz: str) -> tuple[Phrase, ...]:
    """What the last of these forms says: its band, the difference from the one before, and the way since the start."""
    said = [score_words(measure, points[-1]), meaning_of(measure)]
    if len(points) == 1:
        return (*said, phrase("This is the first one here, so there is nothing to compare yet."))
    said.append(difference_words(measure, points[-2], points[-1], tz=tz))
    if (beyond := verdict_words(measure, points)) is not None:
        said.append(beyond)
    if points[-1].overlaps:
        said.append(phrase("Both forms ask about {recall}, so they overlap.", recall=measure.recall))
    return tuple(said)


def score_words(measure: Measure, point: Point) -> Phrase:
    """`Mild: 9 points, on a form from 0 to 27.`; without published words only the points."""
    lowest, highest = range_of(measure)
    points = count_phrase(point.total, "point", "points")
    if not point.band:
        return phrase(
            "{points}, on a form from {lowest} to {highest}.", points=points, lowest=lowest, highest=highest
        )
    return phrase(
        "{band}: {points}, on a form from {lowest} to {highest}.",
        band=point.band[:1].upper() + point.band[1:],
        points=points,
        lowest=lowest,
        highest=highest,
    )


def meaning_of(measure: Measure) -> Phrase:
    """Which direction is which."""
    if measure.better == "lower":
        return phrase("On this form, fewer points mean fewer problems.")
    return phrase("On this form, more points mean feeling better.")


def difference_words(measure: Measure, earlier: Point, later: Point, *, tz: str) -> Phrase:
    """`This is 3 points lower than on Mon 2 Nov. Ordinary ups and downs are up to 5 points.`"""
    moved, day = difference(measure, earlier.total, later.total), short_day(earlier.at, tz)
    if not moved.points:
        return phrase("This is the same as on {day}.", day=day)
    points = count_phrase(abs(moved.points), "point", "points")
    way = "lower" if moved.points < 0 else "higher"
    if measure.change is None:
        return phrase(
            "This is {points} {way} than on {day}. How much is more than ordinary is not published for this form.",
            points=points,
            way=way,
            day=day,
        )
    return phrase(
        "This is {points} {way} than on {day}. Ordinary ups and downs are {ordinary}.",
        points=points,
        way=way,
        day=day,
        ordinary=measure.change.ordinary,
    )


def verdict_words(measure: Measure, points: Sequence[Point]) -> Phrase | None:
    """What may be said beyond the difference: nothing for ordinary ups and downs, never a verdict from one pair."""
    found = verdict(measure, [point.total for point in points])
    if found is None:
        return None
    if found.tier == "clear":
        template = "Your last two forms are both {way} than the start ({start}), by more than ordinary ups and downs."
    elif found.tier == "maybe" and len(points) > 2:
        template = (
            "It may be {way} than the start ({start}) by more than ordinary. The next form will say more."
        )
    elif difference(measure, points[-2].total, points[-1].total).is_reliable:
        return phrase("It may be more than ordinary. Two forms alone can't tell; the next one will say more.")
    else:
        return None
    return phrase(template, way="lower" if found.points < 0 else "higher", start=_start_words(found))


def _start_words(found: Verdict) -> str:
    points = f"{found.start:.3g} points"
    return points if found.start_forms == 1 else f"{points} on average in {found.start_forms} forms"
