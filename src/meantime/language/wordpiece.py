"""WordPiece: a text as the numbers the sentence model knows. Written after Devlin et al. 2018 (BERT, uncased)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

from meantime.language.records import Place
from meantime.language.wordpiece_signs import is_alone, is_unseen

#: Most pieces of one text, with the two marks at its ends; the model was trained on 128.
LONGEST = 128
#: Longest word that is looked up piece by piece, in characters; a longer one is unknown.
_LONGEST_WORD = 100
#: Most characters read of one text: LONGEST pieces are seldom more than 700.
_LONGEST_READ = 4_000
_FILE = "words/wordpiece.txt"
_START, _END, _UNKNOWN = "[CLS]", "[SEP]", "[UNK]"


def piece_ids(text: str, *, longest: int = LONGEST) -> list[int]:
    """The numbers of a text's pieces between the marks for start and end; at most `longest`, cut at its end.

    Source: vocabulary of all-MiniLM-L6-v2 (Apache-2.0), tested against the tokenizer published with it.
    """
    return pieces_of(text, longest=longest)[0]


def pieces_of(text: str, *, longest: int = LONGEST) -> tuple[list[int], list[Place]]:
    """The numbers as in `piece_ids`, and where in the text each piece stands; the two marks stand nowhere, (0, 0)."""
    pieces = vocabulary()
    numbers, places = [pieces[_START]], [(0, 0)]
    for word, at in _words(text[:_LONGEST_READ]):
        for number, (first, last) in _pieces_of(word):
            numbers.append(number)
            places.append((at[first], at[last - 1] + 1))
        if len(numbers) >= longest:
            break
    return [*numbers[: longest - 1], pieces[_END]], [*places[: longest - 1], (0, 0)]


@cache
def vocabulary() -> dict[str, int]:
    """Piece -> number, 30,522 of them."""
    lines = files("meantime.content").joinpath(_FILE).read_text(encoding="utf-8").split("\n")
    return {piece: number for number, piece in enumerate(lines) if piece}


def _words(text: str) -> Iterator[tuple[str, list[int]]]:
    """Small letters without accents, cut at spaces and around each sign; the place of each letter."""
    word: list[str] = []
    at: list[int] = []
    for place, character in _letters(text):
        kind = unicodedata.category(character)
        if kind == "Mn" or is_unseen(character, kind):
            continue
        alone = is_alone(character, kind)
        if (alone or character.isspace()) and word:
            yield "".join(word), at
            word, at = [], []
        if alone:
            yield character, [place]
        elif not character.isspace():
            word.append(character)
            at.append(place)
    if word:
        yield "".join(word), at


def _letters(text: str) -> Iterator[tuple[int, str]]:
    """Each character without its accents and in small letters, with its place in the text."""
    for place, character in enumerate(text):
        for part in unicodedata.normalize("NFD", character).lower():
            yield place, part


@lru_cache(maxsize=4096)
def _pieces_of(word: str) -> tuple[tuple[int, Place], ...]:
    """The longest known beginning first, then the longest known piece of what is left; each with its place in it."""
    known = vocabulary()
    unknown = ((known[_UNKNOWN], (0, len(word))),)
    if len(word) > _LONGEST_WORD:
        return unknown
    found, start = [], 0
    while start < len(word):
        mark = "##" if start else ""
        end = next((e for e in range(len(word), start, -1) if mark + word[start:e] in known), None)
        if end is None:
            return unknown
        found.append((known[mark + word[start:end]], (start, end)))
        start = end
    return tuple(found)
