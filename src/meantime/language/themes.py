"""Thoughts that come back: sentences with a thinking frame, gathered by what they mean, in the person's own words.

Average linkage (Sokal & Michener 1958) on the cosine of sentence vectors, raised where two sentences lie near the same
line of thinking (`content/words/*/theme_seeds.toml`). The numbers were tuned on own sentences, with others set apart.
Nothing here names a thought: a theme is called by the most central of the person's own sentences.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from meantime.language.search import Document
from meantime.language.thoughts import Thought, thoughts_in

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

#: A theme needs at least so many notes, on so many days.
LEAST_NOTES, LEAST_DAYS = 3, 2
#: Most thoughts gathered; of more, the newest.
_MOST = 3_000
#: Longest name of a theme, in characters.
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One thought that came back."""

    #: The most central sentence, shortened when it is long.
    name: str
    #: The same sentence, verbatim.
    thought: str
    #: Ids of its notes, oldest first.
    notes: tuple[str, ...]
    #: When it was first and last written.
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class _Found:
    """A thought and the note it stands in."""

    note: Document
    thought: Thought


def find_themes(notes: Sequence[Document], vectors: Mapping[str, Floats] | None = None) -> list[Theme]:
    """Thoughts that stand in at least three notes on two days, those in most notes first.

    Args:
        vectors: core of a thought (`Thought.core`) -> its unit vector of 384 numbers; without one it is left out.
            None: thoughts are compared by the stems they share, which finds those in like words only.
    """
    from meantime.language.linkage import linked  # here: numpy, for those who look at themes only
    from meantime.language.thought_closeness import LEAST, LEAST_BY_STEMS, by_meaning, by_stems

    found = _thoughts(notes)
    if vectors is not None:
        found = [one for one in found if one.thought.core in vectors]
    if len(found) < LEAST_NOTES:
        return []
    cores = [one.thought.core for one in found]
    close = by_stems(cores) if vectors is None else by_meaning([vectors[core] for core in cores])
    groups = linked(close, LEAST_BY_STEMS if vectors is None else LEAST)
    themes = [
        _theme([found[n] for n in group], close[group][:, group]) for group in groups if len(group) >= 3
    ]
    return sorted((theme for theme in themes if theme), key=lambda t: (-len(t.notes), t.first, t.name))


def thought_cores(notes: Sequence[Document]) -> list[str]:
    """The cores of all thoughts in the notes, each once, newest first: what needs a vector."""
    return list(dict.fromkeys(one.thought.core for one in reversed(_thoughts(notes))))


def _thoughts(notes: Sequence[Document]) -> list[_Found]:
    ordered = sorted(notes, key=lambda note: (note.at, note.id))
    return [_Found(note, thought) for note in ordered for thought in thoughts_in(note.text)][-_MOST:]


def _theme(members: Sequence[_Found], close: Floats) -> Theme | None:
    notes = list(dict.fromkeys((one.note.id, one.note.at) for one in members))
    if len({note for note, _ in notes}) < LEAST_NOTES or len({at.date() for _, at in notes}) < LEAST_DAYS:
        return None
    notes.sort(key=lambda pair: (pair[1], pair[0]))
    sentence = members[_most_central(members, close)].thought.sentence
    return Theme(
        name=_short(sentence),
        thought=sentence,
        notes=tuple(note for note, _ in notes),
        first=notes[0][1],
        last=notes[-1][1],
    )


def _most_central(members: Sequence[_Found], close: Floats) -> int:
    """The sentence nearest to all others; of two alike the shorter (a word weighs a hundredth), then the older."""
    scores = [
        float(close[n].mean()) - 0.01 * len(one.thought.sentence.split()) for n, one in enumerate(members)
    ]
    return max(range(len(members)), key=lambda n: (round(scores[n], 4), -n))


def _short(sentence: str) -> str:
    words = " ".join(sentence.split())
    if len(words) <= _LONGEST_NAME:
        return words
    return words[: words.rfind(" ", 0, _LONGEST_NAME)] + " …"
