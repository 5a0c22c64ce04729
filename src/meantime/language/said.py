"""How a note says the half of a wondering: by its words in any form, by words like them, or by a part that means it.

"Bad sleep" is said by "slept badly", "an awful night's sleep" and by the symptom "hard to fall asleep". What counts is
settled by the words alone, from fixed lists, before any rating is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise, permutations
from typing import Literal

from meantime.content.loader import find_coping_skill, find_emotion, find_symptom
from meantime.content.records import CopingSkill, Emotion, Symptom
from meantime.core.note_words import stands_in
from meantime.core.notes import Note
from meantime.language.coping import find_coping
from meantime.language.feelings import find_feelings
from meantime.language.phrases import Words, words_of
from meantime.language.ratings import find_ratings
from meantime.language.records import Place
from meantime.language.scope import scope_of
from meantime.language.stems import alike_words, is_small, is_vague, near_words, stem, words_in
from meantime.language.symptoms import find_symptoms
from meantime.language.tokens import clauses_of, words_at

#: Telling words of a half that are looked for.
_MOST_WORDS = 6
#: Words that may stand between two that belong together: "an awful night's sleep".
_BETWEEN = 3
#: Where a clause ends for words that belong together: "slept after an awful day" is no awful sleep.
_APART = frozenset({"after", "before", "since"})
#: Words that turn a half around: "no sleep" is not said by "slept", only as it stands or by a part that means it.
_TURNED = frozenset({
    "no", "not", "never", "without", "hardly", "barely", "don't", "didn't", "doesn't", "can't", "couldn't", "wasn't",
    "isn't", "haven't", "won't",
})  # fmt: skip
PartKind = Literal["feeling", "symptom", "skill", "trigger"]
#: How a part of each kind is known; what sets things off has no list.
_FIND: dict[PartKind, Callable[[str], Emotion | Symptom | CopingSkill | None]] = {
    "feeling": find_emotion,
    "symptom": find_symptom,
    "skill": find_coping_skill,
}
#: What follows where others do it to the person, and how many characters are looked at for it.
_AT_ME, _LOOKED_AFTER = ("at", "me"), 8


@dataclass(frozen=True, slots=True)
class _Asked:
    """One half of a wondering, ready to be compared."""

    #: For each telling word the stems that answer it.
    groups: tuple[frozenset[str], ...]
    #: Stems of which a note has one, before its text is read for symptoms.
    around: frozenset[str]
    #: Ids of the feelings, symptoms and coping skills that mean it.
    ids: dict[PartKind, frozenset[str]]
    #: Whether it is what others do: "people snap at me".
    at_me: bool
    #: Whether a part of this name says it, for each one met so far: diaries repeat their names.
    parts: dict[tuple[PartKind, str], bool] = field(default_factory=dict)


def said_by_meaning() -> Callable[[str, Note], str]:
    """A look at notes: given a half and a note, the words by which the note says it, empty when it does not.

    The words of each note are brought to their stems once. What is denied, of somebody else, long past or only
    imagined does not count.
    """
    asked_for, stems_by_note = cache(_asked), dict[str, frozenset[str]]()

    def said(half: str, note: Note) -> str:
        if note.id not in stems_by_note:
            stems_by_note[note.id] = frozenset(stem(word) for word in words_in(note.text))
        return _said(half, asked_for(half), note, stems_by_note[note.id])

    return said


def _asked(half: str) -> _Asked:
    telling = [word for word in dict.fromkeys(words_in(half)) if not (is_small(word) or is_vague(word))]
    stems = [stem(word) for word in telling[:_MOST_WORDS]]
    alone, is_turned = len(stems) == 1, bool(_TURNED.intersection(words_in(half)))
    at_me = tuple(words_in(half)[-2:]) == _AT_ME
    ratings, read = find_ratings(half), () if at_me else {half, *_turned(stems)}
    return _Asked(
        groups=() if is_turned else tuple(alike_words(one, beside=not alone) for one in stems),
        around=frozenset[str]().union(*map(near_words, stems), *(alike_words(o, beside=True) for o in stems)),
        ids={
            "feeling": frozenset(o.name for o in find_feelings(half, ratings=ratings) if o.tier == "said"),
            "symptom": frozenset(one.name for text in read for one in find_symptoms(text)),
            "skill": frozenset(one.skill for one in find_coping(half, ratings=ratings)),
        },
        at_me=at_me,
    )


def _turned(stems: list[str]) -> Iterator[str]:
    """Two bare words both ways round, as lists of symptoms may have them: "sleep bad", "bad sleep"."""
    if len(stems) == 2:
        yield from (" ".join(order) for order in permutations(stems))


def _said(half: str, asked: _Asked, note: Note, stems: frozenset[str]) -> str:
    if named := _named(half, asked, note):
        return named
    text = note.text
    groups = _phrase(half) if stands_in(half, text) else asked.groups
    is_there = groups and all(group & stems for group in groups)
    if is_there and (found := _together(groups, words_of(text), at_me=asked.at_me)):
        return found
    if (symptoms := asked.ids["symptom"]) and asked.around & stems:
        places = [one.place for one in find_symptoms(text) if one.name in symptoms]
        return next((words_at(text, place) for place in places if not _is_at_me(text, place)), "")
    return ""


def _is_at_me(text: str, place: Place) -> bool:
    """Whether others do it to the person: "snapped at" before "me"."""
    after = tuple(words_in(text[place[1] : place[1] + _LOOKED_AFTER])[:2])
    return after[:1] == ("me",) or after == _AT_ME


def _phrase(half: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset({stem(word)}) for word in words_in(half))


def _named(half: str, asked: _Asked, note: Note) -> str:
    """The name of a part that is the half, means it, or holds its words; empty without one."""
    names: tuple[tuple[PartKind, str], ...] = (
        *(("feeling", one.name) for one in note.emotions),
        *(("symptom", one.name) for one in note.symptoms),
        *(("skill", one.skill) for one in note.coping),
        *(("trigger", name) for name in note.triggers),
    )
    for part in names:
        if part not in asked.parts:
            asked.parts[part] = _means(half, asked, *part)
    return next((name for kind, name in names if asked.parts[kind, name]), "")


def _means(half: str, asked: _Asked, kind: PartKind, name: str) -> bool:
    """Whether the name of a part is the half, means it, or holds its words."""
    known = _FIND[kind](name) if kind in _FIND else None
    return (
        (known is not None and known.id in asked.ids[kind])
        or stands_in(half, name)
        or bool(_together(asked.groups, words_of(name), at_me=asked.at_me))
    )


def _together(groups: tuple[frozenset[str], ...], words: Words, *, at_me: bool) -> str:
    """The words of one clause that answer every group, close together and so for the person; empty without."""
    stems = [stem(key) for key in words.keys]
    for first, last in _clauses(words):
        for start in range(first, last):
            end = start + _length(groups, stems[start:last])
            if end > start and _is_so(words, (start, end), at_me=at_me):
                tokens = words.tokens[slice(*words.index_range(start, end))]
                return " ".join(token.text for token in tokens)
    return ""


def _is_so(words: Words, keys: tuple[int, int], *, at_me: bool) -> bool:
    """Whether nothing stands against it, and it is the person who does it, or others do it to them."""
    scope = scope_of(words.tokens, words.index_range(*keys))
    is_done_to_them = (
        words.keys[keys[1] : keys[1] + 2] == _AT_ME or words.keys[keys[1] - 2 : keys[1]] == _AT_ME
    )
    if at_me:
        return is_done_to_them and not (scope.negated or scope.past_habit or scope.hypothetical)
    return scope.is_clear and not is_done_to_them


def _length(groups: tuple[frozenset[str], ...], stems: list[str]) -> int:
    """How many of the first stems hold every group, the first of them one; 0 when that is too far."""
    if not any(stems[0] in group for group in groups):
        return 0
    reach = len(groups) + _BETWEEN
    for end in range(1, min(reach, len(stems)) + 1):
        if all(group.intersection(stems[:end]) for group in groups):
            return end
    return 0


def _clauses(words: Words) -> Iterator[tuple[int, int]]:
    """Ranges of keys, cut where clauses begin and at words that set things apart."""
    starts = {first for first, _ in clauses_of(words.tokens)}
    cut = [n for n, at in enumerate(words.at) if at in starts or words.keys[n] in _APART]
    ends = sorted({0, *cut, len(words.keys)})
    yield from pairwise(ends)
