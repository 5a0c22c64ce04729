"""The feelings a person says they had, and a few that their words only suggest.

Hand-written forms (`feeling_forms.toml`), put right when misspelt, weighed by what stands around them (`scope`); what
the model sees (`sight`) has a say in it. A word of the text is `said`; what is only implied is a `guess`: at most
`MOST_GUESSES`, never asserted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from meantime.content.loader import emotions
from meantime.language.feeling_context import is_felt, is_of_something_else, is_only_named, is_wondered
from meantime.language.feeling_spelling import put_right
from meantime.language.feeling_strength import Felt, NumberAt, is_strength_of, numbers_at, strengths_of
from meantime.language.feeling_words import Form, Hit, Keys, hits_in, key_of, stands_in_guard
from meantime.language.records import FoundFeeling, Place, Ratings, meet
from meantime.language.scope import scope_of
from meantime.language.sight import Sight
from meantime.language.tokens import Token, tokens_of

MOST_GUESSES = 3
#: Words of feeling weighed in one text, which bounds the time; a long note has twenty.
MOST_WEIGHED = 60
#: Chances below which a form is doubted, and from which words that no list knows say a feeling.
_DOUBTED, _SURE = 0.05, 0.95
#: Most words that say one feeling: 99.7 of a hundred that people marked have no more.
_LONGEST = 10
#: Right before a feeling these say that it is another's.
_OTHERS = frozenset({"his", "her", "their", "your", "hers", "theirs"})
#: What no list knows, as if it were a plain form.
_SEEN = Form((), "said", "")
#: A number this far below what the adverb of a feeling stands for is no strength of that feeling.
_OPPOSITE = 5


@dataclass(frozen=True, slots=True)
class _Words:
    """A text as it is compared."""

    tokens: tuple[Token, ...]
    #: One key a token, misspelt feelings put right.
    keys: Keys


@dataclass(frozen=True, slots=True)
class _Found:
    feeling: FoundFeeling
    #: Where it stands among the tokens.
    span: tuple[int, int]
    #: Whether a number of its own says how strong.
    numbered: bool = False


def find_feelings(text: str, *, ratings: Ratings, sight: Sight | None = None) -> tuple[FoundFeeling, ...]:
    """The writer's own feelings, best first: those said in the order of the text, then at most three guesses.

    A feeling that is denied, somebody else's, long past or only thought of is not reported. `ratings` are the
    strengths found in the same text: the main feeling takes `ratings.intensity` when none has a number of its own.
    `sight` is what the model sees in it; without it the word lists are alone.
    """
    tokens = tokens_of(text)
    words = _Words(tokens, put_right(tuple(key_of(token) for token in tokens)))
    numbers = numbers_at(text, tokens)
    listed = list(_all_found(words))
    seen = list(_with_seen(words, listed, sight)) if sight else listed
    found = _once(_with_strengths(words, seen, numbers))
    said = [one for one in found if one.feeling.tier == "said"]
    guessed = _new_guesses([one.feeling for one in found if one.feeling.tier == "guess"], said)
    main = [one.feeling for one in said]
    if not any(one.numbered for one in said):
        main = _with_rating(main, ratings, numbers)
    return (*main, *guessed[:MOST_GUESSES])


def _all_found(words: _Words) -> Iterable[_Found]:
    accepted: list[Hit] = []
    for hit in hits_in(words.tokens, words.keys)[:MOST_WEIGHED]:
        tier = _tier(words, hit, accepted)
        if tier:
            accepted.append(hit)
            yield _found(words, hit, said=tier == "said")


def _with_seen(words: _Words, listed: Sequence[_Found], sight: Sight) -> Iterator[_Found]:
    """What is not doubted, and what is surely seen where no list finds anything and nothing denies it.

    For misspelt words, which the model cannot read, the lists alone speak.
    """
    places = [one.feeling.place for one in listed]
    misspelt = [
        token.place for token, key in zip(words.tokens, words.keys, strict=True) if key_of(token) != key
    ]
    yield from (
        one
        for one in listed
        if sight.felt_at(one.feeling.place) >= _DOUBTED or _meet_any(one.feeling.place, misspelt)
    )
    for one in sight.feelings:
        if one.chance >= _SURE and one.place not in misspelt and not _meet_any(one.place, places):
            at = _tokens_at(words, one.place)
            if at[1] - at[0] <= _LONGEST and not _is_denied(words, *at):
                yield _Found(FoundFeeling(name=one.name, place=one.place), at)


def _meet_any(place: Place, places: Sequence[Place]) -> bool:
    return any(meet(place, one) for one in places)


def _is_denied(words: _Words, first: int, last: int) -> bool:
    """Whether the words clearly speak against a feeling here: it is long over, or something else is meant.

    Whether it was so, and whose it was, the model knows better, but of "his anger".
    """
    if first and words.keys[first - 1] in _OTHERS:
        return True
    if scope_of(words.tokens, (first, last)).past_habit or is_only_named(words.keys, Hit(_SEEN, first, last)):
        return True
    return stands_in_guard(words.tokens, words.keys, first, last)


def _tokens_at(words: _Words, place: Place) -> tuple[int, int]:
    inside = [n for n, token in enumerate(words.tokens) if meet(token.place, place)]
    return inside[0], inside[-1] + 1


def _tier(words: _Words, hit: Hit, accepted: list[Hit]) -> str:
    """ "said", "guess", or nothing when the words are not a feeling of the writer's at that time."""
    kind = hit.form.kind
    if kind in {"sign", "sign_guess"}:
        return "said" if kind == "sign" else "guess"
    if is_of_something_else(words.keys, hit) or not is_felt(words.keys, hit, accepted):
        return ""
    scope = scope_of(words.tokens, (_start(words.keys, hit), hit.last))
    if _is_lessened(words.keys, hit, scope.negated) and not scope.other_person:
        return "guess"
    if not scope.is_clear:
        return ""
    return "guess" if kind in {"guess", "cue"} or is_wondered(words.keys, hit) else "said"


