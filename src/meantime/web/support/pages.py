"""What the Support page shows, ready to print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote

from django.http import HttpRequest

from meantime.actions.reading import skill_word
from meantime.actions.safety import plan_of, what_helped
from meantime.content.loader import (
    NO_COUNTRY,
    check_note,
    countries,
    find_country,
    help_lines,
    support_texts,
)
from meantime.content.records import CountryLines, HelpLine, NowExercise, SupportTexts
from meantime.core.helped import HelpedSkill
from meantime.core.phrases import count_phrase
from meantime.core.safety import SafetyPlan
from meantime.storage.journal import Journal
from meantime.web.support.links import Link
from meantime.web.support.plan_pages import PlanPage, plan_page

#: The choice "not in this list".
ELSEWHERE = NO_COUNTRY
#: Exercises shown here; the fourth, "call", is what the lines above are for.
_NOW = ("grounding", "breathing", "feet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line to call, text or read."""

    name: str
    links: tuple[Link, ...]
    #: Hours, languages, cost and who it is for, as far as known.
    details: str
    #: Whether and when somebody checked it.
    check: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportPage:
    """Everything on the page."""

    texts: SupportTexts
    #: When to call the emergency number.
    emergency_sentence: str
    emergency: tuple[Row, ...]
    lines: tuple[Row, ...]
    #: Said above the lines when the country is not chosen or has none here; else empty.
    about_lines: str
    now: tuple[NowExercise, ...]
    #: What the person said helped before, as sentences; empty while the journal is locked.
    helped: tuple[str, ...]
    #: The person's own plan; None while it is not to be seen here.
    plan: PlanPage | None
    country: str
    #: (code, name) of every country, by name.
    countries: tuple[tuple[str, str], ...]


def support_page(
    country: str, *, now: datetime, journal: Journal | None = None, plan: SafetyPlan | None = None
) -> SupportPage:
    """The page for a country, with what is known of the person.

    Args:
        journal: the open journal: its plan is shown, and what helped before.
        plan: the plan this browser may open while locked.
    """
    texts, lines, today = support_texts(), help_lines(country), now.date()
    return SupportPage(
        texts=texts,
        emergency_sentence=_emergency_sentence(texts, lines),
        emergency=tuple(_row(line, today) for line in lines.emergency_lines),
        lines=tuple(_row(line, today) for line in lines.lines),
        about_lines=_about_lines(texts, lines, country),
        now=tuple(exercise for exercise in texts.now if exercise.id in _NOW),
        helped=tuple(map(helped_words, what_helped(journal, now=now))) if journal else (),
        plan=_plan(journal, plan),
        country=country,
        countries=tuple(sorted(((c.code, c.name) for c in countries()), key=lambda pair: pair[1])),
    )


def _plan(journal: Journal | None, plan: SafetyPlan | None) -> PlanPage | None:
    if journal:
        return plan_page(plan_of(journal))
    return plan_page(plan) if plan else None


def emergency_words(request: HttpRequest) -> str:
    """`In an emergency call 999 or 112`, for the country of this device or journal; empty while none is known."""
    lines = help_lines(known_country(request))
    return "" if lines.country == NO_COUNTRY else f"In an emergency call {' or '.join(lines.emergency)}."


def known_country(request: HttpRequest) -> str:
    """From this device, else from the open journal; never guessed from the address of the browser."""
    kept = request.COOKIES.get("mt-country", "").upper()
    if is_choice(kept):
        return kept
    return (request.journal.profile.country if request.journal else "") or ELSEWHERE


def is_choice(country: str) -> bool:
    """Whether this is one of the choices of the country form."""
    return country == ELSEWHERE or find_country(country) is not None


def _emergency_sentence(texts: SupportTexts, lines: CountryLines) -> str:
    if lines.country == NO_COUNTRY:
        return texts.emergency_line_no_number
    return texts.emergency_line.format(emergency=" or ".join(lines.emergency))


def _about_lines(texts: SupportTexts, lines: CountryLines, country: str) -> str:
    if country == NO_COUNTRY:
        return texts.choose_country
    has_own = any(line.kind != "directory" for line in lines.lines)
    return "" if has_own else texts.no_lines_here.format(country=lines.name)


def _row(line: HelpLine, today: date) -> Row:
    languages = ", ".join(line.languages) if len(line.languages) > 1 else ""
    known = (line.audience, line.hours, line.cost, languages)
    return Row(
        name=line.name,
        links=tuple(_links(line)),
        details=" · ".join(part for part in known if part),
        check=check_note(line, today),
    )


def _links(line: HelpLine) -> list[Link]:
    links = []
    if line.tel:
        links.append(Link(href=f"tel:{line.tel}", verb="Call", shown=line.display))
    if line.sms_to:
        body = f"?body={quote(line.sms_body)}" if line.sms_body else ""
        word = f"{line.sms_body} to {line.sms_to}" if line.sms_body else line.sms_to
        links.append(Link(href=f"sms:{line.sms_to}{body}", verb="Text", shown=word))
    if line.url:
        site = line.url.removeprefix("https://").removeprefix("www.").rstrip("/")
        links.append(Link(href=line.url, verb="Open", shown=site))
    return links


def helped_words(one: HelpedSkill) -> str:
    """`slow breathing: helped a lot 4 times, a bit 2 times`."""
    said = [
        f"{word} {count_phrase(count, 'time', 'times')}"
        for word, count in (("a lot", one.a_lot), ("a bit", one.a_bit))
        if count
    ]
    return f"{skill_word(one.skill)}: helped {', '.join(said)}"
