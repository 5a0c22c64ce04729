"""The brief of a person's own journal, and the choice of its lines."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from meantime.core.brief import default_session
from meantime.core.briefs import Brief, BriefChoices
from meantime.storage.journal import Journal, Stored


def choose_lines(journal: Journal, brief: Brief, wanted: Collection[str]) -> BriefChoices:
    """Keep which lines of a brief are on the page.

    Args:
        wanted: the keys of all lines the person wants; unknown ones are ignored.
    """
    left_out = tuple(line.key for line in brief.candidates if line.offered and line.key not in wanted)
    added = tuple(line.key for line in brief.candidates if not line.offered and line.key in wanted)
    stored = _stored_choices(journal, brief.session)
    choices = replace(stored.record, left_out=left_out, added=added)
    journal.replace(choices, base_rev=stored.rev)
    return choices


def choose_line(journal: Journal, key: str, *, on: bool, now: datetime) -> None:
    """Put one line that is not there by itself on the next brief, or take it off again."""
    stored = _next_choices(journal, now)
    others = tuple(one for one in stored.record.added if one != key)
    journal.replace(replace(stored.record, added=(*others, key) if on else others), base_rev=stored.rev)


def is_chosen_next(journal: Journal, key: str, *, now: datetime) -> bool:
    """Whether a line that is not there by itself was put on the next brief."""
    return key in _next_choices(journal, now).record.added


def _next_choices(journal: Journal, now: datetime) -> Stored[BriefChoices]:
    ahead = default_session(journal, now=now)
    return _stored_choices(journal, ahead.id if ahead else None)


def _stored_choices(journal: Journal, session_id: str | None) -> Stored[BriefChoices]:
    """The choices kept for this session; new ones have an id derived from it, so there are never two."""
    choices_id = str(uuid5(NAMESPACE_URL, f"meantime:brief:{journal.person_id}:{session_id}"))
    known = next((c.id for c in journal.brief_choices() if c.session == session_id), choices_id)
    return journal.find(BriefChoices, known) or Stored(BriefChoices(id=choices_id, session=session_id), 0)
