"""The small words that say whether something was so and whose it was, read once from `words/*/scope.toml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from meantime.language.word_files import parsed

#: Small letters of the words before or after a finding.
Flats = Sequence[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """One list of cues, single words and phrases apart."""

    #: Cues of one word.
    words: frozenset[str]
    #: Cues of several words, each as a tuple.
    phrases: frozenset[tuple[str, ...]]
    #: Number of words in the longest phrase.
    longest: int

    def length_at(self, flats: Flats, at: int) -> int:
        """How many words the longest cue that starts at this index has; 0 when none does."""
        for size in range(min(self.longest, len(flats) - at), 1, -1):
            if tuple(flats[at : at + size]) in self.phrases:
                return size
        return 1 if at < len(flats) and flats[at] in self.words else 0


@cache
def cues(name: str, lang: str = "en") -> Cues:
    """A list of `scope.toml` by its dotted name, such as `negation.cues`.

    Raises:
        KeyError: there is no such list.
    """
    value: Any = _scope_file(lang)
    for key in name.split("."):
        value = value[key]
    phrases = frozenset(tuple(cue.split()) for cue in value if " " in cue)
    longest = max((len(phrase) for phrase in phrases), default=1)
    return Cues(frozenset(cue for cue in value if " " not in cue), phrases, longest)


def words(name: str, lang: str = "en") -> frozenset[str]:
    """The single words of a list of `scope.toml`."""
    return cues(name, lang).words


def _scope_file(lang: str) -> Mapping[str, Any]:
    return parsed("scope", lang)
