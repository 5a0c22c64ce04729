"""One step of an exercise in a terminal: the question, the answer, a breath in counted words."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import Any

import click

from meantime.cli.speaking import printable, say
from meantime.cli.typed import typed
from meantime.core.exercises import Exercise, Step, find_answer_problems

#: Words for the phases of a breath.
_CUES = {"in": "Breathe in", "top": "One more sip of air", "hold": "Hold", "out": "Breathe out"}


class Stopped(Exception):
    """The person pressed Ctrl-C, or there is nothing more to read."""


def answer_to(step: Step, exercise: Exercise, answers: Mapping[str, Any]) -> Any:
    """The answer a person gives to a step; None when it was skipped.

    Raises:
        Stopped: they want to stop.
    """
    for name in step.shows:
        if isinstance(answers.get(name), str):
            say(f"  “{printable(answers[name])}”")
    say(step.ask)
    for paragraph in step.help:
        say(f"  {paragraph}")
    if step.field in ("read", "pause"):
        _asked("  (Enter to go on) ")
        return None
    if step.field == "pacer":
        _asked("  (Enter to begin, Ctrl-C to end the breath) ")
        breathe(exercise)
        return None
    return _taken(step)


def breathe(exercise: Exercise, *, sleep: Callable[[float], None] = time.sleep) -> int:
    """Count the breath of an exercise in words, a line a phase, until it is over. How many breaths were counted."""
    seconds = sum(phase.seconds for phase in exercise.breath)
    breaths = exercise.pacer_breaths or max(1, round(exercise.pacer_minutes * 60 / seconds))
    done = 0
    try:
        for _ in range(breaths):
            for phase in exercise.breath:
                click.echo(f"  {_CUES[phase.kind]:<20}", nl=False, err=True)
                for second in range(1, phase.seconds + 1):
                    click.echo(f" {second}", nl=False, err=True)
                    sleep(1)
                say()
            done += 1
    except KeyboardInterrupt:
        say()
    say("  That's it. Let your breath do what it wants again.")
    return done


def _taken(step: Step) -> Any:
    """Ask until the answer is right or empty."""
    for number, option in enumerate(step.options, start=1):
        say(f"  {number} {option.text}")
    while True:
        answer = _read(step, _asked(f"  {_hint(step)}> ").strip())
        problems = find_answer_problems(step, answer)
        if not problems:
            return answer
        say(f"  {problems[0].what} {problems[0].what_to_do}")


def _read(step: Step, said: str) -> Any:
    if not said:
        return None
    if step.field in ("ten", "hundred"):
        return int(said) if said.isdecimal() and len(said) < 9 else said
    if step.field == "one":
        return _option(step, said)
    if step.field == "many":
        return [_option(step, part.strip()) for part in said.split(",")]
    if step.field in ("traps", "marks"):
        return None  # hints and marks belong to the page
    return said


def _option(step: Step, said: str) -> str:
    place = int(said) if said.isdecimal() and len(said) < 4 else 0
    return step.options[place - 1].id if 1 <= place <= len(step.options) else said


def _hint(step: Step) -> str:
    if step.field in ("ten", "hundred"):
        low, high = step.ends if step.ends[0] else ("not at all", "very strong")
        top = 10 if step.field == "ten" else 100
        return f"0 {low} … {top} {high} "
    return {"one": "number ", "many": "numbers, such as 1,3 "}.get(step.field, "")


def _asked(prompt: str) -> str:
    try:
        click.echo(prompt, nl=False, err=True)
        return typed(input())
    except (KeyboardInterrupt, EOFError):
        raise Stopped from None
    except click.UsageError as refused:
        say(refused.message)
        return _asked(prompt)
