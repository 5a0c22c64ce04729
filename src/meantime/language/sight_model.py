"""Runs the model of `sight` over a text, in windows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import as_file
from typing import TYPE_CHECKING, Any

import numpy as np

from meantime.language.records import Place
from meantime.language.sessions import open_session
from meantime.language.sight import Sight, model_file
from meantime.language.sight_phrases import phrases
from meantime.language.sight_words import any_of, by_word, likeliest, stretches, words_in
from meantime.language.tokens import LONGEST_READ, without_addresses
from meantime.language.wordpiece import pieces_of

if TYPE_CHECKING:
    from meantime.language.vectors import Floats

#: Word pieces read at once, without the marks at both ends: in longer stretches it sees less (measured). Most windows.
_WINDOW, _MOST_WINDOWS = 60, 12
_ENDS = frozenset(".!?\n")


def seen_in(text: str) -> Sight | None:
    """What the model sees in the first 2,400 characters of a text; None where there is no word in it."""
    text = without_addresses(text[:LONGEST_READ])
    numbers, places = _pieces(text)
    windows = list(_windows(text, places))[:_MOST_WINDOWS]
    if not windows:
        return None
    seen, names = [_outputs(numbers[slice(*one)]) for one in windows], _names()
    found = {name: _joined([one[name] for one in seen]) for name in seen[0]}
    words = words_in(text, places[: windows[-1][1]])
    said = {part: by_word(found[part], words) for part in ("set_off", *names) if part != "implied"}
    nothing = found["implied"][-1]
    odds = (round(float(one - nothing), 4) for one in found["implied"][:-1])
    return Sight(
        set_off=tuple(phrases(text, words, said["set_off"])),
        symptoms=likeliest(said["symptoms"], words, names["symptoms"]),
        coping=likeliest(said["coping"], words, names["coping"]),
        feelings=tuple(stretches(said["feelings"], words, names["feelings"])),
        felt=tuple(any_of(said["feelings"], words)),
        effects=tuple(
            replace(one, name=one.name.replace("_", " "))
            for one in stretches(said["effects"], words, names["effects"])
        ),
        implied=dict(zip(names["implied"][:-1], odds, strict=True)),
        vague=round(float(found["vague"][0]), 4),
        support=round(float(max(one["support"][0] for one in seen)), 4),
    )


# Helpers: running the model.
def _pieces(text: str) -> tuple[list[int], list[Place]]:
    numbers, places = pieces_of(text, longest=LONGEST_READ)
    return numbers[1:-1], places[1:-1]


def _windows(text: str, places: Sequence[Place]) -> Iterator[tuple[int, int]]:
    """Runs of pieces that fit the model, cut at the end of a sentence where there is one."""
    start = 0
    while start < len(places):
        end = min(start + _WINDOW, len(places))
        if end < len(places):
            ends = [n for n in range(start, end) if text[places[n][0]] in _ENDS]
            end = ends[-1] + 1 if ends else end
        yield start, end
        start = end


def _outputs(pieces: Sequence[int]) -> dict[str, Floats]:
    """One window alone, because the numbers of a byte are scaled over all that runs at once."""
    session, (start, end) = _session(), _marks()
    ids = np.array([[start, *pieces, end]], dtype=np.int64)
    found = session.run(None, {"ids": ids, "mask": np.ones_like(ids)})
    return {one.name: given[0] for one, given in zip(session.get_outputs(), found, strict=True)}


def _joined(given: Sequence[Floats]) -> Floats:
    """Probabilities of each piece, all windows one after the other; or the mean of what is said of each window."""
    if given[0].ndim == 1:
        mean: Floats = np.mean(given, axis=0)
        return mean
    rows = np.concatenate([one[1:-1] for one in given])
    odds = np.exp(rows - rows.max(axis=1, keepdims=True))
    found: Floats = odds / odds.sum(axis=1, keepdims=True)
    return found


@cache
def _session() -> Any:
    with as_file(model_file()) as path:
        return open_session(path)


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    known = _session().get_modelmeta().custom_metadata_map
    return {
        part: tuple(known[part].split()) for part in ("symptoms", "coping", "feelings", "effects", "implied")
    }


@cache
def _marks() -> tuple[int, int]:
    (start, end), _ = pieces_of("")
    return start, end
