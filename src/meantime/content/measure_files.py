"""Questionnaires from their files: the shipped ones, the packs with a licence of their own, and what a keeper adds.

A file that is not whole, or says neither its licence nor whom it is owed to, is refused with a `Problem`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec

from meantime.content.loader import ContentError
from meantime.core.measures import Measure, options_of, questions_of, range_of
from meantime.core.problems import Problem

#: Folder below the data folder where a keeper puts packs, one `.toml` file each.
PACKS = "measures"
#: The largest file that is read, in bytes; the PCL-5 takes 5,000.
_MOST_BYTES = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundMeasures:
    """What a folder of packs holds."""

    #: By id.
    measures: Mapping[str, Measure]
    #: Why other files were refused; `where` is the name of the file.
    problems: tuple[Problem, ...] = ()


@cache
def shipped_measures() -> Mapping[str, Measure]:
    """The questionnaires that come with Meantime, by id, in the order to show.

    A folder below `content/packs` has a licence of its own and can be taken away without touching anything else.
    """
    room = files(__package__)
    places = [*room.joinpath("measures").iterdir()]
    packs = room.joinpath("packs")
    places += [file for pack in packs.iterdir() for file in pack.iterdir()] if packs.is_dir() else []
    read = [_shipped(place.name, place.read_bytes()) for place in places if place.name.endswith(".toml")]
    return {measure.id: measure for measure in sorted(read, key=_order)}


def known_measures(home: Path | None) -> FoundMeasures:
    """The shipped questionnaires and those in the folder `measures` of the data folder; a shipped id stays shipped."""
    shipped = shipped_measures()
    if home is None or not (home / PACKS).is_dir():
        return FoundMeasures(measures=shipped)
    measures, problems = dict(shipped), []
    for file in sorted((home / PACKS).glob("*.toml")):
        measure, found = _read_file(file)
        if measure is not None and measure.id in measures:
            found = [_problem(file.name, "There is a questionnaire with this id.", "Give it another id.")]
        elif measure is not None:
            measures[measure.id] = measure
        problems += found
    return FoundMeasures(measures=measures, problems=tuple(problems))


def read_measure(data: bytes, name: str) -> tuple[Measure | None, list[Problem]]:
    """One questionnaire from its file, or what is wrong with it. `name` is the file name, used as `where`."""
    try:
        values = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError):
        return None, [_problem(name, "This is not a TOML file.", "Check its quotes and brackets.")]
    if problems := list(_what_is_owed(values, name)):
        return None, problems
    values.pop("checked", None)
    if unknown := sorted(set(values) - {one.name for one in fields(Measure)}):
        return None, [_problem(name, f"Not known here: {', '.join(unknown)}.", "Take it out.")]
    try:
        measure = msgspec.convert(values, Measure)
    except (msgspec.ValidationError, RecursionError) as error:
        return None, [_problem(name, f"{str(error).partition(' - at ')[0]}.", "Compare it with phq-9.toml.")]
    problems = list(_what_does_not_fit(measure, name))
    return (None if problems else measure), problems


def _shipped(name: str, data: bytes) -> Measure:
    measure, problems = read_measure(data, name)
    if measure is None:
        raise ContentError(f"measures/{name}", "file", str(problems[0]))
    return measure


def _order(measure: Measure) -> tuple[int, str]:
    """The short check first, then the two best known, then the others."""
    first = ("phq-4", "phq-9", "gad-7", "phq-8", "phq-2", "gad-2", "k6", "k10", "audit-c", "who-5", "pcl-5")
    return (first.index(measure.id) if measure.id in first else len(first), measure.id)


def _read_file(file: Path) -> tuple[Measure | None, list[Problem]]:
    try:
        if file.stat().st_size > _MOST_BYTES:
            return None, [
                _problem(file.name, "This file is too large.", "A questionnaire takes a few pages.")
            ]
        return read_measure(file.read_bytes(), file.name)
    except OSError as error:
        return None, [_problem(file.name, f"{error.strerror}.", "Check that it can be read.")]


def _what_is_owed(values: Mapping[str, Any], name: str) -> Iterator[Problem]:
    for key in ("licence", "attribution", "source"):
        said = values.get(key)
        if not isinstance(said, str) or not said.strip():
            what = f"The file does not say its {key}, so the questionnaire is not used."
            yield _problem(name, what, f"Add {key}, in the words of whoever holds the rights.")


def _what_does_not_fit(measure: Measure, name: str) -> Iterator[Problem]:
    if not measure.id.strip() or not measure.item:
        yield _problem(name, "It has no id, or no question.", "Add what is not there.")
    elif any(len({o.value for o in options_of(measure, item)}) < 2 for item in questions_of(measure)):
        yield _problem(name, "A question has fewer than two answers.", "Add its answers.")
    elif any(not 1 <= place <= len(measure.item) for part in measure.part for place in part.items):
        yield _problem(name, "A part names a question that is not there.", "Count from 1.")
    elif measure.band and not _bands_cover(measure):
        yield _problem(
            name, "The bands leave a total out, or two of them hold it.", "Let each begin where one ends."
        )
    elif measure.times < 1 or measure.may_leave < 0 or measure.may_leave >= len(measure.item):
        yield _problem(name, "The counting does not work.", "Compare times and may_leave with phq-9.toml.")


def _bands_cover(measure: Measure) -> bool:
    """Whether each total lies in exactly one band: each begins where the one before ends."""
    lowest, highest = range_of(measure)
    bands = sorted(measure.band, key=lambda band: band.lowest)
    begins = [band.lowest for band in bands]
    return begins == [lowest, *(band.highest + 1 for band in bands[:-1])] and bands[-1].highest == highest


def _problem(name: str, what: str, what_to_do: str) -> Problem:
    return Problem(where=name, what=what, what_to_do=what_to_do)
