"""An invented diary for replays: one person, whose situations go with feelings of their own that they never name."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from random import Random

from meantime.core.notes import Emotion, Note

START = datetime(2026, 3, 2, 19, 0, tzinfo=UTC)
#: What the person writes about, and what they feel then, the likelier one first.
LIFE = {
    "Ruth rang about Christmas": ("guilty", "irritated"),
    "stand-up with the whole team": ("anxious", "ashamed"),
    "Dan left his plates again": ("irritated", "resentful"),
    "picking Mia up from her dad": ("sad", "anxious"),
    "swimming with Jo": ("calm", "content"),
    "letter from the landlord": ("worried", "angry"),
    "scrolling through old photos": ("lonely", "sad"),
    "the allotment": ("content", "calm"),
    "Mum's new flat": ("guilty", "sad"),
    "appraisal with Karen": ("ashamed", "anxious"),
    "choir": ("joyful", "proud"),
    "bank app": ("worried", "ashamed"),
}
FRAMES = (
    "{}", "{} this morning", "{}, then home", "again: {}", "{} and then supper", "long day, {}", "{}. nothing else",
    "couldn't put it down, {}",
)  # fmt: skip


def diary(count: int, *, seed: int) -> list[Note]:
    """Notes oldest first, each with the one or two feelings the person kept: the usual one in four of five."""
    random = Random(seed)
    return [_note(n, random) for n in range(count)]


def _note(n: int, random: Random) -> Note:
    situation = random.choice(tuple(LIFE))
    first, second = LIFE[situation]
    felt = [first] if random.random() < 0.8 else [second]
    return Note(
        id=f"00000000-0000-4000-8000-{n:012d}",
        at=START + timedelta(hours=9 * n),
        text=random.choice(FRAMES).format(situation),
        emotions=tuple(Emotion(name=name, intensity=6) for name in felt),
    )
