"""Questionnaires: start one, put it aside, keep it, change it, erase it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4, uuid5

from meantime.content.measure_files import known_measures
from meantime.core.journal import JournalReader
from meantime.core.measure_drafts import MeasureDraft, answers_of, with_answers
from meantime.core.measures import (
    Administration,
    Answers,
    Measure,
    find_answer_problems,
    find_problems,
    support_for,
)
from meantime.core.problems import InvalidRecord
from meantime.core.progress import Progress, find_progress
from meantime.storage.environment import data_folder
from meantime.storage.journal import Journal, StaleEdit, Stored


def measures_here() -> Mapping[str, Measure]:
    """The questionnaires of this server, by id, in the order to show: the shipped ones and the keeper's own."""
    return known_measures(data_folder()).measures


def is_on(journal: Journal, measure: Measure) -> bool:
    """Whether the person has this questionnaire switched on."""
    chosen = journal.profile.measures_on
    return measure.on if chosen is None else measure.id in chosen


def find_offered(journal: Journal) -> list[Measure]:
    """The questionnaires that are switched on."""
    return [measure for measure in measures_here().values() if is_on(journal, measure)]


def progress_now(journal: JournalReader) -> list[Progress]:
    """Every questionnaire that has a total, over time: words first, then points."""
    return find_progress(journal.of_kind(Administration), measures_here(), tz=journal.tz)


def draft_for(journal: Journal, measure_id: str) -> Stored[MeasureDraft] | None:
    """The started one of this questionnaire, if any; of several (two devices) the one started first."""
    own = [draft for draft in journal.of_kind(MeasureDraft) if draft.measure == measure_id]
    first = min(own, key=lambda draft: (draft.at, draft.id), default=None)
    return journal.find(MeasureDraft, first.id) if first else None


def start_measure(journal: Journal, measure: Measure, *, now: datetime) -> MeasureDraft:
    """Start a questionnaire, or go on with the one that was started."""
    if stored := draft_for(journal, measure.id):
        return stored.record
    draft = MeasureDraft(id=str(uuid4()), at=now, measure=measure.id)
    journal.add(draft)
    return draft


def keep_answers(
    journal: Journal, stored: Stored[MeasureDraft], answers: Mapping[int, int | None]
) -> MeasureDraft | None:
    """Keep some answers, by the place of their question, for later; those given elsewhere meanwhile stay.

    None when it was kept or let go of elsewhere meanwhile.
    """
    changed = with_answers(stored.record, answers)
    try:
        journal.replace(changed, base_rev=stored.rev)
    except StaleEdit as stale:
        return keep_answers(journal, stale.current, answers)
    except KeyError:
        return None
    return changed


def take_measure(journal: Journal, administration: Administration, measure: Measure) -> bool:
    """Keep a filled in questionnaire. False when it is there already (a form sent twice).

    Raises:
        InvalidRecord: an answer does not fit the form; nothing was kept.
    """
    _raise_if_invalid(administration, measure)
    return journal.add(administration)


def finish_measure(
    journal: Journal, draft: MeasureDraft, measure: Measure, *, now: datetime
) -> Administration:
    """Keep what was started as filled in. Doing it twice makes one: the id follows from that of the draft.

    Raises:
        InvalidRecord: an answer does not fit the form; the draft stays.
    """
    done = Administration(
        id=str(uuid5(UUID(draft.id), "filled in")),
        at=now,
        measure=measure.id,
        answers=answers_of(draft, measure),
    )
    take_measure(journal, done, measure)
    journal.erase(draft.id)
    return done


def edit_measure(
    journal: Journal, stored: Stored[Administration], measure: Measure, *, answers: Answers
) -> None:
    """Keep other answers. When it was filled in stays.

    Raises:
        InvalidRecord: an answer does not fit the form.
        StaleEdit: it was changed elsewhere meanwhile.
    """
    changed = replace(stored.record, answers=tuple(answers))
    _raise_if_invalid(changed, measure)
    journal.replace(changed, base_rev=stored.rev)


def keep_private(journal: Journal, stored: Stored[Administration], *, private: bool) -> None:
    """Keep a filled in questionnaire out of every brief, or let it be offered again."""
    journal.replace(replace(stored.record, private=private), base_rev=stored.rev)


def erase_measure(journal: Journal, record_id: str) -> bool:
    """Remove a filled in or a started questionnaire for good. False when there was none."""
    return journal.erase(record_id)


def support_called_for(administration: Administration, measure: Measure) -> str:
    """What the answers call for at once: "card", "link" or nothing. Worked out each time, never kept."""
    return support_for(measure, administration.answers)


def _raise_if_invalid(administration: Administration, measure: Measure) -> None:
    problems = find_problems(administration) + find_answer_problems(measure, administration.answers)
    if problems:
        raise InvalidRecord(problems)
