"""The four reflection questions, in the shape therapists document in (SOAP) and the client's voice."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from meantime.core.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Reflection:
    """A look back over the days before a session."""

    #: UUID as text.
    id: str
    #: When it was written, aware.
    at: datetime
    #: S: what did I feel?
    felt: str = ""
    #: O: what did I do, and what changed?
    did: str = ""
    #: A: what patterns do I notice?
    notice: str = ""
    #: P: what do I want to work on next?
    next: str = ""
    #: Kept out of the brief.
    private: bool = False
    extra: dict[str, Any] = field(default_factory=dict)


def find_problems(reflection: Reflection) -> list[Problem]:
    """Everything that breaks a rule of reflections."""
    if any(words.strip() for words in (reflection.felt, reflection.did, reflection.notice, reflection.next)):
        return []
    return [
        Problem(where="felt", what="Nothing is written yet.", what_to_do="Answer one of the four questions.")
    ]
