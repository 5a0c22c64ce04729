"""From what was typed on the command line to a note: words, moment, and the four parts."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import Any, NoReturn
from uuid import uuid4

import click

from meantime.cli import clock
from meantime.cli.typed import from_standard_input, typed
from meantime.core.moments import local_time
from meantime.core.notes import (
    SEVERITY_WORDS,
    CopingSkill,
    Emotion,
    Note,
    Symptom,
    find_problems,
    has_content,
)
from meantime.core.problems import Problem

#: What each option takes.
_TAKES = {
    "--at": "--at takes a time up to now: 08:10, yesterday 22:00 or 2026-11-16 08:10.",
    "--feel": "--feel takes a feeling, perhaps with a whole number from 0 to 10: `anxious` or `anxious:7`.",
    "--trigger": "--trigger takes a few words, such as `going to work`.",
    "--symptom": (
        "--symptom takes a name, perhaps with none, mild, moderate, severe or a whole number from 0 to 3: "
        "`tight chest`, `tight chest:mild` or `tight chest:1`."
    ),
    "--did": (
        "--did takes a skill, perhaps with whole numbers from 0 to 10 for before and after: "
        "`slow breathing`, `slow breathing:7` or `slow breathing:7-5`."
    ),
}
#: Which option fills a field of a note.
_FILLED_BY = {
    "at": "--at",
    "emotions": "--feel",
    "intensity": "--feel",
    "triggers": "--trigger",
    "symptoms": "--symptom",
    "severity": "--symptom",
    "coping": "--did",
    "before": "--did",
    "after": "--did",
}
_EMPTY = "This note is empty. Write a few words, or name a feeling: `--feel anxious`."


def note_from(text: tuple[str, ...], parts: dict[str, Any], *, sealed: bool) -> Note:
    """The note that was typed.

    Args:
        parts: the options by name.
        sealed: whether it waits sealed, written while the journal was locked.

    Raises:
        click.UsageError: it is empty, or a part cannot be read. The message repeats nothing that was typed.
        Trouble: standard input is not UTF-8.
    """
    zone, now = clock.machine_zone(), clock.now()
    made = Note(
        id=str(uuid4()),
        at=_moment(parts["said_at"], zone, now),
        tz=zone,
        text=_words(text, has_parts=any(parts[name] for name in ("feel", "trigger", "symptom", "did"))),
        private=parts["private"],
        emotions=tuple(_feeling(said) for said in parts["feel"]),
        triggers=tuple(typed(said) for said in parts["trigger"]),
        symptoms=tuple(_symptom(said) for said in parts["symptom"]),
        coping=tuple(_skill(said) for said in parts["did"]),
        written_locked=sealed,
    )
    if not has_content(made):
        _refuse(_EMPTY)
    if problems := find_problems(made, now=now):
        _refuse(*dict.fromkeys(map(_in_words, problems)))
    return made


def _in_words(problem: Problem) -> str:
    """What to do about it at the command line, which has options where a form has fields."""
    if problem.where in _FILLED_BY:
        return _TAKES[_FILLED_BY[problem.where]]
    return f"{problem.what} {problem.what_to_do}"


def _refuse(*sentences: str) -> NoReturn:
    raise click.UsageError(" ".join((*sentences, "Nothing was kept.")))


def _words(text: tuple[str, ...], *, has_parts: bool) -> str:
    """The words from the command line, from standard input, or asked for."""
    if text and text != ("-",):
        return typed(" ".join(text))
    if has_parts and not text:
        return ""
    if sys.stdin.isatty() and not text:
        return typed(click.prompt("What happened?", default="", show_default=False, err=True))
    return from_standard_input().strip("\n")


def _moment(said: str | None, zone: str, now: datetime) -> datetime:
    if said is None:
        return local_time(now, zone)
    moment = clock.read_moment(said, tz=zone, now=now)
    if moment is None:
        _refuse(_TAKES["--at"])
    return moment


def _feeling(said: str) -> Emotion:
    name, number = _split(said)
    return Emotion(name=name, intensity=_number(number, "--feel") if number else None)


def _symptom(said: str) -> Symptom:
    name, number = _split(said)
    if number.lower() in SEVERITY_WORDS:
        return Symptom(name=name, severity=SEVERITY_WORDS.index(number.lower()))
    return Symptom(name=name, severity=_number(number, "--symptom") if number else None)


def _skill(said: str) -> CopingSkill:
    name, numbers = _split(said)
    if not numbers:
        return CopingSkill(skill=name)
    before, dash, after = numbers.partition("-")
    return CopingSkill(
        skill=name,
        before=_number(before, "--did"),
        after=_number(after, "--did") if dash else None,
    )


def _split(said: str) -> tuple[str, str]:
    name, _, number = typed(said).partition(":")
    return name.strip(), number.strip()


def _number(said: str, option: str) -> int:
    if not (said.isascii() and said.isdigit() and len(said) < 4):
        _refuse(_TAKES[option])
    return int(said)
