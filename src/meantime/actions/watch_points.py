"""Watch-points: agree on one, say what was seen, erase."""

from __future__ import annotations

from meantime.core.problems import InvalidRecord
from meantime.core.watch_points import WatchPoint, find_problems
from meantime.storage.journal import Journal


def watch_for(journal: Journal, point: WatchPoint, *, base_rev: int = 0) -> None:
    """Keep a new or changed watch-point.

    Raises:
        InvalidRecord: it is empty.
        StaleEdit: it was changed elsewhere meanwhile.
    """
    if problems := find_problems(point):
        raise InvalidRecord(problems)
    journal.replace(point, base_rev=base_rev)


def erase_watch_point(journal: Journal, point_id: str) -> bool:
    """Remove a watch-point. The notes it rests on stay."""
    return journal.erase(point_id)
