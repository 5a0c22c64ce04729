"""Guided exercises: begin one, keep an answer, end it, carry on what was written without a connection."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from meantime.content.exercise_files import find_exercise
from meantime.core.exercises import OUTCOME, Exercise, is_for_therapist
from meantime.core.homework import Attempt, find_attempt_problems
from meantime.core.notes import Note, has_content
from meantime.core.practice import (
    PracticeDraft,
    attempt_from,
    both_words,
    check_in_note,
    fingerprint,
    is_finished,
    joined,
    note_from,
    with_later,
)
from meantime.core.problems import InvalidRecord
from meantime.core.questions import Question
from meantime.storage.journal import Journal, StaleEdit

#: How often an answer is tried again when another tab kept one at the same moment.
_TRIES = 5


def begin_exercise(journal: Journal, draft: PracticeDraft) -> bool:
    """Keep a new draft. False when it is there already (a form sent twice)."""
    return journal.add(draft)


def keep_answers(
    journal: Journal,
    draft_id: str,
    answers: Mapping[str, Any],
    *,
    seen: Mapping[str, str],
    now: datetime,
    step: str,
) -> PracticeDraft:
    """Keep answers to some steps; those to all other steps stay as they are stored. The draft as it is then.

    Args:
        seen: fingerprint of the answer the page showed, by step. Where the stored one differs from it, another tab
            was here: then the words of both are kept.
        step: the step to go on at.

    Raises:
        KeyError: the draft was ended or erased meanwhile.
    """
    for _ in range(_TRIES):
        stored = journal.find(PracticeDraft, draft_id)
        if stored is None:
            break
        changed = replace(
            stored.record, answers=_with(stored.record.answers, answers, seen), at=now, step=step
        )
        try:
            journal.replace(changed, base_rev=stored.rev)
        except StaleEdit:
            continue
        return changed
    raise KeyError(draft_id)


def end_exercise(
    journal: Journal, draft: PracticeDraft, exercise: Exercise, *, now: datetime
) -> Attempt | Question:
    """The draft becomes an attempt with its id; a step not agreed yet becomes a question for the therapist.

    Raises:
        InvalidRecord: it does not say how it went, or a rating is outside its scale.
    """
    if is_for_therapist(draft.answers):
        return _as_question(journal, draft)
    if exercise.ends_itself:
        draft = replace(draft, answers={**draft.answers, OUTCOME: "did_it"})
    attempt = attempt_from(draft, exercise, at=now)
    if problems := find_attempt_problems(attempt, now=now):
        raise InvalidRecord(problems)
    journal.refile(attempt)
    if draft.answers.get("as_note") == "yes":
        note = check_in_note(attempt, tz=journal.tz)
        if has_content(note):
            journal.add(note)
    return attempt


def erase_draft(journal: Journal, draft_id: str) -> bool:
    """Remove what was begun, with all its answers."""
    return journal.erase(draft_id)


def count_for_what_helps(journal: Journal, attempt: Attempt, exercise: Exercise) -> Note | None:
    """Keep the strength before and after as a note's coping row. None when it was not rated; twice keeps one note."""
    note = note_from(attempt, exercise, tz=journal.tz)
    if note is not None:
        journal.add(note)
    return note


def settle_practice(journal: Journal) -> int:
    """Join what was written without a connection to what was begun, and end what says how it went. How many."""
    waiting = [draft for draft in journal.of_kind(PracticeDraft) if draft.continues or draft.ended]
    return sum(
        _settled(journal, draft) for draft in sorted(waiting, key=lambda one: (one.at or one.started, one.id))
    )


def _settled(journal: Journal, draft: PracticeDraft) -> bool:
    exercise = find_exercise(draft.guide)
    if exercise is None:
        return False
    if _is_added_to_its_attempt(journal, draft, exercise):
        return True
    base = journal.find(PracticeDraft, draft.continues) if draft.continues else None
    if base is not None:
        whole = joined(base.record, draft)
        journal.replace(whole, base_rev=base.rev)
        journal.erase(draft.id)
        draft = whole
    if draft.ended and (exercise.ends_itself or is_finished(draft)):
        return _ended_quietly(journal, draft, exercise)
    return base is not None


def _is_added_to_its_attempt(journal: Journal, draft: PracticeDraft, exercise: Exercise) -> bool:
    """Pieces may come in any order: the exercise this one goes on with may have ended already."""
    ended = journal.find(Attempt, draft.continues) if draft.continues else None
    whole = with_later(ended.record, draft, exercise) if ended else None
    if ended is None or whole is None or find_attempt_problems(whole, now=draft.at or draft.started):
        return False
    journal.replace(whole, base_rev=ended.rev)
    journal.erase(draft.id)
    return True


def _ended_quietly(journal: Journal, draft: PracticeDraft, exercise: Exercise) -> bool:
    """A record from outside may break a rule: then it stays a draft, to be put right by hand."""
    try:
        end_exercise(journal, draft, exercise, now=draft.at or draft.started)
    except InvalidRecord:
        return False
    return True


def _with(stored: Mapping[str, Any], new: Mapping[str, Any], seen: Mapping[str, str]) -> dict[str, Any]:
    answers = dict(stored)
    for step, value in new.items():
        before = stored.get(step)
        is_as_seen = step not in seen or seen[step] == fingerprint(before)
        answers[step] = value if is_as_seen else both_words(before, value)
    return answers


def _as_question(journal: Journal, draft: PracticeDraft) -> Question:
    words = str(draft.answers.get("idea") or "").strip()
    question = Question(id=draft.id, text=words or "I have an idea for a step to face. Can we plan it?")
    journal.refile(question)
    return question
