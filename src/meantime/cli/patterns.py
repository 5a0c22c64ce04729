"""`meantime patterns`: what goes together in the notes, how sure that is, and the notes behind it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from textwrap import wrap
from typing import TYPE_CHECKING

import click

from meantime.cli.speaking import give, give_json, printable
from meantime.cli.store import as_option, open_reader, say_damaged
from meantime.content.measure_files import known_measures
from meantime.core.measure_patterns import measure_patterns
from meantime.core.measures import Administration
from meantime.core.progress import find_progress
from meantime.storage.environment import data_folder

if TYPE_CHECKING:
    from meantime.core.journal import JournalReader
    from meantime.core.patterns import Pattern, PatternReport, WonderingAnswer

_COLUMNS = 88


@click.command(short_help="Show what goes together in the notes.")
@click.option(
    "--journal",
    "journal_files",
    metavar="FILE",
    multiple=True,
    help="Work on a plain journal file; no account needed. May be repeated.",
)
@as_option
@click.option(
    "--looks",
    type=click.Choice(["fixed", "single"]),
    default="fixed",
    help="Claim at fixed counts of notes (the default), or look once at the end.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, one line a journal.")
def patterns(journal_files: tuple[str, ...], as_name: str, looks: str, as_json: bool) -> None:
    """Show what goes together in the notes, how sure that is, and what there are too few notes about."""
    # One thread: the matrices are small, and threads that wait for each other cost more than they save.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    from meantime.actions.looking import (
        find_patterns,  # here: numpy, once it is known how many threads it may use
    )

    for file in journal_files or (None,):
        journal = open_reader(file, as_name)
        report = find_patterns(journal, looks="single" if looks == "single" else "fixed")
        report = replace(report, patterns=(*report.patterns, *_of_questionnaires(journal)))
        if as_json:
            give_json(_as_json(file, report))
        else:
            _give_page(report)
        say_damaged(journal)


def _of_questionnaires(journal: JournalReader) -> list[Pattern]:
    """What the questionnaires say over time: they are no notes, so they come after what the notes say."""
    forms = journal.of_kind(Administration)
    if not forms:
        return []
    known = known_measures(data_folder()).measures
    return measure_patterns(find_progress(forms, known, tz=journal.tz))


def _as_json(file: str | None, report: PatternReport) -> dict[str, object]:
    return {
        "journal": file,
        "notes": report.notes,
        "looked_at": report.looked_at,
        "patterns": [_pattern_json(pattern) for pattern in report.patterns],
        "not_yet": [{"if": one.when, "need": str(one.need)} for one in report.not_yet],
        "withdrawn": [{"if": one.when, "sentence": str(one.sentence)} for one in report.withdrawn],
        "wonderings": [_wondering_json(one) for one in report.wonderings],
        "trials": [
            {"skill": one.skill, "tier": one.tier, "sentence": str(one.sentence)} for one in report.trials
        ],
        "summary": str(report.summary),
    }


def _pattern_json(pattern: Pattern) -> dict[str, object]:
    return {
        "kind": pattern.kind,
        "if": pattern.when,
        "then": pattern.then,
        "tier": pattern.tier,
        "effect": pattern.effect,
        "interval": list(pattern.interval),
        "counts": {"with": pattern.with_count, "without": pattern.without_count},
        "notes": list(pattern.notes),
        "sentence": str(pattern.sentence),
    }


def _wondering_json(answer: WonderingAnswer) -> dict[str, object]:
    return {
        "if": answer.when,
        "then": answer.then,
        "tier": answer.tier,
        "effect": answer.effect,
        "interval": answer.interval,
        "counts": {"with": answer.with_count, "without": answer.without_count},
        "notes": list(answer.notes),
        "sentence": str(answer.sentence),
        "counted": str(answer.counted) if answer.counted else None,
    }


def _give_page(report: PatternReport) -> None:
    for line in wrap(str(report.summary), _COLUMNS):
        give(line)
    for paragraph in _paragraphs(report):
        give("")
        for line in wrap(printable(paragraph), _COLUMNS):
            give(line)


def _paragraphs(report: PatternReport) -> Iterator[str]:
    for pattern in report.patterns:
        yield " ".join(str(part) for part in (pattern.sentence, pattern.still_true) if part)
    yield from (str(one.sentence) for one in report.withdrawn)
    if report.since_session is not None and report.since_session.tier is None:
        yield str(report.since_session.sentence)
    for answer in report.wonderings:
        yield f"You wondered about {answer.when} and {answer.then}. {answer.sentence}"
        if answer.counted:
            yield str(answer.counted)
    yield from (str(one.sentence) for one in report.trials)
    yield from (str(one.need) for one in report.not_yet)
