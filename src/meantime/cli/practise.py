"""`meantime practise`: a guided exercise in the terminal. Works while the journal is locked; nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid4

import click

from meantime.cli import clock
from meantime.cli.notes import line_keeper
from meantime.cli.options import journal_option
from meantime.cli.practise_steps import Stopped, answer_to
from meantime.cli.speaking import Trouble, give, give_json, say
from meantime.content.exercise_files import exercises, find_exercise
from meantime.core.exercises import Exercise, page_with, pages_asked
from meantime.core.practice import PracticeDraft, attempt_from, is_finished
from meantime.core.writing import written
from meantime.storage import letterbox
from meantime.storage.environment import data_folder

_NO_JOURNAL = (
    "There is no journal here yet, so nothing could be kept.\n"
    "Type `meantime` to start one, or `meantime practise EXERCISE --journal FILE` for a plain file."
)
_SEVERAL = (
    "Several people keep a journal here, and an exercise does not say whose it is.\n"
    "Type `meantime serve` and practise in the browser."
)


@click.command(short_help="Do a guided exercise in the terminal.")
@click.argument("exercise", required=False)
@click.option("--list", "as_list", is_flag=True, help="Show every exercise.")
@journal_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON: the list, or the id of what was kept.")
def practise(exercise: str | None, as_list: bool, journal_file: str | None, as_json: bool) -> None:
    """Do a guided exercise in the terminal: one question at a time, Enter skips, Ctrl-C stops.

    What you typed is kept either way, sealed at once, and comes in when you next unlock. Without EXERCISE the
    exercises are listed.
    """
    if as_list or exercise is None:
        _show_list(as_json)
        return
    wanted = find_exercise(exercise.replace("-", "_"))
    if wanted is None:
        raise Trouble("There is no exercise with this name. `meantime practise --list` shows them.")
    keep = _plain_keeper(journal_file, wanted) if journal_file else _sealed_keeper()
    draft = _walked(wanted)
    keep(draft)
    say("Kept.")
    give_json({"id": draft.id}) if as_json else give(draft.id)


def _show_list(as_json: bool) -> None:
    if as_json:
        rows = [{"id": e.id, "kind": e.kind, "title": e.title, "minutes": e.minutes} for e in exercises()]
        give_json(rows)
        return
    kind = ""
    for one in sorted(exercises(), key=lambda e: (e.kind, e.place)):
        if one.kind != kind:
            give(f"{'' if not kind else chr(10)}{one.kind.replace('_', ' ')}")
            kind = one.kind
        give(f"  {one.id:<24} {one.title}. {one.purpose}")


def _sealed_keeper() -> Callable[[PracticeDraft], None]:
    """Seals it for the next unlock; whose journal it goes to is made sure of before anything is asked."""
    home = data_folder()
    people = letterbox.find_people(home)
    if len(people) != 1:
        raise Trouble(_SEVERAL if people else _NO_JOURNAL)
    person, public = people[0]

    def keep(draft: PracticeDraft) -> None:
        from meantime.vault.inbox import seal_to  # loads the cryptography, which --list does not need

        line = written("practice_draft", draft).encode()
        sealed = seal_to(public, line, person=person, id=UUID(draft.id))
        letterbox.drop(home, person, UUID(draft.id), sealed)

    return keep


def _plain_keeper(name: str, exercise: Exercise) -> Callable[[PracticeDraft], None]:
    """Adds it to a plain file: as an attempt when it was ended."""
    keep_line = line_keeper(name)
    return lambda draft: keep_line(_line(draft, exercise))


def _walked(exercise: Exercise) -> PracticeDraft:
    """The draft after the last question, or after the one it was stopped at."""
    draft = PracticeDraft(id=str(uuid4()), guide=exercise.id, exercise=exercise.kind, started=clock.now())
    say(f"{exercise.title}. {exercise.purpose}")
    for caution in exercise.cautions:
        say(f"- {caution}")
    say("Enter skips a question. Ctrl-C stops; what you typed is kept.\n")
    answers: dict[str, Any] = {}
    place = 0
    try:
        while place < len(pages := pages_asked(exercise, answers)):
            for step in pages[place]:
                answers[step.id] = answer_to(step, exercise, answers)
            place = (page_with(pages_asked(exercise, answers), pages[place][0].id) or 0) + 1
    except Stopped:
        say("\nStopped. What you typed is kept.")
        step_id = pages_asked(exercise, answers)[place][0].id
        return replace(draft, answers=_said(answers), at=clock.now(), step=step_id)
    return replace(draft, answers=_said(answers), at=clock.now(), ended=True)


def _line(draft: PracticeDraft, exercise: Exercise) -> str:
    if draft.ended and exercise.ends_itself:
        draft = replace(draft, answers={**draft.answers, "outcome": "did_it"})
    if draft.ended and is_finished(draft) and "outcome" in draft.answers:
        return written("attempt", attempt_from(draft, exercise, at=draft.at or draft.started))
    return written("practice_draft", draft)


def _said(answers: dict[str, Any]) -> dict[str, Any]:
    return {step: value for step, value in answers.items() if value not in (None, "", [])}
