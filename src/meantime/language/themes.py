"""Thoughts that come back: sentences with a thinking frame, gathered by what they mean, in the person's own words.

Average linkage (Sokal & Michener 1958) on the cosine of sentence vectors, raised where two sentences lie near the same
line of thinking (`content/words/*/theme_seeds.toml`). The numbers were tuned on own sentences, with others set apart.
Nothing here names a thought: a theme is called by the most central of the person's own sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from meantime.core.theme_choices import ThemeChoice
from meantime.language.columns import Columns
from meantime.language.documents import Document
from meantime.language.linkage import linked
from meantime.language.search import Searched
from meantime.language.theme_links import Links, links_for
from meantime.language.thought_closeness import (
    LEAST,
    LEAST_BY_STEMS,
    by_meaning,
    by_stems,
    is_of_days,
)
from meantime.language.thoughts import thoughts_in
from meantime.language.vectors import as_units

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]

#: A theme needs at least so many notes, on so many days.
LEAST_NOTES, LEAST_DAYS = 3, 2
#: So many notes are enough where the person said themselves what belongs together.
LEAST_CONFIRMED = 2
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
    #: Each of its sentences with the id of its note, oldest first; a note may hold it twice.
    said: tuple[tuple[str, str], ...]
    #: When it was first and last written.
    first: datetime
    last: datetime


@dataclass(frozen=True, slots=True)
class _Said:
    """A thought as it stands in a note."""

    note: Document
    sentence: str


def thoughts_only(columns: Columns) -> Columns:
    """Columns without the vectors of stretches, which no thought needs."""
    return columns.left_out("vectors")


def find_themes(
    searched: Searched, choices: Sequence[ThemeChoice] = (), numbers: Mapping[str, int] | None = None
) -> list[Theme]:
    """Thoughts that stand in at least three notes on two days, those in most notes first; compared by meaning.

    Only notes whose thoughts the sentence model has read take part; of those, only the notes of a theme are opened.

    Args:
        choices: what the person said belongs together and what does not; it always holds.
        numbers: what the columns call the notes that the choices name, by note id.
    """
    columns = searched.columns
    owners = columns.owners("thoughts_of")
    newest = np.lexsort((columns.number[owners], columns.at[owners]))[-_MOST:]
    if len(newest) < LEAST_CONFIRMED:
        return []
    links = links_for(choices, _named(searched, numbers or {}, owners, newest)) if choices else Links()
    rows, notes = as_units(columns.thoughts[newest]), owners[newest]
    close = by_meaning(rows)
    groups = [
        group
        for group in linked(close, LEAST, together=links.together, apart=links.apart)
        if _comes_back(columns, notes[group], _least(group, notes, links))
        and (_is_confirmed(group, notes, links) or not is_of_days(rows[group]))
    ]
    said = _read(searched, newest[[n for group in groups for n in group]].tolist(), owners)
    return _sorted(
        _theme(
            [said.get(int(n)) for n in newest[group]],
            close[group][:, group],
            _least(group, notes, links),
        )
        for group in groups
    )


def find_themes_by_words(notes: Sequence[Document], choices: Sequence[ThemeChoice] = ()) -> list[Theme]:
    """The same where meaning cannot be compared: by the stems that thoughts share, which finds those in like words."""
    ordered = sorted((note for note in notes if not note.second), key=lambda note: (note.at, note.id))
    found = [(note, thought) for note in ordered for thought in thoughts_in(note.text)][-_MOST:]
    if len(found) < LEAST_CONFIRMED:
        return []
    named: dict[str, list[tuple[int, str]]] = {}
    for row, (note, thought) in enumerate(found):
        named.setdefault(note.id, []).append((row, thought.sentence))
    links = links_for(choices, named)
    close = by_stems([thought.core for _, thought in found])
    said = [_Said(note, thought.sentence) for note, thought in found]
    owners = np.unique([note.id for note, _ in found], return_inverse=True)[1]
    return _sorted(
        _theme([said[n] for n in group], close[group][:, group], _least(group, owners, links))
        for group in linked(close, LEAST_BY_STEMS, together=links.together, apart=links.apart)
    )


def _named(
    searched: Searched, numbers: Mapping[str, int], owners: NDArray[Any], newest: NDArray[Any]
) -> dict[str, list[tuple[int, str]]]:
    """The thoughts of the notes that choices name: which of the newest each is, and its sentence."""
    wanted = np.isin(searched.columns.number[owners[newest]], list(numbers.values()))
    there = np.flatnonzero(wanted)
    said = _read(searched, newest[there].tolist(), owners)
    found: dict[str, list[tuple[int, str]]] = {}
    for n in there.tolist():
        if one := said.get(int(newest[n])):
            found.setdefault(one.note.id, []).append((n, one.sentence))
    return found


def _least(group: Sequence[int], owners: NDArray[Any], links: Links) -> tuple[int, int]:
    """How many notes on how many days a group needs: fewer when the person looked at two of its notes."""
    return (LEAST_CONFIRMED, 1) if _is_confirmed(group, owners, links) else (LEAST_NOTES, LEAST_DAYS)


def _is_confirmed(group: Sequence[int], owners: NDArray[Any], links: Links) -> bool:
    return len({int(owners[n]) for n in group if n in links.confirmed}) >= LEAST_CONFIRMED


def _comes_back(columns: Columns, rows: NDArray[Any], least: tuple[int, int]) -> bool:
    different = np.unique(rows)
    return len(different) >= least[0] and len(np.unique(columns.day[different])) >= least[1]


def _read(searched: Searched, thoughts: Sequence[int], owners: NDArray[Any]) -> dict[int, _Said]:
    """The sentences of these thoughts, from the notes they stand in."""
    rows = sorted({int(owners[n]) for n in thoughts})
    notes = dict(zip(rows, searched.documents(rows), strict=True))
    said = {}
    for n in thoughts:
        note = notes[int(owners[n])]
        if note is not None:
            start, end = searched.columns.thought_places[n]
            said[n] = _Said(note, note.text[start:end])
    return said


def _theme(members: Sequence[_Said | None], close: Floats, least: tuple[int, int]) -> Theme | None:
    there = [n for n, one in enumerate(members) if one is not None]
    said = [one for one in members if one is not None]
    notes = list(dict.fromkeys((one.note.id, one.note.at) for one in said))
    if len({note for note, _ in notes}) < least[0] or len({at.date() for _, at in notes}) < least[1]:
        return None
    notes.sort(key=lambda pair: (pair[1], pair[0]))
    sentence = said[_most_central(said, close[there][:, there])].sentence
    return Theme(
        name=_short(sentence),
        thought=sentence,
        notes=tuple(note for note, _ in notes),
        said=tuple(
            (one.note.id, one.sentence) for one in sorted(said, key=lambda one: (one.note.at, one.note.id))
        ),
        first=notes[0][1],
        last=notes[-1][1],
    )


def _most_central(said: Sequence[_Said], close: Floats) -> int:
    """The sentence nearest to all others; of two alike the shorter (a word weighs a hundredth), then the older."""
    scores = [float(close[n].mean()) - 0.01 * len(one.sentence.split()) for n, one in enumerate(said)]
    return max(range(len(said)), key=lambda n: (round(scores[n], 4), -n))


def _sorted(themes: Iterable[Theme | None]) -> list[Theme]:
    found = [theme for theme in themes if theme is not None]
    return sorted(found, key=lambda theme: (-len(theme.notes), theme.first, theme.name))


def _short(sentence: str) -> str:
    words = " ".join(sentence.split())
    if len(words) <= _LONGEST_NAME:
        return words
    return words[: words.rfind(" ", 0, _LONGEST_NAME)] + " …"
