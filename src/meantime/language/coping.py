"""What the person did about it and what it did, read in a sentence."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache

from meantime.language.coping_company import find_company, is_named
from meantime.language.coping_effects import JOINS, effects_of
from meantime.language.coping_relief import is_behind_relief
from meantime.language.forms import forms_in
from meantime.language.joined import joined
from meantime.language.phrases import STOPS, Book, Hit, Words, find_forms, hits_within, words_of
from meantime.language.records import FoundSkill, Place, Ratings, meet
from meantime.language.scope import scope_of
from meantime.language.sight import Sight, Spotted
from meantime.language.symptoms import MOST_WEIGHED

#: Words looked at before a skill for a plan, and after it for what came of the plan.
_PLAN_REACH, _UNDONE_REACH, _PURPOSE_REACH, _AFTER_REACH = 6, 7, 6, 9
_NOTHING, _HUG = "nothing", "hug"
#: Chances below which a listed form is doubted, and from which something else is seen.
_DOUBTED, _SURE = 0.04, 0.93
#: Skills that are as often what set things off: the words after decide.
_COMPANY = frozenset(
    {
        "talking_to_someone",
        "texting_someone",
        "watching_something",
        "reading",
        "helping_someone",
        "solving_a_problem",
    }
)

#: "The singing was lovely" says what it was like, not that it was done to cope.
_WAS = frozenset({"was", "is", "were"})
#: Pastimes that count when they stand alone with a length of time.
_TIMED = frozenset({"nature", "exercise", "time_with_a_pet", "nap", "reading"})
_TRIED = frozenset({"tried", "trying", "managed", "remembered", "decided", "began", "started"})
_NO_OWNERS = frozenset({"it's", "that's", "let's", "what's", "there's", "here's"})
#: Words for another person that can end a phrase, so that what follows is not theirs.
_OBJECTS = frozenset({"you", "your", "u", "him", "her", "them"})

_Strengths = tuple[int | None, int | None]


def find_coping(text: str, *, ratings: Ratings, sight: Sight | None = None) -> tuple[FoundSkill, ...]:
    """Skills the person used, in order, each once, with what they did.

    `skill` is an id of `content/words/en/coping.toml`; `helped` is said by words near it, else None; `before` and
    `after` (0-10) are the ratings of the text when an afterwards is said, given to the last skill before it. Plans,
    advice and what was left undone are left out. Source: own forms in `coping_forms.toml`, and `sight`, what the model
    sees in the text; without it the word lists alone are asked.
    """
    words = words_of(text)
    hits = _skills(words)
    if sight:
        certain = _certain(words, hits, ratings)
        seen = _seen(words, sight.coping)
        hits = joined(hits, words, seen, doubted=_DOUBTED, sure=_SURE, certain=certain)
    effects = effects_of(words, hits)
    measured = _measured(words, hits, ratings)
    found: dict[str, FoundSkill] = {}
    for n, hit in enumerate(hits):
        skill = FoundSkill(
            skill=hit.owner,
            helped=effects[n],
            before=measured[n][0] if n in measured else None,
            after=measured[n][1] if n in measured else None,
            place=words.place(hit.first, hit.last),
        )
        _keep(found, skill)
    return tuple(found.values())


@cache
def _book(*tables: str) -> Book:
    return forms_in("coping_forms").book(*tables)


def _keep(found: dict[str, FoundSkill], skill: FoundSkill) -> None:
    earlier = found.get(skill.skill)
    if earlier is None or (earlier.helped is None and skill.helped is not None):
        found[skill.skill] = skill
    elif earlier.after is None and skill.after is not None:
        found[skill.skill] = replace(earlier, before=skill.before, after=skill.after)


def _skills(words: Words) -> list[Hit]:
    guards = forms_in("coping_forms").guards
    strong = [hit for hit in find_forms(words, _book("forms", "guards")) if hit.owner not in guards]
    weak = [hit for hit in find_forms(words, _book("weak", "guards")) if hit.owner not in guards]
    taken = {n for hit in strong for n in range(hit.first, hit.last)}
    meant = [
        hit
        for hit in weak[:MOST_WEIGHED]
        if not taken & set(range(hit.first, hit.last)) and _is_meant(words, hit)
    ]
    company = [hit for hit in find_company(words) if not taken & set(range(hit.first, hit.last))]
    hits = sorted([*strong, *meant, *company], key=lambda hit: hit.first)[:MOST_WEIGHED]
    done = [hit for hit in hits if was_done(words, hit) and not _is_mentioned(words, hit)]
    # "Nothing" is an episode without a skill, so beside a skill it is that skill's effect or a pause.
    return [hit for hit in done if hit.owner != _NOTHING] or done


def _certain(words: Words, hits: Sequence[Hit], ratings: Ratings) -> set[Hit]:
    """Listed skills that nobody has to doubt: techniques of which it is said what they did, and what is listed beside.

    Args:
        ratings: a skill behind a strength that became less was done.
    """
    lists, found = forms_in("coping_forms"), set[Hit]()
    for hit, effect in zip(hits, effects_of(words, hits), strict=True):
        is_told = effect is not None and hit.owner in lists.words("techniques")
        is_named = bool(lists.words("plain_names").intersection(words.keys[hit.first : hit.last]))
        is_less = is_behind_relief(words, hit.first) or _follows_the_number(words, hit, ratings)
        if is_told or is_named or is_less or (effect and _is_beside(words, found, hit)):
            found.add(hit)
    return found


def _is_beside(words: Words, found: Collection[Hit], hit: Hit) -> bool:
    """Whether it goes on a list: "breathing, grounding, walk"."""
    return any(JOINS.issuperset(words.keys[one.last : hit.first]) for one in found)


def _seen(words: Words, seen: Mapping[str, Spotted]) -> dict[str, Spotted]:
    """What the model sees, without what only looks like a skill: a pill for a headache, teeth that are cleaned."""
    mistaken = [(hit.owner, words.place(hit.first, hit.last)) for hit in find_forms(words, _book("no_skill"))]
    return {
        name: one
        for name, one in seen.items()
        if not any(name == owner and meet(one.place, place) for owner, place in mistaken)
        and not (name in _COMPANY and _set_off(words, one.place))
    }


def _set_off(words: Words, place: Place) -> bool:
    """Whether it is said right after company or a call that it set something off."""
    keys = words.keys_in(place)
    return keys is not None and bool(_within(words, _book("after"), keys[1], keys[1] + _AFTER_REACH))


def _is_mentioned(words: Words, hit: Hit) -> bool:
    """A bare noun of which something else is said: "Sam's nap was short", "the music was too loud"."""
    if words.keys[hit.first : hit.last] == ("left",):
        return _is_somewhere_else(words.keys, hit.first)
    if hit.last - hit.first > 1 or words.keys[hit.first] in forms_in("coping_forms").words("past"):
        return False
    if _within(words, _book("effect"), hit.last, hit.last + 6):
        return False
    before = words.tokens[words.at[hit.first - 1]].flat if hit.first else ""
    after = words.keys[hit.last] if hit.last < len(words.keys) else ""
    is_owned = before in {"his", "her", "their", "your"} or (
        before.endswith("'s") and before not in _NO_OWNERS
    )
    return is_owned or after in forms_in("coping_forms").words("told_of")


def _is_somewhere_else(keys: tuple[str, ...], at: int) -> bool:
    """Whether a bare "left" has another subject, or none: "the head of sales left"."""
    return at > 0 and keys[at - 1] not in STOPS | forms_in("coping_forms").words("before_left")


def _is_meant(words: Words, hit: Hit) -> bool:
    """Whether a weak form is coping: tried, for a purpose, or with an effect right after."""
    before = _within(words, _book("purpose"), max(0, hit.first - 4), hit.first)
    after = _within(words, _book("purpose"), hit.last, hit.last + _PURPOSE_REACH)
    effect = _within(words, _book("effect"), hit.last, hit.last + 4)
    said = [one for one in effect if words.keys[one.first] not in _WAS]
    return bool(before or after or said) or _is_timed(words, hit) or is_behind_relief(words, hit.first)


def _is_timed(words: Words, hit: Hit) -> bool:
    """ "Garden, 1 hr.": a place or pastime that is a sentence of its own, with how long it took."""
    alone = hit.first == 0 or words.keys[hit.first - 1] in STOPS
    after = words.keys[hit.last : hit.last + 3]
    return (
        alone
        and hit.owner in _TIMED
        and len(after) == 3
        and after[0] in {",", "for", ":"}
        and (after[1].isdigit() or after[1] in {"an", "half"})
        and after[2] in forms_in("coping_forms").words("lengths")
    )


def was_done(words: Words, hit: Hit) -> bool:
    """Whether the person did it: no plan, no advice, not left undone and not somebody else's."""
    if words.keys[hit.first] in forms_in("coping_forms").words("clause"):
        hit = replace(hit, first=hit.first + 1)
    if not _is_past(words.keys, hit) and (_is_planned(words, hit) or _is_ahead(words, hit)):
        return False
    if _is_undone(words, hit):
        return False
    if hit.owner in _COMPANY and _within(words, _book("after"), hit.last, hit.last + _AFTER_REACH):
        return False
    return _is_received(words, hit) or not _is_somebody_elses(words, hit)


