"""Whether a text holds words after which a gentle card with ways to get help is offered: a courtesy, no safety net.

It notices words and measures nothing: no level, no score, nothing stored or counted. First person and now only:
what is denied, long past, about other people, asked by somebody or told in a film stays quiet. (NICE NG225, 2022:
tools and scales are not to be used to predict suicide or self-harm.)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, pairwise
from typing import Any

from meantime.language.cue_index import CueIndex
from meantime.language.cues import compiled, cue_file, flattened
from meantime.language.support_guards import is_taken_back, spoken, without_answered

#: How many words before a phrase a negation reaches.
_REACH = 5


def has_support_words(text: str) -> bool:
    """Whether the writer speaks of not wanting to live, of hurting themselves or of danger at home, now.

    Words alone, quick enough for many notes; `support_sense` looks closer. Never raises; keeps nothing.
    """
    return any(_means_it(one, after) for one, after in pairwise([*sentences_of(without_answered(text)), ""]))


def sentences_of(text: str) -> list[str]:
    """The sentences of a text flattened and with slurred spellings put right, a blank first and last."""
    plain = _spelled_out(flattened(text))
    return [f" {sentence.strip()} " for sentence in plain.split(" . ") if sentence.strip()]


@dataclass(frozen=True, slots=True)
class _Grammar:
    """The lists of `support_words.toml`."""

    #: Words that change nothing.
    fillers: re.Pattern[str]
    #: Phrases that say themselves whom they are about ...
    own: CueIndex
    #: ... and phrases that leave it to the subject before them.
    open: CueIndex
    #: Patterns of the context by name: past, asked, denied_after and so on.
    around: Mapping[str, re.Pattern[str]]
    #: Word lists of the context by name: negations, first_person and so on.
    words: Mapping[str, frozenset[str]]


@cache
def _grammar() -> _Grammar:
    data = cue_file("support_words")
    lists = data["lists"]
    return _Grammar(
        fillers=compiled(data["context"]["fillers"]),
        own=CueIndex(_cues(data["family"], "self"), lists),
        open=CueIndex(_cues(data["family"], "open"), lists),
        around={name: compiled(cues, lists) for name, cues in data["around"].items()},
        words={name: frozenset(found) for name, found in data["context"].items()},
    )


def _spelled_out(text: str) -> str:
    pattern, spelling = _spelling()
    return pattern.sub(lambda match: f"{spelling[match[0].strip()]} ", text)


@cache
def _spelling() -> tuple[re.Pattern[str], Mapping[str, str]]:
    spelling = cue_file("support_words")["spelling"]
    return compiled(spelling), spelling


@cache
def _idioms() -> CueIndex:
    """Everyday ways of speaking, taken out first. Put together only once something was noticed."""
    data = cue_file("support_words")
    return CueIndex(chain(*(group["cues"] for group in data["idioms"])), data["lists"])


def _cues(families: list[dict[str, Any]], kind: str) -> list[str]:
    return [cue for family in families if family["kind"] == kind for cue in family["cues"]]


def _means_it(sentence: str, after: str) -> bool:
    if is_taken_back(sentence, after):
        return _mentions(sentence)
    if not _speaks_of_it(sentence) or _grammar().around["denied_next"].search(after):
        return False
    left = spoken([sentence, after])[0]
    return left == sentence or (bool(left) and _speaks_of_it(left))


def _mentions(sentence: str) -> bool:
    text = _grammar().fillers.sub("", sentence)
    return bool(_grammar().own.search(text) or _grammar().open.search(text))


def _speaks_of_it(sentence: str) -> bool:
    grammar = _grammar()
    text = grammar.fillers.sub("", f" {sentence.strip()} ")
    if not _mentions(text):
        return False
    text = _idioms().sub("_ ", text)
    return _found(text, grammar.own, own=True) or _found(text, grammar.open, own=False)


def _found(text: str, pattern: CueIndex, *, own: bool) -> bool:
    match = pattern.search(text)
    while match:
        before, after = text[: match.start()], text[match.end() :]
        if not _is_quiet(before, match[0], after, own=own):
            return True
        match = pattern.search(text, text.index(" ", match.start()) + 1)
    return False


def _is_quiet(before: str, words: str, after: str, *, own: bool) -> bool:
    return (
        _is_denied(before, words)
        or _is_denied_after(words, after)
        or _is_past(before, words, after)
        or _is_asked(before)
        or (not own and _is_about_others(before, words))
    )


def _is_denied(before: str, words: str) -> bool:
    clause = _clause(before)[-_REACH:]
    at = next((n for n in reversed(range(len(clause))) if clause[n] in _grammar().words["negations"]), None)
    if at is None:
        return False
    between = [*clause[at + 1 :], words.split()[0]]
    if _grammar().around["denied_through"].match(f" {' '.join(between)} ", 1):
        return True
    return between[0] not in _grammar().words["not_denied"] and not (
        _grammar().words["first_person"] & set(between)
    )


def _is_denied_after(words: str, after: str) -> bool:
    """ "suicidal thoughts have gone"; but not the rest of "if I" ("was gone")."""
    if words.split()[-1] in _grammar().words["first_person"]:
        return False
    return _grammar().around["denied_after"].match(" " + after.lstrip(" ,"), 1) is not None


def _clause(before: str) -> list[str]:
    words = before.rpartition(",")[2].split()
    last = max((n for n, word in enumerate(words) if word in _grammar().words["clause_words"]), default=-1)
    return words[last + 1 :]


def _is_past(before: str, words: str, after: str) -> bool:
    grammar, whole = _grammar(), before + words + after
    here = f" {' '.join(_clause(before))} "
    if not (grammar.around["past"].search(whole) or grammar.around["past_here"].search(here)):
        return False
    stretch = f" {before.rpartition(' , ')[2]}{words}{f' {after}'.partition(' , ')[0]} "
    is_now = grammar.around["now_again"].search(whole) or grammar.around["now_here"].search(stretch)
    return is_now is None or grammar.around["not_again"].search(whole) is not None


def _is_asked(before: str) -> bool:
    return _grammar().around["asked"].search(f" {' '.join(_clause(before))} ") is not None


def _is_about_others(before: str, words: str) -> bool:
    """Whether the nearest subject before the phrase is another person, a film or a song."""
    grammar, earlier = _grammar(), before.split()
    if words.split()[0] in grammar.words["first_person"] or (earlier and earlier[-1] == "me"):
        return False
    for word in reversed(earlier):
        if word in grammar.words["first_person"]:
            return False
        if word in grammar.words["told_in"] or {word, word.removesuffix("s")} & grammar.words["others"]:
            return True
    return False
