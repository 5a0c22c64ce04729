"""Phrases of a word list, found among the words of a text.

A form is written as slots with one space between them: `heart|pulse ~2 racing|pounding`.

- `a|b` one of these words; a trailing `*` makes a word a beginning (`trembl*`); a trailing `?` makes the slot optional;
- a word with a hyphen or a digit in it (`press-ups`, `5k`) stands for the words it is made of, in a row;
- `~2` up to two words of the same clause; `<me>` the words of a named class.

Up to two words such as "really" or "like" may stand between slots. Words are compared in small letters without
apostrophes. Matching is bounded for every text: slots are few, gaps short, and nothing is tried twice.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from meantime.language.records import Place, meet
from meantime.language.spelling import spelled, spelled_all
from meantime.language.tokens import Token, tokens_of

#: Signs a gap never crosses, besides the ends of sentences.
STOPS = frozenset(".!?;\n,:()–—…")
#: Words that add colour, not meaning: skipped between two slots.
FILLERS = frozenset({
    "really", "very", "so", "just", "literally", "actually", "absolutely", "totally", "completely", "super", "like",
    "kinda", "sorta", "proper", "fucking", "bloody", "freaking", "dead", "suddenly", "basically", "honestly", "even",
    "still", "all", "right", "pretty", "quite", "rather", "too", "again",
})  # fmt: skip
_MARKS = frozenset({"️", "*", "_", "~", '"', "“", "”"})
_HYPHENS = frozenset({"-", "‑", "‐"})
#: The owner of phrases that only look like something: of two equally long hits this one stays.
GUARD = "none"
_MOST_FILLERS = 2
#: A hyphen inside of a word, or a letter beside a digit: such a word may be several keys.
_MIXED = re.compile(r"[a-z\d][-&][a-z\d]|[a-z]\d|\d[a-z]")
_STEM = 3


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text as word lists are compared with them."""

    #: All tokens of the text.
    tokens: tuple[Token, ...]
    #: One key a word: small letters, no apostrophes, common misspellings put right. Hyphens inside words are left out.
    keys: tuple[str, ...]
    #: Index in `tokens` of each key.
    at: tuple[int, ...]
    #: What was found with each book, so that no text is searched twice; gone with the words themselves.
    found: dict[int, tuple["Hit", ...]] = field(default_factory=dict, compare=False)

    def place(self, first: int, last: int) -> Place:
        """Characters from key `first` to key `last` (not included)."""
        return self.tokens[self.at[first]].place[0], self.tokens[self.at[last - 1]].place[1]

    def keys_in(self, place: Place) -> tuple[int, int] | None:
        """The keys that stand at a place, from the first to the one after the last; None where there is none."""
        inside = [
            n
            for n, at in enumerate(self.at)
            if meet(self.tokens[at].place, place) and self.keys[n] not in STOPS
        ]
        return (inside[0], inside[-1] + 1) if inside else None

    def index_range(self, first: int, last: int) -> tuple[int, int]:
        """The same keys as an index range of `tokens`."""
        return self.at[first], self.at[last - 1] + 1


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in a form."""

    words: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()
    optional: bool = False
    #: Words that may stand here instead, any of the same clause; 0 for an ordinary slot.
    gap: int = 0

    def fits(self, key: str) -> bool:
        """Whether this word may stand here."""
        return key in self.words or (bool(self.stems) and key.startswith(self.stems))


@dataclass(frozen=True, slots=True)
class Form:
    """One way to say something."""

    #: What it says: an id of a word list, or any name the list uses.
    owner: str
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A form found in the words: keys `first` to `last` (not included)."""

    owner: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Book:
    """Forms by their first word, or by the first letters of a first stem."""

    by_word: dict[str, list[Form]] = field(default_factory=dict)
    by_stem: dict[str, list[Form]] = field(default_factory=dict)

    def starting_with(self, key: str) -> Sequence[Form]:
        """The forms that may begin with this word."""
        by_word, by_stem = self.by_word.get(key, ()), self.by_stem.get(key[:_STEM], ())
        return [*by_word, *by_stem] if by_stem else by_word


def words_of(text: str) -> Words:
    """The words of a text, ready to be compared."""
    tokens = tokens_of(text)
    kept = [n for n in range(len(tokens)) if not _is_left_out(tokens, n)]
    return Words(tokens, spelled_all(tokens[n].flat for n in kept), tuple(kept))


def book_of(forms: Mapping[str, Iterable[str]], classes: Mapping[str, str]) -> Book:
    """A book of forms: owner to its forms. A form may not begin with a gap or an optional slot."""
    book = Book()
    for owner, texts in forms.items():
        for text in texts:
            for written in _written_out(text):
                _put(book, Form(owner, tuple(_slot_of(part, classes) for part in written.split())))
    return book


def find_forms(words: Words, book: Book) -> tuple[Hit, ...]:
    """The forms found, in order; where two overlap the longer one stays, then the earlier."""
    if id(book) not in words.found:
        words.found[id(book)] = _search(words, book)
    return words.found[id(book)]


