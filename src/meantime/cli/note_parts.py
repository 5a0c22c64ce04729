"""From what was typed on the command line to a note: words, moment, and the four parts."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import Any
from uuid import uuid4

import click

from meantime.cli import clock
from meantime.core.moments import local_time
from meantime.core.notes import SEVERITY_WORDS, CopingSkill, Emotion, Note, Symptom, find_problems


def note_from(text: tuple[str, ...], parts: dict[str, Any], *, sealed: bool) -> Note:
    """The note that was typed.

    Args:
        parts: the options by name.
        sealed: whether it waits sealed, written while the journal was locked.

    Raises:
        click.UsageError: it is empty, or a part cannot be read. The message repeats nothing that was typed.
    """
    zone, now = clock.machine_zone(), clock.now()
    made = Note(
        id=str(uuid4()),
        at=_moment(parts["said_at"], zone, now),
        tz=zone,
        text=_words(text, has_parts=any(parts[name] for name in ("feel", "trigger", "symptom", "did"))),
        private=parts["private"],
        emotions=tuple(_feeling(said) for said in parts["feel"]),
        triggers=tuple(_clean(said) for said in parts["trigger"]),
        symptoms=tuple(_symptom(said) for said in parts["symptom"]),
        coping=tuple(_skill(said) for said in parts["did"]),
        written_locked=sealed,
    )
    if problems := find_problems(made, now=now):
        raise click.UsageError(" ".join(f"{p.what} {p.what_to_do}" for p in problems) + " Nothing was kept.")
    return made


def _words(text: tuple[str, ...], *, has_parts: bool) -> str:
    """The words from the command line, from standard input, or asked for."""
    if text and text != ("-",):
        return _clean(" ".join(text))
    if has_parts and not text:
        return ""
    if sys.stdin.isatty() and not text:
        return str(click.prompt("What happened?", default="", show_default=False, err=True))
    return sys.stdin.buffer.read().decode("utf-8", errors="replace").strip("\n")


def _moment(said: str | None, zone: str, now: datetime) -> datetime:
    if said is None:
        return local_time(now, zone)
    moment = clock.read_moment(said, tz=zone, now=now)
    if moment is None:
        raise click.UsageError(
            "--at is not a time Meantime can read. Use 08:10, yesterday 22:00 or 2026-11-16 08:10."
        )
    return moment


def _feeling(said: str) -> Emotion:
    name, number = _split(said)
    return Emotion(name=name, intensity=_number(number, "--feel", "anxious:7") if number else None)


def _symptom(said: str) -> Symptom:
    name, number = _split(said)
    if number in SEVERITY_WORDS:
        return Symptom(name=name, severity=SEVERITY_WORDS.index(number))
    return Symptom(name=name, severity=_number(number, "--symptom", "tight chest:2") if number else None)


def _skill(said: str) -> CopingSkill:
    name, numbers = _split(said)
    if not numbers:
        return CopingSkill(skill=name)
    before, dash, after = numbers.partition("-")
    example = "slow breathing:7-5"
    return CopingSkill(
        skill=name,
        before=_number(before, "--did", example),
        after=_number(after, "--did", example) if dash else None,
    )


def _split(said: str) -> tuple[str, str]:
    name, _, number = _clean(said).partition(":")
    return name.strip(), number.strip()


def _clean(said: str) -> str:
    """The words without bytes that are no text in any encoding, which a shell can pass on."""
    return said.encode(errors="replace").decode()


def _number(said: str, option: str, example: str) -> int:
    if not (said.isascii() and said.isdigit() and len(said) < 4):
        raise click.UsageError(f"{option} takes a whole number after the colon, such as `{example}`.")
    return int(said)
