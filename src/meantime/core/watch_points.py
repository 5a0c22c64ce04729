"""Watch-points: what a person agreed to look out for until the next session."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from meantime.core.notes import Note, is_countable
from meantime.core.problems import Problem

WatchState = Literal["open", "seen", "quiet", "settled"]
Matches = Callable[["WatchPoint", Note], bool]

WATCH_STATES: tuple[WatchState, ...] = ("open", "seen", "quiet", "settled")
#: Words shorter than this say too little to find a note by, in characters.
_LONG_WORD = 4
#: How many first characters make two words alike: "meeting" finds "meetings", "snap" finds "snapped".
_STEM = 5
#: Words of the sentence around a watch-point.
_AROUND = frozenset({"when", "that", "this", "what", "with", "after", "before", "during", "about", "around", "feel",
                     "feeling", "whether", "notice", "moments", "times", "something", "anything", "how", "often",
                     "from", "have", "more", "less", "than", "then", "them", "they", "there", "being"})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchPoint:
    """One thing to watch for."""

    #: UUID as text.
    id: str
    #: What to watch for, in the person's words.
    text: str
    #: Id of the session it was agreed in; None when it came from elsewhere.
    session: str | None = None
    #: "open" until the person says more; "settled" ones are done with.
    state: WatchState = "open"
    #: Ids of the notes the person says show it; empty while words decide.
    notes: tuple[str, ...] = ()
    #: Kept out of the brief.
    private: bool = False
    extra: dict[str, Any] = field(default_factory=dict)


def mentions(watch: WatchPoint, note: Note) -> bool:
    """Whether a note has every telling word of the watch-point, in its text or its parts. Words only, no meaning."""
    return says(watch.text, note)


def says(text: str, note: Note) -> bool:
    """Whether a note has every telling word of a text, in its own text or its parts; False without telling words."""
    named = (*note.triggers, *(s.name for s in note.symptoms), *(e.name for e in note.emotions))
    said = _words(" ".join((note.text, *named, *(c.skill for c in note.coping))))
    wanted = [word[:_STEM] for word in _words(text) if len(word) >= _LONG_WORD and word not in _AROUND]
    return bool(wanted) and all(any(word.startswith(stem) for word in said) for stem in wanted)


def evidence_for(watch: WatchPoint, notes: Sequence[Note], *, matches: Matches = mentions) -> list[Note]:
    """The notes that show a watch-point: those the person chose, else those `matches` finds; none when it was quiet.

    Only notes that may be counted in a brief.
    """
    usable = [note for note in notes if is_countable(note)]
    if watch.state == "quiet":
        return []
    if watch.notes:
        return [note for note in usable if note.id in watch.notes]
    return [note for note in usable if matches(watch, note)]


def watched_after(held: Sequence[str], points: Iterable[WatchPoint]) -> list[WatchPoint]:
    """The watch-points of the span after a session: agreed in it, or open from earlier ones or from elsewhere.

    Args:
        held: ids of the sessions up to that one, in their order.
    """
    last, before = (held[-1] if held else None), {None, *held}
    return [p for p in points if p.session in before and (p.state == "open" or p.session in (last, None))]


def find_problems(watch: WatchPoint) -> list[Problem]:
    """Everything that breaks a rule of watch-points."""
    if watch.text.strip():
        return []
    return [Problem(where="text", what="This line is empty.", what_to_do="Write a few words.")]


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.casefold()))
