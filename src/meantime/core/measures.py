"""Questionnaires: what a form is, one filling in of it, and its published score. Sums and published bands only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from meantime.core.problems import InvalidRecord, Problem

Answers = Sequence[int | None]
Better = Literal["lower", "higher"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One answer a form offers."""

    #: What it counts.
    value: int
    #: The words of the form.
    text: str
    #: LOINC code of the answer, where it was verified; else empty.
    loinc: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One question, word for word."""

    text: str
    #: Its own answers; empty when it has those of the form.
    option: tuple[Option, ...] = ()
    #: LOINC code of the question, where it was verified; else empty.
    loinc: str = ""
    #: What an answer calls for at once: the card with ways to get help, the link to it, or nothing.
    support: Literal["", "card", "link"] = ""
    #: From which answer on.
    support_from: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A published range of totals and its published words."""

    lowest: int
    highest: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some questions of a form that are also looked at by themselves."""

    id: str
    title: str
    #: Places of its questions, 1 for the first.
    items: tuple[int, ...]
    #: Total of the part from which it counts as met; None when answers are counted instead.
    from_total: int | None = None
    #: An answer of at least this much counts ...
    rated: int = 1
    #: ... and this many of them meet the part.
    at_least: int = 1
    #: Id of a longer form that says more when the part is met; empty for none.
    longer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRule:
    """How far two totals have to lie apart. The source stands in the file of the form."""

    #: Points from which one difference is more than ordinary ups and downs (reliable change).
    points: int
    #: Points both of the last two forms have to lie from the start before it is called clear.
    clear: int
    #: Ordinary ups and downs as people read them, such as "up to 5 points".
    ordinary: str
    #: The published line a total can cross: its worse side begins here; None without one.
    cut: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One questionnaire as data."""

    #: Kept forever; stored in records.
    id: str
    #: Changes when the words or the counting change.
    version: str
    #: BCP 47 tag of the words.
    language: str
    title: str
    #: What it is about, in two or three words.
    subject: str
    #: What it asks, in a sentence or two.
    about: str
    #: Said before the questions, word for word.
    instruction: str
    #: The time it asks about, such as "the last 2 weeks", and how many days that is.
    recall: str
    recall_days: int
    #: The direction in which fewer problems lie.
    better: Better
    item: tuple[Item, ...]
    #: Answers of the questions that have none of their own.
    option: tuple[Option, ...] = ()
    band: tuple[Band, ...] = ()
    part: tuple[Part, ...] = ()
    #: A question asked last and never counted; None for none.
    extra: Item | None = None
    #: The total is the sum of the answers times this.
    times: int = 1
    #: How many answers may be missing; the total is then worked out from the others.
    may_leave: int = 0
    #: Whether 0 for the first question makes the total 0 (the others then ask about nothing).
    first_zero_ends: bool = False
    change: ChangeRule | None = None
    #: Offered unless the person decides otherwise.
    on: bool = True
    #: LOINC code of the form and of its total, where verified; else empty.
    loinc: str = ""
    loinc_total: str = ""
    #: Said beside every score.
    caution: str
    source: str
    licence: str
    attribution: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Administration:
    """One filling in of a questionnaire."""

    #: UUID as text.
    id: str
    #: When it was filled in, aware.
    at: datetime
    #: Id of the questionnaire; one this version does not know is kept and not scored.
    measure: str
    #: The value of each answer in the order of the questions; None where there is none.
    answers: tuple[int | None, ...]
    #: Kept out of the brief.
    private: bool = False
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartScore:
    """The score of one part of a form."""

    id: str
    total: int
    #: Whether it reaches what the form asks of it.
    met: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What a form comes to."""

    #: Id of the questionnaire.
    measure: str
    #: The published total; None when too many answers are missing.
    total: int | None
    #: Published words for the total; empty when the form has none.
    band: str = ""
    #: How many questions have no answer. With a total, it was worked out from the others.
    missing: int = 0
    #: Scores of the parts; empty when answers are missing.
    parts: tuple[PartScore, ...] = ()


def score(measure: Measure, answers: Answers) -> Score:
    """The published score of one form.

    Args:
        answers: the value of each answer in the order of the questions, None where there is none. The question
            that is never counted may be left off.

    Raises:
        InvalidRecord: an answer the form does not offer, or not as many answers as questions.
    """
    if problems := find_answer_problems(measure, answers):
        raise InvalidRecord(problems)
    counted = _counted(measure, answers)
    known = [answer for answer in counted if answer is not None]
    missing = len(counted) - len(known)
    if missing > measure.may_leave:
        return Score(measure=measure.id, total=None, missing=missing)
    total = _rounded_half_up(sum(known) * len(counted), len(known)) * measure.times
    parts = () if missing else tuple(_part_score(part, known) for part in measure.part)
    return Score(measure=measure.id, total=total, band=band_of(measure, total), missing=missing, parts=parts)


def score_of(administration: Administration, measures: Mapping[str, Measure]) -> Score | None:
    """The score of a filled in form; None when this version does not know the form or cannot read the answers."""
    measure = measures.get(administration.measure)
    if measure is None or find_answer_problems(measure, administration.answers):
        return None
    return score(measure, administration.answers)


def find_measure(name: str, measures: Mapping[str, Measure]) -> Measure | None:
    """The questionnaire of this name; case and hyphens do not matter ("PHQ9")."""
    wanted = name.casefold().replace("-", "")
    return next((one for one in measures.values() if one.id.replace("-", "") == wanted), None)


def band_of(measure: Measure, total: int) -> str:
    """The published words for a total; empty when the form has none."""
    return next((band.words for band in measure.band if band.lowest <= total <= band.highest), "")


def range_of(measure: Measure) -> tuple[int, int]:
    """The lowest and the highest total."""
    values = [[option.value for option in options_of(measure, item)] for item in measure.item]
    return sum(map(min, values)) * measure.times, sum(map(max, values)) * measure.times


def options_of(measure: Measure, item: Item) -> tuple[Option, ...]:
    """The answers one question offers, in the order of the form."""
    return item.option or measure.option


def questions_of(measure: Measure) -> tuple[Item, ...]:
    """Every question in its order; one that is never counted comes last."""
    return measure.item if measure.extra is None else (*measure.item, measure.extra)


def support_for(measure: Measure, answers: Answers) -> Literal["", "card", "link"]:
    """What the answers call for at once, beside the score. Never a level, and never kept."""
    asked = [
        item.support
        for item, answer in zip(measure.item, answers, strict=False)
        if item.support and answer is not None and answer >= item.support_from
    ]
    return "card" if "card" in asked else "link" if asked else ""


def has_whole_pattern(measure: Measure, found: Score) -> bool | None:
    """Whether every part is met, as the PCL-5 counts it; None for forms without such a count. No diagnosis."""
    if not found.parts or any(part.from_total is not None for part in measure.part):
        return None
    return all(part.met for part in found.parts)


def find_answer_problems(measure: Measure, answers: Sequence[object]) -> list[Problem]:
    """What keeps answers from being scored. Never repeats an answer."""
    questions = questions_of(measure)
    if len(answers) not in (len(measure.item), len(questions)):
        what = f"{measure.title} has {len(measure.item)} questions, and there are {len(answers)} answers."
        return [Problem(where="answers", what=what, what_to_do="Give one answer for each question.")]
    return [
        Problem(
            where=f"answer {place}",
            what="The form does not offer this answer.",
            what_to_do=f"Use {_listed(options_of(measure, item))}.",
        )
        for place, (item, answer) in enumerate(zip(questions, answers, strict=False), start=1)
        if answer is not None and not _is_offered(answer, options_of(measure, item))
    ]


def find_problems(administration: Administration) -> list[Problem]:
    """Everything that breaks a rule of records. Odd answers do not: they are kept, and not scored."""
    if administration.measure.strip():
        return []
    return [
        Problem(
            where="measure", what="It does not say which form it is.", what_to_do="Name it, such as phq-9."
        )
    ]


def _counted(measure: Measure, answers: Answers) -> list[int | None]:
    """The answers that count."""
    given = list(answers[: len(measure.item)])
    return [0] * len(given) if measure.first_zero_ends and given[0] == 0 else given


def _part_score(part: Part, answers: Sequence[int]) -> PartScore:
    own = [answers[place - 1] for place in part.items]
    enough = sum(answer >= part.rated for answer in own) >= part.at_least
    met = enough if part.from_total is None else sum(own) >= part.from_total
    return PartScore(id=part.id, total=sum(own), met=met)


def _rounded_half_up(sum_: int, count: int) -> int:
    """`sum_ / count` as a whole number; a half goes up, unlike Python's own rounding."""
    return (2 * sum_ + count) // (2 * count)


def _is_offered(answer: object, options: Sequence[Option]) -> bool:
    # True is 1 for Python; on a form it is no answer.
    return type(answer) is int and any(answer == option.value for option in options)


def _listed(options: Sequence[Option]) -> str:
    *first, last = sorted(str(option.value) for option in options)
    return f"{', '.join(first)} or {last}"
