"""Invented people for the statistics: diaries with the faults of real ones, the truth about which is known.

Written from the description in docs/design/patterns.md: twelve tags (four at random, four in bursts, two on workdays,
one in the evening, one that grows), mood that carries over, slow drift, gaps, more notes when upset, four in ten of the
worst moments missing, one to three notes a day, whole numbers from 0 to 10. The person's SD is 2 points.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

import numpy as np

from meantime.core.journal import MemoryJournal
from meantime.core.notes import Emotion, Note

SD = 2.0
MIDDLE = 4.5
START = datetime(2025, 3, 3, tzinfo=UTC)
TAGS = (
    *(f"{kind} {n}" for kind in ("chance", "burst") for n in range(4)),
    *("work a", "work b", "evening", "growing"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PARTS = {"morning": (5, 12), "afternoon": (12, 17), "evening": (17, 22)}
CALENDAR = (*(f"weekday:{day}" for day in WEEKDAYS), *(f"part_of_day:{part}" for part in PARTS))


@dataclass(frozen=True, kw_only=True)
class Recipe:
    """What kind of person."""

    notes: int
    #: Share of the variance that carries over, and days after which 37 % of it is left; 0 for independent notes.
    share: float = 0.5
    tau: float = 1.5
    #: Planted size of three tags, in points; 0 for a person with nothing to find.
    size: float = 0.0
    #: Whether low ratings pile up at zero.
    skewed: bool = False


@dataclass(frozen=True)
class Person:
    """A diary and the truth about it."""

    journal: MemoryJournal
    #: Keys of candidates with a true difference -> its size in points.
    truth: dict[str, float] = field(default_factory=dict)


def make_person(recipe: Recipe, seed: int) -> Person:
    """One person with `recipe.notes` notes."""
    chance = np.random.default_rng([seed, recipe.notes, int(recipe.size * 100), int(recipe.share * 100)])
    times = _times(recipe.notes, chance)
    tags = _tags(times, chance)
    truth = _truth(recipe, chance)
    mood = _mood(times, recipe, chance)
    level = MIDDLE + SD * mood
    for key, size in truth.items():
        level = level + size * _has(key, times, tags)
    kept = _written(level, mood, chance)[: recipe.notes]
    scale = level if not recipe.skewed else np.where(level < 4.0, 0, (level - 4.0) * 1.6 + 1)
    y = np.clip(np.rint(scale), 0, 10).astype(int)
    notes = tuple(_note(int(i), times[i], int(y[i]), [name for name in TAGS if tags[name][i]]) for i in kept)
    return Person(MemoryJournal(records=notes, tz="UTC"), truth)


def _times(count: int, chance: np.random.Generator) -> np.ndarray:
    """Candidate moments in days, three times as many as needed: one to three a day in waking hours, with gaps."""
    days: list[float] = []
    day, per_day = 0, chance.uniform(1.0, 3.0)
    while len(days) < count * 3 + 30:
        if chance.random() < 0.03:
            day += int(chance.integers(2, 10))
        some = max(1, int(chance.poisson(per_day)))
        days += [day + hour / 24 for hour in sorted(chance.uniform(7, 23.9, size=some))]
        day += 1
    return np.array(days)


def _tags(times: np.ndarray, chance: np.random.Generator) -> dict[str, np.ndarray]:
    n, weekday, hour = len(times), np.floor(times).astype(int) % 7, times % 1 * 24
    found = {f"chance {k}": chance.random(n) < chance.uniform(0.1, 0.35) for k in range(4)}
    found |= {f"burst {k}": bursts(times, chance) for k in range(4)}
    found |= {f"work {k}": (weekday < 5) & (chance.random(n) < chance.uniform(0.2, 0.5)) for k in "ab"}
    found["evening"] = (hour >= 17) & (chance.random(n) < chance.uniform(0.3, 0.6))
    found["growing"] = chance.random(n) < np.linspace(0.05, 0.5, n)
    return found


def bursts(times: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """On for some days, off for some: a latent mood of its own, cut at a height."""
    latent = _carried(times, 0.9, chance.uniform(1.5, 5.0), chance)
    return latent > np.quantile(latent, 1 - chance.uniform(0.15, 0.35))


def _truth(recipe: Recipe, chance: np.random.Generator) -> dict[str, float]:
    """Three tags, and for three people in ten a weekday or a part of the day."""
    if not recipe.size:
        return {}
    keys = [f"trigger:{TAGS[i]}" for i in chance.choice(len(TAGS), size=3, replace=False)]
    if chance.random() < 0.3:
        keys.append(str(chance.choice(CALENDAR)))
    return {key: recipe.size * float(chance.choice([-1, 1], p=[0.3, 0.7])) for key in keys}


def _has(key: str, times: np.ndarray, tags: dict[str, np.ndarray]) -> np.ndarray:
    kind, _, name = key.partition(":")
    if kind == "weekday":
        return np.floor(times).astype(int) % 7 == WEEKDAYS.index(name)
    if kind == "part_of_day":
        first, last = PARTS[name]
        return (times % 1 * 24 >= first) & (times % 1 * 24 < last)
    return tags[name]


def _mood(times: np.ndarray, recipe: Recipe, chance: np.random.Generator) -> np.ndarray:
    """In SDs: carried mood, noise, and slow drift."""
    drift = chance.normal(0, 0.4) * np.linspace(-1, 1, len(times)) + 0.25 * np.sin(
        times / chance.uniform(20, 60) + chance.uniform(0, 6)
    )
    return _carried(times, recipe.share, recipe.tau, chance) + drift


def _carried(times: np.ndarray, share: float, tau: float, chance: np.random.Generator) -> np.ndarray:
    """Unit variance: an Ornstein-Uhlenbeck process plus independent noise."""
    state, found = chance.normal(), np.empty(len(times))
    kept = np.exp(-np.diff(times, prepend=times[0]) / tau)
    for i, (k, step) in enumerate(zip(kept, chance.normal(size=len(times)), strict=True)):
        state = k * state + np.sqrt(1 - k * k) * step
        found[i] = state
    return np.sqrt(share) * found + np.sqrt(1 - share) * chance.normal(size=len(times))


def _written(level: np.ndarray, mood: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """Which moments become notes: more when upset, and four in ten of the worst tenth not at all."""
    chosen = chance.random(len(level)) < 1 / (1 + np.exp(-0.6 * mood))
    worst = level > np.quantile(level, 0.9)
    return np.flatnonzero(chosen & ~(worst & (chance.random(len(level)) < 0.4)))


def _note(number: int, day: float, y: int, tags: list[str]) -> Note:
    return Note(
        id=str(UUID(int=(4 << 76) | (2 << 62) | number)),
        at=START + timedelta(days=float(day)),
        tz="UTC",
        text="a note",
        emotions=(Emotion(name="anxious", intensity=y),),
        triggers=tuple(tags),
    )
