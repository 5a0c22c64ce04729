"""WordPiece: a text as the numbers the sentence model knows. Written after Devlin et al. 2018 (BERT, uncased)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files

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
    pieces = vocabulary()
    found = [pieces[_START]]
    for word in _words(text[:_LONGEST_READ]):
        found.extend(_pieces_of(word))
        if len(found) >= longest:
            break
    return [*found[: longest - 1], pieces[_END]]


@cache
def vocabulary() -> dict[str, int]:
    """Piece -> number, 30,522 of them."""
    lines = files("meantime.content").joinpath(_FILE).read_text(encoding="utf-8").split("\n")
    return {piece: number for number, piece in enumerate(lines) if piece}


def _words(text: str) -> Iterator[str]:
    """Small letters without accents, cut at spaces and around every sign and Chinese character."""
    word: list[str] = []
    for character in unicodedata.normalize("NFD", text).lower():
        kind = unicodedata.category(character)
        if kind == "Mn" or is_unseen(character, kind):
            continue
        alone = is_alone(character, kind)
        if (alone or character.isspace()) and word:
            yield "".join(word)
            word = []
        if alone:
            yield character
        elif not character.isspace():
            word.append(character)
    if word:
        yield "".join(word)


@lru_cache(maxsize=4096)
def _pieces_of(word: str) -> tuple[int, ...]:
    """The longest known beginning first, then the longest known piece of what is left."""
    known = vocabulary()
    unknown = (known[_UNKNOWN],)
    if len(word) > _LONGEST_WORD:
        return unknown
    found, start = [], 0
    while start < len(word):
        mark = "##" if start else ""
        end = next((e for e in range(len(word), start, -1) if mark + word[start:e] in known), None)
        if end is None:
            return unknown
        found.append(known[mark + word[start:end]])
        start = end
    return tuple(found)
