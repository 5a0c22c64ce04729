"""Bringing in a file: look at it first, then keep what is new. Doing it twice adds nothing."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

from meantime.core.journal import Record
from meantime.core.others import OtherRecord
from meantime.core.problems import Problem
from meantime.core.profile import Profile
from meantime.importers.base import Extract, ImportRefused, MappingQuestion, find_importer, identify
from meantime.importers.limits import MAX_FILE, raise_if_too_large
from meantime.importers.meantime import with_uuids
from meantime.storage.index_piece import INDEX
from meantime.storage.journal import Journal
from meantime.storage.models import SealedRecord

#: Kind of the record that holds a file between its report and the decision. Never exported, never imported.
PENDING = "pending_import"
_BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What an import would do."""

    #: Short name of the importer.
    source: str
    #: Rows or records the file holds, taken or not.
    read: int
    #: Records that would be added.
    new: int
    #: Records that are here already.
    already_here: int
    problems: tuple[Problem, ...]
    #: What may be answered before the import.
    questions: tuple[MappingQuestion, ...]
    #: All records of the file that can be kept, new or not.
    records: tuple[Record, ...]


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class PendingFile:
    """A file that waits for a decision."""

    #: Its name as chosen.
    name: str
    #: Short name of the importer.
    source: str
    data: bytes


def preview_import(
    journal: Journal,
    data: bytes,
    filename: str,
    *,
    source: str | None = None,
    answers: Mapping[str, str] | None = None,
) -> Preview:
    """What importing a file would add. Changes nothing.

    Args:
        source: short name of the importer; None lets the file say it.
        answers: answers to the questions of an earlier preview, by their key.

    Raises:
        ImportRefused: the file cannot be read at all, or no importer knows it.
    """
    raise_if_too_large(data, MAX_FILE)
    source = source or identify(data, filename)
    if source is None:
        raise ImportRefused(_unknown())
    extract = find_importer(source).extract(data, answers=answers or {}, tz=journal.tz)
    return _preview(journal, source, extract)


def import_file(journal: Journal, preview: Preview) -> int:
    """Keep the new records of a preview, all in one transaction. How many were new."""
    return journal.add_all(preview.records)


def keep_pending(journal: Journal, file: PendingFile) -> None:
    """Keep a file sealed among the person's records until they decide. One file at most waits."""
    drop_pending(journal)
    packed = base64.b64encode(zlib.compress(file.data, 1)).decode()
    fields = {"name": file.name, "source": file.source, "data": packed}
    journal.add(OtherRecord(id=_pending_id(journal), kind=PENDING, fields=fields))


def find_pending(journal: Journal) -> PendingFile | None:
    """The file that waits, or None."""
    stored = journal.find(OtherRecord, _pending_id(journal))
    if stored is None:
        return None
    fields = stored.record.fields
    data = zlib.decompress(base64.b64decode(fields["data"]))
    return PendingFile(name=fields["name"], source=fields["source"], data=data)


def drop_pending(journal: Journal) -> bool:
    """Erase the file that waits. False when there was none."""
    return journal.erase(_pending_id(journal))


def _preview(journal: Journal, source: str, extract: Extract) -> Preview:
    records = with_uuids(record for record in extract.records if _belongs_to_journals(record))
    known = _known_ids(journal.person_id, [record.id for record in records])
    new = len({record.id for record in records} - known)
    return Preview(
        source=source,
        read=extract.read,
        new=new,
        already_here=len(records) - new,
        problems=extract.problems,
        questions=extract.questions,
        records=records,
    )


def _belongs_to_journals(record: Record) -> bool:
    """Settings, files that wait and the search index belong to one person's store, not to their journal."""
    return not isinstance(record, Profile) and not (
        isinstance(record, OtherRecord) and record.kind in (PENDING, INDEX)
    )


def _known_ids(person_id: UUID, ids: Sequence[str]) -> set[str]:
    known: set[str] = set()
    for start in range(0, len(ids), _BATCH):
        part = SealedRecord.objects.filter(person_id=person_id, id__in=ids[start : start + _BATCH])
        known.update(map(str, part.values_list("id", flat=True)))
    return known


def _pending_id(journal: Journal) -> str:
    return str(uuid5(journal.person_id, PENDING))


def _unknown() -> Problem:
    return Problem(
        where="file",
        what="Meantime does not know this kind of file.",
        what_to_do="Choose where it comes from, or use a plain journal or a Daylio export.",
    )
