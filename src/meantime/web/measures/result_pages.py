"""Finished values for the page of a filled in questionnaire."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from meantime.actions.briefs import is_chosen_next
from meantime.actions.measures import is_on, measures_here, support_called_for
from meantime.actions.safety import plan_of
from meantime.content.loader import NO_COUNTRY, check_note, help_lines, support_texts
from meantime.content.records import HelpLine
from meantime.core.brief.measures import answer_key, total_key
from meantime.core.measure_points import points_of
from meantime.core.measures import (
    Administration,
    Measure,
    Score,
    find_answer_problems,
    options_of,
    questions_of,
    score_of,
)
from meantime.core.moments import local_time
from meantime.core.phrases import count_phrase
from meantime.core.progress import words_about
from meantime.core.safety import steps_of
from meantime.storage.journal import Journal, Stored
from meantime.web.base.dates import day_name, full_day

#: Lines shown on the card, after the person's own plan; all of them are on Support.
_LINES = 3
#: What is said to an answer of the one question about an answer. "No" and "later" are kept nowhere.
SAID = {
    "yes": "It stands at the top of your next session brief.",
    "no": "That is fine. It stays with you.",
    "later": "That is fine. The question is here when you come back.",
}


def result_values(
    journal: Journal, stored: Stored[Administration], *, now: datetime, country: str
) -> dict[str, Any]:
    """Everything on the page. Support is worked out from the answers each time and kept nowhere."""
    record, measure = stored.record, measures_here().get(stored.record.measure)
    head = head_values(journal, record)
    if measure is None or is_odd(record, measure):
        return {**head, "words": [], "unscored": _unscored_words(measure), "answers": []}
    found = score_of(record, {measure.id: measure})
    support = support_called_for(record, measure)
    return {
        **head,
        "measure": measure,
        "words": _words(journal, record, measure),
        "missing": _missing_words(found) if found else "",
        "longer": _longer_forms(journal, measure, found) if found else [],
        "groups": _groups(measure, found) if found else [],
        "answers": _answers(record, measure),
        "support": support,
        "card": _card(journal, country or journal.profile.country, now) if support == "card" else None,
        "has_total": bool(found and found.total is not None),
        "on_brief": is_chosen_next(journal, total_key(measure.id), now=now),
        "answer_on_brief": is_chosen_next(journal, answer_key(record.id), now=now),
    }


def head_values(journal: Journal, record: Administration) -> dict[str, Any]:
    """Which form, and when."""
    measure = measures_here().get(record.measure)
    day = local_time(record.at, journal.tz).date()
    return {
        "id": record.id,
        "form": measure.id if measure else "",
        "title": measure.title if measure else "A questionnaire",
        "day": full_day(day),
        "short_day": day_name(day),
        "private": record.private,
    }


def said_values(asked: Mapping[str, str], values: Mapping[str, Any]) -> dict[str, Any]:
    """Right after keeping: that it is kept, and the card first. Closed with one tap, and not shown again by itself."""
    kept = asked.get("kept") == "yes"
    return {
        "kept": kept,
        "shows_card": kept and values.get("support") == "card",
        "said": SAID.get(asked.get("said", ""), ""),
    }


def is_odd(record: Administration, measure: Measure) -> bool:
    """Whether the answers are not of this form."""
    return bool(find_answer_problems(measure, record.answers))


def _words(journal: Journal, record: Administration, measure: Measure) -> list[str]:
    """What this form says, compared with those before it."""
    points = points_of(measure, journal.of_kind(Administration))
    upto = [point for point in points if (point.at, point.id) <= (record.at, record.id)]
    is_scored = bool(upto) and upto[-1].id == record.id
    return [str(words) for words in words_about(measure, upto, tz=journal.tz)] if is_scored else []


def _unscored_words(measure: Measure | None) -> str:
    if measure is None:
        return "This questionnaire is not known here, so there is no total. Your answers are kept."
    return "These answers are not those of the form, so there is no total. They are kept as they came."


def _missing_words(found: Score) -> str:
    has = count_phrase(found.missing, "question has", "questions have")
    if found.total is None:
        return f"{has} no answer, so there is no total. Your answers are kept."
    return f"{has} no answer. The total is worked out from the others." if found.missing else ""


def _longer_forms(journal: Journal, measure: Measure, found: Score) -> list[dict[str, str]]:
    """A longer form that can say more, where a part of a short one reaches its published line."""
    met = {part.id for part in found.parts if part.met}
    known = measures_here()
    return [
        {"id": part.longer, "title": known[part.longer].title, "about": part.title.lower()}
        for part in measure.part
        if part.id in met and part.longer in known and is_on(journal, known[part.longer])
    ]


def _groups(measure: Measure, found: Score) -> list[dict[str, str]]:
    """The totals of the groups of questions, for forms whose groups are counted. Never whether they are "met"."""
    if not found.parts or any(part.from_total is not None for part in measure.part):
        return []
    by_id = {part.id: part.total for part in found.parts}
    return [
        {"title": part.title, "total": f"{by_id[part.id]} of {_most(measure, part.items)}"}
        for part in measure.part
    ]


def _most(measure: Measure, places: tuple[int, ...]) -> int:
    return sum(max(o.value for o in options_of(measure, measure.item[place - 1])) for place in places)


def _answers(record: Administration, measure: Measure) -> list[dict[str, str]]:
    return [
        {"question": item.text, "answer": _answer(measure, place, answer)}
        for place, (item, answer) in enumerate(
            zip(questions_of(measure), record.answers, strict=False), start=1
        )
    ]


def _answer(measure: Measure, place: int, answer: int | None) -> str:
    options = options_of(measure, questions_of(measure)[place - 1])
    return next((option.text for option in options if option.value == answer), "No answer")


def _card(journal: Journal, country: str, now: datetime) -> dict[str, Any]:
    """The person's own plan first, then lines of their country."""
    texts, lines, plan = support_texts(), help_lines(country), plan_of(journal)
    known = lines.country != NO_COUNTRY
    sentence = texts.emergency_line if known else texts.emergency_line_no_number
    return {
        "not_monitored": texts.not_monitored,
        "emergency": sentence.format(emergency=" or ".join(lines.emergency)) if known else sentence,
        "has_plan": plan is not None and bool(steps_of(plan)),
        "plan": texts.plan.title,
        "lines": [_line(line, now) for line in lines.lines if line.kind != "directory"][:_LINES],
    }


def _line(line: HelpLine, now: datetime) -> dict[str, str]:
    href = f"tel:{line.tel}" if line.tel else f"sms:{line.sms_to}" if line.sms_to else line.url
    verb = "Call" if line.tel else "Text" if line.sms_to else "Open"
    return {
        "name": line.name,
        "href": href,
        "verb": verb,
        "shown": line.display.removeprefix("Text "),
        "check": check_note(line, now.date()),
    }
