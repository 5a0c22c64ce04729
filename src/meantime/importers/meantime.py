"""The plain journal: Meantime's own open format, read back whole or not at all."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any
from uuid import UUID, uuid5

from meantime.core.journal import Record
from meantime.core.lines import FORMAT, NOT_A_JOURNAL, read_journal
from meantime.core.others import OtherRecord
from meantime.importers.base import Extract, Importer, ImportRefused
from meantime.importers.limits import (
    MAX_JOURNAL,
    MAX_TEXT,
    raise_if_too_dense,
    raise_if_too_large,
    raise_if_too_many,
    refused,
)
from meantime.importers.texts import encoding_of, first_line

#: Namespace of ids made from ids that are no UUIDs. Never change it: a second import would double those records.
NAMESPACE = UUID("3d0b3c52-4d0e-5b57-8a39-5e2c7c0f6b1d")
#: Fields that name other records by their id, in any kind.
_ONE = (
    "session",
    "topic",
    "note",
    "homework",
    "attempt",
    "question",
    "ladder",
    "continues",
    "other_version_of",
)
_MANY = ("topics", "notes", "rest", "attempts", "questions", "sources")
_LINKS = frozenset((*_ONE, *_MANY))
#: Fields of a brief's choices that name lines, such as `topic:` and an id.
_LINE_KEYS = frozenset(("left_out", "added"))


def identify(data: bytes, filename: str) -> bool:
    """Whether the first line says it is a plain journal."""
    first = first_line(data)
    return first.lstrip().startswith("{") and f'"{FORMAT}"' in first


def extract(data: bytes, *, answers: Mapping[str, str], tz: str) -> Extract:
    """Every record of a plain journal, or none: with a bad line `records` is empty and `problems` say which.

    Each problem's `where` is "line N". There are no questions, and `tz` is not used: every time has its offset.

    Raises:
        ImportRefused: not a plain journal at all, or too large.
    """
    raise_if_too_large(data, MAX_TEXT)
    if not identify(data, ""):
        raise ImportRefused(NOT_A_JOURNAL)
    if encoding_of(data) != "utf-8-sig":
        raise refused("A plain journal is written in UTF-8.", "Save it as UTF-8, then try again.")
    raise_if_too_dense(data)
    raise_if_too_many(data.count(b"\n") - 1, MAX_JOURNAL)
    journal, problems = read_journal(_lines(data))
    if problems and problems[0].where == "line 1":
        raise ImportRefused(problems[0])
    read = len(journal.records) + len({problem.where for problem in problems})
    records = () if problems else journal.records
    return Extract(records=records, problems=tuple(problems), questions=(), read=read)


def with_uuids(records: Iterable[Record]) -> tuple[Record, ...]:
    """The records with a UUID as id each; links between them follow.

    An id that is a UUID in its usual form stays. Any other becomes the same UUID each time, so importing a file
    twice adds nothing. Other fields are left alone.
    """
    kept = tuple(records)
    new = {record.id: uuid_for(record.id) for record in kept if uuid_for(record.id) != record.id}
    return tuple(_relinked(record, new) for record in kept) if new else kept


def uuid_for(record_id: str) -> str:
    """The id itself when it is a UUID in its usual form, else a UUID made from it."""
    try:
        usual = str(UUID(record_id)) == record_id
    except ValueError:
        usual = False
    return record_id if usual else str(uuid5(NAMESPACE, record_id))


def _relinked(record: Record, new: Mapping[str, str]) -> Record:
    record_id = new.get(record.id, record.id)
    if isinstance(record, OtherRecord):
        return replace(record, id=record_id, fields=_linked(record.fields, new))
    values = {f.name: getattr(record, f.name) for f in fields(record) if f.name not in ("id", "extra")}
    return replace(record, id=record_id, extra=_linked(record.extra, new), **_linked(values, new))


def _linked(values: Mapping[str, Any], new: Mapping[str, str]) -> dict[str, Any]:
    linked = dict(values)
    for name in _LINKS & values.keys():
        linked[name] = _each(values[name], lambda one: new.get(one, one))
    for name in _LINE_KEYS & values.keys():
        linked[name] = _each(values[name], lambda one: _line_key(one, new))
    return linked


def _each(value: Any, change: Any) -> Any:
    """The text, or every text of a list, changed; anything else as it is."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list | tuple):
        return type(value)(change(one) if isinstance(one, str) else one for one in value)
    return value


def _line_key(key: str, new: Mapping[str, str]) -> str:
    """`topic:ID` with the new id; keys that hold a word, such as `emotion:sad`, name no record and stay."""
    kind, _, rest = key.partition(":")
    words = ("emotion", "symptom", "trigger", "skill")
    return key if kind in words else f"{kind}:{new[rest]}" if rest in new else key


def _lines(data: bytes) -> Iterator[str]:
    """Lines end with a line feed only: JSON texts may hold other line ends as they are."""
    return (line.decode("utf-8-sig" if n == 0 else "utf-8") for n, line in enumerate(io.BytesIO(data)))


IMPORTER = Importer(name="meantime", title="Meantime plain journal", identify=identify, extract=extract)
