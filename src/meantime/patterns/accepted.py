"""What the person accepted and still holds: found anew over the notes that may be counted, for the brief."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from meantime.content.measure_files import shipped_measures
from meantime.core import brief as core_brief
from meantime.core.briefs import Beside, Brief
from meantime.core.homework import Attempt
from meantime.core.journal import JournalReader, MemoryJournal, Record
from meantime.core.measures import Measure
from meantime.core.notes import is_countable
from meantime.core.pattern_answers import PatternAnswer, accepted_keys
from meantime.core.patterns import Pattern


def build_brief(
    journal: JournalReader,
    session_id: str | None = None,
    *,
    now: datetime | None = None,
    measures: Mapping[str, Measure] | None = None,
) -> Brief:
    """The brief for a session with the accepted patterns under "What I notice"; see `core.brief.build_brief`.

    Args:
        measures: the questionnaires that can be scored, by id; without them, those that come with Meantime.

    Raises:
        KeyError: there is no session with this id.
    """
    known = shipped_measures() if measures is None else measures
    beside = Beside(findings=find_accepted(journal), measures=known)
    return core_brief.build_brief(journal, session_id, now=now, beside=beside)


def find_accepted(journal: JournalReader) -> tuple[Pattern, ...]:
    """The accepted patterns that hold without any private note; one that does not hold so is left out."""
    wanted = accepted_keys(journal.of_kind(PatternAnswer))
    if not wanted:
        return ()
    from meantime.patterns.find import find_patterns  # here: numpy, for those who accepted something (0.1 s)

    found = find_patterns(countable(journal)).patterns
    return tuple(one for one in found if one.key in wanted)


def countable(journal: JournalReader) -> MemoryJournal:
    """The part of a journal that may be counted in a brief: no private note, no private attempt."""
    notes = [note for note in journal.notes() if is_countable(note)]
    attempts = [one for one in journal.of_kind(Attempt) if not one.private]
    records: list[Record] = [*notes, *attempts, *journal.sessions()]
    return MemoryJournal(records=tuple(records), name=journal.name, tz=journal.tz)