def _start(keys: Keys, hit: Hit) -> int:
    """Where the feeling itself begins: the "so" of "never felt so proud" belongs to what comes before."""
    leads = hit.last - hit.first > 1 and keys[hit.first] in {"so", "really", "very", "bit", "quite", "pretty"}
    return hit.first + 1 if leads else hit.first


def _is_lessened(keys: Keys, hit: Hit, negated: bool) -> bool:
    """ "Less anxious", "not as anxious as last time", "nearly panicked": it was near, but not the point."""
    before = keys[hit.first - 1] if hit.first else ""
    led_by = (
        keys[hit.first - 3]
        if keys[max(0, hit.first - 2) : hit.first] == ("had", "a") and hit.first > 2
        else before
    )
    nearly = led_by in {"nearly", "almost"} and hit.last - hit.first <= 2
    return nearly or before == "less" or (negated and before == "as")


def _found(words: _Words, hit: Hit, *, said: bool) -> _Found:
    place = words.tokens[hit.first].place[0], words.tokens[hit.last - 1].place[1]
    feeling = FoundFeeling(name=hit.form.name, tier="said" if said else "guess", place=place)
    return _Found(feeling, (hit.first, hit.last))


def _with_strengths(words: _Words, found: Sequence[_Found], numbers: Sequence[NumberAt]) -> Iterator[_Found]:
    """Those said with their strengths, in the order of the text, and then those guessed."""
    said = sorted((one for one in found if one.feeling.tier == "said"), key=lambda one: one.span)
    felt = [Felt(*one.span, pleasant=one.feeling.name in _pleasant()) for one in said]
    strengths = strengths_of(words.keys, felt, numbers)
    for one, (strength, numbered) in zip(said, strengths, strict=True):
        yield replace(one, feeling=replace(one.feeling, intensity=strength), numbered=numbered)
    yield from (one for one in found if one.feeling.tier == "guess")


def _once(found: Iterable[_Found]) -> list[_Found]:
    """Each feeling once. What is said comes before what is guessed; the first strength said for it stays."""
    kept: dict[str, _Found] = {}
    for one in sorted(found, key=lambda one: one.feeling.tier == "guess"):
        earlier = kept.setdefault(one.feeling.name, one)
        # A 0 after all: "anxiety 0" says that there was none.
        if earlier.feeling.intensity is None and one.feeling.intensity is not None:
            kept[one.feeling.name] = replace(
                earlier, feeling=replace(earlier.feeling, intensity=one.feeling.intensity)
            )
    return [one for one in kept.values() if not (one.numbered and one.feeling.intensity == 0)]


def _new_guesses(guesses: list[FoundFeeling], said: list[_Found]) -> list[FoundFeeling]:
    families = {_family(one.feeling.name) for one in said}
    return [guess for guess in guesses if _family(guess.name) not in families]


def _with_rating(
    said: list[FoundFeeling], ratings: Ratings, numbers: Sequence[NumberAt]
) -> list[FoundFeeling]:
    """The main feeling takes the one number of the text: the feeling nearest to where that number stands.

    It does not when the number is that of a mood, or when its words say the opposite ("very low, 2/10").
    """
    value = ratings.intensity
    if not said or value is None:
        return said
    main = min(range(len(said)), key=lambda n: _gap(said[n], ratings))
    own, pleasant = said[main].intensity, said[main].name in _pleasant()
    free = [one.number.place for one in numbers if is_strength_of(one.number, pleasant=pleasant)]
    is_free = not ratings.places or ratings.places[0] in free
    if is_free and (own is None or own - value < _OPPOSITE):
        said[main] = replace(said[main], intensity=value)
    return said


def _gap(feeling: FoundFeeling, ratings: Ratings) -> int:
    if not ratings.places:
        return 0
    start, end = ratings.places[0]
    return max(start - feeling.place[1], feeling.place[0] - end, 0)


@cache
def _families() -> dict[str, str]:
    return {emotion.id: emotion.family for emotion in emotions()}


def _family(name: str) -> str:
    return _families()[name]


@cache
def _pleasant() -> frozenset[str]:
    return frozenset(one.id for one in emotions() if one.quadrant.endswith("P"))
