"""Notes as a table for spreadsheets: CSV (RFC 4180), one row a note. For a lossless form use the plain journal.

Every cell is quoted. A cell that a spreadsheet would take for a formula, such as one that begins with `=`, gets an
apostrophe in front (OWASP ASVS 5.0, 1.2.10); spreadsheets show it as text, other programs may take one `'` off.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from meantime.core.moments import local_time
from meantime.core.notes import SEVERITY_WORDS, Note

#: Column names. Several values in one cell are divided by "; ", and stand in the same order in sister columns.
COLUMNS = (
    *("date", "time", "zone", "text"),
    *("emotions", "strengths", "triggers", "symptoms", "severities"),
    *("coping", "before", "after", "helped", "activities", "private"),
)
#: Excel takes the wide forms East Asian keyboards type for the same signs.
_FORMULA_SIGNS = tuple("=+-@＝＋－＠")
_CONTROLS = ("\t", "\r", "\n", "\0")
_BOM = "\ufeff"


def notes_csv(notes: Iterable[Note]) -> Iterator[str]:
    """The table row by row, each with its line end; the first piece begins with a byte order mark.

    Encode as UTF-8. Dates are ISO 8601, times `HH:MM` on the clock of the zone the note was written in, strengths and
    before/after 0-10, severities in words (none, mild, moderate, severe). A value that was not given is left empty.
    """
    writer = csv.writer(_Pass(), quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    yield _BOM + writer.writerow(COLUMNS)  # what `_Pass.write` returned
    for note in notes:
        yield writer.writerow([safe_cell(cell) for cell in _cells(note)])


def safe_cell(text: str) -> str:
    """The text, with an apostrophe in front when a spreadsheet would read it as a formula."""
    is_formula = text.lstrip().startswith(_FORMULA_SIGNS) or text.lstrip(" ").startswith(_CONTROLS)
    return f"'{text}" if is_formula else text


class _Pass:
    """A file that hands each row straight back instead of keeping it."""

    def write(self, row: str) -> str:
        return row


def _cells(note: Note) -> list[str]:
    local = local_time(note.at, note.tz)
    when = [local.date().isoformat(), f"{local:%H:%M}", note.tz]
    felt = [_joined(e.name for e in note.emotions), _joined(e.intensity for e in note.emotions)]
    return [*when, note.text, *felt, *_other_parts(note), "yes" if note.private else "no"]


def _other_parts(note: Note) -> list[str]:
    severities = (None if s.severity is None else SEVERITY_WORDS[s.severity] for s in note.symptoms)
    activities = note.extra.get("activities")
    return [
        _joined(note.triggers),
        _joined(symptom.name for symptom in note.symptoms),
        _joined(severities),
        *(
            _joined(getattr(row, name) for row in note.coping)
            for name in ("skill", "before", "after", "helped")
        ),
        _joined(activities if isinstance(activities, list) else ()),
    ]


def _joined(values: Iterable[object]) -> str:
    """The values with "; " between; empty when none of them was given."""
    shown = ["" if value is None else str(value) for value in values]
    return "; ".join(shown) if any(shown) else ""
