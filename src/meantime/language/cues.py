"""Cues: a small notation for ways of saying a thing, kept in data files and compiled to safe patterns.

A cue is words with a blank between them, in small letters and without apostrophes ("dont want to"). `(a|b c)` is
one of several, a `?` after a word or bracket makes it optional, `wor*` is any word that begins so, `~3` is up to
three words in between, `#` a number, `^` the beginning and `$` the end of a clause, `{name}` a list of the same file.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from meantime.language.word_files import parsed

#: Of a longer text its first and its last so many characters are compared with cues.
LONGEST_COMPARED = 3_000

_LAUGHS = re.compile("[😂🤣😹😆]")
_THRICE = re.compile(r"([a-z])\1\1+")
_SENTENCE_END = re.compile(r"[.!?…\n]+")
_CLAUSE_END = re.compile(r"[,;:()\[\]\"“”–—/]+| -+ ")
_OTHER = re.compile(r"[^\w ,.*%$£@-]|_")
_PIECE = re.compile(r"\{[a-z_]+\}|~\d?|[()|?^$#]|[^\s(){}|?^$~#]+")
_SIGNS = {
    "(": "(?:",
    ")": ")",
    "|": "|",
    "?": "?",
    "^": r"(?:(?<=^ )|(?<=[.,] ))",
    "$": r"(?=[.,] |$)",
    "#": r"[^ ]*\d[^ ]* ",
}


def cue_file(name: str, lang: str = "en") -> Mapping[str, Any]:
    """The parsed `content/words/<lang>/<name>.toml`."""
    return parsed(name, lang)


def flattened(text: str) -> str:
    """The text as cues see it: small letters, no apostrophes, one blank after each word, " . " and " , " as ends."""
    if len(text) > 2 * LONGEST_COMPARED:
        text = f"{text[:LONGEST_COMPARED]}\n{text[-LONGEST_COMPARED:]}"
    text = unicodedata.normalize("NFKC", text).lower()
    text = re.sub("['’‘ʼ`´]", "", _LAUGHS.sub(" lol ", text))
    text = _SENTENCE_END.sub(" . ", re.sub(r"(?<=\d)[.,](?=\d)", "", text))
    text = _OTHER.sub(" ", _CLAUSE_END.sub(" , ", text))
    return " " + " ".join(_THRICE.sub(r"\1", text).split()) + " "


def compiled(cues: Iterable[str], lists: Mapping[str, str] | None = None) -> re.Pattern[str]:
    """One pattern that finds any of the cues in a flattened text."""
    return re.compile("(?<= )(?:" + "|".join(_pattern(cue, lists or {}) for cue in cues) + ")")


def _pattern(cue: str, lists: Mapping[str, str]) -> str:
    return "".join(_part(piece, lists) for piece in _PIECE.findall(_optional_words(cue)))


def _optional_words(cue: str) -> str:
    """`word?` becomes `(word)?`, so that the blank after it is optional too."""
    return re.sub(r"([\w*{}-]+)\?", r"(\1)?", cue)


def _part(piece: str, lists: Mapping[str, str]) -> str:
    if piece in _SIGNS:
        return _SIGNS[piece]
    if piece.startswith("{"):
        return f"(?:{_pattern(lists[piece[1:-1]], lists)})"
    if piece.startswith("~"):
        return rf"(?:[^ .,]+ ){{0,{piece[1:] or 3}}}"
    return "[^ ]*".join(re.escape(part) for part in piece.split("*")) + " "
