"""The forms people write for feelings, read once from `words/*/feeling_forms.toml`, and where they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from meantime.language.tokens import Token, tokens_of
from meantime.language.word_files import parsed

#: How much a form needs around it; `sign` and `sign_guess` are emoji, `guard` means something else.
Kind = Literal["said", "am", "felt", "guess", "cue", "sign", "sign_guess", "guard"]
Keys = tuple[str, ...]
_TABLES: tuple[tuple[str, Kind], ...] = (
    ("said", "said"), ("am", "am"), ("felt", "felt"), ("guess", "guess"),
    ("cues", "cue"), ("signs", "sign"), ("sign_guesses", "sign_guess"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write a feeling."""

    #: Words in small letters, without apostrophes and inner hyphens.
    keys: Keys
    kind: Kind
    #: Id of `emotions.toml`; empty for a guard.
    name: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A form at `tokens[first:last]`."""

    form: Form
    first: int
    last: int


#: A form of plain words, which need no closer look. There are thousands of them.
_PLAIN = re.compile(r"[a-z]+(?:'[a-z]+)*(?: [a-z]+(?:'[a-z]+)*)*").fullmatch


def key_of(token: Token) -> str:
    """What a token is compared as."""
    return token.flat.replace("'", "")


def hits_in(tokens: tuple[Token, ...], keys: Keys) -> list[Hit]:
    """The longest forms in a text, left to right, not overlapping; guards are left out.

    `keys` holds one key a token, a misspelt word already put right.
    """
    return [hit for hit in _all_hits(tokens, keys) if hit.form.kind != "guard"]


def stands_in_guard(tokens: tuple[Token, ...], keys: Keys, first: int, last: int) -> bool:
    """Whether the words `first` to `last` (not included) mean something else inside a guard."""
    return any(
        hit.form.kind == "guard" and hit.first <= first and last <= hit.last
        for hit in _all_hits(tokens, keys)
    )


def _all_hits(tokens: tuple[Token, ...], keys: Keys) -> Iterator[Hit]:
    at = 0
    while at < len(tokens):
        hit = _hit_at(tokens, keys, at)
        if hit:
            yield hit
        at = hit.last if hit else at + 1


def forms_file(lang: str = "en") -> Mapping[str, Any]:
    """The whole of `feeling_forms.toml`."""
    return parsed("feeling_forms", lang)


@cache
def words_around(name: str, lang: str = "en") -> frozenset[str]:
    """A list of words that stand around feelings, by its dotted name, such as `context.feels`."""
    table, key = name.split(".")
    return frozenset(forms_file(lang)[table][key])


@cache
def form_words(lang: str = "en") -> frozenset[str]:
    """Every single word that stands in some form or guard."""
    return frozenset(key for forms in _book(lang).values() for form in forms for key in form.keys)


def _hit_at(tokens: tuple[Token, ...], keys: Keys, at: int) -> Hit | None:
    for form in _book().get(keys[at], ()):
        last = _end_of(form, tokens, keys, at)
        if last:
            return Hit(form, at, last)
    return None


def _end_of(form: Form, tokens: tuple[Token, ...], keys: Keys, at: int) -> int:
    """The index after the form if it stands here, else 0. A hyphen inside a word is stepped over."""
    for wanted in form.keys:
        if at < len(keys) and keys[at] == "-" and wanted != "-" and _is_inner(tokens, at):
            at += 1
        if at >= len(keys) or keys[at] != wanted:
            return 0
        at += 1
    return at


def _is_inner(tokens: tuple[Token, ...], at: int) -> bool:
    if at == 0 or at + 1 >= len(tokens):
        return False
    return tokens[at - 1].place[1] == tokens[at].place[0] and tokens[at].place[1] == tokens[at + 1].place[0]


@cache
def _book(lang: str = "en") -> Mapping[str, tuple[Form, ...]]:
    """Forms by their first key, the longest first."""
    book: dict[str, list[Form]] = {}
    for form in _forms(lang):
        book.setdefault(form.keys[0], []).append(form)
    return {key: tuple(sorted(forms, key=lambda form: -len(form.keys))) for key, forms in book.items()}


def _forms(lang: str) -> Iterator[Form]:
    data = forms_file(lang)
    for guard in data["guards"]:
        yield Form(_keys(guard), "guard", "")
    for table, kind in _TABLES:
        for name, forms in data[table].items():
            yield from (Form(_keys(form), kind, name) for form in forms)


def _keys(form: str) -> Keys:
    if _PLAIN(form):
        return tuple(form.replace("'", "").split())
    return tuple(key_of(token) for token in tokens_of(form) if token.flat != "-")
