"""What word lists find and what the model sees (`sight`), made one: each has a say in what the other found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from meantime.language.phrases import Hit, Words
from meantime.language.sight import Spotted


def joined(
    hits: Sequence[Hit], words: Words, seen: Mapping[str, Spotted], *, doubted: float, sure: float
) -> list[Hit]:
    """The hits that are not doubted, and what is surely seen, in the order of the text.

    Args:
        doubted: a listed hit stays from this chance on, 0 to 1.
        sure: what no list knows is found from this chance on.
    """
    listed = [hit for hit in hits if hit.owner not in seen or seen[hit.owner].chance >= doubted]
    known = {hit.owner for hit in listed}
    found = [
        Hit(name, *keys)
        for name, one in seen.items()
        if one.chance >= sure and name not in known and (keys := words.keys_in(one.place))
    ]
    return sorted([*listed, *found], key=lambda hit: (hit.first, hit.last))