def _is_undone(words: Words, hit: Hit) -> bool:
    """Whether it came to nothing; "tried it but couldn't focus" was done, and did nothing."""
    high = hit.last + _UNDONE_REACH
    undone = [one for one in find_forms(words, _book("undone")) if hit.last <= one.first < high]
    if words.keys[max(0, hit.first - 1)] in _TRIED or words.keys[hit.first] in _TRIED:
        undone = [one for one in undone if not _is_no_effect(words, one)]
    return bool(undone)


def _is_no_effect(words: Words, undone: Hit) -> bool:
    effects = _within(words, _book("effect"), undone.first, undone.last + 2)
    return any(effect.owner == "none" for effect in effects)


def _is_received(words: Words, hit: Hit) -> bool:
    """ "He hugged me": what somebody else did for the person."""
    return hit.owner == _HUG and words.keys[hit.last - 1] in {"me", "us"}


def _is_past(keys: tuple[str, ...], hit: Hit) -> bool:
    """Whether a past form stands at the skill or right before it, so that no "should" or "didn't" governs it."""
    lists = forms_in("coping_forms")
    low = max(_clause_start(keys, hit.first), hit.first - 2)
    for at in (hit.first, *range(hit.first - 1, low - 1, -1)):
        if keys[at] in lists.words("past"):
            return not lists.words("unreal") & set(keys[max(0, at - 2) : at])
        if at != hit.first and keys[at] in {"to", "not"}:
            return keys[max(0, at - 1)] in _TRIED
    return False


