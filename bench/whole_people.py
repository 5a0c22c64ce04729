"""Invented people who use everything, with nothing to find: what they are told is false, whatever it is.

Notes as in `bench/people.py` (hours, weekdays, gaps, tags at random and in bursts), and beside them, each by its own
chance: two more feelings and three symptoms, some of them in bursts; a sentence or two; a session every week or two;
skills with a rating before and after, more of them the stronger the feeling, two of the six in bursts; five questions.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import numpy as np

from bench.coping_people import SKILLS
from bench.people import MIDDLE, START, Recipe, bursts, make_person
from meantime.core.journal import MemoryJournal, Record
from meantime.core.notes import NOTHING, CopingSkill, Emotion, Note, Symptom
from meantime.core.sessions import TherapySession
from meantime.core.wonderings import Wondering

FEELINGS, SYMPTOMS = ("sad", "angry"), ("headache", "tired", "hard to fall asleep")
SENTENCES = (
    "Slept badly again.",
    "I argued with my sister.",
    "I skipped lunch.",
    "Worked late on the report.",
    "I snapped at Tom.",
    "Went for a walk by the river.",
    "Mum called in the evening.",
)
#: Halves of questions; the second ones are a rated feeling, a symptom, and what is said in words.
FIRST_HALVES = ("bad sleep", "arguing", "skipping lunch", "working late", "chance 1", "burst 1", "mum calls")
SECOND_HALVES = ("anxious", "sad", "headache", "snapping at people", "tired")
#: Part of the notes that hold a skill, and of those the ones lived through without one.
_COPING, _WITHOUT = 0.4, 0.25
#: How far a feeling falls by itself, and what chance adds (points).
_KEPT, _NOISE_BEFORE, _NOISE_AFTER = 0.6, 1.0, 1.2


def make_whole_person(recipe: Recipe, seed: int) -> MemoryJournal:
    """A journal without any true pattern."""
    chance = np.random.default_rng([seed, recipe.notes, int(recipe.share * 100), 7])
    notes = make_person(recipe, seed).journal.notes()
    days = np.array([(note.at - START).total_seconds() / 86_400 for note in notes])
    kinds = [chance.random(len(notes)) < chance.uniform(0.1, 0.4) for _ in (*FEELINGS[:1], *SYMPTOMS[:1])]
    kinds += [bursts(days, chance) for _ in (*FEELINGS[1:], *SYMPTOMS[1:])]
    also = dict(zip((FEELINGS[0], SYMPTOMS[0], FEELINGS[1], *SYMPTOMS[1:]), kinds, strict=True))
    said = chance.random((len(notes), len(SENTENCES))) < chance.uniform(0.05, 0.3, len(SENTENCES))
    coping = _coping(notes, days, chance)
    whole = [
        _with_everything(note, {name for name, rows in also.items() if rows[i]}, said[i], coping[i], chance)
        for i, note in enumerate(notes)
    ]
    return MemoryJournal(records=(*whole, *_sessions(days, chance), *_wonderings(chance)), tz="UTC")


def _with_everything(
    note: Note, also: set[str], said: np.ndarray, coping: CopingSkill | None, chance: np.random.Generator
) -> Note:
    (main,) = note.emotions
    strength = main.intensity or 0
    feelings = [
        Emotion(name=n, intensity=int(chance.integers(0, strength + 1))) for n in FEELINGS if n in also
    ]
    return replace(
        note,
        text=" ".join(s for s, is_said in zip(SENTENCES, said, strict=True) if is_said) or "A note.",
        emotions=(main, *feelings),
        symptoms=tuple(Symptom(name=n, severity=int(chance.integers(1, 4))) for n in SYMPTOMS if n in also),
        coping=(coping,) if coping else (),
    )


def _coping(notes: list[Note], days: np.ndarray, chance: np.random.Generator) -> list[CopingSkill | None]:
    """A row or none for each note: the feeling falls towards the middle, whatever is done."""
    popularity = np.append(_WITHOUT, chance.dirichlet(np.full(6, 2.0)) * (1 - _WITHOUT))
    often = np.ones((len(notes), 7))
    for skill in (5, 6):
        often[:, skill] = np.where(bursts(days, chance), 3.0, 0.1)
    rows: list[CopingSkill | None] = []
    for i, note in enumerate(notes):
        felt = note.emotions[0].intensity or 0
        weights = popularity * often[i] * np.append(np.exp(-0.25 * (felt - 5)), np.ones(6))
        skill = str(chance.choice((NOTHING, *SKILLS), p=weights / weights.sum()))
        before = felt + chance.normal(0, _NOISE_BEFORE)
        after = MIDDLE - 0.5 + _KEPT * (felt - MIDDLE) + chance.normal(0, _NOISE_AFTER)
        row = CopingSkill(skill=skill, before=_scale(before), after=_scale(after))
        rows.append(row if chance.random() < _COPING else None)
    return rows


def _scale(value: float) -> int:
    return int(np.clip(round(value), 0, 10))


def _sessions(days: np.ndarray, chance: np.random.Generator) -> list[Record]:
    """Every week or two; the journal is looked at in the last third of the time to the next one."""
    every = int(chance.choice((7, 14)))
    back = days[-1] - every * (chance.uniform(0.66, 1.0) + np.arange(60))
    at = [START + timedelta(days=float(day)) for day in sorted(back) if day > 0]
    return [TherapySession(id=_id(5, n), at=one) for n, one in enumerate(at)]


def _wonderings(chance: np.random.Generator) -> list[Record]:
    first, second = chance.choice(FIRST_HALVES, 5, replace=False), chance.permutation(SECOND_HALVES)
    return [
        Wondering(id=_id(6, n), when=str(when), then=str(then))
        for n, (when, then) in enumerate(zip(first, second, strict=True))
    ]


def _id(kind: int, number: int) -> str:
    return str(UUID(int=(kind << 120) | (4 << 76) | (2 << 62) | number))
