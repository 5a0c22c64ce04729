"""An exercise that was begun: kept after every step, finished as an attempt, carried on after a lost connection."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from meantime.core.exercises import (
    BARRIER,
    BARRIER_WORDS,
    ENDING,
    HELPED,
    LEARNED,
    OUTCOME,
    Answers,
    Exercise,
    Step,
    find_answer_problems,
    is_for_therapist,
    ratings_of,
    step_with,
)
from meantime.core.homework import EXERCISE_KINDS, OUTCOMES, Attempt
from meantime.core.notes import CopingSkill, Emotion, Helped, Note
from meantime.core.problems import Problem

#: What the step "How is it now?" of a breathing exercise says about a skill.
_VERDICTS: dict[str, Helped] = {"calmer": "a bit", "same": "no change", "worse": "worse"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeDraft:
    """An exercise that was begun and not ended. In no brief and in no count."""

    #: UUID as text; the attempt it becomes has the same.
    id: str
    #: Id of the guided exercise.
    guide: str
    #: Its kind, one of the eight.
    exercise: str
    #: When it was begun, aware.
    started: datetime
    #: When it was last written in, aware; None right after the start.
    at: datetime | None = None
    #: The step one was at; empty at the start.
    step: str = ""
    #: What was answered, by step.
    answers: dict[str, Any] = field(default_factory=dict)
    #: The homework it is for, or None.
    homework: str | None = None
    #: The note it started from, or None.
    note: str | None = None
    #: The ladder and the rung it is about, or None.
    ladder: str | None = None
    rung: str | None = None
    #: The draft this one goes on with: written without a connection, joined later.
    continues: str | None = None
    #: Ended where it was written, without a connection; becomes an attempt on arrival.
    ended: bool = False
    #: The attempt is to be kept out of the brief.
    private: bool = False
    extra: dict[str, Any] = field(default_factory=dict)


def find_problems(draft: PracticeDraft) -> list[Problem]:
    """Everything that breaks a rule of drafts."""
    problems = []
    if not draft.guide.strip():
        problems.append(Problem(where="guide", what="It does not say which exercise.", what_to_do="Add it."))
    if draft.exercise not in EXERCISE_KINDS:
        problems.append(
            Problem(
                where="exercise", what="Not a known kind.", what_to_do=f"Use: {', '.join(EXERCISE_KINDS)}."
            )
        )
    if draft.started.tzinfo is None:
        problems.append(
            Problem(where="started", what="The time has no offset.", what_to_do="Add one, such as +00:00.")
        )
    return problems


def first_answers(exercise: Exercise, note: Note) -> dict[str, Any]:
    """What a note already says about the first steps of an exercise, in the person's own words."""
    strongest = max((e.intensity for e in note.emotions if e.intensity is not None), default=None)
    said = {
        "situation": note.text,
        "emotions": ", ".join(emotion.name for emotion in note.emotions),
        "body": ", ".join(symptom.name for symptom in note.symptoms),
        "strength": None if strongest is None else strongest * 10,
        "before": strongest,
    }
    known = {step.id: step for step in exercise.steps}
    return {
        name: value
        for name, value in said.items()
        if value not in (None, "") and name in known and not find_answer_problems(known[name], value)
    }


def both_words(stored: Any, new: Any) -> Any:
    """One answer of two, when a second tab answered a step that changed since the tab was opened.

    Words that differ are both kept, one below the other. Of numbers and choices the newer one counts.
    """
    if not isinstance(stored, str) or not isinstance(new, str):
        return stored if new in (None, "", []) else new
    if new in stored:
        return stored
    return new if stored in new else f"{stored}\n\n{new}"


def fingerprint(answer: Any) -> str:
    """What tells whether an answer is still the one a page showed; says nothing about the words."""
    return sha256(repr(answer or None).encode()).hexdigest()[:16]


def joined(base: PracticeDraft, later: PracticeDraft) -> PracticeDraft:
    """A draft with what was written without a connection: its answers over the earlier ones, words of both kept."""
    answers = dict(base.answers)
    for step, value in later.answers.items():
        answers[step] = both_words(answers.get(step), value)
    return replace(
        base, answers=answers, step=later.step or base.step, at=later.at or base.at, ended=later.ended
    )


def with_later(attempt: Attempt, later: PracticeDraft, exercise: Exercise) -> Attempt | None:
    """An ended attempt with what was written without a connection and came after its end.

    Only answers it does not have yet are added. None when one of them says something else: then nothing may be joined.
    """
    ending = {OUTCOME: attempt.outcome, HELPED: attempt.helped, LEARNED: attempt.learned}
    held = {step: value for step, value in {**ending, **attempt.answers}.items() if _is_said(value)}
    said = {step: value for step, value in later.answers.items() if _is_said(value)}
    more = attempt_from(replace(later, answers={**said, **held}), exercise, at=attempt.at)
    if any(step in held and held[step] != value for step, value in said.items()) or _is_dropped(said, more):
        return None
    barriers = {one for one in (attempt.barrier, more.barrier) if one}
    if len(barriers) > 1:
        return None
    answers = {**more.answers, **attempt.answers}
    barrier = next(iter(barriers), None)
    return replace(attempt, answers=answers, helped=more.helped, learned=more.learned, barrier=barrier)


