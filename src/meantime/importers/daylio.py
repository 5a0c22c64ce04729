"""Daylio: the CSV export in all its generations, and the `.daylio` backup.

What becomes of a Daylio record:

- title and note become the text, HTML turned into plain text, the words otherwise unchanged;
- the mood becomes one emotion without a number: Daylio's mood says how pleasant, not how strong.
  `extra["mood"]` keeps `{"name", "group"}`, group 1 (best) to 5 (worst) or None when the file does not say;
- activities and scales are kept in `extra["activities"]` (a list) and `extra["scales"]` (name to value);
- columns this importer does not know are kept in `extra["more"]`;
- `source` is `{"importer": "daylio", "key": …}`, the key a digest of the row.

Sources of the format: exports published with staticf0x/daylio-parser, DeutscheGabanna/Obsidian-Daylio-Parser,
kplich/daylio-visualisation, DavidCDCB/Estados and Guekka/DaylioBackupTools (facts only, no code).
"""

from __future__ import annotations

from collections.abc import Mapping

from meantime.importers.base import Extract, Importer
from meantime.importers.daylio_backup import is_backup, read_backup
from meantime.importers.daylio_csv import is_table, read_table
from meantime.importers.daylio_notes import build_extract
from meantime.importers.limits import raise_if_too_large, refused


def identify(data: bytes, filename: str) -> bool:
    """Whether this looks like a Daylio export or backup. The name decides nothing: people rename files."""
    return is_backup(data) or is_table(data)


def extract(data: bytes, *, answers: Mapping[str, str], tz: str) -> Extract:
    """The notes of a Daylio file; see the module for what becomes of each part.

    Answers: `mood:WORD` -> "1" (best) to "5" (worst), or "" for no place.

    Raises:
        ImportRefused: too large, damaged, or not a Daylio file.
    """
    raise_if_too_large(data)
    if data.startswith(b"PK"):
        return build_extract(read_backup(data), answers=answers, tz=tz)
    if not is_table(data):
        raise refused(
            "This does not look like a Daylio export.",
            "In Daylio choose More, Export entries, CSV, then use that file.",
        )
    return build_extract(read_table(data), answers=answers, tz=tz)


IMPORTER = Importer(name="daylio", title="Daylio", identify=identify, extract=extract)
