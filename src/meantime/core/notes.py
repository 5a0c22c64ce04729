"""The note: what happened in the person's words, and the four parts they add by tapping."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Literal

from meantime.core.moments import is_zone, local_day
from meantime.core.problems import Problem

Helped = Literal["worse", "no change", "a bit", "a lot"]

#: Words for whether a skill helped, worst first.
HELPED: tuple[Helped, ...] = ("worse", "no change", "a bit", "a lot")
#: Words for the severity of a symptom; the position is the number (0-3).
SEVERITY_WORDS = ("none", "mild", "moderate", "severe")
#: The skill name of an episode lived through without a skill: the reference for "did it help".
NOTHING = "nothing"
#: Longest text of a note, in characters; a novel chapter is about 40,000.
MAX_TEXT = 1_000_000
#: How far a clock may run ahead before a moment counts as being in the future.
CLOCK_SKEW = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Emotion:
    """One feeling, named by the person."""

    #: The word, as chosen or typed.
    name: str
    #: How strong it was, 0 (not at all) to 10 (as strong as it gets); None when not rated.
    intensity: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Symptom:
    """What mind or body did."""

    #: The plain word, as chosen or typed.
    name: str
    #: 0 none, 1 mild, 2 moderate, 3 severe; None when not rated.
    severity: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CopingSkill:
    """What the person did about it, and whether it helped."""

    #: The skill, as chosen or typed; `NOTHING` for an episode without one.
    skill: str
    #: Strength of the feeling before, 0-10.
    before: int | None = None
    #: Strength of the feeling after, 0-10.
    after: int | None = None
    #: The person's own verdict, or None when not asked or not answered.
    helped: Helped | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One moment between two sessions. Has some text or at least one part."""

    #: UUID as text, made by whoever wrote the note.
    id: str
    #: The instant it is about, aware.
    at: datetime
    #: IANA zone it was written in; days and weekdays are read in it.
    tz: str = "UTC"
    #: The person's own words, never changed.
    text: str = ""
    #: Kept out of every brief and every count in a brief.
    private: bool = False
    emotions: tuple[Emotion, ...] = ()
    #: What set it off, in the person's own phrases.
    triggers: tuple[str, ...] = ()
    symptoms: tuple[Symptom, ...] = ()
    coping: tuple[CopingSkill, ...] = ()
    #: Where an imported note came from; None when written here.
    source: dict[str, Any] | str | None = None
    #: The id of the note this is a second version of, while two edits wait to be settled.
    other_version_of: str | None = None
    #: Whether it was written while the journal was locked or offline.
    written_locked: bool = False
    #: Fields of newer or foreign writers, kept as they came.
    extra: dict[str, Any] = field(default_factory=dict)


def day_of(note: Note) -> date:
    """The calendar day of the note in the zone it was written in."""
    return local_day(note.at, note.tz)


def strongest(note: Note) -> Emotion | None:
    """The emotion with the highest intensity; unrated ones count lowest; None without emotions."""
    return max(note.emotions, key=lambda e: -1 if e.intensity is None else e.intensity, default=None)


def has_content(note: Note) -> bool:
    """Whether the note holds some text or at least one part."""
    return bool(note.text.strip() or note.emotions or note.triggers or note.symptoms or note.coping)


def is_countable(note: Note) -> bool:
    """Whether a note may take part in a brief: not private, and not an unsettled second version."""
    return not note.private and note.other_version_of is None


def find_problems(note: Note, *, now: datetime | None = None) -> list[Problem]:
    """Everything that breaks a rule of notes; empty when the note may be kept.

    Args:
        now: the present instant; when given, a moment still to come is a problem.
    """
    return [*_text_problems(note), *_time_problems(note, now), *_part_problems(note)]


def _text_problems(note: Note) -> Iterator[Problem]:
    if not has_content(note):
        yield Problem(
            where="text", what="This note is empty.", what_to_do="Write a few words or choose one feeling."
        )
    if len(note.text) > MAX_TEXT:
        yield Problem(
            where="text",
            what=f"This note is longer than {MAX_TEXT:,} characters.",
            what_to_do="Keep the first part, then put the rest in a second note.",
        )


def _time_problems(note: Note, now: datetime | None) -> Iterator[Problem]:
    if note.at.tzinfo is None:
        yield Problem(where="at", what="The time has no offset.", what_to_do="Add one, such as +00:00.")
    elif now is not None and note.at > now + CLOCK_SKEW:
        yield Problem(where="at", what="This time is still to come.", what_to_do="Choose a time up to now.")
    if not is_zone(note.tz):
        yield Problem(
            where="tz",
            what="There is no time zone with this name.",
            what_to_do="Use a name such as Europe/London.",
        )


def _part_problems(note: Note) -> Iterator[Problem]:
    for emotion in note.emotions:
        yield from _name_problems("emotions", emotion.name)
        yield from _scale_problems("intensity", emotion.intensity, 10)
    for trigger in note.triggers:
        yield from _name_problems("triggers", trigger)
    for symptom in note.symptoms:
        yield from _name_problems("symptoms", symptom.name)
        yield from _scale_problems("severity", symptom.severity, 3)
    for skill in note.coping:
        yield from _coping_problems(skill)


def _coping_problems(skill: CopingSkill) -> Iterator[Problem]:
    yield from _name_problems("coping", skill.skill)
    yield from _scale_problems("before", skill.before, 10)
    yield from _scale_problems("after", skill.after, 10)
    if skill.helped is not None and skill.helped not in HELPED:
        yield Problem(
            where="helped", what="Not a known answer.", what_to_do=f"Use one of: {', '.join(HELPED)}."
        )


def _name_problems(where: str, name: str) -> Iterator[Problem]:
    if not name.strip():
        yield Problem(where=where, what="A name is empty.", what_to_do="Write a word, or leave the row out.")


def _scale_problems(where: str, value: int | None, top: int) -> Iterator[Problem]:
    if value is not None and not 0 <= value <= top:
        yield Problem(
            where=where, what=f"The number is not between 0 and {top}.", what_to_do=f"Use 0 to {top}."
        )
