"""The brief as text: JSON, Markdown and a calm page for the terminal. Printers decide nothing: they print its lines."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from typing import Any

from meantime.core.brief.words import width as columns_of
from meantime.core.briefs import FOOTER, SECTIONS, Brief, Line, days_in, lines_of
from meantime.core.moments import local_time
from meantime.core.phrases import count_phrase
from meantime.exports.dates import day_words, span_words
from meantime.exports.markup import escaped

NOTHING_YET = "There is nothing on this page yet."
#: Shortest id that is printed, in characters.
_SHORT = 8
_BAR = "│ "
_INDENT = "  "


def brief_json(brief: Brief) -> dict[str, Any]:
    """The brief as `meantime brief --json` prints it.

    `{"for": session id or None, "from", "to": ISO days, "notes", "days": counts, "sections": {name: [{"text",
    "quoted", "sources"}]}}` with every section, empty ones too.
    """
    return {
        "for": brief.session,
        "from": brief.first_day.isoformat(),
        "to": brief.last_day.isoformat(),
        "notes": brief.notes,
        "days": brief.days,
        "sections": {name: [_line_json(line) for line in lines_of(brief, name)] for name, _ in SECTIONS},
    }


def brief_markdown(brief: Brief) -> str:
    """The brief as Markdown: quoted words in “…”, counted lines plain, and where each comes from at the end."""
    number = _numbers(brief.lines)
    blocks = [f"# {escaped(title_line(brief))}", head_line(brief)]
    for name, heading in SECTIONS:
        if lines := lines_of(brief, name):
            rows = (f"- {_markdown_line(line)} {_references(line, number)}" for line in lines)
            blocks += [f"## {heading}", "\n".join(rows)]
    blocks += [] if brief.lines else [NOTHING_YET]
    blocks.append(FOOTER)
    if number:
        short = _short_ids(list(number))
        blocks += ["## Sources", "\n".join(f"- \\[n{n}\\] {escaped(short[i])}" for i, n in number.items())]
    return "\n\n".join(blocks) + "\n"


def brief_terminal(brief: Brief, width: int = 80) -> str:
    """The brief as plain text at most `width` columns wide (40 at least); the person's words stand behind a bar."""
    across = max(width, 40)
    rows = [*_wrapped(title_line(brief), across), *_wrapped(head_line(brief), across)]
    for name, heading in SECTIONS:
        lines = lines_of(brief, name)
        rows += ["", heading] if lines else []
        rows += [row for line in lines for row in _terminal_line(line, across)]
    rows += [] if brief.lines else ["", NOTHING_YET]
    return "\n".join([*rows, "", *_wrapped(FOOTER, across)]) + "\n"


def title_line(brief: Brief) -> str:
    """Whose brief it is and for when: `Sam, for Dr A on Thursday 26 November 2026 at 16:00`."""
    who = brief.name.strip() or "Brief"
    therapist = f" for {brief.therapist.strip()}" if brief.therapist.strip() else ""
    if brief.session_at is None:
        return f"{who}{',' if therapist else ''}{therapist}"
    local = local_time(brief.session_at, brief.tz)
    when = f"on {day_words(local.date())} {local.year} at {local:%H:%M}"
    return f"{who},{therapist} {when}" if therapist else f"{who}, {when}"


def head_line(brief: Brief) -> str:
    """What it was made from: `12 Nov to 26 Nov · 14 notes on 9 of 15 days`."""
    notes = count_phrase(brief.notes, "note", "notes")
    days = count_phrase(days_in(brief), "day", "days")
    return f"{span_words(brief.first_day, brief.last_day)} · {notes} on {brief.days} of {days}"


def _line_json(line: Line) -> dict[str, Any]:
    return {"text": str(line.text), "quoted": line.quoted, "sources": list(line.sources)}


def _numbers(lines: Sequence[Line]) -> dict[str, int]:
    """A number from 1 for every source, in the order the lines name them."""
    sources = dict.fromkeys(source for line in lines for source in line.sources)
    return {source: n for n, source in enumerate(sources, start=1)}


def _markdown_line(line: Line) -> str:
    words = escaped(str(line.text))
    aside = f" ({escaped(str(line.aside))})" if line.aside else ""
    return f"“{words}”{aside}" if line.quoted else f"{words}{aside}"


def _references(line: Line, number: dict[str, int]) -> str:
    """The numbers of a line's sources, neighbours drawn together: `[n1–n4, n9]`."""
    runs: list[list[int]] = []
    for n in sorted({number[source] for source in line.sources}):
        if runs and runs[-1][-1] == n - 1:
            runs[-1].append(n)
        else:
            runs.append([n])
    shown = (f"n{run[0]}" if len(run) == 1 else f"n{run[0]}–n{run[-1]}" for run in runs)
    return f"\\[{', '.join(shown)}\\]"


def _short_ids(ids: Sequence[str]) -> dict[str, str]:
    """The first characters of each id, as many as tell all of them apart."""
    longest = max(map(len, ids))
    size = next((n for n in range(_SHORT, longest) if len({one[:n] for one in ids}) == len(ids)), longest)
    return {one: one[:size] for one in ids}


def _terminal_line(line: Line, across: int) -> Iterator[str]:
    aside = f" ({line.aside})" if line.aside else ""
    words = f"“{line.text}”{aside}" if line.quoted else f"{line.text}{aside}"
    first, rest = (_INDENT + _BAR,) * 2 if line.quoted else (_INDENT + "· ", _INDENT * 2)
    for n, row in enumerate(_wrapped(words, across - len(first))):
        yield f"{rest if n else first}{row}"


def _wrapped(words: str, across: int) -> list[str]:
    """Rows of at most `across` columns. What could steer a terminal is left out, wide letters count as two."""
    clean = " ".join("".join(c if c.isprintable() else " " for c in words).split())
    room = across
    while room > 1:
        rows = textwrap.wrap(clean, room, break_on_hyphens=False)
        widest = max(map(columns_of, rows), default=0)
        if widest <= across:
            return rows
        room -= 1 + (widest - across) // 2
    return list(clean)
