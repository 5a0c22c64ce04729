"""The faith and meaning pack: off unless chosen, and never inferred. The person's own texts come first.

It belongs to the profile: sealed with it, in no brief, in no export, in no count.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from meantime.core.problems import Problem

When = Literal["open", "hard", "morning"]
#: When a text is shown: only when it is opened, beside the card after a hard note, on Today in the morning.
WHENS: tuple[When, ...] = ("open", "hard", "morning")
#: Choices that belong to no tradition.
NO_TRADITION = frozenset({"own", "meaning"})
#: Most texts, and most characters of a title, a text and a source: the profile is read with every page.
MOST_TEXTS, LONGEST_TITLE, LONGEST_TEXT, LONGEST_SOURCE = 20, 120, 2000, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnText:
    """Words a person brought: a verse, a song, a line from somebody."""

    #: UUID as text.
    id: str
    title: str
    text: str
    #: Where it is from, in their words; empty when not said.
    source: str = ""
    when: When = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class FaithPack:
    """What a person chose of the pack. Without a choice it is off, and their texts stay out of sight."""

    #: Ids of `content/faith`, in its order; empty while it is off.
    chosen: tuple[str, ...] = ()
    texts: tuple[OwnText, ...] = ()

    @property
    def is_on(self) -> bool:
        """Whether anything of it may show."""
        return bool(self.chosen)

    @property
    def has_tradition(self) -> bool:
        """Whether a tradition is among the choices."""
        return bool(set(self.chosen) - NO_TRADITION)


def find_problems(text: OwnText) -> list[Problem]:
    """Everything that breaks a rule of own texts."""
    problems = []
    if not text.title.strip():
        problems.append(Problem(where="title", what="It has no title.", what_to_do="Write a few words."))
    if not text.text.strip():
        problems.append(Problem(where="text", what="The text is empty.", what_to_do="Write or paste it."))
    limits = (("title", LONGEST_TITLE), ("text", LONGEST_TEXT), ("source", LONGEST_SOURCE))
    for name, longest in limits:
        if len(getattr(text, name)) > longest:
            what = f"It is longer than {longest} characters."
            problems.append(Problem(where=name, what=what, what_to_do="Make it shorter."))
    if text.when not in WHENS:
        problems.append(Problem(where="when", what="Not a known moment.", what_to_do="Choose one."))
    return problems
