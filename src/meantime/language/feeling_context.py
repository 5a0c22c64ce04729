"""Whether a word with several senses is a feeling where it stands: "felt low" is, "low battery" is not."""

from __future__ import annotations

from meantime.language.feeling_words import Hit, Keys, forms_file
from meantime.language.scope_words import words

_FEELS = frozenset({
    "feel", "feels", "felt", "feeling", "feelin", "feelings", "feling", "fel", "fell", "am", "im", "making", "mood", "emotionally", "mentally", "inside",
})  # fmt: skip
_SELF_LINKS = frozenset({
    "was", "were", "been", "being", "got", "get", "getting", "became", "become", "is", "seemed", "stayed", "woke", "wake", "waking", "still", "had", "have", "left", "went", "became",
})  # fmt: skip
_SMALL = frozenset({
    "a", "bit", "little", "so", "very", "really", "quite", "pretty", "fairly", "rather", "super", "extremely", "incredibly", "totally", "completely", "absolutely", "proper", "properly", "kind", "kinda",
    "sort", "sorta", "of", "just", "also", "all", "too", "more", "that", "this", "such", "utterly", "slightly", "somewhat", "dead", "bloody", "fucking", "fkn", "hella", "mega", "both", "always", "v", "rly", "like", "well", "much", "even", "emotionally", "mentally", "strangely", "weirdly",
    "oddly", "actually", "genuinely", "truly", "deeply", "as", "lot", "some", "up", "on", "in", "constantly", "constant", "again", "most", "today", "only", "literally", "suddenly", "physically", "out", "my", "insanely", "soo", "sooo",
})  # fmt: skip
_JOINS = frozenset({",", "and", "&", "+", "/", "or", "but", "plus", "n", "then"})
_MARKS = frozenset(",.;:!?-–—()")
_MOODS = frozenset({"mood", "i", "im", "ive", "we", "were", "day", "today", "everything", "myself", "heart", "me", "it"})


def is_felt(keys: Keys, hit: Hit, accepted: list[Hit]) -> bool:
    """Whether the words around a form of several senses make it a feeling; always so for a plain form."""
    if hit.form.kind not in {"am", "felt"}:
        return True
    if _is_alone(keys, hit) or _continues(keys, hit, accepted) or _is_rated(keys, hit):
        return True
    at = _before(keys, hit.first)
    if at < 0:
        return False
    if keys[at] in _FEELS - {"am", "im"} or _is_made(keys, at):
        return True
    return hit.form.kind == "am" and _is_self_link(keys, at)


def is_of_something_else(keys: Keys, hit: Hit) -> bool:
    """ "An angry customer", "sad film": the word describes what comes after it."""
    follows = keys[hit.last] if hit.last < len(keys) else ""
    if hit.form.kind not in {"said", "am"} or follows not in _nouns() | words("people"):
        return False
    at = _before(keys, hit.first)
    return at < 0 or not (keys[at] in _FEELS or keys[at] in _SELF_LINKS or keys[at] in _JOINS)


def _nouns() -> frozenset[str]:
    return frozenset(forms_file()["nouns"])


def _before(keys: Keys, first: int) -> int:
    """Index of the nearest word before that is more than a small one; -1 when there is none."""
    at = first - 1
    while at >= 0 and keys[at] in _SMALL and first - at < 6:
        at -= 1
    return at


def _is_made(keys: Keys, at: int) -> bool:
    """ "Made me", "left me"."""
    return keys[at] in {"me", "us"} and at > 0 and keys[at - 1] in {"made", "makes", "make", "making", "left", "leaves", "leaving"}


def _is_self_link(keys: Keys, at: int) -> bool:
    if keys[at] in {"am", "im", "ive", "woke"}:
        return True
    if keys[at] not in _SELF_LINKS:
        return False
    return at == 0 or keys[at - 1] in _MOODS or keys[at - 1] in _JOINS or keys[at - 1] in _MARKS or _is_self_link(keys, at - 1)


def _is_alone(keys: Keys, hit: Hit) -> bool:
    """A fragment that holds nothing else, in a text with a mark around it or nothing beside it: "Numb. Just numb."."""
    start = _before(keys, hit.first)
    ends = hit.last >= len(keys) or keys[hit.last] in _MARKS or keys[hit.last].isdigit()
    begins = start < 0 or keys[start] in _MARKS
    return begins and ends


def _continues(keys: Keys, hit: Hit, accepted: list[Hit]) -> bool:
    """ "Sad and empty": it continues a list of feelings."""
    if not accepted:
        return False
    between = keys[accepted[-1].last : hit.first]
    return bool(between) and len(between) <= 4 and between[0] in _JOINS and all(
        word in _JOINS or word in _SMALL for word in between
    )


def _is_rated(keys: Keys, hit: Hit) -> bool:
    """ "low 7", "flat 6/10"."""
    return keys[hit.last : hit.last + 1] != () and keys[hit.last].isdigit() and (
        keys[hit.last + 1 : hit.last + 3] == ("/", "10") or hit.first == 0
    )
