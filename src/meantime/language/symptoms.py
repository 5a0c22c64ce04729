"""What mind and body did, read in a sentence: only what is said, of the person, as it was then."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import pairwise

from meantime.content.loader import symptoms
from meantime.language.forms import forms_in
from meantime.language.joined import joined
from meantime.language.phrases import STOPS, Book, Hit, Words, find_forms, hits_within, words_of
from meantime.language.records import FoundSymptom, Place, meet
from meantime.language.scope import Scope, scope_of
from meantime.language.sight import Sight, Spotted
from meantime.language.stems import is_small

#: Words looked at on either side of a symptom for how strong it was.
_NEAR_BEFORE, _NEAR_AFTER = 3, 8
#: Of a text that is one long list, only so many findings are weighed.
MOST_WEIGHED = 120
#: Chances below which a listed form is doubted, and from which something else is seen.
_DOUBTED, _SURE = 0.05, 0.85
#: Chance from which the model takes something for its opposite.
_LIKELY = 0.5
#: Letters of a word from which its misspelling is more than a way of speaking.
_LONG = 6
#: The family of symptoms that are done rather than felt, and one that comes or does not come.
_DEEDS, _EVENT = "behaviour", "panic_attack"
_NOT_STOPPED = frozenset({"couldnt", "cant", "cannot", "didnt", "wont", "wouldnt", "wasnt", "not"})

#: "Could not face it": what stands before a form that begins with "not" is part of it.
_BEFORE_NOT = frozenset({"could", "can", "did", "do", "have", "was", "am"})
#: "The film was sick": a form may begin with these, and still they are the film's.
_WAS = frozenset({"is", "was", "were", "are"})


_AVOIDED = "avoided_something"
_PLANNED = frozenset(
    {("was", "gonna"), ("was", "going"), ("was", "meant"), ("was", "supposed"), ("were", "going")}
)


def find_symptoms(text: str, sight: Sight | None = None) -> tuple[FoundSymptom, ...]:
    """Symptoms said in a text, in order, each name once.

    Args:
        text: any text; of a very long one the first 2,400 characters are read.
        sight: what the model sees in it; without it the word lists alone are asked.

    `name` is an id of `content/words/en/symptoms.toml`; `severity` is 1 ("a bit"), 2 ("quite") or 3 ("really bad")
    when said, else None. What is denied, somebody else's, long past or only imagined is left out. The words of
    feelings ("tired", "numb") are left to the feelings. Source: own forms in `symptom_forms.toml`.
    """
    words = words_of(text)
    hits = _said(words)
    if sight:
        hits = joined(hits, words, _seen(words, hits, sight.symptoms), doubted=_DOUBTED, sure=_SURE)
    found: dict[str, FoundSymptom] = {}
    for n, hit in enumerate(hits):
        symptom = _symptom(words, hits, n)
        if _is_news(found, symptom):
            found[hit.owner] = symptom
    return tuple(found.values())


def _said(words: Words) -> list[Hit]:
    """What the word lists find, of the person, as it was then."""
    hits = [hit for hit in find_forms(words, _book()) if not _is_guard(hit)]
    return [hit for hit in hits[:MOST_WEIGHED] if _is_so(words, hit)]


def _is_guard(hit: Hit) -> bool:
    return hit.owner in forms_in("symptom_forms").guards


def _seen(words: Words, said: Sequence[Hit], seen: Mapping[str, Spotted]) -> dict[str, Spotted]:
    """What the model sees, short of what the words clearly deny, and of doubts where the word lists know better."""
    against = [hit for hit in find_forms(words, _book())[:MOST_WEIGHED] if hit not in said]
    denied = {
        name
        for name, one in seen.items()
        if one.chance >= _SURE and _is_denied(words, name, one.place, against)
    }
    undoubted = {hit.owner for hit in said if _is_misspelt(words, hit)} if _is_alone(words) else set()
    mistaken = {
        pair
        for hit in said
        for name, one in seen.items()
        if one.chance >= _LIKELY and _is_mistaken(words, hit, name, seen)
        for pair in (name, hit.owner)
    }
    return {name: one for name, one in seen.items() if name not in denied | undoubted | mistaken}


def _is_mistaken(words: Words, hit: Hit, name: str, seen: Mapping[str, Spotted]) -> bool:
    """Whether the model takes the words of a listed symptom for its opposite: "slept 3 hours" is not too much."""
    opposite = forms_in("symptom_forms").data["opposites"].get(name) == hit.owner
    return opposite and meet(words.place(hit.first, hit.last), seen[name].place)


def _is_alone(words: Words) -> bool:
    """Whether the text speaks of nobody but the writer: whose it is the model knows better than the lists."""
    lists = forms_in("symptom_forms")
    return (lists.words("others") | lists.words("other_nouns")).isdisjoint(words.keys)


def _is_misspelt(words: Words, hit: Hit) -> bool:
    """Whether a word of some length is put right, which the model cannot read."""
    for n in range(hit.first, hit.last):
        flat = words.tokens[words.at[n]].flat.replace("'", "")
        key = words.keys[n]
        if len(key) >= _LONG and key not in {flat, f"{flat}g"} and not is_small(key):
            return True
    return False


def _is_denied(words: Words, name: str, place: Place, against: Sequence[Hit]) -> bool:
    """Whether the words mean something else here, or the deed was not done or is long over."""
    keys = words.keys_in(place)
    if keys is None:
        return True
    if any(_is_guard(hit) and hit.first <= keys[0] and keys[1] <= hit.last for hit in against):
        return True
    listed = [hit for hit in against if hit.owner == name and meet(keys, (hit.first, hit.last))]
    return any(_is_undone(words, hit) for hit in listed) or _did_not_happen(words.keys, Hit(name, *keys))


def _is_undone(words: Words, hit: Hit) -> bool:
    scope = scope_of(words.tokens, words.index_range(hit.first, hit.last))
    undone = scope.negated or scope.hypothetical or _did_not_happen(words.keys, hit)
    return scope.past_habit or (_is_deed(hit.owner) and undone)


@cache
def _is_deed(name: str) -> bool:
    return name == _EVENT or any(one.id == name and one.family == _DEEDS for one in symptoms())


@cache
def _book() -> Book:
    return forms_in("symptom_forms").book("forms", "guards")


@cache
def _severity_book() -> Book:
    return forms_in("symptom_forms").book("severity")


def _is_news(found: dict[str, FoundSymptom], symptom: FoundSymptom) -> bool:
    earlier = found.get(symptom.name)
    return earlier is None or (earlier.severity is None and symptom.severity is not None)


def _is_so(words: Words, hit: Hit) -> bool:
    """ "Couldn't stop crying" is crying, so its "couldn't" denies nothing."""
    first = hit.first
    if first > 1 and words.keys[first - 1] == "stop" and words.keys[first - 2] in _NOT_STOPPED:
        first -= 2
    elif first and words.keys[first] == "not" and words.keys[first - 1] in _BEFORE_NOT:
        first -= 1
    while first < hit.last - 1 and words.keys[first] in _WAS:
        first += 1
    if _did_not_happen(words.keys, hit) or _is_somebody_elses(words.keys, first):
        return False
    scope = scope_of(words.tokens, words.index_range(first, hit.last))
    return scope.is_clear or (_is_dodged(words.keys, hit) and scope == Scope(hypothetical=True))


def _did_not_happen(keys: tuple[str, ...], hit: Hit) -> bool:
    """ "Nearly shouted", "almost ended up crying": a deed was near, and no more. Who nearly fainted felt faint."""
    if not hit.first or not _is_deed(hit.owner):
        return False
    at = hit.first - 1
    while at >= 0 and keys[at] in forms_in("symptom_forms").words("nearly_over"):
        at -= 1
    return at >= 0 and keys[at] in forms_in("symptom_forms").words("nearly")


def _is_dodged(keys: tuple[str, ...], hit: Hit) -> bool:
    """ "Was gonna ring, bottled it": only the call was imagined, keeping away from it was so."""
    before = keys[max(0, hit.first - 8) : hit.first]
    return hit.owner == _AVOIDED and any(pair in _PLANNED for pair in pairwise(before))


def _is_somebody_elses(keys: tuple[str, ...], first: int) -> bool:
    """Whether the word before, short of small verbs, is another person: "he shouted", "my mum was shaking"."""
    lists = forms_in("symptom_forms")
    at = first - 1
    while at >= 0 and keys[at] in lists.words("helpers"):
        at -= 1
    if at < 0 or keys[at] in lists.words("others") or keys[max(0, at - 1) : at + 1] == ("no", "one"):
        return at >= 0
    if keys[at] not in lists.words("other_nouns"):
        return False
    return not lists.words("prepositions") & set(keys[max(0, at - 2) : at])


def _symptom(words: Words, hits: Sequence[Hit], n: int) -> FoundSymptom:
    hit = hits[n]
    place = words.place(hit.first, hit.last)
    return FoundSymptom(name=hit.owner, severity=_severity(words, hits, n), place=place)


def _severity(words: Words, hits: Sequence[Hit], n: int) -> int | None:
    """The strongest word for how much, inside the symptom or right beside it, short of the next symptom."""
    hit = hits[n]
    low = max(hit.first - _NEAR_BEFORE, hits[n - 1].last if n else 0)
    high = min(hit.last + _NEAR_AFTER, hits[n + 1].first if n + 1 < len(hits) else len(words.keys))
    near = hits_within(find_forms(words, _severity_book()), low, high)
    beside = [int(word.owner) for word in near if _touches(words, hit, word)]
    return max(beside, default=None)


def _touches(words: Words, hit: Hit, word: Hit) -> bool:
    if hit.first <= word.first < hit.last:
        return set(words.keys[word.first : word.last]) <= forms_in("symptom_forms").words("adverbs")
    if word.first < hit.first:
        return set(words.keys[word.last : hit.first]) <= _BEFORE_BRIDGE
    return set(words.keys[hit.last : word.first]) <= _AFTER_BRIDGE or _stands_alone(words.keys, word)


def _stands_alone(keys: tuple[str, ...], word: Hit) -> bool:
    """A remark of its own: "flashback in the car park, really bad"."""
    return keys[word.first - 1] == "," and (word.last == len(keys) or keys[word.last] in STOPS)


#: Words that may stand between a symptom and how strong it was.
_BEFORE_BRIDGE = frozenset({"of", "a", "the", "my", "with", "had"})
_AFTER_BRIDGE = frozenset({",", "was", "is", "it", "all", "and"})
