"""From what the model says of each word piece to words and stretches of the text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from meantime.language.records import Place
from meantime.language.sight import Named, Spotted

if TYPE_CHECKING:
    from meantime.language.vectors import Floats

#: A stretch goes on while its chance is at least this share of its best word's.
_GOES_ON = 0.5
#: From this chance on a word is part of a stretch that names something.
_LIKELY = 0.5
#: What asks for the coloured form of an emoji.
_OF_EMOJI = "\ufe0f"
#: Signs that may end or begin a phrase.
_CLOSING, _OPENING = frozenset("\"'’”)]}?!%€£$"), frozenset("\"'‘“([{£$€#@")


class Word(NamedTuple):
    """A word, and the number of its first piece."""

    place: Place
    piece: int


def words_in(text: str, places: Sequence[Place]) -> list[Word]:
    """The words that the pieces at these places make up."""
    starts = [n for n in range(len(places)) if not n or not _is_one_word(text, places[n - 1], places[n])]
    ends = [*starts[1:], len(places)]
    return [
        Word((places[first][0], places[last - 1][1]), first) for first, last in zip(starts, ends, strict=True)
    ]


def by_word(chances: Floats, words: Sequence[Word]) -> Floats:
    """(w, k) from (l, k): what is said of the first piece of each word."""
    found: Floats = chances[[word.piece for word in words]]
    return found


def likeliest(chances: Floats, words: Sequence[Word], names: Sequence[str]) -> dict[str, Spotted]:
    """Where each thing is likeliest said.

    Args:
        chances: (w, 1 + k), none and then each of the k names.
    """
    found = {}
    for column, name in enumerate(names, start=1):
        peak = int(chances[:, column].argmax())
        place = _around(chances[:, column], words, peak)
        found[name] = Spotted(place, round(float(chances[peak, column]), 4))
    return found


def any_of(chances: Floats, words: Sequence[Word]) -> Iterator[Spotted]:
    """Of each word how likely it says any of the things."""
    for word, none in zip(words, chances[:, 0], strict=True):
        yield Spotted(word.place, round(1 - float(none), 4))


def stretches(chances: Floats, words: Sequence[Word], names: Sequence[str]) -> Iterator[Named]:
    """Runs of words that likely say any of the things, each with what it likeliest says.

    Args:
        chances: (w, 1 + k), none and then each of the k names.
    """
    likely = [*(1 - chances[:, 0] >= _LIKELY), False]
    starts = [n for n in range(len(words)) if likely[n] and not (n and likely[n - 1])]
    for start in starts:
        end = next(n for n in range(start, len(likely)) if not likely[n])
        name = names[int(chances[start:end, 1:].mean(axis=0).argmax())]
        place = words[start].place[0], words[end - 1].place[1]
        yield Named(name, place, round(1 - float(chances[start:end, 0].min()), 4))


def trimmed(text: str, place: Place) -> Place:
    """Without signs at its ends that belong to the sentence, and without emoji."""
    start, end = place
    while end - start > 1 and not (_is_letter(text[end - 1]) or text[end - 1] in _CLOSING):
        end -= 1
    while end - start > 1 and not (_is_letter(text[start]) or text[start] in _OPENING):
        start += 1
    return start, end


def _is_one_word(text: str, one: Place, other: Place) -> bool:
    return one[1] == other[0] and text[one[1] - 1].isalnum() and text[other[0]].isalnum()


def _around(chances: Floats, words: Sequence[Word], peak: int) -> Place:
    least, first, last = chances[peak] * _GOES_ON, peak, peak
    while first and chances[first - 1] >= least:
        first -= 1
    while last + 1 < len(words) and chances[last + 1] >= least:
        last += 1
    return words[first].place[0], words[last].place[1]


def _is_letter(character: str) -> bool:
    """Whether it is a letter, a number, or an accent of one."""
    return character.isalnum() or (unicodedata.category(character) in {"Mn", "Mc"} and character != _OF_EMOJI)
