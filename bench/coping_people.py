"""Invented people who rate moments before and after a skill, or after doing nothing. The truth is known.

A strong feeling falls by itself: what is rated before is the true level and chance. Six skills of different popularity,
used more the stronger the feeling; a quarter of the moments pass without one.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import numpy as np

from bench.people import Person
from meantime.core.journal import MemoryJournal
from meantime.core.notes import NOTHING, CopingSkill, Emotion, Note

SKILLS = ("breathing", "walk", "music", "writing", "calling", "bath")
_START = datetime(2025, 3, 3, 9, tzinfo=UTC)


def make_coping_person(episodes: int, *, size: float, seed: int) -> Person:
    """One person; with a size, three of the six skills take that many points more than doing nothing."""
    chance = np.random.default_rng([seed, episodes, int(size * 100)])
    popularity = np.append(0.25, chance.dirichlet(np.full(6, 2.0)) * 0.75)
    good = chance.choice(6, 3, replace=False) if size else []
    truth = {f"coping:{SKILLS[i]}": -size for i in good}
    level, mood = 4.5 + chance.normal(0, 0.7), 0.0
    notes = []
    for number in range(episodes):
        mood = 0.5 * mood + np.sqrt(0.75) * chance.normal()
        felt = level + 1.4 * mood
        before = felt + 1 + chance.normal(0, 1.2)
        skill = _skill(before, popularity, chance)
        after = (
            level + 0.55 * (felt + 0.5 - level) + truth.get(f"coping:{skill}", 0.0) + chance.normal(0, 1.3)
        )
        notes.append(_note(number, skill, before, after))
    return Person(MemoryJournal(records=tuple(notes), tz="UTC"), truth)


def _skill(before: float, popularity: np.ndarray, chance: np.random.Generator) -> str:
    weights = popularity * np.append(np.exp(-0.25 * (before - 5.5)), np.ones(6))
    return str(chance.choice((NOTHING, *SKILLS), p=weights / weights.sum()))


def _note(number: int, skill: str, before: float, after: float) -> Note:
    first, last = (int(np.clip(round(value), 0, 10)) for value in (before, after))
    return Note(
        id=str(UUID(int=(4 << 76) | (2 << 62) | number)),
        at=_START + timedelta(hours=14 * number),
        text="a note",
        emotions=(Emotion(name="anxious", intensity=first),),
        coping=(CopingSkill(skill=skill, before=first, after=last),),
    )
