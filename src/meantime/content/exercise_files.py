"""Guided exercises from their files, `exercises/<lang>/<id>.md`, so that a clinician can read and change them.

A file begins with facts in TOML between two lines `+++`. Each step is a heading `## id`, then `key: value` lines and
`- id: text` options, then an empty line, the question, and further paragraphs of help. A step without words takes them
from `around.md`, which also holds the steps every exercise ends with.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec

from meantime.content.loader import ContentError
from meantime.core.exercises import ENDING, Exercise, Option, Step

_AROUND = "around.md"
_STEP = re.compile(r"^## ", re.MULTILINE)
_YES_NO = {"yes": True, "no": False}
_FLAGS = ("joined", "digs", "skippable")


@cache
def exercises(lang: str = "en") -> tuple[Exercise, ...]:
    """Every exercise, in the order of the Practice page: by need, then by its place in the file names' order."""
    folder = files(__package__).joinpath(f"exercises/{lang}")
    names = sorted(one.name for one in folder.iterdir() if one.name.endswith(".md"))
    around = {step.id: step for step in _read(lang, _AROUND)[1]}
    found = [_exercise(lang, name, around) for name in names if name != _AROUND]
    return tuple(sorted(found, key=lambda one: (one.place, one.id)))


def find_exercise(exercise_id: str, lang: str = "en") -> Exercise | None:
    """The exercise with this id, or None."""
    return next((one for one in exercises(lang) if one.id == exercise_id), None)


def exercises_of(kind: str, lang: str = "en") -> tuple[Exercise, ...]:
    """The exercises of one of the eight kinds."""
    return tuple(one for one in exercises(lang) if one.kind == kind)


def _exercise(lang: str, name: str, around: Mapping[str, Step]) -> Exercise:
    facts, own = _read(lang, name)
    steps = [around[step.id] if not step.ask and step.id in around else step for step in own]
    ending = [] if facts.get("ends_itself") else [around[step_id] for step_id in ENDING]
    try:
        exercise = msgspec.convert(facts, Exercise)
    except msgspec.ValidationError as trouble:
        raise ContentError(name, "facts", str(trouble)) from trouble
    exercise = replace(exercise, steps=(*steps, *ending))
    _raise_if_wrong(name, exercise)
    return exercise


def _read(lang: str, name: str) -> tuple[dict[str, Any], tuple[Step, ...]]:
    try:
        text = files(__package__).joinpath(f"exercises/{lang}/{name}").read_text(encoding="utf-8")
        _, facts, body = text.split("+++\n", 2)
        return tomllib.loads(facts), tuple(_step(name, part) for part in _STEP.split(body)[1:])
    except FileNotFoundError as trouble:
        raise ContentError(name, "file", "missing") from trouble
    except ValueError as trouble:  # no facts between two lines, or facts that are no TOML
        raise ContentError(name, "facts", type(trouble).__name__) from trouble


def _step(name: str, text: str) -> Step:
    head, _, body = text.partition("\n\n")
    step_id, *lines = [line for line in head.strip().splitlines() if line]
    paragraphs = [" ".join(part.split()) for part in body.split("\n\n") if part.strip()]
    values = {
        "id": step_id,
        "ask": paragraphs[0] if paragraphs else "",
        "help": paragraphs[1:],
        "options": list(_options(lines)),
        **dict(_settings(name, step_id, lines)),
    }
    try:
        return msgspec.convert(values, Step)
    except msgspec.ValidationError as trouble:
        raise ContentError(name, step_id, str(trouble)) from trouble


def _options(lines: list[str]) -> Iterator[Option]:
    for line in lines:
        if line.startswith("- "):
            option_id, _, words = line.removeprefix("- ").partition(": ")
            yield Option(id=option_id, text=words)


def _settings(name: str, step_id: str, lines: list[str]) -> Iterator[tuple[str, Any]]:
    known = {"field", "ends", "shows", "only_if", *_FLAGS}
    for line in lines:
        key, _, value = line.partition(": ")
        if line.startswith("- "):
            continue
        if key not in known:
            raise ContentError(name, step_id, f"unknown {key}")
        yield key, _value(key, value)


def _value(key: str, value: str) -> Any:
    if key in _FLAGS:
        return _YES_NO.get(value, value)
    if key == "shows":
        return value.split()
    if key in ("ends", "only_if"):
        return [part.strip() for part in value.split("|" if key == "ends" else "=")]
    return value


def _raise_if_wrong(name: str, exercise: Exercise) -> None:
    ids = [step.id for step in exercise.steps]
    if exercise.id != name.removesuffix(".md"):
        raise ContentError(name, "id", "is not the name of the file")
    if len(ids) != len(set(ids)):
        raise ContentError(name, "steps", "the same id twice")
    for step in exercise.steps:
        earlier = ids[: ids.index(step.id)]
        if not step.ask:
            raise ContentError(name, step.id, "has no words")
        if step.field in ("one", "many") and not step.options:
            raise ContentError(name, step.id, "has no options")
        if not {*step.shows, *step.only_if[:1]} <= set(earlier):
            raise ContentError(name, step.id, "names a step that does not come before it")
