"""Thoughts in a note: sentences with a frame such as "what if", "I always", "they'll think". Words alone, no model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from meantime.language.records import Place
from meantime.language.word_files import parsed

#: Longest thought, in words; a longer sentence is cut there.
LONGEST = 30
#: Characters of one note that are looked through, and the most thoughts taken from it.
_READ = 20_000
_MOST = 12
_SENTENCE = re.compile(r"[^.!?;\n]+")
_QUOTED = re.compile(r"(?:(?<=\s)|^)[\"“'‘]([^\"“”\n]{6,200}?)[\"”'’](?=[\s.,!?;:]|$)")
_MARKS = frozenset("\"'“”‘’")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Thought:
    """One thought as it stands in a text."""

    #: The sentence it was found in, verbatim, without spaces at its ends.
    sentence: str
    #: The thought itself in small letters, without "I kept thinking" before it.
    core: str
    #: Where the sentence stands in the text.
    place: Place


def thoughts_in(text: str, lang: str = "en") -> list[Thought]:
    """The sentences of a text that hold a thinking frame (`content/words/*/thought_frames.toml`), in order."""
    found = []
    for place in _sentences(text[:_READ]):
        sentence = text[slice(*place)]
        core = _core(sentence, lang)
        if core is not None:
            found.append(Thought(sentence=sentence, core=core, place=place))
        if len(found) >= _MOST:
            break
    return found


def _sentences(text: str) -> Iterator[Place]:
    for match in _SENTENCE.finditer(text):
        words = match[0].strip(" \t-–—,:")
        if words:
            start = match.start() + match[0].index(words)
            yield start, start + len(words)


def _core(sentence: str, lang: str) -> str | None:
    """The thought without the words that only say it is one; None when the sentence has no frame."""
    words = _WORD.findall(_quoted(sentence).lower().replace("’", "'"))[: LONGEST * 2]
    found = list(_frames_in(words, lang))
    if not found:
        return None
    before, at = _after_frames(words, found)
    inside = any(kind == "inside" and n >= at for n, _, kind in found)
    anywhere = any(kind == "anywhere" for _, _, kind in found)
    if not (before or inside or anywhere) or len(words) - at < 2:
        return None
    return " ".join(words[at : at + LONGEST])


def _quoted(sentence: str) -> str:
    """What stands in quotation marks, when the person quotes a thought of three words or more; else the sentence."""
    if _MARKS.isdisjoint(sentence):
        return sentence
    said = next((m[1] for m in _QUOTED.finditer(sentence) if len(m[1].split()) >= 3), None)
    return sentence if said is None or not _WORD.search(said.lower()) else said


def _after_frames(words: list[str], found: list[tuple[int, int, str]]) -> tuple[bool, int]:
    """Whether words such as "I kept thinking" stand before the thought, and where it begins after the last of them."""
    ends = {n: n + size for n, size, kind in found if kind == "before" and n < LONGEST}
    if not ends:
        return False, 0
    at = ends[max(ends)]
    while at < len(words) and words[at] in _LINKS:
        at += 1
    return True, at if len(words) - at >= 2 else 0


def _frames_in(words: list[str], lang: str) -> Iterator[tuple[int, int, str]]:
    """Every frame that stands in these words: where it begins, how many words it has, and of which kind it is."""
    known = _frames(lang)
    for n, word in enumerate(words):
        for frame, kind in known.get(word, ()):  # the longest of a kind last
            if words[n : n + len(frame)] == frame:
                yield n, len(frame), kind


_LINKS = frozenset({"that", "how", "about", "like", "was", "is", "as", "if", "of"})


@cache
def _frames(lang: str) -> dict[str, list[tuple[list[str], str]]]:
    """First word -> the frames that begin with it, each with its kind, shortest first."""
    found: dict[str, list[tuple[list[str], str]]] = {}
    for kind in ("before", "inside", "anywhere"):
        for words in sorted((line.split() for line in frames_file(lang)[kind].split("\n")), key=len):
            if words:
                found.setdefault(words[0], []).append((words, kind))
    return found


def frames_file(lang: str) -> dict[str, Any]:
    """The frames as they are written down."""
    return parsed("thought_frames", lang)
