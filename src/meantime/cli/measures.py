"""`meantime score`: the published score of a questionnaire. Nothing is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import click

from meantime.cli.speaking import Trouble, give, give_json, say
from meantime.content.loader import support_texts
from meantime.content.measure_files import FoundMeasures, known_measures
from meantime.core.measures import Measure, Score, find_measure, has_whole_pattern, range_of, support_for
from meantime.core.measures import score as score_answers
from meantime.core.phrases import count_phrase
from meantime.core.problems import InvalidRecord
from meantime.storage.environment import data_folder

#: Stands for a question without an answer.
_NO_ANSWER = "-"
_UNKNOWN = "There is no questionnaire with this name. `meantime score` lists them."
_NOTHING_TO_SCORE = (
    "Give the answers after the name, one number for each question. `meantime score` lists the names."
)
#: Said beside a score when an answer calls for it. It states what the answer is for, never a level.
_TALK = "One of these answers is worth talking about with your therapist. It does not predict anything."


@click.command(short_help="Score the answers of a questionnaire.")
@click.argument("measure", required=False)
@click.argument("answers", nargs=-1, metavar="ANSWER...")
@click.option("--list", "list_", is_flag=True, help="List the questionnaires.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def score(measure: str | None, answers: tuple[str, ...], list_: bool, as_json: bool) -> None:
    """Score the answers of a questionnaire: one number for each question, `-` where there is none.

    Sums and published bands only: a form can't diagnose. Nothing is kept. Without a name the questionnaires are listed.
    """
    known = known_measures(data_folder())
    if measure is None or list_:
        _list(known, as_json=as_json)
        return
    form = find_measure(measure, known.measures)
    if form is None:
        raise click.UsageError(_UNKNOWN)
    if not answers:
        raise click.UsageError(_NOTHING_TO_SCORE)
    values = [_value(answer) for answer in answers]
    found = _scored(form, values)
    if as_json:
        give_json(_as_json(form, found, values))
    else:
        _print(form, found, values)


def _list(known: FoundMeasures, *, as_json: bool) -> None:
    if as_json:
        give_json([_about(form) for form in known.measures.values()])
    else:
        for form in known.measures.values():
            lowest, highest = range_of(form)
            questions = count_phrase(len(form.item), "question", "questions")
            give(f"{form.id:<9} {form.title:<9} {form.subject:<34} {questions}, {lowest} to {highest}")
    for problem in known.problems:
        say(str(problem))


def _about(form: Measure) -> Mapping[str, Any]:
    return {
        "measure": form.id,
        "title": form.title,
        "subject": form.subject,
        "questions": len(form.item),
        "range": list(range_of(form)),
        "licence": form.licence,
        "attribution": form.attribution,
    }


def _value(answer: str) -> Any:
    """A whole number; `-` for no answer; anything else as it is, for the form to refuse."""
    if answer == _NO_ANSWER:
        return None
    return int(answer) if answer.isascii() and answer.isdigit() and len(answer) < 9 else answer


def _scored(form: Measure, values: list[Any]) -> Score:
    try:
        return score_answers(form, values)
    except InvalidRecord as refused:
        raise Trouble("\n".join(str(problem) for problem in refused.problems)) from None


def _as_json(form: Measure, found: Score, values: list[Any]) -> Mapping[str, Any]:
    return {
        "measure": form.id,
        "total": found.total,
        "band": found.band or None,
        "change_needed": form.change.points if form.change else None,
        "caution": " ".join(_cautions(form, found, values)),
        "range": list(range_of(form)),
        "raw": None if found.total is None else found.total // form.times,
        "missing": found.missing,
        "parts": [{"id": part.id, "total": part.total, "met": part.met} for part in found.parts],
        "pattern": has_whole_pattern(form, found),
    }


def _print(form: Measure, found: Score, values: list[Any]) -> None:
    lowest, highest = range_of(form)
    band = f"{found.band}, " if found.band else ""
    if found.total is not None:
        give(f"{form.title}: {band}{found.total} (from {lowest} to {highest}, {form.better} is better)")
    if form.change and found.total is not None:
        give(f"Ordinary ups and downs are {form.change.ordinary}.")
    for sentence in _cautions(form, found, values):
        say(sentence)
    if found.total is not None and support_for(form, values):
        say(support_texts().not_monitored + " `meantime serve` opens Support.")


def _cautions(form: Measure, found: Score, values: list[Any]) -> Iterator[str]:
    asked = count_phrase(found.missing, "question has", "questions have")
    if found.total is None:
        yield f"{asked} no answer, so there is no total."
    elif found.missing:
        yield f"{asked} no answer. The total is worked out from the others."
    if support_for(form, values):
        yield _TALK
    yield form.caution