def _is_ahead(words: Words, hit: Hit) -> bool:
    return bool(_within(words, _book("ahead"), hit.last, hit.last + 3))


def _is_planned(words: Words, hit: Hit) -> bool:
    low = max(_clause_start(words.keys, hit.first), hit.first - _PLAN_REACH)
    high = hit.first + (words.keys[hit.first] in {"my", "the", "a", "an"})
    found = _within(words, _book("not_done"), low, high)
    return any(plan.owner == "plan" or "and" not in words.keys[plan.last : hit.first] for plan in found)


def _is_somebody_elses(words: Words, hit: Hit) -> bool:
    lists = forms_in("symptom_forms")
    at = hit.first - 1
    while at >= 0 and words.keys[at] in lists.words("helpers"):
        at -= 1
    if at >= 0 and words.keys[at] in lists.words("others") - _OBJECTS:
        return True
    if at >= 0 and words.keys[at] in lists.words("other_nouns") and not _is_company(words.keys, at):
        had = {"had", "has"}.intersection(words.keys[at + 1 : hit.first])
        return bool(had) or words.keys[hit.first] in forms_in("coping_forms").words("past")
    return is_named(words, at) or _is_unreal(words, hit)


def _is_company(keys: tuple[str, ...], at: int) -> bool:
    """ "With my sister went for a walk": the person before is not the one who went."""
    return bool(forms_in("symptom_forms").words("prepositions") & set(keys[max(0, at - 2) : at]))


def _is_unreal(words: Words, hit: Hit) -> bool:
    """Long past, or thought of in this clause; "tried" and what follows it was done."""
    first, last = words.index_range(hit.first, hit.last)
    if scope_of(words.tokens, (first, last)).past_habit:
        return True
    if _is_past(words.keys, hit):
        return False
    low = words.at[_clause_start(words.keys, hit.first)]
    return scope_of(words.tokens[low:], (first - low, last - low)).hypothetical


def _clause_start(keys: tuple[str, ...], at: int) -> int:
    """Where the plan before a skill can begin: after a sign or a word such as "but", "so", "then"."""
    ends = STOPS | forms_in("coping_forms").words("clause")
    while at > 0 and keys[at - 1] not in ends:
        at -= 1
    return at


def _within(words: Words, book: Book, low: int, high: int) -> list[Hit]:
    return list(hits_within(find_forms(words, book), low, high))


def _measured(words: Words, hits: Sequence[Hit], ratings: Ratings) -> dict[int, _Strengths]:
    """The strengths before and after by the index of the skill they belong to."""
    if len(ratings.changes) > 1:
        return _changed(words, hits, ratings)
    at = _measured_once(words, hits, ratings)
    return {} if at is None else {at: (ratings.intensity, ratings.after)}


def _changed(words: Words, hits: Sequence[Hit], ratings: Ratings) -> dict[int, _Strengths]:
    """Each change belongs to the last skill begun before its end and after the change before."""
    found: dict[int, _Strengths] = {}
    starts, since = [words.place(hit.first, hit.last)[0] for hit in hits], 0
    for one in ratings.changes:
        near = [n for n, start in enumerate(starts) if since <= start < one.place[1]]
        if near:
            found[near[-1]] = one.before, one.after
        since = one.place[1]
    return found


def _measured_once(words: Words, hits: Sequence[Hit], ratings: Ratings) -> int | None:
    """The index of the skill the rating afterwards belongs to: the last one begun before it, else the first."""
    if ratings.after is None or not hits:
        return None
    led = [n for n, hit in enumerate(hits) if _follows_the_number(words, hit, ratings)]
    if led:
        return led[0]
    end = max((place[1] for place in ratings.places), default=len(words.tokens) and words.tokens[-1].place[1])
    before = [n for n, hit in enumerate(hits) if words.place(hit.first, hit.last)[0] < end]
    return before[-1] if before else 0


def _follows_the_number(words: Words, hit: Hit, ratings: Ratings) -> bool:
    """ "7 → 4 after a walk": the strength afterwards, then the skill that led to it."""
    if not ratings.places:
        return False
    start, end = words.place(hit.first, hit.last)[0], max(place[1] for place in ratings.places)
    between = {key for n, key in enumerate(words.keys) if end <= words.place(n, n + 1)[0] < start}
    return start >= end and len(between) <= 4 and bool(between & {"after", "with", "from", "by", "following"})
