"""What the Support page shows, ready to print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from meantime.content.loader import NO_COUNTRY, check_note, countries, help_lines, support_texts
from meantime.content.records import CountryLines, HelpLine, NowExercise, SupportTexts
from meantime.storage.journal import Journal

#: The choice "not in this list".
ELSEWHERE = NO_COUNTRY
#: Exercises shown here; the fourth, "call", is what the lines above are for.
_NOW = ("grounding", "breathing", "feet")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Something to tap."""

    href: str
    #: Words on it, such as "Call" or "Text".
    verb: str
    #: The number or address as people read it.
    shown: str


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
class PlanPart:
    """One step of the person's own plan, with what they wrote."""

    heading: str
    words: tuple[str, ...]


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
    #: The person's own plan; None while the journal is locked.
    plan: tuple[PlanPart, ...] | None
    country: str
    #: (code, name) of every country, by name.
    countries: tuple[tuple[str, str], ...]


def support_page(country: str, *, journal: Journal | None, today: date) -> SupportPage:
    """The page for a country; with an open journal the person's own plan is on it."""
    texts, lines = support_texts(), help_lines(country)
    return SupportPage(
        texts=texts,
        emergency_sentence=_emergency_sentence(texts, lines),
        emergency=tuple(_row(line, today) for line in lines.emergency_lines),
        lines=tuple(_row(line, today) for line in lines.lines),
        about_lines=_about_lines(texts, lines, country),
        now=tuple(exercise for exercise in texts.now if exercise.id in _NOW),
        plan=None if journal is None else _plan(texts, journal),
        country=country,
        countries=tuple(sorted(((c.code, c.name) for c in countries()), key=lambda pair: pair[1])),
    )


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


def _plan(texts: SupportTexts, journal: Journal) -> tuple[PlanPart, ...]:
    """The steps with something in them, in the order of the plan; steps of other programs after them."""
    steps: dict[str, object] = {}
    for record in journal.others("safety_plan"):
        if isinstance(record.fields.get("steps"), dict):
            steps = record.fields["steps"]
    headings = {step.id: step.heading for step in texts.plan_step}
    ordered = [
        *(name for name in headings if name in steps),
        *(name for name in steps if name not in headings),
    ]
    parts = (PlanPart(heading=headings.get(name, name), words=_words(steps[name])) for name in ordered)
    return tuple(part for part in parts if part.words)


def _words(value: object) -> tuple[str, ...]:
    """A step as it may come: a text, a list of texts, a list of people with names and numbers."""
    if isinstance(value, str):
        return (value,) if value.strip() else ()
    if isinstance(value, dict):
        return (" · ".join(str(part) for part in value.values() if part),)
    if isinstance(value, list):
        return tuple(word for one in value for word in _words(one))
    return ()
