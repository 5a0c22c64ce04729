"""What the person said of thoughts, as rows that must stand in one group and rows that must not.

Constraints as in Wagstaff et al. 2001 (must-link, cannot-link). Where two of them disagree the newer one holds, so
that there is always a grouping that keeps them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from meantime.core.theme_choices import ThemeChoice, sentence_code

#: Note id -> its thoughts: the row of each, and its sentence.
Thoughts = Mapping[str, Sequence[tuple[int, str]]]


@dataclass(frozen=True, slots=True)
class Links:
    """Rows of thoughts."""

    #: Groups that stay together, each of two rows or more.
    together: list[list[int]] = field(default_factory=list)
    #: Pairs that never stand in one group.
    apart: list[tuple[int, int]] = field(default_factory=list)
    #: Rows the person looked at and left in a thought: two of them are enough to show it.
    confirmed: frozenset[int] = frozenset()


def links_for(choices: Iterable[ThemeChoice], thoughts: Thoughts) -> Links:
    """What the choices ask for, the newest first; about notes and sentences that are gone they ask nothing."""
    groups = _Groups()
    confirmed = set[int]()
    for choice in sorted(choices, key=lambda one: (one.at, one.id), reverse=True):
        meant = list(dict.fromkeys(_meant(choice.notes, choice.sentences, thoughts)))
        left = list(dict.fromkeys(_meant(choice.rest, choice.rest_sentences, thoughts)))
        if choice.together:
            groups.join(meant)
            confirmed.update(meant)
        if left:
            taken = [row for note in dict.fromkeys(choice.notes) for row, _ in thoughts.get(note, ())]
            groups.keep_apart(taken, left)
            confirmed.update(left)
    together = [sorted(group) for group in groups.sets() if len(group) > 1]
    return Links(together=sorted(together), apart=sorted(groups.apart), confirmed=frozenset(confirmed))


def _meant(notes: Sequence[str], sentences: Sequence[str], thoughts: Thoughts) -> Iterator[int]:
    """The row of each sentence; of a note that was changed since, its only thought."""
    for n, note in enumerate(notes):
        there = thoughts.get(note, ())
        code = sentences[n] if n < len(sentences) else ""
        same = [row for row, sentence in there if sentence_code(sentence) == code]
        yield from same or ([there[0][0]] if len(there) == 1 else [])


class _Groups:
    """Rows that stand together, and pairs that do not."""

    def __init__(self) -> None:
        self._group: dict[int, set[int]] = {}
        self.apart: set[tuple[int, int]] = set()

    def join(self, rows: Sequence[int]) -> None:
        """Put rows together, each with the first of the others that nothing newer keeps it from."""
        firsts: list[int] = []
        for row in rows:
            if not any(self._joined(first, row) for first in firsts):
                firsts.append(row)

    def keep_apart(self, some: Iterable[int], others: Iterable[int]) -> None:
        """Keep rows from others, but for those that something newer put together."""
        for one, other in product(some, others):
            if one != other and other not in self._of(one):
                self.apart.add((min(one, other), max(one, other)))

    def sets(self) -> Iterator[set[int]]:
        """The groups."""
        yield from {id(group): group for group in self._group.values()}.values()

    def _of(self, row: int) -> set[int]:
        return self._group.setdefault(row, {row})

    def _joined(self, one: int, other: int) -> bool:
        first, second = self._of(one), self._of(other)
        if first is second:
            return True
        if any((min(pair), max(pair)) in self.apart for pair in product(first, second)):
            return False
        first |= second
        self._group.update(dict.fromkeys(second, first))
        return True
