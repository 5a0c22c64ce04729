"""Sentences that can be translated: core returns a `Phrase`, the faces print it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A sentence with named holes and the values that fill them."""

    #: The sentence in English with `{name}` holes; the key a translation is looked up by.
    template: str
    #: What goes into the holes: words the person wrote, counts, dates already put into words.
    values: Mapping[str, str | int] = field(default_factory=dict)

    def __str__(self) -> str:
        """The sentence in English."""
        return self.template.format(**self.values)


def phrase(template: str, **values: str | int) -> Phrase:
    """A `Phrase` from a template and its values; `values` must fill every hole."""
    return Phrase(template=template, values=values)


def count_phrase(count: int, one: str, many: str) -> str:
    """`1 note`, `3 notes`: the count with the right form of its noun."""
    return f"{count} {one if count == 1 else many}"
