"""Common misspellings put right, for comparing only; the text itself is never changed."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from tomllib import loads

#: Shortest word in which one slip of the fingers (two letters swapped, one doubled or left out) is put right.
SHORTEST_SLIP = 7
#: Contractions whose bare letters are another word.
_KEPT = frozenset({"i'll", "we'll", "he'll", "she'll", "we're", "i'd", "he'd", "she'd", "we'd"})


def spelled(flat: str) -> str:
    """The key a word is compared by: without apostrophes, a known misspelling or slip put right."""
    key = flat if flat in _KEPT else flat.replace("'", "")
    known, slips = _lists()
    if key in known:
        return known[key]
    return slips.get(key, key)


@cache
def _lists() -> tuple[dict[str, str], dict[str, str]]:
    path = files("meantime.content") / "words/en/symptom_forms.toml"
    data = loads(path.read_text(encoding="utf-8"))
    known = {wrong: right for right, wrongs in data["spellings"].items() for wrong in wrongs.split()}
    return known, dict(_slips(data["slips"].split()))


def _slips(words: Iterable[str]) -> Iterable[tuple[str, str]]:
    for word in words:
        if len(word) >= SHORTEST_SLIP:
            for n in range(1, len(word) - 1):
                yield word[:n] + word[n + 1] + word[n] + word[n + 2 :], word
                yield word[:n] + word[n] + word[n:], word
                yield word[:n] + word[n + 1 :], word
