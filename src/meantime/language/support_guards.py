"""What keeps the card of support words away, by cause: said no to, long past, other people, jokes, ordinary tiredness.

Rules and second opinion share it. A guard takes out only the stretch it stands in: what follows a "but", a "still" or a
"tonight" is looked at for itself. The cues are `content/words/en/support_guards.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from meantime.language.cue_index import CueIndex
from meantime.language.cues import LONGEST_COMPARED, compiled, cue_file, flattened

#: Words of a sentence that says it is over, at most.
_SHORT = 20
_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…\n]*|[.!?…\n]+")

#: "Suicidal? Me? No."
_ME = re.compile(r"\?\s*[Mm]e\?")


@dataclass(frozen=True, slots=True)
class _Guard:
    #: A stretch that holds one of these is taken out ...
    cues: CueIndex
    #: ... unless it also holds one of these.
    unless: re.Pattern[str]
    #: Where the next stretch begins.
    ends: re.Pattern[str]


def without_answered(text: str) -> str:
    """A text without the questions it answers with no itself ("Suicidal? Nah, not even close.")."""
    if "?" not in text:
        return text
    if len(text) > 2 * LONGEST_COMPARED:
        text = f"{text[:LONGEST_COMPARED]}\n{text[-LONGEST_COMPARED:]}"
    kept: list[str] = []
    for one in _SENTENCE.findall(_ME.sub("?", text)):
        if kept and _is_answer(kept[-1], one):
            kept.pop()
        else:
            kept.append(one)
    return "".join(kept)


def _is_answer(question: str, answer: str) -> bool:
    around = _after()
    if "?" not in question or not around["answer"].search(flattened(answer)):
        return False
    asked = flattened(f"{question} {answer}")
    return around["asked"].search(asked) is not None and around["opposite"].search(asked) is None


def spoken(sentences: Sequence[str]) -> list[str]:
    """What is left of each flattened sentence (blank first and last); "" where it is all set aside."""
    return [
        one if is_taken_back(one, after) else "" if _is_over(one, after) else _left(one)
        for one, after in pairwise([*sentences, ""])
    ]


def is_taken_back(sentence: str, after: str) -> bool:
    """Whether a flattened sentence, or the one after it, says that what keeps the card away is not so ("I lied")."""
    around = _after()
    return bool(around["turned"].search(sentence) or around["taken_back"].search(after))


def _left(sentence: str) -> str:
    for guard in _guards():
        if guard.cues.search(sentence):
            kept = "".join(piece for piece in _pieces(guard, sentence) if not _is_aside(guard, piece))
            sentence = f" {' '.join(kept.split())} " if kept.strip(" ,") else ""
    return sentence


def _is_aside(guard: _Guard, piece: str) -> bool:
    return guard.cues.search(piece) is not None and guard.unless.search(piece) is None


def _pieces(guard: _Guard, sentence: str) -> Iterator[str]:
    """The stretches of a sentence, each with a blank before and after its words."""
    starts = [0, *(match.start() - 1 for match in guard.ends.finditer(sentence)), len(sentence) - 1]
    for start, end in pairwise(starts):
        yield sentence[start : end + 1]


def _is_over(sentence: str, after: str) -> bool:
    """Whether it tells of then and the next sentence says that this is over."""
    if not after or len(after.split()) > _SHORT or not _after()["distance"].search(after):
        return False
    return _after()["felt"].search(sentence) is not None and _after()["here"].search(sentence) is None


@cache
def _guards() -> tuple[_Guard, ...]:
    data = cue_file("support_guards")
    return tuple(
        _Guard(
            CueIndex(one["cues"], _lists()),
            compiled(one["unless"], _lists()),
            compiled(one["ends"], _lists()),
        )
        for one in data["guard"]
    )


@cache
def _after() -> Mapping[str, re.Pattern[str]]:
    after: Mapping[str, list[str]] = cue_file("support_guards")["after"]
    return {name: compiled(cues, _lists()) for name, cues in after.items()}


@cache
def _lists() -> Mapping[str, str]:
    return {**cue_file("support_words")["lists"], **cue_file("support_guards")["lists"]}
