"""What is looked in: a note, reduced to its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One note as a search reads it."""

    id: str
    #: When it happened, in the zone it was written in: days are counted there.
    at: datetime
    #: The person's own words.
    text: str = ""
    #: Names of its parts, such as "anxious" or "going to work".
    parts: tuple[str, ...] = ()
    #: Whether it is a second version of another note: found, but its thoughts do not count twice.
    second: bool = False

    @property
    def words(self) -> str:
        """Everything a word is looked for in: the text, then the names of the parts."""
        return "\n".join((self.text, *self.parts)) if self.parts else self.text
