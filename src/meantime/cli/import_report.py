"""What became of an imported file, in words and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from meantime.cli.plain import line_number, problem_lines
from meantime.cli.speaking import give_json, printable, say
from meantime.core.phrases import count_phrase
from meantime.core.problems import Problem
from meantime.importers.base import Extract, MappingQuestion


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What became of one file."""

    #: Short name of the importer.
    source: str
    #: How many rows or records the file holds.
    read: int
    #: How many were kept, or would be.
    new: int
    #: How many were kept before.
    already_here: int
    problems: Sequence[Problem]
    questions: Sequence[MappingQuestion]


def imported(source: str, extract: Extract, new: int) -> Imported:
    """The report on a file of which `new` records are new."""
    return Imported(
        source=source,
        read=extract.read,
        new=new,
        already_here=len(extract.records) - new,
        problems=extract.problems,
        questions=extract.questions,
    )


def tell(file: str, done: Imported, *, dry_run: bool, as_json: bool) -> None:
    """Print it: JSON on standard output, problems, questions and counts on standard error."""
    if as_json:
        give_json(_as_json(done))
    if done.problems:
        say(problem_lines(file, list(done.problems)))
    for question in done.questions:
        _say_question(question)
    would = "would be new" if dry_run else "new"
    say(
        f"{count_phrase(done.read, 'row', 'rows')} read: {done.new} {would}, {done.already_here} already here."
    )


def _say_question(question: MappingQuestion) -> None:
    options = ", ".join(f"{value or 'nothing'} {label}" for value, label in question.options)
    say(printable(f"{question.text} ({options})"))
    say(printable(f"  --answer '{question.key}={question.default}' is used without an answer."))


def _as_json(done: Imported) -> dict[str, object]:
    return {
        "source": done.source,
        "read": done.read,
        "new": done.new,
        "already_here": done.already_here,
        "problems": [
            {"line": line_number(p), "where": p.where, "what": p.what, "what_to_do": p.what_to_do}
            for p in done.problems
        ],
        "questions": [
            {
                "key": question.key,
                "text": question.text,
                "options": [{"value": value, "label": label} for value, label in question.options],
                "default": question.default,
            }
            for question in done.questions
        ],
    }
