"""`meantime support`: numbers of a country and something to do now. Needs no journal, no passphrase, no connection."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from textwrap import wrap
from typing import Any

import click

from meantime.cli.speaking import Trouble, give, give_json, say
from meantime.content.loader import NO_COUNTRY, check_note, find_country, help_lines, support_texts
from meantime.content.records import CountryLines, HelpLine


@click.command(short_help="Print numbers to call, and something to do now.")
@click.option("--country", default="", metavar="CODE", help="Two letters, such as GB.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def support(country: str, as_json: bool) -> None:
    """Print numbers to call, and something to do now. Works while the journal is locked."""
    if country and find_country(country) is None:
        raise Trouble("There is no country with these two letters. Try GB, US or DE.")
    lines = help_lines(country or NO_COUNTRY)
    if as_json:
        return give_json(_as_json(lines))
    for line in _page(lines):
        give(line)
    if not country:
        say(f"{support_texts().choose_country} Type: meantime support --country GB")
    return None


def _page(lines: CountryLines) -> Iterator[str]:
    texts, width = support_texts(), min(88, max(40, shutil.get_terminal_size().columns))
    sentence = texts.emergency_line_no_number
    if lines.country != NO_COUNTRY:
        sentence = texts.emergency_line.format(emergency=" or ".join(lines.emergency))
    yield from wrap(sentence, width)
    yield ""
    for line in (*lines.emergency_lines, *lines.lines):
        yield from _row(line)
    yield ""
    first = texts.now[0]
    yield f"{first.title}. {first.intro}"
    yield from (f"  {number}. {step}" for number, step in enumerate(first.steps, 1))
    yield ""
    yield texts.not_monitored


def _row(line: HelpLine) -> Iterator[str]:
    ways = [f"call {line.display}"] if line.tel else []
    if line.sms_to:
        ways.append(f"text {line.sms_body} to {line.sms_to}".replace("  ", " "))
    known = ", ".join(part for part in (line.audience, line.hours, line.cost) if part)
    yield f"{line.name}: {' · '.join(ways) or line.url}"
    yield f"  {known + '. ' if known else ''}{check_note(line, date.today())}"


def _as_json(lines: CountryLines) -> dict[str, Any]:
    rows = {"emergency": lines.emergency_lines, "lines": lines.lines}
    return {"country": lines.country, **{name: [_line(one) for one in found] for name, found in rows.items()}}


def _line(line: HelpLine) -> dict[str, Any]:
    names = ("name", "kind", "tel", "sms_to", "sms_body", "url", "hours", "audience", "cost", "verified_at")
    return {name: getattr(line, name) for name in names}