def hits_within(hits: Sequence[Hit], low: int, high: int) -> Sequence[Hit]:
    """Of hits in order, those that lie wholly within keys `low` to `high` (not included)."""
    start = bisect_left(hits, low, key=lambda hit: hit.first)
    end = bisect_left(hits, high, key=lambda hit: hit.first)
    return [hit for hit in hits[start:end] if hit.last <= high]


def _search(words: Words, book: Book) -> tuple[Hit, ...]:
    hits = {
        hit for n, key in enumerate(words.keys) for hit in _hits_at(words.keys, n, book.starting_with(key))
    }
    free = [True] * len(words.keys)
    kept = []
    for hit in sorted(hits, key=lambda h: (h.first - h.last, h.first, h.owner != GUARD, h.owner)):
        if all(free[hit.first : hit.last]):
            free[hit.first : hit.last] = [False] * (hit.last - hit.first)
            kept.append(hit)
    return tuple(sorted(kept, key=lambda hit: hit.first))


def _is_left_out(tokens: tuple[Token, ...], n: int) -> bool:
    """Quotes and marks for emphasis, and a hyphen inside a word."""
    if tokens[n].text in _MARKS or _is_heading(tokens, n):
        return True
    if tokens[n].text not in _HYPHENS or not 0 < n < len(tokens) - 1:
        return False
    before, here, after = (token.place for token in tokens[n - 1 : n + 2])
    return before[1] == here[0] and here[1] == after[0]


def _is_heading(tokens: tuple[Token, ...], n: int) -> bool:
    """ "Sleep: bad.": the colon of a note in telegraph style joins what it stands between."""
    return tokens[n].text == ":" and (n == 1 or (n > 1 and tokens[n - 2].text in STOPS))


def _written_out(text: str) -> list[str]:
    """The form, and one more for each word in it that is several keys: `did press-ups|weights`, "did press ups"."""
    slots = text.split()
    rows = {(n, row) for n, slot in enumerate(slots) if _MIXED.search(slot) for row in _rows_in(slot)}
    if not rows:
        return [text]
    single = [_without(slot, {row for at, row in rows if at == n}) for n, slot in enumerate(slots)]
    longer = [[*single[:n], " ".join(words_of(row).keys), *single[n + 1 :]] for n, row in sorted(rows)]
    return [" ".join(parts) for parts in (single, *longer) if all(parts)]


def _rows_in(slot: str) -> list[str]:
    """The words of a slot that are several keys, such as "press-ups" and "5k"."""
    words = [word for word in slot.removesuffix("?").split("|") if _MIXED.search(word)]
    return [word for word in words if len(words_of(word).keys) > 1]


def _without(slot: str, rows: set[str]) -> str:
    left = "|".join(word for word in slot.removesuffix("?").split("|") if word not in rows)
    return left + "?" if left and slot.endswith("?") else left


def _slot_of(part: str, classes: Mapping[str, str]) -> Slot:
    return _word(part) if part.isalpha() else _slot(part, classes)


@cache
def _word(part: str) -> Slot:
    """A slot for one word: the same for every form it stands in."""
    return Slot(frozenset({spelled(part)}))


def _slot(part: str, classes: Mapping[str, str]) -> Slot:
    if part.startswith("~"):
        return Slot(gap=int(part[1:]))
    optional = part.endswith("?") and len(part) > 1
    words = [word for piece in part.removesuffix("?").split("|") for word in _words_in(piece, classes)]
    stems = tuple(word[:-1] for word in words if word.endswith("*"))
    return Slot(frozenset(spelled(word) for word in words if not word.endswith("*")), stems, optional)


def _words_in(piece: str, classes: Mapping[str, str]) -> list[str]:
    if piece.startswith("<"):
        return classes[piece.strip("<>")].split()
    return [piece]


def _put(book: Book, form: Form) -> None:
    first = form.slots[0]
    if first.gap or first.optional:
        raise ValueError(f"a form of {form.owner} begins with an open slot")
    for word in first.words:
        book.by_word.setdefault(word, []).append(form)
    for stem in first.stems:
        book.by_stem.setdefault(stem[:_STEM], []).append(form)


def _hits_at(keys: tuple[str, ...], at: int, forms: Iterable[Form]) -> Iterable[Hit]:
    for form in forms:
        end = _end_of(form.slots, 0, keys, at)
        if end is not None:
            yield Hit(form.owner, at, end)


def _end_of(slots: tuple[Slot, ...], n: int, keys: tuple[str, ...], at: int) -> int | None:
    if n == len(slots):
        return at
    slot = slots[n]
    if slot.gap:
        return _end_after_gap(slots, n, keys, at)
    # A filler that is itself a word of the slot counts as that word first.
    for start in range(at, min(at + (_MOST_FILLERS if n else 0) + 1, len(keys))):
        if slot.fits(keys[start]):
            end = _end_of(slots, n + 1, keys, start + 1)
            if end is not None:
                return end
        if keys[start] not in FILLERS:
            break
    return _end_of(slots, n + 1, keys, at) if slot.optional else None


def _end_after_gap(slots: tuple[Slot, ...], n: int, keys: tuple[str, ...], at: int) -> int | None:
    for start in range(at, min(at + slots[n].gap, len(keys)) + 1):
        if start > at and keys[start - 1] in STOPS:
            return None
        end = _end_of(slots, n + 1, keys, start)
        if end is not None:
            return end
    return None
