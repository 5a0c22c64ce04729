"""Writing one record as a line of the plain journal.

Apart from `lines.py`, which knows every kind: a note has to become a line in a hundredth of a second.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import fields
from datetime import date, datetime
from typing import Any

import msgspec

#: Fields of ours that are written only when they say something.
_QUIET = {
    "private": False,
    "other_version_of": None,
    "written_locked": False,
    "tz": "",
    "guide": "",
    "how_often": "",
    "jot": "",
    "when": "",
    "obstacle": "",
    "instead": "",
    "note": None,
    "checked_on": None,
}
#: Kind -> our name of a field -> its name in the line, where that is no name Python allows.
LINE_NAMES: dict[str, dict[str, str]] = {"wondering": {"when": "if"}}
#: Kinds whose format shows `private` always.
_SHOW_PRIVATE = frozenset({"note", "topic"})


def written(kind: str, record: Any) -> str:
    """The record as a line of the plain journal, without the line end. Keys keep the order of the format."""
    return as_json(written_fields(kind, record))


def written_fields(kind: str, record: Any) -> dict[str, Any]:
    """The JSON object of a record's line: its kind, its fields, and the fields it only carries."""
    always: Set[str] = {"private"} if kind in _SHOW_PRIVATE else frozenset()
    values = ((f.name, getattr(record, f.name)) for f in fields(record) if f.name != "extra")
    ours = LINE_NAMES.get(kind, {})
    shown = {
        ours.get(name, name): _plain(value)
        for name, value in values
        if name in always or name not in _QUIET or value != _QUIET[name]
    }
    return {"kind": kind, **shown, **record.extra}


def as_json(values: dict[str, Any]) -> str:
    """A JSON object on one line."""
    return msgspec.json.encode(values, order=None).decode()


def _plain(value: Any) -> Any:
    """Instants and days as ISO 8601 text with the offset they came with; everything else as it is."""
    return value.isoformat() if isinstance(value, datetime | date) else value
