"""What every importer is: bytes in, records out, nothing written.

An importer is pure. It gets the bytes of one file and hands back an `Extract`; whoever asked shows it to the person
and decides what is kept. The same file gives the same records with the same ids, so importing twice adds nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol

from meantime.core.journal import Record
from meantime.core.problems import Problem


class ImportRefused(Exception):
    """A file that cannot be read at all. `problem` says why and what to do, and never repeats the file's words."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


@dataclass(frozen=True, slots=True, kw_only=True)
class MappingQuestion:
    """One thing the file does not say and the person may answer. Leaving it unanswered is fine."""

    #: The name its answer goes by in `answers`.
    key: str
    #: The question; may repeat a word of the file, so it is shown to the person and nobody else.
    text: str
    #: (value, label) pairs in the order to show them.
    options: tuple[tuple[str, str], ...]
    #: The value that is used without an answer.
    default: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extract:
    """What one file holds."""

    #: Records ready to be kept, in the order of the file.
    records: tuple[Record, ...]
    #: Rows that were not taken, and parts of the file left behind; `where` is "line 12", "note 3" or "file".
    problems: tuple[Problem, ...]
    #: What may be answered before the import; at most 20.
    questions: tuple[MappingQuestion, ...]
    #: How many rows or records the file holds, taken or not.
    read: int


class ExtractFunction(Protocol):
    """The shape of `Importer.extract`."""

    def __call__(self, data: bytes, *, answers: Mapping[str, str], tz: str) -> Extract:
        """The records of a file.

        Args:
            data: the whole file.
            answers: answers by the key of their question; missing or unknown ones count as the default.
            tz: IANA zone for times the file gives without one.

        Raises:
            ImportRefused: the file cannot be read at all.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """One kind of file Meantime can read."""

    #: Short name, as `meantime import NAME FILE` takes it.
    name: str
    #: Name for people.
    title: str
    #: Whether these bytes with this file name look like this kind; cheap, raises nothing.
    identify: Callable[[bytes, str], bool]
    extract: ExtractFunction


#: Every importer: short name -> (name for people, module). A module is loaded when its importer is asked for.
SOURCES: dict[str, tuple[str, str]] = {
    "meantime": ("Meantime plain journal", "meantime.importers.meantime"),
    "daylio": ("Daylio", "meantime.importers.daylio"),
}


def find_importer(name: str) -> Importer:
    """The importer with this short name.

    Raises:
        KeyError: there is none.
    """
    importer: Importer = import_module(SOURCES[name][1]).IMPORTER
    return importer


def identify(data: bytes, filename: str) -> str | None:
    """The short name of the importer that knows this file, or None."""
    return next((name for name in SOURCES if find_importer(name).identify(data, filename)), None)
