"""What a browser sends: the fields of these forms with usual values."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4


def session_form(**changed: Any) -> dict[str, Any]:
    usual = {
        "id": str(uuid4()),
        "rev": "0",
        "day": "2026-11-26",
        "time": "16:00",
        "minutes": "50",
        "therapist": "Dr A",
    }
    return {**usual, **changed}


def topic_form(**changed: Any) -> dict[str, Any]:
    return {"id": str(uuid4()), "rev": "0", "text": "Shut down in a meeting", **changed}


def question_form(**changed: Any) -> dict[str, Any]:
    return {"id": str(uuid4()), "rev": "0", "text": "How will I know it is working?", **changed}


def reflection_form(**changed: Any) -> dict[str, Any]:
    return {"id": str(uuid4()), "rev": "0", "felt": "Steadier.", **changed}


def value_of(page: str, name: str) -> str:
    """The value of an input on a page."""
    tag = re.search(rf'<input[^>]*name="{name}"[^>]*>', page)
    assert tag, name
    value = re.search(r'value="([^"]*)"', tag[0])
    return value[1] if value else ""
