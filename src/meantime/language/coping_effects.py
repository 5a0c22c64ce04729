"""What a skill did, by the words near it: worse, no change, a bit, a lot, or not said."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from meantime.core.notes import Helped
from meantime.language.coping_told import is_said_of_it
from meantime.language.forms import forms_in
from meantime.language.phrases import Book, Hit, Words, book_of, find_forms

#: Kinds of words by rank: where two overlap, the first kind is meant ("didn't help much", "helped a little").
_SAID: dict[str, Helped | None] = {
    "guard": None,
    "worse": "worse",
    "none": "no change",
    "little": "a bit",
    "lot": "a lot",
    "bit": "a bit",
}
_JOINS = frozenset({"and", "or", "&", "+", ",", "plus", "then", "with", "n"})
#: An effect stands at most this many words after its skill.
_REACH = 18
_SEEMED = frozenset({"seemed", "seems", "appeared", "began", "started"})


def effects_of(words: Words, hits: Sequence[Hit]) -> list[Helped | None]:
    """One effect for each skill, None where nothing is said or two effects disagree."""
    cues = [cue for cue in _cues(words) if not _is_inside(cue, hits)]
    found = [_effect(_cues_after(words, hits, n, cues)) for n in range(len(hits))]
    if found and found[-1] is None and len(hits) == 1:
        found[-1] = _effect(_cues_before(words, hits[0], cues))
    if not any(found) and any(_is_of_all(words.keys, cue) for cue in cues):
        return ["no change" for _ in hits]
    return _shared(words, hits, found)


def _is_of_all(keys: tuple[str, ...], cue: Hit) -> bool:
    """ "Nothing helped. Tried the breathing, tried a walk"."""
    return cue.owner == "none" and keys[cue.first : cue.first + 2] in {
        ("nothing", "helped"),
        ("nothing", "worked"),
    }


def _cues(words: Words) -> list[Hit]:
    """Words of effect, one kind for each place; "to calm down" is a purpose, no effect."""
    kept: list[Hit] = []
    for kind in _SAID:
        found = [hit for hit in find_forms(words, _book(kind)) if not _is_purpose(words.keys, hit)]
        kept += [hit for hit in found if not any(hit.first < k.last and k.first < hit.last for k in kept)]
    kept = [hit for hit in kept if _SAID[hit.owner]]
    return sorted(kept, key=lambda hit: hit.first)


def _is_purpose(keys: tuple[str, ...], hit: Hit) -> bool:
    return hit.first > 0 and (
        keys[hit.first - 1] in {"till", "until", "til"}
        or (keys[hit.first - 1] == "to" and keys[max(0, hit.first - 2)] not in _SEEMED)
    )


@cache
def _book(kind: str) -> Book:
    lists = forms_in("coping_forms").data
    return book_of({kind: lists["effect"][kind]}, lists["classes"])


@cache
def _sharing() -> Book:
    return forms_in("coping_forms").book("sharing")


def _is_inside(cue: Hit, hits: Sequence[Hit]) -> bool:
    return any(hit.first <= cue.first and cue.last <= hit.last for hit in hits)


def _cues_after(words: Words, hits: Sequence[Hit], n: int, cues: Sequence[Hit]) -> list[Hit]:
    """What is said of the skill; a later word stays beside it, because it may say that it turned."""
    low = hits[n].last
    high = hits[n + 1].first if n + 1 < len(hits) else len(words.keys)
    near = [cue for cue in cues if low <= cue.first < min(high, low + _REACH)]
    said = [cue for cue in near if is_said_of_it(words.keys, cue.first, low)]
    return [cue for cue in near if cue.first >= said[0].first] if said else []


def _cues_before(words: Words, hit: Hit, cues: Sequence[Hit]) -> list[Hit]:
    """ "No luck with breathing", "calmed down with music", "what helped was a walk"."""
    near = [cue for cue in cues if 0 <= hit.first - cue.last <= 3]
    links = {"with", "by", "was", "is", "from", "thanks", "doing"}
    return [cue for cue in near if links & set(words.keys[cue.last : hit.first])]


def _effect(cues: Sequence[Hit]) -> Helped | None:
    """The first word of effect, unless a later one says that it turned: then nothing certain is said."""
    kinds = {cue.owner for cue in cues}
    if not kinds or ("worse" in kinds and kinds & {"little", "bit", "lot"}):
        return None
    for kind in ("worse", "none"):
        if kind in kinds:
            return _SAID[kind]
    if kinds == {"bit", "little"}:
        return "a bit"
    return _SAID[cues[0].owner]


def _shared(words: Words, hits: Sequence[Hit], found: list[Helped | None]) -> list[Helped | None]:
    """One effect for all ("tried grounding, tried breathing, neither worked") or for both of a pair joined by "and"."""
    wide = any(cue.first >= hits[-1].last for cue in find_forms(words, _sharing())) if hits else False
    for n, (one, other) in reversed(list(enumerate(pairwise(hits)))):
        joined = set(words.keys[one.last : other.first]) <= _JOINS
        if found[n] is None and (wide or joined):
            found[n] = found[n + 1]
    return found
