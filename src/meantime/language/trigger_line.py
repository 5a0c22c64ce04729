"""The words of a text made ready for finding what set something off."""

from collections.abc import Collection, Iterable
from functools import cache

from meantime.language.coping_effects import effect_words
from meantime.language.feeling_context import is_of_something_else
from meantime.language.feeling_spelling import put_right
from meantime.language.feeling_words import hits_in, key_of
from meantime.language.feelings import MOST_WEIGHED
from meantime.language.forms import forms_in
from meantime.language.phrases import Book, Words, find_forms, words_of
from meantime.language.records import Place
from meantime.language.trigger_ends import with_clauses
from meantime.language.trigger_spans import Line

#: Before "broke down" these say that the writer did.
_SELVES = frozenset(
    {"i", "and", "just", "then", "nearly", "almost", "completely", "totally", "finally", "n", ".", ","}
)


def line_of(
    text: str,
    *,
    taken: Collection[Place],
    times: Collection[Place],
    did: Collection[Place],
    glad: Collection[Place] = (),
) -> Line:
    """The words, and which of them are read already: `times` and `did` are those of `taken` that are no feeling."""
    words, cues = words_of(text), forms_in("trigger_cues")
    free = {n for n, key in enumerate(words.keys) if key in cues.words("free")}
    read = _within(words, taken) - free
    in_times, in_did = _within(words, times), _within(words, did)
    read -= _done_to_the_writer(words.keys, read)
    feelings = _feelings_named(words)
    named = feelings | forms_at(words, "states")
    asides = forms_at(words, "asides")
    effects = {n for n in effect_words(words) if in_did or words.keys[n] not in cues.words("unsure_effects")}
    busy = read | named | effects | asides
    line = Line(
        words=words,
        busy=tuple(n in busy for n in range(len(words.keys))),
        felt=frozenset(read - in_times - in_did),
        did=frozenset(in_did),
        times=frozenset(in_times & read),
        named=frozenset(named | (read - in_times - in_did)),
        asides=frozenset(asides),
        named_feelings=frozenset(feelings | forms_at(words, "states")),
        glad=frozenset(_within(words, glad)),
        cues=cues,
    )
    return with_clauses(line)


def forms_at(words: Words, table: str) -> set[int]:
    """The words that are part of a form of this table."""
    return {n for hit in find_forms(words, book(table)) for n in range(hit.first, hit.last)}


@cache
def book(table: str) -> Book:
    """The forms of one table of the cues."""
    return forms_in("trigger_cues").book(table)


def _done_to_the_writer(keys: tuple[str, ...], read: set[int]) -> set[int]:
    """ "She screamed at me" and "lift broke down" are no symptoms of the writer's."""
    acts = forms_in("trigger_cues").words("own_acts")
    done = {n for n in read if keys[n] in acts and not {"me", "us"}.isdisjoint(keys[n + 1 : n + 3])}
    broken = {n for n in read if keys[n : n + 2] == ("broke", "down") and n and keys[n - 1] not in _SELVES}
    return done | broken | {n + 1 for n in done | broken}


def _within(words: Words, places: Iterable[Place]) -> set[int]:
    listed = sorted(places)
    found = set()
    for n, at in enumerate(words.at):
        start, end = words.tokens[at].place
        if any(start < last and first < end for first, last in listed):
            found.add(n)
    return found


def _feelings_named(words: Words) -> set[int]:
    """The words that name a feeling, whosever it is."""
    keys = put_right(tuple(key_of(token) for token in words.tokens))
    hits = [hit for hit in hits_in(words.tokens, keys)[:MOST_WEIGHED] if hit.form.kind == "said"]
    places = [(hit.first, hit.last) for hit in hits if not is_of_something_else(keys, hit)]
    return {n for n, at in enumerate(words.at) if any(first <= at < last for first, last in places)}
