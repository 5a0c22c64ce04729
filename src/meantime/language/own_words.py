"""What a person's own notes say about their words: which phrase stood beside which feeling, symptom or skill they kept.

Counted anew from the notes for each request and given to `read`; nothing is stored, and nothing outlives the request.
Three words in a row at most, of the notes where the person kept something of that part. Private notes teach nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from meantime.content.loader import find_coping_skill, find_emotion, find_symptom
from meantime.core.notes import NOTHING, Note
from meantime.language.cues import cue_file
from meantime.language.phrases import FILLERS, STOPS, words_of

#: Notes it is worth learning from: the newest; older ones speak of another time.
MOST_REMEMBERED = 300
#: Longest phrase that is learnt, in words; longest part of a note it is learnt from.
_LONGEST, _MOST_WORDS = 3, 120
#: One imagined note without the part, so that a phrase seen once proves little.
_DOUBT = 1.0

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """How often phrases stood in notes where something of one part was kept, and beside what."""

    #: Notes with something of this part.
    notes: int
    #: Of those, with each phrase.
    phrases: Mapping[Phrase, int]
    #: Of those, with each phrase and each name: an id of `content/words`, or the person's own word.
    names: Mapping[Phrase, Counter[str]]
    #: Of those, with each name.
    base: Counter[str]
    #: Names the person typed themselves, as phrases.
    own: Mapping[Phrase, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """All that was learnt from the confirmed notes of one person."""

    feelings: Beside
    symptoms: Beside
    skills: Beside
    #: What set things off before, in the person's phrases.
    triggers: frozenset[Phrase]


def learn(notes: Iterable[Note]) -> OwnWords:
    """What the newest `MOST_REMEMBERED` notes teach. Pure: the same notes give the same words.

    Args:
        notes: newest first. Those without text, and private ones, are passed over.
    """
    taught = [note for note in notes if note.text and not note.private][:MOST_REMEMBERED]
    phrases = [frozenset(phrases_in(keys_of(note.text))) for note in taught]
    return OwnWords(
        feelings=_beside(phrases, [_names([e.name for e in note.emotions], find_emotion) for note in taught]),
        symptoms=_beside(phrases, [_names([s.name for s in note.symptoms], find_symptom) for note in taught]),
        skills=_beside(phrases, [_names(_skills(note), find_coping_skill) for note in taught]),
        triggers=frozenset(keys_of(trigger) for note in taught for trigger in note.triggers) - {()},
    )


def share_beside(beside: Beside, phrase: Phrase, name: str) -> float:
    """How sure the phrase speaks for the name, 0-1: the share of its notes that had it, drawn to how usual it is."""
    usual = beside.base[name] / beside.notes if beside.notes else 0.0
    return (beside.names[phrase][name] + _DOUBT * usual) / (beside.phrases[phrase] + _DOUBT)


def keys_of(text: str) -> Phrase:
    """The words of a text as they are compared."""
    return words_of(text).keys[:_MOST_WORDS]


def phrases_in(keys: Sequence[str]) -> Iterator[Phrase]:
    """Every one, two or three words in a row that begin and end with a word that shows something."""
    for first, key in enumerate(keys):
        if _is_dull(key):
            continue
        for last in range(first + 1, min(first + _LONGEST, len(keys)) + 1):
            if keys[last - 1] in STOPS:
                break
            if not _is_dull(keys[last - 1]):
                yield tuple(keys[first:last])


def _is_dull(key: str) -> bool:
    return key in STOPS or key in FILLERS or key in _small_words() or not any(map(str.isalpha, key))


@cache
def _small_words() -> frozenset[str]:
    return frozenset(cue_file("vague")["words"]["plain"]) | frozenset(cue_file("own_words")["nobodys"])


def _skills(note: Note) -> list[str]:
    return [skill.skill for skill in note.coping if skill.skill != NOTHING]


def _names(words: Iterable[str], find: Callable[[str], Any]) -> frozenset[str]:
    """Ids where the vocabulary knows the word, else the word as it was typed."""
    found = ((word, find(word)) for word in words)
    return frozenset(known.id if known else word.strip() for word, known in found if word.strip())


def _beside(phrases: Sequence[frozenset[Phrase]], names: Sequence[frozenset[str]]) -> Beside:
    kept = [(said, named) for said, named in zip(phrases, names, strict=True) if named]
    counts = Counter(phrase for said, _ in kept for phrase in said)
    beside: dict[Phrase, Counter[str]] = {}
    for said, named in kept:
        for phrase in said:
            beside.setdefault(phrase, Counter()).update(named)
    base = Counter(name for _, named in kept for name in named)
    own = {keys_of(name): name for name in sorted(base) if _is_own(name)}
    return Beside(notes=len(kept), phrases=counts, names=beside, base=base, own=own)


def _is_own(name: str) -> bool:
    return not (find_emotion(name) or find_symptom(name) or find_coping_skill(name)) and keys_of(name) != ()
