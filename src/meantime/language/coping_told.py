"""Whether a word of effect is said of the skill before it, or of something else that is told next."""

from __future__ import annotations

from meantime.language.forms import forms_in

_ENDS = frozenset(".!?;\n…")
_COPULAS = frozenset({"was", "is", "were", "are", "looks", "looked", "seemed", "seems"})
#: What "was lovely" may be said of: the skill, or how it is with the person now.
_IT = frozenset(
    {"it", "that", "this", "which", "just", "they", "i", "all", "everything", "things", "im", "its", "thats"}
)
#: After the end of a sentence so many words may stand before the effect, all of them small.
_OPENING = 3


def is_said_of_it(keys: tuple[str, ...], at: int, low: int) -> bool:
    """Whether the effect that begins at `at` is said of the skill that ends at `low`.

    It is in the same sentence, or at the start of the next ("It helped", "Felt calmer"); nobody else is speaking, and
    what "was lovely" is the skill right before it, or "it".
    """
    between = keys[low:at]
    ends = [n for n, key in enumerate(between) if key in _ENDS]
    if len(ends) > 1 or (ends and not _opens(between[ends[0] + 1 :])):
        return False
    if any(_is_somebody_speaking(between, n) for n in range(1, len(between))):
        return False
    before = keys[at - 1]
    if keys[at] in {"was", "is", "were"}:
        return at - low <= 1 or before in _IT
    return (
        before not in _COPULAS
        or at - low <= 1
        or keys[at - 2] in _IT | forms_in("coping_forms").words("moods")
    )


def _opens(start: tuple[str, ...]) -> bool:
    """ "It", "And that really", "Came back": small words that lead to the effect."""
    return len(start) <= _OPENING and forms_in("coping_forms").words("openings").issuperset(
        key for key in start if not key.isdigit()
    )


def _is_somebody_speaking(keys: tuple[str, ...], n: int) -> bool:
    """ "My therapist says my numbers are better", but not "counted my breaths like my therapist says"."""
    if keys[n] not in forms_in("coping_forms").words("speaking") or {"like", "as"} & set(
        keys[max(0, n - 3) : n]
    ):
        return False
    people = forms_in("symptom_forms")
    return keys[n - 1] in (people.words("others") | people.words("other_nouns")) - {"you", "u"}
