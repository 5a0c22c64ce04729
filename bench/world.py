"""The journal all benchmarks share: 20,000 notes of about 60 words over ten years, written from a seed."""

from __future__ import annotations

import csv
import io
import random
from datetime import UTC, datetime, timedelta
from uuid import UUID

from meantime.core.notes import CopingSkill, Emotion, Note, Symptom
from meantime.core.sessions import TherapySession

NOTES = 20_000
#: The present of the benchmarks follows the machine's clock: Today shows the days before it.
_WORDS = [
    "meeting",
    "morning",
    "walked",
    "home",
    "called",
    "mum",
    "felt",
    "slow",
    "quiet",
    "work",
    "train",
    "kitchen",
    "garden",
    "late",
    "again",
    "talked",
    "boss",
    "letter",
    "window",
    "rain",
    "coffee",
    "tired",
    "better",
    "worse",
    "friend",
    "phone",
    "waited",
    "nothing",
    "said",
    "yes",
    "no",
    "money",
    "sister",
    "party",
    "dinner",
    "sleep",
    "woke",
    "night",
    "early",
    "bus",
    "office",
    "desk",
    "screen",
    "email",
    "answer",
    "wrong",
    "right",
    "laughed",
    "cried",
    "sat",
    "stood",
]
_FEELINGS = (
    "anxious",
    "sad",
    "calm",
    "tired",
    "happy",
    "angry",
    "overwhelmed",
    "hopeful",
    "lonely",
    "content",
)
_TRIGGERS = ("going to work", "mum on the phone", "money", "bad sleep", "Sunday evening", "a meeting")
_SKILLS = ("slow breathing", "walk", "writing it down", "nothing", "music")


def make_notes(count: int = NOTES, *, seed: int = 7, until: datetime | None = None) -> list[Note]:
    """The notes, oldest first, evenly over ten years up to `until` (now)."""
    chance = random.Random(seed)
    end = until or datetime.now(UTC)
    step = timedelta(days=3653) / max(count, 1)
    return [_note(chance, end - step * (count - n), n) for n in range(count)]


def make_sessions(*, until: datetime | None = None) -> list[TherapySession]:
    """A session a week for ten years, and one in three days."""
    end = until or datetime.now(UTC)
    at = [end - timedelta(weeks=n, days=4) for n in range(520)] + [end + timedelta(days=3)]
    return [
        TherapySession(id=str(UUID(int=10**9 + n)), at=one, tz="Europe/London") for n, one in enumerate(at)
    ]


def daylio_csv(notes: list[Note]) -> bytes:
    """The same notes as a Daylio export of 2020 and later."""
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(["full_date", "date", "weekday", "time", "mood", "activities", "note_title", "note"])
    for note in notes:
        rows.writerow(
            [
                f"{note.at:%Y-%m-%d}",
                f"{note.at:%d %B}",
                f"{note.at:%A}",
                f"{note.at:%H:%M}",
                "good",
                "walk | tea",
                "",
                note.text,
            ]
        )
    return ("\ufeff" + out.getvalue()).encode()


def _note(chance: random.Random, at: datetime, number: int) -> Note:
    words = " ".join(chance.choices(_WORDS, k=chance.randint(40, 80)))
    before = chance.randint(3, 9)
    return Note(
        id=str(UUID(int=(4 << 76) | (2 << 62) | number)),
        at=at,
        tz="Europe/London",
        text=words,
        emotions=tuple(
            Emotion(name=name, intensity=chance.randint(0, 10)) for name in chance.sample(_FEELINGS, 2)
        ),
        triggers=tuple(chance.sample(_TRIGGERS, chance.randint(0, 2))),
        symptoms=(Symptom(name="tight chest", severity=chance.randint(1, 3)),)
        if chance.random() < 0.3
        else (),
        coping=(
            CopingSkill(
                skill=chance.choice(_SKILLS), before=before, after=max(0, before - 2), helped="a bit"
            ),
        )
        if chance.random() < 0.4
        else (),
    )
