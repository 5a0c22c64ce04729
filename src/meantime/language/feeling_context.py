"""Whether a word with several senses is a feeling where it stands: "felt low" is, "low battery" is not."""

from __future__ import annotations

from meantime.language.feeling_words import Hit, Keys, forms_file, words_around
from meantime.language.scope_words import words

#: "Empty I suppose."
_SUPPOSED = frozenset({("i", "suppose"), ("i", "guess"), ("i", "think"), ("i", "reckon"), ("id", "say")})
_MARKS = frozenset(",.;:!?-–—()")


def is_felt(keys: Keys, hit: Hit, accepted: list[Hit]) -> bool:
    """Whether the words around a form of several senses make it a feeling; always so for a plain form."""
    if hit.form.kind not in {"am", "felt"}:
        return True
    if _is_alone(keys, hit) or _continues(keys, hit, accepted) or _is_rated(keys, hit):
        return True
    at = _before(keys, hit.first)
    if at < 0:
        return False
    if keys[at] in _around("feels") - {"am", "im"} or _is_made(keys, at):
        return True
    return hit.form.kind == "am" and _is_self_link(keys, at)


def is_of_something_else(keys: Keys, hit: Hit) -> bool:
    """Whether the word describes what comes after it ("an angry customer") or is only talked about."""
    return _describes(keys, hit) or is_only_named(keys, hit)


def is_only_named(keys: Keys, hit: Hit) -> bool:
    """Whether it is only talked about, or names a thing: "a book about grief", "my anxiety meds"."""
    return _is_name(keys, hit) or _is_topic(keys, hit)


def _is_name(keys: Keys, hit: Hit) -> bool:
    """ "My anxiety meds", "an anxiety free day": a thing is called after the feeling, or after its absence."""
    follows = keys[hit.last] if hit.last < len(keys) else ""
    return keys[hit.last - 1] in _around("names") and follows in _around("things")


def is_wondered(keys: Keys, hit: Hit) -> bool:
    """ "Maybe anxious", "anxious maybe", and "anxious?" alone: the writer is not sure."""
    small = [_around(name) for name in ("small", "feels", "self_links", "wondered_over")]
    at, after = hit.first - 1, keys[hit.last :]
    while at >= 0 and any(keys[at] in words for words in small):
        at -= 1
    if at >= 0 and keys[at] in _around("wonders"):
        return True
    if after and after[0] in _around("wonders"):
        return _is_end(after[1:])
    return after[:1] == ("?",) and at < 0 and not any(key.isalnum() for key in after)


def _is_end(after: Keys) -> bool:
    return not after or after[0] in _MARKS


def _is_topic(keys: Keys, hit: Hit) -> bool:
    """ "Talked to her about my anger", "a book about grief"."""
    on = hit.first > 1 and keys[hit.first - 1] == "on"
    at = hit.first - 1 if on else _before(keys, hit.first)
    if at < 1 or keys[at] not in {"on", "about", "discussed", "discuss", "discussing"}:
        return False
    return keys[at] not in {"on", "about"} or not _around("talk").isdisjoint(keys[max(0, at - 6) : at])


def _describes(keys: Keys, hit: Hit) -> bool:
    follows = keys[hit.last] if hit.last < len(keys) else ""
    if hit.form.kind not in {"said", "am"} or follows not in _nouns() | words("people"):
        return False
    if follows in words("people"):
        return not words("determiners").isdisjoint(keys[max(0, hit.first - 2) : hit.first])
    at = _before(keys, hit.first)
    return at < 0 or keys[at] not in _around("feels") | _around("self_links") | _around("joins")


def _around(name: str) -> frozenset[str]:
    return words_around(f"context.{name}")


def _nouns() -> frozenset[str]:
    return frozenset(forms_file()["nouns"])


def _before(keys: Keys, first: int) -> int:
    """Index of the nearest word before that is more than a small one; -1 when there is none."""
    at = first - 1
    while at >= 0 and keys[at] in _around("small") and first - at < 6:
        at -= 1
    return at


def _is_made(keys: Keys, at: int) -> bool:
    """ "Made me", "left me"."""
    return keys[at] in {"me", "us"} and at > 0 and keys[at - 1] in words("causes")


def _is_self_link(keys: Keys, at: int) -> bool:
    if keys[at] in {"am", "im", "ive", "woke"}:
        return True
    if keys[at] not in _around("self_links"):
        return False
    led_by = keys[at - 1] if at else ","
    return led_by in _around("moods") | _around("joins") | _MARKS or _is_self_link(keys, at - 1)


def _is_alone(keys: Keys, hit: Hit) -> bool:
    """A fragment that holds nothing else, in a text with a mark around it or nothing beside it: "Numb. Just numb."."""
    start = _before(keys, hit.first)
    ends = hit.last >= len(keys) or keys[hit.last] in _MARKS or keys[hit.last].isdigit()
    begins = start < 0 or keys[start] in _MARKS
    supposed = keys[hit.last : hit.last + 2] in _SUPPOSED
    return begins and (ends or supposed or (keys[hit.last] in _around("follows") and hit.form.kind == "am"))


def _continues(keys: Keys, hit: Hit, accepted: list[Hit]) -> bool:
    """ "Sad and empty": it continues a list of feelings."""
    if not accepted:
        return False
    between = keys[accepted[-1].last : hit.first]
    return (
        bool(between)
        and len(between) <= 4
        and between[0] in _around("joins")
        and all(word in _around("joins") or word in _around("small") for word in between)
    )


def _is_rated(keys: Keys, hit: Hit) -> bool:
    """ "low 7", "flat 6/10", "anx 7 dep 6", "9/10 on hurt"."""
    if keys[hit.first - 1 : hit.first] in {("on",), ("for",)} and keys[: hit.first - 1][-2:] == ("/", "10"):
        return True
    if not keys[hit.last : hit.last + 1] or not keys[hit.last].isdigit():
        return False
    is_led = hit.first == 0 or keys[hit.first - 1].isdigit()
    return is_led or keys[hit.last + 1 : hit.last + 3] == ("/", "10")
