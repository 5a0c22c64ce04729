"""What word lists find and what the model sees (`sight`), made one: each has a say in what the other found."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import cast

from meantime.core.notes import Helped
from meantime.language.phrases import Hit, Words
from meantime.language.records import FoundSkill, Place, meet
from meantime.language.sight import Named, Sight, Spotted

#: From this chance on the model says what a skill did, where no word of the lists and no number does.
_DID = 0.95


def joined(
    hits: Sequence[Hit],
    words: Words,
    seen: Mapping[str, Spotted],
    *,
    doubted: float,
    sure: float,
    certain: Collection[Hit] = (),
) -> list[Hit]:
    """The hits that are not doubted, and what is surely seen, in the order of the text.

    Args:
        doubted: a listed hit stays from this chance on, 0 to 1.
        sure: what no list knows is found from this chance on.
        certain: listed hits that are not doubted.
    """
    listed = [
        hit for hit in hits if hit in certain or hit.owner not in seen or seen[hit.owner].chance >= doubted
    ]
    known = {hit.owner for hit in listed}
    found = [
        Hit(name, *keys)
        for name, one in seen.items()
        if one.chance >= sure and name not in known and (keys := words.keys_in(one.place))
    ]
    return sorted([*listed, *found], key=lambda hit: (hit.first, hit.last))


def with_effects(skills: Sequence[FoundSkill], sight: Sight) -> tuple[FoundSkill, ...]:
    """The skills, with what each surely did where that is not known yet."""
    return tuple(one if one.helped else replace(one, helped=_did(one.place, sight.effects)) for one in skills)


def _did(place: Place, effects: Sequence[Named]) -> Helped | None:
    said = [one for one in effects if one.chance >= _DID and meet(one.place, place)]
    best = max(said, key=lambda one: one.chance, default=None)
    return cast(Helped, best.name) if best else None
