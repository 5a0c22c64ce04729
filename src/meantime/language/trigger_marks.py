"""The words of a text with what is read of each already: where what set something off is looked for."""

from collections.abc import Iterable
from dataclasses import dataclass

from meantime.language.feeling_context import is_of_something_else
from meantime.language.feeling_spelling import put_right
from meantime.language.feeling_words import hits_in, key_of
from meantime.language.feelings import MOST_WEIGHED
from meantime.language.phrases import STOPS, Words
from meantime.language.records import Already, Place

#: A clause: its first word and the one after its last.
Clause = tuple[int, int]
#: Signs that belong to a word or a number.
_SOFT_SIGNS = frozenset("&+'/@£$€%#")


@dataclass(frozen=True, slots=True)
class Marked:
    """The words of a text, each with a letter for what is read of it already."""

    words: Words
    #: "." sign, "g" pleasant feeling, "f" other feeling, symptom or strength, "d" skill, "t" time, "n" somebody's or
    #: nobody's feeling, "#" number, "-" none of these.
    read: str

    def any_of(self, letters: str, clause: Clause) -> bool:
        """Whether a word of the clause bears one of these letters."""
        return not set(letters).isdisjoint(self.read[slice(*clause)])


def marked(words: Words, already: Already) -> Marked:
    """The words with what is read of them already."""
    letters = ["#" if key.isdigit() else "." if is_stop(key) else "-" for key in words.keys]
    layers = (
        ("n", _named_feelings(words)),
        ("f", _within(words, already.taken)),
        ("d", _within(words, already.did)),
        ("t", _within(words, already.times)),
        ("g", _within(words, already.glad)),
    )
    for letter, found in layers:
        for n in found:
            letters[n] = letter if letters[n] != "." else "."
    return Marked(words, "".join(letters))


def is_stop(key: str) -> bool:
    """Whether this is a sign between clauses: a comma, an arrow, an emoji."""
    return key in STOPS or (len(key) == 1 and not key.isalnum() and key not in _SOFT_SIGNS)


def _within(words: Words, places: Iterable[Place]) -> set[int]:
    listed = list(places)
    spans = [words.tokens[at].place for at in words.at]
    return {n for n, (start, end) in enumerate(spans) if any(start < b and a < end for a, b in listed)}


def _named_feelings(words: Words) -> set[int]:
    """The words that name a feeling, whosever it is and whether it was so or not."""
    keys = put_right(tuple(key_of(token) for token in words.tokens))
    hits = [hit for hit in hits_in(words.tokens, keys)[:MOST_WEIGHED] if hit.form.kind == "said"]
    places = [(hit.first, hit.last) for hit in hits if not is_of_something_else(keys, hit)]
    return {n for n, at in enumerate(words.at) if any(first <= at < last for first, last in places)}
