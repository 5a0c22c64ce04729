"""What a skill did, by the words near it: worse, no change, a bit, a lot, or not said."""

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from meantime.core.notes import Helped
from meantime.language.coping_relief import LINKS
from meantime.language.coping_told import is_said_of_it
from meantime.language.forms import forms_in
from meantime.language.phrases import STOPS, Book, Hit, Words, book_of, find_forms

#: Kinds of words by rank: where two overlap, the first kind is meant ("didn't help much", "helped a little").
_SAID: dict[str, Helped | None] = {
    "not_now": "no change",
    "guard": None,
    "worse": "worse",
    "none": "no change",
    "little": "a bit",
    "lot": "a lot",
    "bit": "a bit",
}
_SHORT: dict[str, Helped] = {
    "did": "a bit",
    "does": "a bit",
    "didnt": "no change",
    "doesnt": "no change",
}
#: Words and signs between the parts of a list.
JOINS = frozenset({"and", "or", "&", "+", ",", "plus", "then", "with", "n"})
#: An effect stands at most this many words after its skill.
_REACH = 18
_REACH_BEFORE = 4
#: Between an effect and the skill after it.
_LEADS = LINKS | {"was", "is", "doing"}
_SEEMED = frozenset({"seemed", "seems", "appeared", "began", "started"})


def effects_of(words: Words, hits: Sequence[Hit]) -> list[Helped | None]:
    """One effect for each skill, None where nothing is said or two effects disagree."""
    cues = [cue for cue in _cues(words) if not _is_inside(cue, hits)]
    found = [_effect(_cues_after(words, hits, n, cues)) for n in range(len(hits))]
    if found and found[-1] is None and len(hits) == 1:
        found[-1] = _effect(_cues_before(words, hits[0], cues))
    if not any(found) and any(_is_of_all(words.keys, cue) for cue in cues):
        return ["no change" for _ in hits]
    found = [one or _said_short(words.keys, hit, found) for one, hit in zip(found, hits, strict=True)]
    return _shared(words, hits, _others(words.keys, hits, found))


def _said_short(keys: tuple[str, ...], hit: Hit, found: Sequence[Helped | None]) -> Helped | None:
    """ "The breathing didn't help but the walk did", "the walk helped, the bath didn't"."""
    after = keys[hit.last : hit.last + 2]
    if not any(found) or not after or (len(after) > 1 and after[1] not in STOPS | {"and", "but"}):
        return None
    return _SHORT.get(after[0])


def _others(
    keys: tuple[str, ...], hits: Sequence[Hit], found: Sequence[Helped | None]
) -> list[Helped | None]:
    """ "Tried breathing and grounding, only the walk helped": the others did nothing."""
    alone = [
        n for n, hit in enumerate(hits) if found[n] and "only" in keys[max(0, hit.first - 2) : hit.first]
    ]
    return [one if one or n in alone or not alone else "no change" for n, one in enumerate(found)]


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
    """ "No luck with breathing", "calmed down after the music", "what helped was a walk"."""
    near = [cue for cue in cues if 0 <= hit.first - cue.last <= _REACH_BEFORE]
    between = [(cue, words.keys[cue.last : hit.first]) for cue in near]
    return [cue for cue, keys in between if _LEADS & set(keys) and not STOPS & set(keys)]


def _effect(cues: Sequence[Hit]) -> Helped | None:
    """The first word of effect, unless a later one says that it turned: then nothing certain is said."""
    kinds = {cue.owner for cue in cues}
    if not kinds or ("worse" in kinds and kinds & {"little", "bit", "lot"}):
        return None
    for kind in ("worse", "none", "not_now"):
        if kind in kinds:
            return _SAID[kind]
    if kinds == {"bit", "little"}:
        return "a bit"
    return _SAID[cues[0].owner]


def _shared(words: Words, hits: Sequence[Hit], found: list[Helped | None]) -> list[Helped | None]:
    """One effect for all ("tried grounding, tried breathing, neither worked") or for both of a pair joined by "and"."""
    wide = any(cue.first >= hits[-1].last for cue in find_forms(words, _sharing())) if hits else False
    for n, (one, other) in reversed(list(enumerate(pairwise(hits)))):
        joined = set(words.keys[one.last : other.first]) <= JOINS
        if found[n] is None and (wide or joined):
            found[n] = found[n + 1]
    return found
