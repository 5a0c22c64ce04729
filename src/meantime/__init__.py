"""Meantime as a library: read a journal or a sentence, find patterns, build the brief, score a questionnaire.

Names are fetched when they are first used, so that `import meantime` costs next to nothing and never loads Django.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from os import PathLike

    from meantime.actions.looking import find_patterns as find_patterns
    from meantime.core.briefs import Brief as Brief
    from meantime.core.journal import MemoryJournal as MemoryJournal
    from meantime.core.measures import Score
    from meantime.core.notes import CopingSkill as CopingSkill
    from meantime.core.notes import Emotion as Emotion
    from meantime.core.notes import Note as Note
    from meantime.core.notes import Symptom as Symptom
    from meantime.core.patterns import PatternReport as PatternReport
    from meantime.core.problems import Problem
    from meantime.core.sessions import TherapySession as TherapySession
    from meantime.language.read import read as read
    from meantime.language.records import Reading as Reading
    from meantime.patterns.accepted import build_brief as build_brief

__version__ = "0.1.0"

#: Every other public name and where it lives.
_HOMES = {
    "Brief": "meantime.core.briefs",
    "CopingSkill": "meantime.core.notes",
    "Emotion": "meantime.core.notes",
    "MemoryJournal": "meantime.core.journal",
    "Note": "meantime.core.notes",
    "PatternReport": "meantime.core.patterns",
    "Symptom": "meantime.core.notes",
    "TherapySession": "meantime.core.sessions",
    "Reading": "meantime.language.records",
    "find_patterns": "meantime.actions.looking",
    "build_brief": "meantime.patterns.accepted",
    "read": "meantime.language.read",
}
__all__ = [  # noqa: RUF022 - the functions first, then the records
    "load",
    "build_brief",
    "find_patterns",
    "read",
    "score",
    "BadJournal",
    "MemoryJournal",
    "Note",
    "Emotion",
    "Symptom",
    "CopingSkill",
    "TherapySession",
    "Brief",
    "PatternReport",
    "Reading",
]


def load(path: str | PathLike[str]) -> MemoryJournal:
    """The journal in a plain journal file (`meantime export --format journal` writes one).

    Raises:
        BadJournal: the file is no plain journal, or a line of it is wrong; its `problems` say which.
        OSError: the file cannot be read.
    """
    from meantime.core.lines import read_journal  # here: 20 ms that other uses of the package do not need

    with open(path, "rb") as file:
        journal, problems = read_journal(_text_lines(file))
    if problems:
        raise BadJournal(problems)
    return journal


def score(measure: str, answers: Sequence[int | None]) -> Score:
    """The published score of a questionnaire, such as "phq-9".

    Args:
        measure: its id; `meantime score` lists them.
        answers: the value of each answer in the order of the questions, None where there is none. Too many of
            those give a score without a total; how many that is, the form decides.

    Raises:
        KeyError: there is no questionnaire with this id.
        ValueError: an answer the form does not offer, or not as many answers as questions.
    """
    from meantime.content.measure_files import known_measures  # here: parsed only when it is used
    from meantime.core.measures import find_measure, score
    from meantime.storage.environment import data_folder

    form = find_measure(measure, known_measures(data_folder()).measures)
    if form is None:
        raise KeyError(measure)
    return score(form, answers)


class BadJournal(ValueError):
    """A plain journal that cannot be read; `problems` holds one `Problem` for each thing that is wrong."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(str(problem) for problem in problems))
        self.problems = problems


def _text_lines(lines: Any) -> Iterator[str]:
    """Lines end with a line feed only: JSON texts may hold other line ends. A line that is not UTF-8 is no JSON."""
    for number, line in enumerate(lines):
        yield line.decode("utf-8-sig" if number == 0 else "utf-8", errors="surrogateescape")


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'meantime' has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(_HOMES[name]), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
