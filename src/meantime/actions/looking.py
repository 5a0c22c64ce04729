"""One look over a journal, with a person's own questions read by the words of the language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from meantime.language.said import said_by_meaning
from meantime.patterns import find

if TYPE_CHECKING:
    from meantime.core.journal import JournalReader
    from meantime.core.patterns import PatternReport
    from meantime.patterns.looks import Schedule


def find_patterns(journal: JournalReader, *, looks: Schedule = "fixed") -> PatternReport:
    """What `patterns.find` finds; a wondering finds its notes in other words too (`language.said`)."""
    return find.find_patterns(journal, looks=looks, said=said_by_meaning())