def is_finished(draft: PracticeDraft) -> bool:
    """Whether it says how it went."""
    return draft.answers.get(OUTCOME) in OUTCOMES or is_for_therapist(draft.answers)


def attempt_from(draft: PracticeDraft, exercise: Exercise, *, at: datetime) -> Attempt:
    """The attempt a finished draft becomes. `before` and `after` (0-10) join its answers when they were rated."""
    answers = {step: value for step, value in draft.answers.items() if step not in ENDING and _is_said(value)}
    before, after = ratings_of(exercise, draft.answers)
    rated = {name: value for name, value in (("before", before), ("after", after)) if value is not None}
    not_this_time = draft.answers.get(OUTCOME) == "not_this_time"
    return Attempt(
        id=draft.id,
        homework=draft.homework,
        exercise=draft.exercise,
        guide=draft.guide,
        at=at,
        outcome=draft.answers[OUTCOME],
        answers={**answers, **rated},
        helped=None if not_this_time else draft.answers.get(HELPED),
        learned=draft.answers.get(LEARNED) or None,
        barrier=_barrier(draft.answers, step_with(exercise, BARRIER)) if not_this_time else None,
        note=draft.note,
        private=draft.private,
        extra={name: value for name in ("ladder", "rung") if (value := getattr(draft, name))},
    )


def coping_of(attempt: Attempt, exercise: Exercise) -> CopingSkill | None:
    """The attempt as a row of "what helps"; None when the strength before and after was not rated."""
    before, after = attempt.answers.get("before"), attempt.answers.get("after")
    if not isinstance(before, int) or not isinstance(after, int) or attempt.outcome == "not_this_time":
        return None
    verdict = _VERDICTS.get(str(attempt.answers.get("now")))
    return CopingSkill(skill=exercise.skill, before=before, after=after, helped=verdict)


def note_from(attempt: Attempt, exercise: Exercise, *, tz: str) -> Note | None:
    """A note that holds only the coping row; None when there is none."""
    skill = coping_of(attempt, exercise)
    if skill is None:
        return None
    return replace(_bare_note(attempt, tz), coping=(skill,))


def check_in_note(attempt: Attempt, *, tz: str) -> Note:
    """A check-in as a note: the words, and the feelings that were named, each with the one strength."""
    names = (name.strip() for name in str(attempt.answers.get("emotions") or "").split(","))
    strength = attempt.answers.get("strength")
    emotions = tuple(Emotion(name=name[:80], intensity=strength) for name in dict.fromkeys(names) if name)
    return replace(
        _bare_note(attempt, tz), text=str(attempt.answers.get("situation") or ""), emotions=emotions
    )


def marked(answers: Answers, step: Step, distress: int, *, now: datetime) -> dict[str, Any]:
    """The answers with one more mark of distress (0-100): [seconds since the first mark, distress].

    Times only grow: a clock set back counts as no time passed.
    """
    marks = marks_of(answers.get(step.id))
    began = _began(answers.get(step.id)) or now
    seconds = int((now - began) / timedelta(seconds=1))
    latest = max((second for second, _ in marks), default=0)
    held = [[second, rating] for second, rating in (*marks, (max(latest, seconds), distress))]
    return {**answers, step.id: {"began": began.isoformat(), "marks": held}}


def marks_of(value: Any) -> list[tuple[int, int]]:
    """(seconds since the first, distress 0-100) for every mark of an answer; none when it holds no marks."""
    marks = value.get("marks") if isinstance(value, dict) else None
    pairs = [mark for mark in marks if isinstance(mark, list)] if isinstance(marks, list) else []
    return [(mark[0], mark[1]) for mark in pairs if len(mark) == 2 and all(isinstance(n, int) for n in mark)]


def _bare_note(attempt: Attempt, tz: str) -> Note:
    """Its id follows from the attempt, so that keeping it twice keeps one."""
    note_id = str(uuid5(NAMESPACE_URL, f"meantime:practice:{attempt.id}"))
    return Note(id=note_id, at=attempt.at, tz=tz, private=attempt.private)


def _began(value: Any) -> datetime | None:
    try:
        began = datetime.fromisoformat(value["began"])
    except (TypeError, KeyError, ValueError):
        return None
    return began if began.tzinfo else None


def _barrier(answers: Answers, step: Step | None) -> str | None:
    chosen = next((o.text for o in (step.options if step else ()) if o.id == answers.get(BARRIER)), "")
    words = str(answers.get(BARRIER_WORDS) or "").strip()
    return " ".join(part for part in (f"{chosen}." if chosen else "", words) if part) or None


def _is_dropped(said: Answers, attempt: Attempt) -> bool:
    """Whether an answer has no place in an attempt that ended the way this one did."""
    is_barrier = BARRIER in said or BARRIER_WORDS in said
    return (HELPED in said and attempt.helped is None) or (is_barrier and attempt.barrier is None)


def _is_said(value: Any) -> bool:
    return value not in (None, "", [], {})
