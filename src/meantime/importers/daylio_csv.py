"""The rows of a Daylio CSV, whichever of its five generations wrote it.

```
2017   year,date,weekday,time,mood,activities,note                         date such as "7 września"
2019   full_date,date,weekday,time,mood,activities,note                    full_date such as 2019-09-07
2020   full_date,date,weekday,time,mood,activities,note_title,note
2026   full_date,date,weekday,time,mood,activities,scales,note_title,note  notes may hold HTML
```
The fifth is any of these without its first line, told by its shape. Only `full_date` and `time` mean the same in every
language; `weekday` is never needed.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from datetime import date, datetime, time

from meantime.core.problems import Problem
from meantime.importers.daylio_notes import Row
from meantime.importers.daylio_words import day_from, time_from
from meantime.importers.html import plain_text
from meantime.importers.limits import refused
from meantime.importers.texts import MAX_LINE, first_line, lines_of

#: Column names by the number of fields, for a file without a first line of names.
_BY_WIDTH = {
    7: ("full_date", "date", "weekday", "time", "mood", "activities", "note"),
    8: ("full_date", "date", "weekday", "time", "mood", "activities", "note_title", "note"),
    9: ("full_date", "date", "weekday", "time", "mood", "activities", "scales", "note_title", "note"),
}
_KNOWN = {*_BY_WIDTH[9], "year"}
#: Most commas in one row: a note of a million characters has about twenty thousand.
_MAX_COMMAS = 200_000
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
#: A row that begins inside a field: a quotation mark above was never closed.
_SWALLOWED = re.compile(r"\n\"?\d{4}-\d{2}-\d{2}\"?,")


def is_table(data: bytes) -> bool:
    """Whether this looks like a Daylio CSV: by its column names, or by the shape of its first row."""
    try:
        first = next(csv.reader([first_line(data)]), [])
    except csv.Error:
        return False
    return _is_header(first) or _columns_by_shape(first) is not None


def read_table(data: bytes) -> Iterator[Row | Problem]:
    """Each row, or what is wrong with it, in the order of the file.

    Raises:
        ImportRefused: the bytes are no text, or no CSV.
    """
    rows = _csv_rows(data)
    first_number, first = next(rows, (1, []))
    columns = tuple(name.strip().lower() for name in first) if _is_header(first) else None
    if columns is None:
        columns = _columns_by_shape(first)
        if columns is None:
            raise refused("This does not look like a Daylio export.", "Export it once more, then try again.")
        yield _row_from(first, columns, f"line {first_number}")
    for number, cells in rows:
        if any(cell.strip() for cell in cells):
            yield _row_from(cells, columns, f"line {number}")


def _csv_rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Rows with the number of the line each begins on."""
    csv.field_size_limit(MAX_LINE)  # of the whole process; Python's own limit of 131,072 is below a long note
    lines = _CountedLines(data)
    reader = csv.reader(lines)
    begin = 1
    try:
        for cells in reader:
            lines.commas = 0
            yield begin, cells
            begin = reader.line_num + 1
    except csv.Error:
        raise refused(
            "From here on this is not a table.", "Export it once more, then try again.", where=f"line {begin}"
        ) from None


class _CountedLines:
    """The lines of a text, refused when one row has more commas than a table could have columns."""

    def __init__(self, data: bytes) -> None:
        self._lines = lines_of(data)
        #: Commas since the last whole row.
        self.commas = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.commas += line.count(",")
            if self.commas > _MAX_COMMAS:
                raise refused("This table has too many columns.", "Export it once more, then try again.")
            yield line


def _is_header(cells: list[str]) -> bool:
    names = {cell.strip().lower() for cell in cells}
    return {"time", "mood"} <= names and ("full_date" in names or {"year", "date"} <= names)


def _columns_by_shape(cells: list[str]) -> tuple[str, ...] | None:
    """The columns of a file that begins with a row: an ISO day first and a time in the fourth place."""
    if len(cells) < 7 or time_from(cells[3]) is None:
        return None
    if _ISO_DAY.fullmatch(cells[0].strip()):
        return _BY_WIDTH[min(len(cells), 9)]
    return ("year", *_BY_WIDTH[7][1:]) if re.fullmatch(r"\d{4}", cells[0].strip()) else None


def _row_from(cells: list[str], columns: tuple[str, ...], where: str) -> Row | Problem:
    if any("\n" in cell and _SWALLOWED.search(cell) for cell in cells):
        return Problem(
            where=where,
            what="A quotation mark is never closed, so the rows below ran into this one.",
            what_to_do="Export the file once more, or close the mark.",
        )
    values = dict(zip(columns, _fitted(cells, len(columns)), strict=True))
    day, clock = _day_of(values), time_from(values["time"])
    if day is None:
        return Problem(where=where, what="The date cannot be read.", what_to_do="Write it as 2026-11-16.")
    if clock is None:
        return Problem(where=where, what="The time cannot be read.", what_to_do="Write it as 20:18.")
    return _built(values, datetime.combine(day, time(*clock)), where)


def _fitted(cells: list[str], width: int) -> list[str]:
    """As many cells as columns. What follows the last column is its own text with commas nobody quoted."""
    last = len(cells)
    while last > width and not cells[last - 1]:
        last -= 1
    if last > width:
        return [*cells[: width - 1], ",".join(cells[width - 1 : last])]
    return cells[:width] + [""] * (width - last)


def _day_of(values: dict[str, str]) -> date | None:
    try:
        if "full_date" in values:
            full = values["full_date"].strip()
            return date.fromisoformat(full) if _ISO_DAY.fullmatch(full) else None
        found = day_from(values["date"])
        return date(int(values["year"].strip()), *found) if found else None
    except ValueError:
        return None


def _built(values: dict[str, str], wall: datetime, where: str) -> Row:
    words = (plain_text(values.get(name, "")) for name in ("note_title", "note"))
    return Row(
        where=where,
        wall=wall,
        mood=values["mood"].strip(),
        activities=tuple(_listed(values.get("activities", ""))),
        scales=_scales(values.get("scales", "")),
        text="\n".join(part for part in words if part.strip()),
        more={name: value for name, value in values.items() if name not in _KNOWN and value.strip()},
    )


def _listed(cell: str) -> list[str]:
    if not cell:
        return []
    parts = cell.replace("\xa0", " ").split(" | ")
    return [name for part in parts if (name := part.strip())]


def _scales(cell: str) -> dict[str, str]:
    """`Sleep Quality: 8/10 points | Sleep Time: 8:00` by name; only the first colon divides."""
    scales: dict[str, str] = {}
    for part in _listed(cell):
        name, _, value = (piece.strip() for piece in part.partition(":"))
        scales[name] = f"{scales[name]} | {value}" if name in scales else value
    return scales
