"""Begin an exercise and find where it goes on."""

from __future__ import annotations

from uuid import uuid4

from tests.people import Someone


def begin(someone: Someone, guide: str, **start: str) -> str:
    """Begin an exercise; the id of its draft."""
    draft_id = str(uuid4())
    answer = someone.browser.post(f"/practice/exercises/{guide}", {"id": draft_id, "go": "begin", **start})
    assert answer.headers["Location"] == f"/practice/drafts/{draft_id}"
    return draft_id


def now_at(someone: Someone, draft_id: str) -> str:
    """Where going on leads to."""
    return str(someone.browser.get(f"/practice/drafts/{draft_id}").headers["Location"])
